"""Whole decisions: chapters, inserted numbers, several laws, several decisions, and what is not understood."""

import pytest
from laws import BODIES, LAW, NO_ORDER, ORDER, TITLE, amended, decision, layout, shown, wanted

from kg.amend import read_decision, record

FREE = "备案不收费。"
CITY = {one: BODIES[one].replace("县级部门", "市级部门") for one in BODIES}


def headings(text: str) -> list[str]:
    return [
        line.strip("# ").replace("\u3000", " ") for line in text.split("\n")[1:] if line.startswith(("##", "第")) for line in [line[:14]]
    ]


INSERTED = [
    (["一、在第四条后增加一条，作为第四条之一：“备案不收费。”"], f"1 | 2 | 3 | 4 | 第四条之一:{FREE} | 第五条:5 | 第六条:6 | 第七条:7"),
    (
        ["一、第四条后增加一条，作为第四条之一：“备案不收费。”\n\n二、在第四条之一后增加一条，作为第四条之二：“凭证不收费。”"],
        f"1 | 2 | 3 | 4 | 第四条之一:{FREE} | 第四条之二:凭证不收费。 | 第五条:5 | 第六条:6 | 第七条:7",
    ),
    (
        [
            "一、在第四条后增加一条，作为第四条之一：“备案不收费。”",
            "一、将第四条之一修改为：“备案收费。”\n\n二、第四条之一后增加一条，作为第四条之二：“凭证不收费。”",
        ],
        "1 | 2 | 3 | 4 | 第四条之一:备案收费。 | 第四条之二:凭证不收费。 | 第五条:5 | 第六条:6 | 第七条:7",
    ),
    (
        [
            "一、增加一条，作为第五条：“备案不收费。”",
            "一、删去第五条。\n\n二、第六条改为第五条。\n\n三、第七条改为第六条。\n\n四、第八条改为第七条。",
        ],
        "1 | 2 | 3 | 4 | 5 | 6 | 7",
    ),
]


@pytest.mark.parametrize(("texts", "articles"), INSERTED)
def test_numbers_that_nothing_moves(texts: list[str], articles: str) -> None:
    made = amended(*(decision(text, end=NO_ORDER) for text in texts))
    assert shown(made) == wanted(articles)
    assert made.is_complete


HOLES = [
    # a decision, and what is wrong with the numbers
    ("一、增加一条，作为第一百条：“备案不收费。”", NO_ORDER, LAW, ["numbers of articles: 100 follows 7"]),
    ("一、增加一条，作为第九条：“备案不收费。”", NO_ORDER, LAW, ["numbers of articles: 9 follows 7"]),
    ("一、增加一条，作为第八条：“备案不收费。”", NO_ORDER, LAW, []),
    ("一、增加一条，作为第七条之一：“备案不收费。”", NO_ORDER, LAW, []),
    ("一、增加一条，作为第一百条：“备案不收费。”", ORDER, LAW, ["numbers of articles: nothing comes before number 100"]),
    ("一、第七条改为第九条。", NO_ORDER, LAW, ["numbers of articles: 9 follows 6"]),
    ("一、第一条改为第八条。", NO_ORDER, LAW, ["numbers of articles: the first number is 2"]),
    # what the decision strikes leaves a hole, and so does what the old wording has not
    ("一、删去第四条、第五条。", NO_ORDER, LAW, []),
    ("一、将第四条修改为：“备案不收费。”", NO_ORDER, LAW.replace("第七条 本", "第一百条 本"), []),
    (
        "一、将第四条修改为：“备案不收费。”",
        NO_ORDER,
        LAW.replace("第三条 生产", "第二条 生产"),
        ["numbers of articles: number 2 stands 2 times in the old wording"],
    ),
]


@pytest.mark.parametrize(("text", "end", "law", "reasons"), HOLES)
def test_numbers_that_are_missing_or_stand_twice(text: str, end: str, law: str, reasons: list[str]) -> None:
    made = amended(decision(text, end=end), law=law)
    assert [one["reason"] for one in record(made)["not_executed"]] == reasons
    assert made.is_complete == (not reasons)
    assert ("【不完整】条文序号有空缺、重复或者前后颠倒。" in made.text) == bool(reasons)
    assert "没有执行" not in made.text


