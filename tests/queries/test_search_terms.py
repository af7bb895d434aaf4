"""What somebody typed into a search box: the words, the question for the indexes, and the marks in what is found."""

import pytest

from queries.fold import FOLDS
from queries.marks import marks
from queries.search_terms import begins, folded, initials, names, number_begin, plain, terms, words


@pytest.mark.parametrize(
    ("typed", "found", "asked"),
    [
        ("风电 装备", ["风电", "装备"], '"风电" AND "装备"'),
        # Four characters are one word, more are cut by what they mean.
        ("风电机组", ["风电机组"], '"风电机组"'),
        ("节约用能条例", ["节约", "用能", "条例"], '"节约" AND "用能" AND "条例"'),
        ("《办法（试行）》", ["办法", "试行"], '"办法" AND "试行"'),
        # A number and a code are one word, however they were typed.
        ("云工规[2031] 5号", ["云工规〔2031〕5号"], '"云工规" AND "2031" AND "5"'),
        ("gb／t99001—2030", ["gb/t 99001-2030"], '"gb" AND "t" AND "99001" AND "2030"'),
        # What stands in quotes is one.
        ('"节约用能条例"', ["节约用能条例"], '"节约用能条例"'),
        ("＂风电、光伏＂ 办法", ["风电、光伏", "办法"], '"风电" AND "光伏" AND "办法"'),
        ('"', [], None),
        # What Lucene takes for operators only parts words.
        ('a" OR b:*', ["a", "or", "b"], '"a" AND "or" AND b*'),
        ("+风电 -装备 && !办法 || (规定) [x TO y] {1} ^2 ~3 a? \\\\ /b/", None, None),
        ("AI+ 5G", ["ai", "5g"], '"ai" AND "5g"'),
        ("３.５兆瓦 兆瓦", ["3.5", "兆瓦"], '"3.5" AND "兆瓦"'),
        ("GB/T 99*", ["gb/t 99"], '"gb" AND "t" AND 99*'),
        ("智能 mach*", ["智能", "mach"], '"智能" AND mach*'),
        # A single character is no pair: it counts where there is nothing else, and then no index is asked.
        ("风电 电", ["风电"], '"风电"'),
        ("电", ["电"], None),
        ("“”", [], None),
        ("😀", [], None),
        (" ", [], None),
    ],
)
def test_words_and_terms(typed: str, found: list[str] | None, asked: str | None) -> None:
    if found is not None:
        assert (words(typed), terms(typed)) == (found, asked)
    # Nothing of the query language is left outside of quotes.
    loose = (terms(typed) or "").split('"')[::2]
    assert all(part.strip() in ("", "AND") or part.removeprefix(" AND ").rstrip("*").isalnum() for part in loose)


def test_words_hold_letters_and_digits() -> None:
    assert folded("云工规 [2031] 5 号") == ["云工规20315号"]
    assert folded('"办法（试行）"') == ["办法试行"]


def test_a_long_text() -> None:
    assert len(words("风电" * 500)) < 10
    assert len(words(" ".join(str(number) for number in range(300)))) == 300


@pytest.mark.parametrize(
    ("typed", "letters", "asked"),
    [
        ("gxb", " gxb", '("gxb") OR found_by:gxb*'),
        ("GXB*", " gxb", "(gxb*) OR found_by:gxb*"),
        ("g", None, '"g"'),
        ("gx b", None, '"gx" AND "b"'),
        ("5g", None, '"5g"'),
        ("工信部", None, '"工信部"'),
        ("*", None, None),
    ],
)
def test_initials(typed: str, letters: str | None, asked: str | None) -> None:
    assert (initials(typed), names(typed)) == (letters, asked)


def test_what_names_begin_with() -> None:
    assert (plain(' "风电" 办法* '), begins("《风电* "), begins("风电")) == ("风电 办法", "风电", None)
    assert number_begin("云工规 [2031]*") == "云工规〔2031〕"


@pytest.mark.parametrize(
    ("typed", "title", "number", "one"),
    [
        ("《风电 装备》", "风电", "风电", None),
        (" [20", "20", "〔2", None),
        ("电*", None, None, "电"),
        ("《》", None, None, None),
        ("*", None, None, None),
    ],
)
def test_the_first_two_characters(typed: str, title: str | None, number: str | None, one: str | None) -> None:
    assert tuple(FOLDS[fold](typed) for fold in ("title_first_two", "number_first_two", "title_character")) == (title, number, one)


@pytest.mark.parametrize(
    ("text", "words", "found"),
    [
        ("云州省风电装备办法", ["风电", "办法"], [(3, 5), (7, 9)]),
        # Words that touch or lie in each other are one mark.
        ("云州省风电装备办法", ["风电", "装备", "电装"], [(3, 7)]),
        ("ＡＩ与ai", ["ai"], [(0, 2), (3, 5)]),
        ("云工规[2031]5号", ["云工规〔2031〕5号"], [(0, 11)]),
        # Offsets count characters, not bytes or halves of them.
        ("😀风电😀风电", ["风电"], [(1, 3), (4, 6)]),
        ("a.c abc", ["a.c"], [(0, 3)]),
        ("风电", ["", "光伏"], []),
        ("", ["风电"], []),
        (None, ["风电"], []),
    ],
)
def test_marks(text: str | None, words: list[str], found: list[tuple[int, int]]) -> None:
    assert marks(text, words) == found
