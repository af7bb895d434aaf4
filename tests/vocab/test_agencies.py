"""The registry of bodies: what is found, what is not, who is behind a number, and what the file may not say."""

from copy import deepcopy
from itertools import combinations, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import DataError
from kg.vocab import agencies
from kg.vocab.agency import Agency
from kg.vocab.files import read_yaml
from kg.vocab.registry import Agencies

DATA = read_yaml("agencies.yaml")
LOCAL = read_yaml("places.yaml")
EXAMPLES = [
    (text, name)
    for part in ("bodies", "former")
    for bodies in DATA[part].values()
    for entry in bodies.values()
    for text, name in entry.get("examples", {}).items()
]
WORDS = sorted({word for body in agencies() for word in (body.name, *body.short_names)})

FOUND = [
    # names, short names and what surrounds them
    ("工业和信息化部", [("工业和信息化部", "工业和信息化部")]),
    ("由工信部负责解释", [("工信部", "工业和信息化部")]),
    ("原国家工商行政管理局", [("国家工商行政管理局", "国家工商行政管理局")]),
    ("中华人民共和国国务院", [("中华人民共和国国务院", "国务院")]),
    ("中华人民共和国国家旅游局", [("中华人民共和国国家旅游局", "国家旅游局")]),
    ("中华人民共和国中央军事委员会", [("中华人民共和国中央军事委员会", "中央军事委员会")]),
    ("国务院第九次常务会议", [("国务院", "国务院")]),
    # joined without a blank
    ("国家发展改革委国家能源局", [("国家发展改革委", "国家发展和改革委员会"), ("国家能源局", "国家能源局")]),
    ("工业和信息化部财政部税务总局", [("工业和信息化部", "工业和信息化部"), ("财政部", "财政部"), ("税务总局", "国家税务总局")]),
    ("中共中央国务院", [("中共中央", "中共中央"), ("国务院", "国务院")]),
    ("财政部国家税务总局", [("财政部", "财政部"), ("国家税务总局", "国家税务总局")]),
    ("最高人民法院最高人民检察院", [("最高人民法院", "最高人民法院"), ("最高人民检察院", "最高人民检察院")]),
    # an office signs for its body, but some offices are bodies
    ("国家能源局综合司", [("国家能源局综合司", "国家能源局")]),
    ("工信部装备工业一司", [("工信部装备工业一司", "工业和信息化部")]),
    ("财政部办公厅海关总署办公厅", [("财政部办公厅", "财政部"), ("海关总署办公厅", "海关总署")]),
    ("财政部会计司国家能源局新能源司", [("财政部会计司", "财政部"), ("国家能源局新能源司", "国家能源局")]),
    ("国务院办公厅", [("国务院办公厅", "国务院办公厅")]),
    ("中共中央办公厅", [("中共中央办公厅", "中共中央办公厅")]),
    # sessions
    ("第八届全国人民代表大会", [("第八届全国人民代表大会", "全国人民代表大会")]),
    ("第九十届全国人民代表大会常务委员会", [("第九十届全国人民代表大会常务委员会", "全国人民代表大会常务委员会")]),
    # local bodies, by rule
    ("河南省人民代表大会常务委员会", [("河南省人民代表大会常务委员会", "河南省人民代表大会常务委员会")]),
    ("郴州市第二届人民代表大会常务委员会", [("郴州市第二届人民代表大会常务委员会", "郴州市人民代表大会常务委员会")]),
    ("上海市人大常委会", [("上海市人大常委会", "上海市人民代表大会常务委员会")]),
    ("长沙市人民政府办公厅", [("长沙市人民政府办公厅", "长沙市人民政府办公厅")]),
    ("甲市乙区人民政府办公室", [("甲市乙区人民政府办公室", "甲市乙区人民政府办公室")]),
    ("长沙市财政局办公室", [("长沙市财政局办公室", "长沙市财政局")]),
    ("广州市民政局广州市财政局", [("广州市民政局", "广州市民政局"), ("广州市财政局", "广州市财政局")]),
    ("广东省广州市甲区人民政府", [("广东省广州市甲区人民政府", "广州市甲区人民政府")]),
    ("上海市十五届人大常委会", [("上海市十五届人大常委会", "上海市人民代表大会常务委员会")]),
    ("十三届全国人民代表大会", [("十三届全国人民代表大会", "全国人民代表大会")]),
    ("国家税务总局广州市税务局", [("国家税务总局广州市税务局", "国家税务总局广州市税务局")]),
    ("国家税务总局甲市税务局", [("国家税务总局甲市税务局", "国家税务总局甲市税务局")]),
    ("财政部国家税务局", [("财政部", "财政部"), ("国家税务局", "国家税务局")]),
    ("深圳市国家税务总局", [("国家税务总局", "国家税务总局")]),
    ("省国家税务局", []),
    ("甲县国家税务局", []),
    ("四川省成都市人民政府", [("四川省成都市人民政府", "成都市人民政府")]),
    ("浙江省经济和信息化厅", [("浙江省经济和信息化厅", "浙江省经济和信息化厅")]),
    ("苏州市工信局", [("苏州市工信局", "苏州市工业和信息化局")]),
    ("清河县人民政府", [("清河县人民政府", "清河县人民政府")]),
    ("水利部市人民政府", [("水利部", "水利部")]),
    ("中共广东省委", [("中共广东省委", "中共广东省委员会")]),
    ("河南省高级人民法院", [("河南省高级人民法院", "河南省高级人民法院")]),
]

