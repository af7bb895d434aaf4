import os
import socket
import threading

import pytest
from filling import fill
from graphs import contribution, graph, held, policy
from needs import PATIENCE

from kg.build import build
from kg.errors import StoreError
from kg.store import lease
from kg.store.engine import Statement, Unmet
from kg.store.neo4j.store import Neo4jStore

ELSEWHERE = "another-machine:4711:x"
OWNED = "MERGE (b:Build {id: 'build'}) SET b.owner = $owner, b.expires = timestamp() + $left, b.started = '2031-05-01T08:00:00+00:00'"
BUILD = "MATCH (b:Build) RETURN b.owner AS owner, b.complete AS complete, b.finished IS NULL AS unfinished"


@pytest.fixture
def neo4j(neo4j_store):
    neo4j_store.transact([Statement("MATCH (n) DETACH DELETE n", {})])
    return neo4j_store


def own(store, owner, left):
    store.transact([Statement(OWNED, {"owner": owner, "left": left})])


def test_a_second_build_is_refused_while_one_runs(neo4j, neo4j_settings):
    """Both for real: the first one stands still in the middle of its nodes."""
    inside, go_on, refusals = threading.Event(), threading.Event(), []

    def wait():
        inside.set()
        assert go_on.wait(PATIENCE)

    first = threading.Thread(target=fill, args=(neo4j, graph(policy("甲")), [contribution("甲.txt", "甲")], wait))
    first.start()
    assert inside.wait(PATIENCE)
    second = Neo4jStore(neo4j_settings.store, neo4j_settings)
    try:
        fill(second, graph(policy("乙")), ())
    except StoreError as refused:
        refusals.append(str(refused))
    finally:
        go_on.set()
        first.join()
        second.close()
    assert [f"process {os.getpid()} on {socket.gethostname()}" in said for said in refusals] == [True]
    assert held(neo4j) == graph(policy("甲"))


def test_builds_at_once_leave_whole_graphs(neo4j, neo4j_settings):
    """Ten builds at the same moment: each is either refused or brings all of its bulletin."""
    stores = [Neo4jStore(neo4j_settings.store, neo4j_settings) for _ in range(10)]
    brought = [contribution(f"{number}.txt", *(f"关于{number}之{part}的通知" for part in range(30))) for number in range(10)]
    ends: dict[int, str] = {}

    def build_one(number):
        try:
            with stores[number].update() as update:
                update.bring([brought[number]])
            ends[number] = "written"
        except StoreError as refused:
            ends[number] = "refused" if "another build writes" in str(refused) else str(refused)

    threads = [threading.Thread(target=build_one, args=(number,)) for number in range(10)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    for store in stores:
        store.close()
    written = [brought[number] for number, end in ends.items() if end == "written"]
    assert sorted(ends) == list(range(10)) and set(ends.values()) <= {"written", "refused"} and written
    assert {one.bulletin.id for one in neo4j.contributions()} == {one.bulletin.id for one in written}
    assert held(neo4j) == build(written)


def test_the_owner_on_another_machine_is_respected_until_it_has_not_written_for_long(neo4j):
    own(neo4j, ELSEWHERE, 50_000)
    with pytest.raises(StoreError, match=r"process 4711 on another-machine, since 2031-05-01T08:00:00\+00:00.* (49|50) s"):
        fill(neo4j, graph(policy("甲")), ())
    own(neo4j, ELSEWHERE, 0)
    fill(neo4j, graph(policy("甲")), ())
    assert held(neo4j) == graph(policy("甲"))


def test_a_dead_owner_on_this_machine_is_not_waited_for(neo4j):
    own(neo4j, f"{socket.gethostname()}:{dead_process()}:x", 100_000)
    fill(neo4j, graph(policy("甲")), ())
    assert held(neo4j) == graph(policy("甲"))


def dead_process():
    process = os.fork()
    if process == 0:
        os._exit(0)
    os.waitpid(process, 0)
    return process


@pytest.mark.parametrize(
    ("owner", "gone"),
    [
        (f"{socket.gethostname()}:{os.getpid()}:x", False),
        (f"{socket.gethostname()}:1:x", False),
        ("another-machine:1:x", False),
        ("another-machine:99999999:x", False),
    ],
    # An id that holds a process number differs between the workers of a parallel run, which refuse it.
    ids=["this process", "the first process", "a process elsewhere", "a process that cannot be, elsewhere"],
)
def test_who_is_gone(owner, gone):
    assert lease.abandoned_here(owner) is gone


def test_who_was_taken_for_dead_writes_no_more(store):
    """One statement of a lost owner would mix two graphs: it is rolled back as a whole."""
    put = Statement("CREATE (p:Policy {id: '旧'})", {})
    with pytest.raises(StoreError, match="another build took over"), lease.Lease(store) as old:
        store.transact([Statement("MATCH (b:Build) SET b.owner = $other", {"other": ELSEWHERE})])
        old.write(put)
    assert store.read("MATCH (p:Policy) RETURN p") == []
    assert store.read("MATCH (b:Build) RETURN b.owner AS owner") == [{"owner": ELSEWHERE}]


def test_a_build_that_fails_says_so_and_frees_the_store(store):
    def fail():
        raise RuntimeError("full disk")

    with pytest.raises(RuntimeError, match="full disk"):
        fill(store, graph(policy("甲")), (), fail)
    assert store.read(BUILD) == [{"owner": None, "complete": False, "unfinished": False}]
    fill(store, graph(policy("甲")), ())
    assert store.read(BUILD) == [{"owner": None, "complete": True, "unfinished": False}]


def test_a_transaction_is_all_or_nothing(store):
    put = Statement("CREATE (p:Policy {id: '甲'})", {})
    with pytest.raises(Unmet):
        store.transact([put, Statement("MATCH (p:Policy {id: '无'}) RETURN p.id AS id", {}, must=True)])
    with pytest.raises(StoreError):
        store.transact([put, put])
    assert store.read("MATCH (p:Policy) RETURN p") == []
