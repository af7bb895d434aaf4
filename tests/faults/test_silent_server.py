"""A Neo4j server that stands still (SIGSTOP) under a build, or whose line is dead: the build ends in time and says what to do."""

import signal

import neo4j_server as server
import pytest
from building import EARLIER, Place, Writing, ended, laid_out
from proxy import Proxy

IMPATIENT = {"KG_NEO4J_WRITE_TIMEOUT": "4", "KG_NEO4J_CONNECT_TIMEOUT": "2", "KG_NEO4J_POOL_TIMEOUT": "5"}
STAYS = "what was written stays and is marked as incomplete, run it again to complete it"
SILENT = "did not answer within 4 s (KG_NEO4J_WRITE_TIMEOUT)"


@pytest.fixture
def place(emptied: server.Mortal, tmp_path) -> Place:
    return Place(emptied.uri, laid_out(tmp_path), {"KG_NEO4J_PASSWORD": emptied.password})


def whole(place: Place) -> list[dict]:
    """What an undisturbed build writes; the store is empty afterwards."""
    assert place.kg("build", "earlier").code == 0
    graph = place.held().graph
    assert place.kg("remove", *EARLIER).code == 0
    assert place.held().graph == []
    return graph


def test_a_server_that_stands_still_under_a_build(place, emptied):
    graph = whole(place)
    writing = Writing()
    proxy = Proxy(emptied.uri, watch=writing)
    # The right to write, somewhere in the middle, and when the next one is there half of it.
    for piece in (1, 30, 20):
        writing.expect(piece, lambda: emptied.process.send_signal(signal.SIGSTOP))
        said = ended(place.begin("build", "earlier", uri=f"bolt://{proxy.address}", **IMPATIENT))
        emptied.process.send_signal(signal.SIGCONT)
        assert said.code == 3 and SILENT in said.err and "Traceback" not in said.err, said
        assert STAYS in said.err or piece == 1
    assert place.kg("build", "earlier").code == 0
    held = place.held()
    assert held.graph == graph and not held.owners and held.runs[:2] == [True, False]
    proxy.close()


def test_a_server_that_stands_still_before_the_build(place, emptied):
    emptied.process.send_signal(signal.SIGSTOP)
    said = ended(place.begin("build", "earlier", **IMPATIENT))
    emptied.process.send_signal(signal.SIGCONT)
    assert said.code == 3 and "cannot be reached: it does not answer in time" in said.err, said
    assert place.held().graph == [] and place.runs() == []


def test_a_line_that_went_dead(place, emptied):
    """A firewall that forgot a connection: what is sent arrives nowhere, and nothing comes back."""
    graph = whole(place)
    writing = Writing()
    proxy = Proxy(emptied.uri, watch=writing)
    writing.expect(25, proxy.forget)
    said = ended(place.begin("build", "earlier", uri=f"bolt://{proxy.address}", **IMPATIENT))
    assert said.code == 3 and SILENT in said.err and STAYS in said.err
    assert place.kg("build", "earlier").code == 0
    assert place.held().graph == graph
    proxy.close()
