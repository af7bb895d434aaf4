import base64
import hashlib
import zlib
from dataclasses import fields, replace
from typing import get_args

import pytest
from filling import fill
from graphs import TEXT, contribution, graph, policy
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.errors import StoreError
from kg.incremental.held import span_of
from kg.model import (
    Alias,
    Amount,
    Bulletin,
    Clause,
    Contribution,
    Coverage,
    Document,
    Entry,
    Fact,
    Graph,
    Kind,
    Mention,
    Pinpoint,
    Relation,
    Replacement,
    Span,
    Target,
    Task,
    Unresolved,
)
from kg.store import codec, excerpts
from kg.store.engine import Statement
from kg.store.state import FORMAT

ONE, TWO = contribution("甲.txt", "甲办法", "乙办法"), contribution("乙.txt", "丙条例")
NONE = Graph((), ())
READERS = pytest.mark.parametrize("read", [codec.unpack, lambda packed: excerpts.unpack(packed, {1})], ids=["all", "some"])

SPANS = st.tuples(st.integers(0, 10**9), st.integers(0, 10**9)).map(lambda pair: Span(*pair))
SHARES = st.floats(0, 1)
MAYBE = st.none() | TEXT
WORDS = st.lists(TEXT, max_size=2).map(tuple)
MENTIONS = st.lists(st.builds(Mention, TEXT, TEXT, SPANS, TEXT, WORDS, SHARES), max_size=2).map(tuple)
ALSO = st.lists(st.tuples(SPANS, TEXT), max_size=2).map(tuple)
QUOTES = st.none() | st.tuples(SPANS, TEXT)
RELATIONS = st.builds(
    Relation,
    type=TEXT, title=MAYBE, number=MAYBE, span=SPANS, evidence=TEXT, mention=SPANS, rules=WORDS, confidence=SHARES,
    scope=MAYBE, date=MAYBE, issuer=MAYBE, shown=QUOTES, also=ALSO, amending=st.booleans(),
)  # fmt: skip
NUMBERS = st.integers(0, 10**9)
PINPOINTS = st.builds(Pinpoint, NUMBERS, TEXT, MAYBE, MAYBE, WORDS, SPANS)
TASKS = st.builds(Task, TEXT, WORDS, WORDS, st.booleans(), MAYBE, NUMBERS, SPANS, TEXT)
TARGETS = st.builds(Target, TEXT, MAYBE, MAYBE, MAYBE, MAYBE, TEXT, TEXT, MAYBE, MAYBE, NUMBERS, SPANS, TEXT)
CELLS = st.lists(st.tuples(TEXT, TEXT), max_size=2).map(tuple)
ENTRIES = st.builds(Entry, TEXT, NUMBERS, MAYBE, CELLS, NUMBERS, SPANS, TEXT)
COVERED = st.builds(Coverage, TEXT, MAYBE, TEXT, WORDS, TEXT, NUMBERS, SPANS, TEXT)
AMOUNTS = st.builds(Amount, TEXT, MAYBE, TEXT, TEXT, TEXT, NUMBERS, SPANS, TEXT)
DOCUMENTS = st.builds(
    Document,
    bulletin=TEXT, unit=NUMBERS, line_start=NUMBERS, line_end=NUMBERS, start=NUMBERS, end=NUMBERS, heading=TEXT,
    kind=st.sampled_from(get_args(Kind)), title=TEXT, doc_number=MAYBE, issuers=MENTIONS, issuers_complete=st.booleans(),
    signed=MAYBE, published=MAYBE, effective=MAYBE, expires=MAYBE, keywords=WORDS,
    aliases=st.lists(st.builds(Alias, TEXT, TEXT, SPANS), max_size=2).map(tuple),
    relations=st.lists(RELATIONS, max_size=2).map(tuple), citations=st.lists(PINPOINTS, max_size=2).map(tuple),
    tasks=st.lists(TASKS, max_size=2).map(tuple), entries=st.lists(ENTRIES, max_size=2).map(tuple),
    regions=st.lists(COVERED, max_size=2).map(tuple), amounts=st.lists(AMOUNTS, max_size=2).map(tuple),
    form=MAYBE, rank=MAYBE, comments_until=MAYBE,
    targets=st.lists(TARGETS, max_size=2).map(tuple), standards=MENTIONS, programmes=MENTIONS, industries=MENTIONS,
    unresolved=st.lists(st.builds(Unresolved, TEXT, TEXT, TEXT, SPANS), max_size=2).map(tuple),
)  # fmt: skip
BULLETINS = st.builds(Bulletin, TEXT, TEXT, MAYBE, MAYBE, MAYBE, TEXT, TEXT, TEXT)
CONTRIBUTIONS = st.builds(Contribution, BULLETINS, st.lists(DOCUMENTS, max_size=3).map(tuple))


@settings(deadline=None)
@given(CONTRIBUTIONS)
def test_packed_and_unpacked(whole):
    packed = codec.pack(whole)
    again = codec.unpack(packed)
    assert again == whole
    assert codec.pack(again) == packed
    assert all(type(mention.span) is Span for document in again.documents for mention in document.issuers)


