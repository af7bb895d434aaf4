"""Which policies names mean, with candidates and scores."""

import pytest
from filling import fill
from needs import STORES

from kg.match import Match, match, read_name
from kg.store.protocol import Store
from queries.library import StoredLibrary
from tests.verify.shelf_of_waters import contributions, waters

DAY = "2031-07-01"
OLD, NEW = "工信部节〔2023〕91号", "工信部节〔2030〕17号"


@pytest.fixture(scope="module", params=STORES)
def library(request: pytest.FixtureRequest) -> StoredLibrary:
    store: Store = request.getfixturevalue(f"{request.param}_store")
    fill(store, waters(), contributions())
    return StoredLibrary(store)


def found(library: StoredLibrary, *names: str, day: str = DAY, limit: int = 5) -> list[Match]:
    return match([read_name(one) for one in names], library, day, limit)


ROWS = [
    # name; match, doubt, candidates as (id, score, reason)
    ("工信部节[2030] 第17号", NEW, None, [(NEW, 100.0, "number")]),
    ("《水泵再制造管理办法》（工信部节〔2030〕17号）", NEW, None, [(NEW, 100.0, "number_and_title"), (OLD, 50.0, "title_only")]),
    ("水泵再制造管理办法", NEW, None, [(NEW, 100.0, "title"), (OLD, 100.0, "title")]),
    ("关于印发《水泵再制造管理办法》的通知", NEW, None, [(NEW, 100.0, "title"), (OLD, 100.0, "title")]),
    ("中华人民共和国船闸法", "船闸法", None, [("船闸法", 100.0, "title")]),
    ("船闸法（2029年修正）", "船闸法", None, [("船闸法", 90.0, "edition")]),
    ("没有这份文件的管理规定", None, "unknown", []),
    ("？", None, "unknown", []),
    (" ", None, "unknown", []),
]


@pytest.mark.parametrize(("name", "meant", "doubt", "candidates"), ROWS)
def test_matches(library: StoredLibrary, name: str, meant: str | None, doubt: str | None, candidates: list[tuple[str, float, str]]) -> None:
    [one] = found(library, name)
    assert (one.match, one.doubt) == (meant, doubt)
    assert [(each.id, each.score, each.reason) for each in one.candidates] == candidates


def test_what_contradicts_is_no_match(library: StoredLibrary) -> None:
    [one] = found(library, "水泵再制造管理办法（工信部节〔2031〕63号）")
    assert (one.match, one.doubt) == (None, "mismatch")
    assert {each.reason for each in one.candidates} == {"title_only", "number_only"}


@pytest.mark.parametrize("name", ["水泵再制造管里办法", "工信部节〔2030〕71号", "关于加强水泵节能的通知"])
def test_what_is_only_near_is_no_match(library: StoredLibrary, name: str) -> None:
    [one] = found(library, name)
    assert one.match is None and one.doubt
    assert all(each.score < 90 for each in one.candidates)


def test_many_at_once_are_what_each_is(library: StoredLibrary) -> None:
    names = [row[0] for row in ROWS] * 4
    assert [one.match for one in found(library, *names)] == [row[1] for row in ROWS] * 4


def test_the_limit_cuts_candidates(library: StoredLibrary) -> None:
    [one] = found(library, "水泵再制造管理办法", limit=1)
    assert [each.id for each in one.candidates] == [NEW]
