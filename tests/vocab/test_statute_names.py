"""Documents cited without marks: the longest name wins, and other words are left alone."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import DataError
from kg.vocab import statutes
from kg.vocab.files import read_yaml
from kg.vocab.statute import Statutes

DATA = read_yaml("statutes.yaml")
GROUPS = ("laws", "regulations", "conventions", "party")
NAMES = [name for group in GROUPS for name in DATA[group]]

FOUND = [
    ("依照刑法追究刑事责任", ["刑法"]),
    ("根据宪法，制定本条例", ["宪法"]),
    ("可再生能源法和能源法", ["可再生能源法", "能源法"]),
    ("民法典、刑法", ["民法典", "刑法"]),
    ("商标法专利法著作权法", ["商标法", "专利法", "著作权法"]),
    ("劳动合同法与劳动法", ["劳动合同法", "劳动法"]),
    ("会计法规定的程序", ["会计法"]),
    ("依照中华人民共和国审计法", ["中华人民共和国审计法"]),
    ("履行巴黎协定", ["巴黎协定"]),
    ("2031年政府工作报告提出", ["2031年政府工作报告"]),
    ("写入党章", ["中国共产党章程"]),
    # a place directly before a name: not the national document
    ("四川省河道管理条例同时废止", ["四川省河道管理条例"]),
    ("广东物业管理条例同时废止", ["广东物业管理条例"]),
    ("内蒙古自治区殡葬管理条例", ["内蒙古自治区殡葬管理条例"]),
    ("广东省广州市物业管理条例", ["广州市物业管理条例"]),
    ("成都市武侯区物业管理条例", ["成都市武侯区物业管理条例"]),
    ("四川省和重庆市物业管理条例", ["重庆市物业管理条例"]),
    ("四川省政府工作报告提出", ["四川省政府工作报告"]),
    ("违反云州市物业管理条例的规定", ["云州市物业管理条例"]),
    # a place that is no part of the name
    ("四川省根据河道管理条例", ["河道管理条例"]),
    ("在四川省，物业管理条例", ["物业管理条例"]),
    ("四川省刑法宣传月", ["刑法"]),
    ("全省党章", ["中国共产党章程"]),
]

NOT_FOUND = [
    "会计法规和统计法规",
    "刑法学",
    "宪法学",
    "公司法人",
    "合同法律关系",
    "教育法治",
    "煤炭法案",
    "立法工作",
    "有关法律",
    "行政法规",
    "我省物业管理条例",
    "甲州河道管理条例同时废止",
    "各区殡葬管理条例",
    "市政府工作报告提出",
    "",
]


@pytest.mark.parametrize(("text", "titles"), FOUND)
def test_statutes_in_text(text: str, titles: list[str]) -> None:
    found = statutes().find(text)
    assert [match.title for match in found] == titles
    assert all(text[match.start : match.end] == match.name for match in found)


@pytest.mark.parametrize("text", NOT_FOUND)
def test_words_that_are_no_statutes(text: str) -> None:
    assert statutes().find(text) == []


@pytest.mark.parametrize("name", NAMES)
def test_every_name_is_found_whole(name: str) -> None:
    assert [(match.start, match.end, match.name) for match in statutes().find(f"、{name}、")] == [(1, len(name) + 1, name)]


@given(st.lists(st.sampled_from([*NAMES, "、", "和", "依照", "的规定", "2031年", "中华人民共和国", "规", "律", "第三条"]), max_size=10))
def test_matches_are_in_order_and_apart(words: list[str]) -> None:
    text = "".join(words)
    found = statutes().find(text)
    assert all(one.end <= other.start for one, other in pairwise(found))
    assert all(text[match.start : match.end] == match.name for match in found)


def test_a_name_may_stand_only_once() -> None:
    with pytest.raises(DataError, match=r"statutes\.yaml: given twice: 刑法"):
        Statutes({**DATA, "laws": ["刑法", "刑法"]})


def test_a_form_must_hold_on_its_examples() -> None:
    form = {**DATA["forms"][0], "examples": [["依照甲类设备管理条例的规定", ["乙类设备管理条例"]]]}
    with pytest.raises(DataError, match=rf"statutes\.yaml: form {form['name']}"):
        Statutes({**DATA, "forms": [form]})


@pytest.mark.parametrize("key", ["cited_name", "phrase"])
def test_a_pattern_must_match_its_examples(key: str) -> None:
    with pytest.raises(DataError, match=rf"statutes\.yaml: {key}: examples not matched \['甲'\]"):
        Statutes({**DATA, key: {**DATA[key], "examples": ["甲"]}})
