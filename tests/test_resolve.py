# ruff: noqa: E501  (rows of Chinese text, which counts double, read better unbroken)
"""Which namings are one policy, and that neither order nor arrival changes it."""

from collections.abc import Sequence
from itertools import permutations

import pytest

from kg.build import build
from kg.extract import extract
from kg.model import Bulletin, Contribution, Graph, Unit
from kg.resolve import resolve
from kg.schema.read import schema
from tests.extract.units import unit


def contribution(name: str, *texts: str, single: bool = False) -> Contribution:
    """A bulletin of a few units."""
    bulletin = Bulletin(name, name, None, None, None, "compilation", "0" * 64, name)
    units = [unit(text, single) for text in texts]
    numbered = [Unit(name, number, *_rest(one)) for number, one in enumerate(units, 1)]
    return Contribution(bulletin, tuple(extract(one) for one in numbered))


def _rest(one: Unit) -> tuple[object, ...]:
    return (one.heading, one.line_start, one.line_end, one.start, one.end, one.text, one.body, one.single)


def policies(graph: Graph) -> dict[str, tuple[object, object]]:
    """Policies by id: (number, held)."""
    return {node.key.id: (node.properties.get("number"), node.properties["held"]) for node in graph.nodes if node.key.label == "Policy"}


def edges(graph: Graph, *types: str) -> set[tuple[str, str, str]]:
    return {(edge.type, edge.source.id, edge.target.id) for edge in graph.edges if edge.type in types}


PLAN = "某部关于印发《丙类设备更新方案》的通知\n工信部规〔2031〕53号\n各有关单位：\n现将《丙类设备更新方案》印发给你们。\n工业和信息化部\n2031年3月27日"
CITES = "某部关于做好丁类工作的通知\n工信部规〔2031〕60号\n各有关单位：\n根据《丙类设备更新方案》（工信部规[2031]第053号），现通知如下：\n一、要求\n工业和信息化部\n2031年5月1日"
CITES_TITLE = "某部关于做好戊类工作的通知\n工信部规〔2031〕61号\n各有关单位：\n根据《丙类设备更新方案》，现通知如下：\n一、要求\n工业和信息化部\n2031年5月1日"
CITES_NUMBER = "某部关于做好己类工作的通知\n工信部规〔2031〕62号\n各有关单位：\n按照工信部规〔2031〕53号要求，现通知如下：\n一、要求\n工业和信息化部\n2031年6月1日"
OLD = "# 甲市丙类条例\n\n2000年12月22日 国务院令第5号公布\n\n<!-- INFO END -->\n\n第一条 制定本条例。"
NEW = (
    "# 甲市丙类条例\n\n2010年7月27日 国务院令第6号公布\n\n<!-- INFO END -->\n\n第一条 制定本条例。\n\n"
    "第二条 本条例自2010年9月1日起施行。2000年12月22日国务院公布的《甲市丙类条例》同时废止。"
)


def test_number_title_and_both_are_one_policy() -> None:
    graph = build([contribution("a.txt", PLAN), contribution("b.txt", CITES, CITES_TITLE, CITES_NUMBER)])
    target = "工信部规〔2031〕53号"
    assert edges(graph, "BASED_ON") == {("BASED_ON", f"工信部规〔2031〕{n}号", target) for n in (60, 61, 62)}
    assert policies(graph)[target] == (target, True)


def test_a_stub_keeps_its_id_when_the_document_arrives() -> None:
    before = build([contribution("b.txt", CITES)])
    after = build([contribution("b.txt", CITES), contribution("a.txt", PLAN)])
    assert policies(before)["工信部规〔2031〕53号"] == ("工信部规〔2031〕53号", False)
    assert policies(after)["工信部规〔2031〕53号"] == ("工信部规〔2031〕53号", True)
    law = contribution(
        "l.md",
        "# 中华人民共和国庚类法\n\n2010年7月27日 全国人大常委会通过\n\n<!-- INFO END -->\n\n第一条 制定本法。",
        single=True,
    )
    citing = contribution("c.md", "# 辛类条例\n\n<!-- INFO END -->\n\n第一条 根据《庚类法》，制定本条例。", single=True)
    assert {"庚类法"} <= policies(build([citing])).keys()
    assert policies(build([citing, law]))["庚类法"] == (None, True)


