"""The tools of `kg mcp`, asked by the client of the SDK: in this process, over standard input and output, over HTTP."""

import asyncio
import os
import sys
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from filling import fill
from listening import listening
from mcp import Client, StdioServerParameters
from needs import PATIENCE
from province import province

from api import ApiSettings
from api.mcp import application, create_server
from kg.cli import main
from kg.errors import QueryError
from kg.store.embedded.store import EmbeddedStore
from kg.store.protocol import Store
from kg.store.settings import StoreSettings

KEY = "云工规〔2031〕5号"
TOOLS = {"search", "policy", "text", "related", "lineage", "validity", "verify", "schema", "cypher"}


def ask(server: Any, tool: str, **given: Any) -> Any:
    """The answer of a tool, or the text of its error."""

    async def asked() -> Any:
        async with Client(server) as client:
            answer = await client.call_tool(tool, given)
            return answer.content[0].text if answer.is_error else answer.structured_content  # type: ignore[union-attr]

    return asyncio.run(asked())


def names(server: Any) -> set[str]:
    async def listed() -> set[str]:
        async with Client(server) as client:
            tools = (await client.list_tools()).tools
            assert all(tool.description and tool.annotations and tool.annotations.read_only_hint for tool in tools)
            return {tool.name for tool in tools}

    return asyncio.run(listed())


@pytest.fixture(scope="module")
def server(province_store: Store) -> Any:
    return create_server(province_store, ApiSettings(query_timeout=PATIENCE))


def test_tools(server: Any) -> None:
    assert names(server) == TOOLS


def test_every_answer_says_what_the_corpus_holds(server: Any) -> None:
    for tool in ("policy", "text", "related", "lineage", "validity"):
        corpus = ask(server, tool, key=KEY)["corpus"]
        assert corpus["policies_held"] > 0 and corpus["policies_only_cited"] > 0 and corpus["bulletins"] > 0, tool


def test_search(server: Any) -> None:
    answer = ask(server, "search", words="风电 装备", limit=5)
    assert 0 < len(answer["rows"]) <= 5 and all(row["label"] != "Policy" or row["status"] for row in answer["rows"])


def test_a_policy_with_quotes_and_places(server: Any) -> None:
    answer = ask(server, "policy", key="云工规[2031]5号", as_of="2032-01-01")
    assert (answer["rows"][0]["id"], answer["rows"][0]["status"]) == (KEY, "in_force")
    amends = next(row for row in answer["relations"] if row["type"] == "AMENDS" and row["direction"] == "out")
    assert (amends["evidence"], amends["spans"]) == (["……国能新规〔2030〕99号……"], ["云州公报2031-05.txt:794-814"])


def test_a_text_piece_by_piece(server: Any) -> None:
    first = ask(server, "text", key=KEY, length=30)
    second = ask(server, "text", key=KEY, start=first["next"], length=30)
    both = ask(server, "text", key=KEY, length=60)
    assert (len(first["quote"]), first["quote"] + second["quote"]) == (30, both["quote"])
    begin, _, end = both["place"].rpartition(":")[2].partition("-")
    assert int(end) - int(begin) == 60 and both["status"]


def test_related_with_reasons_and_places(server: Any) -> None:
    answer = ask(server, "related", key=KEY, limit=3)
    assert len(answer["rows"]) == 3 and all(row["status"] for row in answer["rows"])
    quoted = [reason for row in answer["rows"] for reason in row["reasons"] if reason["quote"] and reason["label"] == "Policy"]
    assert quoted and all(reason["place"] for reason in quoted)


def test_lineage_and_validity(server: Any) -> None:
    lineage = ask(server, "lineage", key=KEY)
    assert any(row["direction"] == "replaces" and row["spans"] for row in lineage["rows"])
    assert "国能新规〔2030〕99号" in lineage["not_held"]
    assert {row["now"] for row in ask(server, "validity", key="云工规〔2019〕3号", as_of="2031-12-01")["rows"]} == {"repealed"}


def test_verify(server: Any) -> None:
    [row] = ask(server, "verify", text="依据云工规〔2019〕3号。", as_of="2031-12-01")["rows"]
    assert (row["verdict"], row["since"], bool(row["quote"])) == ("repealed", "2023-08-01", True)


def test_the_schema_tells_what_a_statement_may_ask(server: Any) -> None:
    told = ask(server, "schema")["schema"]
    assert "(:Policy)-[:SUPERSEDES]->(:Policy)" in told
    assert "Extraction" not in told


def test_cypher_reads_only(server: Any) -> None:
    answer = ask(server, "cypher", statement="MATCH (p:Policy) RETURN p.id AS id ORDER BY id", limit=2)
    assert (len(answer["rows"]), answer["truncated"]) == (2, True)
    assert "read" in ask(server, "cypher", statement="MATCH (p:Policy) DETACH DELETE p")


@pytest.mark.parametrize(
    ("tool", "given", "said"),
    [
        ("policy", {"key": "没有这个办法"}, "it may exist all the same"),
        ("text", {"key": "国能新规〔2030〕99号"}, "it may exist all the same"),
        ("validity", {"key": KEY, "as_of": "2031"}, "as_of"),
        ("verify", {"text": "《", "as_of": "heute"}, "heute"),
    ],
)
def test_what_is_not_there_is_told(server: Any, tool: str, given: dict[str, str], said: str) -> None:
    assert said in ask(server, tool, **given)


def mcp_at(store: Store, settings: ApiSettings) -> AbstractContextManager[str]:
    """The address of a server over HTTP."""
    return listening(application(store, settings, "127.0.0.1"), "/mcp")


def test_over_http(province_store: Store) -> None:
    with mcp_at(province_store, ApiSettings(query_timeout=PATIENCE)) as address:
        assert ask(address, "policy", key=KEY)["rows"][0]["id"] == KEY


def test_others_need_a_key(province_store: Store) -> None:
    with pytest.raises(QueryError, match="KG_API_KEY"):
        application(province_store, ApiSettings(), "0.0.0.0")
    import httpx

    with mcp_at(province_store, ApiSettings(api_key="k-7")) as address:
        assert httpx.post(address, json={}).status_code == 401
        assert httpx.post(address, json={}, headers={"X-API-Key": "k-7"}).status_code != 401


def test_over_standard_input_and_output(tmp_path: Path) -> None:
    folder = str(tmp_path / "kg.store")
    store = EmbeddedStore(folder, StoreSettings(store=folder))
    store.prepare()
    fill(store, province(), [])
    store.close()
    command = StdioServerParameters(
        command=sys.executable, args=["-m", "kg", "mcp", "--store", folder], cwd=Path.cwd(), env={**os.environ, "KG_QUERY_TIMEOUT": "300"}
    )
    assert ask(command, "policy", key=KEY)["rows"][0]["id"] == KEY


def test_without_the_extra(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in [name for name in sys.modules if name.partition(".")[0] == "mcp" or name == "api.mcp"]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setattr(sys, "meta_path", [Absent(), *sys.meta_path])
    ended = CliRunner().invoke(main, ["mcp", "--store", str(tmp_path)])
    assert (ended.exit_code, ended.output.strip()) == (1, "Error: kg mcp needs the extra mcp: pip install 'policy-kg[mcp]'")


class Absent:
    """Finds no package `mcp`."""

    def find_spec(self, name: str, path: Any = None, target: Any = None) -> None:
        if name.partition(".")[0] == "mcp":
            raise ModuleNotFoundError(f"No module named {name!r}", name=name)
