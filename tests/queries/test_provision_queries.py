"""The text of a document with its marks, its provisions, and who cites them."""

import pytest
from province import FUND, PLAN, READING, D

from kg.errors import QueryError, UnknownPart
from kg.store import Store
from queries import run
from queries.fold import FOLDS


def test_a_text_with_its_provisions_and_marks(filled: Store) -> None:
    [row] = run(filled, "text", {"key": D, "label": "Policy"})
    assert row["id"] == D and row["source"].splitlines()[1] == "第一条 为规范叶片拆解，制定本办法。"
    assert row["end"] - row["start"] == len(row["source"]) and row["text"] in row["texts"] and len(row["texts"]) == 2
    assert [(one["id"], one["label"], one["parent"]) for one in row["provisions"]] == [
        (f"{D}#1", "第一条", None),
        (f"{D}#2", "第二条", None),
        (f"{D}#9", "第九条", None),
    ]
    first = row["provisions"][0]
    assert row["source"][first["start"] - row["start"] : first["end"] - row["start"]] == "第一条 为规范叶片拆解，制定本办法。"
    other = next(text for text in row["texts"] if text != row["text"])
    [again] = run(filled, "text", {"key": D, "label": "Policy", "text": other})
    assert (again["text"], again["source"]) == (other, row["source"])
    # The graph has the provisions of one printing; those of the other are read out of it.
    articles = [(one["id"], one["label"], one["start"] - again["start"]) for one in again["provisions"] if one["parent"] is None]
    assert articles == [(one["id"], one["label"], one["start"] - row["start"]) for one in row["provisions"]]


def test_the_beginning_of_a_text(filled: Store) -> None:
    [row] = run(filled, "text", {"key": D, "label": "Policy"})
    [begun] = run(filled, "text", {"key": D, "label": "Policy", "characters": 40})
    assert begun["source"] == row["source"][:40] and (begun["start"], begun["end"]) == (row["start"], row["end"])
    assert begun["provisions"] == [one for one in row["provisions"] if one["start"] < row["start"] + 40] != row["provisions"]
    assert begun["marks"] == [one for one in row["marks"] if one["start"] < row["start"] + 40] != row["marks"]


def test_a_text_of_an_article(filled: Store) -> None:
    [row] = run(filled, "text", {"key": READING, "label": "Article"})
    assert "拆解叶片应当监控" in row["source"] and row["provisions"] == []


def test_a_provision_and_who_cites_it(filled: Store) -> None:
    [row] = run(filled, "provision", {"key": D, "provision": "2"})
    assert (row["id"], row["label"], row["policy"]) == (f"{D}#2", "第二条", D)
    assert row["source"].startswith("第二条 叶片拆解应当在")
    assert [(one["label"], one["id"], one["provision"]) for one in row["cited_by"]] == [("Policy", FUND, f"{D}#2")]


WRITTEN = ["第二条", "2.", "２", " 第 2 条 ", "第二条。"]


@pytest.mark.parametrize("written", WRITTEN)
def test_a_provision_as_it_is_cited(filled: Store, written: str) -> None:
    expected = run(filled, "provision", {"key": D, "provision": "2"})
    assert run(filled, "provision", {"key": D, "provision": written}) == expected
    assert run(filled, "provision", {"key": f"{D}#{written}"}) == expected
    assert run(filled, "citing_provision", {"key": D, "provision": written}) == run(filled, "citing_provision", {"key": f"{D}#2"})


FORMS = [
    ("第五十八条第二款第三项", "58.2.3"),
    ("第一百三十三条之一", "133之一"),
    ("第三章第二节", "章3节2"),
    ("一、（二）", "一.2"),
    ("一、", "一"),
    ("一、（二）3.", "一.2.3"),
    ("58.2", "58.2"),
    ("第三条、第四条", "第三条、第四条"),
    ("目的", "目的"),
]


@pytest.mark.parametrize(("written", "number"), FORMS)
def test_the_number_of_a_provision(written: str, number: str) -> None:
    assert FOLDS["provision"](written) == number


ABSENT = [
    (D, "7", "《云州省风电设备再制造管理办法》 has no provision '7'; the last one is 第九条"),
    (D, "第七条", "《云州省风电设备再制造管理办法》 has no provision '7'; the last one is 第九条"),
]


@pytest.mark.parametrize(("key", "number", "message"), ABSENT)
def test_a_provision_that_is_not_there(filled: Store, key: str, number: str, message: str) -> None:
    with pytest.raises(UnknownPart) as raised:
        run(filled, "provision", {"key": key, "provision": number})
    assert str(raised.value) == message


def test_who_cites_a_provision(filled: Store) -> None:
    rows = run(filled, "citing_provision", {"key": D})
    assert [(row["id"], row["provision"], row["held"], row["quote"]) for row in rows] == [
        (FUND, "2", True, "《办法》第二条"),
        (FUND, "7", False, "《办法》第七条"),
    ]
    assert [row["provision"] for row in run(filled, "citing_provision", {"key": D, "provision": "7"})] == ["7"]
    assert run(filled, "citing_provision", {"key": PLAN}) == []


def test_an_article_that_is_not_there(filled: Store) -> None:
    rows = run(filled, "broken_citations")
    assert [(row["reason"], row["id"], row["policy"], row["provision"]) for row in rows] == [("missing", FUND, D, "7")]
    assert run(filled, "broken_citations", {"key": D}) == rows
    assert run(filled, "broken_citations", {"key": PLAN}) == []


def test_a_provision_has_to_be_named(filled: Store) -> None:
    with pytest.raises(QueryError):
        run(filled, "provision", {"key": D})
