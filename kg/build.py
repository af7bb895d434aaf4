"""From what every bulletin contributes to one graph. Full and incremental loads are this same function."""

from collections.abc import Iterable

from kg.assemble import articles, mentions, registry
from kg.assemble.captions import captions
from kg.assemble.cited import cited_issuers
from kg.assemble.degree import count
from kg.assemble.draft import Draft
from kg.assemble.found_by import found_by
from kg.assemble.policies import policies
from kg.assemble.validity import judge
from kg.model import Contribution, Graph
from kg.resolve import resolve


def build(contributions: Iterable[Contribution]) -> Graph:
    """Return the graph of all contributions; their order does not matter."""
    held = sorted(contributions, key=lambda contribution: contribution.bulletin.id)
    resolution = resolve(held)
    draft = Draft()
    policies(draft, held, resolution)
    articles.articles(draft, held, resolution)
    mentions.mentions(draft, held, resolution)
    cited_issuers(draft, held, resolution)
    registry.registry(draft)
    captions(draft)
    found_by(draft)
    return count(judge(draft.graph()))
