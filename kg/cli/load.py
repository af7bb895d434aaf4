"""`kg build` and `kg remove`: the commands that write."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

import click

from kg.cli import report
from kg.cli.intake import Intake, inputs, take_in, tell_bad
from kg.cli.option import format_option, jobs_option, opened, paths_argument, store_option
from kg.cli.progress import bars
from kg.cli.replaced import replaced
from kg.cli.table import show
from kg.model import Contribution

if TYPE_CHECKING:
    from rich.progress import Progress

    from kg.store.protocol import Store


@click.command()
@paths_argument()
@store_option()
@jobs_option()
@format_option("table", "json", "csv")
@click.pass_context
def build(ctx: click.Context, paths: Sequence[str], uri: str | None, jobs: int, form: str) -> None:
    """Load bulletins into the store; one that is there already is replaced.

    PATH is a file, a folder (its .txt and .md files) or - for standard input. The summary goes to standard output, what was not
    understood to standard error. A bad input is named, the others are loaded, and the exit code is 1.
    """
    items = inputs(paths)
    with opened(uri) as store, bars() as progress:
        # First of all: a store that cannot be reached must not cost the time of reading.
        since, held = store.revision(), _held(store)
        taken = list(_counted(progress, "read", take_in(items, jobs), len(items)))
        fresh = {intake.contribution.bulletin.id: intake.contribution for intake in taken if intake.contribution}
        kept = held | fresh
        summary = replaced(store, kept, fresh, progress, since) if fresh else []
    if summary:
        show(summary, form)
    report.tell(taken, kept.values())
    _tell_twins(taken)
    ctx.exit(1 if tell_bad(taken) or not fresh else 0)


@click.command()
@click.argument("bulletins", nargs=-1, required=True, metavar="BULLETIN...")
@store_option()
@format_option("table", "json", "csv")
@click.pass_context
def remove(ctx: click.Context, bulletins: Sequence[str], uri: str | None, form: str) -> None:
    """Take bulletins, named by file name, out of the store, and nothing else."""
    with opened(uri) as store, bars() as progress:
        since, held = store.revision(), _held(store)
        unknown = sorted(set(bulletins) - held.keys())
        kept = {name: contribution for name, contribution in held.items() if name not in bulletins}
        summary = replaced(store, kept, (), progress, since)
    show(summary, form)
    for name in unknown:
        click.echo(f"Not in the store: {name}", err=True)
    ctx.exit(1 if unknown else 0)


def _held(store: "Store") -> dict[str, Contribution]:
    return {contribution.bulletin.id: contribution for contribution in store.contributions()}


def _counted(progress: "Progress", what: str, items: Iterable[Intake], total: int) -> Iterator[Intake]:
    task = progress.add_task(what, total=total)
    for item in items:
        yield item
        progress.advance(task)


def _tell_twins(taken: Sequence[Intake]) -> None:
    """Two files of one name are one bulletin: say so where both were given."""
    names = Counter(intake.contribution.bulletin.id for intake in taken if intake.contribution)
    for name, count in names.items():
        if count > 1:
            click.echo(f"{name}: {count} inputs have this name; the last one was kept", err=True)


COMMANDS = (build, remove)