CHAPTERS = [
    (
        "一、将第二章章名修改为：“生产和销售”。",
        ["第一章 总则", "第一条", "第二条", "第二章 生产和销售", "第三条", "第四条", "第五条", "第三章 附则", "第六条", "第七条"],
    ),
    (
        "一、第二章的名称修改为“第二章　生产和销售”。",
        ["第一章 总则", "第一条", "第二条", "第二章 生产和销售", "第三条", "第四条", "第五条", "第三章 附则", "第六条", "第七条"],
    ),
    (
        "一、增加一章，作为第三章：“第三章　监督\n\n“第六条　县级部门负责监督。\n\n“第七条　任何人可以举报。”",
        [
            "第一章 总则",
            "第一条",
            "第二条",
            "第二章 生产",
            "第三条",
            "第四条",
            "第五条",
            "第三章 监督",
            "第六条",
            "第七条",
            "第四章 附则",
            "第八条",
            "第九条",
        ],
    ),
    (
        "一、在第二章后增加一章，作为第三章：“第三章　监督\n\n“第六条　县级部门负责监督。”\n\n二、第三章改为第四章。",
        [
            "第一章 总则",
            "第一条",
            "第二条",
            "第二章 生产",
            "第三条",
            "第四条",
            "第五条",
            "第三章 监督",
            "第六条",
            "第四章 附则",
            "第七条",
            "第八条",
        ],
    ),
    ("一、删去第二章。", ["第一章 总则", "第一条", "第二条", "第二章 附则", "第三条", "第四条"]),
    (
        "一、删去第三条。\n\n二、增加一条，作为第三条：“备案不收费。”",
        ["第一章 总则", "第一条", "第二条", "第二章 生产", "第三条", "第四条", "第五条", "第三章 附则", "第六条", "第七条"],
    ),
    (
        "一、在第六条前增加一条：“备案不收费。”",
        ["第一章 总则", "第一条", "第二条", "第二章 生产", "第三条", "第四条", "第五条", "第三章 附则", "第六条", "第七条", "第八条"],
    ),
    (
        "一、在第五条后增加一条：“备案不收费。”",
        ["第一章 总则", "第一条", "第二条", "第二章 生产", "第三条", "第四条", "第五条", "第六条", "第三章 附则", "第七条", "第八条"],
    ),
]

TITLES = [
    ("一、将第二章章名中的“生产”修改为“制造”。", "## 第二章 制造"),
    ("一、第二章章名“生产”改为“制造”。", "## 第二章 制造"),
    ("一、将第二章“生产”修改为“制造”。", "## 第二章 制造"),
    ("一、第三章“附则”改为第四章。", "## 第四章 附则"),
]


@pytest.mark.parametrize(("text", "line"), TITLES)
def test_words_of_headings(text: str, line: str) -> None:
    made = amended(decision(text))
    assert line in made.text.split("\n")
    assert shown(made) == wanted("1 | 2 | 3 | 4 | 5 | 6 | 7")
    assert made.is_complete


def test_a_new_title() -> None:
    made = amended(decision("一、名称修改为《甲类设备监督管理办法》。\n\n二、删去第七条。"))
    assert made.text.startswith("# 甲类设备监督管理办法\n")
    assert made.is_complete


@pytest.mark.parametrize(("text", "lines"), [row for row in CHAPTERS if row[1]])
def test_chapters(text: str, lines: list[str]) -> None:
    made = amended(decision(text))
    found = [line.strip("# ").replace("\u3000", " ") for line in made.text.split("\n") if line.startswith(("##", "第"))]
    assert [line if "章" in line[:4] else line.split(" ")[0] for line in found] == lines
    assert made.is_complete


