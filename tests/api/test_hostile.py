"""Whatever is sent, the answer is no fault of the server, every refusal is a problem, and nothing in the store changes.

KG_TEST_HOSTILE says how many requests; they are made from a fixed seed, so that a failure comes again.
"""

import json
import os
import random
from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import quote, quote_from_bytes

import pytest
from filling import fill
from province import D, province
from starlette.testclient import TestClient

from api import ApiSettings, create_app
from kg.store.protocol import Store
from queries import catalogue

MANY = int(os.environ.get("KG_TEST_HOSTILE", "1000"))
PARTS = ("", "/related", "/lineage", "/citations", "/evidence")
NOUNS = ("policies", "articles", "ministries", "industries", "standards", "programmes", "bulletins")
ROUTES = [*(f"/{noun}" for noun in NOUNS), "/search", "/gaps", "/stats", "/schema", "/graph/neighbours", "/queries"]
ROUTES += [f"/queries/{name}{end}" for name in catalogue() for end in ("", "/picture")]
NAMES = sorted({name for query in catalogue().values() for name in query.params} | {"cursor", "limit", "key", "", "$where", "__class__"})
SEEDS = [
    "' OR 1=1 //", "' RETURN 1 UNION MATCH (n) DETACH DELETE n //", "}) DETACH DELETE n //", "\\", "\\'", "`", "$key", "{key}",
    "${jndi:ldap://x}", "*", "?", "~", "^", '"', '""', '"a', "a AND", "AND", "OR NOT", "(a", "a)", "[a TO z]", "a:b", "_all_:x", "/a(/",
    "a~9999", "a^", "+-", "&&", "||", "!", "%", "%00", "%zz", "%25", "../../etc/passwd", "..\\..\\", "/etc/passwd", "//",
    "file:///etc/passwd", "C:\\", "con", ".", "..", "\u3000", "\u200b", "\ufeff", "\u202e", "\x00", "\x07", "\x1b[31m",
    "\r\nX-Injected: 1", "\n", "\t", "\ud800", "\udfff\ud800", "e\u0301", "ﬀ", "İ", "ß", "🜁", "𠀀", "null", "NaN", "None",
    "undefined", "true", "[]", "{}", "0", "-1", "1e400", "9" * 40, "1" * 18, "٣", "１", "0x10", "1_000", "2031-02-30", "0000-00-00",
    "9999-12-31", "2031-1-1", "today", "<script>alert(1)</script>", "{{7*7}}", "=cmd()", "云工规〔2031〕5号", "〔〕号", "〔2031〕",
    "第号", "《", "》", "《》", "〈〈〈", "国务院令第号", "GB/T", "GB", "C", "()", "()()()", "(" * 300, "云" * 999, "云" * 1001,
    "a" * 40_000, "《" * 500, ",".join("ab" * 600),
]  # fmt: skip
CURSORS = ["W10", "WyJhIl0", "WyIiLCIiXQ", "WzEsMl0", "bnVsbA", "e30", "W251bGwsbnVsbF0", "WyJcdWQ4MDAiLCIiXQ", "====", "W1tb", "!", "é"]


