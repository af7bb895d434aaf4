"""The page in a real browser: search, card, graph, lineage, keys, languages, wide and narrow screens."""

import re
from pathlib import Path
from urllib.parse import quote

import httpx
import pytest
from filling import fill
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.ui import Select
from served import contributions, sample_graph, served
from visitor import NARROW, Visitor

from kg.schema.read import schema
from kg.store.neo4j.store import Neo4jStore
from kg.store.protocol import Store
from queries import run

NEW, OLD, PLAN = "工信部联节〔2023〕921号", "工信部联节〔2021〕936号", "工信部联装〔2023〕917号"
LAW, BODY = "循环经济促进法", "工业和信息化部"
AXE = Path(__file__).parent / "axe.min.js"


def neighbours(store: Store, key: str, label: str, shown: int = 4) -> set[tuple[str, str, str]]:
    """Type, source and target of the edges around a node as they are drawn: of a kind with more than six nodes the first few."""
    kinds = run(store, "relations", {"key": key, "label": label, "limit": 100})
    few = [node for kind in kinds for node in kind["nodes"][: 6 if kind["count"] <= 6 else shown]]
    drawn = {f"{node['label']}:{node['id']}" for node in few} | {f"{label}:{key}"}
    rows = run(store, "neighbours", {"limit": 500, "key": key, "label": label})
    edges = {(row["type"], f"{row['source_label']}:{row['source']}", f"{row['target_label']}:{row['target']}") for row in rows}
    return {edge for edge in edges if {*edge[1:]} <= drawn}


def without(edges: set[tuple[str, str, str]], *types: str) -> set[tuple[str, str, str]]:
    return {edge for edge in edges if edge[0] not in types}


# --- search ----------------------------------------------------------------------------------------------------------


def test_search_lists_what_the_interface_finds(page: Visitor, samples: Store) -> None:
    page.go()
    page.one("#q").send_keys("再制造", Keys.ENTER)
    found = run(samples, "search", {"q": "再制造", "limit": 1000})
    page.until(lambda: page.texts("#results li > a") == [row["title"] for row in found[:20]])
    page.until(lambda: page.text("#found-title") == f"“再制造” · {len(found)} 项")
    assert set(page.texts("#results mark")) == {"再制造"}
    assert "?q=" in page.browser.current_url


def test_what_was_found_shows_that_it_is_repealed_on_the_day(page: Visitor) -> None:
    for day, told in (("2023-01-01", ["有效"]), ("2024-01-01", ["已废止"])):
        page.go(q="泵类产品再制造管理暂行办法", on=day)
        link = f"#results li:has(> a[data-key='Policy:{OLD}'])"
        page.until(lambda link=link: page.all(link))
        assert page.texts(f"{link} .status") == told


def test_suggestions_come_while_one_types_and_are_chosen_by_keys(page: Visitor, samples: Store) -> None:
    page.go()
    box = page.one("#q")
    box.send_keys("泵类产品")
    titles = [row["title"] for row in run(samples, "search", {"q": "泵类产品", "limit": 8})]
    page.until(lambda: page.texts("#suggestions li .grow") == titles)
    assert box.get_attribute("aria-expanded") == "true"
    box.send_keys(Keys.ARROW_DOWN, Keys.ARROW_DOWN)
    active = page.one(f"#{box.get_attribute('aria-activedescendant')}")
    assert (active.get_attribute("role"), active.get_attribute("aria-selected")) == ("option", "true")
    box.send_keys(Keys.ENTER)
    page.until(lambda: page.texts("#card h2") == [titles[1]])
    assert not page.one("#suggestions").is_displayed()
    box.clear()
    box.send_keys("办法")
    page.until(lambda: box.get_attribute("aria-expanded") == "true")
    box.send_keys(Keys.ESCAPE)
    assert box.get_attribute("aria-expanded") == "false"


@pytest.mark.parametrize(
    ("q", "said"),
    [("鑫", "请至少输入两个字"), ("并不存在的规定", "没有找到“并不存在的规定”"), ("<b onclick=x>&amp;", "没有找到“<b onclick=x>&amp;”")],
)
def test_an_empty_result_says_so_in_plain_words(page: Visitor, q: str, said: str) -> None:
    page.go(q=q)
    assert said in page.text("#results .empty")


def test_filters_list_the_policies_that_pass(page: Visitor, samples: Store) -> None:
    page.go()
    page.one("#filters summary").click()
    Select(page.one("#filters .fields label:nth-of-type(1) select")).select_by_visible_text("政策文件")
    page.until(lambda: "kind=policy" in page.browser.current_url)
    page.one("#filters input[name=issuer]").send_keys("工信部", Keys.TAB)
    passed = run(samples, "policies", {"kind": "policy", "issuer": "工信部"})
    page.until(lambda: page.texts("#results li > a") == [row["title"] for row in passed])
    page.one("#filters button").click()
    page.until(lambda: "kind" not in page.browser.current_url and page.text("#found-title").startswith("最新的政策"))


