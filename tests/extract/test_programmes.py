from importlib.resources import files

import pytest
import yaml

from kg.extract.programmes import find_programmes
from kg.text.join import join
from kg.text.normal import fold
from kg.vocab.initiative import initiatives

DATA = yaml.safe_load((files("kg") / "data" / "programmes.yaml").read_text(encoding="utf-8"))
RULES = [pytest.param(entry, id=entry["name"]) for part in ("endings", "patterns", "selections") for entry in DATA[part]]


def names(text: str) -> list[str]:
    return [mention.name for mention in find_programmes(join(text))]


@pytest.mark.parametrize("rule", RULES)
def test_a_rule_finds_its_examples(rule: dict[str, list[tuple[str, list[str]]]]) -> None:
    assert rule["examples"]
    for text, wanted in rule["examples"]:
        assert names(text) == wanted


@pytest.mark.parametrize("rule", RULES)
def test_an_example_is_explained_by_its_rule(rule: dict[str, list[tuple[str, list[str]]]]) -> None:
    for text, _ in rule["examples"]:
        assert any(name.startswith(f"programme_{rule['name']}") for mention in find_programmes(join(text)) for name in mention.rules)


@pytest.mark.parametrize("rule", RULES)
def test_a_rule_leaves_its_counterexamples_alone(rule: dict[str, list[str]]) -> None:
    for text in rule["counter"]:
        assert names(text) == []


@pytest.mark.parametrize("variant", DATA["variants"], ids=lambda variant: variant["to"])
def test_variants_of_a_name_are_one(variant: dict[str, list[str]]) -> None:
    keys = {initiatives().key(name) for name in variant["examples"]}
    assert len(keys) == 1
    for name in variant["counter"]:
        assert initiatives().key(name) == fold(name)


@pytest.mark.parametrize("name", DATA["known"])
def test_a_well_known_name_is_found_wherever_it_stands(name: str) -> None:
    assert names(f"这与{name}有关。") == [name]


@pytest.mark.parametrize("cue", [cue for cue in DATA["cues"]["strong"] if "(" not in cue])
def test_each_cue_opens_a_name(cue: str) -> None:
    assert names(f"各地要{cue}渔港焕新行动。") == ["渔港焕新行动"]


@pytest.mark.parametrize("word", [word for word in DATA["generic"] if len(word) > 1])
def test_generic_words_are_no_names(word: str) -> None:
    assert names(f"深入实施{word}行动。") == []


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        pytest.param(
            "各地区各有关部门要结合实际情况深入实施渔港基础设施焕\n新行动，支持企业更新。", ["渔港基础设施焕新行动"], id="broken line"
        ),
        pytest.param("实施 渔港 焕新 行动。", ["渔港焕新行动"], id="blanks"),
        pytest.param("实施渔港焕新行动。再实施渔港焕新行动。", ["渔港焕新行动"], id="once"),
        pytest.param("实施渔港更新试点城市政策，开展渔港更新试点工作。", ["渔港更新试点"], id="variants"),
        pytest.param("实施“百舟竞发行动”计划，支持培育。", ["“百舟竞发行动”计划"], id="a name within a name"),
        pytest.param(
            "某部关于公布首批国家渔港公园试点建设名单的通知\n我局开展了国家渔港公园试点建设。", ["国家渔港公园试点"], id="announced"
        ),
        pytest.param("渔港焕新行动与实施渔港焕新工程。", ["渔港焕新工程"], id="twins are two"),
        pytest.param("落实《渔港焕新行动方案》。", [], id="title of a document"),
        pytest.param("落实《渔港焕新行动方案》，各地把渔港焕新行动抓实。", ["渔港焕新行动"], id="title and mention"),
        pytest.param("某部印发《关于深入实施“渔业+”行动的意见》", ["“渔业+”行动"], id="cue inside a title"),
        pytest.param('实施"渔业+"行动。', ['"渔业+"行动'], id="straight quotes"),
        pytest.param("专精特新“小巨人”企业和“小巨人”企业", ["专精特新“小巨人”"], id="short form of a known name"),
        pytest.param("推进数字化转型、技术改造和试点示范，加强工作计划和工程机械管理。", [], id="generic"),
        pytest.param("工程师参加建设工程质量检查，列入年度投资计划。", [], id="common nouns"),
    ],
)
def test_printings(text: str, wanted: list[str]) -> None:
    assert names(text) == wanted


def test_id_is_the_folded_name_and_evidence_the_source() -> None:
    source = "首段。\n各地区要结合实际情况认真组织深入实施“渔业+”应用\n行动，支持企业更新。"
    (mention,) = find_programmes(join(source, 7))
    assert mention.id == fold(mention.name) == "渔业+应用行动"
    assert source[mention.span.start - 7 : mention.span.end - 7] == mention.evidence == "“渔业+”应用\n行动"
