"""Runs what a page of the documentation shows, in a scratch folder that looks like a clone of the repository.

Commands `kg` run in this process, since an engine that has started once answers at once. `kg serve` is a process of its own; it is started
as well by the first command or program that asks `127.0.0.1:8000`, and stopped before the next command `kg`. Everything else goes to bash.
"""

import os
import re
import shlex
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import chdir, contextmanager, redirect_stdout
from io import StringIO
from pathlib import Path
from typing import Any

import click
from click.testing import CliRunner

from kg.cli import main

ROOT = Path(__file__).resolve().parent.parent
ADDRESS = re.compile(r"(?<=127\.0\.0\.1:)8000\b|(?<=localhost:)8000\b")
"""`http://127.0.0.1:8000/stats`"""
EXIT_CODE = re.compile(r"# exit code (\d+)$")
"""`$ kg verify draft.md   # exit code 4`"""
SECONDS = 120
"""How long a server may take to start, and a command of bash to end."""

PROGRAMS = {"kg", "curl", "jq", "cat", "head", "ls", "cp", "printf", "echo", "mkdir", "mv", "unzip"}
"""What pages may run; anything else stands in EXEMPT with its reason."""

EXEMPT = {
    r"python3 -m venv \.venv|\. \.venv/bin/activate": "makes the environment in which everything else runs",
    r"pip install .*|(uv|pipx) .*": "fetches packages from the network",
    r"jupyter .*": "opens a browser",
    r"pytest .*": "tests of the project, which .ci/run runs as they stand there",
    r"docker .*|export KG_(STORE|NEO4J_\w+)=.*|neo4j-admin .*|.*\bbolt://.*": "needs a Neo4j server: tests/store has one",
    r"cd (imports|tables/)": "belongs to a command of a Neo4j server",
    r"CALL db\.index\.fulltext.*|from kg\.py2neo_bridge .*": "need a Neo4j server: tests/store has one",
    r"import neo4j|# (py2neo|neo4j-graphrag).*|driver\.close.*": "need a Neo4j server: tests/test_notebooks.py has one",
    r"kg serve --host .*": "answers to the whole network",
    r"kg mcp .*": "speaks with a client on standard input: tests/api/test_mcp.py",
    r".*tcp://scheduler:.*": "needs a Dask cluster: tests/cli/test_parts.py",
    r"kg build bulletins.*|kg build parts/ --bulk tables/|(time )?kg .* /tmp/.*": "files that only the reader has",
    r"python benchmarks/.*": "measures for minutes to hours",
}
"""Commands that are not run (a pattern of the whole command), each with the reason."""


def exempt(command: str) -> str | None:
    """Return the pattern in EXEMPT that a command matches."""
    return next((pattern for pattern in EXEMPT if re.fullmatch(pattern, command.strip())), None)


def parts(command: str) -> list[str]:
    """Return the commands between `&&`."""
    return [part.strip() for part in command.split(" && ")]