SEVERAL = [
    "一、对《甲类设备管理办法》作出修改\n\n（一）将第四条中的“县级部门”修改为“市级部门”。\n\n（二）删去第五条。\n\n二、对《乙类设备管理办法》作出修改\n\n（一）删去第六条。",
    "一、将《甲类设备管理办法》第四条中的“县级部门”修改为“市级部门”。\n\n删去第五条。\n\n二、将《乙类设备管理办法》第六条修改为：“删去。”\n\n三、删去《乙类设备管理办法》第六条。",
    "一、修改《乙类设备管理办法》\n\n1.删去第六条。\n\n二、修改《甲类设备管理办法》\n\n1.第四条中的“县级部门”修改为“市级部门”。\n\n2.删去第五条。",
    "一、《乙类设备管理办法》\n\n删去第六条。\n\n二、《甲类设备管理办法》\n\n将第四条中的“县级部门”修改为“市级部门”；第五条删除。",
    "一、将《甲类设备管理办法》（某部令第7号）第四条、《乙类设备管理办法》第六条中的“县级部门”修改为“市级部门”。\n\n二、删去《甲类设备管理办法》第五条、《乙类设备管理办法》第七条。",
    "一、废止《丙类设备管理办法》。\n\n二、删去《乙类设备管理办法》第六条、《甲类设备管理办法》第五条。\n\n三、将《甲类设备管理办法》第四条中的“县级部门”修改为“市级部门”。",
]


@pytest.mark.parametrize("text", SEVERAL)
def test_of_several_laws_only_the_one_that_is_asked_for_is_changed(text: str) -> None:
    made = amended(
        decision(text, title="关于修改部分规章的决定", end="上述规章根据本决定作相应修改并对条文顺序作相应调整，由市级部门重新公布。")
    )
    assert shown(made) == wanted(f"1 | 2 | 3 | {CITY['4']} | 6 | 7")
    assert made.is_complete


def test_a_decision_about_another_law_orders_nothing() -> None:
    other = decision("一、删去第六条。", title="关于修改《乙类设备管理办法》的决定", end="")
    assert read_decision(layout(other), TITLE, "a.md") is None


AMENDMENTS = [
    ("为了加强管理，将甲类设备管理办法第四条修改为：\n\n“应当备案。”", {"4": "应当备案。"}),
    ("一、将甲类设备管理办法第四条修改为：“应当备案。”\n\n二、本修正案自公布之日起施行。", {"4": "应当备案。"}),
    ("一、删去甲类设备管理办法第五条第二款。", {"5": "县级部门应当在十日内答复。/申请人可以查询。"}),
    (
        "一、在甲类设备管理办法第二条中增加一款作为第二款：“丙类除外。”\n\n原第二款作为第三款。\n\n增加一款作为第四款：“丁类除外。”",
        {"2": "甲类设备的生产、销售适用本办法。/丙类除外。/乙类设备参照执行。/丁类除外。"},
    ),
    ("一、第三条增加一项，作为第三项：“有制度；”原第三项改为第四项。", {"3": BODIES["3"].replace("（三）", "（三）有制度；/（四）")}),
]


@pytest.mark.parametrize(("text", "bodies"), AMENDMENTS)
def test_amendments(text: str, bodies: dict[str, str]) -> None:
    made = amended(decision(text, title="甲类设备管理办法修正案", end=""))
    assert shown(made) == wanted(" | ".join(bodies.get(one, one) for one in "1234567"))
    assert made.is_complete


