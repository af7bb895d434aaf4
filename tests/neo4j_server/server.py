"""A real Neo4j community server for the tests, from Maven's jars, without Docker: on the loopback address, gone after the tests."""

import os
import secrets
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from needs import PATIENCE
from neo4j import GraphDatabase

from neo4j_server.line import Line

POM = Path(__file__).with_name("pom.xml")
OPENS = tuple(f"--add-opens=java.base/{package}=ALL-UNNAMED" for package in ("java.nio", "java.io", "sun.nio.ch"))


class Unavailable(Exception):
    """No server can be had here; the message says what is missing."""


@dataclass(frozen=True)
class Server:
    """Where the server is; `process` is None for one that was there already."""

    uri: str
    user: str
    password: str
    process: "subprocess.Popen[bytes] | None" = None


class Mortal:
    """A server that can be stopped or killed, and started again on the same files."""

    def __init__(self, java: list[str], line: Line, home: Path, port: int) -> None:
        """Take what runs its programs; nothing runs yet."""
        self.uri = f"bolt://127.0.0.1:{port}"
        self.password = secrets.token_urlsafe(16)
        self.process: subprocess.Popen[bytes] | None = None
        self._java, self._line, self._home, self._port = java, line, home, port

    def start(self) -> None:
        """Start it and wait until it answers."""
        with (self._home / "out.txt").open("ab") as out:
            command = [*self._java, self._line.main, f"--home-dir={self._home}", f"--config-dir={self._home}/conf"]
            self.process = subprocess.Popen(command, stdout=out, stderr=out, stdin=subprocess.DEVNULL)
        _wait(self.process, self._port, self._home)

    def stop(self) -> None:
        """End it in good order."""
        if self.process:
            _stop(self.process)

    @contextmanager
    def configured(self, *settings: str) -> Iterator[None]:
        """Start it again with more lines in its configuration, and afterwards without them."""
        file = self._home / "conf" / "neo4j.conf"
        before = file.read_text(encoding="utf-8")
        self.stop()
        file.write_text(before + "\n".join(settings) + "\n", encoding="utf-8")
        try:
            self.start()
            yield
        finally:
            self.stop()
            file.write_text(before, encoding="utf-8")
            self.start()

    def admin(self, *arguments: str, folder: Path | None = None) -> str:
        """Run `neo4j-admin` in a folder while the server is stopped; return what it says. Raises RuntimeError where it fails."""
        command = [*self._java, "org.neo4j.server.startup.Neo4jAdminCommand", *arguments]
        environment = {**os.environ, "NEO4J_HOME": str(self._home), "NEO4J_CONF": str(self._home / "conf")}
        done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, stdin=subprocess.DEVNULL)
        if done.returncode:
            raise RuntimeError(f"neo4j-admin {' '.join(arguments)}:\n{done.stdout}\n{done.stderr}")
        return done.stdout

    def kill(self) -> None:
        """End it at once, as kill -9 does."""
        if self.process:
            self.process.kill()
            self.process.wait()


@contextmanager
def mortal(line: Line, java: Path | None, prepare: Callable[[Path], None] | None = None) -> Iterator[Mortal]:
    """Start a server of that line with a password of its own, and stop it afterwards. Raises Unavailable.

    `prepare` may change what is in the server's folder before it starts.
    """
    if java is None:
        raise Unavailable(f"no Java {line.java.start} or newer was found for Neo4j {line.version}")
    library = jars(line)
    home = Path(tempfile.mkdtemp(prefix="policy-kg-neo4j-"))
    port = free_port()
    _configure(home, library, port)
    if prepare:
        prepare(home)
    server = Mortal(_java(java, line, home, library), line, home, port)
    try:
        server.start()
        _set_password(server.uri, server.password)
        yield server
    finally:
        server.stop()
        shutil.rmtree(home, ignore_errors=True)


@contextmanager
def running(line: Line, java: Path | None) -> Iterator[Server]:
    """Start a server as `mortal` does, for tests that leave it alone. Raises Unavailable."""
    with mortal(line, java) as started:
        yield Server(started.uri, "neo4j", started.password, started.process)