def test_what_is_found_has_the_width_of_the_page_with_snippet_date_issuers_and_status(page: Visitor, samples: Store) -> None:
    page.go(q="再制造")
    found = run(samples, "search", {"q": "再制造"})
    page.until(lambda: len(page.texts("#results li")) == len(found))
    assert not page.one("#card").is_displayed()
    assert page.run("return document.getElementById('list').clientWidth") > 700
    # A browser shows blanks side by side as one.
    assert page.texts("#results .snippet") == [re.sub(" +", " ", row["snippet"]) for row in found if row["snippet"]]
    assert page.texts("#results time") == [row["date"] for row in found if row["date"]]
    named = ["、".join(row["issuers"][:3]) + "等" * (len(row["issuers"]) > 3) for row in found if row["issuers"]]
    assert page.texts("#results .issuers") == named
    told = [row["status"] for row in found if row["status"] and (row["held"] or row["status"] != "unknown")]
    assert page.run("return [...document.querySelectorAll('#results .status')].map((each) => each.className.split(' ')[1])") == told


def facets(page: Visitor) -> dict[str, int]:
    """What is counted, by `facet:value`."""
    counted = "[...document.querySelectorAll('#facets [data-facet]')].map((e) => [e.dataset.facet, +e.querySelector('.count').textContent])"
    return dict(page.run(f"return {counted}"))


def test_counts_are_clicked_to_narrow_what_is_found(page: Visitor, samples: Store) -> None:
    page.go(q="再制造")
    counts = {f"{row['facet']}:{row['value']}": row["count"] for row in run(samples, "search_facets", {"q": "再制造", "limit": 50})}
    page.until(lambda: facets(page) == counts)
    page.one("#facets [data-facet='held:true']").click()
    held = run(samples, "search", {"q": "再制造", "held": True})
    page.until(lambda: "held=true" in page.browser.current_url and page.texts("#results li > a") == [row["title"] for row in held])
    page.until(lambda: page.text("#found-title").endswith(f"· {counts['held:true']} 项"))
    page.until(lambda: "held:false" not in facets(page))
    # By the keyboard: what was chosen has the focus again, and gives way once more.
    assert page.run("return document.activeElement.dataset.facet") == "held:true"
    assert page.one("#facets [aria-current]").get_attribute("data-facet") == "held:true"
    page.press(Keys.ENTER)
    page.until(lambda: "held=" not in page.browser.current_url and facets(page) == counts)
    year = next(name for name in counts if name.startswith("year:"))[5:]
    page.run("document.querySelectorAll('#facets details').forEach((each) => { each.open = true; })")
    page.one(f"#facets [data-facet='year:{year}']").click()
    page.until(lambda: f"signed_from={year}-01-01&signed_to={year}-12-31" in page.browser.current_url)
    page.until(lambda: page.text("#found-title").endswith(f"· {counts[f'year:{year}']} 项"))
    page.browser.back()
    page.until(lambda: facets(page) == counts)


