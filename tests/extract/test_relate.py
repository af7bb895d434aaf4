# ruff: noqa: E501  (rows of Chinese text, which counts double, read better unbroken)
# ruff: noqa: E501  (rows of Chinese text, which counts double, read better unbroken)
"""What a unit names and how: whole sets of (type, title, number) from a few lines each."""

import pytest

from kg.extract import extract
from tests.extract.units import unit

NOTICE = "某部关于做好丙类工作的通知\n某部规〔2031〕9号\n各省、自治区、直辖市人民政府：\n"
LAW = "# 丙类设备管理条例\n\n2031年3月1日 中华人民共和国国务院令第900号公布\n\n<!-- INFO END -->\n\n"
READING = "《丙类设备更新方案》政策解读\n"

Relation = tuple[str, str | None, str | None]

CASES: list[tuple[str, str, str, set[Relation]]] = [
    (
        "number in brackets",
        False,
        NOTICE + "根据《甲类设备管理办法》（工信部规〔2030〕5 号），现通知如下：",
        {("BASED_ON", "甲类设备管理办法", "工信部规〔2030〕5号")},
    ),
    (
        "number alone with a lead-in",
        False,
        NOTICE + "一、要求\n按照财库〔2022〕3号执行。",
        {("REFERENCES", None, "财库〔2022〕3号")},
    ),
    (
        "number before its title",
        True,
        LAW + "第九条 本条例自公布之日起施行。1998年5月1日原国家工商行政管理局令第7号公布的《丁类登记办法》同时废止。",
        {("SUPERSEDES", "丁类登记办法", "国家工商行政管理局令第7号")},
    ),
    (
        "nested marks are unfolded",
        False,
        NOTICE + "为贯彻落实《国务院关于印发〈甲类行动计划〉的通知》，制定本通知。",
        {("BASED_ON", "甲类行动计划", None)},
    ),
    (
        "titles in a row share the cue",
        True,
        LAW + "第一条 根据《中华人民共和国甲类法》、《中华人民共和国乙类法》和有关规定，制定本条例。",
        {("BASED_ON", "中华人民共和国甲类法", None), ("BASED_ON", "中华人民共和国乙类法", None)},
    ),
    (
        "a basis counts only where the document says what it rests on",
        True,
        LAW + "第一条 为了加强管理，制定本条例。\n\n第二条 根据《中华人民共和国甲类法》应当报告的，从其规定。",
        {("REFERENCES", "中华人民共和国甲类法", None)},
    ),
    (
        "a heading governs the list below it",
        False,
        NOTICE
        + "五、下列文件或条款同时废止：\n（一）《甲类税收通知》（财税〔2016〕101 号）第二条第（一）项。\n（二）《乙类税收通知》（财税〔2022〕16 号）。\n特此通知。",
        {("SUPERSEDES", "甲类税收通知", "财税〔2016〕101号"), ("SUPERSEDES", "乙类税收通知", "财税〔2022〕16号")},
    ),
    (
        "a predecessor of the same title",
        True,
        LAW + "第九条 本条例自2031年5月1日起施行。1999年7月19日国务院发布的《丙类设备管理条例》同时废止。",
        {("SUPERSEDES", "丙类设备管理条例", None)},
    ),
    ("the unit's own name is no relation", True, LAW + "第一条 《丙类设备管理条例》适用于下列活动。", set()),
    (
        "aliases are resolved and are no targets",
        False,
        NOTICE + "一、要求\n严格执行《甲类设备管理办法》（以下简称《办法》）。\n二、其他\n《办法》另有规定的除外。",
        {("REFERENCES", "甲类设备管理办法", None)},
    ),
    (
        "aliases given one for each",
        False,
        NOTICE + "一、要求\n执行《甲类设备管理办法》《乙类设备规定》（以下分别简称《办法》《规定》）。\n二、其他\n《规定》同时废止。",
        {("REFERENCES", "甲类设备管理办法", None), ("SUPERSEDES", "乙类设备规定", None)},
    ),
    (
        "an interpretation explains its subject and references the rest",
        False,
        READING
        + "近日，某部印发《丙类设备更新方案》（工信部规〔2031〕5号，以下简称《方案》）。\n一、背景\n根据《甲类纲要》，制定《方案》。《实施方案》见上。",
        {("INTERPRETS", "丙类设备更新方案", "工信部规〔2031〕5号"), ("REFERENCES", "甲类纲要", None)},
    ),
    (
        "statutes without marks, the longest name winning",
        True,
        LAW + "第九条 依照可再生能源法和治安管理处罚法的规定处罚；有关罪名见刑法。",
        {("REFERENCES", "可再生能源法", None), ("REFERENCES", "治安管理处罚法", None), ("REFERENCES", "刑法", None)},
    ),
    (
        "forms, papers and annexes are no documents",
        False,
        NOTICE
        + "一、要求\n填写《甲类项目申报表》，登载于《某某日报》，见《甲类设备清单》（附件1）。\n附件：1.甲类设备清单\n2.乙类要素条件",
        set(),
    ),
    (
        "standards in marks beside their code are no policies",
        False,
        NOTICE + "一、要求\n执行GB 12345《甲类设备安全技术条件》和《乙类设备规范》（GB/T 2345-2030）。",
        set(),
    ),
    (
        "announced revisions amend nothing",
        False,
        NOTICE + "一、要求\n将修订《甲类设备规程》，推动修订乙类款项支付条例立法。",
        {("REFERENCES", "甲类设备规程", None), ("REFERENCES", "乙类款项支付条例", None)},
    ),
    (
        "an amending decision",
        True,
        "# 关于修改《甲类设备条例》的决定\n\n<!-- INFO END -->\n\n决定对《甲类设备条例》作如下修改：\n一、删去第三条。",
        {("AMENDS", "甲类设备条例", None)},
    ),
    (
        "lapse of validity is no repeal",
        False,
        NOTICE + "一、要求\n按照《甲类设备办法》取得的证书有效期为三年，期满失效的除外。",
        {("REFERENCES", "甲类设备办法", None)},
    ),
    (
        "a title broken by a page",
        False,
        NOTICE + "一、要求\n严格落实《甲类设备使用单位\n\n主体责任监督管理规定》有关要求。",
        {("REFERENCES", "甲类设备使用单位主体责任监督管理规定", None)},
    ),
    (
        "the number behind 关于印发《X》的通知 is that of X",
        False,
        NOTICE + "一、补贴\n按照财政部关于印发《甲类资金管理办法》的通知（财社〔2025〕2号）执行。",
        {("REFERENCES", "甲类资金管理办法", "财社〔2025〕2号")},
    ),
    ("a standard with its code in 书名号 is no policy", False, NOTICE + "一、要求\n执行《GB/T 90001-2031 甲类设备安全规范》。", set()),
    ("a committee is no law", False, NOTICE + "全国人大宪法和法律委员会审议了报告。", set()),
    ("a plan yet to be written is none", False, NOTICE + "一、要求\n编制实施甲类产业发展规划，加强监测。", set()),
    (
        "what others are to follow is no basis",
        False,
        NOTICE + "用地单位应当按照《甲类土地条例》第三十八条办理。",
        {("REFERENCES", "甲类土地条例", None)},
    ),
    (
        "what is published is no basis of itself",
        False,
        NOTICE + "按照《甲类改革通知》要求，现将《甲类事项清单》内的事项公布如下。",
        {("BASED_ON", "甲类改革通知", None), ("REFERENCES", "甲类事项清单", None)},
    ),
    (
        "documents after 以下 are no short names",
        False,
        NOTICE + "一、依据\n参照以下文件执行：《甲类设备管理办法》、《乙类设备规程》。",
        {("REFERENCES", "甲类设备管理办法", None), ("REFERENCES", "乙类设备规程", None)},
    ),
]


