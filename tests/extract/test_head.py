# ruff: noqa: E501  (rows of Chinese text, which counts double, read better unbroken)
"""What a unit says of itself."""

from dataclasses import replace

import pytest

from kg.extract import extract
from tests.extract.units import unit

HEADS = [
    pytest.param(
        False,
        "工信部等三部门关于印发《丙类设备更新方案》的通知\n工信部联规〔2031〕 53 号\n各省、自治区、直辖市人民政府：\n现将《丙类设备更新方案》印发给你们。\n"
        "工业和信息化部\n国家发展改革委\n市场监管总局办公厅\n2031 年 3 月 27 日\n丙类设备更新方案\n一、总体要求",
        (
            "policy",
            "丙类设备更新方案",
            "工信部联规〔2031〕53号",
            ["工业和信息化部", "国家发展和改革委员会", "国家市场监督管理总局"],
            True,
            "2031-03-27",
        ),
        id="a joint notice that issues a plan",
    ),
    pytest.param(
        False,
        "财政部 国家能源局关于建立丙类制度的实施意见\n财能规〔2031〕413号\n各有关单位：\n一、总体要求\n要求。\n财政部\n\n国家能源局\n\n2031年4月2日",
        ("policy", "关于建立丙类制度的实施意见", "财能规〔2031〕413号", ["财政部", "国家能源局"], True, "2031-04-02"),
        id="issuers in front of the title",
    ),
    pytest.param(
        False,
        "财政部 税务总局关于丙类税收政策的公告\n财政部 税务总局公告 2031 年第 2 号\n现公告如下：\n一、政策。\n财政部\n税务总局\n2031 年 4 月 17 日",
        ("policy", "关于丙类税收政策的公告", "财政部税务总局公告2031年第2号", ["财政部", "国家税务总局"], True, "2031-04-17"),
        id="an announcement",
    ),
    pytest.param(
        False,
        "工信部、国家发改委部署建设丙类平台\n工信部联原〔2031〕181号\n各省、自治区、直辖市工业和信息化主管部门：\n现将《丙类平台建设指南》印发给你们。\n工业和信息化部\n国家发展改革委\n2031年9月16日",
        ("policy", "丙类平台建设指南", "工信部联原〔2031〕181号", ["工业和信息化部", "国家发展和改革委员会"], True, "2031-09-16"),
        id="a news headline over a notice",
    ),
    pytest.param(
        False,
        "《丙类设备更新方案》政策解读\n一、背景\n有关情况。",
        ("interpretation", "《丙类设备更新方案》政策解读", None, [], False, None),
        id="an interpretation",
    ),
    pytest.param(
        False,
        "工信部等八部门联合印发《丙类行动方案》\n工业和信息化部、财政部等八部门日前联合印发《丙类行动方案》。",
        ("news", "工信部等八部门联合印发《丙类行动方案》", None, ["工业和信息化部", "财政部"], False, None),
        id="news of a notice without its text, two of eight named",
    ),
    pytest.param(
        False,
        "丙类促进法草案向社会公开征求意见\n现公开征求意见。\n司法部\n国家发展改革委\n2031 年 10 月 10 日\n附件 1:\n中华人民共和国丙类促进法（草案征求意见稿）\n第一章 总则\n第一条 为了促进，制定本法。",
        ("draft", "中华人民共和国丙类促进法（草案征求意见稿）", None, ["司法部", "国家发展和改革委员会"], True, "2031-10-10"),
        id="a draft for comments",
    ),
    pytest.param(
        True,
        "# 中华人民共和国丙类条例\n\n2003年3月1日 中华人民共和国国务院令第372号公布\n\n2013年7月18日 《国务院关于修改部分条例的决定》第一次修订\n\n<!-- INFO END -->\n\n第一条 制定本条例。",
        ("law", "中华人民共和国丙类条例", "中华人民共和国国务院令第372号", ["国务院"], True, "2003-03-01"),
        id="a regulation with its promulgation lines",
    ),
    pytest.param(
        True,
        "# 某部门丙类办法\n\n1991年4月1日 国务院批准\n\n1991年4月22日 国家工商行政管理局令第6号发布\n\n<!-- INFO END -->\n\n第一条 制定本办法。",
        ("law", "某部门丙类办法", "国家工商行政管理局令第6号", ["国家工商行政管理局"], True, "1991-04-22"),
        id="who approves is no issuer",
    ),
    pytest.param(
        True,
        "# 杭州市丙类规定\n\n2017年12月27日 杭州市人大常委会通过\n\n"
        "2018年3月31日 浙江省人大常委会批准\n\n<!-- INFO END -->\n\n第一条 制定本规定。",
        ("law", "杭州市丙类规定", None, ["杭州市人民代表大会常务委员会"], True, "2018-03-31"),
        id="a city's regulation is dated by its approval",
    ),
]


