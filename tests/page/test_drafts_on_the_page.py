"""Drafts on the page: the card of a policy names its drafts, that of a draft what it became, and the lineage shows both."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from filling import fill
from served import served
from visitor import WIDE, Visitor

from kg.build import build
from kg.store.embedded.store import EmbeddedStore
from kg.store.settings import StoreSettings

sys.path.append(str(Path(__file__).resolve().parent.parent / "resolve"))

from given import bulletin, held

DRAFT, FINAL = "甲类船闸办法征求意见稿", "财规〔2031〕5号"


@pytest.fixture(scope="module")
def page(browsing: Visitor, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Visitor]:
    folder = str(tmp_path_factory.mktemp("drafts") / "kg.store")
    store = EmbeddedStore(folder, StoreSettings(store=folder))
    store.prepare()
    asked = held("甲类船闸办法（征求意见稿）", kind="draft", signed="2031-03-05") | {"comments_until": "2031-04-05"}
    made = held("甲类船闸办法", number=FINAL, signed="2031-09-01") | {"form": "通知", "rank": "规范性文件"}
    fill(store, build([bulletin("a.txt", asked), bulletin("b.txt", made)]), [])
    with served(store) as home:
        visitor = Visitor(browsing.browser, home, browsing.folder)
        visitor.size(*WIDE)
        yield visitor
        visitor.browser.get("about:blank")
        assert visitor.noted() == []
    store.close()


@pytest.mark.parametrize(
    ("key", "facts"),
    [
        (DRAFT, {"征求意见截止": "2031-04-05", "正式文件": "甲类船闸办法 2031-09-01"}),
        (FINAL, {"文种": "通知", "效力级别": "规范性文件", "征求意见稿": "甲类船闸办法（征求意见稿） 2031-03-05"}),
    ],
)
def test_the_card_names_form_rank_and_the_other_side(page: Visitor, key: str, facts: dict[str, str]) -> None:
    page.go(open=f"Policy:{key}", view="lineage")
    page.until(lambda: page.all("#card dl.facts"))
    shown = dict(zip(page.texts("#card dt"), page.texts("#card dd"), strict=True))
    assert {name: shown.get(name) for name in facts} == facts
    page.until(lambda: page.edges())
    assert page.edges() == {("DRAFT_OF", f"Policy:{DRAFT}", f"Policy:{FINAL}")}