def test_what_is_found_is_sorted_and_comes_page_by_page(page: Visitor, samples: Store) -> None:
    whole = [row["title"] for row in run(samples, "search", {"q": "设备", "sort": "date", "limit": 1000})]
    assert len(whole) > 20
    page.go(q="设备")
    Select(page.one("#found-tools select")).select_by_visible_text("日期，新的在前")
    page.until(lambda: page.texts("#results li > a") == whole[:20])
    last = -(-len(whole) // 20)
    page.until(lambda: page.texts(".pages span") == [f"第 1 页，共 {last} 页"])
    page.one(".pages [rel=next]").click()
    page.until(lambda: page.texts("#results li > a") == whole[20:40])
    assert page.run("return document.activeElement.id") == "found-title"
    assert "sort=date&page=2" in page.browser.current_url
    page.browser.refresh()
    page.until(lambda: page.texts("#results li > a") == whole[20:40])
    page.browser.back()
    page.until(lambda: page.texts("#results li > a") == whole[:20])


def test_the_list_is_saved(page: Visitor, samples: Store) -> None:
    page.go(q="再制造", held="true")
    found = run(samples, "search", {"q": "再制造", "held": True, "limit": 1000})
    page.until(lambda: page.all("#found-tools .files a"))
    csv_link, json_link = (link.get_attribute("href") for link in page.all("#found-tools .files a"))
    assert httpx.get(json_link).json() == found
    lines = httpx.get(csv_link).text.splitlines()
    assert len(lines) == len(found) + 1
    page.all("#found-tools .files a")[0].click()
    assert page.saved(".csv").read_text(encoding="utf-8").splitlines() == lines


def test_titles_that_are_nearly_right_are_proposed(page: Visitor) -> None:
    page.go(q="泵类产品再制造管里办法")
    page.until(lambda: page.texts("#results .near li a"))
    assert "泵类产品再制造管理办法" in page.texts("#results .near li a")
    page.go(open="Policy:泵类产品再制造管里办法")
    assert "泵类产品再制造管理办法" in page.texts("#card .problem li a")
    page.all("#card .problem li a")[0].click()
    page.until(lambda: page.all("#card dl.facts"))
    assert {re.search(r"status of (\d+)", note)[1] for note in page.noted()} == {"404"}


@pytest.mark.parametrize("label", ["Article", "Ministry", "Industry", "Standard", "Programme", "Bulletin", "Indicator", "Region"])
def test_every_label_can_be_listed_and_opened(page: Visitor, label: str) -> None:
    page.go(label=label)
    first = page.until(lambda: page.all("#results li > a"))[0]
    title = first.text
    first.click()
    page.settled()
    assert page.text("#card h2") == title
    assert page.nodes()
    assert not page.all(".problem")


# --- the card --------------------------------------------------------------------------------------------------------


def test_the_card_says_what_the_interface_says(page: Visitor, home: str) -> None:
    policy = httpx.get(f"{home}/policies/{NEW}").json()
    page.go(q="再制造", open=f"Policy:{NEW}")
    assert (page.text("#card h2"), page.text(".head .number")) == (policy["title"], policy["number"])
    facts = dict(zip(page.texts("#card dt"), page.texts("#card dd"), strict=True))
    assert facts["发文机关"] == "".join(policy["issuers"])
    assert (facts["成文日期"], facts["施行日期"]) == (policy["signed"], policy["effective"])
    (printed,) = policy["printed_in"]
    assert facts["刊载"] == f"{printed['title']} 第 {printed['unit']} 篇（第 {printed['line_start']}–{printed['line_end']} 行）"
    assert page.text("#results [aria-current]") == policy["title"]


def test_the_card_links_to_where_the_text_was_found(page: Visitor) -> None:
    page.go(open="Policy:滨府办规〔2022〕18号")
    link = ".facts a[href^=http]"
    address = page.run(f"const a = document.querySelector('{link}'); return [a.href, a.textContent, a.rel]")
    assert address == ["https://www.example.com/zwgk/post_907.html"] * 2 + ["noopener noreferrer"]


def test_every_edge_is_on_the_card_with_its_quotes(page: Visitor, home: str) -> None:
    rows = httpx.get(f"{home}/policies/{NEW}/evidence").json()["items"]
    page.go(open=f"Policy:{NEW}")
    shown = page.run(
        "return [...document.querySelectorAll('.relation .rows > li')].map((li) => [li.querySelector('a').dataset.key,"
        "...[...li.querySelectorAll('blockquote p')].map((p) => p.textContent)])"
    )
    # Where it is printed stands among the facts, goals and tasks in tables.
    apart = {"PUBLISHED_IN", *schema().of_group("order")}
    expected = [[f"{row['label']}:{row['id']}", *row["evidence"]] for row in rows if row["type"] not in apart]
    assert sorted(shown) == sorted(expected)


def test_a_quote_tells_where_it_stands(page: Visitor) -> None:
    page.go(open=f"Policy:{NEW}")
    row = next(each for each in page.all(".relation li") if "旧机电产品翻新管理规定" in each.text)
    row.find_element("css selector", "summary").click()
    cite = row.find_element("css selector", "cite")
    page.until(lambda: cite.text == "《流体机械政策汇编》，第 4 篇（第 173–216 行），第 3555–3596 字符")
    assert row.find_element("css selector", "mark").text == "旧机电产品翻新管理规定"


def test_the_status_of_a_day_and_its_reason(page: Visitor) -> None:
    page.go(open=f"Policy:{OLD}", on="2024-01-01")
    assert page.text(".judged .status").endswith("已废止")
    assert page.texts(".judged li > a") == ["泵类产品再制造管理办法"]
    assert "自 2023-07-01 起" in page.text(".judged li > .muted")
    assert any("同时废止" in quote for quote in page.texts(".judged blockquote p"))
    page.go(open=f"Policy:{OLD}", on="2023-06-30")
    assert page.text(".judged .status").endswith("有效")
    # What repeals it later is no secret on an earlier day.
    assert page.text(".judged .reason").endswith("自 2023-07-01 起已废止。")


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("zh", "已收录原文；在截至 {checked_until} 的 {checked_documents} 份文件中没有找到废止它的文件。"),
        ("en", "Its text is held; no repeal was found among {checked_documents} documents up to {checked_until}."),
    ],
)
def test_in_force_says_among_which_documents_no_repeal_was_found(page: Visitor, home: str, language: str, words: str) -> None:
    for key in (PLAN, NEW):  # NEW names its own last day as well
        policy = httpx.get(f"{home}/policies/{key}", params={"as_of": "2024-01-01"}).json()
        assert (policy["status"], policy["held"]) == ("in_force", True)
        assert policy["status_basis"] == "text held; no repeal found among {checked_documents} documents up to {checked_until}".format(
            **policy
        )
        page.go(open=f"Policy:{key}", on="2024-01-01", lang=language)
        told = words.format(**policy)
        page.until(lambda told=told: page.text(".judged .reason").endswith(told))


