"""`kg diff`: compares two extractions: the edges that a change of rules gained and lost."""

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import IO, TYPE_CHECKING, Any

import click

from kg.cli.option import format_option
from kg.cli.screen import say
from kg.cli.table import show_each
from kg.errors import InputError

if TYPE_CHECKING:
    from kg.extract.compare import Fact

FIELDS = ("bulletin", "unit", "what", "target", "quote")
FEW = ("change", "bulletin", "what", "target")
"""Columns of a table."""


@click.command()
@click.argument("old", type=click.File(encoding="utf-8"))
@click.argument("new", type=click.File(encoding="utf-8"))
@format_option("table", "json", "csv")
def diff(old: IO[str], new: IO[str], form: str) -> None:
    """Compare two outputs of `kg extract --format jsonl`: edges and header fields gained and lost.

    OLD and NEW are files, or - for standard input. Extract once before a change of the rules and once after it.
    """
    from kg.cli.compared import compared

    counts = Counter({"gained": 0, "lost": 0})

    def changes(change: str, facts: "Iterable[Fact]") -> Iterator[dict[str, Any]]:
        for fact in facts:
            counts[change] += 1
            yield {"change": change, **{name: getattr(fact, name) for name in FIELDS}}

    with compared(_records(old), _records(new)) as found:
        rows = chain(changes("gained", found.gained()), changes("lost", found.lost()))
        show_each(rows, form, ("change", *FIELDS), FEW, none="")
    told = f"{counts['gained']} gained, {counts['lost']} lost"
    say(told if counts.total() else "No differences: both extractions say the same.", err=True)


def _records(stream: IO[str]) -> Iterator[dict[str, Any]]:
    for number, line in enumerate(stream, 1):
        try:
            record = json.loads(line)
        except json.JSONDecodeError as error:
            raise InputError(stream.name, f"no JSON object: {error.msg}", number) from error
        if not isinstance(record, dict) or "relations" not in record:
            raise InputError(stream.name, "no output of kg extract --format jsonl", number)
        yield record


COMMANDS = (diff,)
