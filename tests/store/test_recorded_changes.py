"""What stores record of their changes: old graph and rows give the new graph, through removals, interruptions and other formats."""

from datetime import date, timedelta

import pytest
from filling import fill
from graphs import contribution, edge, graph, held, policy
from writer import wanted

from kg.errors import ChangesGone, QueryError
from kg.news.differences import fingerprint, replayed
from kg.store import changes, journal
from kg.store.engine import Statement
from kg.store.run import runs

DOCUMENTS = wanted(8)


def bring(store, brought, gone=()):
    with store.update() as update:
        update.bring(brought, gone)


def differences(store, since):
    changes.check(changes.kept(store), since, differences=True)
    return [row for row in changes.rows(store, since) if "change" in row]


def events(store, since=0):
    return [row["event"] for row in changes.rows(store, since, (journal.EVENTS,))]


def test_a_first_load_records_only_that_it_was(store):
    bring(store, DOCUMENTS[:6])
    assert changes.kept(store) == changes.Kept(1, 1, 0)
    assert [(row["event"], row["number"]) for row in changes.rows(store, 0)] == [("loaded", 1)]
    with pytest.raises(ChangesGone, match=r"differences since 0 are not kept \(the oldest that are kept follow 1\): take kg export"):
        differences(store, 0)


def test_old_graph_and_rows_give_the_new_graph(store):
    bring(store, DOCUMENTS[:4])
    before, start = held(store), changes.kept(store).last
    middle = None
    for brought, gone in (
        (DOCUMENTS[4:6], ()),
        ((), [DOCUMENTS[1].bulletin.id]),
        (DOCUMENTS[6:], [DOCUMENTS[0].bulletin.id]),
        (DOCUMENTS[1:2], ()),
    ):
        bring(store, brought, gone)
        middle = middle or (held(store), runs(store)[0]["run"])
    assert fingerprint(replayed(before, differences(store, start))) == fingerprint(held(store))
    assert replayed(middle[0], differences(store, changes.place(store, middle[1]))) == held(store)
    assert "held" in events(store) and "removed" in events(store)
    last = changes.kept(store).last
    bring(store, DOCUMENTS[1:3])
    assert changes.kept(store).last == last


def test_numbers_go_on_without_a_gap(store, monkeypatch):
    monkeypatch.setattr(journal, "PART", 3)
    for at in range(4):
        bring(store, DOCUMENTS[2 * at : 2 * at + 2])
    rows = list(changes.rows(store, 0))
    assert [row["number"] for row in rows] == list(range(1, len(rows) + 1))
    assert changes.kept(store).last == len(rows)
    assert list(changes.rows(store, 7)) == rows[7:]
    told = [row for row in rows if "event" in row]
    assert sorted((row["number"] for row in changes.events_backwards(store)), reverse=True) == [row["number"] for row in told[::-1]]
    assert {row["run"] for row in rows} == {row["run"] for row in runs(store)}


def test_an_interrupted_first_load_is_completed_without_a_record(store):
    with pytest.raises(RuntimeError), store.update() as update:
        update.bring(DOCUMENTS[:3])
        raise RuntimeError("killed")
    assert changes.kept(store) == changes.Kept()
    bring(store, DOCUMENTS)
    assert (events(store), changes.kept(store)) == (["loaded"], changes.Kept(1, 1, 0))


def test_an_interrupted_build_has_recorded_what_it_wrote(store):
    bring(store, DOCUMENTS[:2])
    before = held(store)
    with pytest.raises(RuntimeError), store.update() as update:
        update.bring(DOCUMENTS[2:4])
        update.bring(DOCUMENTS[4:5])
        raise RuntimeError("killed")
    assert replayed(before, differences(store, 1)) == held(store)
    broken = changes.place(store, runs(store)[0]["run"])
    middle = held(store)
    bring(store, DOCUMENTS)
    assert replayed(before, differences(store, 1)) == held(store)
    assert replayed(middle, differences(store, broken)) == held(store)


def test_a_step_that_is_not_written_is_not_recorded(store):
    bring(store, DOCUMENTS[:2])
    before = changes.kept(store)
    with pytest.raises(Exception, match="does not fit the schema"):
        fill(store, graph(policy("甲", nonsense=1)))
    assert changes.kept(store).last == before.last


def test_of_a_large_run_only_events_are_kept(store, monkeypatch):
    bring(store, DOCUMENTS[1:2])
    start = changes.kept(store).last
    monkeypatch.setattr(journal, "LARGEST", 12)
    with store.update() as update:
        update.bring(DOCUMENTS[3:4])
        update.bring([*DOCUMENTS[:1], *DOCUMENTS[4:]])
        update.bring(DOCUMENTS[2:3])
    assert [row for row in changes.rows(store, 0) if "change" in row] == []
    assert events(store) == ["loaded", "held", "held", "loaded"]
    with pytest.raises(ChangesGone):
        differences(store, start)
    before, last = held(store), changes.kept(store).last
    bring(store, (), [DOCUMENTS[3].bulletin.id])
    assert replayed(before, differences(store, last)) == held(store)


