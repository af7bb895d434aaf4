"""Regions in the graph: what covers them, what they are part of, and who governs them."""

import pytest

from kg.build import build
from kg.model import Bulletin, Contribution, Coverage, Document, Graph, Mention, Span
from kg.schema.validate import check
from kg.vocab.regions import regions


def made(*documents: tuple[str, str, tuple[str, ...], tuple[str, ...]]) -> Graph:
    """Return the graph of documents, each with its title, kind, the regions that it covers and who issued it."""
    return build(_contribution(f"{at}.txt", *one) for at, one in enumerate(documents))


def _contribution(name: str, title: str, kind: str, covered: tuple[str, ...], issuers: tuple[str, ...]) -> Contribution:
    bodies = tuple(Mention(body, body, Span(1, 5), body, ("issuer",), 0.9) for body in issuers)
    places = tuple(Coverage(region, None, "", (), "text", 1, Span(10, 20), f"在{region}试点") for region in covered)
    document = Document(name, 1, 1, 2, 0, 99, title, kind, title, None, bodies, True, "2031-01-01", None, None, None, regions=places)
    return Contribution(Bulletin(name, name, None, None, None, "document", "0" * 64, name), (document,))


def triples(graph: Graph, *types: str) -> set[tuple[str, str, str]]:
    return {(edge.source.id, edge.type, edge.target.id) for edge in graph.edges if edge.type in types}


def test_regions_lie_in_those_above_and_count_what_covers_their_parts() -> None:
    graph = made(
        ("甲办法", "policy", ("深圳市坪山区", "京津冀"), ("深圳市坪山区人民政府",)),
        ("乙办法", "policy", ("广东省",), ("广东省人民政府", "财政部")),
        ("丙解读", "news", ("北京市",), ("北京市人民政府",)),
    )
    assert check(graph) == []
    assert triples(graph, "COVERS") == {
        ("甲办法", "COVERS", "深圳市坪山区"),
        ("甲办法", "COVERS", "京津冀"),
        ("乙办法", "COVERS", "广东省"),
    }
    assert triples(graph, "PART_OF") == {("深圳市坪山区", "PART_OF", "深圳市"), ("深圳市", "PART_OF", "广东省")}
    assert triples(graph, "GOVERNS") == {
        ("深圳市坪山区人民政府", "GOVERNS", "深圳市坪山区"),
        ("广东省人民政府", "GOVERNS", "广东省"),
    }
    told = {one.key.id: one.properties for one in graph.nodes if one.key.label == "Region"}
    assert {name: (one.get("code"), one["level"], one["documents"]) for name, one in told.items()} == {
        "广东省": ("440000", "province", 2),
        "深圳市": ("440300", "prefecture", 1),
        "深圳市坪山区": (None, "county", 1),
        "京津冀": (None, "zone", 1),
    }
    (edge,) = (edge for edge in graph.edges if edge.type == "COVERS" and edge.target.id == "京津冀")
    assert (edge.properties["rules"], edge.properties["evidence"]) == (("text",), ("在京津冀试点",))


@pytest.mark.parametrize(
    ("name", "official", "level", "part_of"),
    [
        ("广东省", "广东省", "province", ()),
        ("广东", "广东省", "province", ()),
        ("深圳市", "深圳市", "prefecture", ("广东省",)),
        ("深圳市甲区", "深圳市甲区", "county", ("深圳市", "广东省")),
        ("北京市甲区", "北京市甲区", "county", ("北京市",)),
        ("上海市浦东新区", "浦东新区", "zone", ("上海市",)),
        ("长三角地区", "长三角", "zone", ()),
        ("甲地", "甲地", "county", ()),
    ],
)
def test_a_region_by_its_names(name: str, official: str, level: str, part_of: tuple[str, ...]) -> None:
    found = regions().named(name)
    assert (found.name, found.level, found.part_of) == (official, level, part_of)
