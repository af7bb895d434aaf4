"""Records of a dump: one document each, its text in one column and facts about it in others."""

import hashlib
import json
import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, cast, get_args

from kg.errors import InputError
from kg.model import Fact, FactName
from loaders.files.columns import Choice, choose, is_address, shown
from loaders.files.html import page_layer
from loaders.files.layer import Layer

LIMIT = 256 << 20
"""Largest dump in bytes."""

LONGEST = 64 << 20
"""Bytes of a field that a database may give."""
LONGEST_TEXT = 16 << 20
"""Characters of the fields of one record; the longest laws have half a million."""

Row = Mapping[str, str]
"""One record: column → value, blanks at the ends removed, without empty ones."""

_TITLE_LINES = 12
"""First lines in which a text may have its title."""
_WRAPPED, _ISSUERS = 6, 40
"""Lines of a wrapped title; letters of issuers that may stand with it."""
_LONGEST_ID = 100
_LEFT_OUT = 12
"""Columns that a message names."""
_MARKUP = re.compile(r"</?(?:p|br|div|span|table|tr|td|h[1-6]|strong|font|section|img|a)(?:\s[^<>]*)?/?>", re.IGNORECASE)
"""`<p style="…">各有关单位：</p>`, `第一条<br/>`: the text of a record is HTML; `<甲>办法` is none."""
_ORIGINS = ("source", "来源")
"""Columns that may hold the address of a record, or who published it."""
_DEEPEST = 6
"""Objects within objects, down to which the fields of a record are read."""


@dataclass(frozen=True, slots=True)
class Table:
    """Records with the same columns."""

    name: str | None
    """Where a file holds several."""
    columns: tuple[str, ...]
    rows: tuple[Row | InputError, ...]
    """In order; the reason in place of a record that cannot be read."""
    single: bool = False
    """Whether the file is one record and no list of them."""


def table(name: str | None, rows: Sequence[Row | InputError], single: bool = False) -> Table:
    """A table with the columns that its rows have, in the order in which they first come."""
    columns = dict.fromkeys(column for row in rows if not isinstance(row, InputError) for column in row)
    return Table(name, tuple(columns), tuple(rows), single)


def flat(record: Mapping[str, Any], depth: int = 0) -> dict[str, str]:
    """The fields of an object as text, those of nested objects under their path (`meta.文号`); lists a line each."""
    fields: dict[str, str] = {}
    for key, value in record.items():
        if isinstance(value, dict) and depth < _DEEPEST:
            fields |= {f"{key}.{inner}": text for inner, text in flat(value, depth + 1).items()}
        elif text := _text(value):
            fields[str(key)] = text
    return fields


def layers(tables: Sequence[Table], path: str, choice: Choice | None) -> Iterator[Layer | InputError]:
    """Yield the text layer of every record of the tables that hold documents. Raises InputError where none does."""
    read, reasons = 0, []
    for one in tables:
        try:
            chosen = _chosen(one, choice)
        except ValueError as error:
            reasons.append(f"table {one.name} {error}" if one.name and len(tables) > 1 else str(error))
        else:
            read += 1
            yield from _layers(one, path, chosen)
    if not read:
        raise InputError(path, "; ".join(reasons) or "holds no records")


def _chosen(one: Table, choice: Choice | None) -> Choice:
    columns = f"its columns: {', '.join(one.columns[:_LEFT_OUT]) or 'none'}{', …' if len(one.columns) > _LEFT_OUT else ''}"
    try:
        chosen = choose(one.columns, choice)
    except ValueError as error:
        raise ValueError(f"{error}; {columns}") from error
    if not chosen.keys() & {"title", "text"}:
        raise ValueError(f"has no column that is known to hold titles or texts; {columns}; name them with --map title=…,text=…")
    return chosen


