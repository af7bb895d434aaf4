"""Where each naming goes: by number, by document, by day and by title alone, with all that stays open."""

from typing import Any

import pytest
from given import bulletin, cite, held, placed
from hypothesis import given
from hypothesis import strategies as st

from kg.model import Contribution
from kg.resolve import ITSELF, LONGEST_KEY, Ambiguity, resolve

CITING = ("b", 1, 0)


def target(cited: Any, *others: Contribution, **dates: str) -> str:
    """The policy that the one citation of a document of its own means."""
    return placed(bulletin("b", held("引用方", cited, **dates)), *others).ids[CITING]


def a(*documents: dict[str, Any]) -> Contribution:
    return bulletin("a", *documents)


def test_nothing_resolves_to_nothing() -> None:
    found = placed()
    assert (found.ids, found.policies, found.ambiguous) == ({}, {}, ())


def test_places_are_documents_and_their_relations() -> None:
    found = placed(a(held("甲办法", cite("乙办法"), cite("丙办法")), held("丁办法")))
    assert found.ids == {("a", 1, ITSELF): "甲办法", ("a", 1, 0): "乙办法", ("a", 1, 1): "丙办法", ("a", 2, ITSELF): "丁办法"}
    assert {name: [naming.place for naming in namings] for name, namings in found.policies.items()} == {
        "丁办法": [("a", 2, ITSELF)],
        "丙办法": [("a", 1, 1)],
        "乙办法": [("a", 1, 0)],
        "甲办法": [("a", 1, ITSELF)],
    }


@pytest.mark.parametrize("kind", ["interpretation", "press_conference", "news"])
def test_articles_name_policies_but_are_none(kind: str) -> None:
    assert placed(a(held("甲办法解读", cite("甲办法"), kind=kind))).ids == {("a", 1, 0): "甲办法"}


@pytest.mark.parametrize("kind", ["policy", "law", "draft", "catalogue"])
def test_policies_are_placed_themselves(kind: str) -> None:
    assert placed(a(held("甲办法", kind=kind))).ids == {("a", 1, ITSELF): "甲办法"}


N5, N6 = "某部规〔2031〕5号", "某部规〔2031〕6号"

BY_NUMBER = [
    # what is cited, the policy that is meant; 甲办法 is held under number 5
    (cite("甲办法", number=N5), N5),
    (cite(None, number=N5), N5),
    (cite("甲办法", number="某部规字〔2031〕5号"), N5),
    # the number decides, whatever the title
    (cite("乙办法", number=N5), N5),
    (cite("甲办法", number=N6), N6),
    (cite(None, number=N6), N6),
    (cite("甲办法"), N5),
    (cite("乙办法"), "乙办法"),
]


@pytest.mark.parametrize(("cited", "expected"), BY_NUMBER)
def test_citations_of_a_numbered_document(cited: Any, expected: str) -> None:
    assert target(cited, a(held("甲办法", number=N5, signed="2031-03-05")), signed="2031-05-01") == expected


def test_the_id_is_the_first_of_several_printings_of_a_number() -> None:
    found = placed(a(held("甲办法", number="某部规字〔2031〕5号")), bulletin("b", held("乙办法", cite("甲办法", number=N5))))
    assert found.ids[("b", 1, 0)] == found.ids[("a", 1, ITSELF)] == min(N5, "某部规字〔2031〕5号")


ORDER = "某部令第5号"


@pytest.mark.parametrize(
    ("cited", "expected"),
    [
        # the number of an order tells namesakes apart
        (cite("甲办法", number=ORDER, date="2021"), "甲办法（2021）"),
        (cite("甲办法", number=ORDER), "甲办法（2021）"),
        (cite("甲办法", number="某部令第8号"), "甲办法（2031）"),
        # alone it names what nobody else does
        (cite(None, number="某部令第9号"), "某部令第9号"),
    ],
)
def test_orders_are_no_identity(cited: Any, expected: str) -> None:
    former = held("甲办法", number=ORDER, signed="2021-01-01")
    later = held("甲办法", number="某部令第8号", signed="2031-01-01")
    assert target(cited, a(former, later), signed="2032-01-01") == expected


