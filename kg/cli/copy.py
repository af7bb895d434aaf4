"""`kg copy`: a graph from one store into another."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli.loading import summary
from kg.cli.option import files, format_option, opened
from kg.cli.progress import progress_bars
from kg.cli.screen import say
from kg.cli.table import show
from kg.schema.read import schema
from kg.store import contributions

if TYPE_CHECKING:
    from rich.progress import Progress

    from kg.store.protocol import Store, Update


@click.command()
@click.argument("source", metavar="FROM", shell_complete=files)
@click.argument("target", metavar="TO", shell_complete=files)
@click.option("--replace", is_flag=True, help="Overwrite TO, whatever bulletins it holds now.")
@format_option("table", "json", "csv")
def copy(source: str, target: str, replace: bool, form: str) -> None:
    """Copy a graph from one store into another: from the embedded one to Neo4j, back, or to another server.

    FROM and TO are each a folder or a bolt:// or neo4j:// address (also +s, +ssc). Both graphs are equal afterwards. The list of runs is
    not copied. An interrupted copy is completed by running it again with --replace.
    """
    if _place(source) == _place(target):
        raise click.UsageError(f"FROM and TO are the same store, {target}")
    from kg.store.scan import unchanged
    from kg.store.state import read_state

    with (
        opened(source, brief=False) as here,
        opened(target, writing=True, brief=False, provisions=read_state(here).provisions) as there,
        progress_bars() as shown,
        unchanged(here),
    ):
        if next(here.contributions(), None) is None:
            raise click.ClickException(f"{source} holds no bulletins, nothing was copied")
        if not replace and (held := sum(1 for _ in contributions.read_ids(there))):
            raise click.ClickException(f"{target} holds {held} bulletins; --replace puts those of {source} in their place")
        with there.update(lambda line: say(line, err=True)) as update:
            _copy(here, there, update, shown)
        rows = summary(there.totals(), update.changes, schema().edges)
    show(rows, form)


def _copy(here: "Store", there: "Store", update: "Update", shown: "Progress") -> None:
    from kg.store.update import portions

    task = shown.add_task("bulletins", total=here.totals()["Bulletin"])
    for some in portions(here.contributions(), lambda one: one, update.documents):
        update.given(one.bulletin for one in some)
        update.bring(some)
        shown.advance(task, len(some))
    for ids in portions(contributions.read_ids(there), lambda name: None):
        if gone := set(ids) - contributions.digests(here, ids).keys():
            update.bring((), gone)


def _place(uri: str) -> str:
    return uri if "://" in uri else str(Path(uri).expanduser().resolve())


COMMANDS = (copy,)
