"""The reading pane in a real browser: text, headings, links, quotes, copying, printing, keys, narrow screens, long texts."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from filling import fill
from needs import PATIENCE
from selenium.webdriver.common.keys import Keys
from served import served
from visitor import NARROW, Visitor

from kg.build import build
from kg.extract import extract
from kg.model import Bulletin, Contribution, Unit
from kg.store.embedded.store import EmbeddedStore
from kg.store.settings import StoreSettings

NEW, OLD = "工信部联节〔2023〕921号", "工信部联节〔2021〕936号"
AXE = Path(__file__).parent / "axe.min.js"


def source(home: str, key: str) -> dict[str, Any]:
    return httpx.get(f"{home}/policies/{key}/text", timeout=PATIENCE).json()


def bare(text: str) -> str:
    return "".join(text.split())


def read(page: Visitor, key: str, how: str = "text", **state: str) -> None:
    page.go(open=f"Policy:{key}", read=how, **state)
    page.until(lambda: page.all("#reading-text[aria-busy=false], #reading .problem"))


def test_the_text_is_what_was_printed(page: Visitor, home: str) -> None:
    page.go(open=f"Policy:{NEW}")
    page.one("#card a[href*='read=text']").click()
    page.until(lambda: page.all("#reading-text[aria-busy=false]"))
    text = source(home, NEW)
    assert text["texts"] == [text["text"]]
    assert bare(page.text("#reading-text")) == bare(text["source"])
    assert page.text("#reading-title") == httpx.get(f"{home}/policies/{NEW}").json()["title"]
    assert not page.one("#graph").is_displayed()
    page.one("#reading-close").click()
    page.until(lambda: not page.one("#reading").is_displayed() and page.one("#graph").is_displayed())
    page.browser.back()
    page.until(lambda: page.one("#reading").is_displayed())


def test_every_cited_document_is_a_link(page: Visitor, home: str) -> None:
    read(page, NEW)
    rows = httpx.get(f"{home}/queries/evidence", params={"key": NEW}).json()
    cited = {
        f"{row['label']}:{row['id']}"
        for row in rows
        if row["direction"] == "out" and row["type"] in ("SUPERSEDES", "REFERENCES", "BASED_ON")
    }
    linked = set(page.run("return [...document.querySelectorAll('#reading-text a')].map((a) => a.dataset.key)"))
    assert cited and cited <= linked
    page.run("document.querySelector('#reading-text a[data-key=\"Policy:" + OLD + "\"]').click()")
    page.until(lambda: page.texts("#card h2") == [httpx.get(f"{home}/policies/{OLD}").json()["title"]])
    assert "read=" not in page.browser.current_url


def test_a_quote_of_the_card_leads_to_its_place(page: Visitor) -> None:
    page.go(open=f"Policy:{NEW}")
    details = page.all("#card details.quote:has(blockquote a)")[0]
    page.run("arguments[0].open = true", details)
    quote = page.run("return arguments[0].querySelector('blockquote p').textContent", details)
    page.run("arguments[0].querySelector('blockquote a').click()", details)
    page.until(lambda: page.all("#reading-text mark"))
    assert bare("".join(page.texts("#reading-text mark"))) == bare(quote)
    assert page.run("return document.activeElement.contains(document.querySelector('#reading-text mark'))")
    assert "已标出" in page.text("#said")
    address = page.browser.current_url
    page.browser.get(address)
    page.until(lambda: page.all("#reading-text mark"))
    assert bare("".join(page.texts("#reading-text mark"))) == bare(quote)


LAW = "\n".join(
    [
        "云州省示例条例",
        "（2031年5月1日云州省人民代表大会常务委员会通过）",
        "第一章　总则",
        "第一条　为了示例，根据《云州省节能条例》，制定本条例。",
        "第二条　本条例适用于以下情形：",
        "（一）甲；",
        "（二）乙。𠮷",
        "第二章　附则",
        "第三条　本条例自2031年6月1日起施行。",
    ]
)
RULES = "\n".join(
    [
        "云州省示例办法",
        "第一条　根据《云州省示例条例》第二条，制定本办法。",
        "第二条　本办法由省工业厅解释。",
        "第三条　违反本办法第二条的，依照《云州省示例条例》第九条处理。",
    ]
)


def contribution(name: str, text: str) -> Contribution:
    lines = text.split("\n")
    unit = Unit(name, 1, lines[0], 1, len(lines), 0, len(text), text, len(lines[0]), single=True)
    return Contribution(Bulletin(name, name, None, None, None, "document", "0" * 64, name), (extract(unit),))


@pytest.fixture(scope="module")
def law(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a server with a law in articles, and one of 300,000 characters."""
    store = EmbeddedStore(folder := str(tmp_path_factory.mktemp("law") / "kg.store"), StoreSettings(store=folder))
    store.prepare()
    articles = (
        f"第{number}条　甲类设备由所在地的主管部门管理，具体办法由省工业厅另行规定，并报省人民政府备案，自公布之日起施行。"
        for number in range(1, 5400)
    )
    kept = [
        contribution("条例.txt", LAW),
        contribution("办法.txt", RULES),
        contribution("长.txt", "\n".join(["云州省很长的条例", *articles])),
    ]
    fill(store, build(kept), kept)
    with served(store) as address:
        yield address
    store.close()


