"""Where a line break of the print ends a paragraph, where it is taken out, and which source each stretch of clean text has."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.model import Span, Unit
from kg.text.join import clean, join
from kg.text.pieces import in_pieces

LONG = "推动各类要素向重点领域集聚加快形成一批具有较强竞争力的"
"""A line of 27 characters, long enough to be wrapped by the print."""

WRAPPED = [
    # the rest of a sentence, with the punctuation that only running text has
    (f"{LONG}\n产业集群，提升水平。", f"{LONG}产业集群，提升水平。"),
    (f"{LONG}\r\n产业集群，提升水平。", f"{LONG}产业集群，提升水平。"),
    (f"{LONG}  \n\n  产业集群，提升水平。", f"{LONG}产业集群，提升水平。"),
    # a rest without punctuation is taken for a name or a title, unless it is long itself
    (f"{LONG}\n产业集群", f"{LONG}\n产业集群"),
    (f"{LONG}\n{LONG}", f"{LONG}{LONG}"),
    # the line is too short to be wrapped
    ("推动各类要素集聚\n产业集群，提升水平。", "推动各类要素集聚\n产业集群，提升水平。"),
    (f"{LONG[:23]}\n产业集群，提升水平。", f"{LONG[:23]}\n产业集群，提升水平。"),
    (f"{LONG[:24]}\n产业集群，提升水平。", f"{LONG[:24]}产业集群，提升水平。"),
    # blanks between its letters make no long line of a short one
    ("某 部 某 局 公 告2031年第909号\n为支持甲类，现公告如下", "某部某局公告2031年第909号\n为支持甲类，现公告如下"),
    # the sentence is at its end
    *((f"{LONG}{mark}\n产业集群，提升水平。", f"{LONG}{mark}\n产业集群，提升水平。") for mark in "。！？；：…》”）"),
    (f"{LONG}，\n产业集群，提升水平。", f"{LONG}，产业集群，提升水平。"),
    (f"{LONG}、\n产业集群，提升水平。", f"{LONG}、产业集群，提升水平。"),
    # cells and addresses are not wrapped
    (f"甲\t{LONG}\n产业集群，提升水平。", f"甲\t{LONG}\n产业集群，提升水平。"),
    (f"网址http://a.example/{LONG}\n产业集群，提升水平。", f"网址http://a.example/{LONG}\n产业集群，提升水平。"),
]
"""A line break behind a long line, and whether it stays."""

STARTS = [
    "一、总体要求，第一",
    "第三条 为了甲类，制定",
    "第十二章 附则，第一",
    "（二）夯实基础，第一",
    "(2)夯实基础，第一",
    "1.夯实基础，第一",
    "12、夯实基础，第一",
    "一是夯实基础，第一",
    "附件：甲类清单，第一",
    "附录：甲类清单，第一",
    "专栏：甲类清单，第一",
    "某部规〔2031〕5号\n正文，第一",
    "问：什么是甲类，第一",
    "答:是甲类，第一",
    "序号，名称",
    "2031年，甲类",
    "# 甲类，第一",
    "-甲类，第一",
    "●甲类，第一",
    "①甲类，第一",
]
"""What begins a paragraph of its own even behind a long line that does not end a sentence."""


@pytest.mark.parametrize(("printed", "expected"), WRAPPED)
def test_the_end_of_a_line(printed: str, expected: str) -> None:
    assert join(printed).text == expected


@pytest.mark.parametrize("begin", STARTS)
def test_a_new_paragraph_is_not_joined_to_a_long_line(begin: str) -> None:
    assert join(f"{LONG}\n{begin}").text.startswith(f"{LONG}\n")


@pytest.mark.parametrize(
    "begin", ["一体推进，第一", "第一批甲类，第一", "附带说明，第一", "问题较多，第一", "203家企业，第一", "专项工作，第一"]
)
def test_words_that_only_look_like_the_beginning_of_a_paragraph(begin: str) -> None:
    assert join(f"{LONG}\n{begin}").text == LONG + begin


BROKEN = [
    # a name in 书名号 goes on, however short its lines are
    ("按照《甲类\n办法》执行", "按照《甲类办法》执行"),
    ("按照《甲类\n\n\n办法》执行", "按照《甲类办法》执行"),
    ("按照《甲类\n" + "乙" * 79 + "》", "按照《甲类" + "乙" * 79 + "》"),
    ("按照《甲类\n" + "乙" * 80 + "》", "按照《甲类\n" + "乙" * 80 + "》"),
    # it does not where another name begins before it ends
    ("按照《甲类\n和《乙类》", "按照《甲类\n和《乙类》"),
    ("按照《甲类》\n和《乙类》", "按照《甲类》\n和《乙类》"),
    ("按照《甲类\n办法", "按照《甲类\n办法"),
    # the bracket of a year closes within eight characters
    ("某部规〔20\n31〕5号", "某部规〔2031〕5号"),
    ("某部规〔甲\n乙丙丁戊己庚辛壬〕", "某部规〔甲\n乙丙丁戊己庚辛壬〕"),
]


@pytest.mark.parametrize(("printed", "expected"), BROKEN)
def test_a_break_inside_brackets(printed: str, expected: str) -> None:
    assert join(printed).text == expected


ROWS = [
    (f"12 {LONG}\n13 甲类，乙类", f"12{LONG}\n13甲类，乙类"),
    (f"12 {LONG}2031-11-01\n13 甲类，乙类", f"12{LONG}2031-11-01\n13甲类，乙类"),
    (f"{LONG}达到\n13 年，甲类", f"{LONG}达到13年，甲类"),
    (f"{LONG}达到\n13 月，甲类", f"{LONG}达到13月，甲类"),
    (f"{LONG}按照标准ABC\n13 甲类，乙类", f"{LONG}按照标准ABC13甲类，乙类"),
]
"""A row that begins with its serial number is no rest of the line above; a count that goes on is."""


@pytest.mark.parametrize(("printed", "expected"), ROWS)
def test_rows_of_tables_stay_apart(printed: str, expected: str) -> None:
    assert join(printed).text == expected


BLANKS = [
    ("甲 乙", "甲乙"),
    ("甲\u3000乙", "甲乙"),
    ("甲\u00a0乙", "甲乙"),
    ("甲 2031", "甲2031"),
    ("A 甲", "A甲"),
    ("A B", "A B"),
    ("A \u3000 B", "A B"),
    ("A\tB", "A\tB"),
    ("甲\t\t 乙", "甲\t乙"),
    (" 甲", "甲"),
    ("\n\n甲\n\n", "甲"),
    ("甲\n乙", "甲\n乙"),
    ("甲\n\n\n乙", "甲\n乙"),
    ("甲\r\n乙", "甲\n乙"),
    ("甲\r乙", "甲\n乙"),
    ("甲\u2028乙", "甲乙"),
    ("", ""),
    (" ", ""),
    ("\n\t \r\n", ""),
]


@pytest.mark.parametrize(("printed", "expected"), BLANKS)
def test_blanks(printed: str, expected: str) -> None:
    assert join(printed).text == expected


ONE_LINE = [
    ("某部关于甲类的通知 某部发〔2031〕5号 各单位： 现将甲类印发。", "某部关于甲类的通知\n某部发〔2031〕5号\n各单位：\n现将甲类印发。"),
    ("《甲类办法》 《乙类办法》", "《甲类办法》\n《乙类办法》"),
    ("（一） （二）", "（一）\n（二）"),
    # words that are set apart letter by letter
    ("召 集 人", "召集人"),
    ("姓 名 甲", "姓名甲"),
    # inside a date or a number
    ("2031年 3月 5日", "2031年3月5日"),
    ("第 5号", "第5号"),
    ("甲类 A级", "甲类A级"),
]
"""In a text on one line a blank between two words stands for the end of a line; in any other it stands for nothing."""


@pytest.mark.parametrize(("printed", "expected"), ONE_LINE)
def test_a_text_on_one_line(printed: str, expected: str) -> None:
    assert join(printed, one_line=True).text == expected
    assert join(printed).text == expected.replace("\n", "")


@pytest.mark.parametrize(
    ("text", "single", "lines", "expected"),
    [
        ("甲类通知 乙类正文", True, 1, "甲类通知\n乙类正文"),
        ("甲类通知 乙类正文", False, 1, "甲类通知乙类正文"),
        ("甲类通知 乙类正文\n丙", True, 2, "甲类通知乙类正文\n丙"),
    ],
)
def test_only_a_whole_file_can_stand_on_one_line(text: str, single: bool, lines: int, expected: str) -> None:
    one = Unit("a.txt", 1, "甲", 1, lines, 0, len(text), text, 0, single)
    assert clean(one).text == expected


def test_a_unit_is_cleaned_with_offsets_of_its_bulletin() -> None:
    source = "前文前文\n甲类\n通知\n- 12 -\n乙 类正文"
    start = source.index("甲")
    furniture = Span(source.index("- 12"), source.index("乙"))
    one = Unit(
        "a.txt", 1, "甲类通知", 2, 5, start, len(source), source[start:], source.index("通知") + 2, gaps=(furniture,), facts=(), kind=None
    )
    cleaned = clean(one)
    assert cleaned.text == "甲类\n通知\n乙类正文"
    assert cleaned.base == start
    place = cleaned.text.index("乙类")
    assert cleaned.span(place, place + 2) == Span(source.index("乙"), source.index("乙") + 3)
    assert cleaned.quote(place, place + 2) == "乙 类"


HEADINGS = [
    # source, offset of the heading's end, text
    (f"{LONG}\n产业集群，提升水平。", len(LONG), f"{LONG}\n产业集群，提升水平。"),
    (f"{LONG}\n产业集群，提升水平。", len(LONG) + 1, f"{LONG}\n产业集群，提升水平。"),
    (f"{LONG}\n产业集群，提升水平。", 3, f"{LONG}产业集群，提升水平。"),
    ("甲类 通知", 2, "甲类\n通知"),
    ("甲类 通知 乙", 3, "甲类\n通知乙"),
    (" 甲类通知", 0, "甲类通知"),
    ("甲类通知 ", 4, "甲类通知"),
]


@pytest.mark.parametrize(("source", "body", "expected"), HEADINGS)
def test_the_break_behind_a_heading_is_always_kept(source: str, body: int, expected: str) -> None:
    assert join(source, body=body).text == expected


GAPS = [
    # source, what is furniture, text
    ("甲类\n- 3 -\n乙类", ["- 3 -"], "甲类\n乙类"),
    (f"{LONG}\n- 3 -\n产业集群，提升水平。", ["- 3 -"], f"{LONG}产业集群，提升水平。"),
    (f"{LONG}\n- 3 -\n甲类公报\n产业集群，提升水平。", ["- 3 -", "甲类公报"], f"{LONG}产业集群，提升水平。"),
    ("甲类- 3 -乙类", ["- 3 -"], "甲类乙类"),
    ("- 3 -甲类", ["- 3 -"], "甲类"),
    ("甲类- 3 -", ["- 3 -"], "甲类"),
    ("- 3 -", ["- 3 -"], ""),
    ("按照《甲类\n- 3 -\n办法》执行", ["- 3 -"], "按照《甲类办法》执行"),
    ("某部规〔2031〕\n- 3 -\n5号", ["\n- 3 -\n"], "某部规〔2031〕5号"),
]


@pytest.mark.parametrize(("source", "furniture", "expected"), GAPS)
def test_furniture_between_the_lines(source: str, furniture: list[str], expected: str) -> None:
    gaps = [(source.index(one), source.index(one) + len(one)) for one in furniture]
    cleaned = join(source, 100, reversed(gaps))
    assert cleaned.text == expected
    for place, char in enumerate(expected):
        if not char.isspace():
            assert source[cleaned.offset(place) - 100] == char


@given(st.lists(st.sampled_from(["甲", "乙类", "\n", " ", "\u200b", "《丙》", "- 3 -"]), max_size=30), st.data())
def test_the_order_and_the_overlap_of_furniture_do_not_matter(pieces: list[str], data: st.DataObject) -> None:
    source = "".join(pieces)
    places = st.integers(0, len(source))
    gaps = [tuple(sorted(pair)) for pair in data.draw(st.lists(st.tuples(places, places), max_size=4))]
    one = join(source, 0, gaps)
    assert join(source, 0, data.draw(st.permutations([*gaps, *gaps]))) == one
    dropped = {place for start, end in gaps for place in range(start, end)}
    left = "".join(char for place, char in enumerate(source) if place not in dropped and char != "\u200b")
    assert "".join(one.text.split()) == "".join(left.split())


def test_offsets_of_clean_text_and_back() -> None:
    cleaned = join("甲 乙\u200b丙\n丁", 50)
    assert cleaned.text == "甲乙丙\n丁"
    assert [cleaned.offset(place) for place in range(5)] == [50, 52, 54, 55, 56]
    # A place in what was taken out belongs to the character behind it.
    assert [cleaned.clean_offset(offset) for offset in range(50, 58)] == [0, 1, 1, 2, 2, 3, 4, 5]
    assert (cleaned.clean_offset(0), cleaned.clean_offset(99)) == (0, 5)


@given(st.text(alphabet="甲乙《》〔〕号\u200b A1\n\t", max_size=60), st.integers(0, 50))
def test_the_way_to_the_source_and_back_ends_where_it_began(source: str, base: int) -> None:
    cleaned = join(source, base)
    offsets = [cleaned.offset(place) for place in range(len(cleaned.text))]
    assert offsets == sorted(set(offsets))
    assert [cleaned.clean_offset(offset) for offset in offsets] == list(range(len(offsets)))


@given(st.text(alphabet="甲乙丙《》〔〕（）。，：\n \tA9", max_size=80))
def test_joined_text_is_not_joined_again(source: str) -> None:
    joined = join(source).text
    assert "".join(join(joined).text.split()) == "".join(joined.split())
    assert "\n\n" not in joined
    assert joined == joined.strip()


PIECES = [
    # printed, whether the first line break is inside a number or date
    ("某部规〔2031〕\n5号", True),
    ("某部规〔2031\n〕5号", True),
    ("某部规〔2031〕第\n5号", True),
    ("某部规〔2031〕5\n号", True),
    ("某部规〔2031〕1\n5号", True),
    ("某部公告2031\n年第5号", True),
    ("某部公告2031年\n第5号", True),
    ("某部公告2031年第\n5号", True),
    ("国务院令第\n5号", True),
    ("某部财\n〔2031〕5号", True),
    ("某部科\n[2031]5号", True),
    ("2031\n年3月5日", True),
    ("2031年\n3月5日", True),
    ("2031年3\n月5日", True),
    ("2031年3月5\n日", True),
    ("某部公告\n2031年第5号", False),
    ("某部通告\n第5号", False),
    ("某部文件\n〔2031〕5号", False),
    ("某部财\n〔甲〕5号", False),
    ("共有企业5\n号楼", False),
    ("甲类\n2031年3月5日", False),
    ("2031年3月5日\n日", False),
    ("某部规〔2031〕\n甲类", False),
    ("甲类\n乙类", False),
]


@pytest.mark.parametrize(("printed", "inside"), PIECES)
def test_a_break_inside_a_number_or_date(printed: str, inside: bool) -> None:
    place = printed.index("\n")
    assert in_pieces(printed, place, place + 1) is inside


@pytest.mark.parametrize("printed", ["某部规〔\n2031\n〕\n5\n号", "某部规〔2031\n〕\n5\n号", "某部规\n〔2031〕5\n号"])
def test_a_number_printed_one_piece_a_line(printed: str) -> None:
    assert join(printed).text == "某部规〔2031〕5号"


def test_a_text_of_many_lines_is_read_in_one_pass() -> None:
    lines = 10_000
    source = f"{LONG}\n产业集群，提升水平。\n" * lines
    cleaned = join(source)
    assert cleaned.text == "\n".join([f"{LONG}产业集群，提升水平。"] * lines)
    assert cleaned.offset(len(cleaned.text) - 1) == len(source) - 2


@pytest.mark.parametrize("mark", ["《", "〔", "<", "&", "*", "[", "（", "\u200b", "> ", "《》", "<<", "<!--", "\\"])
def test_hostile_repetition_keeps_its_length(mark: str) -> None:
    source = mark * (20_000 // len(mark))
    cleaned = join(source)
    assert len(cleaned.text) <= len(source)
    assert all(0 <= cleaned.offset(place) < len(source) for place in range(0, len(cleaned.text), 997))
