import pytest
from filling import fill
from graphs import contribution, edge, graph, policy

from kg.store.run import runs

A, B = policy("甲"), policy("乙")


def told(store):
    return [{key: value for key, value in row.items() if key not in ("run", "started", "version")} for row in runs(store)]


def test_every_run_is_listed_the_newest_first(store):
    one, two = contribution("一 份.txt", sha256="1" * 64), contribution("二.txt", sha256="2" * 64)
    fill(store, graph(A, B, edge("AMENDS", A, B)), [one])
    fill(store, graph(A), [one, two], inputs=[two.bulletin])
    fill(store, graph(A), [two], inputs=[])
    rows = told(store)
    assert all(0 <= row.pop("seconds") < 60 for row in rows)
    done = {"complete": True, "nodes_written": 0, "nodes_removed": 0, "edges_written": 0, "edges_removed": 0, "removed": []}
    assert rows == [
        {**done, "bulletins": 1, "inputs": []},
        {**done, "bulletins": 2, "nodes_removed": 1, "edges_removed": 1, "inputs": [{"sha256": "2" * 64, "bulletin": "二.txt"}]},
        {**done, "bulletins": 1, "nodes_written": 2, "edges_written": 1, "inputs": [{"sha256": "1" * 64, "bulletin": "一 份.txt"}]},
    ]


def test_a_run_lists_what_it_took_out(store):
    one, two = contribution("一 份.txt", "一办法"), contribution("二.txt", "二办法")
    with store.update() as update:
        update.given([one.bulletin, two.bulletin])
        update.bring([one, two])
    with store.update() as update:
        update.bring((), [one.bulletin.id])
    assert [([file["bulletin"] for file in row["inputs"]], row["removed"]) for row in told(store)] == [
        ([], ["一 份.txt"]),
        (["一 份.txt", "二.txt"], []),
    ]


def test_a_run_that_fails_stays_incomplete(store):
    def fail():
        raise RuntimeError("full disk")

    with pytest.raises(RuntimeError, match="full disk"):
        fill(store, graph(A), [contribution("一.txt")], fail)
    fill(store, graph(A), [contribution("一.txt")])
    assert [(row["complete"], row["seconds"] is None, row["nodes_written"]) for row in told(store)] == [
        (True, False, 0),
        (False, True, None),
    ]


def test_an_interrupted_run_lists_what_was_given_up_to_its_last_step(store):
    one, two, three = (contribution(f"{name}.txt", f"{name}办法", sha256=name * 64) for name in "123")
    with pytest.raises(RuntimeError, match="full disk"), store.update() as update:
        for given in (one, two):
            update.given([given.bulletin])
            update.bring([given])
        update.given([three.bulletin])
        raise RuntimeError("full disk")
    assert [(row["complete"], [file["bulletin"] for file in row["inputs"]]) for row in told(store)] == [(False, ["1.txt", "2.txt"])]


def test_many_files_of_one_step_are_listed_in_their_order(store):
    files = [contribution(f"{number:05}.txt").bulletin for number in range(2500)]
    with store.update() as update:
        update.given(files)
        update.bring([contribution("00000.txt", "甲办法")])
    (row,) = told(store)
    assert [file["bulletin"] for file in row["inputs"]] == [file.id for file in files]


def test_a_run_that_changes_nothing_leaves_no_trace(store):
    for _ in range(3):
        fill(store, graph(A), [contribution("一.txt")])
    assert [row["nodes_written"] for row in told(store)] == [1]


def test_what_completes_an_interrupted_run_stays_and_nothing_after_it(store):
    def fail():
        raise RuntimeError("full disk")

    with pytest.raises(RuntimeError, match="full disk"):
        fill(store, graph(A), [contribution("一.txt")], fail)
    for _ in range(3):
        fill(store, graph(A), [contribution("一.txt")])
    assert [(row["complete"], row["nodes_written"]) for row in told(store)] == [(True, 0), (False, None)]


def test_no_runs(store):
    assert runs(store) == []
