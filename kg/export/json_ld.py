"""JSON-LD: policies as schema.org Legislation and ELI legal resources, with the terms of `data/linked_data.yaml`."""

import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from kg.export.about import About
from kg.export.terms import Value, terms
from kg.model import Edge, Node
from kg.news.events import status_on

Row = dict[str, Any]
DATES = {4: "xsd:gYear", 7: "xsd:gYearMonth", 10: "xsd:date"}
"""Types of dates by their length."""
OWN = "kg:"
"""Prefix of the project's own terms."""


def write(nodes: Iterable[Node], edges: Iterable[Edge], folder: Path, about: About) -> list[Path]:
    """Write `graph.jsonld`. Only the ids of drafts are held meanwhile."""
    return write_rows(folder / "graph.jsonld", _rows(nodes, edges, about))


def write_rows(path: Path, rows: Iterable[Row]) -> list[Path]:
    """Write one JSON-LD document with its context inside, a row of `@graph` on each line."""
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.write(f'{{"@context": {json.dumps(terms().prefixes)},\n"@graph": [')
        for number, row in enumerate(rows):
            file.write(f"{',' if number else ''}\n{json.dumps(row, ensure_ascii=False)}")
        file.write("\n]}\n")
    return [path]


def _rows(nodes: Iterable[Node], edges: Iterable[Edge], about: About) -> Iterator[Row]:
    yield {
        "@id": f"{about.base}graph",
        "@type": "schema:Dataset",
        "schema:name": "policy-kg",
        "schema:version": about.version,
        "kg:as_of": typed_date(about.as_of),
        "schema:description": f"kg:status, legislationLegalForce and in_force of each document hold for {about.as_of}.",
    }
    classes, drafts = terms().classes, set()
    for node in nodes:
        if node.key.label in classes:
            yield _node(node, about)
            if node.key.label == "Policy" and node.properties.get("kind") == "draft":
                drafts.add(node.key)
    for edge in edges:
        if edge.source.label in classes and edge.target.label in classes:
            names = [OWN + edge.type, *terms().of_edge(edge, edge.source in drafts)]
            target = {"@id": about.node(edge.target)}
            yield {"@id": about.node(edge.source)} | {name: target for name in names}


def _node(node: Node, about: About) -> Row:
    told = terms().classes[node.key.label]
    known = dict(node.properties) | {"id": node.key.id} | (_of_the_day(node.properties, about.as_of) if node.key.label == "Policy" else {})
    row: Row = {"@id": about.node(node.key), "@type": [OWN + node.key.label, *told.types_of(known.get("kind"))]}
    for value in told.values:
        if written := list(_written(value, known.get(value.of), about)):
            for term in value.terms:
                row.setdefault(term, []).extend(written)
    return row


def _of_the_day(policy: Mapping[str, Any], day: str) -> Row:
    """Return what is known of a policy on a day; its first and last days only where its validity, which knows more, confirms them."""
    begins = [entry.partition(" ")[::2] for entry in policy.get("validity", ())]
    waited = bool(begins) and begins[0][1] == "not_yet_effective"
    first = policy.get("effective") if waited and len(begins) > 1 and begins[1][0] == policy.get("effective") else None
    ends = [status for _, status in begins if status in ("repealed", "disputed", "expired")]
    last = policy.get("expires") if ends == ["expired"] else None
    return {"as_of": day, "status_as_of": status_on(policy, day), "first_day": first, "last_day": last}


def _written(value: Value, given: Any, about: About) -> Iterator[Any]:
    for one in given if isinstance(given, tuple) else () if given is None else (given,):
        if value.values is not None:
            if one in value.values:
                yield {"@id": value.values[one]}
            continue
        match value.form:
            case "text":
                yield in_chinese(one)
            case "day" | "date":
                if len(one) in ((10,) if value.form == "day" else DATES):
                    yield typed_date(one)
            case "address":
                yield {"@value": one, "@type": "xsd:anyURI"}
            case "concept":
                yield {"@id": about.iri(value.of, one), "@type": [value.type, "skos:Concept"], "skos:prefLabel": in_chinese(one)}
            case _:
                yield one


def in_chinese(text: str) -> Row:
    """Return a text with its language."""
    return {"@value": text, "@language": "zh"}


def typed_date(day: str) -> Row:
    """Return an ISO day, month or year with its type."""
    return {"@value": day, "@type": DATES[len(day)]}