NOT_FOUND = [
    "教育部门、公安部门、财政部门、民政部门和商务部门",
    "国务院有关部门",
    "国务院标准化行政主管部门",
    "国务院证券监督管理机构",
    "国务院办公会议",
    "全国人大代表",
    "县级以上人民政府",
    "省、自治区、直辖市人民政府",
    "本市人民政府",
    "美国财政部",
    "省财政部",
    "",
]

NUMBERS = [
    ("工信部联规〔2031〕5号", ("工业和信息化部",)),
    ("国办发〔2031〕3号", ("国务院办公厅",)),
    ("国能发新能〔2031〕5号", ("国家能源局",)),
    ("财税〔2031〕3号", ("财政部", "国家税务总局")),
    ("〔89〕国发3号", ("国务院",)),
    ("中华人民共和国国务院令第123号", ("国务院",)),
    ("中华人民共和国主席令第9号", ("中华人民共和国主席",)),
    ("财政部税务总局公告2031年第2号", ("财政部", "国家税务总局")),
    ("财政部 税务总局公告2031年第2号", ("财政部", "国家税务总局")),
    ("原国家工商行政管理局令第1号", ("国家工商行政管理局",)),
    ("国家质检总局2031年2号风险警示通告", ("国家质量监督检验检疫总局",)),
    ("京政发〔2031〕1号", ("北京市人民政府",)),
    ("沪府办〔2031〕1号", ("上海市人民政府办公厅",)),
    # the year decides
    ("国科发〔1989〕1号", ("国家科学技术委员会",)),
    ("国科发〔2031〕1号", ("科学技术部",)),
    ("国家计委令1990年第3号", ("国家计划委员会",)),
    ("国家计委令2001年第3号", ("国家发展计划委员会",)),
    # a code stands at the very beginning or not at all
    ("按照财库〔2031〕3号", ()),
    ("根据国发〔2031〕4号", ()),
    ("按照国务院令第5号", ()),
    ("主席令", ()),
    ("第3号", ()),
    ("", ()),
]

OLD = [
    "国家计量局",
    "国家教育委员会",
    "卫生部",
    "国家经济委员会",
    "劳动和社会保障部",
    "国家版权局",
    "石油工业部",
    "国家食品药品监督管理总局",
]

