"""Peak memory of kg export by the size of the graph: python benchmarks/exporting.py [FORM] [POLICIES...].

Each graph is written to the store that the settings name, which must be empty and is emptied, or else to a folder that is removed; the
export runs in a process of its own. The embedded engine keeps its pages in the process, up to KG_HEAP; with a server it is Python alone.
"""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

import graphs
from loading import chain

from kg.store import open_store
from kg.store.engine import Statement

EXPORT = """
import atexit, resource, sys
from kg.cli import main

atexit.register(lambda: print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, file=sys.stderr))
main(["export", *sys.argv[1:]])
"""


def exported(uri: str, form: str, folder: Path) -> tuple[float, float]:
    """Return the peak memory of an export and the size of its files, both in MB."""
    command = [sys.executable, "-c", EXPORT, str(folder), "--format", form, "--store", uri]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    peak = int(done.stderr.splitlines()[-1])
    return peak / 1024, sum(file.stat().st_size for file in folder.iterdir()) / 2**20


def fill(uri: str, size: int) -> None:
    """Make the store hold that many policies; in a process of its own, since one that is started by a big one counts as big itself."""
    store = open_store(uri)
    store.prepare()
    store.transact([Statement("MATCH (n) DETACH DELETE n", {})])
    graphs.write(store, chain(size))
    store.close()


def main() -> None:
    """Print a line for each size."""
    form, sizes = (sys.argv[1:2] or ["jsonl"])[0], [int(size) for size in sys.argv[2:]] or [5_000, 50_000]
    with tempfile.TemporaryDirectory() as scratch:
        for size in sizes:
            uri = os.environ.get("KG_STORE", f"{scratch}/{size}.store")
            subprocess.run([sys.executable, __file__, "fill", uri, str(size)], check=True)
            peak, written = exported(uri, form, Path(scratch) / str(size))
            print(f"{size} policies, {written:.0f} MB of {form}: {peak:.0f} MB of memory", flush=True)
        if "KG_STORE" in os.environ:
            fill(uri, 0)


if __name__ == "__main__":
    if sys.argv[1:2] == ["fill"]:
        fill(sys.argv[2], int(sys.argv[3]))
    else:
        main()
