"""A dashboard for NeoDash: JSON of its format 2.4, with the statements of the queries, into which the values of parameters are written."""

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from kg.schema.read import schema
from queries.bind import bind
from queries.browser.favourites import literal
from queries.frame import frame
from queries.header import catalogue

TITLE = "政策知识图谱 Policy knowledge graph"
VERSION = "2.4"
COLUMNS = 24
"""Of a page; every report says how many it takes."""
SELECTED = {"Ministry": "工业和信息化部", "Industry": "34", "Policy": ""}
"""Labels of which a page shows one node, and the one that is shown until another is selected."""

Report = dict[str, Any]


def dashboard() -> str:
    """Return the dashboard, the same text each time; NeoDash takes it by its button Load."""
    pages = [_overview(), *(_page(label) for label in SELECTED)]
    chosen = {parameter(label): value for label, value in SELECTED.items()}
    settings = {"pagenumber": 0, "editable": True, "fullscreenEnabled": True, "downloadImageEnabled": True, "parameters": chosen}
    whole = {"uuid": _id("dashboard"), "title": TITLE, "version": VERSION, "settings": settings, "pages": pages, "parameters": {}}
    return json.dumps(whole | {"extensions": {"active": True, "activeReducers": []}}, ensure_ascii=False, indent=1) + "\n"


def parameter(label: str) -> str:
    """Return the name of the parameter that holds which node of a label is selected."""
    return f"neodash_{label.lower()}_id"


def statement(name: str, text: str, given: Mapping[str, str]) -> str:
    """Return a statement of a query that stands alone: `given` holds Cypher for some of its parameters, the others have their defaults."""
    query = catalogue()[name]
    defaults = {each: param.default for each, param in query.params.items() if not param.required}
    bound = bind(query, {**{each: query.example[each] for each, param in query.params.items() if param.required}, **defaults})
    values = {each: "toString(date())" if defaults.get(each) == "today" else literal(value) for each, value in bound.items()} | dict(given)
    return re.sub(r"\$(\w+)", lambda found: values.get(found[1], found[0]), text)


def _overview() -> dict[str, Any]:
    return _filled("概览 Overview", [
        _rows("stats", {}, 6, 8), _rows("most_cited", {"limit": "20"}, 18, 8),
        _rows("gaps", {"limit": "20"}, 12, 8), _rows("co_issuance", {"limit": "30"}, 12, 8),
    ])  # fmt: skip


def _page(label: str) -> dict[str, Any]:
    key = {"key": f"${parameter(label)}", "label": literal(label)}
    reports = [_select(label)]
    if label == "Policy":
        reports += [
            _picture("policy", key, 12, 10),
            _picture("lineage", key, 12, 10),
            _rows("validity", key, 10, 6),
            _rows("citing", key, 14, 6),
        ]
    else:
        reports += [_bars("years", key), _rows("partners", key, 12, 6), _rows("cited_most", key, 12, 6), _rows("first_last", key, 12, 6)]
        reports += [_picture(label.lower(), key | {"limit": "20"}, 24, 10)]
    return _filled(f"{schema().labels[label].caption} {label}", reports)


def _select(label: str) -> Report:
    shown = schema().labels[label].display
    found = frame("select", label=label, shown=shown)
    settings = {
        "type": "Node Property", "entityType": label, "propertyType": "id", "propertyTypeDisplay": shown, "parameterName": parameter(label),
        "overridePropertyDisplayName": True, "suggestionLimit": 10,
    }  # fmt: skip
    return {"id": _id(f"select {label}"), "title": f"选定{schema().labels[label].caption} Select", "query": found, "type": "select",
        "width": COLUMNS, "height": 2, "settings": settings, "selection": {}, "schema": []}  # fmt: skip


def _rows(name: str, given: Mapping[str, str], width: int, height: int) -> Report:
    return _report(name, "table", statement(name, catalogue()[name].cypher, given), width, height, {"compact": True})


def _bars(name: str, given: Mapping[str, str]) -> Report:
    """Return the years as bars, one colour for each status."""
    text = statement(name, catalogue()[name].cypher, given)
    settings = {"groupMode": "stacked", "legend": True}
    selection = {"index": "year", "value": "policies", "key": "status"}
    return _report(name, "bar", frame("years_parted", query=text), 12, 6, settings) | {"selection": selection}


def _picture(name: str, given: Mapping[str, str], width: int, height: int) -> Report:
    query = catalogue()[name]
    colours = {"nodeColorProp": "color", "defaultNodeSize": 4, "relationshipParticles": 0}
    shown = {label.name: label.display for label in schema().drawn}
    return _report(name, "graph", statement(name, query.picture, given), width, height, colours) | {"selection": shown}


def _report(name: str, type_: str, text: str, width: int, height: int, settings: Mapping[str, Any]) -> Report:
    query = catalogue()[name]
    return {"id": _id(f"{name} {type_} {text}"), "title": f"{query.zh} {query.en}", "query": text, "type": type_, "width": width,
        "height": height, "settings": dict(settings), "selection": {}, "schema": []}  # fmt: skip


def _filled(title: str, reports: list[Report]) -> dict[str, Any]:
    return {"title": title, "reports": list(_placed(reports))}


def _placed(reports: list[Report]) -> Iterator[Report]:
    """Give each report its corner, line by line."""
    x = y = line = 0
    for report in reports:
        if x + report["width"] > COLUMNS:
            x, y, line = 0, y + line, 0
        yield report | {"x": x, "y": y}
        x, line = x + report["width"], max(line, report["height"])


def _id(name: str) -> str:
    return str(uuid5(NAMESPACE_URL, f"policy-kg {name}"))