def test_a_namesake_of_another_year_is_another_policy() -> None:
    graph = build([contribution("old.md", OLD, single=True), contribution("new.md", NEW, single=True)])
    assert set(policies(graph)) == {"甲市丙类条例（2000）", "甲市丙类条例（2010）"}
    assert edges(graph, "SUPERSEDES") == {("SUPERSEDES", "甲市丙类条例（2010）", "甲市丙类条例（2000）")}


def test_a_repealed_predecessor_that_nobody_holds_is_a_stub() -> None:
    graph = build([contribution("new.md", NEW, single=True)])
    assert edges(graph, "SUPERSEDES") == {("SUPERSEDES", "甲市丙类条例（2010）", "甲市丙类条例（2000）")}
    assert policies(graph)["甲市丙类条例（2000）"][1] is False


def test_what_is_only_cited_has_the_day_that_its_citations_agree_on() -> None:
    def dates(*bulletins: Contribution) -> tuple[object, object]:
        (stub,) = [node.properties for node in build(bulletins).nodes if node.properties.get("title") == "丁类办法"]
        return stub.get("signed"), stub["validity"]

    def repealing(name: str, day: str) -> Contribution:
        text = f"# {name}\n\n2010年7月27日 国务院令第6号公布\n\n<!-- INFO END -->\n\n第一条 制定本条例。\n\n第二条 本条例自2010年9月1日起施行。"
        return contribution(f"{name}.md", f"{text}{day}国务院公布的《丁类办法》同时废止。", single=True)

    new = repealing("戊类条例", "2000年12月22日")
    end = "2010-09-01 repealed"
    assert dates(new) == ("2000-12-22", ("0001-01-01 not_yet_effective", "2000-12-22 in_force", end))
    assert dates(new, repealing("己类条例", "2000年12月22日")) == dates(new)
    assert dates(new, repealing("己类条例", "")) == dates(new)
    assert dates(repealing("戊类条例", "1999年"))[0] is None
    assert dates(new, repealing("己类条例", "2000年11月11日")) == (None, ("0001-01-01 in_force", end))


def test_a_title_that_fits_two_is_reported_and_not_guessed() -> None:
    other = PLAN.replace("〔2031〕53号", "〔2032〕7号").replace("2031年3月27日", "2032年3月27日")
    later = CITES_TITLE.replace("2031年5月1日", "2033年5月1日")
    held = [contribution("a.txt", PLAN), contribution("b.txt", other), contribution("c.txt", later)]
    resolution = resolve(held)
    assert [(one.text, one.candidates) for one in resolution.ambiguous] == [
        ("丙类设备更新方案", ("工信部规〔2031〕53号", "工信部规〔2032〕7号"))
    ]
    assert edges(build(held), "BASED_ON") == {("BASED_ON", "工信部规〔2031〕61号", "丙类设备更新方案（未定）")}


SETS: list[Sequence[Contribution]] = [
    [contribution("a.txt", PLAN), contribution("b.txt", CITES, CITES_TITLE), contribution("c.txt", CITES_NUMBER)],
    [contribution("old.md", OLD, single=True), contribution("new.md", NEW, single=True), contribution("c.txt", CITES)],
]


@pytest.mark.parametrize("held", SETS)
def test_the_order_of_bulletins_changes_nothing(held: Sequence[Contribution]) -> None:
    first = build(held)
    for order in permutations(held):
        assert build(order) == first


def test_every_edge_read_from_text_carries_its_proof() -> None:
    texts = {"a.txt": PLAN, "b.txt": CITES}
    graph = build([contribution(name, text) for name, text in texts.items()])
    proven = [edge for edge in graph.edges if schema().edges[edge.type].evidence]
    assert {edge.type for edge in proven} >= {"ISSUED_BY", "BASED_ON", "PUBLISHED_IN"}
    for edge in proven:
        for quote, place in zip(edge.properties["evidence"], edge.properties["spans"], strict=True):
            name, _, span = place.rpartition(":")
            start, end = map(int, span.split("-"))
            assert texts[name][start:end].startswith(quote)
        assert edge.properties["rules"]
        assert 0 < edge.properties["confidence"] <= 1


