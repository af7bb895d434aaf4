"""What the card of a body, an industry and a programme tells: each section is what its query answers."""

import pytest
from visitor import NARROW, Visitor

from kg.store.protocol import Store
from queries import run

DAY = "2024-01-01"
NODES = [("Ministry", "工业和信息化部"), ("Industry", "344"), ("Programme", "旧泵焕新工程")]


@pytest.mark.parametrize(("label", "key"), NODES, ids=[label for label, _ in NODES])
def test_each_section_says_what_its_query_answers(page: Visitor, samples: Store, label: str, key: str) -> None:
    asked = {"key": key, "label": label}
    dated = asked | {"as_of": DAY}
    page.go(open=f"{label}:{key}", on=DAY)
    years = run(samples, "years", dated)
    columns = ("policies", "in_force", "ended", "other")
    told = [[row["year"] or "日期不明", *(str(row[name]) for name in columns)] for row in years]
    page.until(lambda: table(page) == told)
    # The drawing says the same to those who do not see it.
    said = page.one("#story-years svg[role=img]").get_attribute("aria-label")
    assert [row["year"] for row in years if row["year"] and f"{row['year']}: {row['policies']} " not in said] == []
    for query, rows in {
        "first_last": [row["title"] for row in run(samples, "first_last", dated)],
        "cited_most": [row["title"] for row in run(samples, "cited_most", dated)],
        "partners": [row["name"] for row in run(samples, "partners", asked)],
    }.items():
        assert rows
        page.until(lambda query=query, rows=rows: page.texts(f"#story-{query} li > a") == rows)


def table(page: Visitor) -> list[list[str]]:
    cells = "return [...document.querySelectorAll('#story-years tbody tr')].map((row) => [...row.children].map((cell) => cell.textContent))"
    rows: list[list[str]] = page.run(cells)
    return rows


def test_its_texts_can_be_read_on_a_small_screen(page: Visitor) -> None:
    for size in ((1440, 1000), (1024, 768), NARROW):
        page.size(*size)
        page.go(open="Ministry:工业和信息化部", lang="en")
        page.until(lambda: page.all("#story-years svg[role=img]"))
        width, drawn = page.run(
            "const s = document.querySelector('#story-years svg'); return [s.getBoundingClientRect().width, s.viewBox.baseVal.width]"
        )
        assert 12 * width / drawn >= 11


def test_other_labels_have_none(page: Visitor) -> None:
    page.go(open="Bulletin:compilation-2023-05.txt")
    assert not page.all(".story")