YEARLY = [
    # number with which 甲办法 is cited, when the one that is held was signed, whether that one is meant
    ("某部令2021年第5号", "2021-03-05", True),
    ("某部令2020年第5号", "2021-03-05", True),
    ("某部令2019年第5号", "2021-03-05", False),
    ("某部令2022年第5号", "2021-03-05", False),
    ("2021年第5号", "2021-03-05", True),
    ("2020年第5号", "2021-03-05", False),
    ("某部令第5号", "2021-03-05", True),
]


@pytest.mark.parametrize("type_", ["REFERENCES", "AMENDS", "SUPERSEDES"])
@pytest.mark.parametrize(("number", "signed", "meant"), YEARLY)
def test_the_year_in_a_number_is_that_of_the_document(number: str, signed: str, meant: bool, type_: str) -> None:
    document = a(held("甲办法", number=ORDER, signed=signed))
    found = placed(document, bulletin("b", held("引用方", cite("甲办法", type_, number=number), signed="2032-01-01")))
    assert (found.ids[CITING] == found.ids[("a", 1, ITSELF)]) is meant


@pytest.mark.parametrize(("number", "at"), [("某部令2021年第5号", 1), ("某部令2031年第8号", 2), ("2021年第5号", 1), ("2031年第8号", 2)])
def test_the_year_in_a_number_tells_two_editions_apart(number: str, at: int) -> None:
    editions = a(held("甲办法", number=ORDER, signed="2021-03-05"), held("甲办法", number="某部令第8号", signed="2031-03-05"))
    found = placed(editions, bulletin("b", held("引用方", cite("甲办法", "SUPERSEDES", number=number), signed="2032-01-01")))
    assert found.ids[CITING] == found.ids[("a", at, ITSELF)]


@pytest.mark.parametrize(
    ("number", "meant"), [("2021年第5号", True), ("2021年第05号", True), ("2021年第6号", False), ("2020年第5号", False)]
)
def test_a_number_without_a_body_is_not_another_number_of_the_year(number: str, meant: bool) -> None:
    """An announcement that ends its namesake names it by the year and the serial alone."""
    former = held("甲类公告", number="某局公告2021年第5号", signed="2021-03-05")
    later = held("甲类公告", cite("甲类公告", "SUPERSEDES", number=number), number="某局公告2031年第6号", signed="2031-03-05")
    ids = placed(a(former, later)).ids
    assert (ids[("a", 2, 0)] == ids[("a", 1, ITSELF)]) is meant
    assert ids[("a", 2, 0)] != ids[("a", 2, ITSELF)]


def test_the_year_of_a_number_does_not_blur_the_day_of_an_amending_decision() -> None:
    decisions = a(*(held("关于修改〈甲办法〉的决定", signed=day) for day in ("2021-03-05", "2031-03-05")))
    cited = cite("关于修改〈甲办法〉的决定", "AMENDS", number="2021年第5号", date="2021-04-06", amending=True)
    assert target(cited, decisions, signed="2032-01-01") == "修改甲办法的决定（2021-04-06）"


