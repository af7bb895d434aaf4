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
    "关于发布第九十九批指导性案例的通知\n法〔2031〕5号\n各级人民法院：\n现将云州甲类公司诉云州乙类公司案予以发布。\n最高人民法院\n2031年5月12日",
    "关于规范裁判文书的规定\n法发〔2031〕5号\n各级人民法院：\n一、民事判决书\n（2031）云01民初5号的写法。\n最高人民法院\n2031年5月12日",
]


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
