"""`kg check`: whether the stored graph fits the schema and the bulletins, and what was not understood."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import click

from kg.cli import report
from kg.cli.option import format_option, opened, store_option
from kg.cli.progress import progress_bars, progress_of
from kg.cli.table import show_each

if TYPE_CHECKING:
    from kg.store.protocol import Progress, Store


FEW = ("severity", "what", "place", "text", "reason")
"""Columns of a table."""


@click.command()
@store_option()
@click.option("--deep", is_flag=True, help="Compare with what is computed anew from all bulletins.")
@format_option("table", "json", "csv")
@click.pass_context
def check(ctx: click.Context, uri: str | None, deep: bool, form: str) -> None:
    """Check the stored graph and list what was not understood.

    Rows of severity `error` mean that the graph is wrong; the exit code is then 1. A `note` is something in a bulletin that was not
    understood and not guessed. With --deep, nodes, edges, the name index and texts are compared with those computed anew from what the
    store keeps of each bulletin; that takes as long as a first load without reading the files.
    """
    from kg.store.scan import unchanged

    errors = 0

    def found(store: "Store", progress: "Progress") -> Iterator[dict[str, Any]]:
        nonlocal errors
        for problem in _problems(store, progress, deep):
            errors += 1
            yield _row("error", problem)
        yield from _notes(store)

    with opened(uri) as store, progress_bars() as shown, unchanged(store, whole=False):
        none = "No errors, and nothing that was not understood."
        show_each(found(store, progress_of(shown)), form, _row("error", ""), FEW, none)
    ctx.exit(1 if errors else 0)


def _problems(store: "Store", progress: "Progress", deep: bool) -> Iterator[str]:
    """Yield what is wrong: with each node and edge by itself and, if asked, in comparison with what the bulletins give."""
    from kg.schema import quotes, validate
    from kg.store import recomputed
    from kg.store.scan import Scan
    from kg.store.state import read_state

    outdated = read_state(store).outdated
    if outdated:
        yield "the store was written by an older release: the next kg build computes it anew"
    scan = Scan(store, progress)
    for node in scan.nodes():
        yield from validate.check_node(node)
    yield from scan.mislabelled()
    for edge in scan.edges():
        yield from validate.check_edge(edge)
        yield from quotes.check([edge])
    if deep and not outdated:
        yield from recomputed.differences(store, progress)


def _notes(store: "Store") -> Iterator[dict[str, Any]]:
    from kg.incremental.step import step
    from kg.store.held import StoredGraph
    from kg.store.state import read_state
    from kg.store.update import portions

    outdated = read_state(store).outdated
    for some in portions(store.contributions(), lambda one: one):
        ambiguous = () if outdated else step(StoredGraph(store), some, provisions=False).ambiguous
        for contribution in some:
            yield from report.not_understood(contribution, ambiguous)


def _row(severity: str, problem: str) -> dict[str, Any]:
    return {"severity": severity, "what": "graph", "bulletin": None, "unit": None, "place": None, "text": None, "reason": problem}


COMMANDS = (check,)