@settings(deadline=None)
@given(CONTRIBUTIONS, st.data())
def test_some_documents_without_the_others(whole, data):
    places = [place for one in whole.documents for place in (one.unit, span_of(one))]
    wanted = data.draw(st.sets(st.sampled_from([*places, 10**10, "没有:0-1"])))
    found = excerpts.unpack(codec.pack(whole), wanted)
    assert found.bulletin == whole.bulletin
    assert found.whole == (found.documents == whole.documents)
    assert found.documents == tuple(
        one
        for one in whole.documents
        if not wanted.isdisjoint({one.unit, span_of(one)}) or (not span_of(one) and any(isinstance(place, str) for place in wanted))
    )


@pytest.mark.parametrize(
    "other",
    [
        codec.to_json(ONE).replace(b'"unit":1,', b'"unit":1,"new":null,'),
        codec.to_json(ONE).replace(b'"id":', b'"new":null,"id":'),
        codec.to_json(ONE)[:-1] + b',"new":null}',
        codec.to_json(ONE).replace(b'"unit":1,', b""),
    ],
    ids=["field of a document", "of the bulletin", "of the contribution", "field that is not there"],
)
@READERS
def test_what_another_release_wrote_is_refused(read, other):
    packed = codec.Packed("甲.txt", hashlib.sha256(other).hexdigest(), base64.b64encode(zlib.compress(other)).decode())
    with pytest.raises(StoreError, match=r"bulletin '甲\.txt' cannot be read"):
        read(packed)


@pytest.mark.parametrize(
    "text",
    [
        b"",
        b"{}",
        b"[]",
        b"null",
        codec.to_json(ONE)[:-1],
        codec.to_json(ONE).replace(b'"unit":1', b'"unit":"1"'),
        codec.to_json(ONE).replace(b'"unit":1', b'"unit":1.5'),
        codec.to_json(ONE).replace(b'"unit":1,', b""),
        codec.to_json(ONE).replace(b'"issuers_complete":true', b'"issuers_complete":null'),
    ],
)
def test_json_of_another_form_is_refused(text):
    with pytest.raises(ValueError):
        codec.from_json(text)


@pytest.mark.parametrize(
    "changes",
    [{"data": ""}, {"data": "…"}, {"data": "AAAA"}, {"sha256": "0" * 64}, {"data": codec.pack(TWO).data}],
    ids=["empty", "no base 64", "no zlib", "checksum", "another"],
)
@READERS
def test_damage_is_told_with_the_name_of_the_bulletin(read, changes):
    with pytest.raises(StoreError, match=r"bulletin '甲\.txt' cannot be read"):
        read(codec.pack(ONE)._replace(**changes))


def test_kept_by_bulletin_id(store):
    assert list(store.contributions()) == []
    fill(store, NONE, [ONE, TWO])
    assert list(store.contributions()) == [TWO, ONE]


def test_only_what_changes_is_written(store):
    fill(store, NONE, [ONE, TWO])
    store.transact([Statement("MATCH (e:Extraction) SET e.untouched = true", {})])
    changed = replace(ONE, documents=ONE.documents[:1])
    fill(store, NONE, [changed, TWO, contribution("丙.txt")])
    assert list(store.contributions()) == [contribution("丙.txt"), TWO, changed]
    rows = store.read("MATCH (e:Extraction) RETURN e.id AS id, e.untouched AS untouched ORDER BY id")
    assert [row["id"] for row in rows if row["untouched"]] == ["乙.txt"]


def test_a_bulletin_taken_out_leaves_the_others(store):
    fill(store, NONE, [ONE, TWO])
    fill(store, NONE, [TWO])
    assert list(store.contributions()) == [TWO]
    fill(store, NONE, [])
    assert list(store.contributions()) == []


def test_a_large_one(store):
    large = contribution("大.txt", *(f"{number * 7919:x}号办法" for number in range(20_000)))
    fill(store, NONE, [large, ONE])
    assert list(store.contributions()) == [large, ONE]


def test_what_cannot_be_read_is_told_by_the_store(store):
    fill(store, graph(policy("甲")), [ONE])
    store.transact([Statement("MATCH (e:Extraction) SET e.data = 'x'", {})])
    with pytest.raises(StoreError, match=r"甲\.txt"):
        list(store.contributions())
    # No build could mend it, and others use the server too.
    store.transact([Statement("MATCH (n) DETACH DELETE n", {})])


@settings(deadline=None, max_examples=15)
@given(whole=CONTRIBUTIONS)
def test_any_contribution_comes_back_from_the_embedded_store(embedded_store, whole):
    keyed = replace(whole, bulletin=replace(whole.bulletin, id="任何.txt"))
    embedded_store.transact([Statement("MATCH (n) DETACH DELETE n", {})])
    fill(embedded_store, NONE, [keyed])
    assert list(embedded_store.contributions()) == [keyed]


KEPT_FIELDS = {2: "06f093b96b47", 3: "06f093b96b47"}
"""By format of a store: which fields there are in what it keeps of bulletins."""


def test_other_fields_are_another_format():
    """A store with other fields is told by its format: raise FORMAT and add the new sum. A build then reads all that is kept."""
    parts = (
        Alias,
        Amount,
        Bulletin,
        Clause,
        Contribution,
        Coverage,
        Document,
        Entry,
        Fact,
        Mention,
        Pinpoint,
        Relation,
        Replacement,
        Target,
        Task,
        Unresolved,
    )
    told = ";".join(f"{part.__name__}:{','.join(field.name for field in fields(part))}" for part in parts)
    assert hashlib.sha256(told.encode()).hexdigest()[:12] == KEPT_FIELDS[FORMAT]
