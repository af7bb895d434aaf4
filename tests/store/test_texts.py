"""The texts of documents in the graph: what is searched, and the quote of every span."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from filling import fill
from needs import CORPUS

from kg.assemble.texts import LONGEST
from kg.build import build
from kg.extract import extract
from kg.model import Contribution, Graph
from kg.store import Store
from loaders import load, read

ROOT = Path(__file__).resolve().parents[2]

LAW = """# 云州省渡口条例

2031年5月6日云州省第十届人民代表大会常务委员会第三次会议通过

<!-- INFO END -->

## 第一章　总则

第一条　为了加强渡口管理，保障渡船安全，根据《云州省航道条例》第三条，制定本条例。

第二条　本条例自2031年8月1日起施行。
"""
WRAPPED = """关于加强渡船检验工作的通知

云交发〔2031〕5号

各市交通运输局：
　　为贯彻落实《云州省渡口条例》，进一步加强渡船检验工作，现就有关事项通 知如下，请认真
执行，并将执行中的问题及时报告。

云州省交通运输厅
2031年9月1日
"""

QUOTES = """
MATCH (a)-[e]->()
WHERE e.spans IS NOT NULL AND type(e) <> 'PUBLISHED_IN'
UNWIND range(0, size(e.spans) - 1) AS i
WITH e, i, e.spans[i] AS span, e.evidence[i] AS quote
WITH e, quote, span, split(span, ':')[-1] AS place
WITH e, quote, split(place, '-') AS ends, left(span, size(span) - size(place) - 1) AS bulletin
WITH e, quote, bulletin, toInteger(ends[0]) AS s, toInteger(ends[1]) AS e_
OPTIONAL MATCH (:Bulletin {id: bulletin})<-[:IN]-(t:Text)
WHERE t.start <= s AND e_ <= t.end
RETURN type(e) AS type, quote, bulletin, s, e_ AS e, collect(substring(t.source, s - t.start, e_ - s)) AS found"""
"""Every quote of every edge, and what stands at its place in a text."""
CLAUSES = """
MATCH (p:Policy)
UNWIND [[p.effective_span, p.effective_quote], [p.expires_span, p.expires_quote]] AS said
WITH said[0] AS span, said[1] AS quote WHERE span IS NOT NULL
WITH quote, span, split(span, ':')[-1] AS place
WITH quote, split(place, '-') AS ends, left(span, size(span) - size(place) - 1) AS bulletin
WITH quote, bulletin, toInteger(ends[0]) AS s, toInteger(ends[1]) AS e
OPTIONAL MATCH (:Bulletin {id: bulletin})<-[:IN]-(t:Text)
WHERE t.start <= s AND e <= t.end
RETURN 'clause' AS type, quote, bulletin, s, e, collect(substring(t.source, s - t.start, e - s)) AS found"""


def contributions(files: list[Path]) -> Iterator[Contribution]:
    for file in files:
        reading = load(read(file))
        yield Contribution(reading.bulletin, tuple(map(extract, reading.units)))


def filled(store: Store, files: list[Path]) -> Graph:
    brought = list(contributions(files))
    store.prepare()
    graph = build(brought)
    fill(store, graph, brought)
    return graph


def unquoted(store: Store) -> list[dict]:
    """The quotes that do not stand where their span says."""
    rows = [*store.read(QUOTES, timeout=300), *store.read(CLAUSES, timeout=300)]
    assert rows
    return [row for row in rows if row["quote"] not in row["found"]]


@pytest.fixture
def two(store: Store, tmp_path: Path) -> Store:
    (tmp_path / "云州省渡口条例(2031-05-06).md").write_text(LAW, encoding="utf-8")
    (tmp_path / "通知.txt").write_text(WRAPPED, encoding="utf-8")
    filled(store, sorted(tmp_path.iterdir()))
    return store


def test_every_text_is_there_as_printed(two: Store) -> None:
    rows = two.read("MATCH (b:Bulletin)<-[:IN]-(t:Text)-[:TEXT_OF]->(d) RETURN b.id AS bulletin, d.title AS title, t.source AS source")
    assert sorted((row["bulletin"], row["title"], row["source"]) for row in rows) == [
        ("云州省渡口条例(2031-05-06).md", "云州省渡口条例", LAW.strip()),
        ("通知.txt", "关于加强渡船检验工作的通知", WRAPPED.strip()),
    ]
    assert unquoted(two) == []


def test_only_what_printing_has_broken_is_kept_a_second_time(two: Store) -> None:
    rows = two.read("MATCH (t:Text) RETURN t.id AS id, t.body AS body ORDER BY id")
    law, notice = (row["body"] for row in rows)
    assert law is None
    assert "现就有关事项通知如下，请认真执行" in notice


def test_a_long_text_is_cut_where_a_line_ends(store: Store, tmp_path: Path) -> None:
    line = "第一条　为了加强渡口管理，制定本条例。\n"
    text = ("云州省渡口条例\n" + line * (LONGEST // len(line) + 100)).strip()
    (tmp_path / "长.txt").write_text(text, encoding="utf-8")
    filled(store, [tmp_path / "长.txt"])
    rows = store.read("MATCH (t:Text) RETURN t.start AS start, t.end AS end, t.source AS source ORDER BY start")
    assert "".join(row["source"] for row in rows) == text
    assert [(row["start"], row["end"]) for row in rows] == [(0, rows[1]["start"]), (rows[1]["start"], len(text))]
    assert rows[0]["source"].endswith("\n") and len(rows[0]["source"]) <= LONGEST


@pytest.mark.corpus("bulletins")
def test_every_quote_of_the_corpus(store: Store) -> None:
    files = sorted(path for path in (CORPUS / "bulletins").rglob("*") if path.is_file())
    laws = sorted(path for path in (CORPUS / "laws").glob("*.md") if path.stem != "README")
    if "://" in store.uri:
        files, laws = files[:2], laws[:5]
    filled(store, [*files, *laws[:: max(1, len(laws) // 20)]])
    assert unquoted(store) == []