def test_a_large_run_is_noticed_even_where_it_is_one_step_without_events(store, monkeypatch):
    bring(store, DOCUMENTS[:1])
    start = changes.kept(store).last
    monkeypatch.setattr(journal, "LARGEST", 2)
    with pytest.raises(RuntimeError), store.update() as update:
        update.bring(DOCUMENTS[1:])
        raise RuntimeError("killed")
    with pytest.raises(ChangesGone):
        differences(store, start)


def test_the_oldest_rows_go(store, monkeypatch):
    monkeypatch.setattr(journal, "KEPT", 15)
    for one in DOCUMENTS:
        bring(store, [one])
    found = changes.kept(store)
    rows = list(changes.rows(store, 0))
    assert found.last - 15 == found.differences_after == found.events_after
    assert rows[0]["number"] <= found.last - 14 and rows[-1]["number"] == found.last
    before = held(store)
    bring(store, (), [DOCUMENTS[0].bulletin.id])
    assert replayed(before, differences(store, found.last)) == held(store)
    with pytest.raises(ChangesGone, match="events since 3 are not kept"):
        changes.check(found, 3, differences=False)


def test_a_store_that_is_computed_anew_says_so(store):
    bring(store, DOCUMENTS[:3])
    bring(store, DOCUMENTS[3:4])
    start = changes.kept(store).last
    store.transact([Statement("MATCH (b:Build) REMOVE b.format", {}), Statement("MATCH (n:Names) DETACH DELETE n", {})])
    bring(store, DOCUMENTS[4:5])
    with pytest.raises(ChangesGone):
        differences(store, start)
    assert events(store, start) == ["loaded"]
    before, last = held(store), changes.kept(store).last
    bring(store, DOCUMENTS[5:])
    assert replayed(before, differences(store, last)) == held(store)


def test_a_store_without_a_record_begins_one(store):
    bring(store, DOCUMENTS[:3])
    store.transact(
        [
            Statement("MATCH (b:Build) REMOVE b.changed, b.recorded, b.told, b.announced", {}),
            Statement("MATCH (c:Change) DETACH DELETE c", {}),
            Statement("MATCH (r:Run) REMOVE r.changed", {}),
        ]
    )
    before, run = held(store), runs(store)[0]["run"]
    bring(store, DOCUMENTS[3:])
    assert replayed(before, differences(store, changes.place(store, run))) == held(store)


def test_last_days_are_announced_once(store):
    soon, later = ((date.today() + timedelta(days)).isoformat() for days in (30, 300))
    always = ("0001-01-01 in_force",)
    nodes = [policy("甲", expires=soon, validity=always), policy("乙", expires=later, validity=always), policy("丙", validity=always)]
    fill(store, graph(*nodes), [contribution("一.txt")])
    assert events(store) == ["loaded"]
    for more in ("丁", "戊"):
        nodes.append(policy(more))
        fill(store, graph(*nodes), [contribution("一.txt")])
    assert [(row["event"], row["id"], row["day"]) for row in changes.rows(store, 1, (journal.EVENTS,))] == [("expires", "甲", soon)]


def test_a_hub_that_is_repealed_is_told_of_each_document(store, monkeypatch):
    monkeypatch.setattr(journal, "PART", 7)
    hub, end = policy("甲", validity=("0001-01-01 in_force",)), policy("乙")
    users = [policy(f"用{at:02}", validity=("0001-01-01 in_force",)) for at in range(20)]
    based = [edge("BASED_ON", user, hub) for user in users]
    fill(store, graph(hub, end, *users, *based), [contribution("一.txt")])
    repealed = policy("甲", validity=("0001-01-01 in_force", "2031-05-01 repealed"))
    fill(store, graph(repealed, end, *users, *based, edge("SUPERSEDES", end, hub)), [contribution("一.txt")])
    assert events(store, 1) == ["repealed", *["basis_lost"] * 20]


@pytest.mark.parametrize(
    ("since", "reason"),
    [
        ("gestern", "must be a run, a date"),
        ("2031-02-30", "no day of the calendar"),
        ("00000000-0000-0000-0000-000000000000", "knows no such run"),
    ],
)
def test_what_since_may_be(store, since, reason):
    with pytest.raises(QueryError, match=reason):
        changes.place(store, since)


def test_a_day_stands_for_what_precedes_it(store):
    bring(store, DOCUMENTS[:2])
    bring(store, DOCUMENTS[2:])
    first = runs(store)[1]
    assert changes.place(store, "2001-01-01") == 0
    assert changes.place(store, "2999-01-01") == changes.kept(store).last
    assert changes.place(store, first["started"]) == changes.place(store, first["run"]) == 1
    assert changes.before_latest(store) == 1
    with pytest.raises(ChangesGone, match="the store was made anew"):
        changes.check(changes.kept(store), 10**6, differences=True)
