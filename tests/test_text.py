"""Joining OCR breaks, the way back to the source, and the normal forms of numbers, titles and dates."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.text.join import _WIDTH, join
from kg.text.normal import core_title, fold_title, iso_date, normal_number, number_key
from kg.text.printing import plain_print

JOINED = [
    ("某部规〔2031〕 5 号", "某部规〔2031〕5号"),
    ("到 2031 年，达到 25% 以上", "到2031年，达到25%以上"),
    ("执行 GB/T 1234 的规定", "执行GB/T 1234的规定"),
    ("（１）某某ＡＢ", "（1）某某AB"),
    ("按照《甲类设备更新\n\n实施方案》执行", "按照《甲类设备更新实施方案》执行"),
    ("发文字号某部规〔2031\n〕5号", "发文字号某部规〔2031〕5号"),
    (
        "加强要素保障，依靠市场提供多样化的供给和更加便利的服\n\n务。更好发挥作用。",
        "加强要素保障，依靠市场提供多样化的供给和更加便利的服务。更好发挥作用。",
    ),
    ("某部联装〔2033〕 1\n7 号\n正文", "某部联装〔2033〕17号\n正文"),
    ("按照某财\n〔2031〕5号执行", "按照某财〔2031〕5号执行"),
    ("按照某部公告2031年第\n5号执行", "按照某部公告2031年第5号执行"),
    ("按照某部公告2031\n年第5号执行", "按照某部公告2031年第5号执行"),
    ("按照某部公告2031年\n第5号执行", "按照某部公告2031年第5号执行"),
    ("按照国务院令第\n5号执行", "按照国务院令第5号执行"),
    ("某部公告\n2031年第3号\n现将", "某部公告\n2031年第3号\n现将"),
    ("某部关于甲类的公告\n第5号\n现将", "某部关于甲类的公告\n第5号\n现将"),
    ("某部文件\n〔2031〕5号", "某部文件\n〔2031〕5号"),
    ("工业和信息化部\n\n财政部\n\n2031年3月1日", "工业和信息化部\n财政部\n2031年3月1日"),
    ("一、总体要求\n二、重点任务", "一、总体要求\n二、重点任务"),
    (
        "推动各类要素向重点领域集聚，加快形成一批具有竞争力的产业\n（一）夯实基础",
        "推动各类要素向重点领域集聚，加快形成一批具有竞争力的产业\n（一）夯实基础",
    ),
    ("序号\t名称\n1\t甲类设备", "序号\t名称\n1\t甲类设备"),
]

NUMBERS = [
    ("某部规〔2031〕5号", "某部规〔2031〕5号"),
    ("某部规[2031]05 号", "某部规〔2031〕5号"),
    ("某部规（２０３１）第５号", "某部规〔2031〕5号"),
    ("国某标技发〔2031〕第34号", "国某标技发〔2031〕34号"),
    ("原某部规〔2031〕5号", "某部规〔2031〕5号"),
    ("某部 某局公告 2031 年第 2 号", "某部某局公告2031年第2号"),
    ("中华人民共和国国务院令第 020 号", "中华人民共和国国务院令第20号"),
    ("国务院令（第二十号）", "国务院令第20号"),
    ("某民规字〔2031〕5号", "某民规字〔2031〕5号"),
    ("某发〔85〕23号", "某发〔85〕23号"),
    ("（85）国某字23号", "〔85〕国某字23号"),
    ("〔2031〕某司字第82号", "〔2031〕某司字82号"),
    ("某部公告（2031年第2号）", "某部公告2031年第2号"),
    ("某部2031年第2号公告", "某部公告2031年第2号"),
    ("某部公告第656号", "某部公告第656号"),
    ("某部第5号令", "某部令第5号"),
    ("（2031）京01民终123号", None),
    ("（2031）某民终123号", None),
    ("2031年3月5日", None),
    ("关于设备更新的通知", None),
    ("第5号", None),
]

TITLES = [
    ("国务院关于印发〈甲类设备行动方案〉的通知", "甲类设备行动方案"),
    ("关于印发《甲类设备行动方案》的通知", "甲类设备行动方案"),
    ("关于修改〈甲类设备条例〉的决定", "关于修改〈甲类设备条例〉的决定"),
    ("关于做好甲类设备工作的通知", "关于做好甲类设备工作的通知"),
]

KEYS = [
    ("中华人民共和国甲类设备法", "甲类设备法"),
    ("甲类设备规划（2031—2035年）", "甲类设备规划20312035年"),
    ("关于做好“甲类”设备工作的通知", "做好甲类设备工作"),
    ("关于印发《甲类设备行动方案》的通知", "甲类设备行动方案"),
    ("中共中央 国务院关于甲类设备的意见", "中共中央国务院关于甲类设备的意见"),
]

DATES = [
    ("2031年3月5日", "2031-03-05"),
    ("2031 年 12 月 5 日", "2031-12-05"),
    ("二〇三一年十二月三十一日", "2031-12-31"),
    ("一九九八年五月二日", "1998-05-02"),
    ("2031年13月5日", None),
    ("三月五日", None),
]


@pytest.mark.parametrize(("printed", "expected"), JOINED)
def test_join(printed: str, expected: str) -> None:
    assert join(printed).text == expected


@pytest.mark.parametrize(("printed", "expected"), NUMBERS)
def test_normal_number(printed: str, expected: str | None) -> None:
    assert normal_number(printed) == expected


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("某民规字〔2031〕5号", "某民规〔2031〕第05号", True),
        ("（85）国某字第23号", "国某字〔1985〕23号", True),
        ("某部公告2031年第5号", "某部公告〔2031〕5号", True),
        ("中华人民共和国某部公告第5号", "某部公告第5号", True),
        ("浙财社〔2031〕5号", "财社〔2031〕5号", False),
        ("某部公告2031年第5号", "某部公告2031年第51号", False),
    ],
)
def test_number_key(one: str, other: str, same: bool) -> None:
    assert (number_key(one) == number_key(other)) is same


@pytest.mark.parametrize(("printed", "expected"), TITLES)
def test_core_title(printed: str, expected: str) -> None:
    assert core_title(printed) == expected


@pytest.mark.parametrize(("printed", "expected"), KEYS)
def test_fold_title(printed: str, expected: str) -> None:
    assert fold_title(printed) == expected


@pytest.mark.parametrize(("printed", "expected"), DATES)
def test_iso_date(printed: str, expected: str | None) -> None:
    assert iso_date(printed) == expected


PRINTED = st.text(alphabet="甲乙丙《》〔〕（）。，：\n \t\u3000A9ＡＢ１", max_size=120)


def meant(text: str) -> str:
    return plain_print(text).translate(_WIDTH)


@given(PRINTED, st.integers(0, 1000))
def test_every_character_leads_back_to_the_source(source: str, base: int) -> None:
    cleaned = join(source, base)
    for place, char in enumerate(cleaned.text):
        printed = meant(source)[cleaned.offset(place) - base]
        assert printed == char or (char in " \n\t" and printed.isspace())


@given(PRINTED, st.data())
def test_a_quote_is_the_source_between_its_ends(source: str, data: st.DataObject) -> None:
    cleaned = join(source, 7)
    if not cleaned.text:
        return
    start = data.draw(st.integers(0, len(cleaned.text) - 1))
    end = data.draw(st.integers(start + 1, len(cleaned.text)))
    span = cleaned.span(start, end)
    assert source[span.start - 7 : span.end - 7] == cleaned.quote(start, end)
    assert "".join(meant(cleaned.quote(start, end)).split()) == "".join(cleaned.text[start:end].split())


@given(PRINTED)
def test_nothing_but_blanks_is_lost(source: str) -> None:
    assert "".join(join(source).text.split()) == "".join(meant(source).split())


@given(st.text(alphabet="甲乙A\n ", max_size=60), st.integers(0, 60), st.integers(0, 60))
def test_furniture_is_left_out(source: str, one: int, other: int) -> None:
    start, end = sorted((min(one, len(source)), min(other, len(source))))
    cleaned = join(source, 0, [(start, end)])
    assert "".join(cleaned.text.split()) == "".join((source[:start] + source[end:]).split())


AGENCY = st.text(alphabet="甲乙丙丁某部局规发", min_size=2, max_size=8)
BRACKETS = st.sampled_from(["〔{}〕", "[{}]", "（{}）", "({})", "【{}】", " 〔 {} 〕 "])


@given(AGENCY, st.integers(1950, 2099), st.integers(1, 9999), BRACKETS, st.sampled_from(["{}号", "第{}号", " {} 号", "第 0{} 号"]))
def test_one_number_in_any_printing(agency: str, year: int, serial: int, bracket: str, form: str) -> None:
    printed = agency + bracket.format(year) + form.format(serial)
    expected = f"{agency}〔{year}〕{serial}号"
    assert normal_number(printed) == expected
    assert normal_number(expected) == expected
    assert number_key(printed) == number_key(expected)


@given(st.text(alphabet="甲乙关于印发〈〉《》的通知中华人民共和国（）2031年", max_size=40))
def test_folding_a_title_twice_changes_nothing_more(title: str) -> None:
    key = fold_title(title)
    assert all(char.isalnum() or char == "+" for char in key)


def test_a_parenthesis_that_closes_in_the_next_line_goes_on_there() -> None:
    source = "甲类设备管理办法\n（2031年3月5日某某部令第5号公布，自2031年5月1日起施\n行）\n第一条 为了管理甲类设备，制定本办法。"
    assert join(source).text.split("\n")[1] == "（2031年3月5日某某部令第5号公布，自2031年5月1日起施行）"
