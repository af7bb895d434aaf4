"""Build one graph from what every bulletin contributes. Full and incremental loads both call this function."""

from collections.abc import Iterable

from kg.assemble.articles import add_articles
from kg.assemble.captions import add_captions
from kg.assemble.cited_issuers import add_cited_issuers
from kg.assemble.degree import with_degrees
from kg.assemble.draft import Draft
from kg.assemble.finals import add_finals
from kg.assemble.mentions import add_mentions
from kg.assemble.orders import add_ordered
from kg.assemble.policies import add_policies, source_key
from kg.assemble.provisions import add_provisions
from kg.assemble.registry import add_registry
from kg.assemble.reuse import similar_of_all
from kg.assemble.search_properties import add_search_properties
from kg.assemble.texts import add_texts
from kg.assemble.validity import with_validity
from kg.assemble.wordings import add_wordings
from kg.model import Contribution, Graph
from kg.resolve import resolve


def build(contributions: Iterable[Contribution], provisions: bool = True) -> Graph:
    """Return the graph of all contributions, with or without their provisions; their order does not matter."""
    held = sorted(contributions, key=lambda contribution: contribution.bulletin.id)
    resolution = resolve(held)
    draft = Draft()
    add_policies(draft, held, resolution)
    add_finals(draft, resolution)
    add_articles(draft, held, resolution)
    texts = [(document, source_key(document, resolution.ids)) for one in held for document in one.documents]
    add_texts(draft, texts)
    add_mentions(draft, held, resolution)
    for document, source in texts:
        add_ordered(draft, document, source)
    add_cited_issuers(draft, held, resolution)
    add_wordings(draft, texts, resolution.ids)
    add_registry(draft)
    if provisions:
        add_provisions(draft, texts)
    add_captions(draft)
    add_search_properties(draft)
    graph = with_degrees(with_validity(draft.graph()))
    return Graph(graph.nodes, tuple(sorted((*graph.edges, *similar_of_all(texts)), key=lambda edge: edge.key)))
