"""The 目录 of a bulletin, where its entries stand in the body, what printers add to pages, and what a cover says."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.align import Place, chain, differ_in_kind, find, kinds, mend, windows
from loaders.contents import find_contents, split_page
from loaders.cover import month, read_cover
from loaders.fold import key
from loaders.furniture import furniture, is_page_number, page_numbers
from loaders.lines import Lines

PAGES = [
    # entry, page number before it, title and page number
    ("甲类设备办法……12", 0, ("甲类设备办法", 12)),
    ("甲类设备办法.....12", 0, ("甲类设备办法", 12)),
    ("甲类设备办法  12", 0, ("甲类设备办法", 12)),
    ("甲类设备办法 12", 0, ("甲类设备办法", 12)),
    ("甲类设备办法(12)", 0, ("甲类设备办法", 12)),
    ("甲类设备办法……P12", 0, ("甲类设备办法", 12)),
    ("甲类设备办法……第12页", 0, ("甲类设备办法", 12)),
    ("甲类设备办法……- 12 -", 0, ("甲类设备办法", 12)),
    ("甲类设备办法启动86 86", 0, ("甲类设备办法启动", 86)),
    ("甲类设备办法", 0, ("甲类设备办法", None)),
    ("甲类设备办法……", 0, ("甲类设备办法", None)),
    # a number that is smaller than the one before, or far too large, belongs to the title
    ("甲类设备办法 12", 20, ("甲类设备办法 12", None)),
    ("甲类设备办法 2031", 5, ("甲类设备办法 2031", None)),
    ("甲类设备办法……1200", 5, ("甲类设备办法", 1200)),
    ("甲类设备办法 400", 5, ("甲类设备办法 400", None)),
    ("12", 0, ("", 12)),
    ("", 0, ("", None)),
]


@pytest.mark.parametrize(("text", "last", "expected"), PAGES)
def test_the_page_number_of_an_entry(text: str, last: int, expected: tuple[str, int | None]) -> None:
    assert split_page(text, last) == expected


@pytest.mark.parametrize(("after", "page"), [("月份要点", None), ("年工作要点", None), ("关于甲类", 5), ("12", None), ("", 5)])
def test_a_number_that_a_wrap_has_split_from_its_word(after: str, page: int | None) -> None:
    assert split_page("甲类设备办法5", 0, after)[1] == page


NAMES = ["甲类设备更新管理办法", "乙类物资登记管理规定", "丙类工程建设实施方案", "丁类产品质量监督细则"]
BODY = "近日，有关部门研究提出了若干措施，明确了目标和任务。\n"


def bulletin(entries: list[str], cover: str = "甲类政策汇编\n") -> str:
    return f"{cover}目录\n" + "\n".join(entries) + "\n" + "".join(f"{name}\n{BODY}" for name in NAMES)


@pytest.mark.parametrize(
    ("entries", "numbered"),
    [
        ([f"{name}……{number}" for number, name in enumerate(NAMES, 1)], True),
        ([f"{number}. {name} …… {number}" for number, name in enumerate(NAMES, 1)], True),
        (NAMES, False),
        ([f"{number}、{name}" for number, name in enumerate(NAMES, 1)], False),
    ],
)
def test_a_table_of_contents_ends_where_its_first_heading_comes_again(entries: list[str], numbered: bool) -> None:
    text = bulletin(entries)
    found = find_contents(Lines(text))
    assert found is not None
    assert (found.start, found.numbered, found.chapters) == (1, numbered, False)
    assert text.split("\n")[found.stop] == NAMES[0]
    listed = [fragment.text for block in found.blocks for fragment in block]
    assert [key(name) in key(one) for name, one in zip(NAMES, listed, strict=True)] == [True] * 4


@pytest.mark.parametrize("title", ["目录", "目  录", "【本期要目】", "CONTENTS", "目录：", "要 目", "目次"])
def test_words_that_head_a_table_of_contents(title: str) -> None:
    assert find_contents(Lines(bulletin(NAMES).replace("目录", title, 1))) is not None


@pytest.mark.parametrize("title", ["甲类目录", "目录如下：", "本目录由某部发布", "附件目录清单"])
def test_words_that_head_none(title: str) -> None:
    assert find_contents(Lines(bulletin(NAMES).replace("目录", title, 1))) is None


def test_a_heading_with_damaged_letters_still_ends_it() -> None:
    text = bulletin([f"{name}……{number}" for number, name in enumerate(NAMES, 1)]).replace(
        "\n甲类设备更新管理办法\n", "\n甲类设备更薪管理办法\n"
    )
    found = find_contents(Lines(text))
    assert found is not None
    assert text.split("\n")[found.stop] == "甲类设备更薪管理办法"


@pytest.mark.parametrize(
    "entries",
    [
        ["第一章 总则", "第二章 甲类设备", "第三章 乙类物资", "第四章 附则"],
        ["一、总体要求", "二、重点任务", "三、保障措施", "（一）组织领导"],
    ],
)
def test_chapters_of_one_document_are_no_documents(entries: list[str]) -> None:
    text = "甲类规划\n目录\n" + "\n".join(entries) + "\n" + "".join(f"{name}\n{BODY}" for name in entries)
    found = find_contents(Lines(text))
    assert found is not None and found.chapters


def test_a_text_without_a_table_of_contents() -> None:
    assert find_contents(Lines("甲类办法\n" + BODY)) is None
    assert find_contents(Lines("")) is None
    assert find_contents(Lines("目录")) is None


PLACES = Lines("甲类设备\n更新管理办法\n正文。\n\n乙类物资管理规定\n3\n甲类设备更新管理办法\n")


def test_all_places_of_a_heading() -> None:
    wanted = {"甲类设备更新管理办法", "乙类物资管理规定", "没有的"}
    assert dict(find(wanted, PLACES, 0)) == {"甲类设备更新管理办法": [Place(0, 1), Place(6, 6)], "乙类物资管理规定": [Place(4, 4)]}
    assert dict(find(wanted, PLACES, 1)) == {"甲类设备更新管理办法": [Place(6, 6)], "乙类物资管理规定": [Place(4, 4)]}
    assert dict(find(set(), PLACES, 0)) == {}


def test_page_numbers_and_blank_lines_inside_a_heading_do_not_count() -> None:
    lines = Lines("甲类设备\n\n- 3 -\n更新管理办法\n")
    assert dict(find({"甲类设备更新管理办法"}, lines, 0)) == {"甲类设备更新管理办法": [Place(0, 3)]}
    assert Place(0, 3) in {place for place, _ in windows(lines, 0)}


def test_no_heading_spans_a_paragraph() -> None:
    lines = Lines("甲类设备\n" + "乙" * 241 + "\n更新管理办法\n")
    assert dict(find({"甲类设备更新管理办法"}, lines, 0)) == {}


def at(*lines: int) -> list[Place]:
    return [Place(line, line) for line in lines]


CHAINS = [
    # options of each entry, what is chosen
    ([at(1), at(3), at(5)], [1, 3, 5]),
    ([at(1, 7), at(3), at(5)], [1, 3, 5]),
    # an entry that also stands inside an earlier unit gets the place that keeps the order
    ([at(4), at(1, 6), at(8)], [4, 6, 8]),
    ([at(5), at(3), at(7)], [3, 7]),
    ([at(1), [], at(5)], [1, 5]),
    ([[], []], []),
    ([], []),
]


@pytest.mark.parametrize(("options", "chosen"), CHAINS)
def test_the_longest_chain_in_the_order_of_the_entries(options: list[list[Place]], chosen: list[int]) -> None:
    found = chain(options)
    assert len(found) == len(options)
    assert [place.first for place in found if place] == chosen


@given(st.lists(st.lists(st.integers(0, 12), max_size=4), max_size=6))
def test_a_chain_is_in_order_and_none_is_longer(options: list[list[int]]) -> None:
    found = chain([at(*sorted(set(lines))) for lines in options])
    lines = [place.first for place in found if place]
    assert lines == sorted(set(lines))
    assert all(place is None or place.first in options[number] for number, place in enumerate(found))
    reach: dict[int, int] = {-1: 0}
    for places in options:
        reach |= {
            line: max(reach.get(line, 0), 1 + max(length for end, length in list(reach.items()) if end < line))
            for line in sorted(set(places), reverse=True)
        }
    assert len(lines) == max(reach.values())


MENDED = [
    # the heading as it is printed, whether it is near enough to the entry
    ("甲类设备更新管理办法", True),
    ("甲类设备更薪管理办法", True),
    ("某部甲类设备更新管理办法", True),
    ("关于印发甲类设备更新管理办法", False),
    ("管理办法甲类设备更新", True),
    ("甲类设备更新管理办法解读", False),
    ("乙类物资登记管理规定", False),
]


@pytest.mark.parametrize(("printed", "near"), MENDED)
def test_a_damaged_heading_is_found_between_its_neighbours(printed: str, near: bool) -> None:
    lines = Lines(f"子类总体工作方案\n{BODY}{printed}\n{BODY}丑类收尾工作方案\n")
    titles = ["子类总体工作方案", "甲类设备更新管理办法", "丑类收尾工作方案"]
    (_, mended, _) = mend(titles, [Place(0, 0), None, Place(4, 4)], lines, 0)
    assert mended == (Place(2, 2) if near else None)
    # It is not looked for outside of its neighbours.
    assert mend(titles, [Place(3, 3), None, Place(4, 4)], lines, 0)[1] is None


@pytest.mark.parametrize(
    ("one", "other", "differ"),
    [
        ("甲办法", "甲办法解读", True),
        ("甲办法解读", "乙办法解读", False),
        ("关于甲类的通知", "关于甲类的公告", False),
        ("甲办法", "甲力法", False),
        ("甲办法", "甲办法", False),
    ],
)
def test_a_word_that_tells_two_headings_apart(one: str, other: str, differ: bool) -> None:
    assert differ_in_kind(one, other) is differ
    assert differ_in_kind(other, one) is differ
    assert kinds("甲办法解读") == {"解读"}


NUMBERS = [
    ("12", True),
    ("- 12 -", True),
    ("—12—", True),
    ("第 12 页", True),
    ("第12页 共30页", True),
    ("12/30", True),
    ("Page 12", True),
    ("P.12", True),
    ("12345", False),
    ("第12条", False),
    ("12.", False),
    ("甲12", False),
    ("", False),
]


@pytest.mark.parametrize(("text", "expected"), NUMBERS)
def test_what_may_be_a_page_number(text: str, expected: bool) -> None:
    assert is_page_number(text) is expected


PAGE = "甲" * 90


@pytest.mark.parametrize(
    ("lines", "numbers"),
    [
        ([PAGE, "1", PAGE, "2", PAGE, "3"], {1, 3, 5}),
        ([PAGE, "1", PAGE, "2", PAGE], set()),
        (["1", "甲", "2", "乙", "3", "丙"], set()),
        ([PAGE, "1", PAGE, "7", PAGE, "2", PAGE, "3"], {1, 5, 7}),
        ([PAGE, "- 1 -", "甲"], {1}),
        (["第1页", "第2页"], {0, 1}),
    ],
)
def test_bare_numbers_count_only_where_pages_lie_between(lines: list[str], numbers: set[int]) -> None:
    assert page_numbers(Lines("\n".join(lines)), 0, len(lines)) == numbers


HEADS = [
    # lines, titles of the cover, other texts of it, furniture
    ([PAGE, "甲类简报", PAGE], ["甲类简报"], [], [1]),
    ([PAGE, "甲类简报 第3期 - 12 -", PAGE], ["甲类简报"], ["第3期"], [1]),
    ([PAGE, "甲类简报某协会", PAGE], ["甲类简报"], ["某协会"], [1]),
    ([PAGE, "某协会", PAGE], ["甲类简报"], ["某协会"], []),
    ([PAGE, "甲类简报说", PAGE], ["甲类简报"], [], []),
    ([PAGE, "栏目", "- 1 -", PAGE, "栏目", "- 2 -", PAGE, "栏目", "- 3 -"], [], [], [1, 2, 4, 5, 7, 8]),
    ([PAGE, "栏目", "- 1 -", PAGE, "栏目", "- 2 -", PAGE], [], [], [2, 5]),
    ([PAGE, "甲" * 41, "- 1 -"], ["甲" * 41], [], [2]),
]


@pytest.mark.parametrize(("lines", "titles", "others", "expected"), HEADS)
def test_running_heads(lines: list[str], titles: list[str], others: list[str], expected: list[int]) -> None:
    assert furniture(Lines("\n".join(lines)), 0, len(lines), titles, others) == expected


MONTHS = [
    ("2031年5月", "2031-05"),
    ("2031年5月20日", "2031-05-20"),
    ("二〇三一年五月", "2031-05"),
    ("二〇三一年十二月三十一日", "2031-12-31"),
    ("二〇三一年十月二十日", "2031-10-20"),
    ("2031-05", "2031-05"),
    ("2031.5.20", "2031-05-20"),
    ("2031/05/20", "2031-05-20"),
    ("２０３１年５月", "2031-05"),
    ("2031年13月", None),
    ("1831年5月", None),
    ("2031年", None),
    ("甲", None),
]


@pytest.mark.parametrize(("text", "expected"), MONTHS)
def test_the_month_of_a_bulletin(text: str, expected: str | None) -> None:
    assert month(["甲类简报", text]) == expected
    assert month([text, "2000年1月"]) == (expected or "2000-01")


def test_what_a_cover_says() -> None:
    text = "甲类政策汇编\n2031年第3期（总第28期）\n甲类协会 编印\n2031年5月\n目录\n"
    cover = read_cover(Lines(text), 4)
    assert (cover.title, cover.issue, cover.publisher, cover.published) == (
        "甲类政策汇编",
        "2031年第3期（总第28期）",
        "甲类协会",
        "2031-05",
    )
    assert cover.lines == ("甲类政策汇编", "2031年第3期（总第28期）", "甲类协会 编印", "2031年5月", "甲类协会")
    assert cover.heads == (("甲类政策汇编", "2031年第3期（总第28期）"), cover.lines)


def test_a_cover_that_says_nothing() -> None:
    cover = read_cover(Lines("甲\n乙\n"), 0)
    assert (cover.title, cover.issue, cover.publisher, cover.published, cover.lines) == (None, None, None, None, ())