OFFICIAL = [
    ("工信部", None, "工业和信息化部"),
    ("原环保部", None, "环境保护部"),
    ("央行", None, "中国人民银行"),
    ("工信部装备工业一司", None, "工业和信息化部"),
    ("国家 发展 改革委", None, "国家发展和改革委员会"),
    ("国家计委", None, "国家发展计划委员会"),
    ("国家计委", "1990-06-01", "国家计划委员会"),
    ("国家计委办公厅", "1990-06-01", "国家计划委员会"),
    ("国家计委", "2000-06-01", "国家发展计划委员会"),
    ("国家主席", None, "中华人民共和国主席"),
    ("上海市人大常委会", None, "上海市人民代表大会常务委员会"),
    ("财政部和商务部", None, None),
    ("某部", None, None),
    ("", None, None),
]

KINDS = [
    ("工业和信息化部", "ministry", "national"),
    ("国务院", "state_council", "national"),
    ("河南省人民代表大会常务委员会", "local_congress", "provincial"),
    ("洛阳市人民政府", "local_government", "local"),
    ("浙江省经济和信息化厅", "local_department", "provincial"),
    ("苏州市工业和信息化局", "local_department", "local"),
    ("河南省高级人民法院", "local_court", "provincial"),
    ("中共广东省委员会", "local_party", "provincial"),
    ("青云镇水利站", "other", "national"),
]


@pytest.mark.parametrize(("text", "wanted"), FOUND, ids=[text for text, _ in FOUND])
def test_bodies_in_text(text: str, wanted: list[tuple[str, str]]) -> None:
    assert [(text[match.start : match.end], match.name) for match in agencies().find(text)] == wanted


@pytest.mark.parametrize("text", NOT_FOUND)
def test_words_that_are_no_bodies(text: str) -> None:
    assert agencies().find(text) == []


@pytest.mark.parametrize(("text", "wanted"), EXAMPLES, ids=[text for text, _ in EXAMPLES])
def test_examples_of_the_file(text: str, wanted: str | None) -> None:
    names = [match.name for match in agencies().find(text)]
    assert (wanted in names) if wanted else names == []


@pytest.mark.parametrize("name", [body.name for body in agencies()])
def test_every_name_is_found_whole_and_is_its_own(name: str) -> None:
    assert agencies().find(name) == [(0, len(name), name)]
    assert agencies().official(name) == agencies().get(name).name == name


@pytest.mark.parametrize("name", OLD)
def test_bodies_of_the_past_are_known(name: str) -> None:
    assert agencies().official("原" + name) == name


def test_every_short_name_is_understood() -> None:
    unknown = {word for body in agencies() for word in (*body.short_names, *body.weak_names) if agencies().official(word) is None}
    assert unknown == set()


@pytest.mark.parametrize(("number", "issuers"), NUMBERS, ids=[number for number, _ in NUMBERS])
def test_issuers_by_number(number: str, issuers: tuple[str, ...]) -> None:
    assert agencies().by_number(number) == issuers


@pytest.mark.parametrize(("name", "on", "wanted"), OFFICIAL)
def test_official_names(name: str, on: str | None, wanted: str | None) -> None:
    assert agencies().official(name, on) == wanted


@pytest.mark.parametrize(("name", "kind", "level"), KINDS)
def test_kinds(name: str, kind: str, level: str) -> None:
    body = agencies().get(name)
    assert (body.name, body.kind, body.level) == (name, kind, level)


def test_no_word_belongs_to_two_bodies_at_the_same_time() -> None:
    """Read from the file anew, not from what the registry made of it."""
    owners: dict[tuple[str, str], list[Agency]] = {}
    for body in agencies():
        for use, words in (("name", (body.name, *body.short_names, *body.weak_names)), ("code", body.codes)):
            for word in words:
                owners.setdefault((use, word), []).append(body)
    shared = [(word, one.name, other.name) for word, bodies in owners.items() for one, other in combinations(bodies, 2) if meet(one, other)]
    assert shared == []


