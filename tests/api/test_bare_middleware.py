"""Each layer of middleware around an application that only repeats what reaches it: what passes, what is refused, and with which words."""

import asyncio
import base64
import json
from collections.abc import Awaitable, Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.middleware.conditional import Conditional, matches
from api.middleware.host import HostGuard
from api.middleware.key import KeyGuard
from api.middleware.protection import HEADERS, Protection, documentation_policy
from api.middleware.rate import RateLimit
from api.middleware.request_id import take
from api.middleware.size import SizeLimit
from api.paging import LARGEST, SIZE, decode, encode, page, page_size
from api.settings import ApiSettings
from kg.errors import QueryError

Headers = dict[str, str]
App = Callable[..., Awaitable[None]]
TEXT = [(b"content-type", b"text/plain"), (b"content-length", b"4")]


async def inner(scope: Any, receive: Any, send: Any) -> None:
    """Answer with the method that arrives."""
    body = scope["method"].encode()
    await send({"type": "http.response.start", "status": 200, "headers": [*TEXT]})
    await send({"type": "http.response.body", "body": body})


def ask(app: App, path: str = "/v1/policies", method: str = "GET", query: str = "", **headers: str) -> tuple[int, Headers, bytes]:
    """Status, headers and body of one request; `x_y` is the header X-Y."""
    raw = [(name.replace("_", "-").encode(), value.encode("latin-1")) for name, value in headers.items()]
    scope = {
        "type": "http",
        "method": method,
        "path": path,
        "raw_path": path.encode(),
        "query_string": query.encode(),
        "headers": raw,
        "client": ("192.0.2.1", 1),
    }
    sent: list[Any] = []

    async def run() -> None:
        async def receive() -> Any:
            return {"type": "http.request", "body": b"", "more_body": False}

        async def send(message: Any) -> None:
            sent.append(message)

        await app(scope, receive, send)

    asyncio.run(run())
    start, *rest = sent
    given_ = {name.decode().lower(): value.decode("latin-1") for name, value in start["headers"]}
    return start["status"], given_, b"".join(one.get("body", b"") for one in rest)


def told(body: bytes) -> str:
    return str(json.loads(body)["detail"])


def basic(password: str, user: str = "anybody") -> str:
    return "Basic " + base64.b64encode(f"{user}:{password}".encode()).decode()


KEYS = [
    ({}, 401),
    ({"authorization": "Bearer secret"}, 200),
    ({"authorization": "bearer  secret "}, 200),
    ({"authorization": "Bearer wrong"}, 401),
    ({"authorization": "Bearer"}, 401),
    ({"authorization": "secret"}, 401),
    ({"authorization": basic("secret")}, 200),
    ({"authorization": basic("secret", "")}, 200),
    ({"authorization": basic("wrong")}, 401),
    ({"authorization": "Basic ###"}, 401),
    ({"authorization": "Basic " + base64.b64encode(b"secret").decode()}, 401),
    ({"authorization": "Digest secret"}, 401),
    ({"x_api_key": "secret"}, 200),
    ({"x_api_key": "secre"}, 401),
    ({"x_api_key": "wrong", "authorization": "Bearer secret"}, 401),
    ({"x_api_key": "s\xe9cret"}, 401),
]


@pytest.mark.parametrize(("headers", "status"), KEYS)
def test_keys(headers: dict[str, str], status: int) -> None:
    found, answered, body = ask(KeyGuard(inner, "secret"), **headers)
    assert found == status
    if status == 401:
        assert told(body) == "a key is needed: Authorization: Bearer KEY, or X-API-Key: KEY"
        assert "www-authenticate" in answered


def test_one_path_needs_no_key() -> None:
    assert ask(KeyGuard(inner, "secret"), "/healthz")[0] == 200
    assert ask(KeyGuard(inner, "secret"), "/readyz")[0] == 401


TAG = 'W/"abc"'
CONDITIONS = [
    (["*"], True),
    (['W/"abc"'], True),
    (['"abc"'], True),
    (['"x", W/"abc"'], True),
    (['"x"', '"abc"'], True),
    ([' W/"abc" '], True),
    (['"x"'], False),
    (["abc"], False),
    (['"ABC"'], False),
    ([""], False),
    ([], False),
]


