"""`kg verify`: every citation in a text, with a verdict."""

import sys
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

import click

from kg.cli.option import files, format_option, map_option, opened, store_option
from kg.cli.screen import say
from kg.cli.table import show

if TYPE_CHECKING:
    from kg.verify import Judgement
    from loaders import Source
    from loaders.files.columns import Choice

OBJECTED = 4
"""Exit code where a citation is objected to."""
_ASIDE = ("title", "number", "as_of", "start", "end")
"""Columns that a table for people leaves out: `printed` and `policy` say the same, `place` says where."""


FEW = ("place", "printed", "verdict", "since", "suggestion")
"""Columns of a table, unless all are asked for."""


@click.command()
@click.argument("name", metavar="FILE|-", shell_complete=files)
@click.option("--as-of", "as_of", type=click.DateTime(["%Y-%m-%d"]), metavar="DATE", help="Day for which it is judged. Default: today.")
@format_option("table", "json", "csv")
@store_option()
@map_option()
@click.pass_context
def verify(ctx: click.Context, name: str, as_of: datetime | None, form: str, uri: str | None, columns: "Choice | None") -> None:
    """Check every citation in a draft, a paper or an answer: is it right, and is what it cites still in force?

    FILE is of any type that kg build reads, - is standard input. Offsets are characters of the text that kg text FILE prints. Verdicts:
    right, amended, repealed, expired, not_yet_effective, no_such_provision, mismatch (number and title do not belong together),
    ambiguous, cited_only (known from citations alone), unknown (not in this store, which does not mean that it does not exist).

    Exit code 4 if there is an objection: a citation that is wrong or does not hold any more, or an unknown one that resembles a known
    name.
    """
    from kg.verify import verify as verified
    from kg.verify.cited import COLUMNS
    from queries.library import StoredLibrary

    source = _read(name, columns)
    day = (as_of.date() if as_of else date.today()).isoformat()
    with opened(uri) as store:
        found = verified(source.text, StoredLibrary(store), day)
    if form == "table":
        _print_table(source, found, day)
    else:
        # The columns are named, so that CSV has a header where there are no rows.
        show([one.row() for one in found], form, COLUMNS)
    ctx.exit(OBJECTED if any(one.is_objection for one in found) else 0)


def _read(name: str, columns: "Choice | None") -> "Source":
    """The text to be checked. Raises InputError."""
    from kg.cli.text import of_file
    from loaders import read_stream

    return read_stream(sys.stdin.buffer, "-") if name == "-" else of_file(name, columns)


def _print_table(source: "Source", found: "list[Judgement]", day: str) -> None:
    show([_for_people(source.text, one) for one in found], "table", few=FEW, none="No citations found.")
    objections = sum(one.is_objection for one in found)
    say(f"{len(found)} citations, {objections} objections, as of {day}", err=True)


def _for_people(text: str, one: "Judgement") -> dict[str, Any]:
    line = text.count("\n", 0, one.start) + 1
    column = one.start - text.rfind("\n", 0, one.start)
    row = {"place": f"{line}:{column}"} | {key: value for key, value in one.row().items() if key not in _ASIDE}
    return row | {"candidates": [each["id"] for each in row["candidates"]]}


COMMANDS = (verify,)
