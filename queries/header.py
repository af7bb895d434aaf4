"""Query files: found, read and checked. A wrong one is a DataError that names file and entry."""

import re
from functools import lru_cache
from pathlib import Path

import yaml
from pydantic import TypeAdapter, ValidationError

from kg.errors import DataError, QueryError
from queries.bind import bind
from queries.query import Header, Query

FOLDER = Path(__file__).parent
_HEADER = TypeAdapter(Header)
_PARAMETER = re.compile(r"\$(\w+)")
_LITERAL = re.compile(r"'(?:[^'\\]|\\.)*'|//[^\n]*")


@lru_cache
def catalogue(folder: Path = FOLDER) -> dict[str, Query]:
    """Return every query of a folder by name, sorted; read once. Raises DataError for a file that is wrong."""
    return {path.stem: read_query(path) for path in sorted(folder.glob("*.cypher"))}


def read_query(path: Path) -> Query:
    """Return the query of one file. Raises DataError."""
    lines = path.read_text(encoding="utf-8").splitlines()
    end = next((index for index, line in enumerate(lines) if not line.startswith("//")), len(lines))
    header = _header(path, "\n".join(line[2:].removeprefix(" ") for line in lines[:end]))
    cypher = "\n".join(lines[end:]).strip()
    query = Query(path.stem, cypher, header.zh, header.en, header.doc, header.params, header.derived, header.columns, header.example)
    _check_parameters(path, query)
    _check_values(path, query)
    return query


def _header(path: Path, text: str) -> Header:
    try:
        return _HEADER.validate_python(yaml.safe_load(text))
    except yaml.YAMLError as error:
        raise DataError(f"{path.name}: header is no YAML: {error}") from error
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(str(step) for step in first["loc"]) or "header"
        raise DataError(f"{path.name}: {place}: {first['msg']}") from error


def _check_parameters(path: Path, query: Query) -> None:
    """The text uses exactly the declared and derived parameters, and each derived one has its source."""
    for name, derived in query.derived.items():
        if derived.source not in query.params:
            raise DataError(f"{path.name}: derived.{name}: no parameter {derived.source}")
    used = set(_PARAMETER.findall(_LITERAL.sub("", query.cypher))) | {derived.source for derived in query.derived.values()}
    if wrong := used ^ (query.params.keys() | query.derived.keys()):
        raise DataError(f"{path.name}: {', '.join(sorted(wrong))}: used and not declared, or declared and not used")


def _check_values(path: Path, query: Query) -> None:
    """The example and the defaults fit the signature."""
    try:
        bind(query, query.example)
    except QueryError as error:
        raise DataError(f"{path.name}: example: {error}") from error
