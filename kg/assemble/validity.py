"""The status of a policy on every day, and the only definition of it; `docs/validity.md` gives the reasons."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

from kg.assemble.prolonged import last_day, prolongs
from kg.model import Edge, Graph, NodeKey
from kg.text.normal import number_year

ALWAYS = "0001-01-01"
"""The day of what holds for every day: a repeal whose day is not known, and whatever precedes the first date."""

UNDATED = "-"
"""The sort key of a policy without a date: comes before every year, and an index holds it, as it does not hold what is absent."""

LONGEST_WAIT = 2
"""Years from signature to the first day in force; a later day of what was changed since is that of the changed wording."""

LATE = "used_after_end"
"""Reason of a dispute: a document rests on a policy, or amends it, after its end, or prolongs its term and names no day."""

Properties = Mapping[str, Any]


@dataclass(slots=True)
class Signals:
    """What other policies than drafts say of one policy: the edges into it with the properties of their sources."""

    repeals: list[tuple[Edge, Properties]] = field(default_factory=list)
    uses: list[tuple[Edge, Properties]] = field(default_factory=list)
    """It is named as basis, or amended: whoever does so takes it to be in force."""
    longer: list[tuple[Edge, Properties]] = field(default_factory=list)
    """Of these, the amendments that prolong it."""

    @property
    def repealed(self) -> str | None:
        """The day of the first repeal of the whole."""
        return min((_day(*each) for each in self.repeals if _whole(each[0])), default=None)

    @property
    def prolonged(self) -> list[str]:
        """What is said of a longer term, the oldest first."""
        ordered = sorted((made(source) or "", edge.source, str(edge.properties["scope"])) for edge, source in self.longer)
        return [scope for _, _, scope in ordered]


@dataclass(frozen=True, slots=True, order=True)
class Dispute:
    """Two signals that cannot both be right."""

    day: str
    """From this day on the status is disputed."""
    reason: str
    """expires_before_effective, repealed_before_made or used_after_end."""
    id: str = ""
    """The other policy, '' where both signals are the policy's own."""


def with_validity(graph: Graph) -> Graph:
    """Return the graph with `date`, `date_key`, `validity`, `status` and `disputes` of every policy."""
    signals = _signals(graph)
    nodes = (
        replace(node, properties={**node.properties, **assessed_by(node.properties, signals.get(node.key, Signals()))})
        if node.key.label == "Policy"
        else node
        for node in graph.nodes
    )
    return Graph(tuple(nodes), graph.edges)


def assessed_by(own: Properties, signals: Signals) -> dict[str, Any]:
    """Return the properties of a policy that follow from all signals: see `assessed`."""
    return assessed(own, signals, disputes(own, signals))


def assessed(own: Properties, signals: Signals, found: Iterable[Dispute]) -> dict[str, Any]:
    """Return `date_key`, `validity`, `status` and, if there are any, `date` and `disputes` of a policy whose contradictions are known."""
    ordered = sorted(found)
    times = timeline(own, signals, ordered[0].day if ordered else None)
    day = made(own)
    computed: dict[str, Any] = {"date_key": day or UNDATED, "validity": times, "status": stored(times)} | ({"date": day} if day else {})
    if ordered:
        computed["disputes"] = tuple(f"{each.day} {each.reason} {each.id}".strip() for each in ordered)
    return computed


def read_dispute(text: str) -> Dispute:
    """Return an entry of the property `disputes`: 2031-05-01 used_after_end 甲办法."""
    day, reason, other = (*text.split(" ", 2), "")[:3]
    return Dispute(day, reason, other)


def end(own: Properties, signals: Signals) -> str | None:
    """Return the first day on which a policy does not hold any more; `ALWAYS` where that is not known, None where nothing ends it."""
    return min(filter(None, [ended(own, signals), signals.repealed]), default=None)


def timeline(own: Properties, signals: Signals, disputed: str | None) -> tuple[str, ...]:
    """Return `day status` for every day on which the status changes, the first `ALWAYS`; each holds until the next."""
    whole = signals.repealed
    part = min((_day(*each) for each in signals.repeals if not _whole(each[0])), default=None)
    begins, ends = first_day(own), ended(own, signals)
    ends_by = {"disputed": disputed, "repealed": whole, "expired": ends}

    def status(day: str) -> str:
        if own.get("kind") == "draft":
            return "draft"
        if over := next((name for name, since in ends_by.items() if since and since <= day), None):
            return over
        if begins and begins > day:
            return "not_yet_effective"
        if part and part <= day:
            return "partly_repealed"
        # Nobody repeals what is not in force.
        return "in_force" if own.get("held") or signals.repeals else "unknown"

    entries = [(day, status(day)) for day in sorted({ALWAYS, *filter(None, [disputed, whole, part, begins, ends])})]
    changes = entries[:1] + [entry for before, entry in pairwise(entries) if before[1] != entry[1]]
    return tuple(" ".join(change) for change in changes)


