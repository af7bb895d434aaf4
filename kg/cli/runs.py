"""`kg runs`: what was loaded when, and whether it came to its end."""

from typing import Any

import click

from kg.cli.option import format_option, opened, store_option
from kg.cli.table import show

SHOWN = 12
"""Digits of a checksum that a table shows."""
FILES = 3
"""Files of a run that a table names: with hundreds, the next run is screens away."""


@click.command()
@store_option()
@format_option("table", "json", "csv")
def runs(uri: str | None, form: str) -> None:
    """List the runs of kg build, kg remove and kg copy, newest first.

    Shows the start (UTC), the duration in seconds, whether the run is complete, the number of bulletins in the store afterwards, what
    was written and removed, and the input files with their SHA-256. A run that is not complete was interrupted or is still writing;
    the next build completes it. A run that changes nothing is not recorded. The table shows only the first files, json and csv
    show all of them.
    """
    from kg.store.run import runs as listed

    with opened(uri) as store:
        rows = listed(store)
    show([_short(row) for row in rows] if form == "table" else rows, form)


def _short(row: dict[str, Any]) -> dict[str, Any]:
    named = [f"{one['bulletin']} {one['sha256'][:SHOWN]}" for one in row["inputs"][:FILES]]
    more = len(row["inputs"]) - len(named)
    return row | {"inputs": [*named, f"and {more} more"] if more else named}


COMMANDS = (runs,)
