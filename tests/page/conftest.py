"""The samples in a store, the application on a port of this machine, and a browser before it."""

import os
import socket
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
import uvicorn
from visitor import WIDE, Visitor, chromium, programs

from api import ApiSettings, create_app
from kg.build import build
from kg.extract import extract
from kg.model import Contribution
from kg.settings import StoreSettings
from kg.store.embedded import EmbeddedStore
from kg.store.protocol import Store
from loaders import load, read

SAMPLES = Path(__file__).resolve().parent.parent.parent / "samples"
HOW = "Install Chromium and its driver (Debian: chromium chromium-driver fonts-noto-cjk)."


@pytest.fixture(scope="session")
def samples(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    folder = str(tmp_path_factory.mktemp("page") / "kg.store")
    store = EmbeddedStore(folder, StoreSettings(store=folder))
    store.prepare()
    readings = [load(read(str(path))) for path in sorted(SAMPLES.iterdir())]
    contributions = [Contribution(each.bulletin, tuple(map(extract, each.units))) for each in readings]
    store.replace(build(contributions), contributions)
    yield store
    store.close()


@pytest.fixture(scope="session")
def home(samples: Store) -> Iterator[str]:
    """The address of a server that answers from the samples."""
    listening = socket.create_server(("127.0.0.1", 0))
    server = uvicorn.Server(uvicorn.Config(create_app(samples, ApiSettings()), log_level="warning", ws="none"))
    thread = threading.Thread(target=server.run, args=([listening],))
    thread.start()
    while not server.started:
        time.sleep(0.02)
    yield f"http://127.0.0.1:{listening.getsockname()[1]}"
    server.should_exit = True
    thread.join()
    listening.close()


@pytest.fixture(scope="session")
def browsing(home: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Visitor]:
    found = programs()
    if not found:
        if os.environ.get("KG_TEST_BROWSER") == "required":
            pytest.fail(f"KG_TEST_BROWSER=required, but there is none. {HOW}")
        pytest.skip(f"no browser. {HOW}")
    folder = tmp_path_factory.mktemp("browser")
    browser = chromium(folder, *found)
    yield Visitor(browser, home, folder)
    browser.quit()


@pytest.fixture
def page(browsing: Visitor, home: str) -> Iterator[Visitor]:
    """Somebody before a wide screen; whatever a test does, no other host is asked and nothing is complained about."""
    browsing.size(*WIDE)
    browsing.browser.get("about:blank")
    browsing.noted(), list(browsing.requests())
    yield browsing
    assert [address for address in browsing.requests() if not address.startswith(f"{home}/")] == []
    assert browsing.noted() == []
