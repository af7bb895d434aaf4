"""Collections in one file: documents separated by rules (=====, -----), or records of labelled fields (【标题】…【正文】…)."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import islice, pairwise

from kg.model import Bulletin, Span, Unit
from kg.vocab import doctypes
from kg.vocab.lexicon import lexicon
from loaders.fold import joined
from loaders.formats import document
from loaders.labelled import Record, facts, find_records
from loaders.lines import Line, Lines
from loaders.reading import Reading, Remark, Sniff, sniffed
from loaders.source import Source

NAME = "collection"
DESCRIPTION = "collection in one file: documents between rules (=====), or records of labelled fields (【标题】…【正文】…)"

# =====, ----------, * * *, ━━━━━━, ===== 甲.txt =====, ----- 2 -----
_RULE = re.compile(r"(?P<mark>[=\-*_~─━═—#+])(?:\s?(?P=mark)){2,}(?:[^=\-*_~─━═—#+]{1,60}(?P=mark)(?:\s?(?P=mark)){2,})?")
# 某部发〔2031〕5号, 某部令第5号, 某部公告2031年第5号
_NUMBER = re.compile(f"{lexicon().part('number_line')}|{lexicon().part('order_line')}")
# 各省、自治区、直辖市人民政府：
_ADDRESSEE = re.compile(r"[^。；]{3,300}[:：]")
# （2031年3月5日甲会议通过）, 2031年3月5日
_DATE = re.compile(rf"[（(]?\s*{lexicon().part('year')}\s*年\s*\d{{1,2}}\s*月\s*\d{{1,2}}\s*日.{{0,80}}")
# 甲类设备管理办法（试行）
_BRACKETS = re.compile(r"(?:[（(〔\[][^（）()〔〕\[\]]{1,40}[）)〕\]]|[》”])+$")
_HEAD_LINES, _WRAP = 9, 5
"""Lines in which a document between rules has its title and its number, addressee or date; lines of a wrapped title."""


@dataclass(frozen=True, slots=True)
class Part:
    """What stands between two rules: 0-based line indexes, `stop` exclusive."""

    first: int
    stop: int
    heads: bool
    """Whether a document begins with it; else it goes on with the one above (an annex)."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Where the document of a record stands: character offsets in the source."""

    start: int
    body: int
    """End of its heading."""
    end: int
    gaps: tuple[Span, ...] = ()


def sniff(lines: Lines) -> Sniff:
    """Look for two records of labelled fields, or two documents with a rule between them."""
    records = find_records(lines)
    count = len(records) or sum(part.heads for part in _parts(lines))
    # Each field bears the claim out.
    strength = sum(len(record.fields) for record in records) or count * 2
    mark = "labelled fields (【标题】, 【文号】, 【正文】) that repeat, or rules (=====) with a title and a number, addressee or date below"
    return sniffed((mark, count > 1), strength=strength)


def units(source: Source, lines: Lines) -> Reading:
    """Cut the records, or the documents between the rules."""
    records = find_records(lines)
    found = tuple(_of_records(source, lines, records) if records else _of_parts(source, lines))
    remarks = () if records else tuple(_remarks(lines))
    bulletin = Bulletin(source.name, _title(source, lines), None, None, None, NAME, source.sha256, source.path, source.text_sha256)
    return Reading(bulletin, found, remarks)


def _title(source: Source, lines: Lines) -> str:
    """The line above the first rule or record, where there is one; else the name of the file."""
    records = find_records(lines)
    first = records[0].fields[0].line - 1 if records else next(part.first for part in _parts(lines) if part.heads)
    above = [line.bare for line in lines.solid(0, first) if not _RULE.fullmatch(line.bare)]
    return above[0].lstrip("# ") if above else source.name


def _of_records(source: Source, lines: Lines, records: Sequence[Record]) -> Iterator[Unit]:
    placed = [(record, place) for record in records if (place := _place(lines, record))]
    for number, (record, place) in enumerate(placed, 1):
        yield Unit(
            bulletin=source.name,
            number=number,
            heading=joined([line.strip() for line in lines.read(place.start, place.body).splitlines()]),
            line_start=lines.at(place.start),
            line_end=lines.at(place.end),
            start=place.start,
            end=place.end,
            text=source.text[place.start : place.end],
            body=place.body,
            single=True,
            gaps=place.gaps,
            facts=(*facts(lines, record), *source.facts),
        )


