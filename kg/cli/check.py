"""`kg check`: whether the stored graph fits the schema and the bulletins, and what was not understood."""

from typing import Any

import click

from kg.cli import report
from kg.cli.option import format_option, opened, store_option
from kg.cli.table import show


@click.command()
@store_option()
@format_option("table", "json", "csv")
@click.pass_context
def check(ctx: click.Context, uri: str, form: str) -> None:
    """Check the stored graph and list what was not understood.

    Rows of severity `error` mean that the graph is wrong, and the exit code is then 1; a `note` is something in a bulletin that was left
    alone rather than guessed.
    """
    from kg import conform
    from kg.build import build

    with opened(uri) as store:
        contributions = store.contributions()
        graph = build(contributions)
        problems = conform.check(graph)
    errors = [_error(problem) for problem in problems]
    show([*errors, *report.not_understood(contributions)], form)
    ctx.exit(1 if errors else 0)


def _error(problem: str) -> dict[str, Any]:
    return {"severity": "error", "what": "graph", "bulletin": None, "unit": None, "place": None, "text": None, "reason": problem}


COMMANDS = (check,)