def test_what_is_only_cited_is_never_said_to_be_in_force(page: Visitor, samples: Store) -> None:
    cited = next(row["id"] for row in run(samples, "policies", {"held": False, "status": "unknown", "limit": 1}))
    page.go(open=f"Policy:{cited}")
    page.until(lambda: page.text(".judged .status").endswith("效力不明"))
    assert page.text(".judged .reason") == "公报没有收录它的原文，无从判断。"


def test_related_policies_come_with_their_reasons(page: Visitor, samples: Store) -> None:
    rows = run(samples, "related", {"key": NEW, "limit": 8})
    page.go(open=f"Policy:{NEW}")
    page.until(lambda: page.texts("#related > ol > li > a") == [row["title"] for row in rows])
    reasons = page.run(
        "return [...document.querySelectorAll('#related > ol > li')].map((li) => li.querySelectorAll('.reasons > li').length)"
    )
    assert reasons == [min(6, len(row["reasons"])) for row in rows]
    assert page.texts("#related .why")[0] == "本文件废止的文件"


def test_related_policies_show_their_status_on_the_day(page: Visitor, samples: Store) -> None:
    for day in ("2023-01-01", "2024-01-01"):
        rows = run(samples, "related", {"key": NEW, "limit": 8, "as_of": day})
        page.go(open=f"Policy:{NEW}", on=day)
        shown = [None if row["held"] is False else f"status {row['status']}" for row in rows]
        page.until(lambda shown=shown: page.run(SHOWN_STATUS) == shown)


SHOWN_STATUS = "return [...document.querySelectorAll('#related > ol > li')].map((li) => li.querySelector('.status')?.className ?? null)"


def test_an_article_has_related_policies_too(page: Visitor, samples: Store) -> None:
    article = run(samples, "articles", {"limit": 1})[0]["id"]
    rows = run(samples, "related", {"key": article, "label": "Article", "limit": 8})
    page.go(open=f"Article:{article}")
    page.until(lambda: page.texts("#related > ol > li > a") == [row["title"] for row in rows] != [])


# --- the graph -------------------------------------------------------------------------------------------------------


def test_the_graph_shows_the_neighbourhood_and_the_table_the_same(page: Visitor, samples: Store) -> None:
    page.go(open=f"Policy:{NEW}")
    expected = without(neighbours(samples, key=NEW, label="Policy"), "PUBLISHED_IN")
    assert page.edges() == expected
    assert set(page.run("return [...document.querySelectorAll('#graph-table tbody tr')].map((row) => row.dataset.edge)")) == {
        " ".join(edge) for edge in expected
    }


@pytest.mark.parametrize("hide", ["PUBLISHED_IN", "TARGETS,ISSUED_BY,ADVANCES,REFERENCES,BASED_ON"])
def test_no_two_nodes_lie_on_each_other(page: Visitor, hide: str) -> None:
    page.go(open=f"Policy:{NEW}", more=f"Policy:{PLAN}", hide=hide)
    boxes = page.run(
        "return document.getElementById('canvas').cy.nodes('[label]')"
        ".map((node) => [node.data('place').x, node.data('place').y, node.data('width'), node.data('height')])"
    )
    crossing = [
        (one, other)
        for index, one in enumerate(boxes)
        for other in boxes[:index]
        if abs(one[0] - other[0]) * 2 < one[2] + other[2] and abs(one[1] - other[1]) * 2 < one[3] + other[3]
    ]
    assert len(boxes) > (25 if hide == "PUBLISHED_IN" else 4)
    assert crossing == []


SEEN = """const c = document.getElementById('canvas'), cy = c.cy, box = cy.elements().renderedBoundingBox();
return [box.x1 >= 0 && box.y1 >= 0 && box.x2 <= c.clientWidth && box.y2 <= c.clientHeight, cy.zoom()]"""


SMALLEST = """const cy = document.getElementById('canvas').cy;
const seen = cy.elements().filter((each) => each.visible() && each.style('label') && each.numericStyle('text-opacity') > 0);
return Math.min(...seen.map((each) => each.numericStyle('font-size') * cy.zoom()))"""


@pytest.mark.parametrize("size", [(1440, 1000), (1024, 768), NARROW], ids=lambda size: str(size[0]))
@pytest.mark.parametrize("state", [{"open": f"Policy:{PLAN}"}, {"open": f"Policy:{NEW}", "view": "lineage"}, {"open": f"Ministry:{BODY}"}])
def test_every_text_of_the_drawing_can_be_read(page: Visitor, size: tuple[int, int], state: dict[str, str]) -> None:
    page.size(*size)
    page.go(**state)
    assert page.run(SMALLEST) > 10.99
    hub = page.place(state["open"])
    assert abs(hub[0]) < size[0] / 2
    # Where all is to be seen at once, what cannot be read is left out.
    page.one("#tool-fit").click()
    page.until(lambda: page.run(SEEN)[0])
    assert page.run(SMALLEST) > 10.99


