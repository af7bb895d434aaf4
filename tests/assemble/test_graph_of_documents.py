"""The graph of a few documents made by hand: every node with its properties, every edge with its quotes, and what is left out."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.assemble.degree import with_degrees
from kg.assemble.draft import Draft, Proof
from kg.assemble.policies import Said, policy_properties, stem
from kg.assemble.search_properties import initials, other_names, search_properties
from kg.build import build
from kg.model import Bulletin, Clause, Contribution, Document, Edge, Graph, Mention, Node, NodeKey, Relation, Replacement, Span
from kg.schema.validate import check

N1, N2 = "某规〔2031〕1号", "某规〔2031〕2号"


def relation(type_: str, title: str | None = None, number: str | None = None, at: int = 10, **more: Any) -> Relation:
    return Relation(type_, title, number, Span(at, at + 5), f"引文{at}", Span(at, at + 5), ("cue",), 0.9, **more)


def mention(id_: str, name: str = "", at: int = 20) -> Mention:
    return Mention(id_, name or id_, Span(at, at + 3), f"提及{at}", ("named",), 0.8)


def document(bulletin: str, unit: int, title: str, **more: Any) -> Document:
    usual: dict[str, Any] = {"kind": "policy", "doc_number": None, "issuers": (), "issuers_complete": True}
    dates = dict.fromkeys(("signed", "published", "effective", "expires"))
    place = {"line_start": unit * 10, "line_end": unit * 10 + 9, "start": unit * 100, "end": unit * 100 + 99}
    return Document(bulletin=bulletin, unit=unit, heading=title, title=title, **place, **(usual | dates | more))


def contribution(name: str, *documents: Document, **cover: Any) -> Contribution:
    fields = {"title": name, "issue": None, "publisher": None, "published": None, "format": "bulletin", "sha256": "0" * 64} | cover
    return Contribution(Bulletin(id=name, path=name, text_sha256="1" * 64, **fields), documents)


def graph(*contributions: Contribution) -> Graph:
    """The graph, which has to fit the schema and not depend on the order."""
    found = build(contributions)
    assert check(found) == []
    assert build(contributions[::-1]) == found
    return found


def node(found: Graph, label: str, id_: str) -> dict[str, Any]:
    (one,) = [node for node in found.nodes if node.key == (label, id_)]
    return dict(one.properties)


def edges(found: Graph, *without: str) -> dict[tuple[str, str, str], dict[str, Any]]:
    return {(edge.type, edge.source.id, edge.target.id): dict(edge.properties) for edge in found.edges if edge.type not in without}


def test_no_bulletins_make_no_graph() -> None:
    assert graph() == Graph((), ())


def test_a_bulletin_without_documents() -> None:
    found = graph(contribution("a.txt", title="甲公报", issue="第1期", published="2031-05"))
    assert found.edges == ()
    assert node(found, "Bulletin", "a.txt") == {
        "title": "甲公报",
        "issue": "第1期",
        "published": "2031-05",
        "format": "bulletin",
        "sha256": "0" * 64,
        "text_sha256": "1" * 64,
        "path": "a.txt",
        "caption": "\u3000\u3000\u3000甲公报\u3000\u3000\u3000 第1期",
        "documents": 0,
    }


def test_a_policy_with_all_that_its_text_says() -> None:
    clauses = (Clause("effective", Span(110, 125), "自2031年5月1日起施行"), Clause("expires", Span(130, 140), "有效期5年"))
    dates = {"signed": "2031-04-01", "published": "2031-04-02", "effective": "2031-05-01", "expires": "2036-04-30"}
    one = document("a.txt", 1, "造船设备更新办法（试行）", doc_number=N1, issuers=(mention("财政部"),), clauses=clauses, **dates)
    found = graph(contribution("a.txt", one))
    policy = node(found, "Policy", N1)
    assert {name: value for name, value in policy.items() if name not in ("caption", "found_by", "keywords")} == {
        "title": "造船设备更新办法（试行）",
        "title_key": "造船设备更新办法试行",
        "title_begin": "造船",
        "stem": "造船设备更新办法",
        "number": N1,
        "number_begin": "某规",
        "kind": "policy",
        **dates,
        "date": "2031-04-01",
        "date_key": "2031-04-01",
        "effective_quote": "自2031年5月1日起施行",
        "effective_span": "a.txt:110-125",
        "expires_quote": "有效期5年",
        "expires_span": "a.txt:130-140",
        "status": "in_force",
        "validity": ("0001-01-01 not_yet_effective", "2031-05-01 in_force", "2036-05-01 expired"),
        "held": True,
        "keys": (N1, "造船设备更新办法（试行）"),
        "issuers_complete": True,
        "documents": 0,
    }
    assert edges(found) == {
        ("ISSUED_BY", N1, "财政部"): {
            "order": 1,
            "evidence": ("提及20",),
            "spans": ("a.txt:20-23",),
            "rules": ("named",),
            "confidence": 0.8,
        },
        ("PUBLISHED_IN", N1, "a.txt"): {
            "unit": 1,
            "line_start": 10,
            "line_end": 19,
            "evidence": ("造船设备更新办法（试行）",),
            "spans": ("a.txt:100-199",),
            "rules": ("layout",),
            "confidence": 1.0,
        },
    }
    assert node(found, "Ministry", "财政部")["documents"] == 1


def test_form_and_rank_are_those_of_the_text_that_gives_the_title_and_the_day_for_comments_of_any() -> None:
    asked = (Clause("comments_until", Span(110, 125), "请于2031年5月5日前反馈意见"),)
    draft = document("a.txt", 1, "甲办法（征求意见稿）", kind="draft", comments_until="2031-05-05", clauses=asked)
    one = document("a.txt", 2, "甲办法", doc_number=N1, form="通知", signed="2031-09-01")
    other = document("b.txt", 1, "甲办法", doc_number=N1, form="办法", rank="规范性文件", published="2031-09-05")
    found = graph(contribution("a.txt", draft, one), contribution("b.txt", other))
    names = ("form", "rank", "comments_until", "comments_until_quote", "comments_until_span")
    policies = [node for node in found.nodes if node.key.label == "Policy"]
    assert {node.key.id: {name: node.properties[name] for name in names if name in node.properties} for node in policies} == {
        N1: {"form": "通知", "rank": "规范性文件"},
        "甲办法征求意见稿": {
            "comments_until": "2031-05-05",
            "comments_until_quote": "请于2031年5月5日前反馈意见",
            "comments_until_span": "a.txt:110-125",
        },
    }


def test_an_article_is_known_by_its_title_and_a_short_one_by_its_bulletin_too() -> None:
    long = document("a.txt", 1, "造船设备更新办法解读来了", kind="interpretation", published="2031-04-03")
    short = document("a.txt", 2, "一图读懂", kind="interpretation")
    found = graph(contribution("a.txt", long, short), contribution("b.txt", document("b.txt", 1, "一图读懂", kind="news")))
    assert [node.key.id for node in found.nodes if node.key.label == "Article"] == [
        "一图读懂｜a.txt",
        "一图读懂｜b.txt",
        "造船设备更新办法解读来了",
    ]
    assert node(found, "Article", "造船设备更新办法解读来了")["published"] == "2031-04-03"
    assert "documents" not in node(found, "Article", "一图读懂｜a.txt")


@pytest.mark.parametrize(
    ("own", "cover", "date"),
    [
        ({"published": "2031-04-03", "signed": "2031-04-01"}, {"published": "2031-05"}, ("2031-04-03", "published")),
        ({"signed": "2031-04-01"}, {"published": "2031-05"}, ("2031-04-01", "signed")),
        ({}, {"published": "2031-05-06"}, ("2031-05-06", "bulletin")),
        # Nothing says on which day of the month it appeared.
        ({}, {"published": "2031-05"}, ("2031-05", "bulletin")),
        ({}, {"published": "2031-05", "issue": "2030年第3期"}, ("2031-05", "bulletin")),
        ({}, {"issue": "2031年第3期（总第28期）"}, ("2031", "bulletin")),
        ({}, {"issue": "总第28期"}, (None, None)),
        ({}, {}, (None, None)),
    ],
)
def test_the_date_of_an_article_and_what_it_comes_from(own: dict[str, str], cover: dict[str, str], date: tuple[str | None, ...]) -> None:
    found = graph(contribution("a.txt", document("a.txt", 1, "造船设备更新办法解读来了", kind="interpretation", **own), **cover))
    told = node(found, "Article", "造船设备更新办法解读来了")
    assert (told.get("date"), told.get("date_from")) == date


def test_an_article_of_several_bulletins_is_dated_by_the_first_or_by_what_one_of_them_says_of_it() -> None:
    def printed(name: str, day: str, **own: str) -> Contribution:
        return contribution(name, document(name, 1, "造船设备更新办法解读来了", kind="interpretation", **own), published=day)

    late, early, dated = printed("a.txt", "2031-06"), printed("b.txt", "2031-05"), printed("c.txt", "2031-07", signed="2031-04-30")
    for held, date in (((late, early), ("2031-05", "bulletin")), ((late, early, dated), ("2031-04-30", "signed"))):
        told = node(graph(*held), "Article", "造船设备更新办法解读来了")
        assert (told["date"], told["date_from"]) == date


TYPES = [
    # kind of the source, type that was read, type of the edge
    ("policy", "SUPERSEDES", "SUPERSEDES"),
    ("policy", "AMENDS", "AMENDS"),
    ("policy", "BASED_ON", "BASED_ON"),
    ("policy", "REFERENCES", "REFERENCES"),
    # a policy interprets nothing, and an article does nothing but interpret and cite
    ("policy", "INTERPRETS", "REFERENCES"),
    ("interpretation", "INTERPRETS", "INTERPRETS"),
    ("interpretation", "SUPERSEDES", "REFERENCES"),
    ("news", "AMENDS", "REFERENCES"),
    ("press_conference", "BASED_ON", "REFERENCES"),
]


@pytest.mark.parametrize(("kind", "read", "made"), TYPES)
def test_the_type_of_an_edge(kind: str, read: str, made: str) -> None:
    source = document("a.txt", 1, "造船设备更新办法的来源文件", kind=kind, relations=(relation(read, "乙办法"),))
    found = edges(graph(contribution("a.txt", source)), "PUBLISHED_IN")
    assert [key[0] for key in found] == [made]


def test_a_repeal_has_its_scope_and_its_day() -> None:
    whole = document("a.txt", 1, "甲办法", signed="2031-04-01", effective="2031-05-01", relations=(relation("SUPERSEDES", "乙办法"),))
    part = document("a.txt", 2, "丙办法", signed="2031-06-01", relations=(relation("SUPERSEDES", "丁办法", scope="第三条"),))
    found = edges(graph(contribution("a.txt", whole, part)), "PUBLISHED_IN")
    assert {key[1:]: (told["scope"], told["date"]) for key, told in found.items()} == {
        ("甲办法", "乙办法"): ("whole", "2031-05-01"),
        ("丙办法", "丁办法"): ("第三条", "2031-06-01"),
    }


def test_what_amended_a_law_amends_it() -> None:
    law = document("a.txt", 1, "甲法", kind="law", relations=(relation("AMENDS", "修改决定", amending=True, date="2035-01-01"),))
    found = edges(graph(contribution("a.txt", law)), "PUBLISHED_IN")
    assert {key: told["date"] for key, told in found.items()} == {("AMENDS", "修改决定", "甲法"): "2035-01-01"}


def test_the_quotes_of_an_edge_stand_in_order_of_what_they_prove() -> None:
    first = document("b.txt", 1, "甲办法", relations=(relation("BASED_ON", "乙法", at=50, also=((Span(5, 9), "又见5"),)),))
    second = document("a.txt", 1, "甲办法", relations=(relation("BASED_ON", "乙法", at=70),))
    found = edges(graph(contribution("a.txt", second), contribution("b.txt", first)), "PUBLISHED_IN")
    assert found == {
        ("BASED_ON", "甲办法", "乙法"): {
            # The one that only names the target comes last, wherever it stands.
            "evidence": ("引文70", "引文50", "又见5"),
            "spans": ("a.txt:70-75", "b.txt:50-55", "b.txt:5-9"),
            "rules": ("cue",),
            "confidence": 0.9,
        }
    }


def test_no_document_is_linked_to_itself() -> None:
    one = document("a.txt", 1, "甲办法", doc_number=N1, relations=(relation("REFERENCES", "甲办法", N1),))
    assert edges(graph(contribution("a.txt", one)), "PUBLISHED_IN") == {}


def test_what_is_only_cited_takes_what_citations_agree_on() -> None:
    one = document("a.txt", 1, "甲办法", relations=(relation("BASED_ON", "关于乙类的办法", date="2021-03-05"),))
    other = document("b.txt", 1, "丙办法", relations=(relation("BASED_ON", "关于乙类的办法", N2), relation("BASED_ON", "乙类的办法", N2)))
    found = graph(contribution("a.txt", one), contribution("b.txt", other))
    dated, numbered = node(found, "Policy", "乙类的办法（2021）"), node(found, "Policy", N2)
    assert (dated["signed"], dated["held"]) == ("2021-03-05", False)
    # Of the titles that are printed as often the shorter one is taken.
    assert (numbered["title"], numbered["number"], numbered["held"]) == ("乙类的办法", N2, False)
    assert numbered["keys"] == ("乙类的办法", "关于乙类的办法", N2)


def test_a_law_in_two_wordings_is_one_node() -> None:
    old = document("甲法(2021-01-01).md", 1, "甲法", kind="law", signed="2011-01-01", published="2021-01-01", effective="2021-05-01")
    new = document("甲法(2031-01-01).md", 1, "甲法", kind="law", signed="2011-01-01", published="2031-01-01", effective="2031-05-01")
    found = graph(contribution(old.bulletin, old), contribution(new.bulletin, new))
    law = node(found, "Policy", "甲法")
    assert (law["signed"], law["published"], law["effective"]) == ("2011-01-01", "2031-01-01", "2031-05-01")
    assert [edge.target.id for edge in found.edges if edge.type == "PUBLISHED_IN"] == [old.bulletin, new.bulletin]


STANDARD = [
    # id, what its node has
    ("GB/T 1234-2031", {"code": "GB/T 1234-2031", "number": "GB/T 1234", "year": 2031}),
    ("GB/T 1234", {"code": "GB/T 1234", "number": "GB/T 1234"}),
    ("GB 3123-87", {"code": "GB 3123-87", "number": "GB 3123-87"}),
    ("T/ABC 1-2031", {"code": "T/ABC 1-2031", "number": "T/ABC 1", "year": 2031}),
]


@pytest.mark.parametrize(("code", "expected"), STANDARD)
def test_standards(code: str, expected: dict[str, Any]) -> None:
    one = document("a.txt", 1, "甲办法", standards=(mention(code, "船用甲板"),))
    found = node(graph(contribution("a.txt", one)), "Standard", code)
    assert {name: value for name, value in found.items() if name != "caption"} == {**expected, "title": "船用甲板", "documents": 1}


def test_a_standard_replaces_one_that_the_document_names_too() -> None:
    replacement = Replacement("GB 1-2031", "GB 1-2021", Span(1, 9), "代替GB 1-2021", ("table",), 0.9)
    named = document(
        "a.txt", 1, "甲目录", effective="2031-05-01", standards=(mention("GB 1-2031"), mention("GB 1-2021")), replacements=(replacement,)
    )
    unnamed = document(
        "b.txt",
        1,
        "乙目录",
        standards=(mention("GB 2-2031"),),
        replacements=(Replacement("GB 2-2031", "GB 2-2021", Span(1, 9), "代替", ("table",), 0.9),),
    )
    found = edges(graph(contribution("a.txt", named), contribution("b.txt", unnamed)), "PUBLISHED_IN", "REFERENCES")
    assert {key: (told["scope"], told["date"]) for key, told in found.items()} == {
        ("SUPERSEDES", "GB 1-2031", "GB 1-2021"): ("whole", "2031-05-01")
    }


def test_an_industry_comes_with_the_classes_above_it() -> None:
    found = graph(contribution("a.txt", document("a.txt", 1, "甲办法", industries=(mention("3415", "风机"), mention("", "数字经济")))))
    made = edges(found, "PUBLISHED_IN")
    assert list(made) == [("PART_OF", "34", "C"), ("PART_OF", "341", "34"), ("PART_OF", "3415", "341"), ("TARGETS", "甲办法", "3415")]
    assert {code: node(found, "Industry", code)["documents"] for code in ("C", "34", "341", "3415")} == dict.fromkeys(
        ("C", "34", "341", "3415"), 1
    )
    assert node(found, "Industry", "3415")["level"] == "class"


def test_a_body_of_the_past_is_linked_to_those_of_today() -> None:
    found = graph(contribution("a.txt", document("a.txt", 1, "甲办法", issuers=(mention("信息产业部"), mention("财政部")))))
    made = edges(found, "PUBLISHED_IN")
    assert {key: told["order"] for key, told in made.items() if key[0] == "ISSUED_BY"} == {
        ("ISSUED_BY", "甲办法", "信息产业部"): 1,
        ("ISSUED_BY", "甲办法", "财政部"): 2,
    }
    assert made["SUCCEEDED_BY", "信息产业部", "工业和信息化部"] == {"date": "2008-03-15"}
    assert not any("财政部" in key for key in made if key[0] == "SUCCEEDED_BY")


def test_documents_that_point_to_a_node_are_counted_once() -> None:
    policy, article, low, high = (NodeKey(*key) for key in (("Policy", "甲"), ("Article", "乙"), ("Industry", "341"), ("Industry", "34")))
    found = with_degrees(
        Graph(
            tuple(Node(key) for key in (article, high, low, policy)),
            (
                Edge("PART_OF", low, high),
                Edge("INTERPRETS", article, policy),
                Edge("REFERENCES", article, policy),
                Edge("TARGETS", article, low),
                Edge("TARGETS", policy, low),
                Edge("TARGETS", policy, high),
            ),
        )
    )
    assert {one.key: one.properties.get("documents") for one in found.nodes} == {article: None, high: 2, low: 2, policy: 1}


def test_a_draft_keeps_what_came_first() -> None:
    draft = Draft()
    key = draft.node("Policy", "甲", {"title": "甲办法", "signed": None, "keys": ()})
    assert draft.node("Policy", "甲", {"title": "乙办法", "signed": "2031-01-01"}) == key
    other = draft.node("Policy", "乙")
    proof = Proof(0, "a.txt", Span(3, 9), "引文", ("cue",), 0.5)
    draft.edge("AMENDS", key, other, [proof], scope="第一条", date=None)
    draft.edge("AMENDS", key, other, [proof, Proof(0, "a.txt", Span(1, 2), "先", ("other",), 0.7)], scope="第二条", date="2031-01-01")
    draft.edge("AMENDS", key, key, [proof])
    found = draft.graph()
    assert [dict(one.properties) for one in found.nodes] == [{}, {"title": "甲办法", "signed": "2031-01-01"}]
    assert [dict(one.properties) for one in found.edges] == [
        {
            "scope": "第一条",
            "date": "2031-01-01",
            "evidence": ("先", "引文"),
            "spans": ("a.txt:1-2", "a.txt:3-9"),
            "rules": ("cue", "other"),
            "confidence": 0.7,
        }
    ]
    assert (draft.has(key), draft.has(NodeKey("Policy", "丙")), draft.keys("Policy")) == (True, False, [other, key])


STEMS = [
    ("甲办法（试行）", "甲办法"),
    ("甲规划（2031—2035年）（征求意见稿）", "甲规划"),
    ("甲（乙）办法", "甲乙办法"),
    ("（试行）", "试行"),
    ("甲局公告（2031年第5号）", "甲局公告2031年第5号"),
    ("甲局公告（2031年第5号）（乙类产品名单）", "甲局公告2031年第5号乙类产品名单"),
    ("甲部令（第十二号）", "甲部令第十二号"),
]


@pytest.mark.parametrize(("title", "expected"), STEMS)
def test_stems_of_titles(title: str, expected: str) -> None:
    assert stem(title) == expected


INITIALS = [
    ("财政部", ("czb",)),
    ("工业和信息化部", ("gyhxxhb", "hxxhb", "xxhb")),
    ("AI行动", ("xd",)),
    ("甲", ()),
    ("", ()),
    ("2031", ()),
]


@pytest.mark.parametrize(("name", "expected"), INITIALS)
def test_initials_of_names(name: str, expected: tuple[str, ...]) -> None:
    assert initials(name)[: len(expected)] == expected
    assert bool(initials(name)) is bool(expected)


def test_other_names_and_beginnings() -> None:
    key = NodeKey("Policy", "甲办法（2031）")
    told = {"title": "财政办法", "title_key": "财政办法", "number": N1, "keys": (N1, "财政办法", "财政的办法")}
    assert search_properties(key, told) == {
        "found_by": "财政的办法\n甲办法（2031）\n czbf bf",
        "title_begin": "财政",
        "number_begin": "某规",
    }
    assert search_properties(NodeKey("Programme", "灯塔行动"), {"name": "灯塔行动"}) == {"found_by": "\n dtxd xd"}
    assert other_names(NodeKey("Policy", "1"), {"title": "1", "keys": ("1",)}) == ""


@given(
    st.lists(st.sampled_from(["甲办法", "乙办法", "丙解读文件全文在此"]), min_size=1, max_size=4),
    st.lists(st.sampled_from(["BASED_ON", "SUPERSEDES", "AMENDS", "INTERPRETS"]), max_size=3),
    st.randoms(),
)
def test_any_documents_make_a_valid_graph(titles: list[str], types: list[str], random: Any) -> None:
    relations = tuple(relation(type_, random.choice(["甲办法", "乙办法", "丁法"]), random.choice([None, N1, N2])) for type_ in types)
    documents = [
        document("a.txt", unit, title, kind="news" if "解读" in title else "policy", relations=relations)
        for unit, title in enumerate(titles, 1)
    ]
    found = graph(contribution("a.txt", *documents))
    held = {edge.source for edge in found.edges if edge.type == "PUBLISHED_IN"}
    assert held == {one.key for one in found.nodes if one.key.label == "Article" or one.properties.get("held")}


def test_the_issuer_of_an_announcement_is_no_keyword() -> None:
    title = "国家林业和草原局公告（2031年第13号）（沙化土地名单）"
    assert policy_properties(Said(frozenset({title}), title, frozenset(), None, None), ())["keywords"] == ("沙化", "名单", "土地")
