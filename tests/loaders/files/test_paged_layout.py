"""Lines of pages, given by their places, become the text that a reader sees: order, tables, columns, paragraphs, without furniture."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.files.paged.column import Column, columns
from loaders.files.paged.furniture import without_furniture
from loaders.files.paged.line import Line, joint, usual_size
from loaders.files.paged.order import rows
from loaders.files.paged.paragraphs import running_text
from loaders.files.paged.spacing import spacing_of

EM = 10.0
LEFT, TOP = 100.0, 700.0
WIDE = 30
"""Ideographs to a full line."""


def line(text: str, down: float = 0, right: float = 0, page: int = 1, size: float = EM) -> Line:
    """A line of ideographs, `down` and `right` in ems from the top left corner of the text."""
    x0, y1 = LEFT + right * EM, TOP - down * EM
    return Line(text, x0, y1 - size, x0 + size * len(text), y1, size, page, tuple(range(len(text))))


def lines(*texts: str, step: float = 1.5, page: int = 1) -> list[Line]:
    """Lines one below the other; blanks at the beginning indent."""
    return [line(text.strip("　"), number * step, len(text) - len(text.lstrip("　")), page) for number, text in enumerate(texts)]


def read(*pages: list[Line]) -> str:
    return running_text([rows(page) for page in pages]).text


FULL = "甲" * WIDE
INDENTED = "　　" + "甲" * (WIDE - 2)

PARAGRAPHS = [
    # printed lines, text
    ([INDENTED, FULL, "乙。", INDENTED, "丙。"], [f"{'甲' * 28}{FULL}乙。", f"{'甲' * 28}丙。"]),
    (["标题", INDENTED, FULL, "乙。"], ["标题", f"{'甲' * 28}{FULL}乙。"]),
    ([INDENTED, FULL, FULL], [f"{'甲' * 28}{FULL}{FULL}"]),
    # a line that is not full ends its paragraph
    ([INDENTED, "甲" * 20, FULL, "乙"], [f"{'甲' * 28}{'甲' * 20}", f"{FULL}乙"]),
    # without indentation the end of a sentence or what begins a paragraph tells
    ([FULL, "甲" * 29 + "。", FULL, FULL], [f"{FULL}{'甲' * 29}。", f"{FULL}{FULL}"]),
    ([FULL, "一、" + "乙" * 28, FULL], [FULL, f"一、{'乙' * 28}{FULL}"]),
    ([FULL, "第三条" + "乙" * 27, FULL], [FULL, f"第三条{'乙' * 27}{FULL}"]),
    (["甲" * 28 + "《甲", "一、乙》" + "丙" * 26], ["甲" * 28 + "《甲一、乙》" + "丙" * 26]),
    (["甲"], ["甲"]),
]


@pytest.mark.parametrize(("printed", "expected"), PARAGRAPHS, ids=range(len(PARAGRAPHS)))
def test_the_lines_of_a_paragraph_are_joined(printed: list[str], expected: list[str]) -> None:
    assert read(lines(*printed)).split("\n") == expected


def test_a_paragraph_goes_on_over_pages() -> None:
    one, other = lines(INDENTED, FULL, FULL), lines(FULL, "乙。", INDENTED, "丙。", page=2)
    assert read(one, other).split("\n") == [f"{'甲' * 28}{FULL}{FULL}{FULL}乙。", f"{'甲' * 28}丙。"]


def test_space_parts_paragraphs() -> None:
    texts = [FULL, FULL, "甲" * 29 + "。"]
    first = lines(*texts)
    second = [line(text, 8 + number * 1.5) for number, text in enumerate(texts)]
    third = [line(text, 16 + number * 1.5) for number, text in enumerate(texts)]
    assert read([*first, *second, *third]).split("\n") == ["".join(texts)] * 3


def test_a_headline_on_two_lines_in_the_middle() -> None:
    head = [line("关于加强甲类设备管理工作的若", 0, 4.5, size=15), line("干意见", 2, 12.75, size=15)]
    body = [line(text, 6 + number * 1.5) for number, text in enumerate([FULL] * 6)]
    assert read([*head, *body]).split("\n")[0].startswith("关于加强甲类设备管理工作的若")


TABLE = [line("序号", 0, 0), line("名称", 0, 5), line("1", 2, 0), line("甲类", 2, 5), line("2", 4, 0), line("乙类", 4, 5)]


def test_rows_of_a_table() -> None:
    assert read(TABLE).split("\n") == ["序号\t名称", "1\t甲类", "2\t乙类"]


def test_a_cell_of_several_lines() -> None:
    cells = [line("1", 0, 0), line("甲类设备", 0, 5), line("目录", 1.5, 5), line("2", 4, 0), line("乙类", 4, 5)]
    assert read(cells).split("\n") == ["1\t甲类设备目录", "2\t乙类"]


def test_two_columns_of_running_text_are_read_one_after_the_other() -> None:
    left = [line(f"左{number:02}甲甲甲甲", number * 1.5, 0) for number in range(14)]
    right = [line(f"右{number:02}甲甲甲甲", number * 1.5, 12) for number in range(14)]
    text = "".join(read([*left, *right]).split())
    places = [text.index(f"{side}{number:02}") for side in "左右" for number in range(14)]
    assert places == sorted(places)


def test_what_was_drawn_out_of_order_is_read_from_the_top() -> None:
    top, middle, bottom = lines("第一", "第二", "第三")
    for drawn in ([bottom, top, middle], [middle, bottom, top], [top, middle, bottom]):
        assert read(drawn).split("\n") == ["第一", "第二", "第三"]


ORDERED = st.permutations(range(5))


@given(ORDERED)
def test_no_line_is_lost_whatever_the_order(order: list[int]) -> None:
    printed = [line(f"行{number}", number * 1.5, number % 2 * 8) for number in range(5)]
    found = [one for row in rows([printed[number] for number in order]) for cell in row for one in cell]
    assert sorted(one.text for one in found) == [f"行{number}" for number in range(5)]
    text = read([printed[number] for number in order])
    assert all(f"行{number}" in text for number in range(5))


@given(st.lists(st.tuples(st.integers(1, 30), st.integers(0, 3)), min_size=1, max_size=10))
def test_places_of_lines_in_the_text(shape: list[tuple[int, int]]) -> None:
    printed = [line("甲" * length, number * 1.5, right) for number, (length, right) in enumerate(shape)]
    running = running_text([rows(printed)])
    assert all(running.text[at : at + len(one.text)] == one.text for at, one in running.lines)
    assert [one for _, one in running.lines] == printed
    assert running.text.replace("\n", "") == "".join(one.text for one in printed)


JOINTS = [
    ("word", "next", " "),
    ("甲", "乙", ""),
    ("word", "乙", ""),
    ("甲", "word", ""),
    ("48211", "a", " "),
    ("48211", "5", ""),
    ("a,", "b", ""),
    ("", "a", ""),
]


@pytest.mark.parametrize(("one", "other", "between"), JOINTS)
def test_what_stands_between_two_lines(one: str, other: str, between: str) -> None:
    assert joint(one, other) == between


def test_what_a_line_tells_of_its_place() -> None:
    here, below, beside = line("甲甲。", 0), line("乙", 2), line("丙", 0.2, 10)
    assert (here.above(below), below.above(here), here.above(beside)) == (True, False, False)
    assert (here.beside(beside), here.beside(below)) == (True, False)
    assert (here.edge, line("甲甲").edge) == (LEFT + 2 * EM, LEFT + 2 * EM)
    assert (here.alike(line("乙", size=11)), here.alike(line("乙", size=12))) == (True, False)
    padded = Line("  甲 ", 0, 0, 9, 9, EM, 1, (-1, -1, 4, -1)).strip()
    assert (padded.text, padded.glyphs) == ("甲", (4,))


def test_the_usual_size_is_that_of_most_characters() -> None:
    assert usual_size([line("甲" * 9), line("乙" * 8, size=16)]) == EM
    assert usual_size([line("甲" * 8), line("乙" * 9, size=16)]) == 16
    assert usual_size([]) == 0


def test_columns_are_those_of_their_regions() -> None:
    page = rows(lines(*[FULL] * 9, "短"))
    (found,) = columns([page])
    assert set(found) == {Column(LEFT, LEFT + WIDE * EM)}
    assert found[0].width == WIDE * EM
    assert columns([[]]) == [[]]
    assert columns([]) == []


def test_distances_of_lines() -> None:
    tight = spacing_of([rows(lines(*[FULL] * 20))])
    assert (round(tight.usual, 2), tight.between) == (1.5, False)
    apart = spacing_of([rows([line(FULL, number * 1.5 + number // 3 * 2) for number in range(20)])])
    assert (round(apart.usual, 2), apart.between) == (1.5, True)
    one, near, far = line("甲", 0), line("乙", 1.5), line("丙", 4)
    assert (apart.parts(one, near), apart.parts(one, far), apart.parts(one, line("丁", 4, page=2))) == (False, True, False)
    assert (spacing_of([]).usual, spacing_of([]).between) == (0.0, False)


def page(number: int, *texts: str, head: str = "", foot: str = "", small: bool = False) -> list[Line]:
    """A page of text with what the printer adds to it."""
    size = 7.0 if small else EM
    body = [line(text, 5 + place * 1.5, page=number) for place, text in enumerate(texts)]
    above = [line(head, 0, page=number, size=size)] if head else []
    below = [line(foot, 60, 14, page=number, size=size)] if foot else []
    return [*above, *body, *below]


def texts(number: int) -> list[str]:
    """The text of a page, which no other page has."""
    letter = "甲乙丙丁"[number]
    return [letter * WIDE, letter * (WIDE - 1), letter * (WIDE - 2), f"{letter}。"]


FURNITURE = [
    # what stands at the head and the foot of pages 1, 2, 3; what is left of it
    ([("", "1"), ("", "2"), ("", "3")], []),
    ([("", "- 1 -"), ("", "- 2 -"), ("", "- 3 -")], []),
    ([("", "5"), ("", "6"), ("", "7")], []),
    ([("甲类公报", ""), ("甲类公报", ""), ("甲类公报", "")], []),
    ([("甲类公报 1", ""), ("甲类公报 2", ""), ("甲类公报 3", "")], []),
    # numbers that do not count with the pages, and heads on too few pages
    ([("", "2031"), ("", "7"), ("", "40")], ["2031", "7", "40"]),
    ([("甲类公报", ""), ("甲类公报", ""), ("", "")], ["甲类公报", "甲类公报"]),
    ([("子", ""), ("丑", ""), ("寅", "")], ["子", "丑", "寅"]),
]


@pytest.mark.parametrize(("added", "left"), FURNITURE, ids=range(len(FURNITURE)))
def test_page_numbers_and_running_heads(added: list[tuple[str, str]], left: list[str]) -> None:
    pages = [page(number, *texts(number), head=head, foot=foot) for number, (head, foot) in enumerate(added, 1)]
    found = [one.text for lines_ in without_furniture(pages) for one in lines_]
    body = [text for number in (1, 2, 3) for text in texts(number)]
    assert [text for text in found if text in body] == body
    assert [text for text in found if text not in body] == left


def test_small_print_at_the_top_of_every_page() -> None:
    pages = [page(number, *texts(number), head=head, small=True) for number, head in enumerate(("子篇", "丑篇"), 1)]
    assert [[one.text for one in lines_] for lines_ in without_furniture(pages)] == [texts(1), texts(2)]
    # A number or a day belongs to the document, however small it is printed.
    numbered = [page(1, *texts(1), head="某部发〔2031〕5号", small=True)]
    assert [one.text for one in without_furniture(numbered)[0]] == ["某部发〔2031〕5号", *texts(1)]
    assert without_furniture([]) == []
