"""Builds as a user starts them, in processes of their own, and what a store then holds."""

import json
import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from needs import PATIENCE

from kg.store import open_store
from kg.store.engine import Statement
from kg.store.run import runs as listed
from kg.store.settings import StoreSettings

ROOT = Path(__file__).resolve().parents[2]
KILLS = int(os.environ.get("KG_TEST_KILLS", "2"))
EARLIER = ("interim-measures-pumps.txt", "page-tyres-2021.html", "regulation-waste-heat.md")
LATER = ("cards-2022-10.txt", "catalogue-water.md", "crawled-reply-2022.md", "page-2023-05-24.txt", "review-2023-05-w3.txt")
KG = "from kg.cli import load, main; from kg.store import update; load.PORTION = update.DOCUMENTS = 1; main()"
"""The command, with steps of one bulletin: a small load has several."""
OF_RUNS = {"Build", "Run", "Inputs", "Change"}
"""Labels of nodes that tell of runs, and so differ between an interrupted build and an undisturbed one."""


@dataclass(frozen=True)
class Said:
    """How a command ended."""

    code: int
    out: str
    err: str


@dataclass(frozen=True)
class Place:
    """A store as a user names it, and the folder in which the commands run; `laid_out` says what is in it."""

    uri: str
    folder: Path
    settings: dict[str, str] = field(default_factory=dict)

    def begin(
        self, *arguments: str | Path, uri: str | None = None, before: Callable[[], None] | None = None, **settings: str
    ) -> "subprocess.Popen[str]":
        """Start a command on the store; `uri` is another address of it, `before` is called in its process before all else."""
        kept = {name: value for name, value in os.environ.items() if not name.startswith("KG_")}
        names = {"KG_STORE": uri or self.uri, "KG_BATCH": "5", "PYTHONPATH": str(ROOT), **self.settings, **settings}
        command = [sys.executable, "-c", KG, *map(str, arguments)]
        pipes: dict[str, Any] = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "stdin": subprocess.DEVNULL}
        return subprocess.Popen(command, env=kept | names, text=True, cwd=self.folder, preexec_fn=before, **pipes)

    def ended(self, process: "subprocess.Popen[str]") -> Said:
        """Wait until a command has ended. None tells the password, whatever happens to it."""
        try:
            out, err = process.communicate(timeout=PATIENCE)
        except subprocess.TimeoutExpired:
            process.kill()
            raise
        password = self.settings.get("KG_NEO4J_PASSWORD")
        assert not password or password not in out + err
        return Said(process.returncode, out, err)

    def kg(self, *arguments: str | Path, uri: str | None = None, **settings: str) -> Said:
        """Run a command on the store."""
        return self.ended(self.begin(*arguments, uri=uri, **settings))

    def runs(self) -> list[bool]:
        """What `kg runs` says of each run, the newest first: whether it came to its end."""
        said = self.kg("runs", "--format", "json")
        assert said.code == 0, said
        return [row["complete"] for row in json.loads(said.out)]

    @contextmanager
    def opened(self) -> Iterator[Any]:
        """The store in this process."""
        password = self.settings.get("KG_NEO4J_PASSWORD")
        store = open_store(self.uri, StoreSettings(store=self.uri, **({"neo4j_password": password} if password else {})))
        try:
            yield store
        finally:
            store.close()

    def statement(self, cypher: str, **parameters: Any) -> Statement:
        """A statement that writes into the opened store by `transact`."""
        return Statement(cypher, parameters)

    def held(self) -> "Held":
        """All that the store holds."""
        with self.opened() as store:
            nodes = [row["n"] for row in store.read("MATCH (n) RETURN n")]
            edges = [row["r"] for row in store.read("MATCH ()-[r]->() RETURN r")]
            complete = [row["complete"] for row in listed(store)]
        owners = [node["owner"] for node in nodes if node["_label"] == "Build" and node.get("owner")]
        graph = sorted((*edges, *(node for node in nodes if node["_label"] not in OF_RUNS)), key=_text)
        return Held(graph, complete, owners)


@dataclass(frozen=True)
class Held:
    """What a store holds."""

    graph: list[dict[str, Any]]
    """All its nodes and edges, the texts and contributions too, but for what tells of runs."""
    runs: list[bool]
    """Of each run, the newest first, whether it came to its end."""
    owners: list[str]
    """Who has the right to write, if somebody has."""

    def bulletins(self) -> set[str]:
        """Ids of those whose contributions are held."""
        return {row["id"] for row in self.graph if row.get("_label") == "Extraction"}


def laid_out(folder: Path) -> Path:
    """Copy some samples into the folders `earlier` and `later` below this one, and return it."""
    for name, files in (("earlier", EARLIER), ("later", LATER)):
        (folder / name).mkdir()
        for file in files:
            shutil.copy(next((ROOT / "samples").rglob(file)), folder / name)
    return folder


_UNDISTURBED: list[list[dict[str, Any]]] = []


def undisturbed(place: Place) -> list[dict[str, Any]]:
    """What a build of the earlier ones that nobody disturbs makes of an empty server; tried once, and empty again afterwards."""
    if not _UNDISTURBED:
        assert place.kg("build", "earlier").code == 0
        graph = place.held().graph
        assert place.kg("remove", *EARLIER).code == 0
        assert place.held().graph == []
        _UNDISTURBED.append(graph)
    return _UNDISTURBED[0]


class Writing:
    """Counts what a build sends from its first write on, and does something at a certain piece. To be given to a `Proxy` as `watch`."""

    def __init__(self) -> None:
        self.pieces = 0
        self._begun, self._at, self._act = False, 0, _nothing
        self._lock = threading.Lock()

    def expect(self, piece: int, act: Callable[[], object]) -> None:
        """Count anew, and do that at that piece; at 0 is never."""
        with self._lock:
            self.pieces, self._begun, self._at, self._act = 0, False, piece, act

    def __call__(self, data: bytes) -> None:
        """Take what was sent."""
        with self._lock:
            self._begun = self._begun or b"MERGE (b:Build" in data
            self.pieces += self._begun
            if self._begun and self.pieces == self._at:
                self._act()


def _nothing() -> None:
    pass


def _text(row: dict[str, Any]) -> str:
    return json.dumps(row, sort_keys=True, ensure_ascii=False)
