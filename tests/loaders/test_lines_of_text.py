"""Lines with their numbers and offsets, units cut out of them, and where a document ends and its page goes on."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders import lines as module
from loaders.align import Place
from loaders.cut import heading, unit
from loaders.imprint import body_end
from loaders.lines import Lines, bare
from loaders.page_foot import foot
from loaders.source import Source
from loaders.top_lines import belongs_to_document, is_column, is_event, is_frame, is_number, is_outside_title, is_red_head

BREAKS = [
    ("", [""]),
    ("甲", ["甲"]),
    ("甲\n", ["甲", ""]),
    ("甲\n乙", ["甲", "乙"]),
    ("甲\r\n乙", ["甲", "乙"]),
    ("甲\r乙", ["甲", "乙"]),
    ("甲\r\n\r\n乙", ["甲", "", "乙"]),
    ("甲\n\r乙", ["甲", "", "乙"]),
    ("\n\n", ["", "", ""]),
    # nothing else breaks a line
    ("甲\f乙", ["甲\f乙"]),
    ("甲\u2028乙", ["甲\u2028乙"]),
    ("甲\v乙\x85丙", ["甲\v乙\x85丙"]),
]


@pytest.mark.parametrize(("text", "lines"), BREAKS)
def test_where_lines_end(text: str, lines: list[str]) -> None:
    found = Lines(text)
    assert [line.text for line in found] == lines
    assert len(found) == len(lines)
    assert [line.number for line in found] == list(range(1, len(lines) + 1))


@given(st.text(alphabet="甲乙 \n\r\f\u200b\ufeff\u3000*", max_size=60))
def test_offsets_of_lines(text: str) -> None:
    found = Lines(text)
    for line in found:
        assert "\n" not in text[line.start : line.end] and "\r" not in text[line.start : line.end]
        assert found.at(line.start) == found.at(line.end) == line.number
    ends = [line.end for line in found]
    assert all(text[end : line.start] in ("\n", "\r", "\r\n") for end, line in zip(ends, list(found)[1:], strict=False))
    assert (found[0].start, ends[-1]) == (0, len(text))


@pytest.mark.parametrize("index", [-1, 2, 99])
def test_a_line_that_is_not_there(index: int) -> None:
    with pytest.raises(IndexError):
        Lines("甲\n乙")[index]


BARE = [
    ("  甲 ", "甲"),
    ("\ufeff甲", "甲"),
    ("\u200b 甲 \u2060", "甲"),
    ("\f甲", "甲"),
    ("\u3000甲\u3000", "甲"),
    ("\ufeff", ""),
    ("甲 乙", "甲 乙"),
]


@pytest.mark.parametrize(("text", "expected"), BARE)
def test_blanks_at_the_ends_of_a_line(text: str, expected: str) -> None:
    assert bare(text) == expected


@pytest.mark.parametrize(("text", "width"), [("甲", 0), ("  甲", 2), ("\u3000\u3000甲", 4), ("\t 甲", 3), ("", 0)])
def test_the_indent_of_a_line(text: str, width: int) -> None:
    assert Lines(text)[0].indent == width


SPARSE = "甲\n\n \n乙\n\u200b\n丙\n"


@pytest.mark.parametrize("most", [200_000, 3])
@pytest.mark.parametrize(
    ("first", "stop", "numbers"),
    [(0, None, [1, 4, 6]), (0, 4, [1, 4]), (0, 3, [1]), (1, None, [4, 6]), (3, 6, [4, 6]), (4, 5, []), (0, 99, [1, 4, 6]), (9, None, [])],
)
def test_lines_that_are_not_blank(monkeypatch: pytest.MonkeyPatch, most: int, first: int, stop: int | None, numbers: list[int]) -> None:
    monkeypatch.setattr(module, "_MOST_KEPT", most)
    assert [line.number for line in Lines(SPARSE).solid(first, stop)] == numbers


@pytest.mark.parametrize(("first", "stop", "number"), [(0, 7, 6), (0, 5, 4), (0, 3, 1), (1, 3, None), (0, 99, 6), (5, 5, None)])
def test_the_last_line_that_is_not_blank(first: int, stop: int, number: int | None) -> None:
    found = Lines(SPARSE).last_solid(first, stop)
    assert (found.number if found else None) == number


def test_what_is_read_between_two_offsets() -> None:
    text = "甲<b>类</b>\u200b设备"
    assert Lines(text).read(0, len(text)) == "甲类设备"
    assert Lines(text).read(1, 4) == ""


SOURCE = "甲类公报\n\n关于甲类\n设备的通知\n- 1 -\n正文一。\n- 2 -\n\n附表\n"


def source(text: str) -> Source:
    return Source("a.txt", "a.txt", text, "0" * 64, "utf-8")


CUTS = [
    # place of the heading, where the next begins, furniture, (first line, last line, gaps)
    (Place(2, 3), 9, (), (3, 9, [])),
    (Place(2, 3), 9, (4, 6), (3, 9, ["- 1 -", "- 2 -"])),
    (Place(2, 3), 8, (4, 6), (3, 6, ["- 1 -"])),
    (Place(2, 3), 5, (4,), (3, 4, [])),
    (Place(2, 3), 99, (4,), (3, 9, ["- 1 -"])),
    (Place(0, 0), 2, (), (1, 1, [])),
]


@pytest.mark.parametrize(("place", "stop", "furniture", "expected"), CUTS)
def test_a_unit_is_cut_out(place: Place, stop: int, furniture: tuple[int, ...], expected: tuple[int, int, list[str]]) -> None:
    made = unit(source(SOURCE), Lines(SOURCE), place, stop, 7, furniture=furniture)
    assert (made.line_start, made.line_end, [SOURCE[gap.start : gap.end] for gap in made.gaps]) == expected
    assert made.text == SOURCE[made.start : made.end]
    assert made.number == 7
    assert made.start <= made.body <= made.end


def test_the_heading_of_a_unit() -> None:
    made = unit(source(SOURCE), Lines(SOURCE), Place(2, 3), 9, 1)
    assert made.heading == "关于甲类设备的通知"
    assert SOURCE[made.start : made.body] == "关于甲类\n设备的通知"


def test_what_stands_above_the_heading_belongs_to_the_unit() -> None:
    made = unit(source(SOURCE), Lines(SOURCE), Place(2, 3), 9, 1, start=0, furniture=(0, 4))
    assert (made.line_start, made.heading) == (1, "关于甲类设备的通知")
    assert [SOURCE[gap.start : gap.end] for gap in made.gaps] == ["甲类公报", "- 1 -"]


def test_a_title_beside_the_text_leaves_all_of_it_to_the_body() -> None:
    made = unit(source(SOURCE), Lines(SOURCE), Place(2, 3), 9, 1, title="旁边的标题")
    assert (made.heading, made.body) == ("旁边的标题", made.start)


@pytest.mark.parametrize(
    ("text", "place", "expected"), [("## 甲类办法", Place(0, 0), "甲类办法"), ("甲类\n\n办法\t打印", Place(0, 2), "甲类办法")]
)
def test_a_heading_as_it_is_printed(text: str, place: Place, expected: str) -> None:
    assert heading(Lines(text), place) == expected


FEET = [
    # lines, how many belong to the document
    (["标题", "正文在这里。", "打印本页", "关闭窗口"], 2),
    (["标题", "正文在这里。", "", "扫一扫在手机打开当前页", "", "网站地图"], 3),
    (["标题", "正文在这里。", "财政部", "2031年3月5日", "打印本页"], 4),
    (["标题", "正文在这里。"], 2),
    (["标题", "打印本页", "正文在这里。"], 3),
]


@pytest.mark.parametrize(("lines", "count"), FEET)
def test_the_foot_of_a_page(lines: list[str], count: int) -> None:
    found = foot(Lines("\n".join(lines)), 1)
    assert [line for line in lines[:found] if line] == [line for line in lines[:count] if line]


IMPRINTS = [
    # lines, index of the first line of the imprint
    (["标题", "正文。", "责任编辑：张某某"], 2),
    (["标题", "正文。", "", "编辑：张某某", "校对：李某某"], 3),
    (["标题", "正文。", "— END —"], 2),
    (["标题", "正文。", "联系电话：123456"], 3),
    (["标题", "正文。", "甲类编辑部"], 3),
    (["标题", "正文。"], 2),
]


@pytest.mark.parametrize(("lines", "index"), IMPRINTS)
def test_the_imprint_of_a_bulletin(lines: list[str], index: int) -> None:
    assert body_end(Lines("\n".join(lines)), 0) == index


TOP = [
    # line, is_outside_title, belongs_to_document
    ("某部规〔2031〕5号", True, True),
    ("某部规〔2031〕5号 签发人：张某某", True, True),
    ("第五号", True, True),
    ("2031年第5号", True, True),
    ("2031年3月5日", True, False),
    ("二〇三一年三月五日", True, True),
    ("2031-03-05 08:30", True, False),
    ("财政部文件", True, True),
    ("财政部 海关总署文件", True, True),
    ("财政部", False, True),
    ("特急", True, True),
    ("000123", True, True),
    ("公告2031年第5号", True, True),
    ("首页", True, False),
    ("[ 打印 ]", True, False),
    ("<!-- 目录 -->", True, False),
    ("---", True, False),
    ("关于甲类设备的通知", False, False),
    ("甲类设备管理办法", False, False),
    ("关于报送甲类设备文件", False, False),
]


@pytest.mark.parametrize(("text", "apart", "of_document"), TOP)
def test_lines_above_a_title(text: str, apart: bool, of_document: bool) -> None:
    assert (is_outside_title(text), belongs_to_document(text)) == (apart, of_document)


@pytest.mark.parametrize(
    ("check", "text", "expected"),
    [
        (is_red_head, "财政部文件", True),
        (is_red_head, "甲县文件", True),
        (is_red_head, "关于甲类文件", False),
        (is_red_head, "财政部甲类设备目录及其他文件材料文件", False),
        (is_number, "（财政部令2031年第5号）", True),
        (is_number, "某部规〔2031〕5号文件规定", False),
        (is_number, "甲类设备", False),
        (is_event, "2031年8月31日 某会议通过", True),
        (is_event, "（2031年8月31日某会议通过）", True),
        (is_event, "某会议2031年8月31日通过", False),
        (is_column, "动态要闻", True),
        (is_column, "财政部", False),
        (is_column, "关于甲类", False),
        (is_column, "《甲办法》", False),
        (is_column, "超过六个字的栏目", False),
        (is_frame, "[ 打印 ]", True),
        (is_frame, "2031年3月5日", False),
        (is_frame, "甲类设备管理办法", False),
    ],
)
def test_kinds_of_lines(check, text: str, expected: bool) -> None:
    assert check(text) is expected