class Hostile:
    """Makes requests: (method, path with query string, headers, body)."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)

    def text(self) -> str:
        chosen = self.random.choice(SEEDS)
        if self.random.random() < 0.3:
            chosen += self.random.choice(SEEDS)
        if self.random.random() < 0.2:
            letters = [
                chr(self.random.choice((self.random.randrange(0x80), self.random.randrange(0x3000, 0xFFFF), 0x1F600))) for _ in range(9)
            ]
            chosen += "".join(letters)
        return chosen

    def encoded(self, text: str) -> str:
        """Percent-encoded in one of the ways in which clients do it, or do it wrong."""
        ways: list[Callable[[str], str]] = [
            lambda text: quote(text, safe="", errors="surrogatepass"),
            lambda text: quote(text, errors="surrogatepass"),
            lambda text: quote_from_bytes(text.encode("gb18030", "replace")),
            lambda text: quote(quote(text, safe="", errors="surrogatepass"), safe=""),
            lambda text: quote(text, safe="", errors="replace")[:-1],
            lambda text: quote(text, safe="%/", errors="replace") + "%",
        ]
        return self.random.choice(ways)(text)[:60_000]

    def asked(self) -> str:
        pairs = [f"{self.random.choice(NAMES)}={self._value()}" for _ in range(self.random.choice((0, 1, 1, 1, 2, 5)))]
        return "?" + self.random.choice(("&", "&", ";", "&&")).join(pairs) if pairs else ""

    def _value(self) -> str:
        return quote(self.random.choice(CURSORS)) if self.random.random() < 0.15 else self.encoded(self.text())

    def path(self) -> str:
        if self.random.random() < 0.5:
            return self.random.choice(ROUTES)
        noun = self.random.choice((*NOUNS, "queries", "static", "neo4j", "docs", ""))
        return f"/{noun}/{self.encoded(self.text())}{self.random.choice(PARTS)}"

    def statement(self) -> bytes:
        forms = ("{}", "RETURN '{}' AS x", "MATCH (n) WHERE n.id = {} RETURN n", "CALL {}()", "RETURN $x AS x")
        more: dict[str, Any] = {"parameters": {"x": self.text()}, "limit": self.random.choice((1, 5, 0, -1, "x", None, 10**30))}
        query = self.random.choice(forms).replace("{}", self.text())
        body = json.dumps({"query": query, **(more if self.random.random() < 0.5 else {})}).encode()
        cut = self.random.randrange(len(body))
        return body if self.random.random() < 0.8 else body[:cut] + bytes([self.random.randrange(256)]) + body[cut:]

    def __call__(self) -> tuple[str, str, dict[str, str], bytes | None]:
        headers = {"If-None-Match": '"', "X-Request-ID": "\t;"} if self.random.random() < 0.1 else {}
        if self.random.random() < 0.15:
            return "POST", "/cypher", headers | {"Content-Type": "application/json"}, self.statement()
        method = self.random.choice(("GET",) * 18 + ("HEAD", self.random.choice(("POST", "PUT", "DELETE", "OPTIONS", "TRACE", "X"))))
        return method, (self.path() + self.asked())[:60_000], headers, None


def whole(store: Store) -> Any:
    ends = "labels(a)[0] AS source_label, a.id AS source, labels(b)[0] AS target_label, b.id AS target"
    edges = store.read(f"MATCH (a)-[r]->(b) RETURN {ends}, r, type(r) AS type ORDER BY type, source_label, source, target_label, target")
    return store.read("MATCH (n) RETURN n ORDER BY labels(n)[0], n.id"), edges


@pytest.fixture
def client(store: Store) -> Iterator[TestClient]:
    fill(store, province(), [])
    app = create_app(store, ApiSettings())
    with TestClient(
        app, base_url="http://127.0.0.1", client=("127.0.0.1", 50000), raise_server_exceptions=False, follow_redirects=False
    ) as client:
        yield client


def test_hostile_requests(client: TestClient, store: Store) -> None:
    before, hostile, statuses = whole(store), Hostile(20310615), Counter[int]()
    for number in range(MANY):
        method, target, headers, body = hostile()
        answer = client.request(method, target, headers=headers, content=body)
        asked = f"{number}: {method} {target[:300]} {body!r:.300}"
        assert answer.status_code < 500, f"{asked}: {answer.text:.300}"
        assert "x-injected" not in answer.headers, asked
        if answer.status_code >= 400 and method != "HEAD":
            assert answer.headers["content-type"] == "application/problem+json", asked
        statuses[answer.status_code] += 1
    assert whole(store) == before
    assert client.get(f"/policies/{D}").status_code == 200
    assert {200, 404, 405, 414, 422} <= statuses.keys(), statuses
