"""Any text as a key, any text as a filter: found, not found, several, or refused with a reason; never a fault of the server."""

from typing import Any
from urllib.parse import quote

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from province import ARTICLES, MINISTRIES, POLICIES, PROGRAMMES, STANDARDS
from starlette.testclient import TestClient

from kg.schema.read import schema
from queries import Param, Query, catalogue

KNOWN = [*POLICIES, *ARTICLES, *MINISTRIES, *STANDARDS, *PROGRAMMES]
TEXTS = st.one_of(
    st.text(max_size=40),
    st.text(alphabet="《》〈〉〔〕[]（）()第号年关于印发的通知GB/T 0123456789-－—\"'\\`*?~:^%", max_size=30),
    st.sampled_from(KNOWN),
    st.builds(lambda known, tail: known + tail, st.sampled_from(KNOWN), st.text(max_size=3)),
)
BY_TYPE: dict[str, st.SearchStrategy[Any]] = {
    "integer": st.integers(-(10**20), 10**20).map(str) | st.integers(0, 60).map(str),
    "float": st.floats().map(str),
    "boolean": st.sampled_from(["true", "false", "1", "no", "TRUE", "maybe"]),
    "date": st.dates().map(str) | st.from_regex(r"\d{4}-\d{2}-\d{2}", fullmatch=True),
}
ROUTES = [f"/{noun}/{{}}" for noun in ("policies", "articles", "ministries", "industries", "standards", "programmes", "bulletins")]
ROUTES += [f"/policies/{{}}/{part}" for part in ("related", "lineage", "citations", "evidence")]
quickly = settings(max_examples=120, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))


def checked(answer: Any, asked: Any) -> None:
    assert answer.status_code in (200, 300, 404, 422), (asked, answer.status_code, answer.text)
    if answer.status_code != 200:
        assert answer.headers["content-type"] == "application/problem+json" and answer.json()["detail"], asked


@st.composite
def calls(draw: st.DrawFn) -> tuple[Query, dict[str, str]]:
    """A query and some of its parameters, each of its kind or any text."""
    query = draw(st.sampled_from(list(catalogue().values())))
    names = [name for name, param in query.params.items() if param.required or draw(st.booleans())]
    return query, {name: draw(_value(query.params[name])) for name in names}


def _value(param: Param) -> st.SearchStrategy[str]:
    usual = st.sampled_from(param.choices) if param.choices else BY_TYPE.get(param.type, TEXTS)
    return st.one_of(usual, usual, TEXTS)


@quickly
@given(route=st.sampled_from(ROUTES), key=TEXTS)
def test_every_key(client: TestClient, route: str, key: str) -> None:
    checked(client.get(route.format(quote(key, safe="", errors="surrogatepass"))), (route, key))


@quickly
@given(call=calls(), picture=st.booleans())
def test_every_parameter(client: TestClient, call: tuple[Query, dict[str, str]], picture: bool) -> None:
    query, given_ = call
    pairs = "&".join(f"{name}={quote(value, safe='', errors='surrogatepass')}" for name, value in given_.items())
    answer = client.get(f"/queries/{query.name}{'/picture' if picture else ''}?{pairs}")
    checked(answer, (query.name, given_))
    if answer.status_code == 200 and picture:
        assert {node["label"] for node in answer.json()["nodes"]} <= {label.name for label in schema().public}


@quickly
@given(
    cursor=st.text(alphabet="ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_=", max_size=40) | TEXTS,
    noun=st.sampled_from(ROUTES[:7]),
)
def test_every_cursor(client: TestClient, cursor: str, noun: str) -> None:
    checked(client.get(f"{noun[:-3]}?cursor={quote(cursor, safe='', errors='surrogatepass')}"), (noun, cursor))