@pytest.fixture
def reader(page: Visitor, law: str) -> Iterator[Visitor]:
    """Somebody before the page of that server."""
    home, page.home = page.home, law
    yield page
    list(page.requests())
    page.home = home


def test_headings_and_contents(reader: Visitor) -> None:
    read(reader, "云州省示例条例")
    heads = reader.run(
        "return [...document.querySelectorAll('#reading h2, #reading h3, #reading h4')].map((h) => [h.tagName, h.textContent])"
    )
    assert heads == [
        ["H2", "云州省示例条例"],
        ["H3", "第一章　总则"],
        ["H4", "第一条"],
        ["H4", "第二条"],
        ["H3", "第二章　附则"],
        ["H4", "第三条"],
    ]
    reader.one("#reading nav summary").click()
    reader.until(lambda: reader.all("#reading nav li"))
    assert reader.texts("#reading nav li") == ["第一章 总则", "第一条", "第二条", "第二章 附则", "第三条"]
    reader.all("#reading nav a")[4].click()
    reader.until(lambda: reader.focused().startswith("第三条"))
    assert "read=%23" in reader.browser.current_url


def test_a_cited_article_leads_to_its_place(reader: Visitor) -> None:
    read(reader, "云州省示例办法")
    links = reader.run(
        "return [...document.querySelectorAll('#reading-text a')].map((a) =>"
        " [a.textContent, a.dataset.key, new URL(a.href).searchParams.get('read')])"
    )
    assert links == [
        ["《云州省示例条例》第二条", "Policy:云州省示例条例", "#2"],
        ["本办法第二条", "Policy:云州省示例办法", "#2"],
        # It has no article 9: a link to the document.
        ["《云州省示例条例》第九条", "Policy:云州省示例条例", None],
    ]
    reader.run("document.querySelector('#reading-text a').click()")
    reader.until(lambda: reader.focused().startswith("第二条"))
    assert reader.text("#reading-title") == "云州省示例条例"


@pytest.mark.parametrize("address", ["#2.1.2", "#第二条第一款第二项"])
def test_a_provision_is_reached_by_its_number_and_by_its_name(reader: Visitor, address: str) -> None:
    read(reader, "云州省示例条例", address)
    reader.until(lambda: reader.focused().startswith("（二）乙。"))


def test_copying_adds_the_reference(reader: Visitor) -> None:
    read(reader, "云州省示例条例", on="2031-07-01")
    reader.run(
        "navigator.clipboard.writeText = (text) => { window.copied = text; return Promise.resolve(); };"
        "const p = document.querySelectorAll('#reading-text > [data-provision~=\"3\"] p')[0];"
        "getSelection().selectAllChildren(p);"
    )
    reader.all("#reading .tools button")[0].click()
    reader.until(lambda: reader.text("#reading-said"))
    assert reader.run("return window.copied") == "本条例自2031年6月1日起施行。\n《云州省示例条例》第三条，载 条例.txt，2031-07-01 查阅"


def test_a_long_text_is_shown_in_pieces(reader: Visitor, law: str) -> None:
    text = source(law, "云州省很长的条例")["source"]
    assert len(text) > 300_000
    reader.run("window.name = ''")
    reader.go(open="Policy:云州省很长的条例", read="text")
    assert "第1条" in reader.text("#reading-text > :nth-child(2)")
    asked = [address for address in reader.requests() if "/text?" in address]
    assert "characters=6000" in asked[0]
    reader.until(lambda: reader.all("#reading-text[aria-busy=false]"))
    assert bare(reader.text("#reading-text")) == bare(text)


def test_keys_and_screen_readers(reader: Visitor) -> None:
    read(reader, "云州省示例条例")
    assert reader.run(
        "return [document.querySelector('#reading').tagName, document.querySelector('#reading-text').getAttribute('lang')]"
    ) == ["ARTICLE", "zh"]
    reader.run("document.querySelector('#reading-title').focus()")
    reader.press(Keys.TAB)
    focused = [reader.focused()]
    for _ in range(4):
        reader.press(Keys.TAB)
        focused.append(reader.focused())
    assert focused == ["条例.txt", "复制并注明出处", "打印", "关闭原文", "跳过目录，到正文"]
    reader.press(Keys.ENTER)
    assert reader.run("return document.activeElement.id") == "reading-text"
    reader.run(AXE.read_text(encoding="utf-8"))
    faults = reader.browser.execute_async_script(
        "const done = arguments[0];"
        "axe.run('#reading').then((found) => done(found.violations.map((v) => [v.id, v.nodes.map((n) => n.html)])))"
    )
    assert faults == []


def test_a_narrow_screen(reader: Visitor) -> None:
    reader.size(*NARROW)
    read(reader, "云州省示例条例")
    assert reader.run("return document.documentElement.scrollWidth <= window.innerWidth")
    assert reader.one("#reading").rect["width"] > 300


def test_printing_shows_the_text_alone(reader: Visitor) -> None:
    read(reader, "云州省示例条例")
    reader.browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
    shown = [
        selector for selector in ("#reading-text", "#card", "#found", "#graph", "#reading .tools") if reader.all(selector)[0].is_displayed()
    ]
    reader.browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": ""})
    assert shown == ["#reading-text"]


def test_a_text_that_is_not_held(page: Visitor, home: str) -> None:
    (row,) = httpx.get(f"{home}/policies", params={"held": "false", "limit": 1}).json()["items"]
    read(page, row["id"])
    assert page.text("#reading-text") == "没有收录原文。"
