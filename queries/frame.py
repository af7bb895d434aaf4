"""Builds the picture of a query whose file has none, from the columns that its header declares."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path

from kg.schema.read import schema
from queries.expand import expand
from queries.query import Column, Param

FOLDER = Path(__file__).parent / "frames"
LABELS = tuple(label.name for label in schema().drawn)


def frame(name: str, **given: str) -> str:
    """Return a statement of `frames/` without its comment header; `given` holds the values of its own names in « »."""
    return expand(_read(name), f"frames/{name}.cypher", given)


@cache
def _read(name: str) -> str:
    lines = (FOLDER / f"{name}.cypher").read_text(encoding="utf-8").splitlines()
    return "\n".join(line for line in lines if not line.startswith("//"))


def surrounding(cypher: str, params: dict[str, Param], columns: dict[str, Column]) -> str | None:
    """Return the statement that draws the nodes in a query's rows, the node asked for, and the edges between them.

    Returns None if no column declares which label its ids belong to.
    """
    named = [_pairs(name, column) for name, column in columns.items() if column.of]
    if not named:
        return None
    query = "\n".join(f"    {line}" for line in cypher.splitlines())
    # An edge of a wording that has ended is drawn only where no day is asked for; the rows then tell until when it stood.
    standing = expand("($as_of IS NULL OR «standing of edge»)", "frame.py") if "as_of" in params else "true"
    return frame("picture", query=query, named=" + ".join(named), asked=f"[{', '.join(_asked(params))}]", standing=standing)


def _pairs(name: str, column: Column) -> str:
    """Return an expression for the list of [label, id] that one column holds."""
    of = str(column.of)
    label = f"'{of}'" if of in LABELS else of
    match column.type:
        case "strings":
            return f"[x IN coalesce({name}, []) | [{label}, x]]"
        case "maps":
            first = "" if column.drawn is None else f"[..{column.drawn}]"
            return f"[x IN coalesce({name}, []){first} | [{label if of in LABELS else f'x.{of}'}, x.id]]"
        case "map":
            return f"[[{label if of in LABELS else f'{name}.{of}'}, {name}.id]]"
        case _:
            return f"[[{label}, {name}]]"


def _asked(params: dict[str, Param]) -> Iterator[str]:
    """Yield [label, id] for each node that a parameter names."""
    for name, param in params.items():
        if len(param.of) == 1:
            yield f"['{param.of[0]}', ${name}]"
        elif param.of and "label" in params:
            yield f"[$label, ${name}]"
