"""`kg extract`: what is found in each unit; no store is touched."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from shlex import quote
from typing import TYPE_CHECKING, Any

import click

from kg.cli.intake import Intake, each_once, inputs, take_in
from kg.cli.option import deadline_option, format_option, jobs_option, map_option, paths_argument, root_option
from kg.cli.partition import Partition, partitions
from kg.cli.progress import print_pages, progress_bars
from kg.cli.report import InputReport
from kg.cli.screen import say, say_json
from kg.cli.spread import missing, on_cluster, on_this_machine, write_parts
from kg.cli.table import show
from kg.model import Document

if TYPE_CHECKING:
    from loaders.files.columns import Choice


FEW = ("bulletin", "unit", "title", "number")
"""Columns of a table."""


@click.command()
@paths_argument()
@root_option()
@map_option()
@jobs_option()
@deadline_option()
@click.option(
    "--boxes", is_flag=True, help="For PDF, add page, x0, y0, x1, y1 of each line of a finding, in points from the lower left corner."
)
@format_option("jsonl", "table", "csv")
@click.option(
    "--parts",
    type=click.Path(file_okay=False, path_type=Path),
    metavar="DIR",
    help="Write what was found into part files in DIR, for kg build, and print their names. Existing ones are kept.",
)
@click.option(
    "--on",
    "scheduler",
    metavar="tcp://HOST:PORT",
    help="Read on the workers of this Dask scheduler and write part files, by default into kg.parts. Workers need policy-kg and the files "
    "under the same paths.",
)
@click.pass_context
def extract(
    ctx: click.Context,
    paths: Sequence[str],
    root: str | None,
    columns: "Choice | None",
    jobs: int,
    deadline: float,
    boxes: bool,
    form: str,
    parts: Path | None,
    scheduler: str | None,
) -> None:
    """Print the units of bulletins and what was found in them.

    PATH is a file, a folder (all its files except hidden ones and READMEs) or - for standard input. Only jsonl has all that was found;
    table and csv have a line for each unit, with counts. Spans are [start, end] in characters of the text that kg text prints. With
    --parts or --on, nothing but the names of part files is printed; a part file is itself a PATH.
    """
    if parts or scheduler:
        ctx.exit(_write_parts(partitions(inputs(paths, root), columns, deadline), parts or Path("kg.parts"), jobs, scheduler))
    printed, documents = InputReport(), list[Document]()
    with print_pages():
        for intakes in each_once(take_in(inputs(paths, root), jobs, columns, deadline)):
            printed.inputs(intakes)
            for intake in intakes:
                if form == "jsonl":
                    _print_lines(intake, boxes)
                elif intake.contribution:
                    documents.extend(intake.contribution.documents)
    if form != "jsonl":
        show(list(map(_summary, documents)), form, few=FEW, none="No units.")
    printed.end()
    ctx.exit(1 if printed.bad else 0)


def _write_parts(wanted: Iterable[Partition], folder: Path, jobs: int, scheduler: str | None) -> int:
    """Write part files; return 1 if an input was not taken in, else 0."""
    every, printed, documents = list(wanted), InputReport(), 0
    waiting = missing(every, folder)
    if len(every) > len(waiting):
        say(f"{len(every) - len(waiting)} of {len(every)} part files are there already", err=True)
    reader = on_cluster(scheduler) if scheduler else on_this_machine(jobs)
    with progress_bars() as shown:
        task = shown.add_task("parts", total=len(waiting))
        try:
            for partition, outcome in write_parts(waiting, folder, reader):
                printed.inputs(outcome.refused)
                documents += outcome.documents
                shown.advance(task)
                say(folder / partition.name)
        except OSError as error:
            raise click.ClickException(f"{error.filename or folder}: {error.strerror}") from error
    say(f"{documents} documents in {len(waiting)} part files; load them with kg build {quote(str(folder))}", err=True)
    printed.end()
    return 1 if printed.bad else 0


def _print_lines(intake: Intake, boxes: bool) -> None:
    from kg.extract.record import proofs, record

    if contribution := intake.contribution:
        records = [record(document, contribution.bulletin, intake.pages) for document in contribution.documents]
        if boxes and intake.pages and intake.file == intake.path:
            _add_boxes(intake.file, [found for made in records for found in proofs(made)])
        for made in records:
            say_json(made)


def _add_boxes(file: str, found: Sequence[dict[str, Any]]) -> None:
    """Say where on paper each finding stands, if the file is a PDF with a text layer."""
    from loaders.files import pdf

    data = Path(file).read_bytes()
    if pdf.claims(data, file):
        for one, places in zip(found, pdf.boxes(data, file, [one["span"] for one in found]), strict=True):
            one["boxes"] = [[place.page, *(round(value, 1) for value in place[1:])] for place in places]


def _summary(document: Document) -> dict[str, Any]:
    return {
        "bulletin": document.bulletin,
        "unit": document.unit,
        "lines": f"{document.line_start}-{document.line_end}",
        "kind": document.kind,
        "title": document.title,
        "number": document.doc_number,
        "issuers": [issuer.id for issuer in document.issuers],
        "signed": document.signed,
        "relations": len(document.relations),
        "standards": len(document.standards),
        "programmes": len(document.programmes),
        "industries": len(document.industries),
        "unresolved": len(document.unresolved),
    }


COMMANDS = (extract,)
