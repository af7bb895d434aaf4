"""Form, rank, and the deadline for comments."""

import pytest

from kg.extract import extract
from kg.vocab.ranks import ranks
from tests.extract.units import unit


@pytest.mark.parametrize(
    ("title", "form"),
    [
        ("关于做好甲类工作的通知", "通知"),
        ("甲部关于印发《甲类办法》的通知", "通知"),
        ("甲类管理办法（试行）", "办法"),
        ("甲类管理办法（2031年版）（征求意见稿）", "办法"),
        ("关于推进甲类工作的指导意见", "意见"),
        ("关于同意设立甲类试验区的批复", "批复"),
        ("甲类安全法", "法"),
        ("关于印发《甲类目录》", "目录"),
        ("甲部就甲类法公开征求意见", None),
        ("甲部开展检查", None),
    ],
)
def test_form_of_a_title(title: str, form: str | None):
    assert ranks().form(title) == form


def test_a_document_has_form_and_rank():
    found = extract(unit("财政部关于印发《甲类资金管理办法》的通知\n财建〔2031〕5号\n各有关单位：\n现印发给你们。\n财政部\n2031年1月5日"))
    assert (found.form, found.rank) == ("通知", "规范性文件")
    news = extract(unit("某部开展甲类检查\n近日，某部开展检查。\n（来源：某报）"))
    assert (news.form, news.rank, news.comments_until) == (None, None, None)


@pytest.mark.parametrize(
    ("sentence", "day"),
    [
        ("请于2031年5月5日前将意见反馈至甲司。", "2031-05-05"),
        ("意见反馈截止时间为2031年5月6日。", "2031-05-06"),
        ("征求意见时间为2031年4月5日至5月7日。", "2031-05-07"),
        ("征求意见期限：2031年4月5日至2031年5月8日", "2031-05-08"),
        ("欢迎提出意见。", None),
    ],
)
def test_deadline_for_comments(sentence: str, day: str | None):
    read = unit(f"关于公开征求《甲类办法（征求意见稿）》意见的通知\n现公开征求意见。{sentence}\n财政部\n2031年4月5日")
    found = extract(read)
    assert found.comments_until == day
    assert all(read.text[slice(*clause.span)] == clause.evidence for clause in found.clauses)


def test_only_drafts_have_a_deadline_for_comments():
    assert (
        extract(unit("关于甲类申报的通知\n甲发〔2031〕5号\n请于2031年5月5日前将意见反馈至甲司。\n财政部\n2031年4月5日")).comments_until
        is None
    )
