import re
from importlib.resources import files

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as some

from kg.extract.standards import find_standards
from kg.text.join import join

DATA = yaml.safe_load((files("kg") / "data" / "standards.yaml").read_text(encoding="utf-8"))
FAMILIES = [pytest.param(entry, id=entry["name"]) for entry in DATA["families"]]
LOOK_ALIKES = [pytest.param(entry, id=entry["name"]) for entry in DATA["look_alikes"]]


def codes(text: str) -> list[str]:
    return [mention.id for mention in find_standards(join(text))]


@pytest.mark.parametrize("family", FAMILIES)
def test_a_family_finds_its_examples(family: dict[str, list[tuple[str, list[str]]]]) -> None:
    assert family["examples"]
    for text, wanted in family["examples"]:
        assert codes(text) == wanted


@pytest.mark.parametrize("family", FAMILIES)
def test_an_example_is_explained_by_its_family(family: dict[str, list[tuple[str, list[str]]]]) -> None:
    for text, _ in family["examples"]:
        assert (f"standard_{family['name']}",) in {mention.rules for mention in find_standards(join(text))}


@pytest.mark.parametrize("look_alike", LOOK_ALIKES)
def test_what_only_looks_like_a_code_is_none(look_alike: dict[str, str]) -> None:
    looks_like = re.compile(r"[A-Z]{2,5}\s?\d")
    for text in look_alike["examples"]:
        assert looks_like.search(text)
        assert codes(text) == []


def test_a_cue_makes_a_bare_sector_code_believable() -> None:
    for text, wanted in DATA["cues"]["examples"]:
        assert codes(text) == wanted
        bare = re.sub("|".join(DATA["cues"]["words"]), "涉及", text)
        assert codes(bare) == []


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        pytest.param("符合ＧＢ／Ｔ ３１２３４．３－２０３１", ["GB/T 31234.3-2031"], id="full width"),
        pytest.param("执行GB/T 31234 —\n2031。", ["GB/T 31234-2031"], id="line break before the year"),
        pytest.param("GB31234——2031", ["GB 31234-2031"], id="double dash"),
        pytest.param("GBT31234-2031", ["GB/T 31234-2031"], id="slash lost"),
        pytest.param("GB 31234-87", ["GB 31234-87"], id="two-digit year"),
        pytest.param("GB/T 3 1234.3-2031", ["GB/T 31234.3-2031"], id="blank inside the number"),
        pytest.param("序号\tGB 31234\tJB/T 999-2031\tXF 99", ["GB 31234", "JB/T 999-2031", "XF 99"], id="table cells"),
        pytest.param("GB 31234、31235和31236的规定", ["GB 31234", "GB 31235", "GB 31236"], id="shared prefix"),
        pytest.param("GB 31234、2031年起", ["GB 31234"], id="a year is no number"),
        pytest.param("GB/T 31.1-2031～GB/T 31.3-2031", ["GB/T 31.1-2031", "GB/T 31.3-2031"], id="range of full codes"),
        pytest.param("GB 31234.1～.4", ["GB 31234.1", "GB 31234.2", "GB 31234.3", "GB 31234.4"], id="range of parts"),
        pytest.param("GB 31234-2031和GB 31234-2030", ["GB 31234-2031", "GB 31234-2030"], id="two editions"),
        pytest.param("先按GB 31234，再按GB 31234-2031。", ["GB 31234-2031"], id="the dated one counts"),
        pytest.param("GB 31234与GB/T 31234", ["GB 31234", "GB/T 31234"], id="mandatory and recommended"),
        pytest.param("电压24V15，50kW-130kW，IP65，5G，PM2.5，型号T1、AB-31234，频率400MHz", [], id="no codes"),
        pytest.param("电话010-31234567，SH600999，16GB内存", [], id="numbers of other things"),
    ],
)
def test_printings(text: str, wanted: list[str]) -> None:
    assert codes(text) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("GB 31234《船用锚机》和《渔网》（SC/T 999）", {"GB 31234": "船用锚机", "SC/T 999": "渔网"}),
        ("《某地排放指令》(71/999/EEC及72/999/EEC)", {"71/999/EEC": "某地排放指令", "72/999/EEC": "某地排放指令"}),
        ("GB 31234规定了限值。《船用锚机》另有规定。", {"GB 31234": ""}),
        ("按GB 31234执行。GB 31234《船用锚机》", {"GB 31234": "船用锚机"}),
    ],
)
def test_titles(text: str, wanted: dict[str, str]) -> None:
    assert {mention.id: mention.name for mention in find_standards(join(text))} == wanted


@given(
    number=some.integers(min_value=100, max_value=99999),
    part=some.sampled_from(["", ".1", ".12"]),
    year=some.integers(min_value=1990, max_value=2040),
    gap=some.sampled_from(["", " ", "\u3000", "\n"]),
    slash=some.sampled_from(["/", " / ", "／", "∕"]),
    dash=some.sampled_from(["-", "—", "－", " — ", "——", "\n—"]),
    wide=some.booleans(),
)
def test_every_printing_is_one_code(number: int, part: str, year: int, gap: str, slash: str, dash: str, wide: bool) -> None:
    digits = str(number).translate({code: code + 0xFEE0 for code in range(48, 58)}) if wide else str(number)
    source = f"应当符合GB{slash}T{gap}{digits}{part}{dash}{year}的规定。"
    (mention,) = find_standards(join(source))
    assert mention.id == f"GB/T {number}{part}-{year}"
    assert source[mention.span.start : mention.span.end] == mention.evidence


def test_evidence_is_the_source_with_its_breaks() -> None:
    source = "第一段。\n设备应当符合强制性标准 GB/T\n31234.3—2031 的有关要求并留存记录。"
    (mention,) = find_standards(join(source, 100))
    assert mention.evidence == "GB/T\n31234.3—2031"
    assert source[mention.span.start - 100 : mention.span.end - 100] == mention.evidence


def test_a_row_that_begins_with_its_serial_number() -> None:
    text = "序号\t标准\n1 GB/T 99110-2031 某类要求\n12 GB 99200-2030 某类规范"
    assert [one.id for one in find_standards(join(text))] == ["GB/T 99110-2031", "GB 99200-2030"]
