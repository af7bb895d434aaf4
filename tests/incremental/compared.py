"""What a holder must hold after any steps: all of it is a function of the contributions."""

from collections.abc import Iterable

from kg.build import build
from kg.incremental.memory import Memory
from kg.incremental.step import step
from kg.model import Contribution, Graph


def empty(graph: Graph) -> list[str]:
    """Every property without a value: what is not known is left out."""
    told = [(node.key, node.properties) for node in graph.nodes] + [(edge.key, edge.properties) for edge in graph.edges]
    return [f"{key} {name} is empty" for key, properties in told for name, value in properties.items() if value in ("", None)]


def differences(graph: Graph, wanted: Graph) -> list[str]:
    """Every node and edge that is missing, too many or different."""
    found: list[str] = []
    for what, have, want in (
        ("node", {node.key: dict(node.properties) for node in graph.nodes}, {node.key: dict(node.properties) for node in wanted.nodes}),
        (
            "edge",
            {(edge.type, edge.source, edge.target): dict(edge.properties) for edge in graph.edges},
            {(edge.type, edge.source, edge.target): dict(edge.properties) for edge in wanted.edges},
        ),
    ):
        found += [f"{what} {key} missing" for key in want if key not in have]
        found += [f"{what} {key} too many" for key in have if key not in want]
        for key in want:
            if key in have and have[key] != want[key]:
                names = [name for name in {*have[key], *want[key]} if have[key].get(name) != want[key].get(name)]
                found += [f"{what} {key} {name}: {have[key].get(name)!r}, not {want[key].get(name)!r}" for name in names]
    return found


def check(memory: Memory, *, rows: bool = True) -> list[str]:
    """What a holder in memory holds otherwise than all its contributions say."""
    every = list(memory.held.values())
    found = differences(memory.graph(), build(every)) + empty(memory.graph())
    if rows:
        fresh = loaded(every)
        found += _rows("name row", memory.rows, fresh.rows)
        if memory.coverage != fresh.coverage:
            found.append(f"coverage {memory.coverage}, not {fresh.coverage}")
    return found


def _rows(what: str, have: dict, want: dict) -> list[str]:
    return [f"{what} {key}: {have.get(key)!r}, not {want.get(key)!r}" for key in sorted({*have, *want}) if have.get(key) != want.get(key)]


def loaded(contributions: Iterable[Contribution]) -> Memory:
    """A holder that was given everything in one step."""
    memory = Memory()
    memory.apply(step(memory, list(contributions)))
    return memory