def test_a_kind_with_many_nodes_is_a_group_that_is_opened_step_by_step(page: Visitor, samples: Store) -> None:
    (issued,) = (row for row in run(samples, "relations", {"key": BODY, "label": "Ministry", "limit": 100}) if row["label"] == "Policy")
    newest = [f"Policy:{node['id']}" for node in issued["nodes"]]
    assert issued["count"] == len(newest) > 6
    page.go(open=f"Ministry:{BODY}")
    drawn = "return document.getElementById('canvas').cy.nodes('.group').map((node) => node.data('text'))"
    policies = lambda: {node for node in page.nodes() if node.startswith("Policy:")}  # noqa: E731
    assert (policies(), page.run(drawn)) == (set(newest[:4]), [f"另有 {len(newest) - 4} 项"])
    # One line stands for all of them.
    lines = "return document.getElementById('canvas').cy.edges(':visible').filter((e) => e.target().data('hub')).length"
    assert page.run(lines) == 1
    assert any(text.startswith("发文 ") for text in page.texts("#graph-types label"))
    page.run("document.getElementById('canvas').cy.nodes('.group').emit('tap')")
    page.until(lambda: "pages=" in page.browser.current_url and policies() == set(newest[:18]))
    page.run("document.getElementById('canvas').cy.getElementById(arguments[0]).emit('tap')", f"Ministry:{BODY}")
    fold = page.until(lambda: [each for each in page.all("#chosen button") if each.text == "收起：发出的文件"])[0]
    fold.click()
    page.until(lambda: policies() == set(newest[:4]))


def test_a_group_can_be_opened_in_the_table(page: Visitor) -> None:
    page.go(open=f"Ministry:{BODY}")
    before = page.nodes()
    page.one("#graph > details:last-of-type > summary").click()
    next(each for each in page.all("#graph-table button") if each.text.startswith("另有")).click()
    page.until(lambda: page.nodes() > before)


def test_all_of_it_can_be_seen_at_once(page: Visitor) -> None:
    page.size(1400, 900)
    page.go(open=f"Policy:{NEW}", more=f"Policy:{PLAN}")
    assert not page.run(SEEN)[0]
    page.one("#tool-fit").click()
    page.until(lambda: page.run(SEEN)[0])


def test_a_double_click_expands_a_node_and_back_folds_it(page: Visitor, samples: Store) -> None:
    page.go(open=f"Policy:{NEW}")
    before = page.nodes()
    page.expand(f"Policy:{PLAN}")
    page.until(lambda: page.nodes() > before)
    expected = neighbours(samples, key=NEW, label="Policy") | neighbours(samples, key=PLAN, label="Policy")
    assert page.edges() == without(expected, "PUBLISHED_IN")
    page.browser.back()
    page.until(lambda: page.nodes() == before)


def test_edge_types_can_be_left_out(page: Visitor) -> None:
    page.go(open=f"Policy:{NEW}")
    whole = page.edges()
    page.one("#graph-types input[value=REFERENCES]").click()
    page.until(lambda: page.edges() == without(whole, "REFERENCES"))
    assert page.nodes() == {f"Policy:{NEW}"} | {end for edge in without(whole, "REFERENCES") for end in edge[1:]}
    page.one("#graph-types input[value=PUBLISHED_IN]").click()
    page.until(lambda: any(edge[0] == "PUBLISHED_IN" for edge in page.edges()))
    assert "hide=REFERENCES" in page.browser.current_url


def test_a_line_tells_the_words_behind_it(page: Visitor) -> None:
    page.go(open=f"Policy:{NEW}")
    page.run("document.getElementById('canvas').cy.getElementById(arguments[0]).emit('tap')", f"SUPERSEDES Policy:{NEW} Policy:{OLD}")
    page.until(lambda: any("同时废止" in quote for quote in page.texts("#chosen blockquote p")))
    page.one("#graph > details:last-of-type > summary").click()
    row = next(each for each in page.all("#graph-table tr[data-edge]") if each.get_attribute("data-edge").startswith("BASED_ON"))
    row.find_element("css selector", "button").click()
    page.until(lambda: any(quote.startswith("根据") for quote in page.texts("#chosen blockquote p")))


def test_a_chain_of_repeals_runs_from_left_to_right(page: Visitor, samples: Store) -> None:
    page.go(open=f"Policy:{OLD}")
    page.click_node(f"Policy:{NEW}")
    page.until(lambda: page.all("#chosen button"))
    next(button for button in page.all("#chosen button") if button.text == "查看沿革").click()
    rows = run(samples, "lineage", {"key": NEW})
    page.until(lambda: page.edges() == {(row["type"], f"Policy:{row['source']}", f"Policy:{row['target']}") for row in rows})
    assert page.text("#card h2") == "泵类产品再制造管理办法"
    for row in rows:
        assert page.place(f"Policy:{row['target']}")[0] < page.place(f"Policy:{row['source']}")[0]
    assert page.one("#graph-view [aria-pressed=true]").text == "沿革"


