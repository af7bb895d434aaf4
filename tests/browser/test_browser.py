"""The real Neo4j Browser takes the files: the style, the saved scripts and the guide, and draws what they ask for."""

import os
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import guide_host
import pytest
from click.testing import CliRunner
from filling import fill
from neo4j_server import Unavailable, browsing, java, wanted
from province import province
from researcher import Researcher, chromium, programs

from kg.cli import main
from kg.store.neo4j.store import Neo4jStore
from kg.store.settings import StoreSettings
from queries.browser.favourites import FIRST, PICTURES, TABLES, scripts


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
                fill(store, province(), [])
            browser = chromium(tmp_path_factory.mktemp("browser"), *found)
            try:
                somebody = Researcher(browser, address, server.password)
                somebody.size(1400, 900)
                yield somebody
            finally:
                browser.quit()
    except Unavailable as error:
        _missing(str(error))


def test_files_are_taken_and_drawn(researcher: Researcher, files: Path) -> None:
    """One walk, as somebody would go it: each step needs the one before."""
    researcher.drop(files / "policy.grass")
    researcher.until(lambda: "node.Policy" in (researcher.kept("grass") or {}))
    researcher.drop(files / "favourites.zip")
    researcher.until(lambda: len(researcher.kept("documents") or []) >= len(scripts()))

    researcher.drawer("Favorites")
    for folder in (FIRST, PICTURES, TABLES):
        names = [text.splitlines()[0][3:] for path, text in scripts().items() if path.startswith(f"{folder}/")]
        assert sorted(researcher.unfold(folder)) == sorted(names)
    for script in ("参数的默认值（先运行一次） Defaults of all parameters, run this first", "选定政策 Choose: Policy"):
        researcher.pick(script)
        researcher.go()
    researcher.pick("沿革：废止与修改 lineage")
    researcher.go()
    drawn = researcher.nodes()
    assert len(drawn) > 1 and "废止" in researcher.edges()
    assert not any(caption.endswith("…") for caption in drawn)
    assert researcher.widest() <= 1


def test_what_is_only_cited_and_what_is_repealed_look_different(researcher: Researcher, files: Path) -> None:
    researcher.drop(files / "policy.grass")
    researcher.until(lambda: "node.Superseded" in (researcher.kept("grass") or {}))
    seen = {}
    for name, where in WHERE.items():
        researcher.run(f"MATCH (p:Policy) WHERE {where} RETURN p LIMIT 1")
        (seen[name],) = researcher.looks().values()
    assert len(set(seen.values())) == len(WHERE), seen
    researcher.run("CALL db.schema.visualization()")
    assert {"Policy", "Article", "Standard", "Bulletin"} <= set(researcher.nodes())
    assert "废止" in researcher.edges()


WHERE = {
    "held": "p.held AND p.kind = 'policy' AND p.status = 'in_force'",
    "only cited": "NOT p.held AND p.status = 'unknown'",
    "repealed": "p.held AND p.kind = 'policy' AND p.status = 'repealed'",
    "law": "p.held AND p.kind = 'law' AND p.status = 'in_force'",
}


def test_the_guide_opens(researcher: Researcher, files: Path) -> None:
    with guide_host.hosted(files) as address:
        researcher.open_guide(f"{address}/guide.md")
        assert "政策知识图谱" in researcher.one("[data-testid=guidesDrawer]").text
        assert len(researcher.all("[data-testid^=pagination-]")) == 6
