"""What pages print around a text: labels are facts, the frame is furniture, and what is no document is told."""

import pytest
from tests_of_loaders import source

from kg.errors import UnknownFormat
from kg.vocab.files import read_yaml
from loaders import load
from loaders.lines import Lines
from loaders.metadata import read_metadata

BODY = "一、加强管理。\n甲类设备管理局\n2031年3月5日"


@pytest.mark.parametrize(("line", "facts"), [(line, facts) for line, facts in read_yaml("page_labels.yaml")["examples"]])
def test_labels_are_read_as_their_examples_say(line: str, facts: dict[str, str]) -> None:
    lines = Lines(line)
    read = read_metadata(lines, len(lines))
    assert {fact.name: fact.value for fact in read.facts} == {name: str(value) for name, value in facts.items()}
    assert read.lines == {0}


@pytest.mark.parametrize("row", ["标题\t文号\t成文日期", "序号\t文号\t标题"])
def test_the_head_of_a_table_is_no_row_of_labels(row: str) -> None:
    lines = Lines(f"{row}\n甲办法\t某部发〔2031〕5号\t2031年3月5日\n")
    assert not read_metadata(lines, len(lines)).facts


def test_an_empty_cell_beside_a_label_does_not_take_the_next_row() -> None:
    lines = Lines("公文种类\t通知\t成文日期\n某部关于印发《甲类\n")
    assert read_metadata(lines, len(lines)).lines == {0}


def test_a_value_may_stand_on_the_next_line_but_a_title_is_no_value() -> None:
    lines = Lines("发文字号：\n某部规〔2031〕5号\n主题词：\n关于做好甲类工作的通知\n")
    read = read_metadata(lines, len(lines))
    assert [(fact.name, fact.value, fact.origin) for fact in read.facts] == [("number", "某部规〔2031〕5号", "page_table")]
    assert read.lines == {0, 1, 2}


FRAMES = [
    pytest.param(
        "无障碍 长者助手 繁体版 EN 登录\n当前位置：首页 > 通知\n关于做好甲类工作的通知\n各有关单位：\n" + BODY, id="menu and path"
    ),
    pytest.param("动态要闻\n信息公开\n在线办事\n关于做好甲类\n工作的通知\n各有关单位：\n" + BODY, id="columns of a site"),
    pytest.param(
        "关于做好甲类工作的通知_甲类设备管理局\n首页\n>\n关于做好甲类工作的通知\n2031-03-06 来源：本站\n" + BODY, id="title of the page"
    ),
    pytest.param("— 1 —\n某部规〔2031〕5号\n关于做好甲类\n工作的通知\n各有关单位：\n" + BODY, id="page number"),
    pytest.param("关于做好甲类工作的通知\n各有关单位：\n" + BODY + "\n打印本页\n网站地图\n主办单位：某局\n某ICP备12345678号", id="foot"),
]


@pytest.mark.parametrize("text", FRAMES)
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_the_title_is_found_within_the_frame_of_a_page(text: str, newline: str) -> None:
    (one,) = load(source(text.replace("\n", newline))).units
    assert one.heading == "关于做好甲类工作的通知"
    assert one.text.endswith("2031年3月5日")


REFUSED = [
    pytest.param("import os\n\ndef main():\n    x = {};\n    return x\n\nclass A:\n    pass\n", "program code or data", id="code"),
    pytest.param("The committee met on Monday and adopted the plan.\n" * 5, "no Chinese text", id="English"),
    pytest.param("設備の管理について、次のとおりとする。かなをつかう。\n" * 5, "a text in another language", id="Japanese"),
    pytest.param("\n".join(f"甲类工作动态之{i} 2031-03-{i:02}" for i in range(1, 20)), "an index page", id="list of headlines"),
    pytest.param("今天天气很好。\n我们去公园。", "neither the title nor the text of an official document", id="small talk"),
]


@pytest.mark.parametrize(("text", "reason"), REFUSED)
def test_what_is_no_document_is_refused_and_it_is_said_what_it_is(text: str, reason: str) -> None:
    with pytest.raises(UnknownFormat, match=reason):
        load(source(text))


LOADED = [
    pytest.param(
        "近日，工业和信息化部印发《甲类设备管理办法》，进一步规范管理。",
        ["the text has no title: named by its beginning"],
        id="a report without headline",
    ),
    pytest.param(
        "甲类设备新变化\n工业和信息化部4月1日公布有关情况。",
        ["no line names a type of document; taken as the title: 甲类设备新变化"],
        id="headline",
    ),
    pytest.param("关于做好甲类工作的通知（某部规〔2031〕5号）", ["nothing stands below the title"], id="title alone"),
]


@pytest.mark.parametrize(("text", "remarks"), LOADED)
def test_what_is_a_document_is_loaded_and_what_is_missing_is_told(text: str, remarks: list[str]) -> None:
    reading = load(source(text))
    assert [remark.text for remark in reading.remarks] == remarks
    assert len(reading.units) == 1
