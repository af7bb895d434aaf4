"""Regions that a policy covers."""

import pytest

from kg.errors import DataError
from kg.extract import extract
from kg.vocab.files import read_yaml
from kg.vocab.regions import Regions, regions
from tests.extract.units import unit


def covered(title: str, sentence: str = "", issuer: str = "财政部") -> list[tuple[str, str | None, str, str]]:
    read = unit(f"{title}\n甲发〔2031〕5号\n甲类设备的各主管单位：\n{sentence}\n{issuer}\n2031年1月5日")
    found = extract(read).regions
    assert all(read.text[slice(*one.span)] == one.evidence for one in found)
    return [(one.name, one.code, one.level, one.role) for one in found]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        pytest.param(
            "在四川省、重庆市和广西开展甲类试点。",
            [("四川省", "510000"), ("重庆市", "500000"), ("广西壮族自治区", "450000")],
            id="a list",
        ),
        pytest.param("支持海南率先探索甲类制度。", [("海南省", "460000")], id="short name"),
        pytest.param("选择成都市等5个城市开展甲类试点。", [("成都市", "510100")], id="a city"),
        pytest.param("支持京津冀开展甲类试点。", [("京津冀", None)], id="a zone"),
        pytest.param("支持四川省财政厅开展甲类工作。", [], id="a body"),
        pytest.param("支持四川甲类有限公司开展建设。", [], id="a company"),
        pytest.param("在北京召开甲类会议，推广经验。", [], id="a meeting"),
        pytest.param("推动京津冀协同发展和甲类建设。", [], id="a strategy"),
        pytest.param("同意在四川甲山等3处湿地开展建设。", [], id="a place in it"),
        pytest.param("四川省、重庆市的企业参加了展览。", [], id="only named"),
    ],
)
def test_regions_of_the_text(sentence: str, expected: list[tuple[str, str | None]]):
    assert [(name, code) for name, code, _, role in covered("关于甲类工作的通知", sentence) if role == "text"] == expected


def test_regions_of_title_and_issuer():
    assert covered("关于支持贵州发展甲类产业的意见") == [("贵州省", "520000", "province", "title")]
    assert covered("成都市甲类设备管理办法", issuer="成都市人民政府") == [("成都市", "510100", "prefecture", "issuer")]
    assert covered("关于甲类工作的通知", issuer="广州市天河区人民政府") == [("广州市天河区", None, "county", "issuer")]


@pytest.mark.parametrize(
    ("title", "sentence", "quotes"),
    [
        ("关于支持贵州发展甲类产业的意见", "", ["关于支持贵州发展甲类产业的意见"]),
        ("关于甲类工作的通知", "首批在四川省、广西开展甲类试点，其他地区跟进。", ["首批在四川省、广西开展甲类试点"] * 2),
        ("关于甲类工作的通知", "支持海南率先探索" + "甲" * 99, ["支持海南率先探索" + "甲" * 56]),
    ],
)
def test_the_quote_says_what_is_done_there(title: str, sentence: str, quotes: list[str]):
    read = unit(f"{title}\n甲发〔2031〕5号\n各有关单位：\n{sentence}\n财政部\n2031年1月5日")
    assert [one.evidence for one in extract(read).regions] == quotes


def test_news_covers_nothing():
    assert extract(unit("某部开展甲类检查\n近日，某部在四川省开展甲类检查。\n（来源：某报）")).regions == ()


def test_every_place_has_a_code_and_lies_where_it_says():
    places = read_yaml("places.yaml")["regions"]
    shorts = {entry["short"] for entry in places.values() if "short" in entry}
    named = {region for region in regions().by_name.values() if region.level != "zone"}
    assert {region.name for region in named if region.level == "province"} == set(places)
    assert shorts <= set(regions().by_name)
    assert all(region.code or region.name == "新疆生产建设兵团" for region in named)
    codes = {region.name: region.code for region in named}
    assert all((region.code or "")[:2] == (codes[above] or "")[:2] for region in named for above in region.part_of)


def test_zones_keep_their_examples():
    data = read_yaml("zones.yaml")
    for sentence, zones in data["examples"].items():
        assert [name for name, _, level, _ in covered("关于甲类工作的通知", sentence + "。") if level == "zone"] == zones
    assert [covered("关于甲类工作的通知", sentence + "。") for sentence in data["counter_examples"]] == [[], []]


def test_a_zone_of_no_region_is_refused():
    with pytest.raises(DataError, match=r"zones.yaml: 甲区: takes members or part_of, which are regions: \['甲省'\]"):
        Regions([], {"甲区": {"part_of": "甲省"}}, {})
