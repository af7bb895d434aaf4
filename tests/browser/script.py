"""What Neo4j Browser does with a saved script: sets parameters, or sends a statement with those that are set."""

import re
from typing import Any

from kg.store.protocol import Row, Store

LAMBDA = re.compile(r":param \[\{(?P<names>[\w, ]+)\}\] => \{(?P<statement>.*)\}", re.DOTALL)
ASSIGNMENT = re.compile(r":param (\w+) => (.+)")


def execute(store: Store, text: str, params: dict[str, Any]) -> list[Row]:
    """Run one script; parameters that it sets are put into `params`."""
    body = "\n".join(line for line in text.splitlines() if not line.startswith("//"))
    if body.startswith(":config "):
        return []
    if found := LAMBDA.fullmatch(body.strip()):
        # The first row only, and the columns that are named.
        row = store.read(found["statement"])[0]
        params |= {name.strip(): row[name.strip()] for name in found["names"].split(",")}
        return []
    if body.startswith(":param "):
        for part in body.split(";\n"):
            name, expression = ASSIGNMENT.fullmatch(part.strip()).groups()  # type: ignore[union-attr]
            params[name] = store.read(f"RETURN {expression} AS value")[0]["value"]
        return []
    return store.read(body, params)
