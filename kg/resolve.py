"""Which namings are the same policy. A pure function of all contributions, whatever their order.

A document number is an identity (`number`), a title joins what bears it only while one candidate exists, and a namesake of
another number or year stays a policy of its own. What cannot be decided becomes a node of its own and is reported.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from kg.identity import identifies, policy_key, split_issuers
from kg.model import POLICY_KINDS, Contribution, Document, Relation
from kg.text.normal import number_key

LONGEST_KEY = 400
"""Characters of a title that identify; no title is that long, but a damaged text may have a line that is."""
Place = tuple[str, int, int]
"""(bulletin, unit, index of the relation; -1 for the unit itself)."""


@dataclass(frozen=True, slots=True)
class Naming:
    """One place that names a policy: its own document, or a relation of another."""

    place: Place
    title: str | None
    key: str
    """`policy_key(title)`, '' without a title."""
    number: str | None
    issuers: frozenset[str]
    year: str | None
    """Of the policy itself, where known; the whole day of an amending decision, of which one year may see several."""
    held: Document | None = None
    former: bool = False
    """Whether the naming repeals a namesake of its own unit."""
    dated: str | None = None
    """Date of the policy as a citation gives it, a whole day."""


@dataclass(slots=True)
class Cluster:
    """All namings of one policy."""

    key: str
    variant: str = ""
    """What tells it from namesakes: a year, an issuer; '' where nothing does."""
    namings: list[Naming] = field(default_factory=list)

    @property
    def issuers(self) -> frozenset[str]:
        """Every issuer that a naming gives."""
        return frozenset().union(*(naming.issuers for naming in self.namings))

    @property
    def years(self) -> frozenset[str]:
        """Every year that a naming gives."""
        return frozenset(naming.year for naming in self.namings if naming.year)

    @property
    def former(self) -> bool:
        """Whether it is known to have given way to a namesake."""
        return any(naming.former for naming in self.namings)


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
    namings = sorted(_namings(contributions), key=lambda naming: naming.place)
    numbered = _by_number(namings)
    clusters: dict[str, list[Cluster]] = defaultdict(list)
    for cluster in numbered.values():
        for key in sorted({naming.key for naming in cluster.namings if naming.key}):
            clusters[key].append(cluster)
    open_ = [naming for naming in namings if not identifies(naming.number)]
    _place_held([naming for naming in open_ if naming.held], clusters)
    _place_dated([naming for naming in open_ if not naming.held and (naming.former or naming.year)], clusters)
    ambiguous = list(_place_cited([naming for naming in open_ if not naming.held and not naming.former and not naming.year], clusters))
    return _resolution(list(numbered.values()), clusters, ambiguous)


def _namings(contributions: Iterable[Contribution]) -> Iterator[Naming]:
    for contribution in contributions:
        for document in contribution.documents:
            if document.kind in POLICY_KINDS:
                yield _held(document)
            for index, relation in enumerate(document.relations):
                yield _cited(document, index, relation)


def _key(title: str) -> str:
    """Return the key of a title, bounded: an index holds no text of any length."""
    return policy_key(title)[:LONGEST_KEY]


def _held(document: Document) -> Naming:
    issuers = frozenset(mention.id for mention in document.issuers)
    year = document.signed[:4] if document.signed else None
    place = (document.bulletin, document.unit, -1)
    return Naming(place, document.title, _key(document.title), document.doc_number, issuers, year, document)


def _cited(document: Document, index: int, relation: Relation) -> Naming:
    key = _key(relation.title) if relation.title else ""
    issuers = frozenset(split_issuers(relation.title)[0] if relation.title else ())
    if relation.issuer:
        issuers |= {relation.issuer}
    former = relation.type == "SUPERSEDES" and key != "" and key == _key(document.title)
    year = relation.date if relation.amending else (relation.date or "")[:4] or None
    dated = relation.date if relation.date and len(relation.date) == len("2031-05-01") else None
    return Naming((document.bulletin, document.unit, index), relation.title, key, relation.number, issuers, year, None, former, dated)


def _by_number(namings: list[Naming]) -> dict[str, Cluster]:
    clusters: dict[str, Cluster] = {}
    for naming in namings:
        if naming.number and identifies(naming.number):
            clusters.setdefault(number_key(naming.number), Cluster(naming.key)).namings.append(naming)
    return clusters


def _place_held(namings: list[Naming], clusters: dict[str, list[Cluster]]) -> None:
    """Documents without an identifying number: of one title, those of different years are different policies."""
    for naming in sorted(namings, key=lambda n: (n.key, n.year or "9999", n.place)):
        fits = [c for c in clusters[naming.key] if _compatible(naming, c) and (not naming.year or not c.years or naming.year in c.years)]
        if len(fits) == 1:
            fits[0].namings.append(naming)
        else:
            variant = naming.year or "" if clusters[naming.key] else ""
            _add(clusters, naming, variant)


def _place_dated(namings: list[Naming], clusters: dict[str, list[Cluster]]) -> None:
    """Citations that give a date, or repeal their own namesake."""
    for naming in sorted(namings, key=lambda n: (not n.former, n.place)):
        same_year = [c for c in clusters[naming.key] if naming.year and naming.year in c.years and _compatible(naming, c)]
        if len(same_year) == 1 and not (naming.former and _is_own(naming, same_year[0])):
            same_year[0].namings.append(naming)
        elif naming.former:
            _add(clusters, naming, naming.year or "前")
        else:
            undated = [c for c in clusters[naming.key] if not c.years and _compatible(naming, c)]
            if len(undated) == 1:
                undated[0].namings.append(naming)
            else:
                _add(clusters, naming, (naming.year or "") if clusters[naming.key] else "")


def _is_own(naming: Naming, cluster: Cluster) -> bool:
    """Tell whether a cluster is the very document that the naming stands in."""
    return any(other.held and other.place[:2] == naming.place[:2] for other in cluster.namings)


def _place_cited(namings: list[Naming], clusters: dict[str, list[Cluster]]) -> Iterator[Ambiguity]:
    """Citations by title (or order number) alone: the only candidate, or a node of their own."""
    homeless: list[tuple[Naming, str]] = []
    for naming in namings:
        candidates = [c for c in clusters.get(naming.key, []) if naming.key and not c.former and _compatible(naming, c)]
        if len(candidates) == 1:
            candidates[0].namings.append(naming)
            continue
        rivals = clusters.get(naming.key, []) if naming.key else []
        issuer = "、".join(sorted(naming.issuers)) if rivals and not candidates else ""
        homeless.append((naming, issuer))
        if len(candidates) > 1:
            yield Ambiguity(naming.place, naming.title or naming.number or "", tuple(sorted(_labels(candidates))))
    for naming, variant in homeless:
        _add(clusters, naming, variant)


def _labels(candidates: list[Cluster]) -> Iterator[str]:
    for cluster in candidates:
        yield _number_id(cluster) if _is_numbered(cluster) else _title_id(cluster, candidates)


def _compatible(naming: Naming, cluster: Cluster) -> bool:
    """Tell whether two policies of one title may be one: their issuers do not exclude each other."""
    theirs = cluster.issuers
    return not naming.issuers or not theirs or bool(naming.issuers & theirs)


def _add(clusters: dict[str, list[Cluster]], naming: Naming, variant: str) -> None:
    """Put a naming into the cluster of its title and variant, which is made if need be."""
    key = naming.key or number_key(naming.number or "")
    for cluster in clusters[key]:
        if cluster.variant == variant and not _is_numbered(cluster):
            cluster.namings.append(naming)
            return
    clusters[key].append(Cluster(key, variant, [naming]))


def _resolution(numbered: list[Cluster], clusters: dict[str, list[Cluster]], ambiguous: list[Ambiguity]) -> Resolution:
    names = {id(cluster): _number_id(cluster) for cluster in numbered}
    for key in sorted(clusters):
        for cluster in clusters[key]:
            if id(cluster) not in names:
                names[id(cluster)] = _title_id(cluster, clusters[key])
    policies: dict[str, list[Naming]] = defaultdict(list)
    for cluster in [*numbered, *(c for group in clusters.values() for c in group if not _is_numbered(c))]:
        policies[names[id(cluster)]].extend(cluster.namings)
    ordered = {name: tuple(sorted(set(namings), key=lambda n: n.place)) for name, namings in sorted(policies.items())}
    return Resolution({naming.place: name for name, namings in ordered.items() for naming in namings}, ordered, tuple(ambiguous))


def _is_numbered(cluster: Cluster) -> bool:
    return any(identifies(naming.number) for naming in cluster.namings)


def _number_id(cluster: Cluster) -> str:
    return min(naming.number for naming in cluster.namings if naming.number and identifies(naming.number))


def _title_id(cluster: Cluster, namesakes: list[Cluster]) -> str:
    """Return the id of a policy without an identifying number: its title's key, with its year or issuer only among namesakes."""
    if not any(naming.title for naming in cluster.namings):
        return min(naming.number or "" for naming in cluster.namings)
    if len(namesakes) == 1:
        return cluster.key
    held = frozenset(naming.year for naming in cluster.namings if naming.held and naming.year)
    variant = min(held or cluster.years, default=cluster.variant)
    return f"{cluster.key}（{variant}）" if variant else cluster.key
