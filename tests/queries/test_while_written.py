"""An answer that lost nodes to a build that runs meanwhile is asked for again."""

import pytest
from changing import Changing

from kg.errors import StoreError
from kg.store import whole
from kg.store.protocol import Row
from queries.key import resolve_key
from queries.library import StoredLibrary
from queries.picture import picture
from queries.run import run

NAME = "工信部节〔2021〕1号"
WHOLE: Row = {"id": NAME, "title": "水泥窑余热利用办法", "held": True, "status": "in_force", "score": 5.0, "weak": False, "reasons": []}
LOST: Row = WHOLE | {"id": None, "title": None, "held": None}
NODE: Row = {"_label": "Policy", "id": NAME}
GONE: Row = {"_label": None, "id": None}


@pytest.fixture(autouse=True)
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(whole, "PAUSES", (0.001, 0.001))


def related(store: Changing) -> list[Row]:
    return run(store, "related", {"key": "x", "label": "Policy"})  # type: ignore[arg-type]


def test_rows_are_read_again() -> None:
    store = Changing([WHOLE, LOST], [LOST], [WHOLE])
    assert [row["id"] for row in related(store)] == [NAME]
    assert store.asked == 3


@pytest.mark.parametrize(
    "part",
    [
        pytest.param({"held": None}, id="a column"),
        pytest.param({"reasons": [{"reason": None}]}, id="a field of a map"),
    ],
)
def test_rows_with_an_id_that_lost_the_rest_are_read_again(part: Row) -> None:
    # The id of a node is read before it is deleted, and its name after.
    store = Changing([WHOLE | part], [WHOLE])
    assert related(store) == [WHOLE]
    assert store.asked == 2


def test_what_the_store_lacks_each_time_is_taken_as_it_is() -> None:
    # A node that somebody made by hand has no `held`.
    made = WHOLE | {"held": None}
    store = Changing([WHOLE | {"status": None}], [made], [made])
    assert related(store) == [made]
    assert store.asked == 3


def test_whole_rows_are_read_once() -> None:
    store = Changing([WHOLE | {"title": None, "number": None}])
    assert related(store)
    assert store.asked == 1


def test_an_answer_that_is_never_whole_is_refused() -> None:
    store = Changing([WHOLE, LOST])
    with pytest.raises(StoreError, match="ask again when the build has ended"):
        related(store)
    assert store.asked == 3


def test_a_picture_is_read_again() -> None:
    lost, whole = [{"source": NODE, "edge": None, "target": GONE}], [{"source": NODE, "edge": None, "target": None}]
    store = Changing(lost, whole)
    graph = picture(store, "related", {"key": "x", "label": "Policy"})  # type: ignore[arg-type]
    assert [node.key.id for node in graph.nodes] == [NAME]
    assert store.asked == 2


def test_a_picture_may_lack_what_rows_must_have() -> None:
    # lineage has columns of these names, which are never null.
    store = Changing([{"source": NODE, "edge": None, "target": None}])
    assert picture(store, "lineage", {"key": "x"}).nodes  # type: ignore[arg-type]
    assert store.asked == 1


CANDIDATE: Row = {"label": "Policy", "id": NAME, "title": WHOLE["title"], "number": None, "rank": 0}


def test_a_key_is_looked_up_again() -> None:
    store = Changing([CANDIDATE, CANDIDATE | {"id": None, "title": None}], [CANDIDATE])
    assert resolve_key(store, NAME, ["Policy"]) == CANDIDATE  # type: ignore[arg-type]
    assert store.asked == 2


def test_texts_to_verify_by_are_read_again() -> None:
    text: Row = {"policy": NAME, "id": "a.txt:0-4", "start": 0, "end": 4, "source": "余热利用"}
    store = Changing([text | {"source": None}], [text])
    assert [one.source for one in StoredLibrary(store).texts([NAME])] == ["余热利用"]  # type: ignore[arg-type]
    assert store.asked == 2
