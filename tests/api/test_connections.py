"""Clients that are slow, send what is no HTTP, or have too many connections are cut off, and the others are answered."""

import asyncio
import json
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import uvicorn
from needs import PATIENCE
from neo4j_server.server import free_port

from api import ApiSettings, connection, create_app
from api.connection import Connection
from api.server import Server

REQUEST = b"GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n"
POST = b"POST /cypher HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n"


class Quiet(Server):
    """Leaves the signals of the test run alone."""

    def install_signal_handlers(self) -> None:
        pass

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield


@pytest.fixture
def port(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[int]:
    monkeypatch.setattr(Connection, "per_client", 5)
    chosen = free_port()
    app = create_app(str(tmp_path / "none"), ApiSettings())
    server = Quiet(uvicorn.Config(app, host="127.0.0.1", port=chosen, http=Connection, ws="none", log_config=None))
    thread = threading.Thread(target=lambda: asyncio.run(server.serve()))
    thread.start()
    end = time.monotonic() + PATIENCE
    while not server.started:
        assert time.monotonic() < end
        time.sleep(0.02)
    yield chosen
    server.should_exit = True
    thread.join(PATIENCE)
    assert not thread.is_alive() and not Connection.of_clients


def opened(port: int) -> socket.socket:
    return socket.create_connection(("127.0.0.1", port), PATIENCE)


def rest(client: socket.socket) -> bytes:
    """What comes until the server closes."""
    parts = []
    while part := client.recv(65536):
        parts.append(part)
    client.close()
    return b"".join(parts)


def problem(answer: bytes) -> tuple[int, str]:
    head, _, body = answer.partition(b"\r\n\r\n")
    assert b"content-type: application/problem+json" in head.lower() and b"x-content-type-options: nosniff" in head.lower()
    told = json.loads(body)
    assert int(head.split()[1]) == told["status"]
    return told["status"], told["detail"]


def well(client: socket.socket) -> bool:
    """Ask over a connection and read the whole answer."""
    client.sendall(REQUEST)
    answer = b""
    while not answer.endswith(b'{"status":"ok"}'):
        part = client.recv(4096)
        assert part
        answer += part
    return answer.startswith(b"HTTP/1.1 200")


def answers(port: int) -> bool:
    with opened(port) as client:
        return well(client)


def test_a_head_that_does_not_come(port: int, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(connection, "HEAD_SECONDS", 0.3)
    for begun in (b"", b"GET", REQUEST[:-2]):
        client = opened(port)
        client.sendall(begun)
        assert problem(rest(client)) == (408, "the head of the request took more than 0.3 s")
    assert answers(port)


def test_a_head_that_comes_letter_by_letter(port: int, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(connection, "HEAD_SECONDS", 0.3)
    client = opened(port)
    client.settimeout(0.05)
    end = time.monotonic() + PATIENCE
    while True:
        assert time.monotonic() < end
        try:
            client.sendall(b"x")
            if client.recv(4096):
                break
        except TimeoutError:
            continue
    client.close()


def test_a_second_request_on_the_same_connection(port: int, monkeypatch: pytest.MonkeyPatch):
    client = opened(port)
    for _ in range(3):
        assert well(client)
    monkeypatch.setattr(connection, "HEAD_SECONDS", 0.3)
    client.sendall(b"GET /hea")
    assert problem(rest(client))[0] == 408


def test_a_body_that_does_not_come(port: int, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(connection, "BODY_SECONDS", 0.3)
    for begun in (b"", b'{"query"'):
        client = opened(port)
        client.sendall(POST + begun)
        assert problem(rest(client)) == (408, "the body of the request took more than 0.3 s")
    assert answers(port)


def test_an_answer_that_is_not_read(port: int, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(connection, "WRITE_SECONDS", 0.3)
    client = socket.socket()
    client.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 2048)
    client.connect(("127.0.0.1", port))
    client.settimeout(PATIENCE)
    one = b"GET /static-offline-docs/swagger-ui-bundle.js HTTP/1.1\r\nHost: localhost\r\n\r\n"
    client.sendall(one * 20)
    end = time.monotonic() + PATIENCE
    while Connection.of_clients:
        assert time.monotonic() < end
        time.sleep(0.05)
    client.close()
    assert answers(port)


@pytest.mark.parametrize("sent", [b"\x16\x03\x01\x02\x00\x01", b"HELLO\r\n\r\n", b"GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n"])
def test_what_is_no_http(port: int, sent: bytes):
    client = opened(port)
    client.sendall(sent + b"\r\n\r\n")
    assert problem(rest(client)) == (400, "this is not a valid HTTP request")


def test_too_many_connections_of_one_client(port: int):
    clients = [opened(port) for _ in range(5)]
    for client in clients:
        assert well(client)
    assert problem(rest(opened(port))) == (503, "too many connections of one client")
    for client in clients:
        client.close()
    end = time.monotonic() + PATIENCE
    while Connection.of_clients:
        assert time.monotonic() < end
        time.sleep(0.02)
    assert answers(port)
