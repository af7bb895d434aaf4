"""`kg check`: whether the stored graph fits the schema and the bulletins, and what was not understood."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import click

from kg.cli import report
from kg.cli.option import format_option, opened, store_option
from kg.cli.table import show
from kg.model import Graph

if TYPE_CHECKING:
    from kg.store.protocol import Store


@click.command()
@store_option()
@format_option("table", "json", "csv")
@click.pass_context
def check(ctx: click.Context, uri: str | None, form: str) -> None:
    """Check the stored graph and list what was not understood.

    Rows of severity `error` mean that the graph is wrong; the exit code is then 1. A `note` is something in a bulletin that was not
    understood and not guessed.
    """
    from kg.build import build
    from kg.schema import quotes, validate

    with opened(uri) as store:
        contributions = store.contributions()
        graph = build(contributions)
        errors = [_error(problem) for problem in (*validate.check(graph), *quotes.check(graph), *_differences(store, graph))]
    show([*errors, *report.not_understood(contributions)], form)
    ctx.exit(1 if errors else 0)


def _differences(store: "Store", graph: Graph) -> Iterator[str]:
    """Yield the differences between store and graph: changes by other programs, or the remains of an interrupted build."""
    from kg.schema.read import schema
    from kg.store import difference

    found = difference.of_graph(store, graph, schema())
    for label, rows in found.nodes.items():
        yield from (f"(:{label} {{id: {row['id']!r}}}) is missing or differs from what the bulletins give" for row in rows)
    for label, ids in found.nodes_gone.items():
        yield from (f"(:{label} {{id: {name!r}}}) comes from no bulletin" for name in ids)
    for told, groups in (("is missing or differs from what the bulletins give", found.edges), ("comes from no bulletin", found.edges_gone)):
        for (source, kind, target), edges in groups.items():
            yield from (f"(:{source} {row['source']!r})-[:{kind}]->(:{target} {row['target']!r}) {told}" for row in edges)


def _error(problem: str) -> dict[str, Any]:
    return {"severity": "error", "what": "graph", "bulletin": None, "unit": None, "place": None, "text": None, "reason": problem}


COMMANDS = (check,)
