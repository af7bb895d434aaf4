"""What a step changes in the placing of namings: choices of citations by title alone, and the policies that lose citations."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field

from kg.assemble.cited_issuers import QUOTED, cited_issuers
from kg.incremental.index import Index, row_of
from kg.incremental.region import Region
from kg.incremental.rows import Entry, NameRow
from kg.resolve import Form, Naming, Place

_CLOSED = ""
"""Stands for the choice of a form that is not open."""
_NOWHERE = ("", 0, 0)
"""Before every place."""


@dataclass(slots=True)
class _Kept:
    """Citations of one form that are neither removed nor added, by the choices before and after."""

    pairs: Counter[tuple[str, str]] = field(default_factory=Counter)


class Moves:
    """Compares the placing of one region before and after the step, and completes the rows after it."""

    def __init__(self, index: Index, before: Region, after: Region, removed: Iterable[Naming], added: Iterable[Naming]) -> None:
        """Choose anew where the choices may differ; `after` has no choices of forms that are touched yet."""
        self._index, self._before, self._after = index, before, after
        self._removed = _by_form(removed, before)
        self._added = _by_form(added, after)
        self._kept: dict[Form, _Kept] = defaultdict(_Kept)
        self.reread: set[str] = set()
        """Policies as they were called before that citations leave, or whose first citations are to be looked for again."""
        self.refills: dict[tuple[str, Form, str], None] = {}
        """Key of the row, form and choice of the entries whose first citations are not known any more."""
        for key in [key for key in after.rows if key[0] == "t"]:
            self._choose(key)
        for key, row in after.rows.items():
            for form in row.closed:
                known = before.rows[key].closed.get(form) if key in before.rows else None
                gone = len(self._removed[form][_CLOSED])
                self._keep(form, (_CLOSED, _CLOSED), (known.count if known else 0) - gone)
        self._find_moved()
        self.moved_texts = _moved_texts(before, after)
        """Places of documents that stay, and whose policy is called otherwise."""
        self._find_places()

    def _choose(self, key: str) -> None:
        """Bring the entries of the open forms of a title up to date."""
        before = self._before.rows[key].open if key in self._before.rows else {}
        forms = self._after.rows[key].open
        differs = [form for form in forms if form in before and self._before.chooser.view(form) != self._after.chooser.view(form)]
        for form in list(forms):
            if form not in differs:
                self._count(key, form)
        if differs:
            days_before, days_after = self._index.days(key[2:])
            for form in differs:
                self._choose_again(key, form, days_before[form], days_after[form])

    def _count(self, key: str, form: Form) -> None:
        """Count what comes and goes; the choices of what stays are as before."""
        known = self._before.rows[key].open.get(form, {}) if key in self._before.rows else {}
        gone, came = self._removed.get(form, {}), self._added.get(form, {})
        for choice, entry in known.items():
            self._keep(form, (choice, choice), entry.count - len(gone.get(choice, ())))
        if came or gone:
            counts = Counter({choice: entry.count for choice, entry in known.items()})
            counts.update({choice: len(found) for choice, found in came.items()})
            counts.subtract({choice: len(found) for choice, found in gone.items()})
            self._set(key, form, counts)

    def _choose_again(self, key: str, form: Form, before: Counter[str], after: Counter[str]) -> None:
        old, new = self._before.chooser, self._after.chooser
        removed = Counter(naming.cited_on or "" for found in self._removed.get(form, {}).values() for naming in found)
        for day, count in before.items():
            self._keep(form, (old.choice(form, day or None), new.choice(form, day or None)), count - removed[day])
        counts = Counter[str]()
        for day, count in after.items():
            counts[new.choice(form, day or None)] += count
        self._set(key, form, counts)

    def _keep(self, form: Form, pair: tuple[str, str], count: int) -> None:
        if count > 0:
            self._kept[form].pairs[pair] += count

    def _set(self, key: str, form: Form, counts: dict[str, int]) -> None:
        row = self._own(key)
        known = row.open.get(form, {})
        row.open[form] = {
            choice: Entry(count, known[choice].places if choice in known else ()) for choice, count in counts.items() if count
        }
        if not row.open[form]:
            del row.open[form]

    def _find_moved(self) -> None:
        """Note the policies that citations leave which stand in bulletins that this step does not bring."""
        for form, kept in self._kept.items():
            for old, new in kept.pairs:
                was = self._policy(self._before, form, old)
                if was != self._policy(self._after, form, new):
                    self.reread.add(was)

    def _find_places(self) -> None:
        """Bring the first citations of every entry up to date."""
        for key, row in list(self._after.rows.items()):
            for form, choice, entry in list(_entries(row)):
                places = self._places(key, form, choice)
                if places != entry.places:
                    self.put_places(key, form, choice, places)

    def _places(self, key: str, form: Form, choice: str) -> tuple[Place, ...]:
        if not cited_issuers(form.title, form.number)[0] or self._policy(self._after, form, choice) in self._after.held:
            return ()
        found = [naming.place for naming in self._added.get(form, {}).get(choice, ())]
        pairs = self._kept[form].pairs
        unknown: list[tuple[str, Place]] = []
        for old in {old for old, new in pairs if new == choice}:
            entry = self._entry(key, form, old)
            removed = {naming.place for naming in self._removed.get(form, {}).get(old, ())}
            known = [place for place in entry.places if place not in removed]
            if any(one == old and new != choice for one, new in pairs):
                unknown.append((old, _NOWHERE))
            elif len(known) < sum(count for (one, _), count in pairs.items() if one == old):
                unknown.append((old, entry.places[-1] if entry.places else _NOWHERE))
            found += known
        first = sorted(found)[:QUOTED]
        for old, last in unknown:
            # Those not known stand behind the last that was.
            if len(first) < QUOTED or first[-1] > last:
                self.refills[key, form, choice] = None
                self.reread.add(self._policy(self._before, form, old))
        return tuple(first)

    def _entry(self, key: str, form: Form, choice: str) -> Entry:
        row = self._before.rows[key]
        return row.closed[form] if choice == _CLOSED else row.open[form][choice]

    def put_places(self, key: str, form: Form, choice: str, places: Collection[Place]) -> None:
        """Set the first citations of an entry."""
        row = self._own(key)
        if choice == _CLOSED:
            row.closed[form] = Entry(row.closed[form].count, tuple(places))
        else:
            row.open[form][choice] = Entry(row.open[form][choice].count, tuple(places))

    def _own(self, key: str) -> NameRow:
        row = self._after.rows[key] = self._index.own(key)
        return row

    @staticmethod
    def _policy(region: Region, form: Form, choice: str) -> str:
        return region.placing.of_form(form) if choice == _CLOSED else region.placing.of_choice(form, choice)

    def refill(self, citations: Iterable[Naming]) -> None:
        """Set the first citations that are not known any more; `citations` are all of the policies to be read again, and those brought."""
        found: dict[tuple[str, Form, str], set[Place]] = defaultdict(set)
        for naming in citations:
            if isinstance(naming.says, Form) and (key := row_of(naming)) in self._after.rows:
                found[key, naming.says, choice_of(naming, self._after)].add(naming.place)
        for key, form, choice in self.refills:
            self.put_places(key, form, choice, sorted(found[key, form, choice])[:QUOTED])


def choice_of(naming: Naming, region: Region) -> str:
    """Return the choice of a citation, '' where its form is not open."""
    form = naming.says
    return region.chooser.choice(form, naming.cited_on) if isinstance(form, Form) and form.is_open else _CLOSED


def _by_form(namings: Iterable[Naming], region: Region) -> dict[Form, dict[str, list[Naming]]]:
    found: dict[Form, dict[str, list[Naming]]] = defaultdict(lambda: defaultdict(list))
    for naming in namings:
        if isinstance(naming.says, Form):
            found[naming.says][choice_of(naming, region)].append(naming)
    return found


def _entries(row: NameRow) -> Iterator[tuple[Form, str, Entry]]:
    yield from ((form, _CLOSED, entry) for form, entry in row.closed.items())
    yield from ((form, choice, entry) for form, choices in row.open.items() for choice, entry in choices.items())


def _moved_texts(before: Region, after: Region) -> set[Place]:
    texts = [text for row in before.rows.values() for text in row.texts.values()]
    here = {text.place for row in after.rows.values() for text in row.texts.values()}
    return {
        text.place
        for text in texts
        if text.place in here and before.placing.of_text(text) != after.placing.ids.get(after.chooser.skeleton.of[text.place])
    }