def _place(lines: Lines, record: Record) -> Stretch | None:
    """Where a record is a document: from the value of its title to the end of its text, without the labels between them."""
    title, text = record.field("title"), _text(lines, record)
    if text is None:
        return Stretch(title.value, title.stop, title.stop) if title else None
    if title is None or title.value > text.start:
        first = next(lines.solid(lines.at(text.start) - 1))
        return Stretch(text.start, min(first.end, text.end), text.end)
    below = lines[lines.at(title.stop)].start if lines.at(title.stop) < lines.at(text.start) else title.stop
    gaps = (Span(below, text.start),) if lines.read(below, text.start).strip() else ()
    return Stretch(title.value, title.stop, text.end, gaps)


def _text(lines: Lines, record: Record) -> Span | None:
    """Where the text of a record stands: behind its label, else behind the labels at its top; None where there is none."""
    label = record.field("text")
    start, stop = (label.value, record.stop) if label else (_below(lines, record), record.stop)
    if label:
        stop = next((one.line - 1 for one in record.fields if one.start > label.start), stop)
    last = _last(lines, lines.at(start) - 1, stop) if start is not None else None
    return Span(start, last.end) if start is not None and last and last.end > start else None


def _below(lines: Lines, record: Record) -> int | None:
    """Where the text below the labels at the top of a record begins."""
    end = record.fields[0].stop
    for one in record.fields[1:]:
        if lines.read(end, one.start).strip():
            break
        end = one.stop
    following = next(lines.solid(lines.at(end), record.stop), None)
    return following.start if following else None


def _last(lines: Lines, first: int, stop: int) -> Line | None:
    """The last line between 0-based indexes that is neither blank nor a rule."""
    for index in range(min(stop, len(lines)) - 1, first - 1, -1):
        if lines[index].bare and not _RULE.fullmatch(lines[index].bare):
            return lines[index]
    return None


def _of_parts(source: Source, lines: Lines) -> Iterator[Unit]:
    """Read each part by itself, as if it were the file, and count its places in the whole."""
    for number, part in enumerate(_documents(lines), 1):
        start = lines[part.first].start
        text = source.text[start : _end(lines, part)]
        one = document.units(replace(source, text=text), Lines(text)).units[0]
        yield replace(
            one,
            number=number,
            line_start=one.line_start + part.first,
            line_end=one.line_end + part.first,
            start=one.start + start,
            end=one.end + start,
            body=one.body + start,
            gaps=tuple(Span(gap.start + start, gap.end + start) for gap in one.gaps),
        )


def _documents(lines: Lines) -> list[Part]:
    """The parts that are documents, each with those below it that are none."""
    found: list[Part] = []
    for part in _parts(lines):
        if part.heads:
            found.append(part)
        elif found:
            found[-1] = replace(found[-1], stop=part.stop)
    return found


def _remarks(lines: Lines) -> Iterator[Remark]:
    """Tell of parts that go on with the document above them: nothing is cut where no title, number, addressee or date shows it."""
    begun = False
    for part in _parts(lines):
        first = next(lines.solid(part.first, part.stop), None)
        if begun and not part.heads and first:
            yield Remark(first.number, "below a rule, but without a title and a number, addressee or date: kept with the document above it")
        begun = begun or part.heads


@lru_cache(maxsize=1)
def _parts(lines: Lines) -> tuple[Part, ...]:
    """What stands between the rules; none where there is no rule."""
    rules = [line.number - 1 for line in lines.solid() if _RULE.fullmatch(line.bare)]
    if not rules:
        return ()
    edges = [-1, *rules, len(lines)]
    spans = [(above + 1, below) for above, below in pairwise(edges)]
    return tuple(Part(first, stop, _heads(lines, first, stop)) for first, stop in spans)


def _end(lines: Lines, part: Part) -> int:
    last = _last(lines, part.first, part.stop)
    return last.end if last else lines[part.first].end


def _heads(lines: Lines, first: int, stop: int) -> bool:
    """Whether a document begins here: a title at the top, and what an annex has not got, a number, an addressee or a date."""
    head = list(islice(lines.solid(first, stop), _HEAD_LINES))
    title = next((place for place in range(min(len(head), _WRAP)) if _is_title(head, place)), None)
    marks = any(form.fullmatch(line.bare) for line in head for form in (_NUMBER, _ADDRESSEE, _DATE))
    if title is None or not marks:
        return False
    text = lines.read(lines[first].start, _end(lines, Part(first, stop, True)))
    return document.sniff(Lines(text)).claims


def _is_title(head: Sequence[Line], first: int) -> bool:
    """Whether the lines from one on print a title."""
    for stop in range(first + 1, min(first + _WRAP, len(head)) + 1):
        text = joined([line.bare for line in head[first:stop]]).lstrip("# ")
        if re.search(r"[。；]", text):
            return False
        if doctypes().is_title(_BRACKETS.sub("", text)):
            return True
    return False