def stored(times: tuple[str, ...]) -> str:
    """Return what the graph says without a day: that it was ever disputed or repealed, else its last status before it expires."""
    seen = [entry.split(" ")[1] for entry in times]
    ever = next((name for name in ("disputed", "repealed", "partly_repealed") if name in seen), None)
    return ever or next((name for name in reversed(seen) if name not in ("expired", "not_yet_effective")), seen[-1])


def begun(own: Properties) -> str | None:
    """Return the first day in force as far as dates say."""
    return own.get("effective") or made(own)


def first_day(own: Properties) -> str | None:
    """Return the first day in force of a document in whatever wording.

    A law that was written anew (2011年通过, 2030年修订, 自2031年6月1日起施行) tells when its latest wording begins: years after it was
    made, in the former wording, which is no more in its text.
    """
    effective, signed, published = own.get("effective"), own.get("signed"), own.get("published")
    if effective and signed and published and published > signed and _years(signed, effective) >= LONGEST_WAIT:
        return str(signed)
    return begun(own)


def _years(start: str, end: str) -> float:
    return (date.fromisoformat(end) - date.fromisoformat(start)).days / 365


def made(own: Properties) -> str | None:
    """Return the day on which a document was signed, else published."""
    return own.get("signed") or own.get("published")


def ended(own: Properties, signals: Signals) -> str | None:
    """Return the day after the last day in force; None where it has none, or was prolonged and no day is known."""
    last, is_known = _last(own, signals)
    return _day_after(last) if last and is_known and last < "9999-12-31" else None


def _last(own: Properties, signals: Signals) -> tuple[str | None, bool]:
    """Return the latest day to which it holds by what is known, and whether the newest that prolongs it tells one."""
    last, is_known = own.get("expires"), True
    for scope in signals.prolonged if last else ():
        later = last_day(scope, str(last))
        last, is_known = later or last, later is not None
    return last, is_known


def _day_after(day: str) -> str:
    return (date.fromisoformat(day) + timedelta(days=1)).isoformat()


def is_longer(edge: Edge) -> bool:
    """Tell whether an edge is an amendment that prolongs its target."""
    return edge.type == "AMENDS" and prolongs(edge.properties.get("scope"))


def _whole(edge: Edge) -> bool:
    return bool(edge.properties.get("scope", "whole") == "whole")


def _day(edge: Edge, source: Properties) -> str:
    """Return the day from which a repeal holds: of a document without dates the last of the year in its number."""
    year = number_year(source.get("number"))
    return edge.properties.get("date") or begun(source) or (f"{year}-12-31" if year else ALWAYS)


def _signals(graph: Graph) -> dict[NodeKey, Signals]:
    """Gather what policies other than drafts say of policies."""
    signals: dict[NodeKey, Signals] = defaultdict(Signals)
    sources = {node.key: node.properties for node in graph.nodes if node.key.label == "Policy" and node.properties.get("kind") != "draft"}
    for edge in graph.edges:
        if edge.source in sources and edge.target.label == "Policy":
            if edge.type == "SUPERSEDES":
                signals[edge.target].repeals.append((edge, sources[edge.source]))
            elif edge.type in ("BASED_ON", "AMENDS"):
                signals[edge.target].uses.append((edge, sources[edge.source]))
                if is_longer(edge):
                    signals[edge.target].longer.append((edge, sources[edge.source]))
    return signals


def disputes(own: Properties, signals: Signals) -> Iterator[Dispute]:
    """Yield what cannot be; a policy that is repealed in part goes on, so only whole repeals count."""
    begins, expires = first_day(own), own.get("expires")
    if begins and expires and expires < begins:
        yield Dispute(expires, "expires_before_effective")
    for edge, source in signals.repeals:
        said, born = made(source) or edge.properties.get("date"), made(own)
        if said and born and said < born:
            yield Dispute(begins or born, "repealed_before_made", edge.source.id)
    yield from late_uses(own, signals)


def late_uses(own: Properties, signals: Signals) -> Iterator[Dispute]:
    """Yield the uses after the end of a policy, and the amendments that prolong it and do not tell until when."""
    ends, (last, _) = end(own, signals), _last(own, signals)
    repealers = {edge.source for edge, _ in signals.repeals if _whole(edge)}
    for edge, source in signals.uses:
        used = edge.properties.get("date") or made(source)
        if ends and ends != ALWAYS and used and used > ends and edge.source not in repealers:
            yield Dispute(used, LATE, edge.source.id)
        elif not ends and last and is_longer(edge) and not last_day(edge.properties["scope"], last):
            yield Dispute(_day_after(last), LATE, edge.source.id)
