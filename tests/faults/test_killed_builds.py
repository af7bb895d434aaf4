"""kill -9 of the process that builds, and of the server under it, at random moments: KG_TEST_KILLS times each, 2 without it.

The same command again completes what was begun: the store then holds what it holds where nobody disturbed the build, node by node and
edge by edge.
"""

import random
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import neo4j_server as server
import pytest
from building import KILLS, LATER, Held, Place, Said, Writing, laid_out
from proxy import Proxy

MOMENTS = random.Random(13)
COMMANDS: dict[str, tuple[str, ...]] = {"build": ("build", "later"), "remove": ("remove", *LATER)}
"""What is done in turn: load the later ones, take them out again."""
SLOWLY = {"KG_BATCH": "1"}


class Truth:
    """What the store holds after each command that nobody disturbed, and how long each was: in pieces sent, or in seconds."""

    def __init__(self, place: Place, length: Callable[[tuple[str, ...]], float]) -> None:
        """Load the earlier ones, then run each command by `length`, which says how long it was."""
        assert place.kg("build", "earlier").code == 0
        self.before, self.graphs, self.lengths = place.held(), {}, {}
        for name, command in COMMANDS.items():
            self.lengths[name] = length(command)
            self.graphs[name] = place.held().graph
        # What was loaded and taken out again leaves nothing behind.
        assert self.graphs["remove"] == self.before.graph != self.graphs["build"]


def looked_at(place: Place, truth: Truth, name: str, before: Held) -> Held:
    """Look at what a killed command has left, give it again, and compare."""
    left = place.held()
    news = left.runs[: len(left.runs) - len(before.runs)]
    assert left.runs[len(news) :] == before.runs and news in ([], [False], [True])
    # What was there before and was not to go is there.
    assert truth.before.bulletins() <= left.bulletins()
    # Whatever has changed, a run tells of it.
    assert left.graph == {(): before.graph, (True,): truth.graphs[name]}.get(tuple(news), left.graph)
    again = place.kg(*COMMANDS[name])
    # A bulletin that has gone already is not there to be removed.
    assert again.code == 0 or (name, again.code) == ("remove", 1), again
    after = place.held()
    assert after.graph == truth.graphs[name] and not after.owners
    assert after.runs == ([] if news == [True] else [True]) + left.runs
    return after


def kill_often(place: Place, truth: Truth, killed: Callable[[str, float], Said], revive: Callable[[], None] = lambda: None) -> None:
    """Kill one command after the other; `killed` runs one and kills at that part of its length."""
    held = place.held()
    for number in range(KILLS):
        name = list(COMMANDS)[number % len(COMMANDS)]
        moment = MOMENTS.uniform(0, truth.lengths[name])
        said = killed(name, moment)
        print(f"{number}: {name} killed at {moment:.1f} of {truth.lengths[name]:.1f}, {said.code}, {said.err.strip().splitlines()[-1:]}")
        revive()
        held = looked_at(place, truth, name, held)
    assert place.runs() == held.runs


@pytest.fixture
def way(alive: server.Mortal) -> Iterator[tuple[str, Writing]]:
    """The address of a proxy before the server, and its count of what a build sends."""
    writing = Writing()
    proxy = Proxy(alive.uri, watch=writing)
    yield f"bolt://{proxy.address}", writing
    proxy.close()


def on_the_way(place: Place, way: tuple[str, Writing]) -> tuple[Truth, Callable[[Callable[[Any], None]], Callable[[str, float], Said]]]:
    uri, writing = way

    def length(command: tuple[str, ...]) -> float:
        writing.expect(0, lambda: None)
        assert place.kg(*command, uri=uri).code == 0
        return writing.pieces

    def killed(name: str, moment: float, victim: Callable[[Any], None]) -> Said:
        writing.expect(1 + int(moment), lambda: victim(process))
        process = place.begin(*COMMANDS[name], uri=uri, KG_NEO4J_RETRY_TIME="0")
        return place.ended(process)

    return Truth(place, length), lambda victim: lambda name, moment: killed(name, moment, victim)


def test_the_build_on_neo4j_is_killed(on_server, way):
    truth, killing = on_the_way(on_server, way)
    kill_often(on_server, truth, killing(lambda process: process.kill()))


def test_the_server_is_killed_under_the_build(on_server, way, alive):
    truth, killing = on_the_way(on_server, way)

    def killed(name: str, moment: float) -> Said:
        said = killing(lambda process: alive.kill())(name, moment)
        # Before the first step nothing is there that had to be completed; a server that dies while it is called does not answer.
        reasons = ("the connection broke", "it does not answer in time")
        assert said.code == 0 or (said.code == 3 and any(f"cannot be reached: {reason}" in said.err for reason in reasons))
        assert "Traceback" not in said.err
        return said

    kill_often(on_server, truth, killed, alive.start)


def test_the_server_is_killed_when_all_is_written(on_server, way, alive):
    truth, killing = on_the_way(on_server, way)
    # The summary is some forty questions; what comes before differs by a few pieces, as steps are written and computed at the same time.
    said = killing(lambda process: alive.kill())("build", truth.lengths["build"] - 20)
    alive.start()
    assert said.code == 3 and "everything is written, only this summary is missing" in said.err
    assert on_server.held().graph == truth.graphs["build"]


def test_the_build_of_an_embedded_store_is_killed(tmp_path):
    place = Place(str(tmp_path / "kg.store"), laid_out(tmp_path), SLOWLY)

    def begun(command: tuple[str, ...]) -> Any:
        before = files(tmp_path / "kg.store")
        process = place.begin(*command)
        while process.poll() is None and files(tmp_path / "kg.store") == before:
            time.sleep(0.01)
        return process

    def length(command: tuple[str, ...]) -> float:
        process, start = begun(command), time.monotonic()
        assert place.ended(process).code == 0
        return time.monotonic() - start

    def killed(name: str, moment: float) -> Said:
        process = begun(COMMANDS[name])
        time.sleep(moment)
        process.kill()
        return place.ended(process)

    kill_often(place, Truth(place, length), killed)


def files(folder: Path) -> set[tuple[str, int, int]]:
    """Name, size and time of each file of a store."""
    return {(entry.name, entry.stat().st_size, entry.stat().st_mtime_ns) for entry in folder.iterdir()} if folder.exists() else set()