def law(name: str, head: str, body: str, file: str = "") -> Contribution:
    """A law file: title, promulgation lines, articles."""
    return contribution(file or f"{name}.md", f"# {name}\n\n{head}\n\n<!-- INFO END -->\n\n第一条 {body}", single=True)


CONGRESS = "第九届全国人民代表大会常务委员会第三次会议"
SAFETY_2035 = law("甲安全法", f"2035年7月1日 {CONGRESS}通过", "本法自公布之日起施行。")
ENDS_SAFETY_2013 = law(
    "乙安全法", f"2034年11月1日 {CONGRESS}通过", f"本法自公布之日起施行。2013年2月22日{CONGRESS}通过的《甲安全法》同时废止。"
)
RULES_2028 = law("丙条例", "2028年7月31日 国务院令第9号公布", "根据《甲安全法》，制定本条例。")
RULES_2036 = law("丙条例", "2036年7月31日 国务院令第9号公布", "根据《甲安全法》，制定本条例。")
RULES_EARLY_2035 = law("丙条例", "2035年5月31日 国务院令第9号公布", "根据《甲安全法》，制定本条例。")
AMENDED_2036 = law("丙条例", "2028年7月31日 国务院令第9号公布", "根据《甲安全法》，制定本条例。", "丙条例(2036-05-01).md")


@pytest.mark.parametrize(
    ("held", "target"),
    [
        # The law of 2035 was not there in 2028, the one of 2013 was; in 2036 that one had been repealed.
        ([SAFETY_2035, ENDS_SAFETY_2013, RULES_2028], "甲安全法（2013）"),
        ([SAFETY_2035, ENDS_SAFETY_2013, RULES_2036], "甲安全法（2035）"),
        ([SAFETY_2035, ENDS_SAFETY_2013, AMENDED_2036], "甲安全法（2035）"),
        # An earlier namesake of which nothing else is known.
        ([SAFETY_2035, RULES_2028], "甲安全法（前）"),
        ([SAFETY_2035, RULES_2036], "甲安全法"),
        # Both were made ready together: no older namesake is known.
        ([SAFETY_2035, RULES_EARLY_2035], "甲安全法"),
        ([SAFETY_2035, ENDS_SAFETY_2013, RULES_EARLY_2035], "甲安全法（2035）"),
    ],
)
def test_a_citation_means_what_was_in_force_on_its_day(held: Sequence[Contribution], target: str) -> None:
    assert edges(build(held), "BASED_ON") == {("BASED_ON", "丙条例", target)}


def test_the_number_of_an_order_tells_a_former_namesake_from_its_successor() -> None:
    successor = law("丁程序规定", "", "本规定自2038年5月1日起施行。2028年8月17日发布的《丁程序规定》（某部令第904号）同时废止。")
    citing = law("戊规范", "", "按照《丁程序规定》（某部令第904号）执行。")
    graph = build([successor, citing])
    (held,) = [node for node in graph.nodes if node.properties.get("held") and node.properties.get("title") == "丁程序规定"]
    assert "number" not in held.properties
    (edge,) = [edge for edge in graph.edges if edge.source.id == "戊规范" and edge.target.label == "Policy"]
    assert policies(graph)[edge.target.id] == ("某部令第904号", False)


def test_a_law_in_several_wordings_has_the_dates_of_the_right_one() -> None:
    first = f"2015年1月21日 {CONGRESS}通过"
    old = law(
        "己法",
        f"{first}\n\n2027年11月4日 {CONGRESS}《关于修改〈己法〉的决定》第一次修正",
        "本法自2020年7月1日起施行。",
        "己法(2027-11-04).md",
    )
    new = law("己法", f"{first}\n\n2034年6月28日 {CONGRESS}修订", "本法自2034年7月1日起施行。", "己法(2034-06-28).md")
    for held in permutations([old, new]):
        (node,) = [node for node in build(held).nodes if node.key.id == "己法"]
        assert [node.properties.get(name) for name in ("signed", "published", "effective")] == ["2015-01-21", "2034-06-28", "2034-07-01"]


