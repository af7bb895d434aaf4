"""Rows on standard output, as a table for people or as JSON and CSV for programs."""

import csv
import json
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from textwrap import indent
from typing import TYPE_CHECKING, Any

import click

from kg.cli.option import chosen_columns, exact_cells, is_wide
from kg.cli.screen import say, say_json
from kg.text.near import did_you_mean
from kg.text.visible import csv_cell, visible, visible_json

if TYPE_CHECKING:
    from kg.cli.layout import Lines

Row = Mapping[str, Any]

LONGEST = 10_000
"""Rows of a table that is printed while they come."""


def show(rows: Sequence[Row], form: str, names: Iterable[str] = (), few: Sequence[str] = (), none: str = "No rows.") -> None:
    """Print rows as `table`, `json` (a list of objects) or `csv` (a header line; lists and objects as JSON text).

    The columns are `names`, then all other keys in the order in which they first come; a table has only the `few`, if there are any.
    `--columns` chooses others, and `--wide` all. Instead of a table without rows, `none` is said, if it is not empty. Raises UsageError
    for a column that is not there.
    """
    held = list(dict.fromkeys([*names, *(key for row in rows for key in row)]))
    columns = _columns(held, few if form == "table" else ())
    match form:
        case "json":
            say_json([*_chosen(rows)], indent=2)
        case "csv":
            _print_csv(rows, columns)
        case _ if rows:
            _print_table(rows, columns)
        case _ if none:
            say(none, err=True)


def show_each(rows: Iterable[Row], form: str, names: Iterable[str], few: Sequence[str] = (), none: str = "No rows.") -> None:
    """Print rows as `show` does, and hold none of them but for a table, which shows the first `LONGEST`. All have these columns."""
    columns = _columns([*names], ())
    match form:
        case "json":
            _print_json(_chosen(rows))
        case "csv":
            _print_csv(rows, columns)
        case _:
            each = iter(rows)
            show(list(islice(each, LONGEST)), form, names, few, none)
            if left := sum(1 for _ in each):
                say(f"… {left} more rows; --format json and csv show all", err=True)


def _columns(held: Sequence[str], few: Sequence[str]) -> Sequence[str]:
    """Return the columns that are asked for, otherwise the few of a table, otherwise all."""
    wanted = chosen_columns()
    for name in wanted:
        if held and name not in held:
            raise click.UsageError(f"There is no column {name!r:.80}{did_you_mean(name, held)}. The columns are: {', '.join(held)}.")
    return wanted or (few if few and not is_wide() else held)


def _chosen(rows: Iterable[Row]) -> Iterator[Row]:
    """Yield the rows with the columns that are asked for."""
    columns = chosen_columns()
    return ({name: row.get(name) for name in columns} if columns else row for row in rows)


def _print_json(rows: Iterable[Row]) -> None:
    before = "["
    for row in rows:
        say(before + "\n" + indent(visible_json(json.dumps(row, ensure_ascii=False, indent=2)), "  "), end="")
        before = ","
    say("\n]" if before == "," else "[]")


def _print_csv(rows: Iterable[Row], names: Sequence[str]) -> None:
    writer = csv.writer(sys.stdout, lineterminator="\n")
    exact = exact_cells()
    writer.writerow([csv_cell(name, exact=exact) for name in names])
    for row in rows:
        writer.writerow([csv_cell(row.get(name), exact=exact) for name in names])


def _print_table(rows: Sequence[Row], names: Sequence[str]) -> None:
    from rich.console import Console
    from rich.text import Text

    from kg.cli.layout import laid_out

    console = Console(highlight=False)
    # Where another program reads the lines, and where a line may have any length, nothing folds.
    width = console.width if console.is_terminal and not is_wide() else None
    for bold, line in laid_out([visible(name) for name in names], _lines(rows, names), width):
        if bold:
            console.print(Text(bold, "bold"), end="", soft_wrap=True)
        say(line)


def _lines(rows: Sequence[Row], names: Sequence[str]) -> "Lines":
    from kg.cli.layout import Lines

    cells = [[visible(plain(row.get(name))) for name in names] for row in rows]
    deep = any(_nested(row.get(name)) for row in rows for name in names)
    return Lines(cells, [_all_numbers(rows, name) for name in names], deep)


def _nested(value: Any) -> bool:
    return isinstance(value, list | tuple) and any(isinstance(item, Mapping) for item in value)


def _all_numbers(rows: Sequence[Row], name: str) -> bool:
    return all(isinstance(row.get(name), int | float) for row in rows)


def plain(value: Any) -> str:
    """One cell for people: lists joined by 、, objects one a line without their keys, nodes and edges by what names them."""
    match value:
        case None:
            return ""
        case bool():
            return "yes" if value else "no"
        case str():
            return " ".join(value.split())
        case list() | tuple():
            return ("\n" if _nested(value) else "、").join(plain(item) for item in value)
        case Mapping():
            return _named(value)
        case _:
            return str(value)


def _named(value: Mapping[str, Any]) -> str:
    if "_label" in value:
        return f"({value['_label']} {value['id']})"
    if "_type" in value:
        return f"({value['_source']})-[{value['_type']}]->({value['_target']})"
    # Where there is a name, people need neither the id nor the label.
    unseen = {"id", "label"} if value.get("name") else set()
    return " · ".join(dict.fromkeys(plain(item) for key, item in value.items() if item not in (None, "", []) and key not in unseen))
