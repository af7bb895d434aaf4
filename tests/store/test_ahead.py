"""A step is computed while the one before it is being written, and what goes wrong there ends the build."""

import threading

import pytest
from graphs import contribution, held
from needs import PATIENCE

from kg.build import build
from kg.errors import StoreError
from kg.store import update
from kg.store.engine import Statement

ONE, TWO, THREE = (contribution(f"{name}.txt", f"关于{name}的通知", sha256=name * 64) for name in "甲乙丙")
OTHER = "another-machine:4711:x"
POLICIES = "MATCH (p:Policy) RETURN count(p) AS policies"


def test_the_next_step_is_computed_while_one_is_written(store, monkeypatch):
    """The first is written only when the second has been computed."""
    store.transact([Statement("MATCH (n) DETACH DELETE n", {})])
    computed, real_step, real_transact = threading.Event(), update.step, store.transact

    def step(held, brought, *more):
        planned = real_step(held, brought, *more)
        if TWO in brought:
            computed.set()
        return planned

    def transact(statements):
        if any(row["id"] == ONE.bulletin.id for one in statements for row in one.parameters.get("rows", ()) if "sha256" in row):
            assert computed.wait(PATIENCE)
        return real_transact(statements)

    monkeypatch.setattr(update, "step", step)
    monkeypatch.setattr(store, "transact", transact)
    with store.update() as steps:
        steps.bring([ONE])
        steps.bring([TWO])
        steps.bring([THREE], [ONE.bulletin.id])
    assert held(store) == build([TWO, THREE])


def test_what_goes_wrong_in_writing_ends_the_build(store):
    with pytest.raises(StoreError, match="another build took over"), store.update() as steps:
        steps.bring([ONE])
        store.transact([Statement("MATCH (b:Build) SET b.owner = $other", {"other": OTHER})])
        steps.bring([TWO])
        steps.bring([THREE])
    assert [one.bulletin.id for one in store.contributions()] in ([], [ONE.bulletin.id])
    assert store.read("MATCH (b:Build) RETURN b.owner AS owner, b.complete AS complete") == [{"owner": OTHER, "complete": False}]
    store.transact([Statement("MATCH (b:Build) REMOVE b.owner, b.expires", {})])
    with store.update() as steps:
        steps.bring([ONE, TWO, THREE])
    assert held(store) == build([ONE, TWO, THREE])


def test_the_last_step_is_no_exception(store):
    """Nothing comes after it that would hear of the error."""
    with pytest.raises(StoreError, match="another build took over"), store.update() as steps:
        steps.bring([ONE])
        store.transact([Statement("MATCH (b:Build) SET b.owner = $other", {"other": OTHER})])
        steps.bring([TWO])
    assert store.read("MATCH (b:Build) RETURN b.owner AS owner, b.complete AS complete") == [{"owner": OTHER, "complete": False}]


def test_a_step_ends_before_the_build_that_failed_does(store):
    with pytest.raises(RuntimeError), store.update() as steps:
        steps.bring([ONE])
        raise RuntimeError("something else")
    assert held(store) == build([ONE])
    assert store.read("MATCH (b:Build) RETURN b.owner AS owner, b.complete AS complete") == [{"owner": None, "complete": False}]


def test_a_commit_waits_for_who_reads(store):
    store.transact([Statement("MATCH (n) DETACH DELETE n", {})])
    writing = threading.Thread(target=store.transact, args=([Statement("CREATE (p:Policy {id: '甲'})", {})],))
    with store.committing:
        writing.start()
        writing.join(0.5)
        assert writing.is_alive() and store.read(POLICIES) == [{"policies": 0}]
    writing.join(PATIENCE)
    assert not writing.is_alive() and store.read(POLICIES) == [{"policies": 1}]