@pytest.mark.parametrize(
    ("held_title", "cited_title", "joined"),
    [
        ("庚省实施《辛法》办法", "庚省实施〈中华人民共和国辛法〉办法", True),
        ("壬行业发展方案（2031—2035年）", "壬行业发展方案", True),
        ("壬行业发展方案", "壬行业发展方案（2031—2035年）", True),
        ("壬行业发展方案", "壬行业发展方案（2041—2045年）", False),
        ("壬行业管理办法（试行）", "壬行业管理办法", True),
        ("壬行业管理办法", "壬行业管理办法（试行）", False),
        ("壬行业管理的办法", "壬行业管理办法", True),
    ],
)
def test_titles_that_differ_in_an_edition_alone(held_title: str, cited_title: str, joined: bool) -> None:
    held = law(held_title, f"2030年5月1日 {CONGRESS}通过", "本办法自公布之日起施行。", "held.md")
    citing = law("癸条例", f"2032年5月1日 {CONGRESS}通过", f"依照《{cited_title}》执行。", "citing.md")
    graph = build([held, citing])
    assert [
        edge.target.id in {key for key, (_, is_held) in policies(graph).items() if is_held}
        for edge in graph.edges
        if edge.source.id == "癸条例" and edge.target.label == "Policy"
    ] == [joined]


def test_an_edition_never_carries_a_repeal_over() -> None:
    held = law("壬行业管理办法（试行）", f"2030年5月1日 {CONGRESS}通过", "本办法自公布之日起施行。", "held.md")
    ending = law("癸条例", f"2032年5月1日 {CONGRESS}通过", "本条例自公布之日起施行。《壬行业管理办法》同时废止。", "ending.md")
    (node,) = [node for node in build([held, ending]).nodes if node.properties.get("title") == "壬行业管理办法（试行）"]
    assert node.properties["status"] == "in_force"


def test_a_held_text_without_number_is_the_only_numbered_namesake_of_its_year() -> None:
    head = "最高人民法院关于办理子案件若干问题的解释"
    old = law(head, "", f"本解释自2027年1月1日起施行。《{head}》（法释〔2023〕15号）同时废止。", "old.md")
    new = contribution(
        "new.md",
        f"# {head}\n\n法释〔2033〕7号\n\n<!-- INFO END -->\n\n第一条 制定本解释。\n\n第二条 本解释自2033年8月15日起施行。《{head}》（法释〔2026〕29号）同时废止。",
        single=True,
    )
    graph = build([old, new])
    assert {
        (name, node.properties["status"])
        for node in graph.nodes
        if "status" in node.properties and node.properties["held"]
        for name in [node.properties.get("number")]
    } == {
        ("法释〔2026〕29号", "repealed"),
        ("法释〔2033〕7号", "in_force"),
    }


def test_the_quote_that_proves_a_repeal_comes_first() -> None:
    text = law(
        "丑条例",
        "2034年9月30日 国务院令第992号公布",
        "《寅条例》所附清单所列物项，依照本条例管理。\n\n第三条 本条例自2034年12月1日起施行。《寅条例》同时废止。",
    )
    (edge,) = [edge for edge in build([text]).edges if edge.type == "SUPERSEDES"]
    assert "废止" in edge.properties["evidence"][0]


def test_a_decision_that_amends_a_law_is_not_what_the_law_rests_on() -> None:
    text = law(
        "卯条例", f"2020年6月21日 {CONGRESS}通过\n\n2030年5月1日 {CONGRESS}《关于修改部分法律的决定》第一次修正", "本条例自公布之日起施行。"
    )
    assert {
        (edge.type, edge.source.label, edge.target.id) for edge in build([text]).edges if "Policy" == edge.source.label == edge.target.label
    } == {("AMENDS", "Policy", "卯条例")}
