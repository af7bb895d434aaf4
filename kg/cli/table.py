"""Rows on standard output, as a table for people or as JSON and CSV for programs."""

import csv
import json
import sys
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

Row = Mapping[str, Any]


def show(rows: Sequence[Row], form: str) -> None:
    """Print rows as `table`, `json` (a list of objects) or `csv` (a header line; lists and objects as JSON text)."""
    match form:
        case "json":
            print(json.dumps(list(rows), ensure_ascii=False, indent=2))
        case "csv":
            _print_csv(rows)
        case _:
            _print_table(rows)


def columns(rows: Iterable[Row]) -> list[str]:
    """All keys in the order in which they first come."""
    return list(dict.fromkeys(key for row in rows for key in row))


def _print_csv(rows: Sequence[Row]) -> None:
    writer = csv.writer(sys.stdout, lineterminator="\n")
    names = columns(rows)
    writer.writerow(names)
    for row in rows:
        writer.writerow([_csv_cell(row.get(name)) for name in names])


def _csv_cell(value: Any) -> str:
    if value is None:
        return ""
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def _print_table(rows: Sequence[Row]) -> None:
    from rich import box
    from rich.console import Console
    from rich.measure import Measurement
    from rich.table import Table
    from rich.text import Text

    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    names = columns(rows)
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
    """One cell for people: lists joined by 、, nodes and edges by what names them."""
    match value:
        case None:
            return ""
        case bool():
            return "yes" if value else "no"
        case str():
            return " ".join(value.split())
        case list() | tuple():
            return "、".join(plain(item) for item in value)
        case Mapping():
            return _named(value)
        case _:
            return str(value)


def _named(value: Mapping[str, Any]) -> str:
    if "_label" in value:
        return f"({value['_label']} {value['id']})"
    if "_type" in value:
        return f"({value['_source']})-[{value['_type']}]->({value['_target']})"
    return "; ".join(f"{key}: {plain(item)}" for key, item in value.items() if item not in (None, "", []))