@pytest.mark.parametrize(("single", "text", "expected"), [pytest.param(*case[1:], id=case[0]) for case in CASES])
def test_relations(single: bool, text: str, expected: set[Relation]) -> None:
    document = extract(unit(text, single))
    assert {(one.type, one.title, one.number) for one in document.relations} == expected


@pytest.mark.parametrize("text", [pytest.param(case[2], id=case[0]) for case in CASES])
def test_every_quote_is_the_source_between_its_offsets(text: str) -> None:
    for one in extract(unit(text)).relations:
        assert text[one.span.start : one.span.end] == one.evidence
        assert one.span.start <= one.mention.start < one.mention.end <= one.span.end or one.mention.end - one.mention.start > 60
        assert all(text[span.start : span.end] == quote for span, quote in one.also)


def test_a_partial_repeal_names_its_clause_and_a_predecessor_its_date() -> None:
    partial = extract(unit(CASES[6][2])).relations
    assert [one.scope for one in partial] == ["第二条第（一）项", "whole"]
    former = extract(unit(CASES[7][2], single=True)).relations[0]
    assert (former.scope, former.date, former.issuer) == ("whole", "1999-07-19", "国务院")


def test_what_stays_open_is_said_with_its_reason() -> None:
    document = extract(unit("某部召开座谈会\n会议强调《办法》的意义，并填写《甲类项目申报表》。"))
    assert [(one.what, one.text) for one in document.unresolved] == [("alias", "办法"), ("title", "甲类项目申报表")]
    assert all(one.reason for one in document.unresolved)


