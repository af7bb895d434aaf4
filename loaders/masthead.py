"""The top of a single document: what stands above and under its title, and which lines are the title."""

import re
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from kg.vocab.lexicon import part
from kg.vocab.orders import is_serial, only_bodies
from loaders.align import Place
from loaders.fold import key
from loaders.furniture import is_page_number
from loaders.lines import Line, Lines
from loaders.metadata import Metadata, is_label, read_metadata
from loaders.naming import LONGEST, balanced, is_order, is_title, plain
from loaders.page import is_menu, is_meta, is_sentence

_MOST_LINES = 80
"""The top is no longer than this, or what stands there is no title."""
_WRAP, _BROKEN = 6, 14
"""A title is wrapped over so many lines at most; within an open bracket, where pages are flattened, over more."""
_ADDRESSEE = re.compile(r".{2,300}[:：]")
_BODY = re.compile(
    rf"(?:#+\s*)?(?:\*\*)?(?:<b>)?(?:{part('article')}|{part('section')}|{part('subsection')}|{part('chapter')}|问\s*[:：]|目\s*录$|附件[:：])"
)
_NUMBER = re.compile(
    r"[（(]?.{0,40}[〔\[(（﹝【]\s*(?:19|20)\d\d\s*[〕\])）﹞】]\s*第?\s*\d+\s*号\s*[)）]?|[（(]?(?:(?:19|20)\d\d\s*年\s*)?第?\s*[\d一二三四五六七八九十百〇零]{1,6}\s*号[)）]?"
)
_DATE = re.compile(
    r"[（(]?\s*(?:(?:19|20)\d\d|[〇零○一二三四五六七八九]{4})\s*[年./-]\s*[\d一二三四五六七八九十]{1,3}\s*[月./-]\s*[\d一二三四五六七八九十]{1,3}\s*日?(?:\s*\d{1,2}:\d{2}(?::\d{2})?)?.{0,60}"
)
# 特急, 机密★1年, 000123, 签发人：张某某, 印章
_PRINTED = re.compile(
    r"\d{6}|[★☆\s\w]{0,8}(?:秘密|机密|绝密|特急|加急|平急|急件)[★☆\s\w]{0,8}|签发人\s*[:：].{0,40}|附\s*件\s*[\d一二三四五六七八九十]*\s*[:：]?|.{0,20}修订信息|:::.*"
)
_HEAD = re.compile(r".{2,40}文\s*件")
_RED = re.compile(r"(?P<names>.{2,120}?)(?:文\s*件)")
# 首页, >, [ 打印 ], 大, 小, |, Aa, 设为首页
_NAVIGATION = re.compile(
    r".{0,12}(?:位置|首页)\s*[:：>＞»].*|[>＞»/|｜·•\-\s\[\]【】]*(?:(?:网站)?首\s*页|打\s*印|关\s*闭|收\s*藏|分\s*享(?:到)?|大|中|小|Aa|(?:A[+\-]?\s*)+|字体|设为首页|加入收藏|工作邮箱|搜索|简|繁|无障碍|长者版|登录|注册|English|EN)?[>＞»/|｜·•\-\s\[\]【】]*"
)
_SITE = re.compile(r"[_\-—–|｜]\s*[^_\-—–|｜《》]{2,30}$")
_PROSE = re.compile(r"[。；;]$|，|。")
# 2031年8月31日 某会议《关于修改〈甲类法〉的决定》修正
_EVENT = re.compile(r"[（(]?\s*(?:19|20)\d\d\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*日")
_CHINESE_DATE = re.compile(r"[（(]?\s*(?:(?:19|20)\d\d|[〇零○一二三四五六七八九]{4})\s*年")
_RATIO = 0.85
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


def find_masthead(lines: Lines) -> Masthead | None:
    """Find the title of the one document of a text; None for a text without a line that could name it."""
    top = _top(lines)
    metadata = read_metadata(lines, top[-1].number if top else 0)
    runs = _runs(top, metadata.lines)
    titles = [place for run in runs if (place := _title(run))]
    chosen = _choose(lines, titles, top)
    certain = chosen is not None
    if chosen is None:
        chosen = next((Place(run[0].number - 1, run[0].number - 1) for run in runs if _could_name(run[0].bare)), None)
    if chosen is None:
        return None
    chosen = _with_serial(lines, chosen)
    return Masthead(chosen, certain, metadata, tuple(_furniture(top, chosen, metadata)))


def _with_serial(lines: Lines, place: Place) -> Place:
    """Add to the head of an order the line with its number: 某部公告 / 2031年第3号."""
    following = next(lines.solid(place.last + 1), None)
    if following and is_serial(following.bare) and is_order(text_at(lines, place)):
        return Place(place.first, following.number - 1)
    return place