@pytest.mark.parametrize(("single", "text", "expected"), HEADS)
def test_head(single: bool, text: str, expected: tuple[str, str, str | None, list[str], bool, str | None]) -> None:
    document = extract(unit(text, single))
    issuers = [mention.id for mention in document.issuers]
    assert (document.kind, document.title, document.doc_number, issuers, document.issuers_complete, document.signed) == expected
    assert all(text[mention.span.start : mention.span.end] == mention.evidence for mention in document.issuers)


@pytest.mark.parametrize(
    ("text", "kind", "type_"),
    [
        ("国务院常务会议：决定废止《丙类办法》等行政法规\n某某6月10日主持召开国务院常务会议，决定废止《丙类办法》。", "news", "REFERENCES"),
        ("云州市人大常委会拟废止《丙类办法》等5件地方性法规\n会议审议了草案，草案提出，废止《丙类办法》。", "news", "REFERENCES"),
        ("财政部废止《丙类办法》等规章\n近日，财政部废止《丙类办法》。", "news", "REFERENCES"),
        ("关于废止《丙类办法》等5件地方性法规的决定\n决定废止《丙类办法》。", "policy", "SUPERSEDES"),
        (
            "财政部废止《丙类办法》等规章\n财规〔2031〕5号\n各有关单位：\n决定废止《丙类办法》。\n财政部\n2031年5月12日",
            "policy",
            "SUPERSEDES",
        ),
    ],
)
def test_a_headline_that_tells_of_several_documents_is_no_law_and_ends_none(text: str, kind: str, type_: str) -> None:
    found = extract(unit(text, single=True))
    assert (found.kind, {one.type for one in found.relations if one.title == "丙类办法"}) == (kind, {type_})


def test_a_law_knows_its_latest_change_and_its_first_day() -> None:
    document = extract(unit(HEADS[7].values[1], single=True))  # type: ignore[arg-type]
    assert document.published == "2013-07-18"
    text = "# 丙类法\n\n2003年3月1日 中华人民共和国国务院令第372号公布\n\n<!-- INFO END -->\n\n第九条 本法自公布之日起施行，有效期至2040年12月31日。"
    document = extract(unit(text, single=True))
    assert (document.effective, document.expires) == ("2003-03-01", "2040-12-31")
    clauses = [(clause.says, clause.evidence, text[clause.span.start : clause.span.end]) for clause in document.clauses]
    assert [(says, quote) for says, quote, _ in clauses] == [
        ("effective", "第九条 本法自公布之日起施行"),
        ("expires", "有效期至2040年12月31日"),
    ]
    assert all(quote == words for _, quote, words in clauses)


