"""The name index: which citations and documents bear a title or number, and which titles and numbers depend on each other.

A row has the key `t:` + title key, or key of the order number where no title is given; `n:` + key of an identifying number; `l:` + loose
key, for titles that differ from it; `d:` + title key + year, for the days of citations by title alone.
"""

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from kg.resolve import Form, Place, Text
from kg.text.normal import fold, normal_number, number_key


@dataclass(slots=True)
class Entry:
    """How many citations, and the first of them where they give the issuers of a policy that no bulletin holds."""

    count: int = 0
    places: tuple[Place, ...] = ()


@dataclass(slots=True)
class NameRow:
    """What bears a title or a number."""

    closed: dict[Form, Entry] = field(default_factory=dict)
    """Citations by forms that are not open."""
    open: dict[Form, dict[str, Entry]] = field(default_factory=dict)
    """Citations by title alone, by form and choice."""
    texts: dict[Place, Text] = field(default_factory=dict)
    numbers: Counter[str] = field(default_factory=Counter)
    """Keys of the numbers that are given together with this title."""
    loose: Counter[str] = field(default_factory=Counter)
    """Loose keys of this title that differ from it."""
    years: Counter[str] = field(default_factory=Counter)
    """Citations by title alone, by year; '' where the citing document has no day."""

    @property
    def decides(self) -> bool:
        """Whether anything bears the title without an identifying number: only then does it matter which numbers go with the title."""
        return bool(self.closed or self.open or self.texts)

    def copy(self) -> "NameRow":
        """Return a copy that may be changed; entries are replaced, never changed."""
        open_ = {form: dict(choices) for form, choices in self.open.items()}
        return NameRow(dict(self.closed), open_, dict(self.texts), Counter(self.numbers), Counter(self.loose), Counter(self.years))


Days = dict[Form, Counter[str]]
"""Citations by form and day; '' where the citing document has none."""


def title_row(name: str) -> str:
    """Return the key of the row of a title, or of an order number that stands alone."""
    return f"t:{name}"


def number_row(number: str) -> str:
    """Return the key of the row of an identifying number, given by its key."""
    return f"n:{number}"


def loose_row(loose: str) -> str:
    """Return the key of the row of a loose key."""
    return f"l:{loose}"


def days_row(name: str, year: str) -> str:
    """Return the key of the row of the days of one year."""
    return f"d:{name}:{year}"


def links(key: str, row: NameRow | None, titles: Iterable[str] = ()) -> Iterator[str]:
    """Yield the keys of rows on which what is placed by this one may depend; `titles` are those of a loose key."""
    prefix, name = key[0], key[2:]
    if prefix == "l":
        yield title_row(name)
        yield from map(title_row, titles)
        return
    if prefix == "t":
        yield loose_row(name)
        if normal_number(name):
            # 《某部公告2031年第5号》 and 某部公告2031年第5号 have one id.
            yield from (number_row(number_key(name)), title_row(number_key(name)))
    if row:
        yield from map(loose_row, row.loose)
        says: list[Form | Text] = [*row.closed, *row.open, *row.texts.values()]
        yield from (title_row(one.key) for one in says if one.key)
        yield from (title_row(one.number) for one in says if one.number and one.number == fold(one.number))


def dump_names(row: NameRow) -> str:
    """Return a row as text, '' where nothing is in it."""
    data = {
        "closed": [[*form, *_entry(entry)] for form, entry in sorted(row.closed.items(), key=lambda item: item[0].order)],
        "open": [
            [*form, {choice: _entry(choices[choice]) for choice in sorted(choices)}]
            for form, choices in sorted(row.open.items(), key=lambda item: item[0].order)
        ],
        "texts": [row.texts[place] for place in sorted(row.texts)],
        "numbers": dict(sorted(row.numbers.items())),
        "loose": dict(sorted(row.loose.items())),
        "years": dict(sorted(row.years.items())),
    }
    filled = {name: value for name, value in data.items() if value}
    return _json(filled) if filled else ""


def load_names(data: str) -> NameRow:
    """Return the row of a text that `dump_names` made."""
    found = json.loads(data)
    return NameRow(
        closed={_form(one): _read(one[_FORM:]) for one in found.get("closed", ())},
        open={_form(one): {choice: _read(entry) for choice, entry in one[_FORM].items()} for one in found.get("open", ())},
        texts={text.place: text for text in map(_text, found.get("texts", ()))},
        numbers=Counter(found.get("numbers", {})),
        loose=Counter(found.get("loose", {})),
        years=Counter(found.get("years", {})),
    )


def dump_days(row: Days) -> str:
    """Return the days of a year as text, '' where there are none."""
    filled = [[*form, dict(sorted(days.items()))] for form, days in sorted(row.items(), key=lambda item: item[0].order) if days]
    return _json(filled) if filled else ""


def load_days(data: str) -> Days:
    """Return the days of a text that `dump_days` made."""
    return {_form(one): Counter(one[_FORM]) for one in json.loads(data)}


def dump_counts(row: Counter[str]) -> str:
    """Return counts as text, '' where there are none."""
    return _json(dict(sorted(row.items()))) if row else ""


def load_counts(data: str | None) -> Counter[str]:
    """Return the counts of a text that `dump_counts` made; none for a row that is not there."""
    return Counter(json.loads(data)) if data else Counter()


_FORM = len(Form._fields)


def _json(data: Any) -> str:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))


def _entry(entry: Entry) -> list[Any]:
    return [entry.count, *map(list, entry.places)]


def _read(data: list[Any]) -> Entry:
    return Entry(data[0], tuple((place[0], place[1], place[2]) for place in data[1:]))


def _form(data: list[Any]) -> Form:
    title, key, number, issuers, days, exact, former, dated, ends, cited_on, within, by = data[:_FORM]
    inside = tuple(within) if within else None
    return Form(title, key, number, tuple(issuers), tuple(days), exact, former, dated, ends, cited_on, inside, tuple(by))


def _text(data: list[Any]) -> Text:
    place, title, key, number, issuers, days, signed, kind, repeals = data
    return Text(tuple(place), title, key, number, tuple(issuers), tuple(days), signed, kind, tuple(repeals))
