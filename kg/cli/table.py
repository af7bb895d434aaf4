"""Rows on standard output, as a table for people or as JSON and CSV for programs."""

import csv
import json
import sys
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain, islice
from textwrap import indent
from typing import TYPE_CHECKING, Any

from kg.cli.option import exact_cells
from kg.cli.screen import say, say_json
from kg.text.visible import harmless, visible, visible_json

if TYPE_CHECKING:
    from rich.console import Console
    from rich.table import Table

Row = Mapping[str, Any]

LEAST = 12
"""Cells of a terminal that a column needs on average. With fewer, rows come as cards, one below the other, as do rows with objects."""


LONGEST = 10_000
"""Rows of a table that is printed while they come."""


def show(rows: Sequence[Row], form: str, names: Iterable[str] = ()) -> None:
    """Print rows as `table`, `json` (a list of objects) or `csv` (a header line; lists and objects as JSON text).

    The columns are `names`, then all other keys in the order in which they first come.
    """
    columns = list(dict.fromkeys([*names, *(key for row in rows for key in row)]))
    match form:
        case "json":
            say_json(list(rows), indent=2)
        case "csv":
            _print_csv(rows, columns)
        case _ if rows:
            _print_table(rows, columns)
        case _:
            say("No rows.", err=True)


def show_each(rows: Iterable[Row], form: str, names: Iterable[str]) -> None:
    """Print rows as `show` does, and hold none of them but for a table, which shows the first `LONGEST`. All have these columns."""
    columns = [*names]
    match form:
        case "json":
            _print_json(rows)
        case "csv":
            first = list(islice(each := iter(rows), 1))
            _print_csv(chain(first, each), columns if first else [])
        case _:
            each = iter(rows)
            show(list(islice(each, LONGEST)), form, columns)
            if left := sum(1 for _ in each):
                say(f"… {left} more rows; --format json and csv show all", err=True)


def _print_json(rows: Iterable[Row]) -> None:
    before = "["
    for row in rows:
        say(before + "\n" + indent(visible_json(json.dumps(row, ensure_ascii=False, indent=2)), "  "), end="")
        before = ","
    say("\n]" if before == "," else "[]")


def _print_csv(rows: Iterable[Row], names: Sequence[str]) -> None:
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(map(_csv_cell, names))
    for row in rows:
        writer.writerow([_csv_cell(row.get(name)) for name in names])


def _csv_cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, str):
        return visible(value) if exact_cells() else harmless(visible(value))
    return visible_json(json.dumps(value, ensure_ascii=False))


def _print_table(rows: Sequence[Row], names: Sequence[str]) -> None:
    from rich.console import Console

    console = Console(highlight=False)
    deep = any(_nested(row.get(name)) for row in rows for name in names)
    table = [_table(rows, names)]
    crowded = console.is_terminal and console.width < LEAST * len(names) and console.width < _natural_width(console, *table)
    for piece in [_card(row, names) for row in rows] if deep or crowded else table:
        if not console.is_terminal:
            # Nothing folds where another program reads the lines.
            console.width = _natural_width(console, piece)
        console.print(piece)


def _natural_width(console: "Console", piece: "Table") -> int:
    """Width in cells at which nothing folds."""
    from rich.measure import Measurement

    return Measurement.get(console, console.options.update(width=1_000_000), piece).maximum


def _table(rows: Sequence[Row], names: Sequence[str]) -> "Table":
    from rich import box
    from rich.table import Table
    from rich.text import Text

    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False)
    for name in names:
        table.add_column(Text(visible(name)), overflow="fold", justify="right" if _all_numbers(rows, name) else "left")
    for row in rows:
        # Text, not str: square brackets are part of document numbers and no markup.
        table.add_row(*(Text(visible(plain(row.get(name)))) for name in names))
    return table


def _card(row: Row, names: Sequence[str]) -> "Table":
    from rich.cells import cell_len
    from rich.table import Table
    from rich.text import Text

    card = Table.grid(padding=(0, 2))
    card.add_column(style="bold")
    card.add_column(overflow="fold")
    width = max(map(cell_len, names))
    for name in names:
        if text := plain(row.get(name)):
            card.add_row(Text(visible(name) + " " * (width - cell_len(name))), Text(visible(text)))
    card.add_row()
    return card


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
