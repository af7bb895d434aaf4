"""The application over an embedded store that holds the invented province."""

from collections.abc import Iterator

import pytest
from filling import fill
from province import province
from starlette.testclient import TestClient

from api import ApiSettings, create_app
from kg.store.embedded.store import EmbeddedStore
from kg.store.protocol import Store
from kg.store.settings import StoreSettings


@pytest.fixture(scope="session")
def province_store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    folder = str(tmp_path_factory.mktemp("api") / "kg.store")
    store = EmbeddedStore(folder, StoreSettings(store=folder))
    store.prepare()
    fill(store, province(), [])
    yield store
    store.close()


@pytest.fixture(scope="session")
def client(province_store: Store) -> Iterator[TestClient]:
    with TestClient(create_app(province_store, ApiSettings()), base_url="http://127.0.0.1", raise_server_exceptions=False) as client:
        yield client
