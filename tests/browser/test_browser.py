"""The real Neo4j Browser opens the guide."""

import os
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import guide_host
import pytest
from click.testing import CliRunner
from neo4j_server import Unavailable, browsing, java, wanted
from province import province
from researcher import Researcher, chromium, programs

from kg.cli import main
from kg.settings import StoreSettings
from kg.store.neo4j import Neo4jStore


def _missing(what: str) -> None:
    if os.environ.get("KG_TEST_BROWSER") == "required":
        pytest.fail(f"KG_TEST_BROWSER=required, but {what}")
    pytest.skip(what)


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("files")
    for command, name in (("style", "policy.grass"), ("favourites", "favourites.zip"), ("guide", "guide.md")):
        assert CliRunner().invoke(main, ["neo4j", command, "--out", str(folder / name)]).exit_code == 0
    return folder


@pytest.fixture(scope="module")
def researcher(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Researcher]:
    if not (found := programs()):
        _missing("there is no Chromium")
    try:
        with browsing(wanted(), java(wanted())) as (server, address):
            with closing(Neo4jStore(server.uri, StoreSettings(neo4j_password=server.password))) as store:
                store.replace(province(), [])
            browser = chromium(tmp_path_factory.mktemp("browser"), *found)
            try:
                somebody = Researcher(browser, address, server.password)
                somebody.size(1400, 900)
                yield somebody
            finally:
                browser.quit()
    except Unavailable as error:
        _missing(str(error))


def test_the_guide_opens(researcher: Researcher, files: Path) -> None:
    with guide_host.hosted(files) as address:
        researcher.open_guide(f"{address}/guide.md")
        assert "政策知识图谱" in researcher.one("[data-testid=guidesDrawer]").text
        assert len(researcher.all("[data-testid^=pagination-]")) == 6
