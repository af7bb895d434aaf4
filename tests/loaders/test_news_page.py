"""Saved web pages: the article and its interpretation, without the frame and the teasers."""

import pytest
from tests_of_loaders import source

from loaders import load

TEXT = "近日,某部印发《废砂再生管理办法》(以下简称《办法》),对铸造废砂的收集、运输和再生作出规定。"
MORE = "《办法》自2033年1月1日起施行。"
TEASERS = "\n\n".join(
    f"临江第{i}座再生砂工厂投产 年处理废砂十万吨\n\n走进厂房，传送带上的旧砂正被送进焙烧炉，三小时后它们将重新变得洁白，"
    for i in range(1, 4)
)
CUT = TEASERS.replace("洁白，", "洁白…")

PAGES = [
    pytest.param(
        f"财经\n\n《废砂再生管理办法》明年起施行\n\n{TEXT}\n\n{MORE}\n\n【责任编辑:沈一】\n\n{TEASERS}\n返回\n顶部",
        [(3, 7, "《废砂再生管理办法》明年起施行")],
        id="label, editor, teasers",
    ),
    pytest.param(
        f"《废砂再生管理办法》明年起施行\n\n{TEXT}\n\n《废砂再生管理办法》解读\n\n一、总体考虑\n\n{TEXT}\n\n责任编辑：沈一\n\n{TEASERS}",
        [(1, 3, "《废砂再生管理办法》明年起施行"), (5, 9, "《废砂再生管理办法》解读")],
        id="interpretation under its own heading",
    ),
    pytest.param(
        f"首页 > 产业 > 正文\n某部印发《废砂再生管理办法》\n2032-11-15 08:30 来源：临江日报\n字号：大 中 小\n"
        f"{TEXT}\n{MORE}\n（责编：沈一）\n相关阅读\n{TEASERS}",
        [(2, 6, "某部印发《废砂再生管理办法》")],
        id="breadcrumbs, date and source, no blank lines",
    ),
    pytest.param(
        f"某部印发《废砂再生管理办法》\n\n{TEXT}\n\n{MORE}（责任编辑：沈一）\n\n相关新闻\n\n{TEASERS}",
        [(1, 5, "某部印发《废砂再生管理办法》")],
        id="editor at the end of the last paragraph",
    ),
    pytest.param(
        f"某部印发《废砂再生管理办法》\n来源：临江日报 2032年11月15日\n\n{TEXT}\n\n{MORE}\n\n"
        f"上一篇：无\n下一篇：锻造噪声怎么治\n打印 关闭\n{TEASERS}",
        [(1, 6, "某部印发《废砂再生管理办法》")],
        id="no editor, but source and navigation",
    ),
    pytest.param(
        f"要闻\n\n某部有关负责人就《废砂再生\n管理办法》答记者问\n\n{TEXT}\n\n问：为什么？\n\n答：{TEXT}\n\n编辑：沈一\n\n{TEASERS}",
        [(3, 10, "某部有关负责人就《废砂再生管理办法》答记者问")],
        id="headline wrapped inside 书名号",
    ),
    pytest.param(
        f"《废砂再生管理办法》明年起施行\n\n{TEXT}\n\n二、《废砂再生管理办法》内容解读\n\n{TEXT}\n\n专家解读｜让每一粒砂都循环起来\n\n{TEXT}\n\n解读二：再生砂的标准怎么定\n\n{TEXT}\n\n[责任编辑：沈一]",
        [(1, 7, "《废砂再生管理办法》明年起施行"), (9, 11, "专家解读｜让每一粒砂都循环起来"), (13, 15, "解读二：再生砂的标准怎么定")],
        id="a section about the interpretation is none, experts are",
    ),
    pytest.param(
        f"民生\n\n电动锻锤噪声怎么治？专家支招！\n\n{TEXT}\n\n某部有关负责人就《废砂再生管理办法\n\n{MORE}》\n\n【责任编辑：沈一】\n\n{TEASERS}",
        [(3, 9, "电动锻锤噪声怎么治？专家支招！")],
        id="headline with question mark, 书名号 left open",
    ),
    pytest.param(
        f"来源：临江日报\n某部印发《废砂再生管理办法》\n\n{TEXT}\n\n{MORE}\n\n{CUT}\n\n返回首页",
        [(2, 6, "某部印发《废砂再生管理办法》")],
        id="teasers cut off with dots before the navigation",
    ),
]


@pytest.mark.parametrize(("text", "units"), PAGES)
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_pages(text: str, units: list[tuple[int, int, str]], newline: str) -> None:
    reading = load(source(text.replace("\n", newline)))
    assert reading.bulletin.format == "news_page"
    assert [(u.line_start, u.line_end, u.heading) for u in reading.units] == units


def test_the_bulletin_is_the_page() -> None:
    text = f"某部印发《废砂再生管理办法》\n2032-11-15 08:30 来源：临江日报\n\n{TEXT}\n\n责任编辑：沈一"
    bulletin = load(source(text, "page.txt")).bulletin
    assert (bulletin.id, bulletin.title, bulletin.publisher, bulletin.published) == (
        "page.txt",
        "某部印发《废砂再生管理办法》",
        "临江日报",
        "2032-11-15",
    )