SAME_TITLE = [
    # dates of two documents of one title, their ids
    ({"signed": "2021-01-01"}, {"signed": "2031-01-01"}, ("甲办法（2021）", "甲办法（2031）")),
    ({"published": "2021-01-01"}, {"signed": "2031-01-01"}, ("甲办法（2021）", "甲办法（2031）")),
    ({"effective": "2021-01-01"}, {"effective": "2031-01-01"}, ("甲办法（2021）", "甲办法（2031）")),
    # printed twice
    ({"signed": "2031-01-01"}, {"signed": "2031-01-01"}, ("甲办法", "甲办法")),
    ({"signed": "2031-01-01"}, {"signed": "2031-12-01"}, ("甲办法", "甲办法")),
    ({"signed": "2031-01-01"}, {"signed": "2030-12-30", "published": "2031-01-02"}, ("甲办法", "甲办法")),
    ({"signed": "2031-01-01"}, {}, ("甲办法", "甲办法")),
    ({}, {}, ("甲办法", "甲办法")),
    # the first day in force counts only where nothing else is known
    ({"signed": "2030-12-01", "effective": "2031-01-01"}, {"signed": "2031-02-01"}, ("甲办法（2030）", "甲办法（2031）")),
]


@pytest.mark.parametrize(("one", "other", "ids"), SAME_TITLE)
def test_documents_of_one_title(one: dict[str, str], other: dict[str, str], ids: tuple[str, str]) -> None:
    found = placed(a(held("甲办法", **one)), bulletin("b", held("甲办法", **other)))
    assert (found.ids[("a", 1, ITSELF)], found.ids[("b", 1, ITSELF)]) == ids


def test_two_bodies_have_a_document_of_one_title_and_day_each() -> None:
    one, other = (held("甲规定", issuers=(f"{name}省人民政府",), signed="2031-01-01") for name in "甲乙")
    found = placed(a(one), bulletin("b", other))
    assert found.ids == {("a", 1, ITSELF): "甲规定（2031）（甲省人民政府）", ("b", 1, ITSELF): "甲规定（2031）（乙省人民政府）"}


def test_a_document_without_number_joins_the_only_number_of_its_year() -> None:
    def found(*numbers: str, **dates: str) -> tuple[str, tuple[Ambiguity, ...]]:
        citing = held("乙办法", *(cite("甲办法", number=number) for number in numbers))
        resolution = placed(a(held("甲办法", **dates)), bulletin("b", citing))
        return resolution.ids[("a", 1, ITSELF)], resolution.ambiguous

    assert found(N5, signed="2031-03-05") == (N5, ())
    # signed or in force in the year behind
    assert found(N5, signed="2032-01-05") == (N5, ())
    assert found(N5, signed="2033-01-05")[0] == "甲办法（2033）"
    assert found(N5, signed="2030-12-31")[0] == "甲办法（2030）"
    # two numbers of one year: neither is taken, both are told
    name, open_ = found(N5, N6, signed="2031-03-05")
    assert name == "甲办法（2031）"
    assert open_ == (Ambiguity(("a", 1, ITSELF), "甲办法", (N5, N6)),)


def test_a_number_that_a_document_repeals_is_not_its_own() -> None:
    repealing = held("甲办法", cite("甲办法", "SUPERSEDES", number=N5), signed="2031-03-05")
    found = placed(a(repealing))
    assert (found.ids[("a", 1, ITSELF)], found.ids[("a", 1, 0)]) == ("甲办法（2031）", N5)


DATED = [
    # citation with a day or a year; 甲办法 is held from 2021-03-05 and from 2031-03-05
    (cite("甲办法", date="2021-03-05"), "甲办法（2021）"),
    (cite("甲办法", date="2031"), "甲办法（2031）"),
    (cite("甲办法", date="2031-12-31"), "甲办法（2031）"),
    (cite("甲办法", date="2011"), "甲办法（2011）"),
    (cite("甲办法", date="2021-04-06", amending=True), "甲办法（2021-04-06）"),
    (cite("甲办法", date="2021-03-05", amending=True), "甲办法（2021）"),
    (cite("甲办法", date="2021-03", amending=True), "甲办法（2021）"),
]


@pytest.mark.parametrize(("cited", "expected"), DATED)
def test_citations_with_a_day(cited: Any, expected: str) -> None:
    found = a(held("甲办法", signed="2021-03-05"), held("甲办法", signed="2031-03-05"))
    assert target(cited, found, signed="2035-01-01") == expected


