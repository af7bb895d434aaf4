"""Pages that lost nodes to a build that runs meanwhile are read again."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from changing import Changing
from graphs import contribution

from kg.errors import StoreError
from kg.model import NodeKey
from kg.store import codec, contributions, whole
from kg.store.held import StoredGraph
from kg.store.protocol import Row
from kg.store.scan import Scan

ONE = contribution("甲.txt", "甲办法")
KEPT: Row = dict(codec.pack(ONE)._asdict())
POLICY: Row = {"id": "甲", "properties": {"id": "甲", "title": "甲办法"}}


class Answering(Changing):
    """Gives the prepared answers to one statement only, and to others none."""

    def __init__(self, statement: str, *answers: list[Row]) -> None:
        super().__init__(*answers)
        self.statement = statement

    def read(self, cypher: str, parameters: Any = None, **_: Any) -> list[Row]:
        if "count(" in cypher:
            return [{"nodes": 1}]
        return super().read() if self.statement in cypher and not (parameters or {}).get("after") else []

    def stream(self, cypher: str, parameters: Any = None) -> Iterator[Row]:
        return iter(self.read(cypher, parameters))


@pytest.fixture(autouse=True)
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(whole, "PAUSES", (0.001, 0.001))


def kept(store: Any) -> Any:
    return [one.bulletin.id for one in contributions.read_all(store)]


def by_id(store: Any) -> Any:
    return [one.bulletin.id for one in contributions.read(store, ["甲.txt"])]


def scanned(store: Any) -> Any:
    return [node.key.id for node in Scan(store).nodes()]


def held(store: Any) -> Any:
    return [key.id for key in StoredGraph(store).nodes([NodeKey("Policy", "甲")])]


READERS = [
    pytest.param(kept, "(e:Extraction)", KEPT, ["甲.txt"], id="what is kept"),
    pytest.param(by_id, "(e:Extraction {id: wanted})", KEPT, ["甲.txt"], id="what is kept, by id"),
    pytest.param(scanned, "(n:Policy)", POLICY, ["甲"], id="nodes"),
    pytest.param(held, "(n:Policy {id: wanted})", POLICY, ["甲"], id="nodes by id"),
]


@pytest.mark.parametrize(("read", "asked", "row", "ids"), READERS)
def test_a_page_that_lost_a_node_is_read_again(read: Callable[[Any], Any], asked: str, row: Row, ids: list[str]) -> None:
    lost = dict.fromkeys(row) | {"properties": {}}
    assert read(Answering(asked, [row, lost], [lost], [row])) == ids
    assert read(Answering(asked, [row, lost], [])) == []
    with pytest.raises(StoreError, match="changed each time"):
        read(Answering(asked, [lost]))


@pytest.mark.parametrize("read", [kept, by_id])
def test_what_is_kept_may_lose_its_data_first(read: Callable[[Any], Any]) -> None:
    lost = KEPT | {"data": None}
    assert read(Answering("(e:Extraction", [lost], [KEPT])) == ["甲.txt"]
    # Lacking twice, it is so in the store.
    with pytest.raises(StoreError, match=r"甲\.txt.* cannot be read"):
        read(Answering("(e:Extraction", [lost]))
