"""What each line of a layout is, which lines are heads, and where the items, records, lists and papers of a text stand."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.model import Fact
from loaders import catalogue, labelled
from loaders.heads import Head, has_text, is_plain_head, read_head
from loaders.heads import plain as plain_head
from loaders.lines import Lines
from loaders.metadata import is_day, is_label, read_metadata
from loaders.nameplate import heads_document, read_nameplate
from loaders.outline import find_items
from loaders.papers import find_papers
from loaders.rows import Row, closes, is_text, read_rows
from loaders.series import find_entries, find_listed, find_series


def rows(text: str) -> tuple[Row, ...]:
    return read_rows(Lines(text))


ROLES = [
    ("甲部印发《甲办法》", "short"),
    ("一、国家政策", "short"),
    ("# 甲部", "short"),
    ("甲。乙", "short"),
    ("本办法自公布之日起施行。", "text"),
    ("甲" * 120, "short"),
    ("甲" * 121, "text"),
    ("甲。" + "乙" * 24, "text"),
    ("甲。" + "乙" * 23, "short"),
    ("真好！", "text"),
    ("未完…", "text"),
    ("“完了。”", "text"),
    ("——————", "rule"),
    ("* * *", "rule"),
    ("——", "short"),
    ("https://a.example/1", "closer"),
    ("原文链接：https://a.example", "closer"),
    ("来源：某部网站", "closer"),
    ("（来源：某部）", "closer"),
    ("[查看原文](https://a.example)", "closer"),
    ("https://a.example/" + "a" * 120, "closer"),
    ("阅读全文 >>", "closer"),
    ("👉 阅读原文", "closer"),
    ("责任编辑：甲", "foot"),
    ("免责声明", "foot"),
    ("END", "foot"),
    ("发文机关：某部", "field"),
    ("- **文号**：某发〔2031〕5号", "field"),
    ("发布 2031-03-05", "field"),
]


@pytest.mark.parametrize(("text", "role"), ROLES, ids=[text[:16] for text, _ in ROLES])
def test_what_a_line_is(text: str, role: str) -> None:
    (row,) = rows(text)
    assert (row.role, row.index, row.gap) == (role, 0, False)


def test_blank_lines_part_only_where_they_are_few() -> None:
    assert [(row.index, row.gap) for row in rows("甲\n乙\n\n丙\n丁")] == [(0, False), (1, False), (3, True), (4, False)]
    assert [row.gap for row in rows("甲\n\n乙\n\n丙\n\n丁")] == [False, False, False, False]
    assert rows("\n \n") == ()


def test_a_full_line_of_a_wrapped_text_is_running_text() -> None:
    wide = "甲" * 30
    assert {row.role for row in rows("\n".join([wide] * 8))} == {"text"}
    assert {row.role for row in rows("\n".join([wide] * 6))} == {"short"}
    assert [row.role for row in rows("\n".join([wide] * 8 + ["乙" * 10]))][-1] == "short"


@pytest.mark.parametrize(
    ("text", "expected"),
    [("甲。", True), ("甲。）", True), ("<p>甲。</p>", True), ("甲", False), ("", False), ("甲；", False), ("**甲。**", True)],
)
def test_running_text(text: str, expected: bool) -> None:
    assert is_text(text) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("甲。\nhttps://a.example", True),
        ("https://a.example\n甲。", True),
        ("https://a.example\n甲。\n乙。", False),
        ("甲部印发办法。（来源：某部）", True),
        ("甲部印发办法。【据某某社】", True),
        ("甲部印发办法。https://a.example/1", True),
        ("甲部印发办法。[查看原文](https://a.example)", True),
        ("甲部印发办法。甲链接", False),
        ("甲。", False),
    ],
)
def test_what_closes_an_item(text: str, expected: bool) -> None:
    assert closes(rows(text)) is expected


NAMEPLATES = [
    # lines, (title, rows up to and with it)
    ("甲行业协会一周要闻\n甲部印发《甲办法》", ("甲行业协会一周要闻", 1)),
    ("# 甲行业协会一周要闻 #\n甲", ("甲行业协会一周要闻", 1)),
    ("甲协会\n政策法规汇编\n甲", ("政策法规汇编", 2)),
    ("关于甲类工作的通知\n各单位：", None),
    ("甲部印发《甲办法》\n甲部", None),
    ("", None),
]


@pytest.mark.parametrize(("text", "expected"), NAMEPLATES)
def test_the_name_of_a_bulletin(text: str, expected: tuple[str, int] | None) -> None:
    found = read_nameplate(rows(text))
    assert ((found.title, found.stop) if found else None) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("关于甲类工作的通知\n各单位：", True),
        ("关于加强甲类\n工作的通知\n各单位：", True),
        ("甲市政策文件\n甲部", False),
        ("法律法规\n甲部", False),
        ("甲部动态\n乙部动态", False),
        ("本通知自公布之日起施行。", False),
        ("1. 甲类管理办法", False),
        ("# 甲类管理办法", True),
    ],
)
def test_a_text_that_begins_with_the_title_of_one_document(text: str, expected: bool) -> None:
    assert heads_document(rows(text)) is expected


SENTENCE = "近日，甲部会同有关部门研究提出了若干措施，明确了目标和任务。"

HEADS = [
    # text, the head of its first row, whether text follows
    (f"1. 甲部印发《甲办法》\n{SENTENCE}", Head(0, 0, "甲部印发《甲办法》", 1), True),
    (f"甲部印发《甲\n办法》\n{SENTENCE}", Head(0, 1, "甲部印发《甲办法》"), True),
    (f"甲部印发、\n乙部转发\n{SENTENCE}", Head(0, 1, "甲部印发、乙部转发"), True),
    (f"甲部关于加强甲类设备安全生产监督管理\n工作的通知\n{SENTENCE}", Head(0, 1, "甲部关于加强甲类设备安全生产监督管理工作的通知"), True),
    (f"甲部关于加强甲类设备安全生产监督管理\n1. 工作的通知\n{SENTENCE}", Head(0, 0, "甲部关于加强甲类设备安全生产监督管理"), False),
    (f"①\n甲部印发《甲办法》\n{SENTENCE}", Head(0, 1, "甲部印发《甲办法》", 1), True),
    (f"【国际】甲国通过法案\n{SENTENCE}", Head(0, 0, "【国际】甲国通过法案"), True),
    (f"[甲部印发办法](https://a.example)；\n{SENTENCE}", Head(0, 0, "甲部印发办法"), True),
    ("甲部印发《甲办法》\n来源：某部网站", Head(0, 0, "甲部印发《甲办法》"), True),
    ("甲部印发《甲办法》\n2031-03-05 甲日报\n" + SENTENCE, Head(0, 0, "甲部印发《甲办法》"), True),
    ("甲部印发《甲办法》\n——甲类工作综述\n" + SENTENCE, Head(0, 0, "甲部印发《甲办法》"), True),
    ("甲部印发《甲办法》\n乙部印发《乙办法》\n" + SENTENCE, Head(0, 0, "甲部印发《甲办法》"), False),
    ("甲部印发《甲办法》", Head(0, 0, "甲部印发《甲办法》"), False),
]


@pytest.mark.parametrize(("text", "head", "followed"), HEADS, ids=[text[:20] for text, _, _ in HEADS])
def test_heads(text: str, head: Head, followed: bool) -> None:
    found = rows(text)
    assert read_head(found, 0) == head
    assert has_text(found, head) is followed


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("**甲部**", "甲部"),
        ("[甲部](https://a.example)", "甲部"),
        ("甲部；", "甲部"),
        ("甲部：", "甲部"),
        ("甲部？", "甲部？"),
        ("[甲", "[甲"),
    ],
)
def test_a_head_without_signs(title: str, expected: str) -> None:
    assert plain_head(title) == expected


PLAIN_HEADS = [
    (f"甲部印发甲类办法\n{SENTENCE}", True),
    (f"甲部印发甲类办法\n2031-03-05 甲日报\n{SENTENCE}", True),
    ("甲部印发甲类办法", True),
    ("甲部印发甲类办法\n乙部印发乙类办法\n丙", False),
    (f"甲部\n{SENTENCE}", False),
    (f"编者按\n{SENTENCE}", False),
    (f"各区县、各有关单位：\n{SENTENCE}", False),
    (f"1. 甲部印发甲类办法\n{SENTENCE}", False),
    (f"（甲部印发甲类办法\n{SENTENCE}", False),
    (f"甲部印发甲类办法，\n{SENTENCE}", False),
    (f"2031-03-05 甲日报报道\n{SENTENCE}", False),
]


@pytest.mark.parametrize(("text", "expected"), PLAIN_HEADS, ids=[text[:16] for text, _ in PLAIN_HEADS])
def test_heads_without_mark(text: str, expected: bool) -> None:
    assert is_plain_head(rows(text), 0, 0) is expected


ITEM = "{}\n" + SENTENCE + "\n"

SERIES = [
    # heads, shapes of the series with their titles
    (["1. 甲部印发办法", "2. 乙部印发办法"], {"1.": ["甲部印发办法", "乙部印发办法"]}),
    (["一、甲部印发办法", "二、乙部印发办法"], {"一、": ["甲部印发办法", "乙部印发办法"]}),
    (["■甲部印发办法", "■乙部印发办法"], {"■": ["甲部印发办法", "乙部印发办法"]}),
    (["09. 甲部印发办法", "10. 乙部印发办法"], {}),
    (["1. 甲部印发办法", "3. 乙部印发办法"], {}),
    (["甲部印发甲类办法", "乙部印发乙类办法"], {"": ["甲部印发甲类办法", "乙部印发乙类办法"]}),
    (["1. 甲部印发办法"], {}),
]


@pytest.mark.parametrize(("heads", "expected"), SERIES, ids=[heads[0] + str(len(heads)) for heads, _ in SERIES])
def test_heads_that_repeat(heads: list[str], expected: dict[str, list[str]]) -> None:
    found = find_series(rows("".join(map(ITEM.format, heads))), 0)
    assert {one.shape: [head.title for head in one.heads] for one in found} == expected


def test_what_a_series_says_of_itself() -> None:
    (one,) = find_series(rows("".join(map(ITEM.format, ["1. 甲类补贴怎么申领？", "2. 甲类补贴发给谁？"]))), 0)
    assert (one.questions, one.direct, one.listed) == (True, 1.0, 0)
    listed = "1. 甲部印发办法\n2. 乙部印发办法\n" + "".join(map(ITEM.format, ["1. 甲部印发办法", "2. 乙部印发办法"]))
    (two,) = find_series(rows(listed), 0)
    assert (two.questions, two.listed, [head.first for head in two.heads]) == (False, 2, [2, 4])


def test_a_list_of_headlines_that_lines_below_repeat() -> None:
    text = "甲部印发甲类办法；\n乙部印发乙类办法。\n" + "".join(map(ITEM.format, ["甲部印发甲类办法", "乙部印发乙类办法"]))
    found = find_listed(rows(text), 0)
    assert found is not None
    assert [head.title for head in found.heads] == ["甲部印发甲类办法", "乙部印发乙类办法"]
    assert find_listed(rows("甲部印发甲类办法；\n乙部印发乙类办法。\n" + SENTENCE), 0) is None


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        ("要闻\n1. 甲部印发办法\n2. 乙部印发办法", ["甲部印发办法", "乙部印发办法"]),
        ("■甲部印发办法\n■乙部印发办法", ["甲部印发办法", "乙部印发办法"]),
        ("1. 甲部印发办法", []),
        ("甲部印发办法\n乙部印发办法", []),
    ],
)
def test_entries_of_a_list(text: str, titles: list[str]) -> None:
    assert [head.title for head in find_entries(rows(text), 0)] == titles


def test_items_under_the_name_of_a_bulletin() -> None:
    text = "甲行业协会一周要闻\n国家政策\n" + "".join(map(ITEM.format, ["1. 甲部印发办法", "2. 乙部印发办法"])) + "责任编辑：甲"
    found = rows(text)
    items = find_items(found).items
    assert [(item.head.title, found[item.start].text, found[item.stop - 1].text) for item in items] == [
        ("甲部印发办法", "1. 甲部印发办法", SENTENCE),
        ("乙部印发办法", "2. 乙部印发办法", SENTENCE),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "关于甲类工作的通知\n各单位：\n" + "".join(map(ITEM.format, ["一、总体要求", "二、重点任务", "三、保障措施"])),
        SENTENCE,
        "",
    ],
)
def test_one_document_has_no_items(text: str) -> None:
    assert find_items(rows(text)).items == ()


PAPER = "关于甲类{}的通知\n某部发〔2031〕{}号\n各有关单位：\n" + SENTENCE + "\n某部\n2031年3月{}日\n"


def test_papers_printed_one_after_another() -> None:
    found = rows("".join(PAPER.format(name, number, number) for number, name in enumerate("甲乙丙", 1)))
    items = find_papers(found).items
    assert [item.head.title for item in items] == ["关于甲类甲的通知", "关于甲类乙的通知", "关于甲类丙的通知"]
    assert [found[item.stop - 1].text for item in items] == ["2031年3月1日", "2031年3月2日", "2031年3月3日"]


@pytest.mark.parametrize("count", [0, 1])
def test_a_single_paper_is_none_of_several(count: int) -> None:
    assert find_papers(rows(PAPER.format("甲", 1, 1) * count)).items == ()


def test_a_notice_and_what_it_issues_are_one() -> None:
    issued = (
        "关于印发甲类办法的通知\n某部发〔2031〕1号\n各有关单位：\n" + SENTENCE + "\n某部\n2031年3月1日\n附件\n甲类管理办法\n第一条 甲。\n"
    )
    assert find_papers(rows(issued)).items == ()


LISTS = [
    # lines under a heading, how many of the lists are found
    (
        ["## 甲类", "- [《甲办法》](https://a.example/1)", "- [《乙办法》](https://a.example/2)", "- [《丙办法》](https://a.example/3)"],
        ["甲类"],
    ),
    (["## 甲类", "《甲办法》", "《乙办法》（某发〔2031〕5号）", "《丙办法》"], ["甲类"]),
    (["## 甲类", "《甲办法》", "《乙办法》", SENTENCE, SENTENCE, SENTENCE], []),
    (["## 甲类", "- [首页](https://a.example)", "- [关于](https://a.example)", "- [联系](https://a.example)"], []),
    (["## 甲类", "《甲办法》"], []),
    (["关于甲类工作的通知", "《甲办法》", "《乙办法》", "《丙办法》"], []),
]


@pytest.mark.parametrize(("lines", "titles"), LISTS, ids=[lines[1][:12] + str(len(lines)) for lines, _ in LISTS])
def test_lists_of_documents_without_their_texts(lines: list[str], titles: list[str]) -> None:
    found = catalogue.find_catalogue(rows("\n".join(lines)))
    assert [item.head.title for item in found.items] == titles
    assert {item.kind for item in found.items} <= {"catalogue"}


RECORDS = [
    # form of one record
    "【标题】关于{}事的通知\n【文号】某发〔2031〕{}号\n【正文】一、登记。\n",
    "标题：关于{}事的通知\n文号：某发〔2031〕{}号\n正文：\n一、登记。\n",
    "[标题] 关于{}事的通知\n[文号] 某发〔2031〕{}号\n[正文] 一、登记。\n",
    "**标题**：关于{}事的通知\n**文号**：某发〔2031〕{}号\n**正文**：一、登记。\n",
]


@pytest.mark.parametrize("form", RECORDS, ids=[form[:6] for form in RECORDS])
def test_records_whose_lines_say_what_they_hold(form: str) -> None:
    text = "政策汇编\n" + "".join(form.format(name, number) for number, name in enumerate("甲乙", 1))
    lines = Lines(text)
    found = labelled.find_records(lines)
    assert [labelled.facts(lines, record) for record in found] == [
        (Fact("title", f"关于{name}事的通知", "record"), Fact("number", f"某发〔2031〕{number}号", "record"))
        for number, name in enumerate("甲乙", 1)
    ]
    texts = [record.field("text") for record in found]
    assert [labelled.value_of(lines, one) for one in texts if one] == ["一、登记。", "一、登记。"]


@pytest.mark.parametrize(
    "text",
    [
        RECORDS[0].format("甲", 1),
        "名称：甲公司\n地址：甲路\n名称：乙公司\n地址：乙路\n",
        "标题：甲\n标题：乙\n",
        "关于甲事的通知\n联系人：甲\n",
        "",
    ],
)
def test_labels_that_make_no_records(text: str) -> None:
    assert labelled.find_records(Lines(text)) == ()


LABELS = [
    ("发文字号：某发〔2031〕5号", [("number", "某发〔2031〕5号")]),
    ("发 文 字 号 ： 某发〔2031〕5号", [("number", "某发〔2031〕5号")]),
    ("【发文字号】某发〔2031〕5号", [("number", "某发〔2031〕5号")]),
    ("发文机关：某部 发文字号：某发〔2031〕5号", [("issuer", "某部"), ("number", "某发〔2031〕5号")]),
    ("发文机关\t某部\t发文字号\t某发〔2031〕5号", [("issuer", "某部"), ("number", "某发〔2031〕5号")]),
    ("2031-03-05", [("published", "2031-03-05")]),
    ("• 2031-03-05 08:30", [("published", "2031-03-05 08:30")]),
    ("2031-11-16 来源: 某局", [("published", "2031-11-16"), ("issuer", "某局")]),
    ("来源：https://a.example/1", [("source", "https://a.example/1")]),
    ("索引号：12345", []),
    ("发文字号：", []),
    ("按照发文字号：某发〔2031〕5号", []),
    ("甲类工作", []),
]


@pytest.mark.parametrize(("line", "facts"), LABELS)
def test_labels_above_a_text(line: str, facts: list[tuple[str, str]]) -> None:
    lines = Lines(line + "\n关于甲类工作的通知")
    assert [(fact.name, fact.value) for fact in read_metadata(lines, 1).facts] == facts


@pytest.mark.parametrize(
    ("text", "label", "day"),
    [
        ("发文字号：某发〔2031〕5号", True, False),
        ("2031-03-05", True, True),
        ("2031/3/5 08:30:00", True, True),
        ("2031-03-05发布", False, False),
        ("2031年3月5日", False, False),
        ("甲类：乙", False, False),
        ("", False, False),
    ],
)
def test_lines_that_are_labels(text: str, label: bool, day: bool) -> None:
    assert (is_label(text), is_day(text)) == (label, day)


@given(
    st.lists(
        st.sampled_from(
            [
                "甲行业协会一周要闻",
                "1. 甲部印发办法",
                "2. 乙部印发办法",
                "■甲部",
                "一、国家政策",
                SENTENCE,
                "https://a.example",
                "",
                "---",
                "责任编辑：甲",
                "《甲办法》",
                "标题：甲",
            ]
        ),
        max_size=14,
    )
)
def test_items_of_any_layout_are_apart_and_in_order(lines: list[str]) -> None:
    found = rows("\n".join(lines))
    for finder in (find_items, find_papers, catalogue.find_catalogue):
        items = finder(found).items
        assert all(item.start <= item.head.first <= item.head.last < item.stop <= len(found) for item in items)
        assert all(one.stop <= other.start for one, other in pairwise(items))
