"""Pages stay where they are while the list changes: nothing that stays is shown twice or left out."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from filling import fill
from starlette.testclient import TestClient

from api import create_app
from kg.model import Graph, Node, NodeKey
from kg.store.protocol import Store

# Old and new characters, small and large, beyond 16 bits, signs: however a store orders them, the next page goes on where one ended.
TAILS = ["甲", "乙", "a", "B", "é", "～", "〔2031〕5号", "𠀀", "🜁", "ﬀ", "1", "10", "2", "/", "'", '"', "%", "_", "一", "龥"]
DAYS = (None, "2031-05-01", "2031-05-01", "2030-12-31", "2031-05-02")


def policies(names: list[str]) -> tuple[Node, ...]:
    return tuple(policy(name) for name in names)


def policy(name: str) -> Node:
    signed = DAYS[sum(map(ord, name)) % len(DAYS)]
    always = {"title": name, "held": True, "date_key": signed or "-", "validity": ("0001-01-01 unknown",)}
    return Node(NodeKey("Policy", name), {**always, **({"signed": signed, "date": signed} if signed else {})})


def ministries(names: list[str]) -> tuple[Node, ...]:
    return tuple(Node(NodeKey("Ministry", name), {"name": name}) for name in names)


LISTS: list[tuple[str, Callable[[list[str]], tuple[Node, ...]]]] = [("policies", policies), ("ministries", ministries)]


@pytest.fixture
def client(store: Store) -> Iterator[TestClient]:
    with TestClient(create_app(store), base_url="http://127.0.0.1") as client:
        yield client


def walk(client: TestClient, noun: str, size: int, between: Callable[[int], None]) -> list[str]:
    """Return the ids of all pages; `between` is called with the number of the page after each."""
    seen: list[str] = []
    cursor, number = None, 0
    while number < 100:
        page: Any = client.get(f"/{noun}", params={"limit": size} | ({"cursor": cursor} if cursor else {})).json()
        seen += [row["id"] for row in page["items"]]
        between(number := number + 1)
        if not (cursor := page["next"]):
            break
    return seen


@pytest.mark.parametrize(("noun", "nodes"), LISTS, ids=[noun for noun, _ in LISTS])
def test_rows_that_come_and_go_between_pages_move_no_others(
    client: TestClient, store: Store, noun: str, nodes: Callable[[list[str]], tuple[Node, ...]]
) -> None:
    stays = [f"留{tail}" for tail in TAILS]
    goes = [f"去{tail}" for tail in TAILS]
    fill(store, Graph(nodes([*stays, *goes]), ()), [])

    def change(page: int) -> None:
        new = [f"{name}{page}" for name in ("0前", "中", "龥后")]
        fill(store, Graph(nodes([*stays, *goes[3 * page :], *new]), ()), [])

    seen = walk(client, noun, 3, change)
    assert len(seen) == len(set(seen))
    assert {name for name in seen if name in stays} == set(stays)


@pytest.mark.parametrize(("noun", "nodes"), LISTS, ids=[noun for noun, _ in LISTS])
def test_the_last_row_of_a_page_may_go(client: TestClient, store: Store, noun: str, nodes: Callable[[list[str]], tuple[Node, ...]]) -> None:
    names = [f"名{tail}" for tail in TAILS]
    fill(store, Graph(nodes(names), ()), [])
    whole = walk(client, noun, 200, lambda page: None)
    first = client.get(f"/{noun}", params={"limit": 5}).json()
    fill(store, Graph(nodes([name for name in names if name not in whole[3:6]]), ()), [])
    rest = client.get(f"/{noun}", params={"limit": 200, "cursor": first["next"]}).json()
    assert [row["id"] for row in first["items"]] + [row["id"] for row in rest["items"]] == [*whole[:5], *whole[6:]]


@pytest.mark.parametrize(("noun", "nodes"), LISTS, ids=[noun for noun, _ in LISTS])
@pytest.mark.parametrize("size", [1, 7, 20])
def test_pages_are_the_list(client: TestClient, store: Store, noun: str, size: int, nodes: Callable[[list[str]], tuple[Node, ...]]) -> None:
    fill(store, Graph(nodes(TAILS), ()), [])
    whole = walk(client, noun, 200, lambda page: None)
    assert sorted(whole) == sorted(TAILS)
    assert walk(client, noun, size, lambda page: None) == whole
