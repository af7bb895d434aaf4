# ruff: noqa: E501  (rows of Chinese text, which counts double, read better unbroken)
"""What an interpretation, a press conference, a piece of news or a reply explains, in the layouts in which they are found."""

import pytest

from kg.extract import extract
from kg.identity import policy_key
from tests.extract.units import unit

A = "甲类设备管理办法"
UNDER = "\n一、背景\n根据《甲类设备法》，工业和信息化部制定了《甲类设备管理办法》（工信部装〔2031〕9号）。\n"

EXPLAINED: list[tuple[str, set[str]]] = [
    ("《甲类设备管理办法》解读" + UNDER, {A}),
    ("甲类设备管理办法政策解读" + UNDER, {A}),
    ("甲类设备管理办法政策解读\n一、背景\n为贯彻《甲类设备法》，我部制定了办法。", {A}),
    ("关于《甲类设备管理办法》的解读" + UNDER, {A}),
    ("关于甲类设备管理办法的政策解读" + UNDER, {A}),
    ("解读《甲类设备管理办法》：五大看点" + UNDER, {A}),
    ("图解：《甲类设备管理办法》\n2031年5月12日", {A}),
    ("一图读懂 | 甲类设备管理办法\n工业和信息化部印发《甲类设备管理办法》", {A}),
    (
        "专家解读｜夯实设备管理基础\n2031年5月12日，工业和信息化部印发《甲类设备管理办法》（以下简称《办法》）。\n《办法》以《甲类设备法》为依据。",
        {A},
    ),
    ("关于工信部装〔2031〕9号文件的解读" + UNDER, {A}),
    (
        "《甲类设备管理办法》《乙类设备规程》解读\n一、背景\n根据《甲类设备法》，制定《甲类设备管理办法》和《乙类设备规程》。",
        {A, "乙类设备规程"},
    ),
    ("《关于印发〈甲类设备管理办法〉的通知》政策解读" + UNDER, {A}),
    ("某部有关负责人就《甲类设备管理办法》答记者问\n问：背景是什么？\n答：根据《甲类设备法》制定。", {A}),
    (
        "某部有关负责人就甲类设备管理答记者问\n近日，工业和信息化部印发了《甲类设备管理办法》（以下简称《办法》），负责人回答了提问。\n答：根据《甲类设备法》制定。",
        {A},
    ),
    ("《甲类设备管理办法》新闻发布会\n主持人：今天介绍《甲类设备管理办法》有关情况。\n发言人：根据《甲类设备法》，我们制定了办法。", {A}),
    (
        "某办举行甲类设备工作新闻发布会\n主持人：今天我们介绍《甲类设备管理办法》有关情况。\n发言人：根据《甲类设备法》，我们制定了办法。",
        {A},
    ),
    ("《甲类设备管理办法》起草说明" + UNDER, {A}),
    ("《甲类设备管理办法》修订说明" + UNDER, {A}),
    ("关于《甲类设备管理办法》的说明" + UNDER, {A}),
    ("关于《甲类设备管理办法（征求意见稿）》的起草说明\n一、背景\n根据《甲类设备法》，起草本办法。", {A + "（征求意见稿）"}),
    ("《甲类设备管理办法》政策问答\n1.什么是甲类设备？\n答：根据《甲类设备法》，是指甲。", {A}),
    # a piece of news that tells what a document says
    (
        "网上报名！甲类学校招生工作细则公布\n5月1日，某市教育局公布2031年甲类学校招生工作细则。\n细则明确，根据《甲类教育法》，5月7日起报名。",
        {"2031年甲类学校招生工作细则"},
    ),
    ("网上报名！甲类学校招生开始\n5月1日，某市教育局公布2031年甲类学校招生工作细则。\n细则明确，5月7日起报名。", set()),
    ("甲类学校招生工作细则公布\n5月1日，某市教育局公布2031年甲类学校招生工作细则。", set()),
    # a reply on how a law applies
    (
        "关于《甲类设备管理办法》第五条有关问题的复函\n环办法规函〔2031〕101号\n某省生态环境厅：\n根据《甲类设备法》，函复如下：甲。\n生态环境部办公厅\n2031年3月20日",
        {A},
    ),
    (
        "关于甲类气体排放法律适用有关问题的复函\n环办法规函〔2031〕101号\n某省生态环境厅：\n大气污染防治法第十八条规定：“甲。”大气污染防治法第九十九条规定：“乙。”依照行政处罚法第九条，适用大气污染防治法第一百条。\n生态环境部办公厅\n2031年3月20日",
        {"大气污染防治法"},
    ),
    ("关于同意某市设立甲类园区的批复\n国函〔2031〕101号\n某省人民政府：\n根据《甲类设备法》，同意设立。\n国务院\n2031年3月20日", set()),
]


@pytest.mark.parametrize(("text", "explained"), EXPLAINED, ids=[text[:40] for text, _ in EXPLAINED])
def test_what_a_text_explains(text: str, explained: set[str]) -> None:
    document = extract(unit(text, single=True))
    found = {policy_key(one.title or "") for one in document.relations if one.type == "INTERPRETS"}
    assert found == {policy_key(title) for title in explained}
