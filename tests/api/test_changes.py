"""`/changes`: pages of events and differences that make an old graph the new one, and a feed."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from filling import fill
from starlette.testclient import TestClient

from api import ApiSettings, create_app
from kg.model import Edge, Graph, Node, NodeKey
from kg.news.differences import fingerprint, replayed
from kg.store.embedded.store import EmbeddedStore
from kg.store.scan import Scan
from kg.store.settings import StoreSettings

ALWAYS = ("0001-01-01 in_force",)
ENDED = ("0001-01-01 in_force", "2031-05-01 repealed")
OLD, NEW, USER = NodeKey("Policy", "云办发〔2029〕3号"), NodeKey("Policy", "云办发〔2031〕9号"), NodeKey("Policy", "云工规〔2030〕7号")
BASIS = Edge("BASED_ON", USER, OLD, {"evidence": ("根据《甲办法》\x0c",)})
REPEAL = Edge("SUPERSEDES", NEW, OLD, {"evidence": ("《甲办法》同时废止",), "date": "2031-05-01"})


def policies(**validity: tuple[str, ...]) -> tuple[Node, ...]:
    keys = {"old": OLD, "new": NEW, "user": USER}
    titles = {"old": "甲办法", "new": "甲办法", "user": "关于乙的通知"}
    return tuple(
        sorted(
            (
                Node(keys[name], {"title": titles[name], "number": keys[name].id, "validity": days, "held": True})
                for name, days in validity.items()
            ),
            key=lambda node: node.key,
        )
    )


@pytest.fixture(scope="module")
def changed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[TestClient, Graph, EmbeddedStore]]:
    """A store that was loaded and then changed, its graph before that, and the application over it."""
    folder = str(tmp_path_factory.mktemp("changes") / "kg.store")
    store = EmbeddedStore(folder, StoreSettings(store=folder))
    store.prepare()
    before = Graph(policies(old=ALWAYS, user=ALWAYS), (BASIS,))
    fill(store, before)
    fill(store, Graph(policies(old=ENDED, user=ALWAYS, new=ALWAYS), (BASIS, REPEAL)))
    with TestClient(create_app(store, ApiSettings()), base_url="http://127.0.0.1", raise_server_exceptions=False) as client:
        yield client, before, store
    store.close()


@pytest.mark.slow
def test_pages_of_changes_give_the_new_graph(changed: Any) -> None:
    client, before, store = changed
    rows: list[Any] = []
    asked: dict[str, Any] = {"since": 1, "limit": 2}
    while True:
        page = client.get("/changes", params=asked).json()
        rows += page["items"]
        if page["next"] is None:
            break
        asked = {"limit": 2, "cursor": page["next"]}
    assert [row["number"] for row in rows] == list(range(2, page["last"] + 1))
    scan = Scan(store)
    now = Graph(tuple(scan.nodes()), tuple(scan.edges()))
    assert fingerprint(replayed(before, [row for row in rows if "change" in row])) == fingerprint(now)
    assert client.get("/changes").json()["items"] == rows
    assert client.get("/changes", params={"since": page["last"]}).json() == {"items": [], "next": None, "last": page["last"]}


def test_events_alone_and_of_one_document(changed: Any) -> None:
    client, _, _ = changed
    events = client.get("/changes", params={"graph": "false"}).json()["items"]
    assert [row["event"] for row in events] == ["loaded", "repealed", "basis_lost"]
    assert {name: events[2][name] for name in ("id", "by", "by_title", "day", "quote")} == {
        "id": USER.id,
        "by": OLD.id,
        "by_title": "甲办法",
        "day": "2031-05-01",
        "quote": "根据《甲办法》\x0c",
    }
    for key, kinds in ((USER.id, ["basis_lost"]), ("云工规[2030]7号", ["basis_lost"]), (NEW.id, ["repealed"]), ("无此文件", [])):
        assert [row["event"] for row in client.get("/changes", params={"watch": key}).json()["items"]] == kinds
    both = client.get("/changes", params=[("watch", USER.id), ("watch", NEW.id)]).json()["items"]
    assert [row["event"] for row in both] == ["repealed", "basis_lost"]


@pytest.mark.parametrize(
    ("asked", "status", "detail"),
    [
        ({"since": "0"}, 410, "differences since 0 are not kept (the oldest that are kept follow 1): take kg export and go on from"),
        ({"since": "2001-01-01"}, 410, "take kg export"),
        ({"since": "2001-01-01", "graph": "false"}, 200, ""),
        ({"since": "999"}, 410, "the store was made anew"),
        ({"since": "gestern"}, 422, "must be a run, a date"),
        ({"graph": "maybe"}, 422, "must be true or false"),
        ({"cursor": "!"}, 422, "not one that this list gave"),
        ({"limit": "0"}, 422, "from 1 to 200"),
        ({"from": "1"}, 422, "unknown parameter from"),
    ],
)
def test_what_cannot_be_answered_is_said(changed: Any, asked: dict[str, str], status: int, detail: str) -> None:
    answer = changed[0].get("/changes", params=asked)
    assert answer.status_code == status
    assert status == 200 or detail in answer.json()["detail"]


@pytest.mark.parametrize(("path", "accept"), [("/changes", "application/atom+xml"), ("/changes.atom", "*/*")])
def test_the_feed(changed: Any, path: str, accept: str) -> None:
    client, _, _ = changed
    answer = client.get(path, headers={"Accept": accept}, params={"limit": 2})
    assert (answer.status_code, answer.headers["content-type"]) == (200, "application/atom+xml")
    root = ET.fromstring(answer.text)
    atom = "{http://www.w3.org/2005/Atom}"
    assert [entry.findtext(f"{atom}title") for entry in root.iter(f"{atom}entry")] == ["依据已废止：关于乙的通知", "已废止：甲办法"]
    first = next(root.iter(f"{atom}entry"))
    assert first.findtext(f"{atom}summary") == "依据已废止 · 《甲办法》 · 2031-05-01 · 根据《甲办法》"
    link = first.find(f"{atom}link")
    assert link is not None and link.get("href") == "http://127.0.0.1/policies/%E4%BA%91%E5%B7%A5%E8%A7%84%E3%80%942030%E3%80%957%E5%8F%B7"
    assert root.findtext(f"{atom}updated") == first.findtext(f"{atom}updated")
    ids = [entry.findtext(f"{atom}id") for entry in root.iter(f"{atom}entry")]
    assert len(set(ids)) == 2


def test_a_store_without_a_record(tmp_path: Path) -> None:
    folder = str(tmp_path / "kg.store")
    store = EmbeddedStore(folder, StoreSettings(store=folder))
    store.prepare()
    with TestClient(create_app(store, ApiSettings()), base_url="http://127.0.0.1") as client:
        assert client.get("/changes").json() == {"items": [], "next": None, "last": 0}
        assert client.get("/changes", params={"since": "0"}).status_code == 410
        assert ET.fromstring(client.get("/changes.atom").text).findtext("{http://www.w3.org/2005/Atom}updated") == "1970-01-01T00:00:00Z"
    store.close()