@pytest.mark.parametrize(("given_", "expected"), CONDITIONS)
def test_tags_that_match(given_: list[str], expected: bool) -> None:
    assert matches(given_, TAG) is expected


def test_what_a_client_has_is_not_sent_again() -> None:
    app = Conditional(inner, private=False)
    status, headers, body = ask(app)
    assert (status, headers["cache-control"], body) == (200, "no-cache", b"GET")
    again = ask(app, if_none_match=headers["etag"])
    assert (again[0], again[1]["etag"], again[2]) == (304, headers["etag"], b"")
    assert not {"content-type", "content-length"} & set(again[1])
    # HEAD is handled as GET, for the same tag.
    assert ask(app, method="HEAD")[1]["etag"] == headers["etag"]
    assert ask(Conditional(inner, private=True))[1]["cache-control"] == "private, no-cache"


@pytest.mark.parametrize(("path", "method"), [("/healthz", "GET"), ("/readyz", "GET"), ("/metrics", "GET"), ("/v1/cypher", "POST")])
def test_answers_about_this_moment_have_no_tag(path: str, method: str) -> None:
    _, headers, _ = ask(Conditional(inner, private=False), path, method)
    assert "etag" not in headers
    assert headers["cache-control"] == "no-store"


def test_a_streamed_answer_is_passed_on_as_it_comes() -> None:
    async def streaming(scope: Any, receive: Any, send: Any) -> None:
        await send({"type": "http.response.start", "status": 200, "headers": []})
        await send({"type": "http.response.body", "body": b"a", "more_body": True})
        await send({"type": "http.response.body", "body": b"b"})

    status, headers, body = ask(Conditional(streaming, private=False))
    assert (status, "etag" in headers, body) == (200, False, b"ab")


SMALL = ApiSettings(url_limit=100, header_limit=1000, body_limit=10)
SIZES = [
    ({"path": "/" + "a" * 99}, 200, None),
    ({"path": "/" + "a" * 100}, 414, "the address is longer than 100 bytes"),
    ({"path": "/a", "query": "b" * 99}, 414, "the address is longer than 100 bytes"),
    ({"x_a": "b" * 997}, 200, None),
    ({"x_a": "b" * 998}, 431, "the headers are longer than 1000 bytes"),
    ({"content_length": "10"}, 200, None),
    ({"content_length": "11"}, 413, "the body is longer than 10 bytes"),
    ({"content_length": "-1"}, 200, None),
]


@pytest.mark.parametrize(("request_", "status", "said"), SIZES)
def test_sizes(request_: dict[str, str], status: int, said: str | None) -> None:
    found, _, body = ask(SizeLimit(inner, SMALL), **request_)
    assert found == status
    assert said is None or told(body) == said


HOSTS = [
    # host names in the settings, where it listens, host of the request, status
    ("", "127.0.0.1", "localhost:8000", 200),
    ("", "127.0.0.1", "127.0.0.1", 200),
    ("", "127.0.0.1", "[::1]:8000", 200),
    ("", "127.0.0.1", "evil.example", 400),
    ("", "127.0.0.1", "localhost.evil.example", 400),
    ("", "0.0.0.0", "evil.example", 200),
    ("kg.example", "0.0.0.0", "kg.example", 200),
    ("kg.example", "0.0.0.0", "KG.Example.:443", 200),
    ("kg.example, b.example", "0.0.0.0", "b.example", 200),
    ("kg.example", "0.0.0.0", "evil.example", 400),
    ("kg.example", "0.0.0.0", "localhost", 200),
    ("kg.example", "0.0.0.0", "", 400),
    ("kg.example", "0.0.0.0", "kg.example@evil.example", 400),
    ("kg.example", "0.0.0.0", "kg.example:99999999", 400),
]