DRAWN = [
    {"open": f"Policy:{NEW}"},
    {"open": f"Policy:{NEW}", "more": f"Ministry:{BODY}", "hide": "REFERENCES,PUBLISHED_IN"},
    {"open": f"Policy:{NEW}", "hide": "ISSUED_BY,SUPERSEDES,AMENDS,REFERENCES,BASED_ON,INTERPRETS,ADVANCES,TARGETS,PUBLISHED_IN"},
    {"open": f"Policy:{NEW}", "view": "lineage"},
    {"open": f"Policy:{NEW}", "view": "lineage", "hide": "SUPERSEDES"},
    {"open": f"Policy:{LAW}", "view": "lineage"},
    {"open": "Bulletin:compilation-2023-05.txt"},
]


@pytest.mark.parametrize("state", DRAWN, ids=lambda state: "_".join(state))
def test_the_copied_cypher_shows_the_same(page: Visitor, samples: Store, state: dict[str, str]) -> None:
    page.go(**state)
    grant = {"permissions": ["clipboardReadWrite", "clipboardSanitizedWrite"], "origin": page.home}
    page.browser.execute_cdp_cmd("Browser.grantPermissions", grant)
    page.one("#tool-cypher").click()
    page.until(lambda: page.text("#cypher [role=status]") == "已复制到剪贴板。")
    statement = page.one("#cypher textarea").get_property("value")
    copied = page.browser.execute_async_script("navigator.clipboard.readText().then(arguments[0])")
    assert copied.replace("\r\n", "\n") == statement
    assert read(samples, statement) == (page.joined(), page.edges())
    page.press(Keys.ESCAPE)
    assert not page.one("#cypher").is_displayed()


def test_neo4j_shows_the_same_for_the_copied_cypher(page: Visitor, neo4j_store: Neo4jStore) -> None:
    fill(neo4j_store, sample_graph(), contributions())
    for state in DRAWN:
        page.go(**state)
        page.one("#tool-cypher").click()
        assert read(neo4j_store, page.one("#cypher textarea").get_property("value")) == (page.joined(), page.edges())


def read(store: Store, statement: str) -> tuple[set[str], set[tuple[str, str, str]]]:
    """Nodes and edges that Neo4j Browser would draw for a statement."""
    nodes, edges = {}, set()
    for row in store.read(statement):
        for value in row.values():
            path = value if value and "_nodes" in value else {"_nodes": [value] if value else [], "_edges": []}
            nodes |= {node["id"]: f"{node['_label']}:{node['id']}" for node in path["_nodes"]}
            edges |= {(edge["_type"], edge["_source"], edge["_target"]) for edge in path["_edges"]}
    return set(nodes.values()), {(type_, nodes[source], nodes[target]) for type_, source, target in edges}


def test_names_in_cypher_cannot_break_out(page: Visitor, samples: Store) -> None:
    page.go()
    name = "a' OR 1=1 \\' \\\\ \n\r\t\" // */ }) DETACH DELETE n"
    statement = page.browser.execute_async_script(
        "const [id, done] = arguments; import('./static/js/cypher.js').then(({ cypher }) => done(cypher("
        "{ hubs: ['Policy:x'], nodes: new Map([['Policy:x', { name: 'Policy:x', label: 'Policy', id }]]), edges: new Map(),"
        " parts: [new Set(['Policy:x'])] }, 'around')))",
        name,
    )
    assert samples.read(statement) == []
    names = statement.removeprefix("MATCH (n:Policy) WHERE n.id IN").removesuffix(" RETURN n\n")
    assert samples.read(f"RETURN {names} AS names") == [{"names": [name]}]


def test_the_picture_can_be_saved(page: Visitor) -> None:
    page.go(open=f"Policy:{NEW}")
    page.one("#tool-png").click()
    png = page.saved(".png").read_bytes()
    assert png[:8] == b"\x89PNG\r\n\x1a\n"
    width, height = (int.from_bytes(png[at : at + 4]) for at in (16, 20))
    assert width > 1000
    assert height > 600
    assert len(png) > 30_000
    page.one("#tool-svg").click()
    svg = page.saved(".svg").read_text(encoding="utf-8")
    drawn = re.findall(r"<(rect|polygon)\b", svg)
    assert svg.count("<path") == len(page.edges())
    # The ground and an arrow for each edge besides the nodes.
    assert len(drawn) == 1 + len(page.edges()) + len(page.nodes())
    assert "泵类产品再制造管理办法" in svg


# --- address, languages, keys ----------------------------------------------------------------------------------------


