"""Keys under which titles, numbers and days are compared: what is one, what is not, and what is left of marks and letters."""

from datetime import date

import pytest
from cn2an import an2cn
from hypothesis import given
from hypothesis import strategies as st

from kg.text.normal import _usual, arabic, begin, core_title, fold, fold_title, iso_date, normal_number, number_key, number_year
from kg.text.words import cut

FOLDED = [
    ("甲类设备_管理-办法", "甲类设备管理办法"),
    ("人工智能+", "人工智能+"),
    ("人工智能＋", "人工智能+"),
    ("人工智能", "人工智能"),
    ("ＡＢ类 Ｃ１", "ab类c1"),
    ("《甲类（试行）》", "甲类试行"),
    ("Ⅱ类", "ii类"),
    ("①甲", "1甲"),
    ("甲\u200b类", "甲类"),
    ("甲·乙", "甲乙"),
    ("Δ甲", "δ甲"),
    ("", ""),
    ("——", ""),
    ("___", ""),
]

BEGUN = [("甲类设备", "甲类"), ("甲类", "甲类"), ("甲", None), ("", None), (None, None)]


@pytest.mark.parametrize(("text", "expected"), FOLDED)
def test_fold(text: str, expected: str) -> None:
    assert fold(text) == expected


@given(st.text(max_size=40))
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text(alphabet="甲乙AbＡ１2（）《》 —-_·，。", max_size=30), st.sampled_from([" ", "\u3000", "—", "”", "_", "·"]))
def test_marks_make_no_difference(text: str, mark: str) -> None:
    assert fold(mark.join(text)) == fold(text)


@pytest.mark.parametrize(("text", "expected"), BEGUN)
def test_the_first_two_characters(text: str | None, expected: str | None) -> None:
    assert begin(text) == expected


CORES = [
    # what a carrier issues
    ("某部关于印发《甲类办法》的通知", "甲类办法"),
    ("某部 某局关于印发《甲类办法》的通知", "甲类办法"),
    ("某部办公厅关于转发《甲类办法》的通知", "甲类办法"),
    ("某部关于发布《甲类目录》的公告", "甲类目录"),
    ("关于印发〈甲类办法〉的通知", "甲类办法"),
    ("印发《甲类办法》通知", "甲类办法"),
    ("某部关于印发《甲类办法（试行）》的通知", "甲类办法（试行）"),
    ("某部关于印发《甲省实施〈甲类法〉办法》的通知", "甲省实施〈甲类法〉办法"),
    ("  关于印发《甲类办法》的通知\n", "甲类办法"),
    # several are issued: the carrier is the document
    ("某部关于印发《甲类办法》和《乙类办法》的通知", "某部关于印发《甲类办法》和《乙类办法》的通知"),
    ("关于印发《甲类办法》《乙类办法》的通知", "关于印发《甲类办法》《乙类办法》的通知"),
    # what passes another body's document on is a document of its own
    ("某办公厅转发〈国务院办公厅关于甲类的通知〉的通知", "某办公厅转发〈国务院办公厅关于甲类的通知〉的通知"),
    ("关于转发《财政部关于印发〈甲类办法〉的通知》的通知", "关于转发《财政部关于印发〈甲类办法〉的通知》的通知"),
    ("批转《某委关于甲类的报告》的通知", "批转《某委关于甲类的报告》的通知"),
    ("关于转发《国务院批转某委甲类报告的通知》的通知", "关于转发《国务院批转某委甲类报告的通知》的通知"),
    ("关于转发《云州市甲类信息发布办法》的通知", "云州市甲类信息发布办法"),
    ("关于转发《关于甲类的意见》的通知", "关于甲类的意见"),
    ("关于印发《某部关于甲类的意见》的通知", "某部关于甲类的意见"),
    # what is changed, interpreted or followed is not what is issued
    ("某部关于修改《甲类办法》的决定", "某部关于修改《甲类办法》的决定"),
    ("某部关于贯彻落实《甲类办法》的通知", "某部关于贯彻落实《甲类办法》的通知"),
    ("《甲类办法》解读", "《甲类办法》解读"),
    ("关于印发甲类办法的通知", "关于印发甲类办法的通知"),
    ("甲类办法", "甲类办法"),
    ("", ""),
]


@pytest.mark.parametrize(("title", "expected"), CORES)
def test_core_title(title: str, expected: str) -> None:
    assert core_title(title) == expected


@pytest.mark.parametrize("title", [title for title, _ in CORES])
def test_the_core_of_a_core_is_the_core(title: str) -> None:
    assert core_title(core_title(title)) == core_title(title)


