"""Which documents share text, in which direction, and with which passages as proof."""

import sys
from itertools import combinations
from pathlib import Path
from random import Random
from typing import Any

import pytest

from kg.assemble.reuse import ALIKE, MOST, SIMILAR, Text, name_of, similar
from kg.build import build
from kg.model import Change, Contribution, Edge, NodeKey
from kg.text.shingles import bands, letters, runs

sys.path.append(str(Path(__file__).resolve().parent.parent / "resolve"))

from given import NOWHERE, bulletin, held, passages

PUMPS = (
    "供水泵站的运行单位应当按照规定的周期检查叶轮、轴承和密封，记录振动、温度和效率，发现异常的及时停机修理；"
    "修理后的机组经检验合格方可重新投入运行，检验记录保存五年，并于每年一月底前报县级人民政府水行政主管部门备查。"
)
VALVES = (
    "新建管网选用的阀门应当有能效标识和可以追溯的编号，安装前逐只做密封试验，试验压力不低于工作压力的一点五倍；"
    "投入运行满三年的阀门由管网企业抽检，抽检不合格的批次全部更换，更换费用从设备更新资金中列支并向社会公布。"
)
HEATERS = (
    "余热供暖项目应当先摸清热源的温度、流量和全年可用小时，再确定供热半径和备用热源，不得以余热为名新建燃煤锅炉；"
    "项目投运后连续两个采暖季的余热占比低于七成的，由批准机关责令整改，整改期间停止享受电价和用地的优惠政策。"
)
LOCAL = PUMPS.replace("县级人民政府水行政主管部门", "滨江市水务局和所在区的人民政府")


def document(title: str, *texts: str, **facts: Any) -> dict[str, Any]:
    """A document of these passages."""
    return {
        **held(title, **{name: facts.pop(name) for name in ("number", "kind", "signed", "published") if name in facts}),
        "source": "".join(texts),
        "passages": passages(*texts),
        **facts,
    }


def edges(*documents: dict[str, Any]) -> list[Edge]:
    contributions: list[Contribution] = [bulletin(f"{at}.txt", one) for at, one in enumerate(documents)]
    found = [edge for edge in build(contributions).edges if edge.type == SIMILAR]
    assert found == [edge for edge in build(contributions[::-1]).edges if edge.type == SIMILAR]
    return found


def joined(*documents: dict[str, Any]) -> list[tuple[str, str, bool]]:
    return [(edge.source.id, edge.target.id, edge.properties["later"]) for edge in edges(*documents)]


CENTRAL = document("泵站管理办法", PUMPS, HEATERS, signed="2031-05-01")


def test_the_passages_of_both_sides_prove_it() -> None:
    city = document("滨江市供水若干措施", VALVES, LOCAL, signed="2032-03-01")
    (edge,) = edges(CENTRAL, city)
    assert (edge.source.id, edge.target.id) == ("滨江市供水若干措施", "泵站管理办法")
    assert {name: edge.properties[name] for name in ("evidence", "spans", "target_evidence", "target_spans", "later")} == {
        "evidence": (LOCAL,),
        "spans": (f"1.txt:{len(VALVES)}-{len(VALVES) + len(LOCAL)}",),
        "target_evidence": (PUMPS,),
        "target_spans": (f"0.txt:0-{len(PUMPS)}",),
        "later": True,
    }
    share = len(runs(letters(LOCAL)) & runs(letters(PUMPS))) / len(runs(letters(LOCAL)) | runs(letters(PUMPS)))
    assert edge.properties["similarities"] == (f"{share:.2f}",)
    assert edge.properties["share"] == pytest.approx(len(LOCAL) / len(VALVES + LOCAL), abs=0.001)
    assert edge.properties["target_share"] == pytest.approx(len(PUMPS) / len(PUMPS + HEATERS), abs=0.001)


