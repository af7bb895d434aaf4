import subprocess
import sys
import threading
from pathlib import Path

import pytest
from filling import fill
from graphs import contribution, edge, graph, held, policy
from needs import PATIENCE

from kg.errors import StoreError, StoreLocked
from kg.store import open_store
from kg.store.settings import StoreSettings

ROOT = Path(__file__).resolve().parents[2]
A, B = policy("甲"), policy("乙")
NOTHING = graph()
WHOLE = graph(A, B, edge("AMENDS", A, B))


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "那里" / "kg.store"


@pytest.fixture
def opened(folder):
    """Open the same folder again and again; all are closed at the end."""
    stores = []

    def another(**settings):
        stores.append(open_store(str(folder), StoreSettings(**settings)))
        return stores[-1]

    yield another
    for store in stores:
        store.close()


def test_made_with_the_folders_above_it_and_opened_again(opened):
    store = opened()
    store.prepare()
    fill(store, WHOLE, [contribution("甲.txt")])
    store.close()
    again = opened()
    assert held(again) == WHOLE
    assert list(again.contributions()) == [contribution("甲.txt")]


def test_nothing_is_made_by_reading(opened, folder):
    store = opened()
    assert list(store.contributions()) == []
    with pytest.raises(StoreError, match="is not there; kg build makes it"):
        store.read("RETURN 1 AS one")
    assert not folder.parent.exists()


def test_an_empty_folder_becomes_a_store(opened, folder):
    folder.mkdir(parents=True)
    store = opened()
    store.prepare()
    assert store.read("RETURN 1 AS one") == [{"one": 1}]


@pytest.mark.parametrize("make", ["file", "folder"])
def test_what_is_no_store_is_left_alone(opened, folder, make):
    place = folder if make == "file" else folder / "信.txt"
    place.parent.mkdir(parents=True)
    place.write_text("我的文件", encoding="utf-8")
    with pytest.raises(StoreError, match="not the folder of a store" if make == "file" else "other files in it"):
        opened().prepare()
    assert place.read_text(encoding="utf-8") == "我的文件"


def test_a_damaged_store_is_told_by_name(opened, folder):
    store = opened()
    store.prepare()
    store.close()
    next(folder.glob("dictionary*")).unlink()
    with pytest.raises(StoreError, match=r"kg\.store cannot be opened: Dictionary file not found"):
        opened().read("RETURN 1 AS one")


def test_closed_twice_and_then_of_no_use(opened):
    store = opened()
    store.prepare()
    store.close()
    store.close()
    with pytest.raises(StoreError, match="is closed"):
        store.read("RETURN 1 AS one")


def test_a_second_one_in_this_process_is_told(opened):
    opened().prepare()
    with pytest.raises(StoreLocked, match="in use by another"):
        opened().read("RETURN 1 AS one")


OTHER = """
import sys
from kg.errors import StoreLocked
from kg.store import open_store
store = open_store(sys.argv[1])
try:
    store.read("RETURN 1 AS one")
except StoreLocked as told:
    print(told)
store.close()
"""


def run(code, *arguments, cwd):
    return subprocess.run(
        [sys.executable, "-c", code, *arguments],
        capture_output=True,
        text=True,
        cwd=cwd,
        env={"PYTHONPATH": str(ROOT), "PATH": ""},
        timeout=PATIENCE,
    )


def test_another_process_is_told_and_says_nothing_else(opened, folder, tmp_path):
    opened().prepare()
    done = run(OTHER, str(folder), cwd=tmp_path)
    assert done.stdout == (
        f"the store {folder} cannot be opened: it is in use by another process (a kg serve, a build, a notebook); "
        "close that one, or use a Neo4j server\n"
    )
    assert (done.stderr, done.returncode) == ("", 0)


LIFE = """
from kg.store import open_store
from kg.incremental.held import Step
from kg.model import Node, NodeKey
store = open_store("kg.store")
with store.update() as update:
    update.write(Step(nodes=(Node(NodeKey("Policy", "甲"), {}),)))
print(store.read("MATCH (p:Policy) RETURN p.id AS id"))
"""


def test_a_whole_life_without_a_word_or_a_stray_file(tmp_path):
    """No Java on the PATH, nothing on standard error, nothing beside the store, even when it is not closed."""
    done = run(LIFE, cwd=tmp_path)
    assert (done.stdout, done.stderr, done.returncode) == ("[{'id': '甲'}]\n", "", 0)
    assert [path.name for path in tmp_path.iterdir()] == ["kg.store"]


def test_more_memory_than_there_is(tmp_path):
    """Java ends the process itself then, with a line of its own."""
    code = "from kg.store import open_store, settings\nopen_store('s', settings.StoreSettings(heap='900000g')).prepare()"
    done = run(code, cwd=tmp_path)
    assert "enough space" in done.stdout + done.stderr
    assert done.returncode != 0


def test_threads_read_while_one_writes(embedded_store):
    fill(embedded_store, WHOLE, ())
    wrong, stop = [], threading.Event()

    def read():
        while not stop.is_set():
            if embedded_store.read("MATCH (:Policy {id: '甲'})-[r:AMENDS]->(b:Policy) RETURN b.id AS id") != [{"id": "乙"}]:
                wrong.append("edge lost")

    readers = [threading.Thread(target=read) for _ in range(4)]
    for reader in readers:
        reader.start()
    for number in range(10):
        fill(embedded_store, graph(A, B, edge("AMENDS", A, B), *(policy(f"第{part}号") for part in range(number * 10))), ())
    stop.set()
    for reader in readers:
        reader.join()
    assert wrong == []


def test_two_threads_write_one_after_the_other(embedded_store):
    graphs = [graph(*(policy(f"{name}{part}") for part in range(50))) for name in "甲乙"]
    writers = [threading.Thread(target=fill, args=(embedded_store, wanted)) for wanted in graphs]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    assert held(embedded_store) in graphs


def test_java_lets_go_of_the_threads_that_wrote(embedded_store):
    """Each step is written in a thread of its own, and a large load has thousands."""
    import jpype

    def threads():
        return len(jpype.java.lang.Thread.getAllStackTraces())

    fill(embedded_store, NOTHING, [])
    before = threads()
    with embedded_store.update() as steps:
        for number in range(12):
            steps.bring([contribution(f"{number}.txt", f"第{number}办法")])
    assert threads() < before + 6
