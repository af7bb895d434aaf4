"""A Neo4j server that stands still (SIGSTOP) under a build, or whose line is dead: the build ends in time and says what to do."""

import signal

from building import Writing, undisturbed
from proxy import Proxy

IMPATIENT = {"KG_NEO4J_WRITE_TIMEOUT": "4", "KG_NEO4J_CONNECT_TIMEOUT": "2", "KG_NEO4J_POOL_TIMEOUT": "5"}
STAYS = "run it again to complete it"
SILENT = "did not answer within 4 s (KG_NEO4J_WRITE_TIMEOUT)"


def test_a_server_that_stands_still_under_a_build(on_server, emptied):
    graph = undisturbed(on_server)
    writing = Writing()
    proxy = Proxy(emptied.uri, watch=writing)
    # The right to write, somewhere in the middle, and when the next one is there half of it.
    for piece in (1, 120, 100):
        writing.expect(piece, lambda: emptied.process.send_signal(signal.SIGSTOP))
        said = on_server.ended(on_server.begin("build", "earlier", uri=f"bolt://{proxy.address}", **IMPATIENT))
        emptied.process.send_signal(signal.SIGCONT)
        assert said.code == 3 and SILENT in said.err and "Traceback" not in said.err, said
        assert STAYS in said.err or piece == 1
    assert on_server.kg("build", "earlier").code == 0
    held = on_server.held()
    # A step is written whole or not at all, with the record of its run: a build that wrote none has left no run.
    assert held.graph == graph and not held.owners and held.runs[0]
    proxy.close()


def test_a_server_that_stands_still_before_the_build(on_server, emptied):
    emptied.process.send_signal(signal.SIGSTOP)
    said = on_server.ended(on_server.begin("build", "earlier", **IMPATIENT))
    emptied.process.send_signal(signal.SIGCONT)
    assert said.code == 3 and "cannot be reached: it does not answer in time" in said.err, said
    assert on_server.held().graph == [] and on_server.runs() == []


def test_a_line_that_went_dead(on_server, emptied):
    """A firewall that forgot a connection: what is sent arrives nowhere, and nothing comes back."""
    graph = undisturbed(on_server)
    writing = Writing()
    proxy = Proxy(emptied.uri, watch=writing)
    writing.expect(120, proxy.forget)
    said = on_server.ended(on_server.begin("build", "earlier", uri=f"bolt://{proxy.address}", **IMPATIENT))
    assert said.code == 3 and SILENT in said.err and STAYS in said.err
    assert on_server.kg("build", "earlier").code == 0
    assert on_server.held().graph == graph
    proxy.close()
