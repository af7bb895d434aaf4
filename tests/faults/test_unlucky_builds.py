"""Builds that meet a wrong password, each other, a full disk, broken lines, a server that starts again or may only be read."""

import resource
import threading
from pathlib import Path
from typing import Any

import neo4j_server as server
import pytest
from building import EARLIER, Place, Said, Writing, undisturbed
from neo4j import GraphDatabase
from proxy import Proxy

AGAIN = "run it again"


def in_words(said: Said) -> bool:
    """Whether a command that could not do its work says so in a sentence."""
    return said.code == 3 and said.err.strip().splitlines()[-1].startswith("Error: ") and "Traceback" not in said.err


def test_a_wrong_password(on_server):
    wrong = "not-the-word-73"
    said = on_server.kg("build", "earlier", KG_NEO4J_PASSWORD=wrong)
    assert in_words(said) and "refuses user 'neo4j'; set KG_NEO4J_USER and KG_NEO4J_PASSWORD" in said.err
    assert wrong not in said.out + said.err
    assert on_server.held().graph == []


def test_a_password_that_changes_under_the_build(on_server, emptied):
    """The driver has a pool of connections that are let in already, and needs a new one only where one breaks."""

    def change(old: str, new: str) -> None:
        with GraphDatabase.driver(emptied.uri, auth=("neo4j", old)) as driver:
            words = {"old": old, "new": new}
            driver.execute_query("ALTER CURRENT USER SET PASSWORD FROM $old TO $new", words, database_="system")

    writing = Writing()
    proxy = Proxy(emptied.uri, watch=writing)

    def changed_and_cut() -> None:
        change(emptied.password, "another-word-7")
        proxy.drop()

    writing.expect(20, changed_and_cut)
    try:
        said = on_server.kg("build", "earlier", uri=f"bolt://{proxy.address}")
    finally:
        change("another-word-7", emptied.password)
        proxy.close()
    assert in_words(said) and "refuses user" in said.err and "another-word-7" not in said.err
    assert on_server.kg("build", "earlier").code == 0 and on_server.runs()[0]


@pytest.mark.parametrize(
    "uri",
    ["bolt://neo4j:Geheim-9@127.0.0.1:1", "neo4j+s://neo4j:Geheim-9@db.invalid", "https://u:Geheim-9@h", "neo4j:Geheim-9@127.0.0.1:7687"],
)
def test_a_password_in_the_address(tmp_path, uri):
    place = Place(uri, tmp_path)
    for command in (("build", "."), ("runs", "--store", uri)):
        said = place.kg(*command)
        assert in_words(said) and "Geheim-9" not in said.out + said.err, said
    assert list(tmp_path.iterdir()) == []


def test_two_builds_at_once(place):
    """Each loads all of its texts or says that the other one is at it; then it is run again."""
    both = [place.begin("build", folder) for folder in ("earlier", "later")]
    ends = [place.ended(process) for process in both]
    assert 0 in {said.code for said in ends}
    for folder, said in zip(("earlier", "later"), ends, strict=True):
        if said.code:
            assert in_words(said) and any(told in said.err for told in ("another build", "in use by another process")), said
            assert place.kg("build", folder).code == 0
    held = place.held()
    assert held.runs == [True, True] and not held.owners
    # The order does not matter.
    assert place.kg("remove", *EARLIER).code == 0
    assert place.kg("build", "earlier").code == 0
    assert place.held().graph == held.graph


def test_a_full_disk_under_an_embedded_store(in_folder):
    """Files can be no larger than the limit, as on a disk that is full."""
    place = in_folder
    assert place.kg("build", "earlier").code == 0
    before = place.held()
    largest = max(file.stat().st_size for file in Path(place.uri).iterdir())
    limits = [largest, largest + 100_000, largest + 400_000]
    ends = [limited(place, limit) for limit in limits]
    assert any(said.code for said in ends)
    for said in ends:
        assert said.code == 0 or in_words(said), said
    assert before.bulletins() <= place.held().bulletins()
    assert place.kg("build", "later").code == 0
    held = place.held()
    assert place.kg("remove", *EARLIER).code == 0 and place.kg("build", "earlier").code == 0
    assert place.held().graph == held.graph and not held.owners


def limited(place: Place, size: int) -> Said:
    def limit() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))

    return place.ended(place.begin("build", "later", before=limit))


@pytest.mark.parametrize("piece", [1, 12, 40, 90])
def test_a_line_that_is_cut_under_the_build(on_server, emptied, piece):
    graph = undisturbed(on_server)
    writing = Writing()
    proxy = Proxy(emptied.uri, watch=writing)
    writing.expect(piece, proxy.drop)
    said = on_server.kg("build", "earlier", uri=f"bolt://{proxy.address}")
    # A line that breaks while a transaction is being committed leaves open whether it was.
    assert said.code == 0 or (in_words(said) and AGAIN in said.err), said
    whole_after(on_server, graph)
    proxy.close()


@pytest.mark.parametrize("end", [server.Mortal.stop, server.Mortal.kill])
def test_a_server_that_starts_again_under_the_build(on_server, emptied, end):
    graph = undisturbed(on_server)
    writing = Writing()
    proxy = Proxy(emptied.uri, watch=writing)

    def again() -> None:
        end(emptied)
        emptied.start()

    starting = threading.Thread(target=again)
    writing.expect(30, starting.start)
    said = on_server.kg("build", "earlier", uri=f"bolt://{proxy.address}", KG_NEO4J_RETRY_TIME="100")
    starting.join()
    assert said.code == 0 or (in_words(said) and AGAIN in said.err), said
    whole_after(on_server, graph)
    proxy.close()


def whole_after(place: Place, graph: list[dict[str, Any]]) -> None:
    """Run the build again: all is there, as if it had gone well at once."""
    assert place.kg("build", "earlier").code == 0
    held = place.held()
    assert held.graph == graph and held.runs[0] and not held.owners


def test_a_database_that_may_only_be_read(on_server, emptied):
    assert on_server.kg("build", "earlier").code == 0
    before = on_server.held()
    with emptied.configured("server.databases.read_only=neo4j"):
        said = on_server.kg("build", "later")
        assert in_words(said) and "may only be read" in said.err, said
        assert on_server.kg("stats").code == 0
    assert on_server.held() == before
    assert on_server.kg("build", "later").code == 0


def test_a_store_that_is_served(in_folder):
    """An embedded store belongs to one process."""
    place = in_folder
    assert place.kg("build", "earlier").code == 0
    before = place.held()
    with place.opened() as store:
        store.read("RETURN 1 AS one")
        said = place.kg("build", "later")
    assert in_words(said) and "in use by another process" in said.err
    assert place.held() == before
