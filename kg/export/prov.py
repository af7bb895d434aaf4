"""PROV-O as JSON-LD: every edge that was read from a text, the quotes that it is derived from, where these stand, and what read them."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from kg.export.about import About
from kg.export.json_ld import OWN, Row, in_chinese, write_rows
from kg.model import Edge, Node

QUOTES = (("evidence", "spans"), ("target_evidence", "target_spans"), ("provision_quotes", "provision_spans"))
"""Properties of edges: quotes, and where each stands."""

HEADED = "PUBLISHED_IN"
"""Edges whose span is that of a whole text, and whose quote is its heading."""


def write(nodes: Iterable[Node], edges: Iterable[Edge], folder: Path, about: About) -> list[Path]:
    """Write `provenance.jsonld`."""
    return write_rows(folder / "provenance.jsonld", _rows(nodes, edges, about))


def _rows(nodes: Iterable[Node], edges: Iterable[Edge], about: About) -> Iterator[Row]:
    yield from _activities(about)
    for node in nodes:
        if node.key.label == "Bulletin":
            yield from _bulletin(node, about)
    for edge in edges:
        quotes = dict(_quotes(edge, about))
        if quotes:
            yield {
                "@id": about.edge(edge),
                "@type": ["prov:Entity", "rdf:Statement"],
                "rdf:subject": {"@id": about.node(edge.source)},
                "rdf:predicate": {"@id": OWN + edge.type},
                "rdf:object": {"@id": about.node(edge.target)},
                "prov:wasGeneratedBy": _build(about),
                "prov:wasDerivedFrom": [{"@id": name} for name in quotes],
                "kg:confidence": _double(edge.properties.get("confidence")),
                "kg:rule": list(edge.properties.get("rules", ())),
            }
            yield from quotes.values()


def _double(number: float | None) -> Row | list[Row]:
    """Return a number with its type: JSON-LD takes 1.0 for an integer."""
    return [] if number is None else {"@value": repr(number), "@type": "xsd:double"}


def _build(about: About) -> Row:
    return {"@id": f"{about.base}build"}


def _activities(about: About) -> Iterator[Row]:
    """Yield the runs, and the activity that they are parts of: which of them read what is not recorded."""
    versions = sorted({run["version"] for run in about.runs} or {about.version})
    for name in versions:
        yield {
            "@id": _software(name, about)["@id"],
            "@type": "prov:SoftwareAgent",
            "schema:name": "policy-kg",
            "schema:softwareVersion": name,
        }
    ends = [run.get("finished") for run in about.runs]
    yield _build(about) | _activity(
        min((run["started"] for run in about.runs), default=None),
        max((end for end in ends if end), default=None) if all(ends) else None,
        [_software(name, about) for name in versions],
    )
    for run in about.runs:
        times = _activity(run["started"], run.get("finished"), [_software(run["version"], about)])
        yield {"@id": about.iri("run", run["id"])} | times | {"dcterms:isPartOf": _build(about)}


def _software(name: str, about: About) -> Row:
    return {"@id": about.iri("software", f"policy-kg-{name}")}


def _activity(started: str | None, ended: str | None, agents: list[Row]) -> Row:
    times = {"prov:startedAtTime": started, "prov:endedAtTime": ended}
    typed = {term: {"@value": time, "@type": "xsd:dateTime"} for term, time in times.items() if time}
    return {"@type": "prov:Activity", "prov:wasAssociatedWith": agents} | typed


def _bulletin(node: Node, about: About) -> Iterator[Row]:
    """Yield a file, that it was used, and the text layer in which offsets count."""
    file = {"@id": about.node(node.key)}
    title = node.properties.get("title")
    yield file | {
        "@type": ["prov:Entity", "schema:CreativeWork"],
        "schema:name": in_chinese(title) if title else [],
        "kg:sha256": node.properties.get("sha256", []),
    }
    yield _build(about) | {"prov:used": file}
    yield {
        "@id": about.iri("text", node.key.id),
        "@type": "prov:Entity",
        "prov:wasDerivedFrom": file,
        "prov:wasGeneratedBy": _build(about),
        "kg:sha256": node.properties.get("text_sha256", []),
    }


def _quotes(edge: Edge, about: About) -> Iterator[tuple[str, Row]]:
    """Yield the IRI of each quote of an edge, and the quote; one that several edges have is one and the same."""
    for texts, spans in QUOTES:
        for text, span in zip(edge.properties.get(texts, ()), edge.properties.get(spans, ()), strict=False):
            bulletin, _, offsets = span.rpartition(":")
            start, _, end = offsets.partition("-")
            name = about.iri("quote", span)
            passage, place = _passage(name, about.iri("text", bulletin), int(start), int(end))
            exact = {"@id": f"{name}/exact", "@type": "oa:TextQuoteSelector", "oa:exact": text}
            if edge.type == HEADED:
                yield name, passage | {"schema:headline": in_chinese(text), "oa:hasSelector": place}
            else:
                yield name, passage | {"prov:value": text, "oa:hasSelector": [place, exact]}


def _passage(name: str, source: str, start: int, end: int) -> tuple[Row, Row]:
    """Return what stands at a place in a text layer, and the selector that says where."""
    place = {"@id": f"{name}/position", "@type": "oa:TextPositionSelector", "oa:start": start, "oa:end": end}
    passage = {
        "@id": name,
        "@type": ["prov:Entity", "oa:SpecificResource"],
        "prov:wasQuotedFrom": {"@id": source},
        "oa:hasSource": {"@id": source},
    }
    return passage, place
