"""Marks in front of headings, keys under which printings of a heading are one, joined headings, and what reads as a title."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.fold import enumerator, joined, key, keys, unnumbered, without_button
from loaders.marks import Mark, read_mark
from loaders.naming import balanced, is_order, is_question, is_title, is_whole, plain

MARKS = [
    # signs in a circle, in a box
    ("①甲部印发《甲办法》", Mark("①", 1, "甲部印发《甲办法》")),
    ("⑫ 甲部印发", Mark("①", 12, "甲部印发")),
    ("⑵、甲部印发", Mark("①", 2, "甲部印发")),
    ("❸甲部印发", Mark("①", 3, "甲部印发")),
    ("㉑甲部印发", Mark("①", 21, "甲部印发")),
    ("1️⃣甲部印发", Mark("1⃣", 1, "甲部印发")),
    ("1️⃣2️⃣ 甲部印发", Mark("1⃣", 12, "甲部印发")),
    ("🔟甲部印发", Mark("1⃣", 10, "甲部印发")),
    # words
    ("NO.1 甲部印发", Mark("NO", 1, "甲部印发")),
    ("No 2：甲部印发", Mark("NO", 2, "甲部印发")),
    ("№3 甲部印发", Mark("№", 3, "甲部印发")),
    ("Part.05｜甲部印发", Mark("PART", 5, "甲部印发")),
    # digits
    ("1.甲部印发", Mark("1.", 1, "甲部印发")),
    ("12、甲部印发", Mark("1、", 12, "甲部印发")),
    ("（3）甲部印发", Mark("(1)", 3, "甲部印发")),
    ("(3)甲部印发", Mark("(1)", 3, "甲部印发")),
    ("【4】甲部印发", Mark("【1】", 4, "甲部印发")),
    ("05|甲部印发", Mark("01|", 5, "甲部印发")),
    ("6 甲部印发", Mark("1", 6, "甲部印发")),
    ("7", Mark("1", 7, "")),
    ("3.2031年甲部印发", Mark("1.", 3, "2031年甲部印发")),
    # numerals
    ("一、甲部印发", Mark("一、", 1, "甲部印发")),
    ("十二、甲部印发", Mark("一、", 12, "甲部印发")),
    ("二十、甲部印发", Mark("一、", 20, "甲部印发")),
    ("（三）甲部印发", Mark("(一)", 3, "甲部印发")),
    ("贰、甲部印发", Mark("壹、", 2, "甲部印发")),
    ("第一部分 甲部动态", Mark("第一部分", 1, "甲部动态")),
    ("第2篇：甲部动态", Mark("第一篇", 2, "甲部动态")),
    ("第十三则甲部动态", Mark("第一则", 13, "甲部动态")),
    # Markdown
    ("## 甲部印发", Mark("##", None, "甲部印发")),
    ("### 2. 甲部印发 ###", Mark("###", 2, "甲部印发")),
    ("# **甲部印发**", Mark("#", None, "甲部印发")),
    ("**甲部印发《甲办法》**：", Mark("**", None, "甲部印发《甲办法》")),
    ("**一、甲部印发**", Mark("**一、", 1, "甲部印发")),
    # bullets, pictures, brackets
    ("■ 甲部印发", Mark("■", None, "甲部印发")),
    ("■甲部印发", Mark("■", None, "甲部印发")),
    ("- 甲部印发", Mark("-", None, "甲部印发")),
    ("👉 甲部印发", Mark("emoji👉", None, "甲部印发")),
    ("【甲部动态】", Mark("【】", None, "甲部动态")),
    ("【甲部印发甲办法】近日，甲部", Mark("【】…", None, "甲部印发甲办法")),
    ("[2031-03-05] 甲部印发《甲办法》", Mark("[day]", None, "甲部印发《甲办法》")),
    # a day alone
    ("2031-03-05", Mark("day", None, "2031-03-05")),
    ("【3月5日】", Mark("day", None, "【3月5日】")),
    ("2031年3月5日（星期三）", Mark("day", None, "2031年3月5日（星期三）")),
]

NO_MARKS = [
    "甲部印发《甲办法》",
    "第一条 甲部应当",
    "第一章 总则",
    "1.5亿元投入",
    "12:30开始",
    "2031年甲部印发",
    "1000家企业",
    "-甲部印发",
    "[甲办法](https://a.example)",
    "一批企业",
    "十大工程",
    "NOTE 甲部",
    "",
]


@pytest.mark.parametrize(("text", "mark"), MARKS)
def test_a_mark_in_front_of_a_line(text: str, mark: Mark) -> None:
    assert read_mark(text) == mark


@pytest.mark.parametrize("text", NO_MARKS)
def test_a_line_without_mark(text: str) -> None:
    assert read_mark(text) is None


_TENS = "一二三四五六七八九"


@given(st.integers(1, 99), st.sampled_from(["{}、甲部", "（{}）甲部", "({})甲部", "第{}篇 甲部"]))
def test_every_number_in_figures_and_in_words(number: int, form: str) -> None:
    tens, ones = divmod(number, 10)
    words = {0: "", 1: "十"}.get(tens, f"{_TENS[tens - 1]}十") + (_TENS[ones - 1] if ones else "")
    for printed in (str(number), words):
        mark = read_mark(form.format(printed))
        assert mark is not None
        assert (mark.number, mark.title) == (number, "甲部")


@given(st.text(alphabet="①1一.、（）()【】[]#*■-甲乙年月日2031 第部分篇👉🔟", max_size=20))
def test_a_mark_is_taken_from_the_line(text: str) -> None:
    mark = read_mark(text.strip())
    if mark:
        assert mark.title in text
        assert mark.shape


KEYS = [
    ("①甲类 设备办法", ("1甲类设备办法", "甲类设备办法")),
    ("3.甲类设备办法", ("3甲类设备办法", "甲类设备办法")),
    ("（三）甲类设备办法", ("三甲类设备办法", "甲类设备办法")),
    ("三、甲类设备办法", ("三甲类设备办法", "甲类设备办法")),
    ("■甲类设备办法", ("甲类设备办法",)),
    ("3.2031年要点", ("32031年要点", "2031年要点")),
    ("3.14", ("314",)),
    ("甲类ＡＢ（试行）", ("甲类ab试行",)),
    ("①", ("1",)),
    ("", ("",)),
]


@pytest.mark.parametrize(("text", "expected"), KEYS)
def test_keys_with_and_without_the_number(text: str, expected: tuple[str, ...]) -> None:
    assert keys(text) == expected


@given(st.text(max_size=30))
def test_a_number_and_the_rest_are_the_text(text: str) -> None:
    assert enumerator(text) + unnumbered(text) == text
    assert key(key(text)) == key(text)


def test_long_lines_have_keys_as_well() -> None:
    assert key("甲 " * 2000) == "甲" * 2000


JOINED = [
    (["关于加强甲类设备", "管理的通知"], "关于加强甲类设备管理的通知"),
    (["甲部", "乙部关于甲类的通知"], "甲部 乙部关于甲类的通知"),
    (["国务院", "办公厅关于甲类的通知"], "国务院办公厅关于甲类的通知"),
    (["甲部", "关于甲类的通知"], "甲部关于甲类的通知"),
    (["甲部", "印发通知"], "甲部印发通知"),
    (["Smart", "City建设"], "Smart City建设"),
    (["甲类AI", "设备"], "甲类AI设备"),
    (["若 干 事 项"], "若干事项"),
    (["甲类设备管理办法解 读"], "甲类设备管理办法解读"),
    (["关于加强 甲类设备 管理办法"], "关于加强 甲类设备 管理办法"),
    (["五部 门关于甲类"], "五部门关于甲类"),
    ([], ""),
]


@pytest.mark.parametrize(("lines", "expected"), JOINED)
def test_a_heading_from_its_lines(lines: list[str], expected: str) -> None:
    assert joined(lines) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("甲类行动计划\t政策咨询", "甲类行动计划"),
        ("甲类行动计划\t超过八个字的一格内容", "甲类行动计划\t超过八个字的一格内容"),
        ("甲类行动计划 政策咨询", "甲类行动计划 政策咨询"),
    ],
)
def test_a_button_beside_a_title(text: str, expected: str) -> None:
    assert without_button(text) == expected


TITLES = [
    # text, whether it is a title, whether it is whole without the next line
    ("甲类设备管理办法", True, True),
    ("关于加强甲类设备管理的通知", True, True),
    ("关于加强甲类设备管理的若干意见", True, True),
    ("关于加强甲类管理制度", True, False),
    ("甲类设备管理办法（试行）", True, True),
    ("关于印发《甲类设备管理办法》的通知", True, True),
    ("甲部公告2031年第5号", False, False),
    ("财政部公告2031年第5号", True, True),
    ("甲类设备管理办法解读", True, True),
    ("甲 类 设 备 管 理 办 法", True, True),
    ("## 甲类设备管理办法", True, True),
    # no titles
    ("办法", False, False),
    ("甲部印发《甲类设备管理办法》", False, False),
    ("附件：甲类设备管理办法", False, False),
    ("一、甲类设备管理办法", False, False),
    ("（一）甲类设备管理办法", False, False),
    ("第三条 甲类设备管理办法", False, False),
    ("1.甲类设备管理办法", False, False),
    ("的甲类设备管理办法", False, False),
    ("为了甲类，制定本办法", False, False),
    ("本办法自公布之日起施行。", False, False),
    ("关于印发《甲类设备管理办法", False, False),
    ("甲类设备" * 50 + "办法", False, False),
    ("", False, False),
]


@pytest.mark.parametrize(("text", "title", "whole"), TITLES)
def test_what_reads_as_a_title(text: str, title: bool, whole: bool) -> None:
    assert (is_title(text), is_whole(text)) == (title, whole)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("甲类补贴怎么申领？", True),
        ("甲类补贴怎么申领?", True),
        ("谁？", False),
        ("甲类补贴怎么申领", False),
        ("甲类补贴，怎么申领？", False),
        ("甲类补贴怎么申领？请看。", False),
    ],
)
def test_questions(text: str, expected: bool) -> None:
    assert is_question(text) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("《甲》（乙）〔丙〕", True),
        ("《甲", False),
        ("甲》", True),
        ("（甲", False),
        ("(甲）", True),
        ("(甲", False),
        ("", True),
    ],
)
def test_brackets_that_open_and_close(text: str, expected: bool) -> None:
    assert balanced(text) is expected


@pytest.mark.parametrize(("text", "expected"), [("财政部令第5号", True), ("财 政 部 令 第5号", True), ("财政部关于甲类的公告", False)])
def test_heads_of_orders(text: str, expected: bool) -> None:
    assert is_order(text) is expected


@pytest.mark.parametrize(
    ("text", "expected"), [("若 干 事 项", "若干事项"), ("**甲 办法**", "甲办法"), ("【甲办法】", "甲办法"), ("A B", "A B")]
)
def test_a_line_without_what_fills_it(text: str, expected: str) -> None:
    assert plain(text) == expected
