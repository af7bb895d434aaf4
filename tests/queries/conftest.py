"""Both kinds of store holding the invented province."""

import pytest
from filling import fill
from province import province, texts

from kg.store.protocol import Store

STORES = ("embedded", "neo4j")


@pytest.fixture(scope="module", params=STORES)
def filled(request: pytest.FixtureRequest) -> Store:
    """Each kind of store in turn; tests only read it."""
    return _filled(request, request.param)


@pytest.fixture(scope="module")
def both(request: pytest.FixtureRequest) -> tuple[Store, ...]:
    """The two of them at once, to be compared."""
    return tuple(_filled(request, kind) for kind in STORES)


def _filled(request: pytest.FixtureRequest, kind: str) -> Store:
    store: Store = request.getfixturevalue(f"{kind}_store")
    fill(store, province(), texts())
    return store
