"""The box of the page in which citations are checked."""

from visitor import Visitor

DRAFT = "根据《循环经济促进法》，以及《泵类产品再制造管理暂行办法》（工信部联节〔2021〕936号）和《灯塔养护办法》。"


def test_citations_are_marked_and_each_has_a_verdict(page: Visitor) -> None:
    page.go(on="2024-01-01")
    page.until(lambda: page.all("#draft"))
    page.one("#draft").send_keys(DRAFT)
    page.one(".check button").click()
    page.until(lambda: page.all(".checked li"))
    assert page.texts(".checked mark") == [
        "《循环经济促进法》",
        "《泵类产品再制造管理暂行办法》（工信部联节〔2021〕936号）",
        "《灯塔养护办法》",
    ]
    assert page.texts(".checked li strong") == ["仅见于引用", "已废止", "本库未收录"]
    assert page.texts(".checked mark.wrong") == ["《泵类产品再制造管理暂行办法》（工信部联节〔2021〕936号）"]
    page.one(".checked li:first-child a").click()
    page.until(lambda: page.text("#card-title") == "中华人民共和国循环经济促进法")


def test_a_text_without_citations_says_so(page: Visitor) -> None:
    page.go()
    page.until(lambda: page.all("#draft"))
    page.one("#draft").send_keys("今天下雨。")
    page.one(".check button").click()
    page.until(lambda: page.texts(".checked p") == ["没有找到引用。"])