def test_the_address_brings_everybody_to_the_same_sight(page: Visitor) -> None:
    page.go(q="再制造")
    page.one(f"#results a[data-key='Policy:{NEW}']").click()
    page.settled()
    page.one("#graph-view button:last-child").click()
    page.until(lambda: "view=lineage" in page.browser.current_url)
    page.settled()
    seen = (page.text("#card h2"), page.edges(), page.until(lambda: page.texts("#results a")))
    page.browser.get(page.browser.current_url)
    page.settled()
    page.until(lambda: (page.text("#card h2"), page.edges(), page.texts("#results a")) == seen)
    page.browser.back()
    page.until(lambda: "view=" not in page.browser.current_url and page.run(PRESSED) == "邻域")
    page.browser.back()
    page.until(lambda: "open=" not in page.browser.current_url and not page.one("#graph").is_displayed())


# In one step: between finding an element and reading it the page may draw it anew.
PRESSED = "return document.querySelector('#graph-view [aria-pressed=true]')?.textContent"


def test_the_language_changes_texts_and_captions(page: Visitor) -> None:
    page.go(open=f"Policy:{NEW}")
    page.one("#language").click()
    page.until(lambda: page.one("html").get_attribute("lang") == "en")
    page.until(lambda: "Issued by" in page.texts("#card dt"))
    page.settled()
    assert page.one("#q").get_attribute("placeholder") == "Title, number, body, standard code…"
    assert page.texts("#graph-types label")[:2] == ["Issued by 11", "Supersedes 1"]
    assert "Repeals · 1" in page.run("return document.getElementById('canvas').cy.nodes('.caption').map((n) => n.data('text'))")
    chinese = (
        "return [...document.querySelectorAll('button, label, summary, h3, dt, th, legend')]"
        ".map((each) => each.textContent).filter((text) => /[㐀-鿿]/.test(text))"
    )
    assert page.run(chinese) == ["中文"]
    assert page.text("#card h2") == "泵类产品再制造管理办法"
    page.one("#language").click()
    page.until(lambda: "发文机关" in page.texts("#card dt"))


def test_everything_can_be_done_by_keys(page: Visitor) -> None:
    page.go()
    page.press(Keys.TAB)
    assert page.focused() == "跳到内容"
    page.press(Keys.TAB, Keys.TAB)
    assert page.focused() == "搜索政策、文号、机关、标准" or page.run("return document.activeElement.id") == "q"
    page.press("泵类产品再制造管理办法", Keys.ENTER)
    page.until(lambda: page.text("#found-title").startswith("“泵类"))
    first = page.until(lambda: page.texts("#results a"))[0]
    tab_to(page, first)
    page.press(Keys.ENTER)
    page.settled()
    assert page.run("return document.activeElement.id") == "card"
    tab_to(page, "关系图，内容与下面的表格相同")
    page.until(lambda: page.texts("#chosen strong") == [first])
    page.press(Keys.ARROW_RIGHT)
    page.until(lambda: page.texts("#chosen strong") not in ([], [first]))
    chosen, before = page.text("#chosen strong"), page.nodes()
    page.press(Keys.ENTER)
    page.until(lambda: "more=" in page.browser.current_url and page.nodes() >= before)
    page.until(lambda: page.texts("#chosen strong") == [chosen])
    page.press(" ")
    page.until(lambda: page.texts("#card h2") == [chosen])


def tab_to(page: Visitor, name: str) -> None:
    """Press Tab until something has the focus; whatever has it on the way can be seen to have it."""
    for _ in range(200):
        page.press(Keys.TAB)
        if page.focused() == name:
            return
        outline = page.run("const s = getComputedStyle(document.activeElement); return [s.outlineStyle, parseFloat(s.outlineWidth)]")
        assert outline[0] != "none", page.focused()
        assert outline[1] >= 2, page.focused()
    raise AssertionError(f"Tab never comes to {name}")


# --- screens and people ----------------------------------------------------------------------------------------------

STATES = [
    {},
    {"q": "再制造", "open": f"Policy:{NEW}"},
    {"q": "再制造", "held": "true", "sort": "date"},
    {"lang": "en", "kind": "policy", "open": f"Policy:{OLD}", "on": "2024-01-01", "view": "lineage"},
    {"open": f"Ministry:{BODY}"},
]


def test_on_a_telephone_what_was_found_comes_first(page: Visitor) -> None:
    page.size(*NARROW)
    page.go()
    assert page.one("#card h2").is_displayed()
    page.go(q="再制造")
    assert not page.one("#card").is_displayed()
    page.until(lambda: page.all("#results li > a"))[0].click()
    page.until(lambda: page.one("#card h2").is_displayed())


@pytest.mark.parametrize("state", STATES, ids=lambda state: "_".join(state) or "start")
@pytest.mark.parametrize("size", [(1440, 1000), (1024, 768), NARROW, (320, 640)], ids=lambda size: str(size[0]))
def test_nothing_sticks_out_on_any_screen(page: Visitor, state: dict[str, str], size: tuple[int, int]) -> None:
    page.size(*size)
    page.go(**state)
    page.run("document.querySelectorAll('details').forEach((each) => { each.open = true; })")
    assert page.run("return document.documentElement.scrollWidth") <= size[0]
    outside = (
        "return [...document.querySelectorAll('body *')].filter((e) => !e.closest('.hidden, .wide, #canvas, svg')"
        " && e.getClientRects().length && e.getBoundingClientRect().right > innerWidth + 1).map((e) => e.tagName + e.id + e.className)"
    )
    assert page.run(outside) == []