@pytest.mark.parametrize(
    ("clause", "effective", "expires"),
    [
        ("本办法自2031年1月1日起施行，有效期5年。", "2031-01-01", "2035-12-31"),
        ("本办法自2031年7月15日起施行，有效期为三年。", "2031-07-15", "2034-07-14"),
        ("本办法有效期限为 10 年，自2032年2月29日起施行。", "2032-02-29", "2042-02-28"),
        ("本办法自2031年1月1日起试行，试行期两年。", None, None),
        ("本办法自2031年1月1日起实施，试行期两年。", "2031-01-01", "2032-12-31"),
        ("本办法自2031年1月1日起施行，有效期至2033年6月30日。", "2031-01-01", "2033-06-30"),
        ("证书有效期3年。\n本办法自2031年1月1日起施行。", "2031-01-01", None),
        ("本办法自2031年1月1日起施行。证书有效期3年。", "2031-01-01", None),
        ("本办法自2031年1月1日起施行，有效期1年零9个月。", "2031-01-01", None),
        ("本办法自2031年1月1日起施行，有效期1年 6个月。", "2031-01-01", None),
        ("本办法自2031年1月1日起施行，有效期一年六个月。", "2031-01-01", None),
        ("本办法自2031年1月1日起施行，有效期两年半。", "2031-01-01", None),
        ("本办法自2031年1月1日起施行，有效期五年 。", "2031-01-01", "2035-12-31"),
        ("本办法有效期5年。", None, None),
        ("本办法自2031年2月30日起施行，有效期5年。", None, None),
        ("《阀门再制造管理办法》自2031年6月1日起施行。", "2031-06-01", None),
        ("《甲类办法》自2031年6月1日起施行。", None, None),
        ("自2031年6月1日起施行的《甲类办法》继续有效。", None, None),
        ("甲类制度建立，自2021年6月1日起施行以来，取得成效。", None, None),
        ("本办法执行期限为2031年1月1日至2033年12月31日。", None, "2033-12-31"),
        ("本办法实施期限至2033年12月31日，甲类证书有效期至2032年6月30日。", None, "2033-12-31"),
        ("本办法自2031年1月1日起施行，许可证有效期5年。", "2031-01-01", None),
        ("《阀门再制造管理办法》有效期至2033年6月30日。", None, "2033-06-30"),
        ("该政策执行至2032年12月31日。", None, "2032-12-31"),
        ("《甲类名录》有效期至2033年12月31日。", None, None),
        ("《乙类办法》（云工规〔2028〕3号）有效期延长至2033年12月31日。", None, None),
        ("甲类许可证有效期至2033年12月31日。", None, None),
        ("本证书有效期至2032年12月31日，期满前应当申请延续。", None, None),
        ("前款规定的备案凭证，有效期3年。", None, None),
        ("合同有效期至2032年6月30日。", None, None),
        ("检测报告在有效期内的（有效期至2031年12月31日），可以使用。", None, None),
        ("承诺书有效期自2031年1月1日起至2031年12月31日止。", None, None),
        ("经审批的行政许可决定，有效期至2031年12月31日。", None, None),
        ("按照本办法取得的资格，有效期至2033年12月31日。", None, None),
        ("入选企业名单有效期至2033年12月31日。", None, None),
        ("商标注册有效期十年，自核准注册之日起计算。", None, None),
    ],
)
def test_first_and_last_day(clause: str, effective: str | None, expires: str | None) -> None:
    text = f"关于印发《阀门再制造管理办法》的通知\n云工规〔2031〕5号\n各市：\n现予印发，请遵照执行。\n云州省工业厅\n2030年12月1日\n阀门再制造管理办法\n第一条 为规范管理，制定本办法。\n第二条 {clause}\n"
    document = extract(unit(text))
    assert (document.effective, document.expires) == (effective, expires)
    assert all(text[each.span.start : each.span.end] == each.evidence for each in document.clauses)


def test_an_item_is_titled_without_its_number_and_has_the_kind_that_its_layout_tells() -> None:
    item = unit("⑤云州发布《丙类方案》\n云州近日发布《丙类方案》。", name="云州发布《丙类方案》")
    assert (extract(item).title, extract(item).heading) == ("云州发布《丙类方案》", "⑤云州发布《丙类方案》")
    row = replace(item, kind="catalogue")
    assert extract(row).kind == "catalogue"
