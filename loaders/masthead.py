"""The top of a single document: what stands above and under its title, and which lines are the title."""

import re
from collections.abc import Collection, Container, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache

from kg.model import Fact
from kg.vocab import doctypes
from kg.vocab.lexicon import part
from kg.vocab.orders import is_serial, only_bodies
from loaders.align import Place
from loaders.fold import key
from loaders.lines import Line, Lines
from loaders.metadata import Metadata, is_label, read_metadata
from loaders.naming import LONGEST, balanced, is_order, is_title, is_whole, plain
from loaders.page import is_meta, is_sentence
from loaders.top_lines import belongs_to_document, is_column, is_event, is_frame, is_minutes_head, is_number, is_outside_title

_MOST_LINES = 80
"""The top is no longer than this, or what stands there is no title."""
_WRAP, _BROKEN = 6, 14
"""A title is wrapped over so many lines at most; within an open bracket, where pages are flattened, over more."""
# 各省、自治区、直辖市人民政府：
_ADDRESSEE = re.compile(r".{2,300}[:：]")
# 第一条 为了…, 一、总体要求, （一）目标, 第一章 总则, 问：甲类补贴怎么申领？
_BODY = re.compile(
    rf"(?:#+\s*)?(?:\*\*)?(?:<b>)?(?:{part('article')}|{part('section')}|{part('subsection')}|{part('chapter')}|问\s*[:：]|目\s*录$|附件[:：])"
)
# 甲类设备管理办法_某市人民政府门户网站
_SITE = re.compile(r"[_\-—–|｜]\s*[^_\-—–|｜《》]{2,30}$")
# 推进甲类，建立乙类
_PROSE = re.compile(r"[。；;]$|，|。")
_REPEATED = 4
"""Characters that, printed once more at the beginning of a line, begin the title anew."""
_RATIO = 0.85
# （试行）
_EDITION = re.compile(part("edition"))


@dataclass(frozen=True, slots=True)
class Masthead:
    """Where a document is named, and what the lines around the name are."""

    title: Place
    certain: bool
    """Whether the lines name a type of document; else they are merely the first."""
    metadata: Metadata
    furniture: tuple[int, ...]
    """0-based indexes of the lines above and under the title that are the page's and not the document's."""


def find_masthead(lines: Lines, beside: tuple[Fact, ...] = ()) -> Masthead | None:
    """Find the title of the one document of a text; None for a text without a line that could name it.

    `beside` is what the file says about it: of several titles the one that it names is taken.
    """
    return _find(lines, tuple(fact.value for fact in beside if fact.name == "title"))


@lru_cache(maxsize=2)
def _find(lines: Lines, beside: tuple[str, ...]) -> Masthead | None:
    top = _top(lines)
    metadata = read_metadata(lines, top[-1].number if top else 0)
    runs = _runs(top, metadata.lines)
    titles = [place for run in runs if (place := _title(run))]
    named = {key(title) for title in (*beside, *(fact.value for fact in metadata.facts if fact.name == "title"))}
    chosen = _choose(lines, [place for place in titles if _is_named(named, lines, place)] or titles, top)
    headline = _headline(lines, runs, metadata)
    if headline and (chosen is None or (headline.last < chosen.first and not _is_strong(text_at(lines, chosen)))):
        chosen = headline
    if chosen is None:
        chosen = next((Place(line.number - 1, line.number - 1) for line in top if is_order(line.bare)), None)
    if chosen is None:
        chosen = next((Place(run[0].number - 1, run[0].number - 1) for run in runs if _could_name(run[0].bare)), None)
    if chosen is None:
        return None
    chosen = _with_serial(lines, chosen)
    certain = is_title(text_at(lines, chosen)) and (not named or _is_named(named, lines, chosen))
    return Masthead(chosen, certain, metadata, tuple(_furniture(top, chosen, metadata)))


def _is_named(named: Collection[str], lines: Lines, place: Place) -> bool:
    """Tell whether a title is the one that stands beside the text, with or without the bodies in front."""
    printed = key(text_at(lines, place))
    return any(_again(name, printed) or _again(printed, name) for name in named)


def _is_strong(title: str) -> bool:
    """Tell whether a title names a policy or an order; a guide or report may as well be a line of a text."""
    return is_order(title) or doctypes().is_document(title) is True


def _headline(lines: Lines, runs: Sequence[Sequence[Line]], metadata: Metadata) -> Place | None:
    """Return the line above the date and source of a page, which is its headline."""
    for run in runs:
        last = run[-1].number - 1
        following = next((line.number - 1 for line in lines.solid(last + 1)), None)
        if following in metadata.lines and _could_name(run[-1].bare) and not is_column(run[-1].bare):
            return Place(last, last)
    return None


def _with_serial(lines: Lines, place: Place) -> Place:
    """Add the line with the number to the heading of an order: 某部公告 / 2031年第3号."""
    following = next(lines.solid(place.last + 1), None)
    if following and is_serial(following.bare) and is_order(text_at(lines, place)):
        return Place(place.first, following.number - 1)
    return place


