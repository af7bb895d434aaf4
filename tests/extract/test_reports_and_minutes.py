"""Work reports name their government, and minutes their number, in their own way."""

import io

import pytest

from kg.extract import extract
from kg.model import Document
from loaders import load, read_stream

REPORTS = [
    ("政府工作报告\n——2031年1月15日在云州省第十四届人民代表大会第三次会议上\n云州省省长 张某某", "省人民政府", "云州省人民政府"),
    ("政府工作报告\n（2031年3月5日在第十四届全国人民代表大会第四次会议上）\n国务院总理 李某", "国务院", "国务院"),
    ("2031年广州市人民政府工作报告", "广州市人民政府", "广州市人民政府"),
    ("天河区政府工作报告（2031年）\n2031年1月8日在广州市天河区第九届人民代表大会第六次会议上", "区人民政府", "广州市天河区人民政府"),
    ("政府工作报告", "市人民政府", "广州市人民政府"),
    ("政府工作报告", "云州市人民政府", "云州市人民政府"),
]


def read(text: str) -> Document:
    (one,) = load(read_stream(io.BytesIO(text.encode()), "a.txt")).units
    return extract(one)


@pytest.mark.parametrize(("head", "speaks", "government"), REPORTS)
def test_a_work_report_is_that_of_its_government(head: str, speaks: str, government: str) -> None:
    text = f"{head}\n各位代表：\n现在，我代表{speaks}，向大会报告工作，请予审议。\n一、过去一年工作\n广州市全年推进甲类项目。"
    one = read(text)
    assert [(mention.id, text[mention.span.start : mention.span.end] == mention.evidence) for mention in one.issuers] == [
        (government, True)
    ]
    assert (one.kind, one.issuers_complete) == ("policy", True)


def test_what_is_about_a_work_report_is_none() -> None:
    one = read("工业和信息化部关于落实政府工作报告重点任务的通知\n各司局：\n现将任务分工通知如下。\n工业和信息化部\n2031年3月5日")
    assert [mention.id for mention in one.issuers] == ["工业和信息化部"]


MINUTES = [
    (
        "会 议 纪 要\n〔2031〕15号\n广州市人民政府办公厅 2031年3月5日\n研究甲类产业发展专题会议纪要",
        "研究甲类产业发展专题会议纪要",
        "〔2031〕15号",
    ),
    (
        "广州市人民政府专题会议纪要\n（2031）第015号\n关于甲类项目建设有关问题的会议纪要",
        "关于甲类项目建设有关问题的会议纪要",
        "〔2031〕15号",
    ),
    ("关于甲类项目建设有关问题的会议纪要\n穗府纪〔2031〕15号", "关于甲类项目建设有关问题的会议纪要", "穗府纪〔2031〕15号"),
    ("广州市人民政府专题会议纪要\n〔2031〕15期", "广州市人民政府专题会议纪要", "〔2031〕15号"),
]


@pytest.mark.parametrize(("head", "title", "number"), MINUTES)
def test_minutes_may_have_a_number_without_letters(head: str, title: str, number: str) -> None:
    one = read(f"{head}\n3月2日，副市长主持召开会议，研究甲类工作。现纪要如下：\n一、原则同意《甲类产业发展方案》。")
    assert (one.title, one.doc_number) == (title, number)


def test_elsewhere_a_number_needs_its_letters() -> None:
    assert read("关于甲类工作的通知\n〔2031〕15号\n各有关单位：\n一、加强管理。\n某部\n2031年3月5日").doc_number is None
