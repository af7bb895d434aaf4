"""Stores of another format: an older one is computed anew from its own contributions, a newer one is left alone."""

import pytest
from graphs import held
from writer import wanted

from kg.build import build
from kg.errors import StoreError
from kg.store.engine import Statement
from kg.store.state import FORMAT, State, read_state

BROUGHT = wanted(6)
OLDER = (
    "MATCH (b:Build) REMOVE b.format",
    "MATCH (n:Names) DETACH DELETE n",
    # What a former release computed otherwise.
    "MATCH (p:Policy) WHERE p.id ENDS WITH '3号办法' DETACH DELETE p",
    "MATCH (b:Bulletin) SET b.title = '旧'",
)
KEYS = "MATCH (n:Names) RETURN n.id AS id ORDER BY id"


def bring(store, brought, gone=(), said=None):
    with store.update(said.append if said is not None else None) as update:
        update.bring(brought, gone)
    return update.changes


@pytest.fixture
def older(store):
    bring(store, BROUGHT)
    keys = store.read(KEYS)
    store.transact([Statement(cypher, {}) for cypher in OLDER])
    assert read_state(store) == State(outdated=True, there=True)
    return store, keys


@pytest.mark.parametrize(
    ("brought", "gone", "left"),
    [(BROUGHT[:1], (), BROUGHT), (wanted(7)[6:], (), wanted(7)), ((), [BROUGHT[5].bulletin.id], BROUGHT[:5])],
    ids=["the same file again", "another file", "a file goes"],
)
def test_an_older_store_is_computed_anew_by_the_next_build(older, brought, gone, left):
    store, keys = older
    said = []
    bring(store, brought, gone, said)
    assert [line.split(":")[0] for line in said] == ["The store was written by an older release"]
    assert held(store) == build(left)
    assert list(store.contributions()) == left
    assert store.read(KEYS) == keys or left != BROUGHT
    assert read_state(store) == State(there=True)
    # Once is enough.
    bring(store, brought, gone, said)
    assert len(said) == 1


def test_a_newer_store_is_left_alone(store):
    bring(store, BROUGHT)
    before = held(store)
    store.transact([Statement("MATCH (b:Build) SET b.format = $format", {"format": FORMAT + 1})])
    with pytest.raises(StoreError, match=f"newer release of kg \\(format {FORMAT + 1}; this one knows {FORMAT}\\)"):
        bring(store, (), [BROUGHT[0].bulletin.id])
    assert held(store) == before


def test_an_empty_store_is_of_no_other_format(store):
    assert read_state(store) == State()
    bring(store, (), ["无.txt"])
    assert store.read("MATCH (n) RETURN count(n) AS nodes")[0]["nodes"] <= 1