def _furniture(top: Sequence[Line], title: Place, metadata: Metadata) -> Iterator[int]:
    """Yield the lines of the top that are the page's: above the title all that the document does not have there."""
    for line in top:
        index = line.number - 1
        of_page = index in metadata.lines or _is_frame(line.bare)
        if (index < title.first and not _of_document(line.bare)) or (index > title.last and of_page):
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
    if is_label(text) or is_meta(text) or is_title(_SITE.sub("", joined)) or _NAVIGATION.fullmatch(text):
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
        if line.number - 1 in labelled or (not inside and _is_apart(line.bare)):
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
    if not is_title(before) or text[:1] in "的（(〔[":
        return False
    return is_order(before) or is_title(text) or "关于" in text or bool(_SITE.search(before))


def _is_apart(text: str) -> bool:
    """Tell whether a line at the top is no part of a title."""
    return bool(
        is_page_number(text)
        or is_menu(text)
        or _NAVIGATION.fullmatch(text)
        or is_meta(text)
        or is_label(text)
        or _NUMBER.fullmatch(text)
        or _DATE.fullmatch(text)
        or _EVENT.match(text)
        or _PRINTED.fullmatch(text)
        or is_red_head(text)
        or text.startswith(("<!--", "---", "==="))
    )


def _is_frame(text: str) -> bool:
    """Tell whether a line under the title is the page's. What begins with 2031年3月5日 may tell how a law was made."""
    return (is_meta(text) and not _CHINESE_DATE.match(text)) or bool(_NAVIGATION.fullmatch(text)) or is_menu(text)


def is_red_head(text: str) -> bool:
    """Tell whether a line is the name of the issuers in red: 某部 某局文件. A title may go on behind 文件, so nothing but bodies counts."""
    found = _RED.fullmatch(plain(text))
    return found is not None and (only_bodies(found["names"]) or (len(text) <= 16 and "关于" not in text))


def _title(run: Sequence[Line]) -> Place | None:
    """Return the lines of the title in a run: the most of its lines that make one, from the first line that can begin it."""
    for first in range(len(run)):
        best = None
        for last in range(first, min(len(run), first + _BROKEN)):
            text = "".join(plain(line.bare) for line in run[first : last + 1])
            if len(text) > LONGEST or (last - first >= _WRAP and balanced("".join(plain(line.bare) for line in run[first:last]))):
                break
            if is_title(text) or (_EDITION.fullmatch(plain(run[last].bare)) and best is not None):
                best = Place(run[first].number - 1, run[last].number - 1)
        if best:
            return best
    return None


def _choose(lines: Lines, titles: Sequence[Place], top: Sequence[Line]) -> Place | None:
    """Return the title: of one printed twice the last, without the name of the site."""
    if not titles:
        return None
    first = titles[0]
    own = key(_SITE.sub("", text_at(lines, first)))
    again = [place for place in titles[1:] if _again(own, key(text_at(lines, place))) and not _parted(first, place, top)]
    orders = [place for place in titles if is_order(text_at(lines, place))]
    if first in orders and len(titles) > len(orders) and not again:
        # 某部公告 / 2031年第5号 / 关于甲类设备的公告
        return next(place for place in titles if place not in orders)
    return again[-1] if again else first


def _parted(first: Place, other: Place, top: Sequence[Line]) -> bool:
    """Tell whether lines of the document stand between two places, as those that tell how a law was made: the first is the title then."""
    between = (line.bare for line in top if first.last < line.number - 1 < other.first)
    return any(_NUMBER.fullmatch(text) or _EVENT.match(text) for text in between)


def _again(own: str, other: str) -> bool:
    """Tell whether a line prints a title once more: as it was, with the bodies in front, or nearly so; its beginning is another line."""
    return own in other or SequenceMatcher(None, own, other, autojunk=False).ratio() > _RATIO


def text_at(lines: Lines, place: Place) -> str:
    """Return the text of the lines at a place, joined and without blanks that fill it out."""
    return "".join(plain(line.bare) for line in lines.solid(place.first, place.last + 1))


def _could_name(text: str) -> bool:
    return 4 <= len(text) <= 120 and not is_sentence(text)


def _of_document(text: str) -> bool:
    """Tell whether a line above the title belongs to the document: red head, number, order, date, secrecy, signer."""
    return bool(
        is_red_head(text)
        or is_order(text)
        or _NUMBER.fullmatch(text)
        or _PRINTED.fullmatch(text)
        or (_DATE.fullmatch(text) and not is_meta(text))
    )
