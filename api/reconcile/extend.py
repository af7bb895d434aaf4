"""Values of properties for entities that were matched, and a preview of one."""

from collections.abc import Callable
from html import escape

from api.reconcile.asked import Extension
from api.reconcile.entity import TYPES, Json, all_properties, node_of, values
from kg.errors import AmbiguousKey, QueryError, UnknownKey
from kg.store.protocol import Row, Store
from queries import run

WIDTH, HEIGHT = 430, 220
"""Of a preview, in pixels."""
_SHOWN = ("number", "code", "kind", "status", "signed", "effective", "expires", "issuers", "level", "policies", "citing")


def extended(store: Store, asked: Extension, left: Callable[[], float]) -> Json:
    """Return the values of the properties of each entity; none for an entity that is not there.

    Raises QueryError for an unknown property.
    """
    known = {one["id"]: one["name"] for one in all_properties()}
    wanted = [one.id for one in asked.properties]
    if wrong := [name for name in wanted if name not in known]:
        raise QueryError(f"extend: {wrong[0]:.80} is no property; there are: {', '.join(known)}")
    rows = {}
    for entity in dict.fromkeys(asked.ids):
        found = about(store, entity, left())
        rows[entity] = {name: values(found[0], found[1], name) if found else [] for name in wanted}
    return {"meta": [{"id": name, "name": known[name]} for name in wanted], "rows": rows}


def about(store: Store, entity: str, seconds: float) -> tuple[str, Row] | None:
    """Return label and row of an entity; None if it is not there."""
    if not (node := node_of(entity)):
        return None
    try:
        rows = run(store, TYPES[node[0]], {"key": node[1]}, timeout=seconds)
    except (UnknownKey, AmbiguousKey):
        return None
    # A key may be another name of the node; an entity is named by its id.
    return (node[0], rows[0]) if rows and rows[0]["id"] == node[1] else None


def preview(label: str, row: Row) -> str:
    """Return a small page about an entity, without scripts."""
    title = row.get("title") or row.get("name") or row["id"]
    facts = [(name, _text(label, row, name)) for name in _SHOWN]
    lines = "".join(f"<dt>{name}</dt><dd>{escape(text)}</dd>" for name, text in facts if text)
    return (
        '<!doctype html><html lang="zh"><meta charset="utf-8"><title>' + escape(title) + "</title>"
        "<style>body{font:14px/1.5 sans-serif;margin:8px}h1{font-size:16px;margin:0 0 6px}"
        "dl{display:grid;grid-template-columns:auto 1fr;gap:2px 12px;margin:0}dt{color:#666}dd{margin:0}</style>"
        f"<h1>{escape(title)}</h1><dl>{lines}</dl></html>"
    )


def _text(label: str, row: Row, name: str) -> str:
    cells = values(label, row, name)
    return "、".join(str(one.get("name") or next(iter(one.values()))).removesuffix("T00:00:00Z") for one in cells)
