"""The passages that two policies share: beside each other on the card, marked in the text, with the way from each to the other."""

import httpx
import pytest
from needs import PATIENCE
from selenium.webdriver.common.keys import Keys
from visitor import NARROW, WIDE, Visitor

LATER, EARLIER = "滨府办规〔2022〕18号", "办农水〔2022〕9903号"


def bare(text: str) -> str:
    return "".join(text.split())


def shared(home: str, key: str) -> dict[str, str]:
    (row,) = httpx.get(f"{home}/queries/reused", params={"key": key}, timeout=PATIENCE).json()
    return row


def test_both_passages_stand_beside_each_other(page: Visitor, home: str) -> None:
    page.go(open=f"Policy:{LATER}")
    row = shared(home, LATER)
    assert page.texts("#reused h3") == ["相同的段落 1"]
    assert page.text("#reused li > a") == row["title"]
    assert "沿用较早的政策" in page.text("#reused li > .meta")
    assert [bare(text) for text in page.texts("#reused blockquote p")] == [bare(row["passage"]), bare(row["their_passage"])]
    assert "SIMILAR_TO" not in page.text("#card")


def test_the_keyboard_leads_to_the_other_passage_and_back(page: Visitor, home: str) -> None:
    row = shared(home, LATER)
    page.go(open=f"Policy:{LATER}")
    page.run("document.querySelector('#reused summary').focus()")
    page.press(Keys.ENTER, Keys.TAB, Keys.TAB)
    assert page.focused() == "在对方原文中查看"
    page.press(Keys.ENTER)
    page.until(lambda: page.texts("#reading-title") == [row["title"]] and page.all("#reading-text mark:not(.shared)"))
    assert bare("".join(page.texts("#reading-text mark:not(.shared)"))) == bare(row["their_passage"])
    page.press(Keys.TAB)
    page.until(lambda: page.focused() == shared(home, EARLIER)["title"])
    page.press(Keys.ENTER)
    page.until(lambda: page.text("#reading-title") == shared(home, EARLIER)["title"] and page.all("#reading-text mark:not(.shared)"))
    assert bare("".join(page.texts("#reading-text mark"))) == bare(row["passage"])


@pytest.mark.parametrize("size", [(375, 800), NARROW, (1024, 900), WIDE], ids=lambda size: str(size[0]))
def test_the_text_marks_what_is_shared(page: Visitor, home: str, size: tuple[int, int]) -> None:
    page.size(*size)
    page.go(open=f"Policy:{EARLIER}", read="text", lang="en")
    page.until(lambda: page.all("#reading-text[aria-busy=false]"))
    row = shared(home, EARLIER)
    assert bare("".join(page.texts("#reading-text mark.shared"))) == bare(row["passage"])
    assert page.texts("#reading-text aside") == [f"Taken over by a later policy: {row['title']}"]
    assert page.run("return document.documentElement.scrollWidth <= window.innerWidth")
    # What stands between the paragraphs is no part of what is copied.
    page.run("getSelection().selectAllChildren(document.querySelector('#reading-text'))")
    assert "Taken over" not in page.run("return getSelection().toString()")


def test_a_policy_that_shares_nothing_says_nothing_of_it(page: Visitor) -> None:
    page.go(open="Policy:工信部联节〔2023〕921号", read="text")
    page.until(lambda: page.all("#reading-text[aria-busy=false]"))
    assert page.all("#reused, #reading-text aside, #reading-text mark") == []