class Session:
    """One page: its folder, variables, server, and the names of its programs in Python."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.variables: dict[str, str] = {}
        self.names: dict[str, Any] = {"__name__": "__main__"}
        self.server: subprocess.Popen[str] | None = None
        self.port = 0
        for name in ("samples", "docs"):
            (folder / name).symlink_to(ROOT / name)

    def run(self, language: str, source: str) -> str:
        """Return what a person sees who runs it; raises RuntimeError where it fails without saying so in a comment."""
        with self._environment(), chdir(self.folder):
            match language:
                case "python":
                    said = self._python(source)
                case "cypher":
                    said = self._kg(["cypher", source], source)
                case _:
                    said = "".join(self._command(part) for part in parts(source) if not exempt(part))
        said = click.unstyle(said).replace(f"{self.folder}/", "").replace(str(self.folder), "~/policy-kg")
        return said.replace(f":{self.port}", ":8000") if self.port else said

    @contextmanager
    def _environment(self) -> Iterator[None]:
        inherited = {name: value for name, value in os.environ.items() if not name.startswith("KG_")}
        search = f"{Path(sys.executable).parent}:{inherited['PATH']}"
        # A terminal of 80 columns.
        given = {"PATH": search, "PYTHONPATH": str(ROOT), "KG_JAVA_CACHE": "false", "COLUMNS": "80", "FORCE_COLOR": "1"}
        before = dict(os.environ)
        os.environ.clear()
        os.environ.update(inherited | given | self.variables)
        try:
            yield
        finally:
            os.environ.clear()
            os.environ.update(before)

    def _python(self, source: str) -> str:
        printed = StringIO()
        with redirect_stdout(printed):
            exec(compile(self._asking(source), "page", "exec"), self.names)
        return printed.getvalue()

    def _asking(self, source: str) -> str:
        """Return the command or program with the port of a server that answers."""
        if not ADDRESS.search(source):
            return source
        if not self.server:
            self._serve()
        return ADDRESS.sub(str(self.port), source)

    def _command(self, command: str) -> str:
        words = shlex.split(command, comments=True)
        if words[0] == "export":
            self.variables |= dict(word.split("=", 1) for word in words[1:])
            return ""
        if words[0] not in PROGRAMS:
            raise RuntimeError(f"docs/session.py neither runs nor exempts: {command}")
        if words[:2] == ["kg", "serve"]:
            return self._serve()
        if words[0] == "kg" and "||" not in words:
            self.close()
            return self._kg_and_more(command, words)
        return self._bash(self._asking(command), "", command)

    def _kg_and_more(self, command: str, words: list[str]) -> str:
        """Run a command `kg`; what it prints goes to the screen, into a file (`>`), or through a pipe to bash."""
        if "|" in words:
            first, rest = command.split(" | ", 1)
            return self._bash(rest, self._kg(shlex.split(first)[1:], command, piped=True), command)
        if ">" not in words:
            return self._kg(words[1:], command)
        place = words.index(">")
        Path(words[place + 1]).write_text(self._kg(words[1:place], command, piped=True), encoding="utf-8")
        return ""

    def _kg(self, words: list[str], command: str, piped: bool = False) -> str:
        result = CliRunner().invoke(main, words, env={"FORCE_COLOR": None} if piped else {})
        if result.exception and not isinstance(result.exception, SystemExit):
            raise result.exception
        _check(command, result.exit_code, result.output)
        return result.stdout if piped else result.output

    def _bash(self, command: str, given: str, shown: str) -> str:
        done = subprocess.run(["bash", "-c", command], input=given, capture_output=True, text=True, timeout=SECONDS, check=False)
        _check(shown, done.returncode, done.stderr)
        return done.stdout

    def _serve(self) -> str:
        self.close()
        with socket.create_server(("127.0.0.1", 0)) as free:
            self.port = free.getsockname()[1]
        words = [sys.executable, "-c", "from kg.cli import main; main(prog_name='kg')", "serve", "--port", str(self.port)]
        log = self.folder / "serve.log"
        with log.open("wb") as said:
            self.server = subprocess.Popen(words, stdout=said, stderr=said, text=True, cwd=self.folder)
        deadline = time.monotonic() + SECONDS
        while time.monotonic() < deadline and self.server.poll() is None:
            with socket.socket() as probe:
                if not probe.connect_ex(("127.0.0.1", self.port)):
                    return log.read_text(encoding="utf-8")
            time.sleep(0.1)
        raise RuntimeError(f"kg serve does not answer: {log.read_text(encoding='utf-8')}")

    def close(self) -> None:
        """Stop the server."""
        if self.server:
            self.server.terminate()
            self.server.wait(SECONDS)
        self.server = None


def _check(command: str, code: int, said: str) -> None:
    told = EXIT_CODE.search(command)
    if code != (int(told[1]) if told else 0):
        raise RuntimeError(f"{command}\nends with exit code {code}, and no comment `# exit code {code}` says so:\n{said}")


@contextmanager
def session(folder: Path, store: Path | None) -> Iterator[Session]:
    """Open a session in an empty folder, with a copy of the store if there is one."""
    if store:
        shutil.copytree(store, folder / "kg.store")
    opened = Session(folder)
    try:
        yield opened
    finally:
        opened.close()
