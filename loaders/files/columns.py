"""Which column of a dump holds which fact of its documents: as the user says, else by names of `kg/data/columns.yaml`."""

import functools
import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kg.errors import DataError
from kg.vocab.files import read_yaml

Choice = Mapping[str, str]
"""Columns by what they hold: `text`, `id`, or the name of a fact (`title`, `signed`, …); an empty name says that none does."""

_MOST_SHOWN = 50
"""Columns that are not read and are named in the message."""
_IGNORED = re.compile(r"[\s_\-.:：$]+")
"""`doc_no`, `Doc No.` and `docNo` are one name."""


@dataclass(frozen=True, slots=True)
class Held:
    """Something that a column may hold."""

    fact: str
    """`text`, `id`, or a name of a fact."""
    option: str
    """Its name in `--map`."""
    doc: str
    names: tuple[str, ...]
    """Folded names of such columns, the best first."""


@functools.cache
def held() -> tuple[Held, ...]:
    """All that columns may hold. Raises DataError where one name is given to two."""
    entries = read_yaml("columns.yaml")["facts"].items()
    found = tuple(Held(fact, entry["option"], entry["doc"], tuple(map(_fold, entry["names"]))) for fact, entry in entries)
    names = [name for one in found for name in dict.fromkeys(one.names)]
    if twice := {name for name in names if names.count(name) > 1}:
        raise DataError(f"columns.yaml: stands under two facts: {', '.join(sorted(twice))}")
    return found


def fact_of(name: str) -> str | None:
    """What a column or label of this name holds; None where the name says nothing."""
    return _facts().get(_fold(name))


@functools.cache
def _facts() -> dict[str, str]:
    return {name: one.fact for one in held() for name in one.names}


def is_address(value: str) -> bool:
    """Tell whether a value is a web address: `来源: https://www.example.com/1.html` names nobody."""
    return value.lstrip("<").startswith(("http://", "https://", "www."))


def parse(text: str) -> Choice:
    """Read `title=标题,text=正文`. Raises ValueError, with what is allowed, for a part that is none of these."""
    facts = {name: one.fact for one in held() for name in (one.fact, one.option)}
    choice: dict[str, str] = {}
    for part in filter(None, map(str.strip, re.split(r"[,，]", text))):
        name, equals, column = map(str.strip, part.partition("="))
        if not equals or name not in facts:
            raise ValueError(f"{part!r} is not NAME=COLUMN with one of the names {', '.join(one.option for one in held())}")
        choice[facts[name]] = column
    return choice


def choose(columns: Sequence[str], choice: Choice | None = None) -> Choice:
    """The column of each fact that the table has: as chosen, else by its name.

    Raises ValueError for a chosen column that is not there.
    """
    chosen = dict(choice or {})
    if gone := [column for column in chosen.values() if column and column not in columns]:
        raise ValueError(f"has no column {'、'.join(gone)}")
    ranked = {one.fact: _ranked(one, columns) for one in held()}
    for fact, ranks in ranked.items():
        free = [column for column in ranks if column not in chosen.values()]
        if fact not in chosen and free:
            chosen[fact] = free[0]
    return {fact: column for fact, column in chosen.items() if column}


def names_documents(columns: Sequence[str]) -> bool:
    """Whether a header is that of a table of documents: it has a title or a text, and at least one fact more."""
    found = choose(columns).keys() - {"id"}
    return len(found) > 1 and bool(found & {"title", "text"})


def shown(chosen: Choice, columns: Sequence[str]) -> str:
    """What became of the columns, for people: `title=标题, text=正文; not read: 浏览次数`."""
    options = {one.fact: one.option for one in held()}
    read = ", ".join(f"{option}={chosen[fact]}" for fact, option in options.items() if fact in chosen)
    rest = [column for column in columns if column not in chosen.values()]
    more = f", and {len(rest) - _MOST_SHOWN:,} more" if len(rest) > _MOST_SHOWN else ""
    return f"{read}; not read: {', '.join(rest[:_MOST_SHOWN])}{more}" if rest else read


def _ranked(one: Held, columns: Sequence[str]) -> list[str]:
    """The columns whose names are those of a fact, the best first; whole paths come before last parts."""
    ranks: list[tuple[int, str]] = []
    for column in columns:
        for distance, name in enumerate((_fold(column), _fold(column.rsplit(".", 1)[-1]))):
            if name in one.names:
                ranks.append((one.names.index(name) + distance * len(one.names), column))
                break
    return [column for _, column in sorted(ranks, key=lambda rank: rank[0])]


def _fold(name: str) -> str:
    return _IGNORED.sub("", unicodedata.normalize("NFKC", name)).lower()