def _furniture(top: Sequence[Line], title: Place, metadata: Metadata) -> Iterator[int]:
    """Yield the lines of the top that are the page's: above the title all that the document does not have there."""
    for line in top:
        index = line.number - 1
        of_page = index in metadata.lines or is_frame(line.bare)
        if (index < title.first and not belongs_to_document(line.bare)) or (index > title.last and of_page):
            yield index


def _top(lines: Lines) -> list[Line]:
    """Return the lines above the first sentence, addressee, article or section."""
    found: list[Line] = []
    open_bracket = ""
    for line in lines.solid():
        text = plain(line.bare)
        joined = open_bracket + text
        if len(found) >= _MOST_LINES or _begins_body(line.bare, joined if open_bracket else text):
            break
        found.append(line)
        open_bracket = joined if not balanced(joined) and len(joined) < LONGEST else ""
    return found


def _begins_body(text: str, joined: str) -> bool:
    if is_label(text) or is_meta(text) or is_title(_SITE.sub("", joined)) or is_frame(text):
        return False
    if joined != plain(text) and len(joined) < LONGEST:
        return False
    return _is_prose(text) or bool(_BODY.match(text)) or bool(_ADDRESSEE.fullmatch(text) and len(text) > 5)


def _is_prose(text: str) -> bool:
    return is_sentence(text) and bool(_PROSE.search(text))


def _runs(top: Sequence[Line], labelled: Container[int]) -> list[list[Line]]:
    """Cut the top into runs of lines that may print one title; what is known to be something else parts them."""
    runs: list[list[Line]] = []
    run: list[Line] = []
    for line in top:
        inside = bool(run) and not balanced("".join(plain(one.bare) for one in run))
        if line.number - 1 in labelled or (not inside and is_outside_title(line.bare)):
            runs += [run] if run else []
            run = []
        elif not inside and run and _starts_anew(run, line):
            runs.append(run)
            run = [line]
        else:
            run.append(line)
    return runs + ([run] if run else [])


def _starts_anew(run: Sequence[Line], line: Line) -> bool:
    """Tell whether a line begins another title than the one above it, which is whole."""
    before, text = "".join(plain(one.bare) for one in run), plain(line.bare)
    if is_order(text) and only_bodies(before) is False:
        return True
    # 甲条例 / 甲条例, 某部关于甲类设备的答复 / 某部关于甲类: the headline of the page and the title of the document
    if len(text) >= _REPEATED and (key(before) == key(text) or (is_title(before) and key(before).startswith(key(text)))):
        return True
    if not is_whole(before) or text[:1] in "的（(〔[":
        return False
    return is_order(before) or is_title(text) or "关于" in text or bool(_SITE.search(before))


def _title(run: Sequence[Line]) -> Place | None:
    """Return the lines of the title in a run: the most of its lines that make one, from the first line that can begin it."""
    for first in range(len(run)):
        if (last := _last_of_title(run, first)) is not None:
            while first < last and is_column(run[first].bare) and is_title("".join(plain(line.bare) for line in run[first + 1 : last + 1])):
                first += 1
            return Place(run[first].number - 1, run[last].number - 1)
    return None


def _last_of_title(run: Sequence[Line], first: int) -> int | None:
    """Return the index in the run of the last line of a title that begins at index `first`, None where none does."""
    best = None
    for last in range(first, min(len(run), first + _BROKEN)):
        before = "".join(plain(line.bare) for line in run[first:last])
        text = before + plain(run[last].bare)
        if len(text) > LONGEST or (last - first >= _WRAP and balanced(before)):
            break
        if is_title(text) or (best is not None and _EDITION.fullmatch(plain(run[last].bare))):
            best = last
    return best


def _choose(lines: Lines, titles: Sequence[Place], top: Sequence[Line]) -> Place | None:
    """Return the title: of one printed twice the last, without the name of the site."""
    if not titles:
        return None
    first = titles[0]
    own = key(_SITE.sub("", text_at(lines, first)))
    again = [place for place in titles[1:] if _again(own, key(text_at(lines, place))) and not _parted(first, place, top)]
    orders = [place for place in titles if is_order(text_at(lines, place)) or is_minutes_head(text_at(lines, place))]
    if first in orders and len(titles) > len(orders) and not again:
        # 某部公告 / 2031年第5号 / 关于甲类设备的公告, 会议纪要 / 〔2031〕5号 / 研究甲类工作的会议纪要
        return next(place for place in titles if place not in orders)
    return again[-1] if again else first


def _parted(first: Place, other: Place, top: Sequence[Line]) -> bool:
    """Tell whether lines of the document stand between two places, as those that tell how a law was made: the first is the title then."""
    between = (line.bare for line in top if first.last < line.number - 1 < other.first)
    return any(is_number(text) or is_event(text) for text in between)


def _again(own: str, other: str) -> bool:
    """Tell whether a line prints a title once more: as it was, with the bodies in front, or nearly so; its beginning is another line."""
    return own in other or SequenceMatcher(None, own, other, autojunk=False).ratio() > _RATIO


def text_at(lines: Lines, place: Place) -> str:
    """Return the text of the lines at a place, joined and without blanks that fill it out."""
    return "".join(plain(line.bare) for line in lines.solid(place.first, place.last + 1))


def _could_name(text: str) -> bool:
    return 4 <= len(text) <= 120 and not is_sentence(text)