ONE_TITLE = [
    ("中华人民共和国甲类法", "甲类法"),
    ("甲省实施〈中华人民共和国甲类法〉办法", "甲省实施《甲类法》办法"),
    ("关于印发《甲类办法》的通知", "甲类办法"),
    ("关于甲类税收政策的公告", "甲类税收政策"),
    ("关于甲类税收政策的通知", "关于甲类税收政策的通告"),
    ("关于做好甲类工作的意见", "做好甲类工作的意见"),
    ("甲类规划（2031—2035年）", "甲类规划(2031-2035年)"),
    ("甲类 办法", "甲类办法"),
    ("“甲类”办法", "甲类办法"),
]

TWO_TITLES = [
    ("甲类办法", "甲类办法（试行）"),
    ("甲类规划（2031—2035年）", "甲类规划（2036—2040年）"),
    ("甲类法", "甲类法实施条例"),
    ("人工智能+行动意见", "人工智能行动意见"),
    ("关于修改〈甲类法〉的决定", "甲类法"),
    ("某部关于甲类的通知", "甲类"),
    ("中华人民共和国", "中华人民共和国甲"),
]


@pytest.mark.parametrize(("one", "other"), ONE_TITLE)
def test_two_printings_of_one_title(one: str, other: str) -> None:
    assert fold_title(one) == fold_title(other) != ""


@pytest.mark.parametrize(("one", "other"), TWO_TITLES)
def test_titles_of_two_documents(one: str, other: str) -> None:
    assert fold_title(one) != fold_title(other)


NUMBERS = [
    # brackets, zeros, blanks and 第
    ("某部规【2031】5号", "某部规〔2031〕5号"),
    ("某部规〈2031〉5号", "某部规〔2031〕5号"),
    ("某部规﹝2031﹞5号", "某部规〔2031〕5号"),
    ("某部规〔2031］5号", "某部规〔2031〕5号"),
    ("某部规〔2031年〕5号", "某部规〔2031〕5号"),
    ("某部规〔2031〕5", "某部规〔2031〕5号"),
    ("某部规〔2031〕5号文", "某部规〔2031〕5号"),
    ("某部规〔2031〕5号文件", "某部规〔2031〕5号"),
    ("某部规\n〔2031〕\u300005号", "某部规〔2031〕5号"),
    ("某部〔1949〕1号", "某部〔1949〕1号"),
    ("ABC〔2031〕5号", "ABC〔2031〕5号"),
    # announcements and orders
    ("某部公告2031年第05号", "某部公告2031年第5号"),
    ("某部通告（2031年第5号）", "某部通告2031年第5号"),
    ("某部2031年第5号通告", "某部通告2031年第5号"),
    ("某部2031年第5号令", "某部令2031年第5号"),
    ("某部令2031年第5号", "某部令2031年第5号"),
    ("某部公告2031年5号", "某部公告2031年第5号"),
    ("国务院令第二十号", "国务院令第20号"),
    ("国务院令第一百零五号", "国务院令第105号"),
    ("某部第五号令", "某部令第5号"),
    ("中华人民共和国主席令（第三号）", "中华人民共和国主席令第3号"),
    # no numbers of documents
    ("某部令第5号公告", None),
    ("（2031）京01执5号", None),
    ("（2031）甲仲案字5号", None),
    ("某部规〔2031〕号", None),
    ("某部规〔3031〕5号", None),
    ("〔2031〕5号", None),
    ("见某部规〔2031〕5号。", None),
    ("某部规〔2031〕5号、6号", None),
    ("", None),
    ("号", None),
]


@pytest.mark.parametrize(("printed", "expected"), NUMBERS)
def test_numbers(printed: str, expected: str | None) -> None:
    assert normal_number(printed) == expected


@pytest.mark.parametrize("printed", [printed for printed, expected in NUMBERS if expected])
def test_a_normal_number_is_normal(printed: str) -> None:
    normal = normal_number(printed)
    assert normal is not None
    assert normal_number(normal) == normal
    assert number_key(normal) == number_key(number_key(normal))


SAME = [
    ("某部规〔2031〕5号", "某部规（2031）第005号"),
    ("某部规字〔2031〕5号", "某部规〔2031〕5号"),
    ("某部规〔85〕5号", "某部规〔1985〕5号"),
    ("〔85〕某部规5号", "某部规〔85〕5号"),
    ("某部令2031年第5号", "某部令〔2031〕5号"),
    ("中华人民共和国某部令第5号", "某部令第5号"),
    ("某部规〔2031〕５号", "某部规〔2031〕5号"),
]

