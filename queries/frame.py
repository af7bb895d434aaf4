"""The picture of a query that brings none of its own, made from what its header says of its columns."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import get_args

from queries.query import Column, Label, Param

FOLDER = Path(__file__).parent / "frames"
LABELS: tuple[str, ...] = get_args(Label)


@cache
def frame(name: str) -> str:
    """Return a statement of `frames/` without its comment header."""
    lines = (FOLDER / f"{name}.cypher").read_text(encoding="utf-8").splitlines()
    return "\n".join(line for line in lines if not line.startswith("//"))


def surrounding(cypher: str, params: dict[str, Param], columns: dict[str, Column]) -> str | None:
    """Return the statement that shows the nodes of a query's rows, the node asked for, and the edges among them.

    None where no column says whose ids it holds.
    """
    named = [_pairs(name, column) for name, column in columns.items() if column.of]
    if not named:
        return None
    text = frame("picture").replace("«named»", " + ".join(named)).replace("«asked»", f"[{', '.join(_asked(params))}]")
    return text.replace("«query»", "\n".join(f"    {line}" for line in cypher.splitlines()))


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
    """Yield [label, id] of the nodes that the parameters name."""
    for name, param in params.items():
        if len(param.of) == 1:
            yield f"['{param.of[0]}', ${name}]"
        elif param.of and "label" in params:
            yield f"[$label, ${name}]"