@pytest.mark.parametrize(
    ("other", "expected"),
    [
        pytest.param({"signed": "2030-03-01"}, [("泵站管理办法", "供水措施", True)], id="from the later to the earlier"),
        pytest.param({}, [("供水措施", "泵站管理办法", False)], id="one without a day"),
        pytest.param({"signed": "2031-05-01"}, [("供水措施", "泵站管理办法", False)], id="both of one day"),
        pytest.param(
            {"signed": "2030-03-01", "history": (Change("2033-01-01", NOWHERE, ""),)},
            [("供水措施", "泵站管理办法", False)],
            id="changed when the other was there",
        ),
        pytest.param({"kind": "interpretation"}, [], id="an article"),
    ],
)
def test_direction(other: dict[str, Any], expected: list[tuple[str, str, bool]]) -> None:
    assert joined(CENTRAL, document("供水措施", VALVES, PUMPS, **other)) == expected


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param(document("甲办法", PUMPS, HEATERS), document("乙办法", VALVES), id="nothing"),
        pytest.param(document("甲办法", PUMPS, HEATERS), document("乙办法", PUMPS[:60], VALVES), id="too little"),
        pytest.param(
            document("甲办法", PUMPS, VALVES),
            document("关于印发〈甲办法〉及其附件的通知", PUMPS, VALVES, HEATERS, HEATERS[:90]),
            id="one printed in the other",
        ),
        pytest.param(
            document("甲办法（征求意见稿）", PUMPS, HEATERS, kind="draft"),
            document("甲办法", PUMPS, VALVES),
            id="a draft and what it became",
        ),
        pytest.param(
            document("甲办法（试行）", PUMPS, HEATERS, number="财规〔2031〕5号"),
            document("甲办法", PUMPS, VALVES, number="财规〔2033〕5号"),
            id="editions",
        ),
    ],
)
def test_what_is_not_shared(one: dict[str, Any], other: dict[str, Any]) -> None:
    assert joined(one, other) == []


def test_what_too_many_say_is_a_formula() -> None:
    every = [document(f"甲{at}办法", PUMPS, chr(0x4E00 + at) * 200) for at in range(MOST + 1)]
    assert len(edges(*every[:MOST])) == MOST * (MOST - 1) // 2
    assert edges(*every) == []


def test_of_two_printings_the_one_that_shares_more_counts() -> None:
    short, long = document("乙办法", PUMPS, VALVES[::-1]), document("乙办法", PUMPS, HEATERS, VALVES[::-1])
    (edge,) = edges(document("甲办法", PUMPS, HEATERS, VALVES), short, long)
    assert len(edge.properties["spans"]) == 2
    assert {place.split(":")[0] for place in (*edge.properties["spans"], *edge.properties["target_spans"])} == {"0.txt", "2.txt"}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("甲类设备管理办法", "甲类设备管理的办法（试行）"),
        ("甲类设备管理办法", "关于印发〈甲类设备管理办法〉的通知"),
        ("甲类设备管理办法", "甲类设备管理办法（征求意见稿）"),
    ],
)
def test_versions_of_a_document_bear_one_name(one: str, other: str) -> None:
    names = [name_of(bulletin("1.txt", held(title)).documents[0]) for title in (one, other)]
    assert names[0] == names[1]


def test_bands_stay_what_they_are() -> None:
    # Stores hold them: another value here would part old documents from new ones.
    assert bands(letters(PUMPS)) == ("b7a574e9bc92e384", "5494c3106b3e90ed")
    assert bands(letters("2031年起，" + PUMPS)) == ("b7a574e9bc92e384", "5494c3106b3e90ed")
    assert bands(letters(PUMPS)[:8]) == ()


@pytest.mark.parametrize("seed", range(4))
def test_passages_are_compared_as_if_all_their_runs_were(seed: int) -> None:
    random = Random(seed)
    tails = ["".join(chr(0x5000 + at * 100 + place) for place in range(60)) for at in range(30)]
    variants = ["".join(random.choice("甲乙丙丁") if random.random() < at / 150 else one for one in PUMPS * 2) for at in range(30)]
    made = [
        bulletin(f"{at}.txt", document(f"甲类设备{at}号办法", *texts)).documents[0]
        for at, texts in enumerate(zip(variants, tails, strict=True))
    ]
    texts = {(one.bulletin, one.unit): Text(NodeKey("Policy", one.title), one) for one in made}
    found = {frozenset((source.id, target.id)) for _, source, target in similar(texts, combinations(texts, 2))}
    alike = set()
    for one, other in combinations(range(30), 2):
        mine, theirs = runs(letters(variants[one])), runs(letters(variants[other]))
        if len(mine & theirs) / len(mine | theirs) >= ALIKE:
            alike.add(frozenset((made[one].title, made[other].title)))
    assert found == alike
    assert 20 < len(alike) < 400
