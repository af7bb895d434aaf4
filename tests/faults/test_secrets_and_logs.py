"""What hostile clients send neither forges lines of the log nor passes for another client, and no secret gets out."""

import json
import re
import socket
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from filling import fill
from needs import PATIENCE
from province import province
from running import environment, kg, served

from kg.store.embedded.store import EmbeddedStore
from kg.store.settings import StoreSettings

KEY = "k-3f9-guarded"
PROXY = "127.0.0.9"
# 2031-01-05 08:00:00,123 INFO api.middleware.trace 4f0c: GET / 200
LINE = re.compile(r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d,\d{3} (?:INFO|WARNING|ERROR) \S+ \S+: ")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> str:
    path = str(tmp_path_factory.mktemp("stores") / "kg.store")
    store = EmbeddedStore(path, StoreSettings(store=path))
    store.prepare()
    fill(store, province())
    store.close()
    return path


@contextmanager
def logged(folder: str, log: Path, form: str = "text", **settings: str) -> Iterator[str]:
    with log.open("w") as file, served(folder, file, KG_API_KEY=KEY, KG_LOG_FORMAT=form, **settings) as (_, address):
        yield address


def sent(address: str, head: bytes, sender: str = "127.0.0.1") -> int:
    """Send the head of a request as it is, from an address of this machine, and return the status of the answer."""
    place = urlsplit(address)
    with socket.create_connection((str(place.hostname), int(place.port or 0)), PATIENCE, (sender, 0)) as client:
        client.sendall(head + b"Host: localhost\r\nConnection: close\r\n\r\n")
        return int(client.makefile("rb").readline().split()[1])


HOSTILE = [
    b"GET /a%0d%0a2031-01-01%20INFO%20forged%1b[31m HTTP/1.1\r\n",
    b"GET /stats?x=%0d%0aforged%1b[2J HTTP/1.1\r\n",
    b"GET /\x1b[31mforged HTTP/1.1\r\n",
    b"GET /\xe2\x80\xaeforged HTTP/1.1\r\n",
    b"GET /stats HTTP/1.1\r\nUser-Agent: \x1b]0;forged\x07\r\n",
    b"GET /stats HTTP/1.1\r\nX-Request-ID: a\x1b[31mforged\r\n",
    b"GET /stats HTTP/1.1\r\nX-Request-ID: a\r\n 2031-01-01 INFO forged\r\n",
    b"GET /stats HTTP/1.1\r\nX-Forwarded-For: \x1b[31mforged\r\n",
    b"\x1b[31mGET /forged HTTP/1.1\r\n",
    b"GET /policies/%00%0a%1bforged HTTP/1.1\r\nX-API-Key: " + KEY.encode() + b"\r\n",
]
"""Ends of lines and escapes in paths, queries and headers."""


@pytest.mark.parametrize("form", ["text", "json"])
def test_log(folder: str, tmp_path: Path, form: str):
    with logged(folder, tmp_path / "log", form) as address:
        assert {sent(address, head) for head in HOSTILE} <= {400, 401, 404, 422}
    said = (tmp_path / "log").read_bytes().decode()
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e]", said)
    for line in said.splitlines():
        if form == "json":
            assert json.loads(line)["level"] in ("INFO", "WARNING")
        else:
            assert LINE.match(line)
            assert "forged" not in line or " GET /" in line


def test_secrets(folder: str, tmp_path: Path):
    with logged(folder, tmp_path / "log", KG_NEO4J_PASSWORD="pass-7q1-word") as address:
        for head in (
            f"GET /stats?key={KEY} HTTP/1.1\r\n",
            f"GET /stats HTTP/1.1\r\nAuthorization: Bearer {KEY}\r\n",
            f"GET /stats HTTP/1.1\r\nAuthorization: Bearer {KEY}0\r\n",
            f"GET /stats HTTP/1.1\r\nX-API-Key: {KEY}\r\nX-API-Key: {KEY}\r\n",
            f"GET /stats HTTP/1.1\r\nX-API-Key : {KEY}\r\n",
        ):
            sent(address, head.encode())
    said = (tmp_path / "log").read_text()
    assert "GET /stats 200" in said and "GET /stats 401" in said
    assert KEY not in said and "7q1" not in said


@pytest.mark.parametrize(
    ("command", "settings"),
    [
        (("serve", "--store", "bolt://neo4j:pass-7q1-word@127.0.0.1:1"), {}),
        (("stats", "--store", "neo4j+s://neo4j:pass-7q1-word@127.0.0.1:1"), {}),
        (("stats", "--store", "http://neo4j:pass-7q1-word@127.0.0.1:1"), {}),
        (("stats",), {"KG_STORE": "bolt://neo4j:pass-7q1-word@127.0.0.1:1"}),
        (("stats", "--store", "bolt://127.0.0.1:1"), {"KG_NEO4J_PASSWORD": "pass-7q1-word"}),
        (("serve", "--store", "bolt://127.0.0.1:1"), {"KG_API_KEY": "pass-7q1 word"}),
    ],
)
def test_errors_name_no_secret(tmp_path: Path, command: tuple[str, ...], settings: dict[str, str]):
    done = subprocess.run(kg(*command), env=environment(settings), capture_output=True, text=True, timeout=PATIENCE, cwd=tmp_path)
    assert done.returncode == 3 and "7q1" not in done.stdout + done.stderr


def test_the_client_that_a_proxy_names(folder: str, tmp_path: Path):
    """Only a trusted proxy says who asks, and of what it passes on only what it wrote itself, the last address, counts."""
    key = f"X-API-Key: {KEY}\r\n"

    def asked(address: str, sender: str, named: str) -> int:
        return sent(address, f"GET /schema HTTP/1.1\r\n{key}X-Forwarded-For: {named}\r\n".encode(), sender)

    with logged(folder, tmp_path / "log", "json", KG_RATE_LIMIT="3/hour", KG_TRUSTED_PROXIES=PROXY) as address:
        # The one that asked until the server was ready is 127.0.0.1.
        assert [asked(address, "127.0.0.3", f"192.0.2.{number}") for number in range(4)] == [200, 200, 200, 429]
        assert [asked(address, PROXY, f"192.0.2.{number}") for number in range(4)] == [200] * 4
        assert [asked(address, PROXY, f"198.51.100.{number}, 192.0.2.9") for number in range(4)] == [200, 200, 200, 429]
        # When this is answered, the lines of the others have been written.
        sent(address, b"GET /healthz HTTP/1.1\r\n")
    lines = [json.loads(line) for line in (tmp_path / "log").read_text().splitlines()]
    clients = [line["client"] for line in lines if line.get("path") == "/schema"]
    assert clients == ["127.0.0.3"] * 4 + [f"192.0.2.{number}" for number in range(4)] + ["192.0.2.9"] * 4
