"""The keys by which extraction and resolution tell whether two names mean one policy."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.identity import editions, identifies, loose_key, policy_key, same_number, split_issuers
from kg.vocab.files import read_yaml
from kg.vocab.local_numbers import LocalNumbers
from kg.vocab.places import Places

SPLIT = [
    ("财政部关于甲类的意见", (("财政部",), "关于甲类的意见")),
    ("财政部 商务部关于甲类的意见", (("财政部", "商务部"), "关于甲类的意见")),
    ("财政部、商务部关于甲类的意见", (("财政部", "商务部"), "关于甲类的意见")),
    ("财政部等十部门关于甲类的意见", (("财政部",), "关于甲类的意见")),
    ("财政部等部门关于甲类的意见", (("财政部",), "关于甲类的意见")),
    ("财政部办公厅关于甲类的意见", (("财政部",), "关于甲类的意见")),
    ("云州市民政局关于甲类的意见", (("云州市民政局",), "关于甲类的意见")),
    # what is issued has no issuers before it
    ("财政部关于印发《甲类办法》的通知", ((), "甲类办法")),
    # nothing stands before 关于, or something that is no body
    ("关于财政部甲类的意见", ((), "关于财政部甲类的意见")),
    ("甲类办法", ((), "甲类办法")),
    ("甲类设备关于乙类的意见", ((), "甲类设备关于乙类的意见")),
    ("财政部甲类设备关于乙类的意见", ((), "财政部甲类设备关于乙类的意见")),
    ("甲类设备财政部关于乙类的意见", ((), "甲类设备财政部关于乙类的意见")),
    ("", ((), "")),
    ("关于", ((), "关于")),
    ("财政部" + "甲" * 80 + "关于乙类的意见", ((), "财政部" + "甲" * 80 + "关于乙类的意见")),
]


@pytest.mark.parametrize(("title", "expected"), SPLIT)
def test_issuers_in_front_of_a_title(title: str, expected: tuple[tuple[str, ...], str]) -> None:
    assert split_issuers(title) == expected


ONE_POLICY = [
    ("财政部关于甲类的意见", "关于甲类的意见"),
    ("财政部 商务部关于甲类的意见", "商务部关于甲类的意见"),
    ("财政部关于甲类的通知", "甲类"),
    ("财政部关于印发《甲类办法》的通知", "甲类办法"),
    ("中华人民共和国甲类法", "甲类法"),
]


@pytest.mark.parametrize(("one", "other"), ONE_POLICY)
def test_titles_of_one_policy_have_one_key(one: str, other: str) -> None:
    assert policy_key(one) == policy_key(other)


EDITIONS = [
    ("甲类办法（试行）", {"试行"}),
    ("甲类办法(试行)", {"试行"}),
    ("甲类办法（2031年修订）（试行）", {"2031年修订", "试行"}),
    ("甲类规划（2031—2035年）", {"20312035年"}),
    ("财政部关于印发《甲类办法（试行）》的通知", {"试行"}),
    ("甲类（乙类）办法", set()),
    ("甲类办法", set()),
    ("（试行）", set()),
    ("甲类办法（" + "乙" * 21 + "）", set()),
    ("", set()),
]


@pytest.mark.parametrize(("title", "expected"), EDITIONS)
def test_editions_behind_a_title(title: str, expected: set[str]) -> None:
    assert editions(title) == expected


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("甲类办法（试行）", "甲类办法", True),
        ("甲类规划（2031—2035年）", "甲类规划（2036—2040年）", True),
        ("甲类管理的办法", "甲类管理办法（暂行）", True),
        ("甲类（乙类）办法", "甲类办法", False),
        ("甲类办法", "甲类办法实施细则", False),
    ],
)
def test_keys_without_editions(one: str, other: str, same: bool) -> None:
    assert (loose_key(one) == loose_key(other)) is same


IDENTIFIES = [
    ("某部规〔2031〕5号", True),
    ("某部公告2031年第5号", True),
    ("某部公告第656号", True),
    ("国务院令第5号", False),
    ("某部令第12号", False),
    ("2031年第5号", False),
    ("第5号", False),
    ("〔2031〕5号", False),
    ("〔2031〕第5号", False),
    ("[2031]第5号", False),
    ("〔85〕国某字23号", True),
    ("某部令〔2031〕第5号", True),
    ("甲省第十届人民代表大会常务委员会公告第5号", False),
    ("甲省人民代表大会常务委员会公告第5号", False),
    ("", False),
    (None, False),
]


@pytest.mark.parametrize(("number", "expected"), IDENTIFIES)
def test_numbers_that_name_one_document(number: str | None, expected: bool) -> None:
    assert identifies(number) is expected


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("某部规〔2031〕5号", "某部规[2031]第05号", True),
        ("某部规〔2031〕5号", "某部规〔2031〕6号", False),
        ("某部规〔2031〕5号", None, False),
        (None, None, False),
        ("", "", False),
    ],
)
def test_two_printed_numbers(one: str | None, other: str | None, same: bool) -> None:
    assert same_number(one, other) is same
    assert same_number(other, one) is same


@given(st.text(alphabet="财政部关于甲类办法的通知印发《》（试行）、 等十部门", max_size=40))
def test_a_title_is_split_into_bodies_and_a_rest_of_it(title: str) -> None:
    names, rest = split_issuers(title)
    assert rest in "".join(title.split())
    assert not names or rest.startswith("关于")


PLACES = Places(read_yaml("places.yaml")["regions"])
LOCAL = LocalNumbers(PLACES, read_yaml("places.yaml"))

LETTERS = [
    # letters, sign, whether a number may begin so, whether it is surely of a place, issuer in 2031, issuer in 1990
    ("粤府", "粤", True, True, "广东省人民政府", "广东省人民政府"),
    ("粤府办", "粤", True, True, "广东省人民政府办公厅", "广东省人民政府办公厅"),
    ("粤府办函", "粤", True, True, "广东省人民政府办公厅", "广东省人民政府办公厅"),
    ("粤府法", "粤", True, True, None, None),
    ("粤政", "粤", True, True, None, None),
    ("穗府办规", "穗", True, True, "广州市人民政府办公厅", "广州市人民政府办公厅"),
    ("韶府办", "韶", True, True, None, None),
    ("韶府", "韶", True, True, "韶关市人民政府", "韶关市人民政府"),
    ("粤财社", "粤", True, False, "广东省财政厅", None),
    ("沪财社", "沪", True, False, "上海市财政局", None),
    ("穗财社", "穗", True, False, "广州市财政局", None),
    ("粤民宗发", "粤", True, True, None, None),
    ("粤民发", "粤", True, False, "广东省民政厅", None),
    ("银人社", "银", True, True, "银川市人力资源和社会保障局", None),
    # two places have the sign
    ("宁政发", "宁", True, True, None, None),
    ("宁财社", "宁", True, False, None, None),
    # a district between the sign and the government
    ("深坪府办规", "深", True, False, None, None),
    ("深坪山新府办规", "深", False, False, None, None),
    # no sign, no code
    ("甲府", "", False, False, None, None),
    ("粤", "粤", False, False, None, None),
    ("府办", "", False, False, None, None),
    ("", "", False, False, None, None),
]


@pytest.mark.parametrize(("letters", "sign", "begins", "owns", "now", "then"), LETTERS)
def test_letters_of_local_numbers(letters: str, sign: str, begins: bool, owns: bool, now: str | None, then: str | None) -> None:
    assert (PLACES.sign(letters), LOCAL.begins(letters), LOCAL.owns(letters)) == (sign, begins, owns)
    assert (LOCAL.issuer(letters, "2031-12-31"), LOCAL.issuer(letters, "1990-12-31")) == (now, then)
    assert LOCAL.issuer(letters, None) == now
