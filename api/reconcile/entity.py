"""What can be matched: types, the entities of each, and their properties."""

from collections.abc import Iterator
from typing import Any

from kg.schema.read import schema
from kg.store.protocol import Row
from queries import Column, find

Json = dict[str, Any]

TYPES = {"Policy": "policy", "Ministry": "ministry", "Standard": "standard", "Industry": "industry", "Programme": "programme"}
"""Labels that can be matched, each with the query about one node."""


def type_of(label: str) -> Json:
    """Return a type as the protocol names it."""
    return {"id": label, "name": f"{schema().labels[label].caption} {label}"}


def entity_id(label: str, id_: str) -> str:
    """Return the id of an entity."""
    return f"{label}:{id_}"


def node_of(entity: str) -> tuple[str, str] | None:
    """Return label and id of the node that an entity is; None for what is none."""
    label, _, id_ = entity.partition(":")
    return (label, id_) if label in TYPES and id_.strip() else None


def properties(label: str) -> Iterator[Json]:
    """Yield the properties of a type."""
    captions = schema().labels[label].properties
    for name, column in _columns(label).items():
        caption = f"{captions[name].caption} {name}" if name in captions else name
        yield {"id": name, "name": caption, "description": column.doc}


def all_properties() -> list[Json]:
    """Return the properties of all types, each once."""
    return list({one["id"]: one for label in TYPES for one in properties(label)}.values())


def _columns(label: str) -> dict[str, Column]:
    return {name: column for name, column in find(TYPES[label]).columns.items() if name != "id"}


def values(label: str, row: Row, name: str) -> list[Json]:
    """Return the values of one property of a node as the protocol types them; none for a property that its type has not."""
    column, value = _columns(label).get(name), row.get(name)
    if column is None or value is None:
        return []
    return [_cell(column, name, one) for one in (value if isinstance(value, list) else [value])]


DAYS = ("signed", "published", "effective", "expires", "date")


def _cell(column: Column, name: str, value: Any) -> Json:
    match value:
        case bool():
            return {"str": "true" if value else "false"}
        case int():
            return {"int": value}
        case float():
            return {"float": value}
        case dict():
            return _map_cell(column, value)
        case _ if column.of in TYPES:
            return {"id": entity_id(column.of, value), "name": value}
        case _:
            return {"date": f"{value}T00:00:00Z"} if name in DAYS and len(value) == len("2031-03-05") else {"str": str(value)}


def _map_cell(column: Column, value: Json) -> Json:
    """Return an entity for a map with the id of one, else its values in one text."""
    label = value.get("label") or column.of
    if label in TYPES and value.get("id"):
        return {"id": entity_id(label, value["id"]), "name": value.get("title") or value.get("name") or value["id"]}
    return {"str": " ".join(str(one) for one in value.values() if one is not None)}
