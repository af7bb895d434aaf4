"""`kg extract`: what is found in each unit; no store is touched."""

import json
from collections.abc import Iterable, Sequence
from typing import Any

import click

from kg.cli.intake import Intake, inputs, take_in, tell_bad
from kg.cli.option import format_option, jobs_option, paths_argument
from kg.cli.table import show
from kg.model import Document


@click.command()
@paths_argument()
@jobs_option()
@format_option("jsonl", "table")
@click.pass_context
def extract(ctx: click.Context, paths: Sequence[str], jobs: int, form: str) -> None:
    """Print the units of bulletins and what was found in them.

    PATH is a file, a folder (its .txt and .md files) or - for standard input. Spans are [start, end] in characters of the decoded file.
    """
    intakes = take_in(inputs(paths), jobs)
    bad = _print_lines(intakes) if form == "jsonl" else _print_table(intakes)
    ctx.exit(1 if bad else 0)


def _print_lines(intakes: Iterable[Intake]) -> bool:
    from kg.extract.record import record

    bad = False
    for intake in intakes:
        bad |= tell_bad([intake])
        for document in intake.contribution.documents if intake.contribution else ():
            print(json.dumps(record(document), ensure_ascii=False))
    return bad


def _print_table(intakes: Iterable[Intake]) -> bool:
    taken = list(intakes)
    show([_summary(document) for intake in taken if intake.contribution for document in intake.contribution.documents], "table")
    return tell_bad(taken)


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
