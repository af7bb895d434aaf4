"""`kg copy`: a graph from one store into another."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli.option import format_option, opened
from kg.cli.progress import progress_bars
from kg.cli.replaced import replace_contributions
from kg.cli.table import show

if TYPE_CHECKING:
    from kg.model import Contribution
    from kg.store.protocol import Store


@click.command()
@click.argument("source", metavar="FROM")
@click.argument("target", metavar="TO")
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

    with opened(source, brief=False) as store, unchanged(store):
        kept = _held(store)
    if not kept:
        raise click.ClickException(f"{source} holds no bulletins, nothing was copied")
    with opened(target, brief=False) as store, progress_bars() as shown:
        since, there = store.revision(), _held(store)
        if there and not replace:
            raise click.ClickException(f"{target} holds {len(there)} bulletins; --replace puts those of {source} in their place")
        summary = replace_contributions(store, kept, kept, shown, since)
    show(summary, form)


def _held(store: "Store") -> "dict[str, Contribution]":
    return {contribution.bulletin.id: contribution for contribution in store.contributions()}


def _place(uri: str) -> str:
    return uri if "://" in uri else str(Path(uri).expanduser().resolve())


COMMANDS = (copy,)
