"""A law's own amending decisions, which its promulgation lines name, cite nothing and are nobody's basis."""

from dataclasses import replace

import pytest
from filling import fill

from kg.build import build
from kg.extract import extract
from kg.model import Bulletin, Contribution
from kg.store.protocol import Store
from queries import run
from tests.extract.units import unit

LAW = (
    "# 云州船闸条例\n\n2021年4月5日 云州省第一届人民代表大会常务委员会第五次会议通过\n\n"
    "2025年6月7日 云州省第二届人民代表大会常务委员会第三次会议《关于修改〈云州船闸条例〉的决定》第一次修正\n\n"
    "2029年8月9日 云州省第三届人民代表大会常务委员会第四次会议《关于修改部分地方性法规的决定》第二次修正\n\n"
    "<!-- INFO END -->\n\n第一条 为了管理船闸，制定本条例。\n"
)
RULES = "云州船闸管理办法\n云政发〔2030〕5号\n第一条 为规范管理，根据《云州船闸条例》，制定本办法。\n第二条 本办法自2030年6月1日起施行。\n"


@pytest.fixture(scope="module")
def store(embedded_store: Store) -> Store:
    contributions = []
    for name, text in (("law.md", LAW), ("rules.txt", RULES)):
        bulletin = Bulletin(name, "", None, None, None, "document", "0", name)
        contributions.append(Contribution(bulletin, (extract(replace(unit(text, single=True), bulletin=name)),)))
    fill(embedded_store, build(contributions), [])
    return embedded_store


def rows(store: Store, name: str, **parameters: object) -> list[dict[str, object]]:
    return run(store, name, parameters)


def test_the_graph_has_the_decisions(store: Store) -> None:
    found = store.read("MATCH (d:Policy)-[:AMENDS]->(l:Policy {title: '云州船闸条例'}) RETURN count(d) AS n")
    assert [dict(row) for row in found] == [{"n": 2}]


def test_only_the_rules_cite_the_law(store: Store) -> None:
    assert [(row["title"], row["citing"]) for row in rows(store, "most_cited")] == [("云州船闸条例", 1)]


def test_nothing_is_missing_and_nothing_is_outdated(store: Store) -> None:
    assert rows(store, "gaps") == []
    assert rows(store, "outdated_bases", as_of="2031-01-01") == []


def test_only_the_rules_are_related_to_the_law(store: Store) -> None:
    assert [row["title"] for row in rows(store, "related", key="云州船闸条例")] == ["云州船闸管理办法"]