REPEAL_TABLES = [
    # One row a line.
    (
        "序号 文件名称 发文字号\n1 关于甲类工作的通知 工信部装〔2011〕5号\n2 乙类设备管理办法 工信部装〔2012〕6号",
        {("关于甲类工作的通知", "工信部装〔2011〕5号"), ("乙类设备管理办法", "工信部装〔2012〕6号")},
    ),
    # One cell a line.
    (
        "序号\n文件名称\n文号\n1\n关于甲类工作的通知\n工信部装〔2011〕5号\n2\n乙类设备管理办法\n工信部装〔2012〕6号",
        {("关于甲类工作的通知", "工信部装〔2011〕5号"), ("乙类设备管理办法", "工信部装〔2012〕6号")},
    ),
    # Tabs, a column of days, 书名号.
    (
        "1\t《关于甲类工作的通知》\t工信部装〔2011〕5号\t2011年3月5日\n2\t《乙类设备管理办法》\t工信部装〔2012〕6号\t2012年3月5日",
        {("关于甲类工作的通知", "工信部装〔2011〕5号"), ("乙类设备管理办法", "工信部装〔2012〕6号")},
    ),
    # A list without 书名号, the number in brackets; one without a number.
    (
        "1.关于甲类工作的通知（工信部装〔2011〕5号）\n2.乙类设备管理办法",
        {("关于甲类工作的通知", "工信部装〔2011〕5号"), ("乙类设备管理办法", None)},
    ),
    # Numbers alone.
    ("1.工信部装〔2011〕5号\n2.工信部装〔2012〕6号", {(None, "工信部装〔2011〕5号"), (None, "工信部装〔2012〕6号")}),
]


@pytest.mark.parametrize(("table", "repealed"), REPEAL_TABLES)
@pytest.mark.parametrize(
    "lead_in", ["经研究，决定废止下列规范性文件：", "我部决定对下列规范性文件予以废止。", "附件\n决定废止的规范性文件目录"]
)
def test_each_row_of_a_table_of_repeals_is_one_document(lead_in: str, table: str, repealed: set[tuple[str | None, str | None]]) -> None:
    text = f"工业和信息化部关于废止部分文件的公告\n{lead_in}\n{table}\n特此公告。\n工业和信息化部\n2031年3月5日"
    relations = extract(unit(text)).relations
    assert {(one.title, one.number) for one in relations} == repealed
    assert {(one.type, one.scope) for one in relations} == {("SUPERSEDES", "whole")}
    assert all(text[one.span.start : one.span.end] == one.evidence for one in relations)


@pytest.mark.parametrize("lead_in", ["继续有效、废止和失效的规范性文件目录", "现将下列文件印发给你们：", "有下列情形之一的，证书失效："])
def test_a_table_that_nothing_repeals(lead_in: str) -> None:
    text = f"关于丙类事项的公告\n{lead_in}\n1 《关于甲类工作的通知》 工信部装〔2011〕5号\n特此公告。"
    assert "SUPERSEDES" not in {one.type for one in extract(unit(text)).relations}


@pytest.mark.parametrize(
    ("clause", "date"),
    [
        ("本条例自2034年6月1日起施行，2018年9月27日国务院发布的《甲类办法》同时废止。", "2018-09-27"),
        ("本条例自2034年6月1日起施行，国务院发布的《甲类办法》同时废止。", None),
        ("1991年5月24日国务院批准、1991年5月30日某局发布的《甲类办法》同时废止。", "1991-05-24"),
        ("1991年5月24日国务院批准，1991年5月30日某局发布的《甲类办法》同时废止。", "1991-05-24"),
        (
            "2020年9月6日某市人大常委会通过，根据2026年11月25日某市人大常委会《关于修改部分法规的决定》修正的《甲类办法》同时废止。",
            "2020-09-06",
        ),
        ("2018年某部印发的《甲类办法》同时废止。", "2018"),
    ],
)
def test_the_date_of_what_is_repealed(clause: str, date: str | None) -> None:
    (relation,) = [
        one for one in extract(unit(f"关于丙类事项的通知\n{clause}\n工业和信息化部\n2035年3月5日")).relations if one.title == "甲类办法"
    ]
    assert (relation.type, relation.date) == ("SUPERSEDES", date)


