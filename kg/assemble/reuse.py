"""Text that documents share: (later)-[:SIMILAR_TO]->(earlier), with the passages of both as reason.

A band (`kg.text.shingles`) that passages of two names share makes their documents candidates, unless more than `MOST` names hold it:
what so many say is a formula. Candidates are compared passage by passage. Editions and drafts of one title bear one name and are not
compared, and a document that another prints as a whole shares nothing with it.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import product
from typing import Any, NamedTuple

from kg.assemble.finals import draft_key
from kg.identity import loose_key
from kg.model import POLICY_KINDS, Document, Edge, EdgeKey, NodeKey, Span
from kg.resolve import LONGEST_KEY
from kg.text.shingles import letters, marks, runs

SIMILAR = "SIMILAR_TO"
MOST = 8
"""Names under which a band may be held."""
LEAST = 100
"""Characters that two documents have to share, in each of them."""
ALIKE = 0.5
"""Jaccard similarity of the runs of two passages from which on they are one."""
_DIFFERENT = (1 - ALIKE) / (1 + ALIKE) + 1e-9
"""Share of the runs of both that are in one of them only, at most, if they are one."""
WHOLE, SAME = 0.9, 0.95
"""A document of which this share of the text stands in another one, with this similarity, is printed there."""
_RULE = "shared_text"

Unit = tuple[str, int]
"""Bulletin and unit of a document."""
Shelf = Mapping[str, Collection["Holding"]]
"""The passages that hold a band, by the names of their documents."""


class Holding(NamedTuple):
    """A passage that holds a band."""

    bulletin: str
    unit: int
    start: int
    end: int

    @property
    def document(self) -> Unit:
        """Where its document is."""
        return self.bulletin, self.unit


def name_of(document: Document) -> str:
    """Return what editions, drafts and printings of one document have in common: the key of its title."""
    key = draft_key(document.title) or loose_key(document.title)
    return (key.replace("的", "") or document.doc_number or f"{document.bulletin}:{document.unit}")[:LONGEST_KEY]


def bands_of(document: Document) -> Iterator[tuple[str, Holding]]:
    """Yield the bands of a document's passages and which passage holds each; none of an article."""
    if document.kind in POLICY_KINDS:
        for start, end, bands in document.passages:
            yield from ((band, Holding(document.bulletin, document.unit, start, end)) for band in bands)


def candidates(own: str, held: Iterable[tuple[str, Holding]], shelves: Mapping[str, Shelf]) -> Iterator[Unit]:
    """Yield the documents of other names than its own that hold enough of the bands of a document's passages.

    Bands that too many hold are not in `shelves`.
    """
    met: dict[Unit, set[tuple[Holding, Holding]]] = defaultdict(set)
    for band, mine in held:
        for name, places in shelves.get(band, {}).items():
            for other in places if name != own else ():
                met[other.document].add((mine, other))
    for unit, pairs in met.items():
        if min(_length(mine for mine, _ in pairs), _length(theirs for _, theirs in pairs)) >= LEAST:
            yield unit


def _length(holdings: Iterable[Holding]) -> int:
    return sum(one.end - one.start for one in set(holdings))


class Text(NamedTuple):
    """A document and its node."""

    node: NodeKey
    document: Document


def similar(texts: Mapping[Unit, Text], pairs: Iterable[tuple[Unit, Unit]]) -> dict[EdgeKey, Edge]:
    """Return the edges between the nodes of candidates; a pair may be given in either order or in both.

    Of several texts of a node the one that shares most counts. No edge joins nodes of which one text prints another as a whole.
    """
    found: dict[tuple[NodeKey, NodeKey], list[_Shared]] = defaultdict(list)
    sides: dict[Unit, _Side] = {}
    for one, other in sorted({(min(pair), max(pair)) for pair in pairs}):
        if texts[one].node != texts[other].node:
            for unit in {one, other} - sides.keys():
                sides[unit] = _Side(texts[unit])
            shared = _Shared(*_directed(sides[one], sides[other]))
            if shared.characters >= LEAST:
                source, target = shared.source, shared.target
                found[min(source.node, target.node), max(source.node, target.node)].append(shared)
    edges = (max(each, key=lambda one: one.characters).edge() for each in found.values() if not any(one.whole for one in each))
    return {edge.key: edge for edge in edges}


class _Given(NamedTuple):
    """A passage to be compared, as letters, with how many runs it has and their marks."""

    span: Span
    letters: str
    size: int
    marks: int


class _Side:
    """A text with its passages, prepared once for all comparisons; the runs themselves would take too much room."""

    def __init__(self, text: Text) -> None:
        self.node, self.document = text
        self.days = _days(self.document)
        self.given = [_given(self.document, passage.span) for passage in self.document.passages]
        self.length = _length_of(one.span for one in self.given)