NOT_UNDERSTOOD = [
    ("一、将第五条第二款第一句修改为：“逾期的，视为同意。”", "1 | 2 | 3 | 4 | 5 | 6 | 7"),
    ("一、附件1修改为附后的新附件1。", "1 | 2 | 3 | 4 | 5 | 6 | 7"),
    ("一、第四条中的“许可证”修改为“凭证”。", "1 | 2 | 3 | 4 | 5 | 6 | 7"),
    ("一、删去第九条。", "1 | 2 | 3 | 4 | 5 | 6 | 7"),
    ("一、删去第五条第四款。", "1 | 2 | 3 | 4 | 5 | 6 | 7"),
    ("一、将第四条有关备案的规定作适当修改。", "1 | 2 | 3 | 4 | 5 | 6 | 7"),
    ("一、除第四条外，将其他条款中的“县级部门”修改为“市级部门”。", "1 | 2 | 3 | 4 | 5 | 6 | 7"),
    ("一、将第四条中的三处“县级部门”修改为“市级部门”。", "1 | 2 | 3 | 4 | 5 | 6 | 7"),
    ("一、第二条增加两款：“丙类除外。”", "1 | 2 | 3 | 4 | 5 | 6 | 7"),
    ("一、删去第五条后半段。", "1 | 2 | 3 | 4 | 5 | 6 | 7"),
    ("一、将第四条修改为：“第四条　甲。”\n\n二、将第四条修改为：“第四条　乙。”", "1 | 2 | 3 | 甲。 | 5 | 6 | 7"),
    ("一、删去第四条。\n\n二、第六条第三句删去。", "1 | 2 | 3 | 5 | 6 | 7"),
    ("一、第七条改为第九条。", None),
    ("一、增加一条，作为第五条：“第六条　备案不收费。”", "1 | 2 | 3 | 4 | 5 | 6 | 7"),
    ("一、将第三条第二款、第四条第一款修改后合并。", "1 | 2 | 3 | 4 | 5 | 6 | 7"),
    ("一、增设监督一章。", "1 | 2 | 3 | 4 | 5 | 6 | 7"),
    ("一、将“县级部门”改为“市级部门”的条款有：第四条、第六条。", "1 | 2 | 3 | 4 | 5 | 6 | 7"),
    ("一、在第四条的“县级部门”后增加“和市级部门”。", "1 | 2 | 3 | 4 | 5 | 6 | 7"),
    ("一、第四条中的“备案”后增加“登记”、“凭证”。", "1 | 2 | 3 | 4 | 5 | 6 | 7"),
    ("一、将第五条第三款移至第四条，作为第二款。", "1 | 2 | 3 | 4 | 5 | 6 | 7"),
    ("一、将第四条、第七条中的“备案”修改为“登记”。", None),
    ("一、第二条第一款后半句、第四条中的“备案”修改为“登记”。", None),
    ("一、将下列条款中的“县级部门”修改为“市级部门”：\n\n（一）第四条；\n\n（二）第六条。", "1 | 2 | 3 | 4 | 5 | 6 | 7"),
    ("一、第五条第二款并入第一款。", "1 | 2 | 3 | 4 | 5 | 6 | 7"),
    ("一、将第四条、第五条合并为一条。", "1 | 2 | 3 | 4 | 5 | 6 | 7"),
    ("一、将第四条中的“备案”修改为“登记”（第五条除外）。", None),
    ("一、增加一章，作为第三章，章名为“监督”。", "1 | 2 | 3 | 4 | 5 | 6 | 7"),
    ("一、删去第五条。\n\n三、删去第七条。", "1 | 2 | 3 | 4 | 6"),
    ("一、删去第五条。\n\n二、第四条修改为：“第四条　应当备案。\n\n三、删去第七条。", "1 | 2 | 3 | 4 | 6"),
    ("一、第五条第一款修改为：“甲。；第二款修改为：“乙。”", "1 | 2 | 3 | 4 | 5 | 6 | 7"),
    ("第五条第一款修改为：“甲。”，第二句删去。", "1 | 2 | 3 | 4 | 甲。/逾期不答复的，视为同意。/申请人可以查询。 | 6 | 7"),
    ("一、第五条第一款和第二款对调。", "1 | 2 | 3 | 4 | 5 | 6 | 7"),
]


@pytest.mark.parametrize(("text", "articles"), NOT_UNDERSTOOD)
def test_what_is_not_understood_makes_the_text_incomplete(text: str, articles: str | None) -> None:
    made = amended(decision(text))
    assert not made.is_complete
    assert "【不完整】" in made.text
    if articles:
        assert shown(made) == wanted(articles)


