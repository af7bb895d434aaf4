"""Judgments and cases of courts are no policies, and their parties issue nothing."""

import pytest

from kg.extract import extract
from tests.extract.units import unit

UNDER = "\n原告云州甲类公司。\n被告云州市人民政府。\n依照《中华人民共和国行政诉讼法》第九十八条的规定，裁定驳回起诉。\n2031年5月12日"

CASES = [
    f"云州市中级人民法院\n行 政 裁 定 书\n（2031）云01行初5号{UNDER}",
    f"云州市中级人民法院行政裁定书\n（2031）云01行初5号{UNDER}",
    f"云州甲类公司诉云州市人民政府不履行职责案{UNDER}",
    f"指导性案例99号：云州甲类公司诉云州市人民政府不履行职责案{UNDER}",
]
NONE = [
    "关于印发行政处罚决定书格式的通知\n工信部法〔2031〕5号\n各省工业和信息化主管部门：\n现印发给你们。\n工业和信息化部\n2031年5月12日",
    "关于发布第九十九批指导性案例的通知\n法〔2031〕5号\n各级人民法院：\n现将云州甲类公司诉云州乙类公司案予以发布。\n最高人民法院\n2031年5月12日",
    "关于规范裁判文书的规定\n法发〔2031〕5号\n各级人民法院：\n一、民事判决书\n（2031）云01民初5号的写法。\n最高人民法院\n2031年5月12日",
]
DECISIONS = [
    "行政处罚决定书\n云市监罚字〔2031〕5号",
    "云州市市场监督管理局行政处罚决定书（甲公司）\n（云市监罚〔2031〕5号）",
    "工业和信息化部行政许可决定书\n工信部许〔2031〕5号",
    "市场禁入决定书\n〔2031〕5号",
]


@pytest.mark.parametrize("top", DECISIONS)
def test_a_decision_on_one_person_is_no_policy(top: str) -> None:
    text = f"{top}\n当事人：甲公司\n依据《中华人民共和国产品质量法》第五十条，决定如下：\n云州市市场监督管理局\n2031年5月12日"
    document = extract(unit(text, single=True))
    assert (document.kind, document.doc_number) == ("news", None)
    assert {(one.type, one.title, one.number) for one in document.relations} == {("REFERENCES", "中华人民共和国产品质量法", None)}


@pytest.mark.parametrize("text", CASES)
def test_a_case_is_no_policy(text: str) -> None:
    document = extract(unit(text, single=True))
    assert (document.kind, {(one.type, one.title) for one in document.relations}) == (
        "news",
        {("REFERENCES", "中华人民共和国行政诉讼法")},
    )
    assert not {issuer.id for issuer in document.issuers} & {"云州甲类公司", "云州市人民政府"}


@pytest.mark.parametrize("text", NONE)
def test_a_document_about_cases_is_a_policy(text: str) -> None:
    assert extract(unit(text, single=True)).kind == "policy"
