"""政策汇编 in many layouts: every document is found on its lines."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from press import BACK, Layout, Paper, compilation
from tests_of_loaders import source

from loaders import load
from loaders.fold import key

TEXT = "本通知所列各项任务由各级主管部门按职责推进，做到年初有计划、年中有检查、年底有总结，确保铸锻企业的绿色改造按期完成。" * 3
PAPERS = (
    Paper(
        "某部等三部门关于印发《铸锻行业绿色改造实施方案》的通知",
        ("某部规〔2032〕5 号", "各有关单位：", TEXT, "某部", "2032年10月8日", "铸锻行业绿色改造实施方案", "一、总体要求", TEXT),
    ),
    Paper("《铸锻行业绿色改造实施方案》政策解读", (TEXT, "一、出台背景", TEXT)),
    Paper("专家解读之二 | 以废砂再生为抓手 让铸造告别“黑粗重”", (TEXT,)),
    Paper("2033 年度绿色铸锻工厂推荐工作启动", ("近日，某部启动推荐工作。", "附件：", "1.推荐表", "2.汇总表")),
    Paper("某部办公厅关于公布《高效熔炼装备目录（2032年版）》的公告", ("根据有关规定，现予公布。", "某部办公厅", "2032年10月20日")),
    Paper("省长信箱：锻造噪声怎么治？有关负责人答记者问", ("问：怎么治？", "答：从源头治。", TEXT)),
)


def found(text: str) -> list[tuple[int, int, str]]:
    reading = load(source(text))
    assert reading.bulletin.format == "compilation"
    return [(u.line_start, u.line_end, key(u.heading)) for u in reading.units]


def expected(layout: Layout, papers: tuple[Paper, ...] = PAPERS) -> tuple[str, list[tuple[int, int, str]]]:
    printed = compilation(papers, layout)
    return printed.text, [(first, last, key(heading)) for first, last, heading in printed.units]


LAYOUTS = st.builds(
    Layout,
    contents=st.sampled_from(["目录", "目 录", "目　　录", "目次", "CONTENTS", "【目录】", "本期目录", "目录 CONTENTS"]),
    leader=st.sampled_from([".....", "\t", "……………", " ", "··········", " . . . . ", "－－－－", ""]),
    page=st.sampled_from(["{0}", "{0} {0}", "{0}\t{0}", "({0})", "（{0}）", "P{0}", "第{0}页", "-{0}-", "\n{0}", ""]),
    bullet=st.sampled_from(["", "{0}. ", "{0}、", "■ ", "（{0}）"]),
    contents_width=st.sampled_from([60, 20, 14]),
    broken=st.booleans(),
    group=st.sampled_from(["", "综合政策", "【解读】"]),
    group_in_body=st.booleans(),
    heading_width=st.sampled_from([200, 22, 16, 11]),
    twist=st.sampled_from(
        [
            (),
            (("|", ""),),
            (("《", "<<"), ("》", ">>")),
            (("（", "("), ("）", ")")),
            (("关于", "关于 "), ("的", "的 ")),
            (("2033 ", "２０３３"),),
            (("“", '"'), ("”", '"')),
        ]
    ),
    spaced=st.booleans(),
    foot=st.sampled_from(["", "— {0} —", "- {0} -", "第 {0} 页 共 240 页", "{0}/240"]),
    head=st.sampled_from(["", "政策文件汇编 总第 7 期"]),
    back=st.sampled_from([(), BACK]),
    newline=st.sampled_from(["\n", "\r\n", "\r"]),
)


@settings(deadline=None, max_examples=200)
@given(LAYOUTS)
def test_every_layout_gives_every_document_its_lines(layout: Layout) -> None:
    text, units = expected(layout)
    assert found(text) == units


def with_heading(number: int, heading: str) -> tuple[Paper, ...]:
    """The papers with one heading in the list replaced; the body is printed from the originals."""
    return tuple(replace(p, heading=heading) if i == number else p for i, p in enumerate(PAPERS))


def printed_with_list(listed: tuple[Paper, ...]) -> tuple[str, list[tuple[int, int, str]]]:
    """A bulletin whose 目录 says one thing and whose body another."""
    body, units = expected(Layout(back=BACK))
    other, _ = expected(Layout(back=BACK), listed)
    cut, other_cut = (text.index(papers[-1].heading) for text, papers in ((body, PAPERS), (other, listed)))
    end, other_end = body.index("\n", cut), other.index("\n", other_cut)
    shift = other[:other_end].count("\n") - body[:end].count("\n")
    return other[:other_end] + body[end:], [(first + shift, last + shift, heading) for first, last, heading in units]


DAMAGED = [
    (0, "某部等三部门关于印发《铸锻行业绿色改造实旋方案》的通知"),
    (1, "《铸锻行业緑色改造实施方案》政策解读。"),
    (2, "专家解读之二 以废砂再生为抓手 让铸告别“黑粗重”"),
    (3, "2033 年度绿色铸锻エ厂推荐工作启动"),
    (4, "关于公布《高效熔炼装备目录（2032年版）》的公告"),
    (4, "某部办公厅、某总局办公厅关于公布《高效熔炼装备目录（2032年版）》的公告"),
    (1, "政策解读《铸锻行业绿色改造实施方案》"),
    (5, "省长信箱：锻造噪声怎幺治？有关负责人答记者问"),
]


@pytest.mark.parametrize(("number", "heading"), DAMAGED)
def test_a_damaged_heading_is_found(number: int, heading: str) -> None:
    text, units = printed_with_list(with_heading(number, heading))
    assert found(text) == units


def test_an_entry_without_document_is_remarked() -> None:
    listed = (*PAPERS[:2], Paper("两部门关于推广无模铸造技术的指导意见", ()), *PAPERS[2:])
    text, units = printed_with_list(listed)
    reading = load(source(text))
    assert [(u.line_start, u.line_end, key(u.heading)) for u in reading.units] == units
    assert [(r.line, r.text) for r in reading.remarks] == [
        (12, "entry of the 目录 not found in the body: 两部门关于推广无模铸造技术的指导意见")
    ]


def test_a_document_that_the_list_leaves_out_is_remarked() -> None:
    extra = Paper(
        PAPERS[4].heading, (*PAPERS[4].body, "某部关于调整废砂处置费的通知", "某部函〔2032〕77 号", TEXT, "某部函〔2032〕78号文同时废止。")
    )
    own = replace(PAPERS[4], body=("某部公告〔2032〕3号", *extra.body))
    text, units = expected(Layout(), (*PAPERS[:4], own, PAPERS[5]))
    reading = load(source(text))
    assert [(u.line_start, u.line_end, key(u.heading)) for u in reading.units] == units
    (remark,) = reading.remarks
    assert text.splitlines()[remark.line - 1] == "某部函〔2032〕77 号"


def test_a_heading_counts_only_in_order() -> None:
    mentions = replace(PAPERS[0], body=(*PAPERS[0].body, PAPERS[2].heading, TEXT))
    text, units = expected(Layout(), (mentions, *PAPERS[1:]))
    assert found(text) == units


@pytest.mark.parametrize("indent", ["　　", "    ", "\t"])
def test_entries_under_another_have_it_as_parent(indent: str) -> None:
    text, _ = expected(Layout())
    for paper in PAPERS[1:3]:
        text = text.replace(paper.heading, indent + paper.heading, 1)
    parents = [u.parent for u in load(source(text)).units]
    assert parents == [None, PAPERS[0].heading, PAPERS[0].heading, None, None, None]


COVERS = [
    pytest.param(
        ("华东铸锻行业协会", "总第 7 期", "政策文件汇编", "(2032年11月)"),
        ("政策文件汇编", "总第7期", "华东铸锻行业协会", "2032-11"),
        id="one line each",
    ),
    pytest.param(
        ("铸锻政策月报", "2032年第11期（总第 70 期）", "二〇三二年十一月", "某省铸造学会 编印"),
        ("铸锻政策月报", "2032年第11期（总第70期）", "某省铸造学会", "2032-11"),
        id="Chinese numerals",
    ),
    pytest.param(("铸锻信息中心主办", "政策选编", "2032.11"), ("政策选编", None, "铸锻信息中心", "2032-11"), id="month with a point"),
    pytest.param((), ("2032-11.txt", None, None, None), id="no cover"),
]


@pytest.mark.parametrize(("cover", "bulletin"), COVERS)
def test_the_cover_names_the_bulletin(cover: tuple[str, ...], bulletin: tuple[str | None, ...]) -> None:
    text, _ = expected(Layout())
    read = load(source("\n\n".join(cover) + "\n" + text[text.index("目 录") :])).bulletin
    assert (read.title, read.issue, read.publisher, read.published) == bulletin


def test_page_furniture_is_a_gap_and_ends_no_unit() -> None:
    layout = Layout(foot="— {0} —", head="政策文件汇编 总第 7 期")
    text, units = expected(layout)
    reading = load(source(text))
    assert [(u.line_start, u.line_end, key(u.heading)) for u in reading.units] == units
    gaps = [text[start:end] for start, end in reading.units[0].gaps]
    assert gaps == ["— 100 —", "政策文件汇编 总第 7 期"]


def test_bare_page_numbers_are_gaps_but_rows_of_a_table_are_not() -> None:
    pages = [part for page in range(7, 12) for part in (TEXT, str(page), TEXT)]
    rows = ["1", "砂处理线", "2", "熔炼炉", "3", "造型机"]
    text, _ = expected(Layout(), (replace(PAPERS[0], body=(*pages, *rows)), *PAPERS[1:]))
    first = load(source(text)).units[0]
    assert [text[start:end] for start, end in first.gaps] == ["7", "8", "9", "10", "11"]


SIGNED = [
    pytest.param(("为明确废砂处置费，现公告如下。", "特此公告。", "华东铸锻行业协会"), (), id="the publisher signs the last document"),
    pytest.param(("特此公告。", "联系人：沈一", "电话：000-1", "某部", "2032年11月2日"), (), id="contact person"),
    pytest.param(("特此公告。",), BACK, id="back cover"),
    pytest.param(("特此公告。",), ("编辑：沈一", "审核：顾明远"), id="staff"),
    pytest.param(("特此公告。",), ("", "", "地址：临江市通用路 8 号", "邮编：100000", "电话：000-1"), id="address after blank lines"),
]


@pytest.mark.parametrize(("body", "back"), SIGNED)
def test_the_imprint_is_no_documents(body: tuple[str, ...], back: tuple[str, ...]) -> None:
    text, units = expected(Layout(back=back), (*PAPERS[:5], replace(PAPERS[5], body=body)))
    assert found(text) == units
