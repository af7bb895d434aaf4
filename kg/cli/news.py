"""`kg news`: what follows from the last builds."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from kg.cli.option import format_option, opened, store_option
from kg.cli.screen import say
from kg.cli.table import show_each

if TYPE_CHECKING:
    from kg.store.protocol import Store

COLUMNS = ("number", "at", "event", "label", "id", "title", "by_label", "by", "by_title", "day", "quote", "run")
FEW = ("event", "title", "by_title", "day")
"""Columns of a table: ids and titles beside each other do not fit a screen."""


@click.command()
@click.option(
    "--since", metavar="RUN|DATE", help="List what came after a run (its id, or its start as kg runs prints it) or from a date on."
)
@click.option("--watch", "watched", multiple=True, metavar="KEY", help="List only what concerns this document, standard or other node.")
@store_option()
@format_option("table", "json", "csv")
def news(since: str | None, watched: Sequence[str], uri: str | None, form: str) -> None:
    """List the consequences of changes to the store, oldest first; by default those of the last build.

    Examples of events: a policy was repealed, a document lost its basis or cites a repealed policy, an edition of a standard was replaced,
    a policy expires within 90 days, a policy that was only cited is now held. docs/changes.md lists all of them.

    --watch takes an id, number, title or name, and can be given several times. A document that the store does not hold is watched by its
    title or id as you write it.
    """
    from kg.store.changes import before_latest, concerns, kept, place, rows
    from kg.store.journal import EVENTS

    with opened(uri) as store:
        held = kept(store)
        names = _names(store, watched)
        start = place(store, since) if since else before_latest(store)
        if held.events_after is None:
            say("Nothing is recorded yet: events are recorded from the end of the first load on.", err=True)
        elif start < held.events_after:
            say(f"Events up to row {held.events_after} are not kept any more.", err=True)
        found = (row for row in rows(store, start, (EVENTS,)) if not watched or concerns(row, names))
        show_each(({name: row.get(name) for name in COLUMNS} for row in found), form, COLUMNS, FEW, none="No events.")


def _names(store: "Store", watched: Sequence[str]) -> set[str]:
    """Return the ids and titles that are meant by keys; those that the store does not know count as they are written."""
    from queries import meant

    names = set(watched)
    for key, ids in meant(store, watched).items():
        names |= ids
        if not ids:
            say(f"Not in the store, watched as written: {key}", err=True)
    return names


COMMANDS = (news,)