BY_TITLE = [
    # day of the citing document, the policy that is meant
    ("2021-03-04", "甲办法（2021）"),
    ("2021-03-05", "甲办法（2021）"),
    ("2025-01-01", "甲办法（2021）"),
    ("2031-04-01", "甲办法（2031）"),
    ("2035-01-01", "甲办法（2031）"),
]


@pytest.mark.parametrize(("day", "expected"), BY_TITLE)
def test_citations_by_title_mean_what_was_in_force(day: str, expected: str) -> None:
    former = held("甲办法", signed="2021-03-05")
    later = held("甲办法", cite("甲办法", "SUPERSEDES", date="2021", scope="whole"), signed="2031-03-05", effective="2031-04-01")
    assert target(cite("甲办法"), a(former, later), signed=day) == expected


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        # 180 days ahead of what is cited, where no older namesake is known
        ("2031-03-05", "甲办法"),
        ("2030-09-06", "甲办法"),
        ("2030-09-05", "甲办法（前）"),
        ("2020-01-01", "甲办法（前）"),
        # a year alone tells no days
        ("2031", "甲办法"),
        ("2030", "甲办法（前）"),
    ],
)
def test_a_document_may_be_cited_shortly_before_it_is_signed(day: str, expected: str) -> None:
    assert target(cite("甲办法"), a(held("甲办法", signed="2031-03-05")), signed=day) == expected


def test_a_title_that_fits_two_stays_open_and_names_both() -> None:
    two = a(held("甲办法", number=N5, signed="2031-03-05"), held("甲办法", number=N6, signed="2031-03-06"))
    found = placed(two, bulletin("b", held("引用方", cite("甲办法"), signed="2032-01-01")))
    assert found.ids[CITING] == "甲办法（未定）"
    assert found.ambiguous == (Ambiguity(CITING, "甲办法", (N5, N6)),)


def test_all_that_stays_open_under_one_title_is_one_node() -> None:
    two = a(held("甲办法", number=N5), held("甲办法", number=N6))
    found = placed(two, bulletin("b", held("引用方", cite("甲办法"), cite("甲办法"))), bulletin("c", held("另一方", cite("甲办法"))))
    assert {found.ids[place] for place in [("b", 1, 0), ("b", 1, 1), ("c", 1, 0)]} == {"甲办法（未定）"}
    assert [one.place for one in found.ambiguous] == [("b", 1, 0), ("b", 1, 1), ("c", 1, 0)]


def test_citations_of_one_unknown_title_are_one_policy() -> None:
    one, other = cite("甲办法", issuer="财政部"), cite("甲办法", issuer="财政部")
    found = placed(bulletin("b", held("引用方", one)), bulletin("c", held("另一方", other)))
    assert (found.ids[CITING], found.ids[("c", 1, 0)]) == ("甲办法", "甲办法")


ISSUERS = [
    # issuer that the citation gives, the policy that is meant; 甲办法 is held from 财政部
    ("财政部", "甲办法"),
    (None, "甲办法"),
    ("商务部", "甲办法（商务部）"),
]


@pytest.mark.parametrize(("issuer", "expected"), ISSUERS)
def test_a_citation_that_names_another_issuer_means_another_policy(issuer: str | None, expected: str) -> None:
    found = placed(a(held("甲办法", issuers=("财政部",))), bulletin("b", held("引用方", cite("甲办法", issuer=issuer))))
    assert found.ids[CITING] == expected


def test_an_issuer_in_the_title_counts_as_well() -> None:
    document = a(held("关于甲类设备的意见", issuers=("财政部",)))
    assert target(cite("财政部关于甲类设备的意见"), document) == target(cite("关于甲类设备的意见"), document)
    assert target(cite("商务部关于甲类设备的意见"), document) == "关于甲类设备的意见（商务部）".replace("关于", "", 1)


