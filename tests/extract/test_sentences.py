"""Sentences around names, the quotes that are cut from them, and what two revisions read differently."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.cli.compared import compared
from kg.extract.citation import Citation
from kg.extract.compare import Fact, facts
from kg.extract.quote import clause, cue_clause
from kg.extract.sentence import sentences
from kg.extract.title import BOOK, tidy

NAMED = [
    # text, for each sentence with names: (offset, masked, names)
    ("按照《甲》执行。", [(0, "按照◆执行。", ["《甲》"])]),
    ("第一句。按照《甲》执行。第三句。", [(4, "按照◆执行。", ["《甲》"])]),
    ("《甲》和《乙》。《丙》！", [(0, "◆和◆。", ["《甲》", "《乙》"]), (8, "◆！", ["《丙》"])]),
    ("标题\n按照《甲》执行", [(3, "按照◆执行", ["《甲》"])]),
    # a stop inside a name ends no sentence
    ("按照《甲。乙》执行。丙", [(0, "按照◆执行。", ["《甲。乙》"])]),
    ("按照《甲\n乙》执行", [(0, "按照◆执行", ["《甲\n乙》"])]),
    ("《甲》", [(0, "◆", ["《甲》"])]),
    ("没有名称。", []),
    ("", []),
]


def cited(text: str) -> tuple[Citation, ...]:
    return tuple(Citation(found.start(), found.end(), found.group(1), None, "book", 1.0) for found in BOOK.finditer(text)) or tuple(
        Citation(at, text.index("》", at) + 1, "", None, "book", 1.0) for at in [text.find("《")] if at >= 0
    )


@pytest.mark.parametrize(("text", "expected"), NAMED)
def test_sentences_with_names(text: str, expected: list[tuple[int, str, list[str]]]) -> None:
    found = list(sentences(text, cited(text)))
    assert [(one.start, one.masked, [text[name.start : name.end] for name in one.citations]) for one in found] == expected


def test_a_name_inside_another_is_not_masked_again() -> None:
    text = "按照《甲《乙》丙》执行"
    inner = Citation(4, 7, "乙", None, "book", 1.0)
    outer = Citation(2, 9, "甲〈乙〉丙", None, "book", 1.0)
    (found,) = sentences(text, (outer, inner))
    assert (found.masked, found.citations) == ("按照◆执行", (outer,))


def test_the_words_around_each_name() -> None:
    (found,) = sentences("按照《甲》和《乙》执行。", cited("按照《甲》和《乙》执行。"))
    assert [found.around(place) for place in (0, 1)] == [("按照", "和◆执行。"), ("按照◆和", "执行。")]


@given(st.lists(st.sampled_from(["《甲》", "《乙类》", "按照", "和", "。", "\n", "！"]), max_size=12))
def test_places_in_the_masked_text_lead_to_the_clean_text(pieces: list[str]) -> None:
    text = "".join(pieces)
    citations = cited(text) if "《" in text else ()
    found = list(sentences(text, citations))
    assert [name for one in found for name in one.citations] == list(citations)
    for one in found:
        for place, char in enumerate(one.masked):
            if char != "◆":
                assert text[one.offset(place)] == char
        assert [one.masked[mark] for mark in one.marks] == ["◆"] * len(one.citations)


A, B, FAR = "甲" * 100, "乙" * 100, "甲" * 400
CLAUSES = [
    # text, name, cue, quote
    ("为了发展，按照《甲》，制定。", "《甲》", "按照", "按照《甲》"),
    ("按照《甲》的规定执行。", "《甲》", "按照", "按照《甲》的规定执行"),
    ("为了发展。现将《甲》印发给你们，请执行。", "《甲》", "印发", "现将《甲》印发给你们"),
    ("《甲》自今日起，一律废止。", "《甲》", "废止", "《甲》自今日起，一律废止"),
    ("甲\n按照《甲》\n乙", "《甲》", "按照", "按照《甲》"),
    # the cue stands too far away: the name alone, as far as there is room
    (f"按照{A}《甲》。", "《甲》", "按照", f"{'甲' * 77}《甲》"),
    (f"《甲》{A}废止。", "《甲》", "废止", f"《甲》{'甲' * 77}"),
    # the quote grows to a mark that stands within 80 characters, and no further
    (f"《甲》{'乙' * 77}，丙", "《甲》", "《甲》", f"《甲》{'乙' * 77}"),
    (f"《甲》{'乙' * 78}，丙", "《甲》", "《甲》", "《甲》"),
    (f"丙，{'乙' * 76}《甲》", "《甲》", "《甲》", f"{'乙' * 76}《甲》"),
    # a name longer than any quote is quoted whole
    (f"按照《{A}》。", f"《{A}》", "按照", f"《{A}》"),
]


@pytest.mark.parametrize(("text", "name", "cue", "quote"), CLAUSES)
def test_the_shortest_clause(text: str, name: str, cue: str, quote: str) -> None:
    at, words = text.index(name), text.index(cue)
    start, end = clause(text, at, at + len(name), words, words + len(cue))
    assert text[start:end] == quote


CUES = [
    ("按照《甲》。", "《甲》", "按照", None),
    (f"按照{A}《甲》。", "《甲》", "按照", f"按照{A}《甲》"),
    (f"《甲》{A}废止。", "《甲》", "废止", f"《甲》{A}废止"),
    (f"按照{FAR}《甲》。", "《甲》", "按照", "按照" + "甲" * 78),
    (f"按照规定，{FAR}《甲》。", "《甲》", "按照", "按照规定"),
    (f"《甲》{FAR}废止。", "《甲》", "废止", "甲" * 78 + "废止"),
    (f"《甲》{FAR}，同时废止。", "《甲》", "废止", "同时废止"),
]


@pytest.mark.parametrize(("text", "name", "cue", "quote"), CUES)
def test_the_words_that_type_a_distant_name(text: str, name: str, cue: str, quote: str | None) -> None:
    at, words = text.index(name), text.index(cue)
    found = cue_clause(text, at, at + len(name), words, words + len(cue))
    assert (text[slice(*found)] if found else None) == quote


@given(st.text(alphabet="甲乙，。\n", max_size=200), st.data())
def test_a_quote_holds_its_name_and_is_short(text: str, data: st.DataObject) -> None:
    place = st.integers(0, len(text))
    at, end = sorted((data.draw(place), data.draw(place)))
    words, words_end = sorted((data.draw(place), data.draw(place)))
    start, stop = clause(text, at, end, words, words_end)
    assert 0 <= start <= at <= end <= stop <= len(text)
    assert stop - start <= max(80, end - at)


TIDY = [
    ("甲类 设备\n办法", "甲类设备办法"),
    ("关于修改《甲法》的决定", "关于修改〈甲法〉的决定"),
    ("关于印发《甲类办法》的通知", "甲类办法"),
    ("甲类规划（2031-2035年）", "甲类规划（2031—2035年）"),
    ("甲类规划（2031~2035年）", "甲类规划（2031—2035年）"),
    ("甲类规划（二〇三一～2035年）", "甲类规划（二〇三一—2035年）"),
    ("GB-2031年鉴", "GB-2031年鉴"),
]


@pytest.mark.parametrize(("printed", "expected"), TIDY)
def test_a_title_without_what_only_printing_put_in(printed: str, expected: str) -> None:
    assert tidy(printed) == expected
    assert tidy(expected) == expected


BOOKS = [
    ("《甲》《乙》", ["甲", "乙"]),
    ("《关于印发《甲》的通知》", ["关于印发《甲》的通知"]),
    ("《甲", []),
    ("《》", []),
    ("《甲\n乙》", []),
    ("《" + "甲" * 160 + "》", ["甲" * 160]),
    ("《" + "甲" * 161 + "》", []),
    ("《甲《乙《丙》》》", ["乙《丙》"]),
]


@pytest.mark.parametrize(("text", "names"), BOOKS)
def test_names_in_marks(text: str, names: list[str]) -> None:
    assert [found.group(1) for found in BOOK.finditer(text)] == names


def record(**change: Any) -> dict[str, Any]:
    """A unit as `kg extract` writes it, with one thing of each kind."""
    fields = dict.fromkeys(("kind", "title", "doc_number", "signed", "published", "effective", "expires", "issuers_complete"))
    lists: dict[str, Any] = {name: [] for name in ("issuers", "relations", "standards", "programmes", "industries")}
    return {"bulletin": "a.txt", "unit": 1, **fields, **lists, **change}


def relation(title: str | None, number: str | None = None, quote: str = "按照") -> dict[str, Any]:
    return {"type": "BASED_ON", "title": title, "number": number, "evidence": quote}


DIFFERENT = [
    # before, after, gained, lost: (what, target)
    ({}, {}, [], []),
    ({"signed": "2031-01-01"}, {"signed": "2031-01-02"}, [("head.signed", "2031-01-02")], [("head.signed", "2031-01-01")]),
    ({"kind": "news"}, {"kind": None}, [], [("head.kind", "news")]),
    ({"issuers_complete": False}, {"issuers_complete": True}, [("head.issuers_complete", "True")], [("head.issuers_complete", "False")]),
    ({}, {"issuers": ["财政部"]}, [("ISSUED_BY", "财政部")], []),
    # the same target in another printing, or with a better quote
    ({"relations": [relation("甲办法")]}, {"relations": [relation("甲 办法", quote="根据")]}, [], []),
    ({"relations": [relation(None, "某规〔2031〕5号")]}, {"relations": [relation("甲", "某规字[2031]第05号")]}, [], []),
    ({"relations": [relation("甲办法")]}, {"relations": [relation("乙办法")]}, [("BASED_ON", "乙办法")], [("BASED_ON", "甲办法")]),
    ({}, {"standards": [{"code": "GB 1", "evidence": ""}]}, [("REFERENCES", "GB 1")], []),
    ({}, {"programmes": [{"name": "灯塔行动", "evidence": ""}]}, [("ADVANCES", "灯塔行动")], []),
    ({"industries": [{"mention": "造船", "evidence": ""}]}, {}, [], [("TARGETS", "造船")]),
]


def differ(old: list[dict[str, Any]], new: list[dict[str, Any]]) -> tuple[list[Fact], list[Fact]]:
    """Facts gained and lost."""
    with compared(old, new) as found:
        return list(found.gained()), list(found.lost())


@pytest.mark.parametrize(("old", "new", "gained", "lost"), DIFFERENT)
def test_what_two_revisions_read_differently(old: Any, new: Any, gained: list[Any], lost: list[Any]) -> None:
    more, less = differ([record(**old)], [record(**new)])
    assert [(fact.what, fact.target) for fact in more] == gained
    assert [(fact.what, fact.target) for fact in less] == lost
    assert differ([record(**new)], [record(**old)]) == (less, more)


def test_facts_have_their_place_and_quote() -> None:
    found = list(facts(record(title="甲办法", issuers=["财政部"], relations=[relation("乙法", quote="根据《乙法》")])))
    assert found == [
        Fact("a.txt", 1, "head.title", "甲办法", ""),
        Fact("a.txt", 1, "ISSUED_BY", "财政部", ""),
        Fact("a.txt", 1, "BASED_ON", "乙法", "根据《乙法》"),
    ]


def test_units_of_one_number_in_two_bulletins_are_two() -> None:
    more, less = differ([record(kind="news")], [record(kind="news", bulletin="b.txt"), record(kind="news", unit=2)])
    assert [(fact.bulletin, fact.unit) for fact in more] == [("a.txt", 2), ("b.txt", 1)]
    assert [(fact.bulletin, fact.unit) for fact in less] == [("a.txt", 1)]
