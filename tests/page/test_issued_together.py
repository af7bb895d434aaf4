"""The lines between bodies: as wide as the number of policies that they issued together, with the number as text."""

import pytest
from selenium.webdriver.common.keys import Keys
from visitor import WIDE, Visitor

from kg.store.protocol import Store
from queries import run

BODY = "工业和信息化部"
ENDS = "return document.getElementById('canvas').cy.edges('[weight]').map((line) => [line.source().id(), line.target().id()])"
LINES = """return document.getElementById('canvas').cy.edges('[weight]').map((line) =>
    [line.target().id(), line.data('weight'), line.style('label'), line.numericStyle('width'), line.style('target-arrow-shape')])"""


@pytest.mark.parametrize("size", [(375, 800), (1024, 900), WIDE], ids=lambda size: str(size[0]))
def test_a_line_is_as_wide_as_its_number(page: Visitor, samples: Store, size: tuple[int, int]) -> None:
    page.size(*size)
    page.go(open=f"Ministry:{BODY}")
    partners = {f"Ministry:{row['id']}": row["policies"] for row in run(samples, "partners", {"key": BODY, "label": "Ministry"})}
    lines = {other: rest for other, *rest in page.run(LINES)}
    assert {other: (weight, text, arrow) for other, (weight, text, _, arrow) in lines.items()} == {
        other: (number, str(number), "none") for other, number in partners.items()
    }
    assert len(set(partners.values())) > 1
    steps = {(width - 1) / weight for weight, _, width, _ in lines.values()}
    assert max(steps) - min(steps) < 1e-6
    assert page.run("return document.documentElement.scrollWidth <= window.innerWidth")


def test_the_number_is_told_to_those_who_do_not_see_the_line(page: Visitor, samples: Store) -> None:
    page.go(open=f"Ministry:{BODY}")
    (first, *_) = run(samples, "partners", {"key": BODY, "label": "Ministry"})
    told = f"联合发文 {first['policies']} 份"
    row = f"#graph-table tr[data-edge='ISSUED_TOGETHER Ministry:{BODY} Ministry:{first['id']}'] button"
    assert page.texts(row) == [told]
    page.run("document.querySelector(arguments[0]).closest('details').open = true; document.querySelector(arguments[0]).focus()", row)
    page.press(Keys.ENTER)
    assert page.text("#chosen p").endswith(told)
    # With the arrow keys, the bodies above.
    page.run("document.querySelector('#canvas').focus()")
    page.press(Keys.ARROW_UP)
    page.until(lambda: page.all("#chosen .tag-Ministry"))
    assert any(text.startswith(f"{BODY} — ") and "联合发文" in text for text in page.texts("#chosen p"))


def test_two_bodies_have_one_line(page: Visitor, samples: Store) -> None:
    (first, *_) = run(samples, "partners", {"key": BODY, "label": "Ministry"})
    page.go(open=f"Ministry:{BODY}", more=f"Ministry:{first['id']}")
    ends = [frozenset(pair) for pair in page.run(ENDS)]
    assert len(ends) == len(set(ends)) > 1


def test_the_cypher_names_edges_of_the_graph_only(page: Visitor) -> None:
    page.go(open=f"Ministry:{BODY}")
    page.one("#tool-cypher").click()
    assert "ISSUED_BY" in page.one("#cypher textarea").get_attribute("value")
    assert "ISSUED_TOGETHER" not in page.one("#cypher textarea").get_attribute("value")


def test_without_its_box_ticked_it_is_not_drawn(page: Visitor) -> None:
    page.go(open=f"Ministry:{BODY}")
    page.one("#graph-types input[value=ISSUED_TOGETHER]").click()
    page.until(lambda: not page.run(LINES))
    assert "hide=ISSUED_TOGETHER" in page.browser.current_url.replace("PUBLISHED_IN%2C", "")
