"""A server with Neo4j Browser, whose jar is beside those of the server."""

import shutil
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.error import URLError

from needs import PATIENCE

from neo4j_server.line import Line
from neo4j_server.server import Mortal, fetched, free_port, mortal

VERSION = "5.24.0"


@contextmanager
def browsing(line: Line, java: Path | None, *settings: str) -> Iterator[tuple[Mortal, str]]:
    """Start a server of that line, and yield it and the address of its Browser; `settings` are lines for neo4j.conf. Raises Unavailable."""
    port = free_port()

    def prepare(home: Path) -> None:
        shutil.copy(_jar(), home / "plugins")
        configuration = home / "conf" / "neo4j.conf"
        text = configuration.read_text(encoding="utf-8").replace("server.http.enabled=false", "server.http.enabled=true")
        lines = (f"server.http.listen_address=127.0.0.1:{port}", "client.allow_telemetry=false", *settings)
        configuration.write_text(text + "\n".join(lines) + "\n", encoding="utf-8")

    with mortal(line, java, prepare) as server:
        address = f"http://127.0.0.1:{port}/browser/"
        _wait(address)
        yield server, f"{address}?dbms={server.uri}"


def _jar() -> Path:
    artifact = f"-Dartifact=org.neo4j.client:neo4j-browser:{VERSION}"
    folder = fetched(f"neo4j-browser-{VERSION}", lambda folder: (artifact, f"-Dlib={folder}", "dependency:copy"))
    return next(folder.glob("*.jar"))


def _wait(address: str) -> None:
    """HTTP comes a moment after Bolt."""
    end = time.monotonic() + PATIENCE
    while True:
        try:
            urllib.request.urlopen(address, timeout=5).close()
            return
        except URLError:
            if time.monotonic() > end:
                raise
            time.sleep(0.2)