def _layers(one: Table, path: str, chosen: Choice) -> Iterator[Layer | InputError]:
    read_as, ids = shown(chosen, one.columns), _ids(one, chosen.get("id"))
    for row, name in zip(one.rows, ids, strict=True):
        member = f"{one.name}/{name}" if one.name else name
        if isinstance(row, InputError):
            yield row
        elif sum(map(len, row.values())) > LONGEST_TEXT:
            yield InputError(f"{path}/{member}", f"is a record of more than {LONGEST_TEXT:,} characters: split it")
        else:
            text, beside = _plain(row.get(chosen.get("text", ""), ""))
            told = tuple(_facts(row, chosen))
            facts = told + tuple(fact for fact in beside if fact.name not in {one.name for one in told})
            digest = hashlib.sha256(json.dumps(row, ensure_ascii=False, sort_keys=True).encode("utf-8", "surrogatepass")).hexdigest()
            headed = _headed(text, row.get(chosen.get("title", ""), ""))
            yield Layer(headed, facts=facts, member=None if one.single else member, sha256=digest, read_as=read_as)


def _ids(one: Table, column: str | None) -> Sequence[str]:
    """The names of the records: what the column of ids says if it tells them apart, else their numbers."""
    named = [None if isinstance(row, InputError) else row.get(column or "", "") for row in one.rows]
    good = [name for name in named if name and len(name) <= _LONGEST_ID and name.isprintable()]
    if len(set(good)) == len(named) - named.count(None):
        return [name or "" for name in named]
    return [str(number) for number in range(1, len(named) + 1)]


def _facts(row: Row, chosen: Choice) -> Iterator[Fact]:
    for name in get_args(FactName):
        if value := row.get(chosen.get(name, ""), ""):
            yield Fact(cast(FactName, name), value, "record")
    if "source" not in chosen and (address := next((row[name] for name in row if name.lower() in _ORIGINS and is_address(row[name])), "")):
        yield Fact("source", address, "record")


def _plain(text: str) -> tuple[str, tuple[Fact, ...]]:
    """A text without the mark-up of HTML, where it has any, and what stood in it beside the document: 发布日期：2031-03-05."""
    if len(_MARKUP.findall(text)) < 2:
        return text, ()
    try:
        layer = page_layer(text, "record")
    except InputError:
        # Nothing but pictures.
        return "", ()
    return layer.text.strip("\n"), layer.facts


def _headed(text: str, title: str) -> str:
    """The text below its title, where it does not have it as a heading: layouts look for one."""
    if not title or _has_heading(text, title):
        return text
    return f"{' '.join(title.split())}\n{text}" if text else " ".join(title.split())


def _has_heading(text: str, title: str) -> bool:
    """Whether a few lines at the top are the title, perhaps behind the names of issuers; `现将《甲类办法》印发给你们…` is none."""
    # A line of running text is "\0", which no title holds.
    lines = ["\0" if re.search("[，。；]", line.replace(title, "")) else _key(line) for line in text.lstrip().splitlines()[:_TITLE_LINES]]
    wanted = _key(title)
    return any(
        wanted in (joined := "".join(lines[first:stop])) and len(joined) <= len(wanted) + _ISSUERS
        for first in range(len(lines))
        for stop in range(first + 1, min(first + _WRAPPED, len(lines)) + 1)
    )


def _key(text: str) -> str:
    return re.sub(r"[\W_]+", "", unicodedata.normalize("NFKC", text))


def _text(value: Any, depth: int = 0) -> str:
    """A value of JSON or SQL as text; '' for none, and for what lies deeper than any text."""
    match value:
        case None | bytes():
            return ""
        case bool():
            return "true" if value else "false"
        case list() | dict() if depth > _DEEPEST:
            return ""
        case list():
            return "\n".join(filter(None, (_text(inner, depth + 1) for inner in value)))
        case dict():
            return "\n".join(f"{key}: {text}" for key, inner in value.items() if (text := _text(inner, depth + 1)))
        case _:
            return str(value).strip()
