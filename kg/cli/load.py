"""`kg build` and `kg remove`: the commands that write."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kg.cli.bulk import write_bulk
from kg.cli.intake import Intake, Piped, each_once, inputs, take_in
from kg.cli.loading import StoreLoading, summary
from kg.cli.option import (
    deadline_option,
    format_option,
    jobs_option,
    map_option,
    opened,
    paths_argument,
    provisions_option,
    root_option,
    store_option,
)
from kg.cli.partition import size
from kg.cli.progress import progress_bars, show_pages
from kg.cli.screen import say
from kg.cli.table import show
from kg.errors import StoreError
from kg.schema.read import schema
from kg.store import contributions
from kg.store.protocol import Changes, Store

if TYPE_CHECKING:
    from rich.progress import Progress

    from loaders.files.columns import Choice


LITTLE = 10_000_000
"""Bytes of inputs below which it does not pay that the engine compiles what it runs a second time, better: 5 MB took a third less CPU."""
PORTION = 300
"""Bulletins that are removed in one step."""


@click.command()
@paths_argument()
@store_option()
@root_option()
@map_option()
@jobs_option()
@deadline_option()
@provisions_option()
@click.option(
    "--bulk",
    type=click.Path(file_okay=False, path_type=Path),
    metavar="DIR",
    help="Write tables for neo4j-admin database import into DIR; no store is used. For first loads of any size.",
)
@format_option("table", "json", "csv")
@click.pass_context
def build(
    ctx: click.Context,
    paths: Sequence[str],
    uri: str | None,
    root: str | None,
    columns: "Choice | None",
    jobs: int,
    deadline: float,
    provisions: bool | None,
    bulk: Path | None,
    form: str,
) -> None:
    """Load bulletins into the store. A bulletin that is there already is replaced.

    PATH is a file, a folder (all its files except hidden ones and READMEs) or - for standard input. The id of a bulletin is its path
    below PATH; for a single file it is the file name. The summary goes to standard output, a report of what was not understood to
    standard error. If an input is bad, it is named, the others are loaded, and the exit code is 1.
    """
    items = inputs(paths, root)
    if bulk:
        with progress_bars() as progress, show_pages(progress):
            read = _counted(progress, "read", each_once(take_in(items, jobs, columns, deadline)), len(items))
            ctx.exit(0 if write_bulk(chain.from_iterable(read), bulk, form, provisions) else 1)
    with (
        opened(uri, writing=True, brief=size(items) < LITTLE, provisions=provisions) as store,
        progress_bars() as progress,
        show_pages(progress),
    ):
        # First of all: a store that cannot be reached must not cost the time of reading.
        with store.update(lambda line: say(line, err=True)) as update:
            loading = StoreLoading(store, update, {item.path: item.id for item in items if not isinstance(item, Piped)})
            read = _counted(progress, "read", each_once(take_in(items, jobs, columns, deadline)), len(items))
            written = progress.add_task("written", total=None)
            for count in loading.load(chain.from_iterable(read)):
                progress.advance(written, count)
        if loading.loaded:
            show(_summary(store, update.changes), form)
        bad = loading.print_report()
    ctx.exit(1 if bad or not loading.loaded else 0)


@click.command()
@click.argument("bulletins", nargs=-1, required=True, metavar="BULLETIN...")
@store_option()
@format_option("table", "json", "csv")
@click.pass_context
def remove(ctx: click.Context, bulletins: Sequence[str], uri: str | None, form: str) -> None:
    """Remove bulletins, given by their ids, from the store.

    The id of an archive or a dump removes all its bulletins.
    """
    with opened(uri, writing=True) as store, progress_bars() as progress:
        with store.update(lambda line: say(line, err=True)) as update:
            chosen = {given: [*contributions.digests(store, [given]), *contributions.below(store, given)] for given in bulletins}
            gone = {name for names in chosen.values() for name in names}
            task = progress.add_task("removed", total=len(gone))
            for some in contributions.portions(gone, PORTION):
                update.bring((), some)
                progress.advance(task, len(some))
        if gone:
            show(_summary(store, update.changes), form)
    unknown = sorted(given for given, names in chosen.items() if not names)
    for name in unknown:
        say(f"Not in the store: {name}", err=True)
    ctx.exit(1 if unknown else 0)


def _summary(store: Store, changes: Changes) -> list[dict[str, Any]]:
    """What the store holds now and what has changed. Raises StoreError, which says that everything is written."""
    try:
        return summary(store.totals(), changes, schema().edges)
    except StoreError as error:
        raise StoreError(f"{error}; everything is written, only this summary is missing") from error


def _counted(progress: "Progress", what: str, items: Iterable[tuple[Intake, ...]], total: int) -> Iterator[tuple[Intake, ...]]:
    task = progress.add_task(what, total=total)
    for item in items:
        yield item
        progress.advance(task)


COMMANDS = (build, remove)
