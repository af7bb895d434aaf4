"""Finds, reads and checks the query files. An invalid file raises a DataError that names the file and the entry."""

import re
from functools import cache, lru_cache
from pathlib import Path

import yaml
from pydantic import TypeAdapter, ValidationError

from kg.errors import DataError, QueryError
from kg.text.near import did_you_mean
from queries.bind import bind
from queries.expand import expand
from queries.frame import LABELS, surrounding
from queries.query import Column, Header, Query

FOLDER = Path(__file__).parent
_HEADER = TypeAdapter(Header)
# $title
_PARAMETER = re.compile(r"\$(\w+)")
# 'it\'s $no parameter', // a comment with $none
_LITERAL = re.compile(r"'(?:[^'\\]|\\.)*'|//[^\n]*")
_PICTURE = "// picture:"
"""The line between the two statements of a file."""


def files() -> dict[str, Path]:
    """Return the file of each query by its name, sorted; none is read."""
    return {path.stem: path for path in sorted(FOLDER.glob("*.cypher"))}


@cache
def find(name: str) -> Query:
    """Return the query of that name; of the other files nothing is read. Raises a QueryError that lists the known names, and DataError."""
    if name not in (known := files()):
        raise QueryError(f"no query {name!r:.80}{did_you_mean(name, known)}; there are: {', '.join(known)}")
    return read_query(known[name])


@lru_cache
def catalogue(folder: Path = FOLDER) -> dict[str, Query]:
    """Return all queries of a folder by name, sorted; cached. Raises DataError for an invalid file."""
    return {path.stem: read_query(path) for path in sorted(folder.glob("*.cypher"))}


def read_query(path: Path) -> Query:
    """Return the query of one file. Raises DataError."""
    lines = expand(path.read_text(encoding="utf-8"), path.name).splitlines()
    end = next((index for index, line in enumerate(lines) if not line.startswith("//")), len(lines))
    header = _header(path, "\n".join(line[2:].removeprefix(" ") for line in lines[:end]))
    cypher, _, picture = (part.strip() for part in "\n".join(lines[end:]).partition(f"\n{_PICTURE}\n"))
    query = Query(
        name=path.stem,
        cypher=cypher,
        zh=header.zh,
        en=header.en,
        doc=header.doc,
        params=header.params,
        derived=header.derived,
        columns=header.columns,
        example=header.example,
        picture=picture or surrounding(cypher, header.params, header.columns) or "",
        table=header.table,
        sample=header.sample or header.example,
    )
    _check_parameters(path, query)
    _check_columns(path, query.columns)
    _check_table(path, query)
    _check_picture(path, query)
    _check_values(path, query)
    return query


def _header(path: Path, text: str) -> Header:
    try:
        return _HEADER.validate_python(yaml.load(text, Loader=yaml.CSafeLoader))
    except yaml.YAMLError as error:
        raise DataError(f"{path.name}: header is no YAML: {error}") from error
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(str(step) for step in first["loc"]) or "header"
        raise DataError(f"{path.name}: {place}: {first['msg']}") from error


def _check_parameters(path: Path, query: Query) -> None:
    """Check that the Cypher uses exactly the declared and derived parameters, and that each derived parameter has its source."""
    for name, param in query.params.items():
        if wrong := sorted(set(param.of) - set(LABELS)):
            raise DataError(f"{path.name}: params.{name}.of: {', '.join(wrong)} is no label")
    for name, derived in query.derived.items():
        if derived.source not in query.params:
            raise DataError(f"{path.name}: derived.{name}: no parameter {derived.source}")
    used = _used(query.cypher) | {derived.source for derived in query.derived.values()}
    if odd := used ^ (query.params.keys() | query.derived.keys()):
        raise DataError(f"{path.name}: {', '.join(sorted(odd))}: used and not declared, or declared and not used")


def _used(cypher: str) -> set[str]:
    return set(_PARAMETER.findall(_LITERAL.sub("", cypher)))


def _check_columns(path: Path, columns: dict[str, Column]) -> None:
    """Check that `of` of each column is a label or, for text columns, another column."""
    for name, column in columns.items():
        if column.of and column.of not in LABELS and (column.type not in ("map", "maps") and column.of not in columns):
            raise DataError(f"{path.name}: columns.{name}.of: {column.of} is neither a label nor a column")
        if column.drawn is not None and (column.type != "maps" or not column.of or column.drawn < 1):
            raise DataError(f"{path.name}: columns.{name}.drawn: some, of maps that are of a label")
        if column.marks and (column.marks not in columns or column.type != "strings"):
            raise DataError(f"{path.name}: columns.{name}.marks: {column.marks} is no column, or this one is not of type strings")
        if bool(column.fields) != (column.type == "maps"):
            raise DataError(f"{path.name}: columns.{name}.fields: what the maps hold, and only for maps")
        if column.under and {column.type, columns[column.under].type if column.under in columns else None} != {"strings"}:
            raise DataError(f"{path.name}: columns.{name}.under: {column.under} is no column, or one of the two is not of type strings")


def _check_table(path: Path, query: Query) -> None:
    """Check that a table has columns that the query returns, each once."""
    if unknown := [name for name in query.table if name not in query.columns]:
        raise DataError(f"{path.name}: table: {', '.join(unknown)} is no column")
    if len(set(query.table)) < len(query.table):
        raise DataError(f"{path.name}: table: names a column twice")


def _check_picture(path: Path, query: Query) -> None:
    """Check that there is a picture, that it returns source, edge and target, and that it uses only declared parameters."""
    if not query.picture:
        raise DataError(f"{path.name}: no column says whose ids it holds (of: Policy), and there is no statement behind {_PICTURE!r}")
    if wrong := _used(query.picture) - query.params.keys() - query.derived.keys():
        raise DataError(f"{path.name}: picture: {', '.join(sorted(wrong))}: used and not declared")
    if not re.search(r"\bRETURN\b.*\bsource, .*\bedge, .*\btarget$", query.picture):
        raise DataError(f"{path.name}: picture: must end by returning source, edge, target")


def _check_values(path: Path, query: Query) -> None:
    """Check that the examples and the defaults match the declared types."""
    for what, given in (("example", query.example), ("sample", query.sample)):
        try:
            bind(query, given)
        except QueryError as error:
            raise DataError(f"{path.name}: {what}: {error}") from error
