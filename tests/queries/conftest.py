"""Both kinds of store holding the invented province."""

import pytest
from filling import fill
from needs import STORES
from province import province, texts

from kg.store.protocol import Store


@pytest.fixture(scope="module", params=STORES)
def filled(request: pytest.FixtureRequest) -> Store:
    """Each kind of store in turn; tests only read it."""
    return _filled(request.getfixturevalue(f"{request.param}_store"))


@pytest.fixture(scope="module")
def both(embedded_store: Store, neo4j_store: Store) -> tuple[Store, ...]:
    """The two of them at once, to be compared."""
    return _filled(embedded_store), _filled(neo4j_store)


def _filled(store: Store) -> Store:
    fill(store, province(), texts())
    return store