WHO_ENDS = [
    # who repeals or amends, who issued the document held under the title, whether that one may be meant
    ("广州市人民政府", "韶关市人民政府", False),
    ("广州市人民政府", "广州市人民政府", True),
    ("广州市人民政府", "广州市民政局", True),
    ("广州市人民政府", "广州市天河区人民政府", False),
    ("广东省人民政府", "广州市人民政府", False),
    ("广州市人民政府", "广东省人民政府", False),
    ("广州市人民政府", "财政部", False),
    ("广州市人民政府", "国务院", False),
    ("国家税务总局广州市税务局", "国家税务总局", False),
    ("国家税务总局广州市税务局", "广州市地方税务局", True),
    ("丙县人民政府", "广东省丙县人民政府", True),
    ("丙县人民政府", "丁县人民政府", False),
    ("广东省人民代表大会常务委员会", "广州市人民代表大会常务委员会", True),
    ("广州市人民代表大会常务委员会", "广东省人民代表大会常务委员会", False),
    ("国务院", "财政部", True),
    ("国务院", "全国人民代表大会常务委员会", True),
    ("财政部", "国务院", False),
    ("国务院", "广州市人民政府", False),
    ("财政部", "教育部", False),
    ("国家卫生健康委员会", "卫生部", True),
    ("国家卫生健康委员会", "国家卫生和计划生育委员会", True),
    ("卫生部", "国家卫生健康委员会", True),
    # of one that the registry does not know
    ("甲办", "财政部", True),
    ("财政部", "甲办", True),
]


@pytest.mark.parametrize("type_", ["SUPERSEDES", "AMENDS"])
@pytest.mark.parametrize("dated", [None, "2021"])
@pytest.mark.parametrize(("one", "other", "meant"), WHO_ENDS)
def test_a_body_ends_or_amends_by_title_only_what_it_may(one: str, other: str, meant: bool, dated: str | None, type_: str) -> None:
    document = a(held("甲类意见", issuers=(other,), signed="2021-01-01"))
    found = placed(document, bulletin("b", held("引用方", cite("甲类意见", type_, date=dated), issuers=(one,), signed="2031-01-01")))
    assert (found.ids[CITING] == found.ids[("a", 1, ITSELF)]) is meant
    assert found.ids[CITING].endswith(("（2021）", f"（{one}）")) is not meant


def test_who_repeals_decides_only_where_neither_issuer_nor_number_is_given() -> None:
    document = a(held("甲类意见", issuers=("韶关市人民政府",), number=N5, signed="2021-01-01"))

    def meant(cited: Any, *issuers: str) -> bool:
        return placed(document, bulletin("b", held("引用方", cited, issuers=issuers, signed="2031-01-01"))).ids[CITING] == N5

    assert not meant(cite("甲类意见", "SUPERSEDES"), "广州市人民政府")
    assert meant(cite("甲类意见", "SUPERSEDES", number=N5), "广州市人民政府")
    assert meant(cite("甲类意见", "SUPERSEDES", issuer="韶关市人民政府"), "广州市人民政府")
    assert meant(cite("甲类意见"), "广州市人民政府")
    # one of several, or nobody known
    assert meant(cite("甲类意见", "SUPERSEDES"), "广州市人民政府", "韶关市人民政府")
    assert meant(cite("甲类意见", "SUPERSEDES"))


def test_each_of_two_cities_ends_its_own_document_of_one_title() -> None:
    cities = ("广州市人民政府", "韶关市人民政府")
    documents = a(*(held("甲类意见", issuers=(name,), signed="2021-01-01") for name in cities))
    repeals = (held("引用方", cite("甲类意见", "SUPERSEDES"), issuers=(name,), signed="2031-01-01") for name in cities)
    found = placed(documents, bulletin("b", *repeals))
    assert [found.ids[("b", unit, 0)] for unit in (1, 2)] == [found.ids[("a", unit, ITSELF)] for unit in (1, 2)]


