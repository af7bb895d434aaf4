"""What an export as linked data says beside the graph: the base of its IRIs, the day for which statuses hold, and the runs of the store."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from hashlib import sha256
from importlib.metadata import version
from typing import Any
from urllib.parse import quote

from kg.model import Edge, NodeKey

BASE = "urn:policy-kg:"
"""The base of IRIs, if none is given."""

# urn:policy-kg:, https://example.org/policies/, https://example.org/policies#
BASE_IRI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:(?:[A-Za-z0-9._~:/?#@!$&'()*+,;=%-]*[:/#])?")
TAKEN_BY = {"base_iri": ("jsonld", "prov"), "as_of": ("jsonld",)}
"""What a caller may say of an export, and the forms that take it."""


def checked_base(base: str) -> str:
    """Return the base of IRIs. Raises ValueError where it is no absolute IRI in ASCII that ends in `:`, `/` or `#`."""
    if not BASE_IRI.fullmatch(base):
        raise ValueError(
            f"{base!r} is no base of IRIs: it has a scheme, is ASCII, and ends in : or / or #, as https://example.org/policies/ does"
        )
    return base


@dataclass(frozen=True, slots=True)
class About:
    """What is true of one export."""

    base: str = BASE
    as_of: str = field(default_factory=lambda: date.today().isoformat())
    """ISO."""
    runs: tuple[Mapping[str, Any], ...] = ()
    """Properties of the store's nodes Run, in any order."""
    version: str = field(default_factory=lambda: version("policy-kg"))

    def iri(self, kind: str, name: str) -> str:
        """Return the IRI of what a name means among its kind; every sign but ASCII letters, digits and `_.-~` is percent-encoded."""
        return f"{self.base}{kind}/{quote(name, safe='')}"

    def node(self, key: NodeKey) -> str:
        """Return the IRI of a node."""
        return self.iri(key.label, key.id)

    def edge(self, edge: Edge) -> str:
        """Return the IRI of an edge, which follows from its type and its ends."""
        parts = "\n".join((edge.type, *edge.source, *edge.target))
        return f"{self.base}edge/{sha256(parts.encode()).hexdigest()[:32]}"
