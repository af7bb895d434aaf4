"""The edges that a step changes: all of every source that is touched, computed anew from all its texts.

An edge belongs to the texts of its source. Three kinds belong to others as well: AMENDS to the texts of its target, whose promulgation
lines name what amended it; SUPERSEDES between standards to every text that says so; ISSUED_BY of what is only cited to its citations.
The goals and tasks of a source belong to it alone, and their edges come and go with its own.
"""

from collections.abc import Iterable, Iterator
from functools import cached_property

from kg.assemble.articles import add_bulletin, add_publications, printed_day
from kg.assemble.cited_issuers import add_issuers
from kg.assemble.draft import Draft
from kg.assemble.finals import add_final
from kg.assemble.mentions import add_named, add_replacements
from kg.assemble.orders import ORDERED, add_ordered
from kg.assemble.policies import add_relations, source_key
from kg.assemble.reuse import SIMILAR
from kg.assemble.wordings import add_wordings
from kg.incremental.difference import by_key
from kg.incremental.finals import Finals
from kg.incremental.held import Held, spans_of
from kg.incremental.library import Library, differing
from kg.incremental.placed import Placed, Unit, issuers_in
from kg.model import POLICY_KINDS, Document, Edge, EdgeKey, NodeKey


class Edges:
    """Edges before and after a step, of all sources that are touched."""

    def __init__(self, held: Held, library: Library, placed: Placed) -> None:
        """Find the sources, read their edges and all their texts, and compute the edges anew."""
        self._held, self._library, self._placed = held, library, placed
        self.changed = list(differing(library))
        """Documents that differ, as they were and as they are."""
        self.dragged = list(placed.dragged.values())
        """Documents that are as they were and name other policies."""
        came = [*(new for _, new in self.changed if new), *self.dragged]
        went = [*(old for old, _ in self.changed if old), *self.dragged]
        self.ids_before = placed.own_ids(went, before=True)
        self.ids = placed.own_ids(came)
        self.came = {(document.bulletin, document.unit): source_key(document, self.ids) for document in came}
        """The nodes of the documents that are rewritten, after the step."""
        self.went = {(document.bulletin, document.unit): source_key(document, self.ids_before) for document in went}
        self.sources = {*self.came.values(), *self.went.values(), *self._stubs(), *self._redated()}
        """Whose edges are computed anew."""
        self.finals = Finals(held, library, placed, self.sources)
        self.sources |= self.finals.sources
        out = held.edges_from(self.sources)
        self._out = [edge for edge in out if edge.target.label != "Provision" and edge.type != SIMILAR]
        self.pinpoints = [edge for edge in out if edge.target.label == "Provision"]
        """The edges before the step from sources to provisions that they cite; what they are after it, `provisions` tells."""
        self._ordered = held.edges_from({edge.target for edge in self._out if edge.target.label in ORDERED})
        into = held.edges_to({key for key in self.sources if key.label == "Policy"}, ("AMENDS", "WORDING_OF", SIMILAR))
        self.similar = [edge for edge in (*out, *into) if edge.type == SIMILAR]
        """The edges before the step from and to policies that share text with sources; what they are after it, `reuse` tells."""
        self._amending = [edge for edge in into if edge.type == "AMENDS"]
        self.wordings = {edge.source for edge in into if edge.type == "WORDING_OF"}
        """The wordings of the sources before the step."""
        self._of_wordings = held.edges_from(self.wordings)
        self.texts = self._texts(came)
        """All texts of the sources after the step."""
        self.ids |= placed.ids(self.texts.values())
        self.draft = self._draft()
        """The edges after the step, and the articles among the sources."""
        self._replaced = self._replacements()

    def _stubs(self) -> Iterator[NodeKey]:
        """Yield the policies that no bulletin holds and whose citations give other issuers than before, or are quoted otherwise."""
        differ = {(one.bulletin, one.unit) for pair in self.changed for one in pair if one}
        before, after = self._placed.before.policies, self._placed.after.policies
        for name in {*before, *after}:
            was = issuers_in(before[name]) if name in before else None
            now = issuers_in(after[name]) if name in after else None
            if was != now or (now and not differ.isdisjoint(place[:2] for place in now.places)):
                yield NodeKey("Policy", name)

    def _redated(self) -> Iterator[NodeKey]:
        """Yield the articles of bulletins that appeared on another day than was known."""
        for name, new in self._library.new.items():
            old = self._library.old.get(name)
            if old and printed_day(old.bulletin) != printed_day(new.bulletin):
                yield from (key for document in new.documents if (key := _article(document)))

    def _texts(self, came: Iterable[Document]) -> dict[Unit, Document]:
        """Return all texts of the sources after the step, in order."""
        found = {(document.bulletin, document.unit) for document in came}
        for key in self.sources:
            if key.label == "Policy" and (names := self._placed.names(key.id)):
                found |= {text.place[:2] for text in names.texts}
        articles = {key for key in self.sources if key.label == "Article"}
        printed = self._library.printed(spans_of(edge for edge in self._out if edge.source in articles))
        found |= {place for place, document in printed.items() if _article(document) in articles}
        return self._library.documents(found)

    def _draft(self) -> Draft:
        draft = Draft()
        for document in self.texts.values():
            source = source_key(document, self.ids)
            add_relations(draft, document, source, self.ids)
            add_publications(draft, [(document, source)], self._library.bulletin(document.bulletin))
            add_named(draft, document, source)
            add_ordered(draft, document, source)
        for name in self._library.new:
            add_bulletin(draft, self._library.new[name].bulletin)
        for key in self.sources:
            names = self._placed.names(key.id) if key.label == "Policy" else None
            if names and (found := issuers_in(names)):
                add_issuers(draft, key, found, self._library.documents(place[:2] for place in found.places))
        for name, final in self.finals.joined:
            if NodeKey("Policy", name) in self.sources:
                add_final(draft, name, final)
        self._add_partners(draft)
        add_wordings(draft, ((document, source_key(document, self.ids)) for document in self.texts.values()), self.ids)
        return draft

    def _add_partners(self, draft: Draft) -> None:
        """Add what the texts of documents that amend a source, or that a source amends, say of that."""
        known = [*(edge.key for edge in (*self._out, *self._amending)), *draft.edge_keys()]
        ends = {end for kind, *both in known if kind == "AMENDS" for end in both}
        self.partners = ends - self.sources
        """What amends a source, or is amended by one, and is no source itself."""
        self._partners_out = [edge for edge in self._held.edges_from(self.partners) if edge.type != SIMILAR]
        documents = self._library.printed(spans_of(self._partners_out))
        ids = self._placed.own_ids(documents.values())
        for document in documents.values():
            source = source_key(document, ids)
            if source not in self.partners:
                continue
            amending = [index for index, relation in enumerate(document.relations) if relation.amending or relation.type == "AMENDS"]
            namings = [naming for naming in self._library.namings(document) if naming.place[2] in amending]
            self._placed.load(namings)
            add_relations(draft, document, source, {naming.place: self._placed.policy(naming) for naming in namings})

    def _replacements(self) -> tuple[dict[EdgeKey, Edge], dict[EdgeKey, Edge]]:
        """Return which standard replaces which before and after, as far as the documents that differ say."""
        said = Draft()
        for document in (document for pair in self.changed for document in pair if document):
            add_replacements(said, document)
        keys = said.edge_keys()
        if not keys:
            return {}, {}
        before = [edge for edge in self._held.edges_from({source for _, source, _ in keys}) if edge.key in keys]
        bulletins = {place.rpartition(":")[0] for edge in before for place in edge.properties.get("spans", ())}
        now = Draft()
        for one in self._library.read(bulletins | self._library.new.keys()):
            for document in one.documents:
                add_replacements(now, document)
        return by_key(before), by_key(edge for edge in now.graph().edges if edge.key in keys)

    def _in_scope(self, edge: Edge) -> bool:
        below = edge.source.label in ORDERED or edge.source.label == "Wording"
        return edge.source in self.sources or below or (edge.type == "AMENDS" and edge.target in self.sources)

    @cached_property
    def before(self) -> dict[EdgeKey, Edge]:
        """The edges that are computed anew, as they are held."""
        return by_key([*self._out, *self._ordered, *self._amending, *self._of_wordings]) | self._replaced[0]

    @cached_property
    def after(self) -> dict[EdgeKey, Edge]:
        """The same after the step."""
        return by_key(edge for edge in self.draft.graph().edges if self._in_scope(edge)) | self._replaced[1]

    @cached_property
    def near(self) -> list[Edge]:
        """All edges before the step that go out from sources, from their goals and tasks, and from partners."""
        return [*self._out, *self._ordered, *self._partners_out]

    @cached_property
    def ordered(self) -> set[NodeKey]:
        """The goals and tasks of the sources before and after the step."""
        return {edge.target for edge in (*self.before.values(), *self.after.values()) if edge.target.label in ORDERED}


def _article(document: Document) -> NodeKey | None:
    return None if document.kind in POLICY_KINDS else source_key(document, {})
