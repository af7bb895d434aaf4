"""A draft and what it became, in the queries about one policy. Both stores answer alike."""

from dataclasses import replace

import pytest
from filling import fill
from needs import STORES

from kg.build import build
from kg.extract import extract
from kg.model import Bulletin, Contribution
from kg.store.protocol import Store
from queries import run
from queries.picture import picture
from tests.extract.units import unit

ASKED = (
    "云州省船闸管理办法（征求意见稿）\n为规范船闸管理，现公开征求意见。请于2031年4月5日前反馈意见。\n"
    "第一条 为规范船闸管理，制定本办法。\n云州省交通厅\n2031年3月5日\n"
)
MADE = (
    "云州省船闸管理办法\n云政发〔2031〕5号\n第一条 为规范船闸管理，制定本办法。\n"
    "第二条 本办法自2031年9月1日起施行。\n云州省人民政府\n2031年8月1日\n"
)
DRAFT, FINAL = "云州省船闸管理办法征求意见稿", "云政发〔2031〕5号"
TITLES = ("云州省船闸管理办法（征求意见稿）", "云州省船闸管理办法")


@pytest.fixture(scope="module", params=STORES)
def store(request: pytest.FixtureRequest) -> Store:
    store: Store = request.getfixturevalue(f"{request.param}_store")
    made = [
        Contribution(
            Bulletin(name, name, None, None, None, "document", "0", name), (extract(replace(unit(text, single=True), bulletin=name)),)
        )
        for name, text in (("a", ASKED), ("b", MADE))
    ]
    fill(store, build(made), [])
    return store


def test_the_card_of_a_policy_names_its_drafts_and_that_of_a_draft_what_it_became(store: Store) -> None:
    (draft,), (final,) = (run(store, "policy", {"key": key, "as_of": "2032-01-01"}) for key in (DRAFT, FINAL))
    assert (draft["status"], draft["drafts"], draft["became"]) == (
        "draft",
        [],
        [{"id": FINAL, "title": TITLES[1], "number": FINAL, "signed": "2031-08-01"}],
    )
    assert (final["status"], final["became"], final["repeals"], final["repealed_by"]) == ("in_force", [], [], [])
    assert final["drafts"] == [{"id": DRAFT, "title": TITLES[0], "signed": "2031-03-05", "comments_until": "2031-04-05"}]


@pytest.mark.parametrize(("key", "row"), [(DRAFT, ("final", FINAL)), (FINAL, ("draft", DRAFT))])
def test_the_lineage_has_one_row_for_the_pair(store: Store, key: str, row: tuple[str, str]) -> None:
    names = ("direction", "id", "type", "source", "target", "evidence")
    found = [tuple(one[name] for name in names) for one in run(store, "lineage", {"key": key, "as_of": "2032-01-01"})]
    assert found == [(*row, "DRAFT_OF", DRAFT, FINAL, list(TITLES))]


@pytest.mark.parametrize("query", ["policy", "lineage"])
@pytest.mark.parametrize("key", [DRAFT, FINAL])
def test_the_pictures_have_the_edge(store: Store, query: str, key: str) -> None:
    edges = {(edge.type, edge.source.id, edge.target.id) for edge in picture(store, query, {"key": key}).edges}
    assert {edge for edge in edges if edge[0] == "DRAFT_OF"} == {("DRAFT_OF", DRAFT, FINAL)}
