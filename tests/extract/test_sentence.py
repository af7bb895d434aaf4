"""A very long sentence is cut between names, the report says so, and no name is judged by what is not seen."""

import pytest

from benchmarks.repeated_texts import HEAD, text
from kg.extract import extract
from kg.extract.head import read_head
from kg.extract.layout import read_layout
from kg.extract.names import find_names
from kg.extract.sentence import LONGEST
from loaders import Source, load
from tests.extract.units import unit


@pytest.mark.parametrize("kind", ["names", "aliases", "numbers", "repeals", "amendments", "different dates", "grounds"])
def test_no_name_is_judged_by_more_than_a_bounded_text(kind: str) -> None:
    for one in load(Source("a.txt", "a.txt", text(kind, 200_000), "0", "utf-8")).units:
        layout = read_layout(one)
        found = find_names(layout, read_head(layout)).sentences
        assert max((len(sentence.masked) for sentence in found), default=0) <= 3 * LONGEST + 2


def test_the_report_says_where_a_sentence_was_cut() -> None:
    sentence = "，".join(f"按照《第{number}号甲类设备办法》的要求加强设备管理" for number in range(200)) + "。"
    one = unit(HEAD + sentence + "《乙类设备办法》同时废止。")
    found = extract(one)
    assert [(item.what, one.text[item.span.start : item.span.end]) for item in found.unresolved] == [("sentence", sentence)]
    assert len(found.relations) == 201


@pytest.mark.parametrize(
    ("before", "after", "repealed"),
    [
        ("", "同时废止。", {0, 1, 2, 3}),
        # what forbids it stands before the place where the sentence is cut
        ("根据《丁类设备办法》，" + "加强甲类设备管理，" * 300, "办理，废止。", set()),
    ],
)
def test_a_name_beside_the_cut_is_not_said_to_be_repealed_by_what_is_not_seen(before: str, after: str, repealed: set[int]) -> None:
    names = "、".join(f"《第{number}号甲类设备办法》" for number in range(4))
    found = extract(unit(HEAD + before + names + after))
    assert {one.title for one in found.relations if one.type == "SUPERSEDES"} == {f"第{number}号甲类设备办法" for number in repealed}
