"""`kg build` and `kg remove`: the commands that write."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from shlex import quote
from typing import TYPE_CHECKING

import click

from kg.cli import report
from kg.cli.intake import Intake, each_once, inputs, take_in
from kg.cli.option import deadline_option, format_option, jobs_option, map_option, opened, paths_argument, root_option, store_option
from kg.cli.partition import size
from kg.cli.progress import progress_bars, show_pages
from kg.cli.replaced import replace_contributions
from kg.cli.screen import say
from kg.cli.table import show
from kg.errors import InputError
from kg.model import Contribution

if TYPE_CHECKING:
    from rich.progress import Progress

    from kg.store.protocol import Store
    from loaders.files.columns import Choice


LITTLE = 2_000_000
"""Bytes of inputs below which it does not pay that the engine gets fast before it begins."""


@click.command()
@paths_argument()
@store_option()
@root_option()
@map_option()
@jobs_option()
@deadline_option()
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
    form: str,
) -> None:
    """Load bulletins into the store. A bulletin that is there already is replaced.

    PATH is a file, a folder (all its files except hidden ones and READMEs) or - for standard input. The id of a bulletin is its path
    below PATH; for a single file it is the file name. The summary goes to standard output, a report of what was not understood to
    standard error. If an input is bad, it is named, the others are loaded, and the exit code is 1.
    """
    items = inputs(paths, root)
    with opened(uri, brief=size(items) < LITTLE) as store, progress_bars() as progress, show_pages(progress):
        # First of all: a store that cannot be reached must not cost the time of reading.
        since, held = store.revision(), _held(store)
        read = _counted(progress, "read", each_once(take_in(items, jobs, columns, deadline)), len(items))
        taken = _unless_held(list(chain.from_iterable(read)), held)
        fresh = {intake.contribution.bulletin.id: intake.contribution for intake in taken if intake.contribution}
        kept = held | fresh
        summary = replace_contributions(store, kept, fresh, progress, since) if fresh else []
    if summary:
        show(summary, form)
    report.print_read(taken)
    printed = report.InputReport()
    printed.remarks(taken)
    report.print_not_understood(taken, kept.values())
    printed.inputs(taken)
    for container, names in _left_over(taken, held).items():
        advice = f"does not have any more what the store holds as {names[0]} ({len(names)} in all): kg remove takes it out"
        printed.line("archives and dumps that have lost documents", f"{container}: {advice}")
    printed.end()
    ctx.exit(1 if printed.bad or not fresh else 0)


@click.command()
@click.argument("bulletins", nargs=-1, required=True, metavar="BULLETIN...")
@store_option()
@format_option("table", "json", "csv")
@click.pass_context
def remove(ctx: click.Context, bulletins: Sequence[str], uri: str | None, form: str) -> None:
    """Remove bulletins, given by their ids, from the store.

    The id of an archive or a dump removes all its bulletins.
    """
    with opened(uri) as store, progress_bars() as progress:
        since, held = store.revision(), _held(store)
        chosen = {given: {name for name in held if name == given or name.startswith(f"{given.rstrip('/')}/")} for given in bulletins}
        gone = set[str]().union(*chosen.values())
        kept = {name: contribution for name, contribution in held.items() if name not in gone}
        summary = replace_contributions(store, kept, (), progress, since)
    show(summary, form)
    unknown = sorted(given for given, names in chosen.items() if not names)
    for name in unknown:
        say(f"Not in the store: {name}", err=True)
    ctx.exit(1 if unknown else 0)


def _held(store: "Store") -> dict[str, Contribution]:
    return {contribution.bulletin.id: contribution for contribution in store.contributions()}


def _counted(progress: "Progress", what: str, items: Iterable[tuple[Intake, ...]], total: int) -> Iterator[tuple[Intake, ...]]:
    task = progress.add_task(what, total=total)
    for item in items:
        yield item
        progress.advance(task)


def _left_over(taken: Sequence[Intake], held: Mapping[str, Contribution]) -> dict[str, list[str]]:
    """What the store holds of archives and dumps that were given and do not have it any more: ids by the id of the file."""
    given = {intake.contribution.bulletin.id for intake in taken if intake.contribution}
    containers = {
        intake.contribution.bulletin.id[: len(intake.file) - len(intake.path)]
        for intake in taken
        if intake.contribution and len(intake.path) > len(intake.file)
    }
    left = {one: sorted(name for name in held.keys() - given if name.startswith(f"{one}/")) for one in sorted(containers)}
    return {one: names for one, names in left.items() if names}


def _unless_held(taken: Sequence[Intake], held: Mapping[str, Contribution]) -> list[Intake]:
    """Refuse what the store holds under another id: a store of bare file names, or a file that was given with another folder."""
    fresh = {intake.contribution.bulletin.id for intake in taken if intake.contribution}
    others = {contribution.bulletin.sha256: name for name, contribution in held.items() if name not in fresh}
    return [_refused(intake, others) if intake.contribution and intake.contribution.bulletin.id not in held else intake for intake in taken]


def _refused(intake: Intake, others: Mapping[str, str]) -> Intake:
    other = others.get(intake.contribution.bulletin.sha256) if intake.contribution else None
    if other is None:
        return intake
    reason = f"the store holds these bytes as {other}: kg remove {quote(other)} first, or build with the --root that gives this id"
    return Intake(intake.path, intake.file, error=str(InputError(intake.path, reason)))


COMMANDS = (build, remove)
