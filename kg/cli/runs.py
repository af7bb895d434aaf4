"""`kg runs`: what was loaded when, and whether it came to its end."""

from typing import Any

import click

from kg.cli.option import format_option, opened, store_option
from kg.cli.table import show

FILES = 3
"""Files of a run that a table names: with hundreds, the next run is screens away."""
FEW = ("started", "seconds", "complete", "bulletins", "inputs")
"""Columns of a table."""


@click.command()
@store_option()
@format_option("table", "json", "csv")
def runs(uri: str | None, form: str) -> None:
    """List the runs of kg build, kg remove and kg copy, newest first.

    Shows the start (UTC), the duration in seconds, whether the run is complete, the number of bulletins in the store afterwards, the
    files that were given, and what was taken out. A run that is not complete was interrupted or is still writing; the next build
    completes it. A run that changes nothing is not recorded. The table names only the first files; json and csv name all, with their
    SHA-256, and say how many nodes and edges were written and removed.
    """
    from kg.store.run import runs as listed

    with opened(uri) as store:
        rows = listed(store)
    show([_short(row) for row in rows] if form == "table" else rows, form, few=FEW, none="No runs.")


def _short(row: dict[str, Any]) -> dict[str, Any]:
    """Return a row in which few files stand in one column, those that were given before those that were taken out."""
    given, removed = _first(file["bulletin"] for file in row["inputs"]), _first(row["removed"])
    files = [*given, *(f"{'removed: ' if not place else ''}{name}" for place, name in enumerate(removed))]
    return row | {"started": row["started"].replace("+00:00", "Z"), "inputs": files, "removed": removed}


def _first(names: Any) -> list[str]:
    listed = [*names]
    more = len(listed) - FILES
    return [*listed[:FILES], f"and {more} more"] if more > 0 else listed


COMMANDS = (runs,)
