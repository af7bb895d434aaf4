"""The wordings of a law on its card, and the red-line between two of them."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from filling import fill
from served import served
from visitor import WIDE, Visitor

from kg.build import build
from kg.extract import extract
from kg.model import Bulletin, Contribution
from kg.store.embedded.store import EmbeddedStore
from kg.store.settings import StoreSettings
from tests.extract.units import unit

FIRST = "2021年4月5日云州省第一届人民代表大会常务委员会第五次会议通过"
SECOND = "2025年6月7日云州省第二届人民代表大会常务委员会第三次会议《关于修改〈云州船闸条例〉的决定》修正"
ARTICLES = "<!-- INFO END -->\n\n第一条 根据《{}》，制定本条例。\n\n第二条 本条例自2021年5月1日起施行。\n"
TEXTS = {
    "z.md": f"# 云州船闸条例\n\n{FIRST}\n\n{ARTICLES.format('甲水运条例')}",
    "a.md": f"# 云州船闸条例\n\n{FIRST}\n\n{SECOND}\n\n{ARTICLES.format('乙航道条例')}",
}


@pytest.fixture(scope="module")
def law(browsing: Visitor, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Visitor]:
    """Somebody before the page of a store that holds a law in two wordings."""
    contributions = []
    for name, text in TEXTS.items():
        bulletin = Bulletin(name, name, None, None, None, "document", "0", name)
        contributions.append(Contribution(bulletin, (extract(replace(unit(text, single=True), bulletin=name)),)))
    folder = tmp_path_factory.mktemp("wordings")
    store = EmbeddedStore(str(folder / "kg.store"), StoreSettings(store=str(folder / "kg.store")))
    store.prepare()
    fill(store, build(contributions), contributions)
    with served(store) as address:
        browsing.size(*WIDE)
        yield Visitor(browsing.browser, address, folder)
    store.close()


def test_the_card_lists_the_wordings_and_shows_what_differs(law: Visitor) -> None:
    law.go(open="Policy:云州船闸条例", on="2024-01-01")
    law.until(lambda: law.texts("#wordings > ol > li time") == ["2025-06-07", "2021-04-05"])
    assert law.texts("#wordings .status") == ["当日文本"]
    assert law.texts("#wordings > ol > li:last-child .status") == ["当日文本"]
    law.one("#wordings summary").click()
    law.until(lambda: law.texts("#wordings del") == ["甲水运"])
    assert "乙航道" in law.texts("#wordings ins")
    assert "只见于旧文本，至2025-06-07" in law.texts(".relation .cited")