def test_a_narrow_screen_shows_one_thing_after_the_other(page: Visitor) -> None:
    page.size(*NARROW)
    page.go(q="再制造")
    page.one(f"#results a[data-key='Policy:{NEW}']").click()
    page.settled()
    assert (page.one("#found").is_displayed(), page.one("#card").is_displayed(), page.one("#graph").is_displayed()) == (False, True, True)
    page.one(".back button").click()
    assert page.run("return document.activeElement.id") == "canvas"
    assert 0 <= page.run("return document.getElementById('graph').getBoundingClientRect().top") < 200
    page.run("scrollTo(0, 0)")
    page.one(".back a").click()
    page.until(lambda: page.one("#found").is_displayed() and not page.one("#graph").is_displayed())


@pytest.mark.parametrize("state", STATES, ids=lambda state: "_".join(state) or "start")
@pytest.mark.parametrize("size", [(1440, 1000), NARROW], ids=["wide", "narrow"])
def test_axe_finds_nothing(page: Visitor, state: dict[str, str], size: tuple[int, int]) -> None:
    page.size(*size)
    page.go(**state)
    page.run("document.querySelectorAll('details').forEach((each) => { each.open = true; })")
    page.browser.execute_cdp_cmd("Runtime.evaluate", {"expression": AXE.read_text(encoding="utf-8")})
    rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
    found = page.browser.execute_async_script(
        "const [rules, done] = arguments; axe.run(document, { runOnly: rules })"
        ".then((found) => done(found.violations.map((each) => [each.id, ...each.nodes.map((node) => node.html)])))",
        rules,
    )
    assert found == []


def test_those_who_ask_for_stillness_get_it(page: Visitor) -> None:
    page.browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": [{"name": "prefers-reduced-motion", "value": "reduce"}]})
    page.go(open=f"Policy:{NEW}")
    page.expand(f"Policy:{PLAN}")
    page.settled()
    assert page.run("return document.getElementById('canvas').cy.nodes('[label]').filter((node) => node.animated()).length") == 0
    page.browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": []})


# --- when something is wrong -----------------------------------------------------------------------------------------


def test_what_is_not_there_is_said_in_plain_words(page: Visitor) -> None:
    page.go(open="Policy:并不存在的规定")
    assert page.texts("#card .problem p")[0].startswith("没有找到这一项")
    assert page.texts("#graph-problem .problem p")[0].startswith("没有找到这一项")
    assert not page.one("#canvas").is_displayed()
    # The browser itself notes that the answer was 404.
    assert {re.search(r"status of (\d+)", note)[1] for note in page.noted()} == {"404"}


def test_a_name_that_several_have_lists_them(page: Visitor) -> None:
    page.go(open="Policy:泵类产品再制造")
    page.until(lambda: page.all("#card .problem"))
    page.noted()
    page.go(q="JB/T 15901", open="Standard:JB/T 15901")
    candidates = page.texts("#card .problem li a")
    assert len(candidates) > 1
    page.all("#card .problem li a")[0].click()
    page.until(lambda: page.all("#card dl.facts"))
    assert {re.search(r"status of (\d+)", note)[1] for note in page.noted()} <= {"300"}


def test_a_server_that_is_away_is_said_to_be(page: Visitor) -> None:
    page.go()
    page.connect(False)
    try:
        page.one("#q").send_keys("余热", Keys.ENTER)
        page.until(lambda: page.all("#results .problem"))
        assert page.text("#results .problem p").startswith("连不上服务器")
    finally:
        page.connect(True)
    page.go(q="余热")
    page.until(lambda: page.all("#results li"))
    assert {note.split("net::")[-1] for note in page.noted()} == {"ERR_INTERNET_DISCONNECTED"}


def test_a_guarded_server_lets_the_browser_in_with_the_key(page: Visitor, samples: Store) -> None:
    with served(samples, api_key="geheim-9+") as guarded:
        assert httpx.get(guarded).headers.get_list("www-authenticate") == ["Bearer", 'Basic realm="policy-kg", charset="UTF-8"']
        # What somebody types when the browser asks.
        page.browser.get(guarded.replace("//", f"//wer:{quote('geheim-9+')}@") + "/stats")
        page.browser.get(f"{guarded}/?q=%E4%BD%99%E7%83%AD")
        page.until(lambda: page.texts("#results mark"))
        assert all(address.startswith(f"{guarded}/") or "@127.0.0.1:" in address for address in page.requests())
        # The browser itself notes that it was asked for the key; it gets the icon without one.
        assert [note for note in page.noted() if "401" not in note] == []
