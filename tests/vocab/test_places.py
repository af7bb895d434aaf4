"""Signs of places and the numbers of their bodies: read whole, never as those of a ministry."""

from itertools import pairwise

import pytest

from kg.errors import DataError
from kg.text.normal import normal_number, number_key
from kg.vocab import agencies
from kg.vocab.files import read_yaml
from kg.vocab.local_numbers import LocalNumbers
from kg.vocab.places import Places

DATA = read_yaml("places.yaml")
PLACES = Places(DATA["regions"])
EXAMPLES = {**DATA["examples"], **{number: name for entry in DATA["departments"].values() for number, name in entry["examples"].items()}}
CODES = sorted({code for body in agencies() for code in body.codes})
PREFIXES = [
    "财社",
    "财税",
    "人社部发",
    "工信部装",
    "国科发财",
    "发改价格",
    "医保发",
    "卫办医",
    "教职成",
    "环发",
    "自然资规",
    "农渔发",
    "林资发",
    "建市",
]

RUNS = [
    # characters before the year, the letters of the number, whether they are known
    ("按照粤财社", "粤财社", True),
    ("和穗医保规字", "穗医保规字", True),
    ("深坪府办规", "深坪府办规", True),
    ("管理办法工信部装", "工信部装", True),
    ("财政部财税", "财税", True),
    ("国家发展改革委发改价格", "国家发展改革委发改价格", True),
    ("资金管理财税", "财税", True),
    ("通知工信部装", "工信部装", True),
    ("除财社", "财社", True),
    ("环办法规函", "环办法规函", True),
    # an unknown prefix stays as it is printed
    ("按照萧财社", "萧财社", True),
    ("甲府规", "甲府规", False),
    ("按照甲府规", "甲府规", False),
    ("便函改", "便函改", False),
]

LINES = [
    ("甲市民政局 甲市乙区住房建设和园林局", ["甲市民政局", "甲市乙区住房建设和园林局"]),
    ("甲市乙区民政局、财政部、国家税务总局甲市税务局", ["甲市乙区民政局", "财政部", "国家税务总局甲市税务局"]),
    ("广东省财政厅（代章）", ["广东省财政厅"]),
    ("广州市甲乙丙管理中心", ["广州市甲乙丙管理中心"]),
    ("甲市高新技术产业开发区管委会", ["甲市高新技术产业开发区管委会"]),
    ("甲县人民代表大会常务委员会", ["甲县人民代表大会常务委员会"]),
    ("广州市民政局关于甲类工作的通知", []),
    ("财政部和甲类设备", []),
    ("贯彻落实甲市工作领导小组", []),
    ("甲类设备管理办公室", []),
    ("", []),
]


@pytest.mark.parametrize(("number", "issuer"), EXAMPLES.items(), ids=list(EXAMPLES))
def test_examples_of_the_file(number: str, issuer: str | None) -> None:
    assert agencies().by_number(number) == ((issuer,) if issuer else ())


@pytest.mark.parametrize("sign", sorted(PLACES.by_sign))
def test_a_sign_before_the_code_of_a_ministry_makes_another_number(sign: str) -> None:
    for prefix in PREFIXES:
        begin, known = agencies().number_start("按照" + sign + prefix)
        number = normal_number(f"{sign}{prefix}〔2031〕5号") or ""
        assert (("按照" + sign + prefix)[begin:], known) == (sign + prefix, True)
        assert number_key(number) != number_key(f"{prefix}〔2031〕5号")


@pytest.mark.parametrize("sign", sorted(PLACES.by_sign))
def test_every_sign_reads_the_number_of_a_government_whole(sign: str) -> None:
    for tail in ("政发", "府办函", "人社规", "财建", "发改"):
        assert agencies().number_start(f"根据{sign}{tail}") == (2, True)


@pytest.mark.parametrize("code", CODES)
def test_every_code_of_a_ministry_begins_its_number(code: str) -> None:
    assert agencies().number_start(f"按照{code}函") == (2, True)


@pytest.mark.parametrize(("run", "letters", "known"), RUNS, ids=[run for run, _, _ in RUNS])
def test_where_a_number_begins(run: str, letters: str, known: bool) -> None:
    begin, is_known = agencies().number_start(run)
    assert (run[begin:], is_known) == (letters, known)


@pytest.mark.parametrize(("line", "names"), LINES, ids=[line for line, _ in LINES])
def test_lines_of_bodies(line: str, names: list[str]) -> None:
    found = agencies().line(line)
    assert [match.name for match in found] == names
    assert all(one.end <= other.start for one, other in pairwise(found))


def test_each_place_has_one_name_and_stands_once() -> None:
    names = [city for entry in DATA["regions"].values() for city in entry.get("prefectures", {})]
    assert sorted({name for name in names if names.count(name) > 1}) == []
    assert len(DATA["regions"]) == 34
    assert len(names) > 330


@pytest.mark.parametrize(
    ("broken", "told"),
    [
        ({"departments": {"财": {"examples": {}, "form": 1994}}}, "departments: 财: unknown field"),
        ({"deputy_provincial": ["甲市"]}, "deputy_provincial: 甲市 is no region"),
    ],
)
def test_contradictions_name_file_and_entry(broken: dict[str, object], told: str) -> None:
    with pytest.raises(DataError, match=r"places\.yaml") as error:
        LocalNumbers(PLACES, {**DATA, **broken})
    assert told in str(error.value)


def test_a_seat_of_no_city_is_told() -> None:
    with pytest.raises(DataError, match=r"places.yaml: 甲省: seats: 乙"):
        Places({"甲省": {"sign": "甲", "seat": "政", "prefectures": {}, "seats": {"乙": "府"}}})