@pytest.mark.parametrize("date", [None, "2021"])
def test_a_repeal_by_another_city_does_not_take_that_of_the_own_one(date: str | None) -> None:
    document = a(held("甲类意见", issuers=("韶关市人民政府",), signed="2021-01-01"))
    repeals = [
        bulletin(name, held("引用方", cite("甲类意见", "SUPERSEDES", date=date), issuers=(name,), signed="2031-01-01"))
        for name in ("广州市人民政府", "韶关市人民政府", "清远市人民政府")
    ]
    ids = placed(document, *repeals).ids
    meant = [ids[(repeal.bulletin.id, 1, 0)] for repeal in repeals]
    assert meant[1] == ids[("a", 1, ITSELF)]
    assert len(set(meant)) == 3


EDITIONS = [
    # title that is held, title that is cited, whether they are one
    ("甲办法（试行）", "甲办法", True),
    ("甲办法", "甲办法（试行）", False),
    ("甲办法（2021年修订）", "甲办法", True),
    ("甲办法（2021年修订）", "甲办法（2031年修订）", False),
    ("甲的办法", "甲办法", True),
    ("甲规划", "甲规划（2031—2035年）", True),
    ("甲规划", "甲规划（2033—2035年）", True),
    ("甲规划", "甲规划（2034—2035年）", False),
    ("甲规划", "甲规划（2021—2025年）", False),
    ("甲办法", "乙办法", False),
]


@pytest.mark.parametrize(("title", "cited", "one"), EDITIONS)
def test_titles_that_differ_in_their_edition(title: str, cited: str, one: bool) -> None:
    document = a(held(title, signed="2031-03-05"))
    found = placed(document, bulletin("b", held("引用方", cite(cited), signed="2035-01-01")))
    assert (found.ids[CITING] == found.ids[("a", 1, ITSELF)]) is one
    # a repeal means the very title
    repealed = placed(document, bulletin("b", held("引用方", cite(cited, "SUPERSEDES"), signed="2035-01-01")))
    assert repealed.ids[CITING] != repealed.ids[("a", 1, ITSELF)]


def test_a_draft_is_not_what_a_shortened_title_means() -> None:
    draft = a(held("甲办法（征求意见稿）", kind="draft", signed="2031-03-05"))
    assert target(cite("甲办法"), draft, signed="2035-01-01") == "甲办法"


def test_one_shortened_title_for_two_editions_is_a_node_of_its_own() -> None:
    two = a(held("甲办法（试行）", signed="2021-03-05"), held("甲办法（2031年修订）", signed="2031-03-05"))
    assert target(cite("甲办法"), two, signed="2035-01-01") == "甲办法"


FORMER = [
    # day that the repeal gives, id of what is repealed
    (None, "甲办法（前）"),
    ("2021", "甲办法（2021）"),
    ("2021-03-05", "甲办法（2021）"),
]


@pytest.mark.parametrize(("day", "expected"), FORMER)
def test_a_document_that_repeals_its_namesake_is_not_that_namesake(day: str | None, expected: str) -> None:
    found = placed(a(held("甲办法", cite("甲办法", "SUPERSEDES", date=day), signed="2031-03-05")))
    assert found.ids[("a", 1, 0)] == expected
    assert found.ids[("a", 1, ITSELF)] == ("甲办法（2031）" if day else "甲办法")


@pytest.mark.parametrize("day", ["2031", "2031-01-05"])
@pytest.mark.parametrize("issuers", [(), ("财政部",)])
def test_a_repeal_of_the_same_year_is_not_one_of_itself(day: str, issuers: tuple[str, ...]) -> None:
    found = placed(a(held("甲办法", cite("甲办法", "SUPERSEDES", date=day), signed="2031-03-05", issuers=issuers)))
    assert found.ids == {("a", 1, ITSELF): "甲办法（2031）", ("a", 1, 0): "甲办法（前）"}