def meet(one: Agency, other: Agency) -> bool:
    """Whether two lives have more than the day of the hand-over in common."""
    return max(one.valid_from or "", other.valid_from or "") < min(one.valid_to or "9999", other.valid_to or "9999")


def test_no_body_ends_before_it_begins() -> None:
    assert [body.name for body in agencies() if (body.valid_from or "") > (body.valid_to or "9999")] == []


def test_successions_are_in_order_and_between_known_bodies() -> None:
    rows = agencies().successions()
    names = {body.name for body in agencies()}
    assert {name for row in rows for name in (row.old, row.new)} <= names
    assert all(one.date <= other.date for one, other in pairwise(rows))
    assert ("工业和信息化部", "2008-03-15") in {(row.new, row.date) for row in rows if row.old == "信息产业部"}


@given(
    st.lists(
        st.sampled_from(
            [*WORDS, "河南省", "洛阳市", "人民政府", "人民代表大会", "第九届", "门", "司", "县", "、", " ", "关于", "原", "办公厅"]
        ),
        max_size=12,
    )
)
def test_matches_are_in_order_and_apart(words: list[str]) -> None:
    text = "".join(words)
    found = agencies().find(text)
    assert all(0 <= match.start < match.end <= len(text) for match in found)
    assert all(one.end <= other.start for one, other in pairwise(found))
    assert all(match.name == agencies().get(match.name).name for match in found)


@given(st.text(alphabet="国务院财政部人民大会工信令公告〔2031〕第号年 原按照0中华共和", max_size=24))
def test_any_number_is_answered(number: str) -> None:
    names = agencies().by_number(number)
    assert len(set(names)) == len(names)
    assert agencies().by_number("照" + number) == ()


def broken(**parts: dict[str, object]) -> dict[str, object]:
    """A small file with one ministry, with parts put in."""
    data = {**deepcopy(DATA), "bodies": {"ministry": {"水务部": {"short": ["水部"], "codes": ["水字"]}}}, "former": {}}
    return {**data, "successions": {}, "joint_codes": {}, **parts}


@pytest.mark.parametrize(
    ("parts", "told"),
    [
        ({"former": {"ministry": {"水务部": {}}}}, "水务部 stands twice"),
        ({"former": {"ministry": {"河务部": {"short": ["水部"]}}}}, "水部 belongs to 水务部 and 河务部 at the same time"),
        ({"former": {"ministry": {"河务部": {"codes": ["水字"]}}}}, "水字 belongs to 水务部 and 河务部 at the same time"),
        ({"bodies": {"ministry": {"水务部": {"short": ["水部", "水部"]}}}}, "水部 belongs to 水务部 and 水务部 at the same time"),
        ({"former": {"ministry": {"河务部": {"shrot": ["河部"]}}}}, "河务部: unknown field ['shrot']"),
        ({"successions": {"2001-01-01": {"海务部": ["水务部"]}}}, "successions 2001-01-01: 海务部 is no entry"),
        ({"joint_codes": {"水税": ["水务部", "海务部"]}}, "joint_codes: 水税"),
        ({"joint_codes": {"水字": ["水务部"]}}, "joint_codes: 水字"),
    ],
)
def test_contradictions_name_file_and_entry(parts: dict[str, dict[str, object]], told: str) -> None:
    assert isinstance(Agencies(broken(), LOCAL).official("水部"), str)
    with pytest.raises(DataError) as error:
        Agencies(broken(**parts), LOCAL)
    assert "agencies.yaml" in str(error.value)
    assert told in str(error.value)


def test_a_short_name_may_pass_on() -> None:
    lives = {"水务部": {"short": ["水部"], "to": "2000-05-01"}, "河务部": {"short": ["水部"], "from": "2000-05-01"}}
    registry = Agencies(broken(bodies={"ministry": lives}), LOCAL)
    assert [registry.official("水部", day) for day in ("1999-01-01", "2001-01-01", None)] == ["水务部", "河务部", "河务部"]
