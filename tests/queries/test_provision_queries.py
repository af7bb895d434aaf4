"""The text of a document with its marks, its provisions, and who cites them."""

import pytest
from province import FUND, PLAN, READING, D

from kg.errors import QueryError
from kg.store import Store
from queries import run


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
    assert (again["text"], again["source"], again["provisions"]) == (other, row["source"], [])


def test_a_text_of_an_article(filled: Store) -> None:
    [row] = run(filled, "text", {"key": READING, "label": "Article"})
    assert "拆解叶片应当监控" in row["source"] and row["provisions"] == []


def test_a_provision_and_who_cites_it(filled: Store) -> None:
    [row] = run(filled, "provision", {"key": D, "provision": "2"})
    assert (row["id"], row["label"], row["policy"]) == (f"{D}#2", "第二条", D)
    assert row["source"].startswith("第二条 叶片拆解应当在")
    assert [(one["label"], one["id"], one["provision"]) for one in row["cited_by"]] == [("Policy", FUND, f"{D}#2")]
    assert run(filled, "provision", {"key": D, "provision": "7"}) == []


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
