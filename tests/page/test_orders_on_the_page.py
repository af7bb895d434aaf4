"""What documents order, on the page: goals and tasks of a policy, a body's duties, the path of an indicator as chart and table."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from filling import fill
from province import INDUSTRY, READING, D, province
from served import served
from visitor import WIDE, Visitor

from kg.store.embedded.store import EmbeddedStore
from kg.store.settings import StoreSettings
from queries import run

AXE = Path(__file__).parent / "axe.min.js"


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[EmbeddedStore]:
    folder = str(tmp_path_factory.mktemp("orders") / "kg.store")
    store = EmbeddedStore(folder, StoreSettings(store=folder))
    store.prepare()
    fill(store, province(), [])
    yield store
    store.close()


@pytest.fixture(scope="module")
def page(browsing: Visitor, store: EmbeddedStore) -> Iterator[Visitor]:
    with served(store) as home:
        visitor = Visitor(browsing.browser, home, browsing.folder)
        visitor.size(*WIDE)
        yield visitor
        visitor.browser.get("about:blank")
        assert visitor.noted() == []


def table(page: Visitor, name: str) -> list[list[str]]:
    """The cells of the table under this heading, without their folded quotes."""
    return page.run(
        """const [name] = arguments;
        return [...document.querySelectorAll('#card section')].filter((one) => one.querySelector('h3')?.textContent.startsWith(name))
        .flatMap((one) => [...one.querySelectorAll('tbody tr')]).map((row) => [...row.cells].map((cell) => {
          const shown = cell.cloneNode(true);
          shown.querySelectorAll('details').forEach((each) => each.remove());
          return shown.textContent.trim();
        }))""",
        name,
    )


def test_a_policy_shows_its_goals_and_who_has_to_do_what(page: Visitor) -> None:
    page.go(open=f"Policy:{D}")
    assert table(page, "目标") == [
        ["风机再制造率", "≥90%", "2033"],
        ["工业领域 设备投资规模", "增减≥25%（比2029年）", "2033"],
        ["叶片回收制度基本建立", "定性目标", "2032-06"],
    ]
    assert [row[0] for row in table(page, "任务分工")] == ["建立再制造台账", "推进叶片回收"]
    assert not page.all(
        ".relation .rows a[data-key^='Goal:'], .relation .rows a[data-key^='Task:'], .relation .rows a[data-key^='Amount:']"
    )
    assert table(page, "金额") == [["罚款", "0.5–3万元"], ["补助", "≤50万元"], ["补助", "20万元"], ["贷款", "≈1.5亿美元"]]


def test_an_article_shows_the_goals_that_it_reports(page: Visitor) -> None:
    page.go(open=f"Article:{READING}")
    assert table(page, "目标") == [["风机再制造率", "≥90%", "2033"]]
    assert table(page, "金额") == [["补助", "≤50万元"]]


def test_a_body_shows_its_duties_by_deadline(page: Visitor, store: EmbeddedStore) -> None:
    page.go(open=f"Ministry:{INDUSTRY}")
    rows = run(store, "duties", {"key": INDUSTRY})
    words = {"lead": "牵头或负责", "joined": "参与"}
    assert table(page, "承担的任务") == [[row["deadline"], row["task"] + row["title"], words[row["role"]]] for row in rows]


def test_the_path_of_an_indicator_is_a_chart_with_its_numbers_in_words_and_in_a_table(page: Visitor, store: EmbeddedStore) -> None:
    page.go(open="Indicator:风机再制造率")
    assert page.text("#card h2") == "风机再制造率"
    label = page.one(".chart svg[role=img]").get_attribute("aria-label")
    assert label.startswith("风机再制造率各年的目标：")
    assert all(said in label for said in ("2033: 85%", "2033: 90%", "2035: 95%", INDUSTRY))
    assert page.run("return document.querySelectorAll('.chart svg[role=img] title').length") == 3
    rows = run(store, "indicator", {"key": "风机再制造率"})
    assert [row[0] for row in table(page, "各文件提出的目标")] == [row["by"] or "" for row in rows]
    assert len(page.all(".differs")) == len([row for row in rows if row["differs"]]) == 3
    page.run(AXE.read_text(encoding="utf-8") + "; return null")
    found = page.run("return window.axe.run('#card').then((found) => found.violations.map((each) => each.id))")
    assert found == []


def test_indicators_are_listed_found_and_opened(page: Visitor) -> None:
    page.go(label="Indicator", q="再制造")
    page.until(lambda: page.texts("#results li > a") == ["风机再制造率"])
    page.all("#results li > a")[0].click()
    page.until(lambda: page.texts("#card h2") == ["风机再制造率"])


@pytest.mark.parametrize("label", ["Goal", "Task", "Entry", "Amount"])
def test_what_a_policy_orders_and_lists_can_be_opened(page: Visitor, store: EmbeddedStore, label: str) -> None:
    query = {"Goal": "targets", "Task": "tasks", "Entry": "entries", "Amount": "amounts"}[label]
    row = run(store, query, {"key": D})[0]
    page.go(open=f"{label}:{row['id']}")
    assert next(row[name] for name in ("task", "indicator", "name", "purpose") if row.get(name)) in page.text("#card h2")
    assert f"Policy:{D}" in page.run("return [...document.querySelectorAll('#card .rows a')].map((one) => one.dataset.key)")
    assert not page.all(".problem")
