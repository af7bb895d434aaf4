"""Derives the OpenAPI description of routes from the query files: parameters and row types."""

from collections.abc import Collection
from typing import Any

from pydantic import BaseModel, create_model
from pydantic import Field as Described

from queries import Column, Field, Param, Query
from queries.bind import MAX_LENGTH

TEXT: dict[str, Any] = {"type": "string", "maxLength": MAX_LENGTH, "pattern": r"^$|^[^\x00]*[^\s\x00\x1c-\x1f\x85][^\x00]*$"}
"""Any text but blanks only, among them the separators that are none for every regular expression; an empty one counts as not given."""
NEEDED: dict[str, Any] = TEXT | {"pattern": r"^[^\x00]*[^\s\x00\x1c-\x1f\x85][^\x00]*$"}
NOT_GIVEN: dict[str, Any] = {"type": "string", "maxLength": 0}
"""`from=` is the same as no `from`, whatever the type, as forms send it."""
ITEM: dict[str, Any] = TEXT | {"pattern": r"^[^\x00,]*[^\s\x00\x1c-\x1f\x85,][^\x00,]*$"}
"""One item of a list; a list may also be given as one text separated by commas."""
_JSON = {"string": "string", "date": "string", "integer": "integer", "float": "number", "boolean": "boolean"}
_PYTHON: dict[str, Any] = {
    "string": str,
    "date": str,
    "integer": int,
    "float": float,
    "boolean": bool,
    "strings": list[str],
    "map": dict[str, Any],
}


def row_model(query: Query) -> type[BaseModel]:
    """Return the type of the rows of a query."""
    of = "".join(word.title() for word in query.name.split("_"))
    fields: dict[str, Any] = {
        name: (_column(of, name, column), Described(description=column.doc)) for name, column in query.columns.items()
    }
    return create_model(f"{of}Row", __doc__=query.en, **fields)


def _column(of: str, name: str, column: Column) -> Any:
    """Return the type of the values of one column; the maps of a column have a type of their own."""
    if column.type == "maps":
        inside: dict[str, Any] = {key: (_value_of(field), None if field.nullable else ...) for key, field in column.fields.items()}
        item: Any = create_model(f"{of}{name.title().replace('_', '')}", __doc__=column.doc, **inside)
        return list[item]
    return _value_of(column)


def _value_of(part: Column | Field) -> Any:
    return _PYTHON[part.type] | None if part.nullable else _PYTHON[part.type]


def parameters(query: Query, without: Collection[str] = ()) -> list[dict[str, Any]]:
    """Return the query parameters of a route that runs this query, as OpenAPI has them."""
    return [_parameter(name, param, query.example.get(name)) for name, param in query.params.items() if name not in without]


def _parameter(name: str, param: Param, example: Any) -> dict[str, Any]:
    described: dict[str, Any] = {
        "name": name,
        "in": "query",
        "required": param.required,
        "description": param.doc,
        "schema": _schema(param),
    }
    return described if example is None else described | {"example": example}


def _schema(param: Param) -> dict[str, Any]:
    if param.type == "strings":
        schema: dict[str, Any] = {"type": "array", "items": ITEM}
    elif param.type == "string" and not param.choices:
        schema = dict(NEEDED if param.required else TEXT)
    else:
        schema = _value(param) if param.required else {"anyOf": [_value(param), NOT_GIVEN]}
    # `today` is a default that a machine cannot read as a date.
    if not param.required and param.default not in (None, "today"):
        schema["default"] = param.default
    return schema


def _value(param: Param) -> dict[str, Any]:
    """Return the schema of a value that is given, of one type or of some choices."""
    schema: dict[str, Any] = {"type": _JSON[param.type]}
    if param.choices:
        schema["enum"] = list(param.choices)
    if param.type == "date":
        schema["format"] = "date"
    bounds = {"minimum": param.min, "maximum": param.max}
    return schema | {name: int(value) if param.type == "integer" else value for name, value in bounds.items() if value is not None}