@pytest.mark.parametrize(("names", "listens", "host", "status"), HOSTS)
def test_host_names(names: str, listens: str, host: str, status: int) -> None:
    found, _, body = ask(HostGuard(inner, ApiSettings(allowed_hosts=names, host=listens)), host=host)
    assert found == status
    if status == 400:
        assert told(body) == "this server does not answer to that host name; KG_ALLOWED_HOSTS lists those it answers to"


def test_so_many_requests_and_no_more() -> None:
    app = RateLimit(inner, "2/minute")
    assert [ask(app)[0] for _ in range(3)] == [200, 200, 429]
    _, headers, body = ask(app)
    assert 1 <= int(headers["retry-after"]) <= 60
    assert told(body) == f"too many requests; ask again in {headers['retry-after']} s"
    assert ask(app, "/healthz")[0] == 200


def test_every_answer_says_what_it_may_do() -> None:
    _, headers, body = ask(Protection(inner))
    assert {name.lower(): value for name, value in HEADERS.items()}.items() <= headers.items()
    assert body == b"GET"


def test_only_the_scripts_inside_the_documentation_run() -> None:
    policy = documentation_policy(b"<html><script>a()</script><p></p><script>b()</script></html>")
    assert policy.count("'sha256-") == 2
    assert documentation_policy(b"<script>a()</script>").split("script-src ")[1].startswith("'self' 'sha256-")
    assert "sha256" not in documentation_policy(b"<script src='x'></script>")

    async def documentation(scope: Any, receive: Any, send: Any) -> None:
        await send({"type": "http.response.start", "status": 200, "headers": [(b"content-type", b"text/html; charset=utf-8")]})
        await send({"type": "http.response.body", "body": b"<script>a()</script>"})

    assert "sha256" in ask(Protection(documentation), "/docs")[1]["content-security-policy"]
    assert ask(Protection(documentation), "/page")[1]["content-security-policy"] == HEADERS["Content-Security-Policy"]


@pytest.mark.parametrize(
    ("given_", "kept"),
    [("7f3a-01", True), ("a" * 64, True), ("a" * 65, False), ("-a", False), ("a b", False), ("甲", False), ("", False), (None, False)],
)
def test_ids_of_requests(given_: str | None, kept: bool) -> None:
    assert (take(given_) == given_) is kept
    assert 32 <= len(take(None)) <= 64
    assert take(None) != take(None)


AFTER = {"after_date": "date", "after_id": "id"}


@given(st.text(max_size=20), st.text(max_size=20))
def test_a_cursor_leads_back_to_its_row(date: str, id_: str) -> None:
    row = {"date": date, "id": id_, "title": "甲"}
    cursor = encode(row, AFTER)
    assert decode(cursor, AFTER) == {"after_date": date, "after_id": id_}
    assert cursor.isascii() and "=" not in cursor


@pytest.mark.parametrize(
    "cursor", ["", "x", "###", encode({"id": "甲"}, {"after": "id"}), "W10", "MQ", base64.b64encode(b"[1, 2]").decode()]
)
def test_cursors_that_no_list_gave(cursor: str) -> None:
    with pytest.raises(QueryError) as error:
        decode(cursor, AFTER)
    assert str(error.value) == "cursor: not one that this list gave"


def test_pages() -> None:
    rows = [{"id": str(number)} for number in range(3)]
    after = {"after": "id"}
    assert page(rows, 2, after) == {"items": rows[:2], "next": encode(rows[1], after)}
    assert page(rows, 3, after) == {"items": rows, "next": None}
    assert page([], 3, after) == {"items": [], "next": None}


@pytest.mark.parametrize(("text", "size"), [(None, SIZE), ("", SIZE), ("1", 1), (str(LARGEST), LARGEST), ("007", 7)])
def test_sizes_of_pages(text: Any, size: int) -> None:
    assert page_size(text) == size


@pytest.mark.parametrize("text", ["0", "-1", str(LARGEST + 1), "1.5", "１", "a", " 1", "99999"])
def test_sizes_that_no_page_has(text: str) -> None:
    with pytest.raises(QueryError) as error:
        page_size(text)
    assert str(error.value) == f"limit={text!r}: must be a whole number from 1 to {LARGEST}"
