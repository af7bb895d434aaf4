"""`kg queries`, `query`, `cypher`, `stats`, `gaps`: the commands that read the graph."""

import json
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import click

from kg.cli.asking import QueryCommand, complete_name, complete_parameter
from kg.cli.option import format_option, opened, store_option
from kg.cli.screen import pour, say, say_json
from kg.cli.table import show

if TYPE_CHECKING:
    from kg.store.protocol import Store


@click.command()
@format_option("table", "json", "csv")
def queries(form: str) -> None:
    """List the queries with their parameters (* must be given)."""
    from queries import catalogue

    show([_described(query, form) for query in catalogue().values()], form, few=("name", "title", "parameters"))


def _described(query: Any, form: str) -> dict[str, Any]:
    params = [f"{name}{'*' if param.required else ''}" for name, param in query.params.items()]
    row = {"name": query.name, "title": query.zh, "parameters": params, "doc": query.doc}
    return row | {"columns": list(query.columns), "example": query.sample} if form == "json" else row


@click.command(cls=QueryCommand)
@click.argument("name", shell_complete=complete_name)
@click.argument("parameters", nargs=-1, metavar="[KEY=VALUE]...", shell_complete=complete_parameter)
@store_option()
@click.option("--cypher", "printed", is_flag=True, help="Print the Cypher statement of the query without running it.")
@format_option("table", "json", "csv", "graph", "graphml")
def query(name: str, parameters: Sequence[str], uri: str | None, printed: bool, form: str) -> None:
    """Run a query by name, e.g. kg query related key=某部规〔2031〕5号.

    kg query NAME --help describes the parameters and columns of a query, with an example; kg queries lists all. A key is an id, a document
    number in any bracket style, a title or a name. The formats graph (JSON) and graphml give the answer as
    nodes and edges. --cypher prints the statement for Neo4j Browser; with --format graph it prints the one that answers with nodes and
    edges.
    """
    from queries import asking_back, find, run
    from queries.marks import visible
    from queries.spread import spread

    params = _pairs(parameters)
    asked = find(name)
    if printed:
        say(asked.picture if form in ("graph", "graphml") else asked.cypher)
        return
    with opened(uri) as store, asking_back(store):
        if form in ("graph", "graphml"):
            _draw(store, name, params, form)
        elif form == "table":
            unseen = {name for name, column in asked.columns.items() if column.marks}
            names = [name for name in asked.columns if name not in unseen]
            show(visible(asked, run(store, name, params)), form, names, asked.table)
        elif form == "csv":
            rows, names = spread(asked, run(store, name, params))
            show(rows, form, names)
        else:
            show(run(store, name, params), form, asked.columns)


def _draw(store: "Store", name: str, params: dict[str, str], form: str) -> None:
    from kg.export import graphml
    from queries.picture import as_json, picture

    drawn = picture(store, name, params)
    if form == "graphml":
        pour(graphml.text(drawn))
    else:
        say_json(as_json(drawn), indent=2)


@click.command()
@click.argument("statement")
@click.argument("parameters", nargs=-1, metavar="[KEY=VALUE]...")
@store_option()
@click.option("--timeout", type=click.FloatRange(min=0, min_open=True), help="Time limit in seconds. Default: KG_TIMEOUT.")
@format_option("table", "json", "csv")
def cypher(statement: str, parameters: Sequence[str], uri: str | None, timeout: float | None, form: str) -> None:
    """Run a read-only Cypher statement. Values of its $parameters are read as JSON, otherwise as text.

    A statement that writes is refused.
    """
    from kg.store.read_only import check

    check(statement)
    params = {key: _value(value) for key, value in _pairs(parameters).items()}
    with opened(uri) as store:
        show(store.read(statement, params, timeout=timeout), form)


@click.command()
@store_option()
@format_option("table", "json", "csv")
def stats(uri: str | None, form: str) -> None:
    """Count nodes by label and edges by type."""
    _run("stats", uri, form)


@click.command()
@store_option()
@format_option("table", "json", "csv")
def gaps(uri: str | None, form: str) -> None:
    """List the policies that are cited but that no bulletin holds, the most cited first."""
    _run("gaps", uri, form)


def _run(name: str, uri: str | None, form: str) -> None:
    from queries import find, run

    with opened(uri) as store:
        show(run(store, name), form, find(name).columns, find(name).table)


def _pairs(texts: Sequence[str]) -> dict[str, str]:
    pairs: dict[str, str] = {}
    for text in texts:
        key, equals, value = text.partition("=")
        if not equals:
            raise click.UsageError(f"{text!r} is not KEY=VALUE.")
        if key in pairs:
            raise click.UsageError(f"{key} is given twice.")
        pairs[key] = value
    return pairs


def _value(text: str) -> Any:
    try:
        return json.loads(text)
    except ValueError:
        return text


COMMANDS = (stats, gaps, queries, query, cypher)
