"""Makes the class data of the engine's Java (see `archive`), by a run of the engine that is used for nothing else."""

import os
import shutil
import subprocess
import sys
import tempfile
import time
from contextlib import suppress
from pathlib import Path

from kg.store.embedded import archive, jvm

CODE = "from kg.store.embedded.warm import {0}; {0}()"
MADE, BEGUN = "java.aot", ".begun"
"""What Java writes, and the suffix of the file that says that somebody is at it: for as long as nobody else begins."""
WRITE = "UNWIND $rows AS row MERGE (n:Policy {id: row.id}) SET n = row MERGE (n)-[r:AMENDS]->(n) SET r.confidence = 1.0"
READ = (
    "MATCH (n:Policy) RETURN count(n) AS n",
    "MATCH (a:Policy)-[r:AMENDS]->(b:Policy) WHERE a.id = 'a' OPTIONAL MATCH (b)-->(c) RETURN b.id AS id, collect(c.id) AS ids ORDER BY id",
    "CALL db.index.fulltext.queryNodes('policy_names', 'a') YIELD node, score RETURN node.id AS id, score ORDER BY score DESC LIMIT 1",
)
LIMIT = 300
"""Seconds after which the run is given up."""


def make_missing() -> None:
    """Begin to make the class data if there are none, in the background and with the lowest priority: nobody waits for it."""
    if (file := archive.data(jvm.OPTIONS)) is None or file.exists():
        return
    with suppress(OSError), open(os.devnull, "r+b") as nothing:
        file.parent.mkdir(parents=True, exist_ok=True)
        begun = file.with_suffix(BEGUN)
        if begun.exists() and time.time() - begun.stat().st_mtime < LIMIT:
            return
        begun.touch()
        started = subprocess.Popen(
            [sys.executable, "-c", CODE.format("main"), str(file)],
            # Not a session of its own: the scheduler would give it a full share of the processors, however low its priority.
            process_group=0,
            env=_environment(),
            stdin=nothing,
            stdout=nothing,
            stderr=nothing,
        )
        # Whoever started it does not wait for its end.
        started.returncode = 0


def main() -> None:
    """Make the file that the first argument names, all of it or nothing."""
    file = Path(sys.argv[1])
    if hasattr(os, "nice"):
        os.nice(19)
    with tempfile.TemporaryDirectory(prefix="policy-kg-warm-") as folder, suppress(subprocess.SubprocessError):
        subprocess.run([sys.executable, "-c", CODE.format("train"), folder], env=_environment(), timeout=LIMIT, check=True)
        unready = file.with_name(f".{file.name}-{os.getpid()}")
        shutil.copyfile(Path(folder) / MADE, unready)
        unready.replace(file)
        archive.clear(file.parent)
        file.with_suffix(BEGUN).unlink(missing_ok=True)


def train() -> None:
    """Run the engine on a store in the folder that the first argument names, and let Java write down what it has loaded."""
    import jpype

    # It asks for class data when it is closed, with this module.
    from kg.store.embedded.store import EmbeddedStore
    from kg.store.engine import Statement
    from kg.store.settings import StoreSettings

    folder = sys.argv[1]
    jvm.start("512m", (*jvm.BRIEF, f"-XX:AOTCacheOutput={folder}/{MADE}"))
    store = EmbeddedStore(f"{folder}/kg.store", StoreSettings(java_cache=False))
    store.prepare()
    store.transact([Statement(WRITE, {"rows": [{"id": name, "title": name} for name in "abc"]})])
    for cypher in READ:
        store.read(cypher)
        list(store.stream(cypher))
    store.close()
    # Java writes the file when it ends, and the process ends with it.
    jpype.JClass("java.lang.System").exit(0)


def _environment() -> dict[str, str]:
    return os.environ | {"PYTHONPATH": os.pathsep.join(os.path.abspath(path) for path in sys.path)}