OTHER = [
    ("某部规〔2031〕5号", "某部规〔2031〕50号"),
    ("某部规〔2031〕5号", "某部规〔2032〕5号"),
    ("某部规〔2031〕5号", "某部办〔2031〕5号"),
    ("某部公告2031年第5号", "某部令2031年第5号"),
    ("某部令第5号", "某局令第5号"),
    ("某部规〔2031〕100号", "某部规〔2031〕1号"),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_two_printings_of_one_number(one: str, other: str) -> None:
    assert number_key(one) == number_key(other)


@pytest.mark.parametrize(("one", "other"), OTHER)
def test_numbers_of_two_documents(one: str, other: str) -> None:
    assert number_key(one) != number_key(other)


YEARS = [
    ("某部规〔2031〕5号", "2031"),
    ("某部规[1998]5号", "1998"),
    ("某部规(2031)5号", "2031"),
    ("某部公告2031年第5号", "2031"),
    ("某部令2031年第5号", "2031"),
    ("2031年第05号", "2031"),
    ("某部公告2031年", None),
    ("某部规〔85〕5号", None),
    ("国务院令第5号", None),
    ("", None),
    (None, None),
]


@pytest.mark.parametrize(("number", "expected"), YEARS)
def test_the_year_of_a_number(number: str | None, expected: str | None) -> None:
    assert number_year(number) == expected


NUMERALS = [
    ("0", 0),
    ("007", 7),
    ("12", 12),
    ("〇", 0),
    ("五", 5),
    ("十", 10),
    ("十二", 12),
    ("二十", 20),
    ("三十一", 31),
    ("一百零五", 105),
    ("一百一十", 110),
    ("九百九十九", 999),
    ("一百二", 120),
    ("二〇三", 203),
    ("一千零一", 1001),
]


@pytest.mark.parametrize(("numeral", "expected"), NUMERALS)
def test_numerals(numeral: str, expected: int) -> None:
    assert arabic(numeral) == expected


def test_usual_numerals_mean_what_they_mean_to_cn2an() -> None:
    assert _usual() == {an2cn(value): value for value in range(1, 1000)}


DAYS = [
    ("2031年3月5日", "2031-03-05"),
    ("2031年03月05日", "2031-03-05"),
    ("发文日期：2031年3月5日印发", "2031-03-05"),
    ("2031年3月5日至2032年1月1日", "2031-03-05"),
    ("二○三一年三月五日", "2031-03-05"),
    ("二O三一年三月五日", "2031-03-05"),
    ("二零三一年十月二十日", "2031-10-20"),
    ("二〇三一年十二月三十一日", "2031-12-31"),
    ("二〇三一年一十一月廿日", None),
    ("2032年2月29日", "2032-02-29"),
    ("2031年2月29日", None),
    ("2031年0月5日", None),
    ("2031年4月31日", None),
    ("2031年3月", None),
    ("31年3月5日", None),
    ("2031-03-05", None),
    ("甲年乙月丙日", None),
    ("甲乙丙丁年3月5日", None),
    ("", None),
]


@pytest.mark.parametrize(("text", "expected"), DAYS)
def test_days(text: str, expected: str | None) -> None:
    assert iso_date(text) == expected


_DIGITS = "〇一二三四五六七八九"


def in_words(number: int) -> str:
    tens, ones = divmod(number, 10)
    return {0: "", 1: "十"}.get(tens, f"{_DIGITS[tens]}十") + (_DIGITS[ones] if ones else "")


@given(st.dates(date(1900, 1, 1), date(2099, 12, 31)), st.sampled_from(["", " "]))
def test_every_day_in_figures_and_in_words(day: date, blank: str) -> None:
    figures = f"{day.year}{blank}年{blank}{day.month}{blank}月{blank}{day.day}{blank}日"
    words = f"{''.join(_DIGITS[int(digit)] for digit in str(day.year))}年{in_words(day.month)}月{in_words(day.day)}日"
    assert (iso_date(figures), iso_date(words)) == (day.isoformat(), day.isoformat())


@pytest.mark.parametrize("text", ["推进甲类设备更新，建设工业强国。", "A 类 2031\n年", "", " ", "\u200b甲"])
def test_words_joined_together_give_the_text(text: str) -> None:
    assert "".join(cut(text)) == text


def test_words_of_a_sentence() -> None:
    assert cut("工业设备更新") == ("工业", "设备", "更新")