def test_a_key_is_cut_to_what_an_index_holds() -> None:
    found = placed(a(held("甲" * 1000)))
    assert found.ids == {("a", 1, ITSELF): "甲" * LONGEST_KEY}


def test_the_wording_of_a_law_is_cited_on_its_own_day() -> None:
    """乙法 of 2031 is known to the wording of 2036."""
    law = bulletin("b", held("乙法", signed="2031-01-01"))
    early = bulletin("early", held("甲条例", cite("乙法"), signed="2020-01-01", published="2030-05-01"))
    late = bulletin("late", held("甲条例", cite("乙法"), signed="2020-01-01", published="2036-05-01"))
    assert placed(law, early).ids[("early", 1, 0)] == "乙法（前）"
    assert placed(law, late).ids[("late", 1, 0)] == "乙法"


def test_a_decision_that_amended_the_citing_law_tells_its_day_too() -> None:
    law = bulletin("b", held("乙法", signed="2031-01-01"))
    amended = cite("关于修改〈甲条例〉的决定", date="2036-01-01", amending=True)
    assert placed(law, a(held("甲条例", cite("乙法"), signed="2020-01-01"))).ids[("a", 1, 0)] == "乙法（前）"
    assert placed(law, a(held("甲条例", cite("乙法"), amended, signed="2020-01-01"))).ids[("a", 1, 0)] == "乙法"


TITLES = st.sampled_from(["甲办法", "甲办法（试行）", "乙规划", "关于修改〈甲办法〉的决定"])
DAYS = st.sampled_from([None, "2021-03-05", "2031-03-05", "2031"])
CITED = st.builds(
    lambda title, type_, number, day: cite(title, type_, number=number, date=day),
    TITLES,
    st.sampled_from(["REFERENCES", "SUPERSEDES", "AMENDS"]),
    st.sampled_from([None, N5, N6, ORDER]),
    DAYS,
)
HELD = st.builds(
    lambda title, cited, number, day, issuers: held(title, *cited, number=number, issuers=issuers, **({"signed": day} if day else {})),
    TITLES,
    st.lists(CITED, max_size=3),
    st.sampled_from([None, N5, ORDER]),
    st.sampled_from([None, "2021-03-05", "2031-03-05"]),
    st.sampled_from([(), ("财政部",), ("财政部", "商务部")]),
)


@given(st.lists(st.lists(HELD, min_size=1, max_size=2), max_size=4), st.randoms())
def test_neither_order_nor_a_second_reading_changes_anything(groups: list[list[dict[str, Any]]], random: Any) -> None:
    bulletins = [bulletin(f"{number}", *documents) for number, documents in enumerate(groups)]
    found = resolve(bulletins)
    shuffled = random.sample(bulletins, len(bulletins))
    assert resolve(shuffled) == found
    places = {naming.place for namings in found.policies.values() for naming in namings}
    assert places == set(found.ids)
    assert sum(map(len, found.policies.values())) == len(found.ids)
    assert {one.place for one in found.ambiguous} <= places
    assert all(len(one.candidates) > 0 for one in found.ambiguous)
    assert all(found.ids.values())


@given(st.lists(HELD, min_size=1, max_size=3))
def test_one_number_is_one_policy(documents: list[dict[str, Any]]) -> None:
    found = resolve([bulletin("a", *documents)])
    for number in (N5, N6):
        owners = {name for name, namings in found.policies.items() for naming in namings if naming.number == number}
        assert owners <= {number}


def test_a_year_alone_is_compared_with_a_year_alone() -> None:
    amended = held("甲法", cite("关于修改《甲法》的决定", "AMENDS", amending=True, date="2031"), cite("乙办法"))
    found = placed(a(amended), bulletin("b", held("丙办法", cite("乙办法", date="2032"))))
    assert found.ids[("a", 1, 1)] == "乙办法（前）"
