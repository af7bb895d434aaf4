"""What mark-up, brackets, half-width marks and rare glyphs of a print stand for, one case each; the length never changes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.text.printing import FILLER, GLYPHS, plain_print


def shown(text: str) -> str:
    """What a reader sees."""
    return plain_print(text).replace(FILLER, "")


GLYPH = [
    ("⼀", "一"),
    ("⽤", "用"),
    ("⻓", "长"),
    ("⻔", "门"),
    ("⼾", "户"),
    ("⾭", "青"),
    ("⿓", "龙"),
    ("豈", "豈"),
    ("金", "金"),
    ("﹐", "，"),
    ("﹕", "："),
    ("﹙", "（"),
    ("﹚", "）"),
    ("︵", "（"),
    ("︻", "【"),
    ("︽", "《"),
    ("︿", "〈"),
    ("｡", "。"),
    ("､", "、"),
    ("Ａ", "A"),
    ("ｚ", "z"),
    ("９", "9"),
    # full-width marks of Chinese stay as they are
    ("，", "，"),
    ("：", "："),
    ("（", "（"),
    ("％", "％"),
    ("　", "　"),
]


@pytest.mark.parametrize(("glyph", "meant"), GLYPH)
def test_a_glyph_stands_for_a_character(glyph: str, meant: str) -> None:
    assert plain_print(f"甲{glyph}乙") == f"甲{meant}乙"


UNSEEN = "\u00ad\u034f\u061c\u180e\u200b\u200c\u200d\u200e\u200f\u202a\u202e\u2060\u2064\u206f\ufe00\ufe0f\ufeff"


@pytest.mark.parametrize("mark", UNSEEN, ids=lambda mark: f"U+{ord(mark):04X}")
def test_an_invisible_character_leaves_its_place(mark: str) -> None:
    assert plain_print(f"甲{mark}乙") == f"甲{FILLER}乙"


def test_every_glyph_stands_for_one_character_that_stands_for_itself() -> None:
    assert {code for code, char in GLYPHS.items() if len(char) != 1} == set()
    assert {char for char in GLYPHS.values() if char != FILLER and GLYPHS.get(ord(char), char) != char} == set()


MARKUP = [
    # tags
    ("<b>甲</b>乙", "甲乙"),
    ("<B>甲</B>", "甲"),
    ('<p id="t1" class="x">甲</p>', "甲"),
    ("<br>甲<br/>乙<BR />丙", "    甲     乙      丙"),
    ("<h2>甲</h2>", "甲"),
    ("<甲>乙", "<甲>乙"),
    ("<q>甲</q>", "<q>甲</q>"),
    ("<b 甲", "<b 甲"),
    # entities
    ("甲&nbsp;乙", "甲      乙"),
    ("甲&emsp;乙", "甲      乙"),
    ("&lt;甲&gt;", "<甲>"),
    ("&lt;甲法&gt;", "《甲法》"),
    ("&#12298;甲&#12299;", "《甲》"),
    ("&#x300A;甲&#x300B;", "《甲》"),
    ("甲&amp;乙", "甲&乙"),
    ("甲&unknown;乙", "甲&unknown；乙"),
    ("甲&乙;", "甲&乙；"),
    ("AT&T; 甲", "AT&T; 甲"),
    # comments
    ("甲<!-- 目录 -->乙", "甲乙"),
    ("甲<!-- 一\n二 -->乙", "甲\n乙"),
    ("甲<!-- INFO END -->乙", "甲<!-- INFO END -->乙"),
    ("甲<!--INFO END-->乙", "甲<!--INFO END-->乙"),
    ("甲<!-- 未完", "甲<!-- 未完"),
    # escapes and emphasis
    ("1\\. 甲", "1. 甲"),
    ("\\*甲\\*", "*甲*"),
    ("\\（甲", "\\（甲"),
    ("**甲**乙", "甲乙"),
    ("***甲***", "甲"),
    ("甲*乙", "甲*乙"),
    # attributes and containers
    ("第一章 总则{align=center}", "第一章 总则"),
    ("甲{.red}", "甲"),
    ("a{1}", "a{1}"),
    ("::: tip 修订\n甲\n:::", "\n甲\n"),
    ("::: details 目录\n一\n二\n:::\n甲", "\n\n\n\n甲"),
    ("@tab 条例\n甲", "\n甲"),
    ("甲@tab 条例", "甲@tab 条例"),
    ("[[toc]]\n甲", "\n甲"),
    ("[1](#t1)甲", "甲"),
    ("[甲](#_甲)乙", "乙"),
    ("[甲](a.html)乙", "[甲](a.html)乙"),
]


@pytest.mark.parametrize(("printed", "meant"), MARKUP)
def test_mark_up(printed: str, meant: str) -> None:
    assert shown(printed) == meant
    assert len(plain_print(printed)) == len(printed)


NAMES = [
    ("<甲类办法>", "《甲类办法》"),
    ("〈甲类办法〉", "《甲类办法》"),
    ("＜甲类办法＞", "《甲类办法》"),
    ("«甲类办法»", "《甲类办法》"),
    ("‹甲类办法›", "《甲类办法》"),
    ("≪甲类办法≫", "《甲类办法》"),
    ("<<甲类办法>>", "《甲类办法》"),
    ("《甲类办法》", "《甲类办法》"),
    # inside another name
    ("《关于修改〈甲法〉的决定》", "《关于修改〈甲法〉的决定》"),
    ("<<关于修改<甲法>的决定>>", "《关于修改〈甲法〉的决定》"),
    ("<关于修改<甲法>的决定>", "《关于修改〈甲法〉的决定》"),
    ("《关于修改<甲法>的决定》", "《关于修改〈甲法〉的决定》"),
    ("〈甲法〉和〈乙法〉", "《甲法》和《乙法》"),
    ("《甲法》和〈乙法〉", "《甲法》和《乙法》"),
    # far down in a text, and one that stays open before it
    (f"{'文' * 300}<甲类办法>", f"{'文' * 300}《甲类办法》"),
    (f"甲<乙{'文' * 170}<甲类办法>", f"甲<乙{'文' * 170}《甲类办法》"),
    # no names
    ("<1000万元>", "<1000万元>"),
    ("甲<乙", "甲<乙"),
    ("甲>乙", "甲>乙"),
    ("5<甲。乙类>3", "5<甲。乙类>3"),
    ("<<甲类办法>", "《甲类办法》"),
    ("< >", "< >"),
    ("<>", "<>"),
    ("<ABC>", "<ABC>"),
    (f"<{'甲' * 161}>", f"<{'甲' * 161}>"),
]


@pytest.mark.parametrize(("printed", "meant"), NAMES)
def test_brackets_around_names(printed: str, meant: str) -> None:
    assert shown(printed) == meant


HALF = [
    ("甲,乙", "甲，乙"),
    ("甲;乙", "甲；乙"),
    ("甲:乙", "甲：乙"),
    ("甲!", "甲！"),
    ("甲?", "甲？"),
    ("甲.", "甲。"),
    ("甲.\n乙", "甲。\n乙"),
    ("甲.《乙》", "甲。《乙》"),
    ("提高20%.甲", "提高20%。甲"),
    ("《甲》,乙", "《甲》，乙"),
    ("GB 1234-2031,甲", "GB 1234-2031，甲"),
    ("GB 1234-2031.甲", "GB 1234-2031。甲"),
    ("标准A.\n乙", "标准A。\n乙"),
    # what is not seen stands between
    ("甲\u200b.\n乙", "甲\u200b。\n乙"),
    ("甲\u200b,乙", "甲\u200b，乙"),
    ("《甲》\u200b:乙", "《甲》\u200b：乙"),
    # numbering, fractions, times and what is not Chinese
    ("一.甲类", "一.甲类"),
    ("十二.甲类", "十二.甲类"),
    ("1.甲类", "1.甲类"),
    ("1.5倍", "1.5倍"),
    ("12:30", "12:30"),
    ("1,000", "1,000"),
    ("a.b", "a.b"),
    ("甲.b", "甲.b"),
    ("http://a.example", "http://a.example"),
    # brackets
    ("甲(乙)丙", "甲（乙）丙"),
    ("(试行)", "（试行）"),
    ("(1)甲", "(1)甲"),
    ("f(x)", "f(x)"),
    ("[甲](a甲.html)", "[甲](a甲.html)"),
    ("甲(乙(丙)丁)", "甲(乙（丙）丁)"),
    ("甲(乙\n丙)", "甲(乙\n丙)"),
]


@pytest.mark.parametrize(("printed", "meant"), HALF)
def test_half_width_marks(printed: str, meant: str) -> None:
    assert plain_print(printed) == meant


@given(st.text(alphabet="甲乙《》〈〉<>«»&;lt\\*{}#\u200b⼯\n .,一2:!()[]b", max_size=60))
def test_a_print_that_was_undone_has_no_rare_glyphs_left(text: str) -> None:
    assert not {char for char in plain_print(text) if char != FILLER and ord(char) in GLYPHS}


@given(st.text(alphabet="甲乙办法 \n，。、0123456789ABC", max_size=80))
def test_a_plain_text_is_left_as_it_is(text: str) -> None:
    assert plain_print(text) == text
