"""A real Chromium before the page, which is served from the samples."""

import os
from collections.abc import Iterator

import pytest
from served import sample_store, served
from visitor import WIDE, Visitor, chromium, programs

from kg.store.protocol import Store

HOW = "Install Chromium and its driver (Debian: chromium chromium-driver fonts-noto-cjk)."


@pytest.fixture(scope="session")
def samples(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with sample_store(tmp_path_factory.mktemp("page") / "kg.store") as store:
        yield store


@pytest.fixture(scope="session")
def home(samples: Store) -> Iterator[str]:
    with served(samples) as address:
        yield address


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