def test_a_batch_of_the_own_title_is_another_document() -> None:
    text = "某部公告\n《甲类目录》已经批准，现予以公布。\n《甲类目录》（第一批）自本公告发布之日起废止。\n工业和信息化部\n2031年3月5日"
    assert [one.title for one in extract(unit(text)).relations if one.type == "SUPERSEDES"] == ["甲类目录（第一批）"]


def test_a_short_name_for_several_documents_stands_for_all_of_them() -> None:
    text = "关于做好丙类工作的通知\n工信部规〔2031〕5号\n《甲类规则》《乙类规则》《丙类规则》（以下简称《三个规则》）已经印发。根据《三个规则》，现通知如下。\n工业和信息化部\n2031年5月12日"
    assert {(one.type, one.title) for one in extract(unit(text)).relations} == {
        ("BASED_ON", title) for title in ("甲类规则", "乙类规则", "丙类规则")
    }


@pytest.mark.parametrize(
    ("title", "sentence", "scope"),
    [
        ("关于延长《甲类办法》有效期的通知", "《甲类办法》（工信部规〔2026〕3号）需继续实施，其有效期延长至2036年3月31日。",
         "有效期、有效期延长至2036年3月31日"),
        ("关于有关事项的通知", "《甲类办法》（工信部规〔2026〕3号）第三条规定的补贴政策继续执行至2036年3月31日。", "继续执行至2036年3月31日"),
        ("关于有关事项的通知", "一、《乙类办法》（工信部规〔2026〕2号）、《甲类办法》（工信部规〔2026〕3号）有效期延长2年。", "有效期延长2年"),
        ("关于延续实施《甲类办法》的通知", "现就有关事项通知如下。", "延续实施"),
    ],
)  # fmt: skip
def test_what_prolongs_a_document_amends_its_term(title: str, sentence: str, scope: str) -> None:
    found = extract(unit(f"{title}\n工信部规〔2031〕5号\n{sentence}\n工业和信息化部\n2031年5月12日"))
    assert found.expires is None
    assert ("AMENDS", "甲类办法", scope) in {(one.type, one.title, one.scope) for one in found.relations}


@pytest.mark.parametrize(
    "sentence",
    [
        "《甲类办法》有效期不再延长。",
        "《甲类办法》规定的许可证有效期延长至2036年3月31日。",
        "《甲类办法》的贷款期限延长至2036年3月31日。",
        "《甲类办法》所称合同有效期延长3年。",
        "《甲类办法》继续有效。",
    ],
)
def test_the_term_of_something_else_is_no_term_of_a_document(sentence: str) -> None:
    found = extract(unit(f"关于有关事项的通知\n工信部规〔2031〕5号\n现通知如下：\n{sentence}\n工业和信息化部\n2031年5月12日"))
    assert [(one.type, one.title) for one in found.relations] == [("REFERENCES", "甲类办法")]


@pytest.mark.parametrize(
    ("sentence", "expires"),
    [
        ("本办法自2031年1月1日起施行，有效期至2035年12月31日。", "2035-12-31"),
        ("有效期至2035年12月31日。", "2035-12-31"),
        ("《丙类登记办法》有效期至2035年12月31日。", "2035-12-31"),
        ("原主管部门审批通过的行政许可证件或决定，有效期至2035年12月31日。", None),
        ("按照本办法取得的资格，有效期至2035年12月31日。", None),
    ],
)
def test_the_last_day_is_that_of_the_document(sentence: str, expires: str | None) -> None:
    assert extract(unit(f"丙类登记办法\n工信部规〔2031〕5号\n{sentence}\n工业和信息化部\n2031年5月12日")).expires == expires


def test_what_is_said_of_an_enumeration_holds_for_each_of_its_names_however_many() -> None:
    names = "、".join(f"《第{n}号甲类设备办法》" for n in range(1, 701))
    repealing, basing = (extract(unit(NOTICE + before + names + after)) for before, after in (("", "同时废止。"), ("根据", "废止。")))
    assert [one.title for one in repealing.relations if one.type == "SUPERSEDES"] == [f"第{n}号甲类设备办法" for n in range(1, 701)]
    assert not [one.title for one in basing.relations if one.type == "SUPERSEDES"]