def jars(line: Line) -> Path:
    """The folder with the jars of that release, fetched by Maven once and kept in the cache. Raises Unavailable."""
    return fetched(
        f"neo4j-{line.version}", lambda folder: (f"-Dneo4j.version={line.version}", f"-Dlib={folder}", "dependency:copy-dependencies")
    )


def fetched(name: str, goal: Callable[[Path], Iterable[str]]) -> Path:
    """The folder of that name in the cache; where there is none, Maven fills it by the goal. Raises Unavailable."""
    root = Path(os.environ.get("KG_TEST_CACHE") or Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "policy-kg-tests")
    folder = root / name
    if folder.is_dir():
        return folder
    maven = shutil.which("mvn")
    if maven is None:
        raise Unavailable("Maven (mvn) was not found; it fetches the server's jars")
    root.mkdir(parents=True, exist_ok=True)
    filled = Path(tempfile.mkdtemp(dir=root))
    done = subprocess.run([maven, "-q", "-B", "-Dstyle.color=never", "-f", str(POM), *goal(filled)], capture_output=True, text=True)
    if done.returncode:
        shutil.rmtree(filled)
        raise Unavailable(f"Maven could not fetch {name}: {done.stdout[-500:]}")
    try:
        # Only a whole folder gets the name; a run beside this one may have been quicker.
        filled.rename(folder)
    except OSError:
        shutil.rmtree(filled)
    return folder


def _configure(home: Path, library: Path, port: int) -> None:
    (home / "conf").mkdir()
    (home / "plugins").mkdir()
    settings = (
        "server.default_listen_address=127.0.0.1",
        f"server.bolt.listen_address=127.0.0.1:{port}",
        f"server.bolt.advertised_address=127.0.0.1:{port}",
        "server.http.enabled=false",
        "server.https.enabled=false",
        f"server.directories.lib={library}",
        "server.memory.pagecache.size=64m",
        "dbms.security.auth_enabled=true",
        "dbms.usage_report.enabled=false",
        # A plan is kept when the tests empty and fill the store again; without it, each statement is planned anew for every module.
        "dbms.cypher.min_replan_interval=1h",
        # The home stays small, and stopping takes two seconds in place of twelve.
        "db.tx_log.preallocate=false",
        "internal.server.bolt.thread_pool_shutdown_wait_time=100ms",
        "internal.server.bolt.connection_shutdown_wait_time=100ms",
        *(f"server.jvm.additional={option}" for option in OPENS),
    )
    (home / "conf" / "neo4j.conf").write_text("\n".join(settings) + "\n", encoding="utf-8")


def _java(java: Path, line: Line, home: Path, library: Path) -> list[str]:
    # The tests are over before the second compiler would pay, and a collector with threads of its own is none for a small heap.
    memory = ("-Xms256m", "-Xmx512m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC")
    classpath = f"{home}/plugins/*:{home}/conf/*:{library}/*"
    return [str(java), *OPENS, *line.flags, *memory, "-Dfile.encoding=UTF-8", "-cp", classpath]


def _set_password(uri: str, password: str) -> None:
    # The tool for it would start a Java of its own and take longer than the server.
    with GraphDatabase.driver(uri, auth=("neo4j", "neo4j")) as driver:
        driver.execute_query("ALTER CURRENT USER SET PASSWORD FROM 'neo4j' TO $password", password=password, database_="system")


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _wait(process: "subprocess.Popen[bytes]", port: int, home: Path) -> None:
    """Return when this very process answers: a server that cannot have its port ends by itself."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end and process.poll() is None:
        with socket.socket() as probe:
            probe.settimeout(1)
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    raise RuntimeError(f"Neo4j did not start:\n{(home / 'out.txt').read_text(encoding='utf-8', errors='replace')[-3000:]}")


def _stop(process: "subprocess.Popen[bytes]") -> None:
    process.terminate()
    try:
        process.wait(PATIENCE)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
