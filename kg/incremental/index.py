"""The name index before and after a step: reads the rows on which the touched ones depend, and counts what comes and goes."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from kg.identity import identifies, loose_key
from kg.incremental.held import Held
from kg.incremental.rows import (
    Days,
    Entry,
    NameRow,
    days_row,
    dump_counts,
    dump_days,
    dump_names,
    links,
    load_counts,
    load_days,
    load_names,
    loose_row,
    number_row,
    title_row,
)
from kg.resolve import LONGEST_KEY, Form, Naming, Text
from kg.text.normal import number_key


class _Change(NamedTuple):
    """What one naming adds to a row, or takes from it."""

    part: str
    """Field of `NameRow`, or `names` for a loose key."""
    item: str | Form | Text
    sign: int


class Index:
    """Rows by key; those after the step are copies where they differ."""

    def __init__(self, held: Held, removed: Iterable[Naming], added: Iterable[Naming]) -> None:
        """Take the namings that go and those that come; no row is read yet."""
        self._held = held
        self._changes: dict[str, list[_Change]] = defaultdict(list)
        self._days: dict[str, dict[Form, Counter[str]]] = defaultdict(lambda: defaultdict(Counter))
        for namings, sign in ((removed, -1), (added, 1)):
            for naming in namings:
                self._note(naming, sign)
        self.before: dict[str, NameRow] = {}
        self.after: dict[str, NameRow] = {}
        self._loose: dict[str, Counter[str]] = {}
        self._loose_after: dict[str, Counter[str]] = {}
        self._known: set[str] = set()
        self._data: dict[str, str] = {}
        """The rows before the step as they are held, those of loose keys left out."""

    @property
    def touched(self) -> set[str]:
        """Keys of the rows that change, those of days left out."""
        return set(self._changes)

    def _note(self, naming: Naming, sign: int) -> None:
        says = naming.says
        numbered = number_key(says.number or "") if identifies(says.number) else None
        at = self._changes[row_of(naming)]
        if numbered and says.key:
            self._changes[title_row(says.key)].append(_Change("numbers", numbered, sign))
        if isinstance(says, Text):
            at.append(_Change("texts", says, sign))
        elif not says.is_open:
            at.append(_Change("closed", says, sign))
        else:
            day = naming.cited_on or ""
            at += [_Change("open", says, sign), _Change("years", day[:4], sign)]
            self._days[days_row(says.name, day[:4])][says][day] += sign
        if (
            says.key
            and says.title
            and (isinstance(says, Text) or says.is_open)
            and (loose := loose_key(says.title)[:LONGEST_KEY]) != says.key
        ):
            self._changes[title_row(says.key)].append(_Change("loose", loose, sign))
            self._changes[loose_row(loose)].append(_Change("names", says.key, sign))

    def load(self, keys: Iterable[str]) -> set[str]:
        """Read these rows and all that they are linked with; return the keys that were not read before."""
        fresh: set[str] = set()
        wanted = set(keys) - self._known
        while wanted:
            self._known |= wanted
            fresh |= wanted
            rows = self._held.names(wanted)
            for key in wanted:
                self._take(key, rows.get(key))
            wanted = {link for key in wanted for link in self._links(key)} - self._known or self._numbers(fresh)
        return fresh

    def _numbers(self, keys: Iterable[str]) -> set[str]:
        """Return the rows, not read yet, of numbers that go with titles for which it matters."""
        found = (number for key in keys if key[0] == "t" and self._decides(key) for row in self._rows(key) for number in row.numbers)
        return set(map(number_row, found)) - self._known

    def _decides(self, key: str) -> bool:
        """Tell whether anything bears the title, or one that differs by an edition, without an identifying number."""
        loose = {loose_row(key[2:]), *(loose_row(one) for row in self._rows(key) for one in row.loose)}
        near = {link for one in loose for link in self._links(one)}
        return any(row.decides for one in {key, *near} for row in self._rows(one))

    def _rows(self, key: str) -> list[NameRow]:
        """Return a row before and after."""
        return [row for row in (self.before.get(key), self.after.get(key)) if row]

    def _take(self, key: str, data: str | None) -> None:
        if key[0] == "l":
            self._loose[key] = load_counts(data)
            self._loose_after[key] = after = Counter(self._loose[key])
            for change in self._changes.get(key, ()):
                _bump(after, str(change.item), change.sign)
            return
        if data:
            self.before[key], self._data[key] = load_names(data), data
        if changes := self._changes.get(key):
            row = self.before[key].copy() if data else NameRow()
            for change in changes:
                _apply(row, change)
            self.after[key] = row
        elif data:
            self.after[key] = self.before[key]

    def _links(self, key: str) -> set[str]:
        if key[0] == "l":
            return {*links(key, None, self._loose[key]), *links(key, None, self._loose_after[key])}
        before, after = self.before.get(key), self.after.get(key)
        return {*links(key, before), *(() if after is before else links(key, after))}

    def days(self, name: str) -> tuple[Days, Days]:
        """Return the days of all citations by title alone of a title, before and after."""
        key = title_row(name)
        years = {year for row in (self.before.get(key), self.after.get(key)) if row for year in row.years}
        before: Days = defaultdict(Counter)
        for data in self._held.names([days_row(name, year) for year in years]).values():
            for form, days in load_days(data).items():
                before[form].update(days)
        after: Days = defaultdict(Counter, {form: Counter(days) for form, days in before.items()})
        for year in years:
            for form, days in self._days.get(days_row(name, year), {}).items():
                for day, change in days.items():
                    _bump(after[form], day, change)
        return before, after

    def written(self) -> tuple[dict[str, str], list[str]]:
        """Return the rows that differ from those held, and the keys of those in which nothing is left."""
        rows: dict[str, tuple[str, str]] = {}
        for key in self._changes:
            if key[0] == "l":
                rows[key] = dump_counts(self._loose[key]), dump_counts(self._loose_after[key])
        for key, row in self.after.items():
            if row is not self.before.get(key):
                rows[key] = self._data.get(key, ""), dump_names(row)
        for key, data in self._held.names(self._days).items():
            rows[key] = data, data
        for key, forms in self._days.items():
            before_days = rows[key][0] if key in rows else ""
            after: Days = defaultdict(Counter, load_days(before_days) if before_days else {})
            for form, days in forms.items():
                for day, change in days.items():
                    _bump(after[form], day, change)
            rows[key] = before_days, dump_days(after)
        return {key: now for key, (was, now) in rows.items() if now and now != was}, [
            key for key, (was, now) in rows.items() if was and not now
        ]

    def own(self, key: str) -> NameRow:
        """Return a row after the step that may be changed."""
        row = self.after[key]
        if row is self.before.get(key):
            row = self.after[key] = row.copy()
        return row


def row_of(naming: Naming) -> str:
    """Return the key of the row in which a naming stands."""
    says = naming.says
    return number_row(number_key(says.number or "")) if identifies(says.number) else title_row(says.name)


def _apply(row: NameRow, change: _Change) -> None:
    item = change.item
    if isinstance(item, Text):
        if change.sign > 0:
            row.texts[item.place] = item
        elif row.texts.get(item.place) == item:
            del row.texts[item.place]
    elif change.part == "open":
        row.open.setdefault(_form(item), {})
    elif change.part == "closed":
        known = row.closed.get(_form(item), Entry())
        row.closed[_form(item)] = Entry(known.count + change.sign, known.places)
        if not row.closed[_form(item)].count:
            del row.closed[_form(item)]
    else:
        _bump(getattr(row, change.part), str(item), change.sign)


def _form(item: str | Form | Text) -> Form:
    assert isinstance(item, Form)
    return item


def _bump(counts: Counter[str], key: str, change: int) -> None:
    counts[key] += change
    if not counts[key]:
        del counts[key]


def counts_written(held: Held, changes: Mapping[str, Counter[str]]) -> tuple[dict[str, Counter[str]], dict[str, str], list[str]]:
    """Add to rows of counts; return them as they are then, the texts to put, and the keys of those in which nothing is left."""
    known = held.names(list(changes))
    after: dict[str, Counter[str]] = {}
    for key, change in changes.items():
        after[key] = load_counts(known.get(key))
        for name, count in change.items():
            _bump(after[key], name, count)
    texts = {key: dump_counts(row) for key, row in after.items()}
    return after, {key: text for key, text in texts.items() if text and text != known.get(key)}, [key for key in known if not texts[key]]
