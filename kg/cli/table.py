"""Rows on standard output, as a table for people or as JSON and CSV for programs."""

import csv
import json
import sys
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import click

Row = Mapping[str, Any]


def show(rows: Sequence[Row], form: str, names: Iterable[str] = ()) -> None:
    """Print rows as `table`, `json` (a list of objects) or `csv` (a header line; lists and objects as JSON text).

    The columns are `names`, then all other keys in the order in which they first come.
    """
    columns = list(dict.fromkeys([*names, *(key for row in rows for key in row)]))
    match form:
        case "json":
            print(json.dumps(list(rows), ensure_ascii=False, indent=2))
        case "csv":
            _print_csv(rows, columns)
        case _ if rows:
            _print_table(rows, columns)
        case _:
            click.echo("No rows.", err=True)


def _print_csv(rows: Sequence[Row], names: Sequence[str]) -> None:
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(names)
    for row in rows:
        writer.writerow([_csv_cell(row.get(name)) for name in names])


def _csv_cell(value: Any) -> str:
    if value is None:
        return ""
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def _print_table(rows: Sequence[Row], names: Sequence[str]) -> None:
    from rich import box
    from rich.console import Console
    from rich.measure import Measurement
    from rich.table import Table
    from rich.text import Text

    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for name in names:
        table.add_column(Text(name), overflow="fold", justify="right" if _all_numbers(rows, name) else "left")
    for row in rows:
        # Text, not str: square brackets are part of document numbers and no markup.
        table.add_row(*(Text(plain(row.get(name))) for name in names))
    console = Console(highlight=False)
    if not console.is_terminal:
        # Nothing folds where another program reads the lines.
        console.width = Measurement.get(console, console.options.update(width=1_000_000), table).maximum
    console.print(table)


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
            return ("\n" if any(isinstance(item, Mapping) for item in value) else "、").join(plain(item) for item in value)
        case Mapping():
            return _named(value)
        case _:
            return str(value)


def _named(value: Mapping[str, Any]) -> str:
    if "_label" in value:
        return f"({value['_label']} {value['id']})"
    if "_type" in value:
        return f"({value['_source']})-[{value['_type']}]->({value['_target']})"
    return " · ".join(dict.fromkeys(plain(item) for item in value.values() if item not in (None, "", [])))
