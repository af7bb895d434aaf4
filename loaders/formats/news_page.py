"""A saved web page: an article, perhaps an interpretation under its own heading, and the frame around them."""

import re
from collections.abc import Iterator

from kg.model import Bulletin, Unit
from loaders.align import WRAP, Place
from loaders.cover import month
from loaders.cut import heading, unit
from loaders.fold import enumerator, key
from loaders.lines import Lines
from loaders.masthead import find_masthead, text_at
from loaders.naming import is_question
from loaders.page import Frame, find_frame, is_meta, is_sentence
from loaders.page_words import page_words
from loaders.reading import Reading, Sniff, sniffed
from loaders.source import Source

NAME = "news_page"
DESCRIPTION = "saved web page: article, interpretation, then 责任编辑 and teasers"

_LABEL = 8
"""A section label (`产经`) above the headline is no longer than this."""
_PARAGRAPH = 30
_TEASERS = 2
# 甲类设备有序更新。
_WHOLE = re.compile(r"[。！？!?；;：:）)】”\"]$")
"""How a paragraph ends that is not cut off."""
# 专家解读｜甲类设备更新要点
_INTERPRETATION = re.compile(page_words("interpretation_heading"))
# 来源：某部网站
_SOURCE = re.compile(r"(?:来源|信息来源|文章来源)\s*[:：]\s*([^\s:：]{2,30})")


def sniff(lines: Lines) -> Sniff:
    """Look for the frame of a page around one article."""
    frame = find_frame(lines)
    return sniffed(
        ("the editor's name (责任编辑：…) or two kinds of page marks (返回, 来源：…)", frame.claims),
        ("a headline with text under it", frame.claims and _headline(lines, frame) is not None),
        ("a headline that is neither the title of a policy nor that of a guide", frame.claims and not _is_document(lines)),
    )


def _is_document(lines: Lines) -> bool:
    """Tell whether a page holds a document: its title names one, or asks what a guide answers."""
    masthead = find_masthead(lines)
    if masthead is None:
        return False
    title = text_at(lines, masthead.title)
    return is_question(title) or (masthead.certain and not _INTERPRETATION.fullmatch(title))


def units(source: Source, lines: Lines) -> Reading:
    """The article and the interpretations that follow it; teasers and frame are left out."""
    frame = find_frame(lines)
    places = list(_places(lines, frame))
    stops = [p.first for p in places[1:]] + [_stop(lines, frame, places[-1].last + 1)]
    found = tuple(
        unit(source, lines, p, stop, i, single=len(places) == 1) for i, (p, stop) in enumerate(zip(places, stops, strict=True), 1)
    )
    return Reading(_bulletin(source, lines, found), found)


def _places(lines: Lines, frame: Frame) -> Iterator[Place]:
    headline = _headline(lines, frame)
    if headline is None:
        raise ValueError("sniff() did not claim this text")
    yield headline
    own, sentences = key(heading(lines, headline)), 0
    for line in lines.solid(headline.last + 1, frame.stop):
        text = line.bare
        if is_sentence(text):
            sentences += 1
        elif sentences and not enumerator(text):
            place = _whole(lines, line.number - 1)
            title = heading(lines, place)
            if _INTERPRETATION.fullmatch(title) and key(title) != own:
                yield place


def _headline(lines: Lines, frame: Frame) -> Place | None:
    """The first line that is neither frame, section label nor running text."""
    heads: list[int] = []
    for line in lines.solid(frame.top, frame.stop):
        if is_sentence(line.bare) and heads:
            break
        if not is_meta(line.bare):
            heads.append(line.number - 1)
    while len(heads) > 1 and _is_label(lines[heads[0]].bare):
        heads.pop(0)
    return _whole(lines, heads[0]) if heads else None


def _is_label(text: str) -> bool:
    return len(text) <= _LABEL and not re.search(r"[《》“”：:，！？]", text)


def _whole(lines: Lines, index: int) -> Place:
    """A heading with the lines it is wrapped over: those up to the end of an open 《."""
    text = ""
    for line in lines.solid(index, index + WRAP * 2):
        if text and is_sentence(line.bare):
            break
        text += line.bare
        if text.count("《") <= text.count("》"):
            return Place(index, line.number - 1)
    return Place(index, index)


def _stop(lines: Lines, frame: Frame, first: int) -> int:
    """Where the last unit ends: at the frame, or before headlines that each have one cut-off paragraph."""
    rows = [(line.number - 1, line.bare) for line in lines.solid(first, frame.stop)]
    start = len(rows)
    while start >= 2 and _is_cut_off(rows[start - 1][1]) and not is_sentence(rows[start - 2][1]):
        start -= 2
    return rows[start][0] if len(rows) - start >= _TEASERS * 2 else frame.stop


def _is_cut_off(text: str) -> bool:
    return len(text) >= _PARAGRAPH and not _WHOLE.search(text)


def _bulletin(source: Source, lines: Lines, found: tuple[Unit, ...]) -> Bulletin:
    meta = [line.bare for line, _ in zip(lines.solid(), range(12), strict=False) if is_meta(line.bare)]
    publisher = next((m.group(1) for t in meta if (m := _SOURCE.search(t))), None)
    return Bulletin(source.name, found[0].heading, None, publisher, month(meta), NAME, source.sha256, source.path, source.text_sha256)