def _given(document: Document, span: Span) -> _Given:
    text = letters(_cut(document, span))
    some = runs(text)
    return _Given(span, text, len(some), marks(some))


def _directed(one: _Side, other: _Side) -> tuple[_Side, _Side, bool]:
    """Return the later of two documents before the earlier, and whether that is known.

    It is not where an amended law was written over years in which the other document was written, too.
    """
    (first, last), (begin, end) = one.days, other.days
    if first and begin and (first > end or begin > last):
        return (one, other, True) if first > end else (other, one, True)
    return (one, other, False) if one.node < other.node else (other, one, False)


def _days(document: Document) -> tuple[str, str]:
    """Return the first and the last day on which a document was written, as far as it says, else ''."""
    days = [day for day in (document.signed, document.published, *(change.day for change in document.history)) if day]
    return min(days, default=""), max(days, default="")


class _Shared:
    """What two documents share: passages, those that are most alike first joined, each with one of the other document."""

    def __init__(self, source: _Side, target: _Side, later: bool) -> None:
        self.source, self.target, self._later = source, target, later
        self._joined = dict(sorted(_joined(source.given, target.given)))
        """By span in the source, the span in the target and how much they are alike."""
        lengths = _length_of(self._joined), _length_of(span for span, _ in self._joined.values())
        self.characters = min(lengths)
        """That both documents have of it, the smaller number."""
        self._shares = lengths[0] / max(source.length, 1), lengths[1] / max(target.length, 1)

    @property
    def whole(self) -> bool:
        """Whether one document is printed in the other."""
        alike = [share for _, share in self._joined.values()]
        return max(self._shares) >= WHOLE and sum(alike) >= SAME * len(alike)

    def edge(self) -> Edge:
        """Return the edge with the passages of both sides."""
        mine, theirs = self.source.document, self.target.document
        alike = [share for _, share in self._joined.values()]
        properties: dict[str, Any] = {
            "evidence": tuple(_cut(mine, span) for span in self._joined),
            "spans": tuple(_place(mine, span) for span in self._joined),
            "target_evidence": tuple(_cut(theirs, span) for span, _ in self._joined.values()),
            "target_spans": tuple(_place(theirs, span) for span, _ in self._joined.values()),
            "similarities": tuple(f"{share:.2f}" for share in alike),
            "share": round(self._shares[0], 3),
            "target_share": round(self._shares[1], 3),
            "later": self._later,
            "rules": (_RULE,),
            "confidence": round(max(alike), 3),
        }
        return Edge(SIMILAR, self.source.node, self.target.node, properties)


def _joined(mine: Iterable[_Given], theirs: Iterable[_Given]) -> Iterator[tuple[Span, tuple[Span, float]]]:
    """Yield passages that are alike, each once, with the other passage and the Jaccard similarity."""
    found = []
    for one, other in product(mine, theirs):
        # Of `both` runs, counted twice where they are in both, alike passages differ in a third at most, and so do their marks.
        both = one.size + other.size
        if (one.marks ^ other.marks).bit_count() <= both * _DIFFERENT:
            common = len(runs(one.letters) & runs(other.letters))
            if common and (share := common / (both - common)) >= ALIKE:
                found.append((-share, one.span, other.span))
    taken: set[Span] = set()
    used: set[Span] = set()
    for share, span, target in sorted(found):
        if span not in taken and target not in used:
            taken.add(span)
            used.add(target)
            yield span, (target, -share)


def _cut(document: Document, span: Span) -> str:
    return document.source[span.start - document.start : span.end - document.start]


def _place(document: Document, span: Span) -> str:
    return f"{document.bulletin}:{span.start}-{span.end}"


def _length_of(spans: Iterable[Span]) -> int:
    return sum(span.end - span.start for span in spans)


def similar_of_all(documents: Iterable[tuple[Document, NodeKey]]) -> list[Edge]:
    """Return the edges between all documents, given with their nodes."""
    texts = {(document.bulletin, document.unit): Text(node, document) for document, node in documents}
    found = {unit: (name_of(text.document), list(bands_of(text.document))) for unit, text in texts.items()}
    held: dict[str, dict[str, set[Holding]]] = defaultdict(lambda: defaultdict(set))
    for name, some in found.values():
        for band, holding in some:
            held[band][name].add(holding)
    shelves = {band: names for band, names in held.items() if len(names) <= MOST}
    pairs = ((unit, other) for unit, (name, some) in found.items() for other in candidates(name, some, shelves))
    return list(similar(texts, pairs).values())
