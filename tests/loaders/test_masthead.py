"""The title of a single document at the top of its text, with what stands around it; and texts that are no documents."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.model import Fact
from loaders.lines import Lines
from loaders.masthead import find_masthead, text_at
from loaders.no_document import INDEX, why_none

BODY = ["各有关单位：", "为加强甲类设备管理，现就有关事项通知如下。", "一、加强管理。"]

TITLES = [
    # lines above the body, title, whether it names a type of document, lines that are the page's
    (["关于加强甲类设备管理的通知"], "关于加强甲类设备管理的通知", True, []),
    (["关于加强甲类设备", "管理的通知"], "关于加强甲类设备管理的通知", True, []),
    (["关于印发《甲类设备", "管理办法》的通知"], "关于印发《甲类设备管理办法》的通知", True, []),
    (["甲类设备管理办法", "（试行）"], "甲类设备管理办法（试行）", True, []),
    (["财政部文件", "财办〔2031〕5号", "关于加强甲类设备管理的通知"], "关于加强甲类设备管理的通知", True, []),
    (["关于加强甲类设备管理的通知", "财办〔2031〕5号"], "关于加强甲类设备管理的通知", True, []),
    (["财政部公告", "2031年第5号"], "财政部公告2031年第5号", True, []),
    (["财政部公告2031年第5号", "关于甲类设备的公告"], "关于甲类设备的公告", True, []),
    # what a page prints around it
    (["首页", ">", "关于加强甲类设备管理的通知"], "关于加强甲类设备管理的通知", True, ["首页", ">"]),
    (["动态要闻", "在线办事", "关于加强甲类设备管理的通知"], "关于加强甲类设备管理的通知", True, ["动态要闻", "在线办事"]),
    (["关于加强甲类设备管理的通知", "[ 打印 ]"], "关于加强甲类设备管理的通知", True, ["[ 打印 ]"]),
    (["索引号：12345", "关于加强甲类设备管理的通知"], "关于加强甲类设备管理的通知", True, ["索引号：12345"]),
    # printed twice: the last counts
    (
        ["关于加强甲类设备管理的通知_某市政府网", "首页", "关于加强甲类设备管理的通知"],
        "关于加强甲类设备管理的通知",
        True,
        ["关于加强甲类设备管理的通知_某市政府网", "首页"],
    ),
    # nothing names a type of document
    (["甲类设备新变化"], "甲类设备新变化", False, []),
]


@pytest.mark.parametrize(("top", "title", "certain", "page"), TITLES, ids=[top[0][:14] + str(len(top)) for top, *_ in TITLES])
def test_the_title_at_the_top(top: list[str], title: str, certain: bool, page: list[str]) -> None:
    texts = [*top, *BODY]
    lines = Lines("\n".join(texts))
    found = find_masthead(lines)
    assert found is not None
    assert (text_at(lines, found.title), found.certain) == (title, certain)
    assert [texts[index] for index in found.furniture] == page


def test_the_title_that_the_file_names_is_taken() -> None:
    lines = Lines("\n".join(["甲类设备管理办法", "2031年3月5日", "乙类物资管理办法", *BODY]))
    plain, named = find_masthead(lines), find_masthead(lines, (Fact("title", "乙类物资管理办法", "meta"),))
    assert plain is not None and named is not None
    assert (text_at(lines, plain.title), text_at(lines, named.title)) == ("甲类设备管理办法", "乙类物资管理办法")
    assert named.certain


def test_a_headline_stands_above_its_date_and_source() -> None:
    lines = Lines("甲类设备迎来新变化\n2031-03-05 来源：某日报\n近日，某部印发了有关办法。\n")
    found = find_masthead(lines)
    assert found is not None
    assert (text_at(lines, found.title), found.certain) == ("甲类设备迎来新变化", False)
    assert {(fact.name, fact.value) for fact in found.metadata.facts} == {("published", "2031-03-05"), ("issuer", "某日报")}


@pytest.mark.parametrize("text", ["", "\n \n", "为加强甲类设备管理，现就有关事项通知如下。", "甲"])
def test_a_text_without_a_line_that_could_name_it(text: str) -> None:
    assert find_masthead(Lines(text)) is None


PIECES = [
    "关于加强甲类设备管理的通知",
    "甲类设备管理办法",
    "财政部文件",
    "财办〔2031〕5号",
    "首页",
    ">",
    "2031-03-05",
    "（试行）",
    "某部",
    "",
    *BODY,
]


@given(st.lists(st.sampled_from(PIECES), max_size=12))
def test_a_title_is_lines_of_the_text(texts: list[str]) -> None:
    lines = Lines("\n".join(texts))
    found = find_masthead(lines)
    if found:
        assert 0 <= found.title.first <= found.title.last < len(lines)
        assert text_at(lines, found.title)
        assert not set(found.furniture) & set(range(found.title.first, found.title.last + 1))
        assert all(texts[index] for index in found.furniture)


FOREIGN = "only Chinese documents are read"
NEITHER = "has neither the title nor the text of an official document: if it is one, put its title on a line of its own at the top"
REFUSED = [
    ("The committee met on Monday and adopted the plan.", f"holds no Chinese text: {FOREIGN}"),
    ("設備の管理について、次のとおりとする。かなをつかう。", f"is a text in another language: {FOREIGN}"),
    ("import os\ndef main():\n    return {\n}\nclass A:\n", "is program code or data: no document"),
    ("12345\n67890", f"holds no Chinese text: {FOREIGN}"),
    ("\n".join(f"甲类工作动态之{number} 2031-03-{number:02}" for number in range(1, 20)), INDEX),
    ("\n".join(f"[关于甲类工作有关情况的消息{number}](https://a.cn/{number})" for number in range(1, 20)), INDEX),
    ("今天天气很好。\n我们去公园。", NEITHER),
    # what may be one
    ("\n".join(["关于加强甲类设备管理的通知", *BODY]), None),
    ("按照《甲类办法》执行。", None),
    ("第一条 甲。", None),
    ("某地提到某部规〔2031〕5号。", None),
    ("财政部提出要求。", None),
    ("1. 甲类补贴怎么申领？\n带上身份证。", None),
    ("甲类补贴怎么申领？\n带上身份证。", None),
]


@pytest.mark.parametrize(("text", "reason"), REFUSED, ids=[text[:14] for text, _ in REFUSED])
def test_why_a_text_is_no_document(text: str, reason: str | None) -> None:
    lines = Lines(text)
    assert why_none(lines, find_masthead(lines)) == reason
