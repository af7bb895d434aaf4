"""Second labels, which this engine does not keep: whoever asks for one is told the property that says the same."""

import json
from itertools import pairwise

from kg.errors import QueryError
from kg.schema.read import schema
from kg.store.read_only import tokens

BEFORE = (":", "|", "&", "!")
"""What stands before a label: (p:Law), (p:Policy|Law), (p:Policy&!Law)."""


def check(cypher: str) -> None:
    """Raise QueryError for a statement with a second label; without it the engine would find nothing, and say nothing."""
    names = {each.name: each for label in schema().labels.values() for each in label.sublabels}
    if not any(name in cypher for name in names):
        return
    found = [token for _, token in tokens(cypher)]
    for before, token in pairwise(found):
        if before in BEFORE and token in names:
            one = names[token]
            raise QueryError(
                f"the embedded store keeps no second labels; in place of :{token} ask for {one.property} = {json.dumps(one.value)}"
            )
