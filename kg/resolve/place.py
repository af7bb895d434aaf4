"""Place each naming into the cluster of the policy it means: numbers first, then documents, dates, and titles alone."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kg.identity import identifies, loose_key
from kg.model import Contribution
from kg.resolve.cluster import EARLIER, Cluster
from kg.resolve.ids import cluster_ids
from kg.resolve.naming import Naming, Place, namings
from kg.text.normal import number_key

UNDECIDED = "未定"
"""Variant of a citation that fits several namesakes."""

AHEAD = 180
"""Days by which a document may precede one that it cites, where no older namesake is known: both were made ready together."""

Clusters = dict[str, list[Cluster]]
"""By title key."""


@dataclass(frozen=True, slots=True)
class Ambiguity:
    """A naming that fits several policies; it keeps a node of its own."""

    place: Place
    text: str
    candidates: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Resolution:
    """Policy ids: of every place, the namings of every policy, and what stayed open."""

    ids: dict[Place, str]
    policies: dict[str, tuple[Naming, ...]]
    ambiguous: tuple[Ambiguity, ...]


def resolve(contributions: Iterable[Contribution]) -> Resolution:
    """Decide for every document and every relation which policy it means."""
    every = namings(contributions)
    numbered = _by_number(every)
    clusters: Clusters = defaultdict(list)
    for cluster in numbered:
        for key in sorted({naming.key for naming in cluster.namings if naming.key}):
            clusters[key].append(cluster)
    titled = [naming for naming in every if not identifies(naming.number)]
    cited = [naming for naming in titled if not naming.held]
    open_ = [*_place_held([naming for naming in titled if naming.held], clusters)]
    _place_dated([naming for naming in cited if naming.former or naming.days], clusters)
    open_ += _place_cited([naming for naming in cited if not naming.former and not naming.days], clusters)
    return _resolution(numbered, clusters, open_)


def _resolution(numbered: list[Cluster], clusters: Clusters, open_: list[tuple[Naming, list[Cluster]]]) -> Resolution:
    every = [*numbered, *(cluster for key in sorted(clusters) for cluster in clusters[key] if not cluster.numbered)]
    ids = cluster_ids(every, clusters)
    policies: dict[str, set[Naming]] = defaultdict(set)
    for cluster in every:
        policies[ids[id(cluster)]].update(cluster.namings)
    ordered = {name: tuple(sorted(found, key=lambda n: n.place)) for name, found in sorted(policies.items())}
    ambiguous = (
        Ambiguity(naming.place, naming.title or naming.number or "", tuple(sorted(ids[id(cluster)] for cluster in candidates)))
        for naming, candidates in open_
    )
    return Resolution({naming.place: name for name, found in ordered.items() for naming in found}, ordered, tuple(ambiguous))


def _by_number(every: list[Naming]) -> list[Cluster]:
    clusters: dict[str, Cluster] = {}
    for naming in every:
        if naming.number and identifies(naming.number):
            clusters.setdefault(number_key(naming.number), Cluster(naming.key)).add(naming)
    return list(clusters.values())


def _place_held(held: list[Naming], clusters: Clusters) -> Iterator[tuple[Naming, list[Cluster]]]:
    """Place documents without an identifying number: of one title, those of different years are different policies.

    Yields those that may be one of several policies known by number, with these.
    """
    for naming in sorted(held, key=lambda n: (n.key, n.year or "9999", n.place)):
        known = [cluster for cluster in clusters[naming.key] if cluster.agrees_on_issuer(naming)]
        titled = [cluster for cluster in known if not cluster.numbered or cluster.held]
        fits = [cluster for cluster in titled if not naming.days or not cluster.days or cluster.agrees_on_day(naming)]
        numbered = [cluster for cluster in known if cluster.may_be_numbered_by(naming)]
        if len(fits or numbered) == 1:
            (fits or numbered)[0].add(naming)
        else:
            yield from [(naming, numbered)] if numbered else []
            _add(clusters, naming, naming.year or "" if clusters[naming.key] else "")


def _place_dated(dated: list[Naming], clusters: Clusters) -> None:
    """Place citations that give a date, or repeal their own namesake."""
    for naming in sorted(dated, key=lambda n: (not n.former, n.place)):
        known = [cluster for cluster in clusters[naming.key] if cluster.agrees_on_issuer(naming)]
        same = [cluster for cluster in known if cluster.agrees_on_day(naming)]
        undated = [cluster for cluster in known if not cluster.days and not naming.former]
        if len(same) == 1 and not (naming.former and same[0].is_own(naming)):
            same[0].add(naming)
        elif not same and len(undated) == 1:
            undated[0].add(naming)
        else:
            _add(clusters, naming, (naming.year or (EARLIER if naming.former else "")) if clusters[naming.key] or naming.former else "")


def _place_cited(cited: list[Naming], clusters: Clusters) -> Iterator[tuple[Naming, list[Cluster]]]:
    """Place citations by title, or order number, alone: the only candidate, or a node of their own.

    Yields those that fit several, with these.
    """
    alone: list[tuple[Naming, str]] = []
    loose = _held_by_loose_key(clusters)
    for naming in cited:
        rivals = clusters.get(naming.key, []) if naming.key else []
        candidates = _candidates(naming, rivals)
        if not rivals and naming.key:
            candidates = _loosely(naming, loose)
        if len(candidates) == 1:
            candidates[0].add(naming)
            continue
        if candidates:
            yield naming, candidates
        alone.append((naming, UNDECIDED if candidates else _variant(naming, rivals)))
    for naming, variant in alone:
        _add(clusters, naming, variant)


def _candidates(naming: Naming, rivals: list[Cluster]) -> list[Cluster]:
    """Return the namesakes a citation may mean: the one with its number, else those in force on its day, else those that existed then."""
    fits = [cluster for cluster in rivals if cluster.agrees_on_issuer(naming)]
    if naming.number and (same := [cluster for cluster in fits if number_key(naming.number) in cluster.numbers]):
        return same
    there = [cluster for cluster in fits if cluster.existed(naming)]
    for known in (there, [cluster for cluster in fits if cluster.existed(naming, AHEAD)]):
        if alive := [cluster for cluster in known if not cluster.ended(naming)]:
            return alive
    return [cluster for cluster in there if cluster.held or naming.cited_on]


def _variant(naming: Naming, rivals: list[Cluster]) -> str:
    """Return the variant of a citation that fits no namesake: its issuer, or `EARLIER`."""
    if not rivals:
        return ""
    others = not any(cluster.agrees_on_issuer(naming) for cluster in rivals)
    return "、".join(sorted(naming.issuers)) if others else EARLIER


def _held_by_loose_key(clusters: Clusters) -> Clusters:
    """Return the held clusters by loose key, without drafts: a draft is not the law that it became."""
    found: Clusters = defaultdict(list)
    for key in sorted(clusters):
        for cluster in clusters[key]:
            texts = [naming.held for naming in cluster.namings if naming.held]
            if texts and texts[0].kind != "draft":
                found[loose_key(texts[0].title)].append(cluster)
    return found


def _loosely(naming: Naming, loose: Clusters) -> list[Cluster]:
    """Return the only held policy whose title differs by no more than an edition that one side leaves out; never for a repeal."""
    if naming.ends or not naming.title:
        return []
    fits = [
        cluster
        for cluster in loose.get(loose_key(naming.title), [])
        if cluster.agrees_on_edition(naming) and cluster.agrees_on_issuer(naming) and cluster.existed(naming)
    ]
    return fits if len(fits) == 1 else []


def _add(clusters: Clusters, naming: Naming, variant: str) -> None:
    """Put a naming into the cluster of its title and variant; create the cluster if there is none."""
    key = naming.key or number_key(naming.number or "")
    for cluster in clusters[key]:
        if cluster.variant == variant and not cluster.numbered and cluster.agrees_on_issuer(naming):
            cluster.add(naming)
            return
    fresh = Cluster(key, variant)
    fresh.add(naming)
    clusters[key].append(fresh)
