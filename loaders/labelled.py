"""Records of a collection whose lines say what they hold: 【标题】…【文号】…【正文】…, or 标题：… 文号：…."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import cast, get_args

from kg.model import Fact, FactName
from kg.vocab import doctypes
from kg.vocab.files import read_yaml
from loaders.files.columns import fact_of
from loaders.lines import Line, Lines

# 【标题】关于甲事的通知, [文号] 财建〔2031〕6号, 【 发文单位 】：财政部
_BRACKET = re.compile(r"\s*(?:\d{1,4}\s*[.、．]\s*)?[【\[〖]\s*(?P<label>[^】\]〗：:]{1,16}?)\s*[】\]〗]\s*[:：]?[ \t\u3000]*")
# 标题：关于甲事的通知, **文 号**：财建〔2031〕6号, - title: 关于甲事的通知
_COLON = re.compile(r"\s*(?:[-*•·]\s+)?(?:\*\*)?(?P<label>[^*：:，。；\s][^*：:，。；]{0,15}?)(?:\*\*)?\s{0,9}[:：](?:\*\*)?[ \t\u3000]*")
# 【标题】, 标题：
_SIGN = re.compile(r"[】\]〗:：]")
"""One of these ends each label."""
_GENERAL = frozenset(read_yaml("columns.yaml")["general"])
"""Labels that other lists have too: 名称：甲公司."""


@dataclass(frozen=True, slots=True)
class Field:
    """A label and where its value stands: character offsets in the source."""

    fact: str
    label: str
    line: int
    """1-based."""
    start: int
    """Of the label's line."""
    value: int
    """Where the value begins."""
    stop: int
    """Where it ends: the end of its line, for the text of a document before the next label."""


@dataclass(frozen=True, slots=True)
class Record:
    """The fields of one document."""

    fields: tuple[Field, ...]
    stop: int
    """0-based index of the line behind the record."""

    def field(self, fact: str) -> Field | None:
        """The first field that holds a fact."""
        return next((one for one in self.fields if one.fact == fact), None)


@lru_cache(maxsize=1)
def find_records(lines: Lines) -> tuple[Record, ...]:
    """The records of a text, none where fewer than two have a title, and a text or a title that names a type of document."""
    fields = _fields(lines)
    counts = Counter(one.fact for one in fields)
    if counts["title"] < 2 or sum(count > 1 for count in counts.values()) < 2:
        return ()
    # What stands above the first record comes once only.
    first = next(one.fact for one in fields if counts[one.fact] >= counts["title"])
    starts = [i for i, one in enumerate(fields) if one.fact == first]
    groups = [fields[i:j] for i, j in zip(starts, [*starts[1:], len(fields)], strict=True)]
    stops = [group[0].line - 1 for group in groups[1:]] + [len(lines)]
    records = tuple(Record(tuple(group), stop) for group, stop in zip(groups, stops, strict=True))
    named = sum(one.field("text") is not None or _names(lines, one.field("title")) for one in records)
    titled = sum(one.field("title") is not None for one in records)
    return records if named * 2 > len(records) and titled * 2 > len(records) else ()


def facts(lines: Lines, record: Record) -> tuple[Fact, ...]:
    """What the fields of a record say beside its text."""
    told: dict[str, str] = {}
    for one in record.fields:
        if one.fact in get_args(FactName) and (value := value_of(lines, one)):
            told.setdefault(one.fact, value)
    return tuple(Fact(cast(FactName, name), value, "record") for name, value in told.items())


def value_of(lines: Lines, field: Field) -> str:
    """The value of a field, lines joined."""
    return " ".join(lines.read(field.value, field.stop).split())


def _names(lines: Lines, title: Field | None) -> bool:
    name = value_of(lines, title).rstrip("》”）)") if title else ""
    return bool(name) and doctypes().is_title(name)


def _fields(lines: Lines) -> list[Field]:
    found: list[Field] = []
    for line in lines.solid():
        for form in (_BRACKET, _COLON) if _SIGN.search(line.text) else ():
            match = form.match(line.text)
            fact = _fact(match["label"], form) if match else None
            if match and fact:
                value = lines.offset(line, match.end())
                found.append(Field(fact, match["label"], line.number, line.start, *_value(lines, line, value)))
                break
    return _of_one_form(found)


def _value(lines: Lines, line: Line, start: int) -> tuple[int, int]:
    """Where the value of a label stands: behind it, else on the next line that is not blank."""
    if start < line.end and lines.read(start, line.end).strip():
        return start, line.end
    following = next(lines.solid(line.number), None)
    return (following.start, following.end) if following and not _is_label(following) else (line.end, line.end)


def _is_label(line: Line) -> bool:
    return any((match := form.match(line.text)) and _fact(match["label"], form) for form in (_BRACKET, _COLON))


def _of_one_form(found: Sequence[Field]) -> list[Field]:
    """Without labels that come only once among many records: they stand in the texts."""
    counts = Counter(one.label for one in found)
    most = max(counts.values(), default=0)
    return [one for one in found if counts[one.label] * 2 >= most or one.fact in ("title", "text")]


def _fact(label: str, form: re.Pattern[str]) -> str | None:
    """What a label holds; general words count only in brackets."""
    return None if form is _COLON and re.sub(r"\s+", "", label) in _GENERAL else fact_of(label)
