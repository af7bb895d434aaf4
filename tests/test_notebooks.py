"""Jupyter opens the notebooks among the pages; tests/test_outputs.py runs those that need no server."""

from pathlib import Path

import jupytext
import neo4j_server
import outputs
import pandas
import pytest
from click.testing import CliRunner

from kg.cli import main
from kg.store.engine import Statement
from kg.store.neo4j.store import Neo4jStore

NOTEBOOKS = sorted((outputs.ROOT / "docs").glob("notebook-*.md"))


def programs(page: Path) -> list[outputs.Step]:
    return [step for step in outputs.steps(page.read_text(encoding="utf-8")) if step.language == "python"]


@pytest.mark.parametrize("page", NOTEBOOKS, ids=lambda page: page.stem)
def test_jupyter_opens_a_page_as_a_notebook(page: Path) -> None:
    notebook = jupytext.read(page)
    assert [cell.source for cell in notebook.cells if cell.cell_type == "code"] == [step.source for step in programs(page)]
    assert notebook.metadata.kernelspec.language == "python"


@pytest.mark.filterwarnings("ignore:ssl.PROTOCOL_TLS is deprecated:DeprecationWarning")
def test_the_notebook_of_py2neo_runs_on_a_server(
    neo4j_store: Neo4jStore,
    neo4j_address: neo4j_server.Server,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("KG_STORE", neo4j_address.uri)
    if neo4j_address.password:
        monkeypatch.setenv("KG_NEO4J_PASSWORD", neo4j_address.password)
    neo4j_store.transact([Statement("MATCH (n) DETACH DELETE n", {})])
    assert CliRunner().invoke(main, ["build", str(outputs.ROOT / "samples")]).exit_code == 0
    names: dict[str, object] = {}
    for step in programs(outputs.ROOT / "docs" / "notebook-py2neo-to-driver.md"):
        capsys.readouterr()
        # Other notebooks, which may have run in this process, change how tables are printed.
        with pandas.option_context("display.unicode.east_asian_width", False, "display.width", 80):
            exec(compile(step.source, "notebook", "exec"), names)
        assert outputs.same(step.printed or "", said := capsys.readouterr().out), said
