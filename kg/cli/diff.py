"""`kg diff`: compares two extractions: the edges that a change of rules gained and lost."""

import json
from collections.abc import Iterator
from typing import IO, Any

import click

from kg.cli.option import format_option
from kg.cli.screen import say
from kg.cli.table import show
from kg.errors import InputError


@click.command()
@click.argument("old", type=click.File(encoding="utf-8"))
@click.argument("new", type=click.File(encoding="utf-8"))
@format_option("table", "json", "csv")
def diff(old: IO[str], new: IO[str], form: str) -> None:
    """Compare two outputs of `kg extract --format jsonl`: edges and header fields gained and lost.

    OLD and NEW are files, or - for standard input. Extract once before a change of the rules and once after it.
    """
    from kg.extract.compare import compare

    gained, lost = compare(_records(old), _records(new))
    show([_row("gained", fact) for fact in gained] + [_row("lost", fact) for fact in lost], form)
    say(f"{len(gained)} gained, {len(lost)} lost", err=True)


def _records(stream: IO[str]) -> Iterator[dict[str, Any]]:
    for number, line in enumerate(stream, 1):
        try:
            record = json.loads(line)
        except json.JSONDecodeError as error:
            raise InputError(stream.name, f"no JSON object: {error.msg}", number) from error
        if not isinstance(record, dict) or "relations" not in record:
            raise InputError(stream.name, "no output of kg extract --format jsonl", number)
        yield record


def _row(change: str, fact: Any) -> dict[str, Any]:
    fields = ("bulletin", "unit", "what", "target", "quote")
    return {"change": change, **{name: getattr(fact, name) for name in fields}}


COMMANDS = (diff,)
