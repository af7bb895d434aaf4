"""Bodies of places, composed by rule: what is found where, what its official name, kind and level are, and words that are none."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.vocab import agencies
from kg.vocab.files import read_yaml
from kg.vocab.guards import Guards
from kg.vocab.line import BodyLine
from kg.vocab.local import LocalBodies
from kg.vocab.places import Places

DATA = read_yaml("agencies.yaml")
LOCAL = LocalBodies(DATA, Places(read_yaml("places.yaml")["regions"]).regions)

COMPOSED = [
    # words, official name, kind, level
    ("广东省人民政府", "广东省人民政府", "local_government", "provincial"),
    ("广东省人民政府办公厅", "广东省人民政府办公厅", "local_government", "provincial"),
    ("广州市人民政府办公厅", "广州市人民政府办公厅", "local_government", "local"),
    ("广东省人大常委会", "广东省人民代表大会常务委员会", "local_congress", "provincial"),
    ("广东省第十届人民代表大会", "广东省人民代表大会", "local_congress", "provincial"),
    ("广东省高级人民法院", "广东省高级人民法院", "local_court", "provincial"),
    ("广州市中级人民法院", "广州市中级人民法院", "local_court", "local"),
    ("广州市人民检察院", "广州市人民检察院", "local_procuratorate", "local"),
    ("广东省监察委员会", "广东省监察委员会", "local_department", "provincial"),
    # departments, short and full
    ("广东省发改委", "广东省发展和改革委员会", "local_department", "provincial"),
    ("广东省发展改革委员会", "广东省发展和改革委员会", "local_department", "provincial"),
    ("广东省工信厅", "广东省工业和信息化厅", "local_department", "provincial"),
    ("广州市科技局", "广州市科学技术局", "local_department", "local"),
    # a county below a city, with the province in front or not
    ("广州市天河区人民政府", "广州市天河区人民政府", "local_government", "local"),
    ("广东省广州市天河区人民政府", "广州市天河区人民政府", "local_government", "local"),
    # regions by their short names, prefectures by their own endings
    ("内蒙古人民政府", "内蒙古自治区人民政府", "local_government", "provincial"),
    ("延边朝鲜族自治州人民政府", "延边朝鲜族自治州人民政府", "local_government", "local"),
    ("兴安盟民政局", "兴安盟民政局", "local_department", "local"),
    # the party
    ("中共广东省委", "中共广东省委员会", "local_party", "provincial"),
    ("中共广东省委办公厅", "中共广东省委员会办公厅", "local_party", "provincial"),
    ("中国共产党广州市委员会", "中共广州市委员会", "local_party", "local"),
    # where taxes are levied
    ("国家税务总局广东省税务局", "国家税务总局广东省税务局", "local_department", "provincial"),
    ("广东省国家税务局", "广东省国家税务局", "local_department", "provincial"),
    ("深圳市国家税务局", "深圳市国家税务局", "local_department", "local"),
    ("武汉市江汉区国家税务局", "武汉市江汉区国家税务局", "local_department", "local"),
    ("深圳市地方税务局", "深圳市地方税务局", "local_department", "local"),
]


@pytest.mark.parametrize(("words", "name", "kind", "level"), COMPOSED, ids=[words for words, *_ in COMPOSED])
def test_a_body_of_a_place(words: str, name: str, kind: str, level: str) -> None:
    for before, behind in (("", ""), ("经", "同意"), ("《", "》"), ("现由", "负责解释。")):
        found = agencies().find(before + words + behind)
        assert [(match.start, match.end, match.name) for match in found] == [(len(before), len(before) + len(words), name)]
    body = agencies().get(words)
    assert (body.name, body.kind) == (name, kind)
    if "税务" not in words:
        assert body.level == level


@pytest.mark.parametrize(("before", "found"), [("", True), ("《", True), ("、", True), ("经", False), ("由甲", False)])
def test_a_county_alone_is_told_at_the_beginning_of_a_phrase(before: str, found: bool) -> None:
    assert [match.name for match in agencies().find(f"{before}天河区人民政府同意")] == (["天河区人民政府"] if found else [])


NONE = [
    "广东省",
    "广州市的企业",
    "广东省人民",
    "各市人民政府",
    "各县区人民政府",
    "本级人民政府",
    "当地人民政府",
    "设区的市人民政府",
    "上级人民政府",
    "有关市人民政府",
    "人民政府",
    "人民法院",
    "省财政厅",
    "市发改委",
    "广东省委托",
    "民政局长会议",
    "广州塔",
]


@pytest.mark.parametrize("text", NONE)
def test_words_that_name_no_body_of_a_place(text: str) -> None:
    assert agencies().find(text) == []


PLACES = [
    # text, where the place that begins it ends, its name
    ("广东省财政厅", 3, "广东省"),
    ("广州市天河区民政局", 6, "广州市天河区"),
    # the district may belong to the name of the body
    ("广东省广州市天河区民政局", 6, "广州市"),
    ("广东省天河区民政局", 6, "广东省天河区"),
    ("天河区民政局", 3, "天河区"),
    ("内蒙古民政厅", 3, "内蒙古自治区"),
    ("民政局", 0, ""),
    ("", 0, ""),
]


@pytest.mark.parametrize(("text", "end", "name"), PLACES)
def test_the_place_that_begins_a_text(text: str, end: int, name: str) -> None:
    assert LOCAL.place(text, 0) == (end, name)
    assert LOCAL.place("由" + text, 1) == (end + 1, name)


GUARDED = [
    # text, name in it, whether it stands there as a name of its own
    ("财政部负责", "财政部", True),
    ("财政部门负责", "财政部", False),
    ("财政部分别会同", "财政部", True),
    ("财政部分企业", "财政部", False),
    ("省财政部", "财政部", False),
    ("美国财政部", "财政部", False),
    ("国务院决定", "国务院", True),
    ("国务院有关部门", "国务院", False),
    ("国务院办公会议", "国务院", False),
    ("县国家税务总局", "国家税务总局", True),
    ("全国人大代表", "全国人大", False),
]


@pytest.mark.parametrize(("text", "name", "own"), GUARDED)
def test_a_name_that_is_part_of_another_word(text: str, name: str, own: bool) -> None:
    start = text.index(name)
    assert Guards(DATA["guards"]).allow(text, start, start + len(name)) is own


LINE = BodyLine(DATA["line_ends"], LOCAL.place)
LINES = [
    # line, bodies of it
    ("广州市民政局", ["广州市民政局"]),
    ("广州市民政局 广州市财政局", ["广州市民政局", "广州市财政局"]),
    ("广州市民政局、广州市财政局", ["广州市民政局", "广州市财政局"]),
    ("广州市民政局和广州市财政局", ["广州市民政局", "广州市财政局"]),
    ("广州市民政局广州市财政局", ["广州市民政局", "广州市财政局"]),
    ("广州市住房建设和园林局", ["广州市住房建设和园林局"]),
    ("广州市民政局（代章）", ["广州市民政局"]),
    ("广州市民政局，", ["广州市民政局"]),
    ("广州市民政局办公室", ["广州市民政局办公室"]),
    ("广州市民政局关于甲类", []),
    ("广州市民政局的通知", []),
    ("广州市局", []),
    ("民政局", []),
    ("广州市" + "甲" * 25 + "局", []),
    ("广州市民政局" * 25, []),
    ("", []),
    ("（代章）", []),
]


@pytest.mark.parametrize(("text", "names"), LINES, ids=[text[:14] for text, _ in LINES])
def test_a_line_of_bodies_and_nothing_else(text: str, names: list[str]) -> None:
    assert [name for _, _, name in LINE.read(text, ())] == names


def test_what_the_lists_know_goes_before_the_form() -> None:
    text = "财政部、广州市民政局"
    assert [name for _, _, name in LINE.read(text, [(0, 3, "财政部")])] == ["财政部", "广州市民政局"]
    assert LINE.read(text, ()) == ()


WORDS = [
    "广东省",
    "广州市",
    "天河区",
    "人民政府",
    "民政局",
    "财政厅",
    "办公厅",
    "中共",
    "委",
    "第十届",
    "人大常委会",
    "、",
    "和",
    "关于",
    "的",
    "各",
]


# Each word once: a place printed twice (广东省广东省广州市) is no name of a body, and loses one of them with each reading.
@given(st.lists(st.sampled_from(WORDS), max_size=10, unique=True))
def test_bodies_of_places_are_apart_and_known_again(words: list[str]) -> None:
    text = "".join(words)
    found = agencies().find(text)
    assert all(one.end <= other.start for one, other in pairwise(found))
    for match in found:
        assert agencies().official(text[match.start : match.end]) == match.name
        assert agencies().official(match.name) == match.name


RUNS = [
    # what stands before 2031年第5号, where the bodies begin
    ("按照财政部公告", 2, True),
    ("按照财政部、税务总局公告", 2, True),
    ("按照财政部 税务总局公告", 2, True),
    ("商务部要求按照财政部公告", 7, True),
    ("按照甲部公告", 0, False),
    ("公告", 0, False),
    ("", 0, False),
]


@pytest.mark.parametrize(("run", "start", "known"), RUNS)
def test_where_the_bodies_before_a_number_begin(run: str, start: int, known: bool) -> None:
    assert agencies().number_start(run, in_words=True) == (start, known)