def test_every_piece_stands_where_its_origin_says() -> None:
    text = decision(
        "一、将第四条修改为：“第四条　‘生产单位’应当备案。\n\n“备案免费。”",
        "二、第五条第二款中的“逾期”修改为“期满”。",
        "三、增加一条，作为第二条：“备案不收费。”",
    )
    made = record(amended(text))
    sources = {"old.md": LAW, "1.md": text}
    pieces = made["pieces"]
    assert [
        one
        for one in pieces
        if one["verbatim"] and sources[one["document"]][slice(*one["span"])] != made["text"][one["start"] : one["end"]]
    ] == []
    assert {one["instruction"] for one in pieces} == {None, 1, 2, 3}
    computed = [made["text"][one["start"] : one["end"]] for one in pieces if not one["verbatim"]]
    assert computed == ["第二条", "第三条", "第四条", "第五条", "“", "”", "第六条", "第七条", "第八条"]


LAST_WORDS = [
    (
        "《甲类设备管理办法》根据本决定作相应修改并对条文顺序和引用的条文序号作相应调整，由市级部门重新公布。",
        "违反本办法第五条的，由县级部门处一万元罚款。",
    ),
    (ORDER, BODIES["6"]),
]


@pytest.mark.parametrize(("end", "body"), LAST_WORDS)
def test_references_between_articles_move_only_where_the_decision_says_so(end: str, body: str) -> None:
    made = amended(decision("一、增加一条，作为第三条：“备案不收费，按照第六条第二款执行。”", end=end))
    assert shown(made) == wanted(f"1 | 2 | 备案不收费，按照第六条第二款执行。 | 3 | 4 | 5 | {body} | 7")


ORDERS_OF_SEVERAL = [
    (
        "一、修改《甲类设备管理办法》\n\n1.删去第二条。\n\n2.条文顺序作相应调整。\n\n二、修改《乙类设备管理办法》\n\n1.删去第三条。",
        "1 | 3 | 4 | 5 | 6 | 7",
    ),
    (
        "一、修改《甲类设备管理办法》\n\n1.删去第二条。\n\n二、修改《乙类设备管理办法》\n\n1.删去第三条。\n\n2.条文顺序作相应调整。",
        "1 | 第三条:3 | 第四条:4 | 第五条:5 | 第六条:6 | 第七条:7",
    ),
]


@pytest.mark.parametrize(("text", "articles"), ORDERS_OF_SEVERAL)
def test_numbers_move_in_the_law_of_which_it_is_said(text: str, articles: str) -> None:
    made = amended(decision(text, title="关于修改部分规章的决定", end=""))
    assert shown(made) == wanted(articles)
    assert made.is_complete


def test_straight_quotation_marks() -> None:
    made = amended(decision('一、将第四条中的"凭证"修改为"证明"。'))
    assert shown(made) == wanted("1 | 2 | 3 | 生产单位应当向县级部门备案，县级部门发给证明。 | 5 | 6 | 7")


def test_a_law_with_a_table_of_contents_and_wrapped_lines() -> None:
    law = """甲类设备管理办法
（2030年12月1日某部令第7号公布）
目　　录
第一章　总则
第二章　附则
第一章　总则
　　第一条　为了规范甲类设备的生产、销售、使用和报废活动，保障人身财产安
全，制定本办法。
　　第二条　生产单位应当备案。
第二章　附则
　　第三条　本办法自2031年1月1日起施行。
　　附：甲类设备目录
"""
    made = amended(decision("一、将第一条中的“财产安全”修改为“财产”。\n\n二、删去第二条。"), law=law)
    assert made.is_complete
    assert [line for line in made.text.split("\n") if line][2:] == [
        "（2030年12月1日某部令第7号公布）",
        "## 第一章　总则",
        "第一条\u3000为了规范甲类设备的生产、销售、使用和报废活动，保障人身财产，制定本办法。",
        "## 第二章　附则",
        "第二条\u3000本办法自2031年1月1日起施行。",
        "附：甲类设备目录",
    ]


def test_a_wording_that_is_printed_behind_the_decision_orders_nothing() -> None:
    printed = "甲类设备管理办法\n\n第一条 为了规范甲类设备管理，制定本办法。\n\n第二条 有下列情形之一的：\n\n（一）增加第三条规定的设备的；"
    end = f"{ORDER}\n\n{printed}"
    made = amended(decision("一、删去第二条。", end=end))
    assert shown(made) == wanted("1 | 3 | 4 | 5 | 6 | 7")
    assert made.is_complete
