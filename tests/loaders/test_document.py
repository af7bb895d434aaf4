"""Single laws, regulations and notices: the whole file is one unit."""

import pytest
from tests_of_loaders import source

from kg.errors import UnknownFormat
from loaders import load

ARTICLES = "第一条 为了节约型砂，制定本办法。\n\n第二条 本办法适用于铸造企业。\n\n第三条 本办法自2033年1月1日起施行。"

DOCUMENTS = [
    pytest.param(
        f"# 再生砂管理条例\n\n2032年9月1日 国务院令第931号公布\n\n<!-- INFO END -->\n\n## 第一章 总 则\n\n{ARTICLES}\n\n",
        (1, 13, "再生砂管理条例"),
        id="Markdown",
    ),
    pytest.param(
        f"# 再生砂若干问题\n\n<!-- INFO END -->\n\n{ARTICLES}",
        (1, 9, "再生砂若干问题"),
        id="Markdown with an empty head and a title of no known type",
    ),
    pytest.param(
        f"\n\n再生砂管理办法（试行）\n（2032年9月1日某部令第12号公布）\n目 录\n第一章 总 则\n第二章 附 则\n第一章 总 则\n{ARTICLES}",
        (3, 13, "再生砂管理办法（试行）"),
        id="plain, with a 目录 of chapters",
    ),
    pytest.param(
        "某部关于做好2033年废砂回收工作的通知\n\n某部函〔2032〕88号\n\n各有关企业：\n\n一、抓紧登记。\n\n二、按月报送。\n\n某部\n\n2032年11月2日",
        (1, 13, "某部关于做好2033年废砂回收工作的通知"),
        id="notice",
    ),
    pytest.param(
        "某某部文件\n\n某部规〔2032〕15 号\n\n某部 某总局关于印发\n《再生砂管理办法》的通知\n\n"
        "各有关企业：\n\n现印发给你们。\n\n某部\n某总局\n2032年11月2日",
        (1, 14, "某部 某总局关于印发《再生砂管理办法》的通知"),
        id="red head and number before a wrapped title",
    ),
    pytest.param(
        "财税总署公告2032年第9号\n关于再生砂税收政策的公告\n\n为支持再生砂产业，现公告如下：\n一、减半征收。\n特此公告。\n2032年1月5日\n",
        (1, 7, "关于再生砂税收政策的公告"),
        id="announcement number first",
    ),
    pytest.param(
        f"附件1\n\n再生砂管理规定\n（征求意见稿）\n\n{ARTICLES}", (1, 10, "再生砂管理规定（征求意见稿）"), id="annex mark before the title"
    ),
    pytest.param(
        "某市人民代表大会常务委员会关于推进废砂治理的决议\n\n（2032年9月1日通过）\n\n会议认为，应当加快治理。",
        (1, 5, "某市人民代表大会常务委员会关于推进废砂治理的决议"),
        id="resolution without articles",
    ),
    pytest.param(f"再生砂法典\n\n{ARTICLES}", (1, 7, "再生砂法典"), id="code"),
    pytest.param("再生砂泄漏应急预案\n\n一、总则\n\n适用于铸造企业。", (1, 5, "再生砂泄漏应急预案"), id="emergency plan"),
    pytest.param("再生砂产业发展战略\n\n一、目标\n\n应收尽收。", (1, 5, "再生砂产业发展战略"), id="strategy"),
    pytest.param("再生砂药品名录（2033年版）\n\n一、甲类\n\n石英。", (1, 5, "再生砂药品名录（2033年版）"), id="list of substances"),
    pytest.param(
        "《再生砂管理办法》政策解读\n\n一、背景\n\n废砂很多。\n\n二、内容\n\n共三条。",
        (1, 9, "《再生砂管理办法》政策解读"),
        id="interpretation by itself",
    ),
    pytest.param(
        "国家标准公告\n2031年第5号\n某总局批准以下国家标准，现予以公布。\n2031年4月25日\n序号\n国家标准编号\n代替标准号\n实施日期\n"
        "1\nGB/T 90001-2031\nGB/T 90001-2019\n2031-11-01\n2\nGB 90002-2031\nGB 90002-2009\n2032-05-01",
        (1, 16, "国家标准公告"),
        id="table printed with one cell a line, days in its last column",
    ),
    *(
        pytest.param(
            "云州市财政局关于公布废止文件目录的通知\n云财规〔2031〕34号\n各县财政局：\n现将废止的规范性文件目录予以公布。\n云州市财政局\n2031年5月29日\n附件\n废止的规范性文件目录\n"
            "序号\n文件名称\n文号\n发文时间\n"
            + "\n".join(
                f"{n}\n云州市财政局关于加强{kind}类资金管理的通知\n云财规〔202{n}〕{n}号\n{day.format(n)}"
                for n, kind in enumerate("甲乙丙丁戊"[:rows], 1)
            ),
            (1, 12 + 4 * rows, "云州市财政局关于公布废止文件目录的通知"),
            id=f"table of {rows} repealed documents with one cell a line, days as {day}",
        )
        for rows in (2, 3, 5)
        for day in ("202{}年3月1日", "202{}-03-01")
    ),
    pytest.param(
        "再生砂回收通知\n各有关企业：\n一、抓紧登记。\n某部\n2032年11月2日\n2032-11-03\n打印本页",
        (1, 5, "再生砂回收通知"),
        id="day of the page below the text",
    ),
    pytest.param(
        "型砂条例\n型砂条例\n2031年3月5日 某市人民政府令第5号公布\n第一条 为了节约型砂，制定本条例。\n第二条 本条例自公布之日起施行。",
        (1, 5, "型砂条例"),
        id="a short title twice",
    ),
    pytest.param(
        "某厅对市代表关于再生砂的第5号建议的答复\n某厅对市代表\n关于再生砂的第5号建议的答复\n某函〔2031〕5号\n甲代表：\n您的建议收悉。",
        (1, 6, "某厅对市代表关于再生砂的第5号建议的答复"),
        id="headline of the page, and the title over two lines",
    ),
]


@pytest.mark.parametrize(("text", "unit"), DOCUMENTS)
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_documents(text: str, unit: tuple[int, int, str], newline: str) -> None:
    reading = load(source(text.replace("\n", newline)))
    assert reading.bulletin.format == "document"
    assert [(u.line_start, u.line_end, u.heading) for u in reading.units] == [unit]
    assert reading.bulletin.title == unit[2]


NEITHER = "has neither the title nor the text of an official document: if it is one, put its title on a line of its own at the top"


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        pytest.param("今天天气很好。\n我们去公园。", f"{NEITHER} (2 lines, beginning “今天天气很好。”)", id="prose"),
        pytest.param("# 安装说明\n\n先装 Python。", f"{NEITHER} (3 lines, beginning “# 安装说明”)", id="read-me"),
        pytest.param(
            "name,price of sand and of clay\nsand,3\nclay,4",
            "holds no Chinese text: only Chinese documents are read (3 lines, beginning “name,price of sand and o…”)",
            id="table",
        ),
    ],
)
def test_what_is_no_document_is_refused_with_what_was_seen(text: str, reason: str) -> None:
    with pytest.raises(UnknownFormat) as refused:
        load(source(text, "notes.txt"))
    assert str(refused.value) == f"notes.txt: {reason}"


def test_a_title_alone_is_a_document_and_what_is_missing_is_told() -> None:
    reading = load(source("关于印发再生砂管理办法的通知"))
    assert [unit.heading for unit in reading.units] == ["关于印发再生砂管理办法的通知"]
    assert [remark.text for remark in reading.remarks] == ["nothing stands below the title"]
