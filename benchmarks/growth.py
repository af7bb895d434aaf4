"""What one bulletin costs in stores of growing size: python benchmarks/growth.py [--store URI] [--sizes 1000,4000,16000] [--jobs N].

One store grows from size to size by bulletins of `library.py`. At each size these commands run in processes of their own: a new bulletin,
the same again, it is removed, `kg stats`, `kg check`, `kg export`. Printed are CPU seconds, seconds and the most memory of each, and what
they are of those at the first size. CPU is that of the command; a server's is not in it. Without --store it is an embedded store in a
folder that is removed afterwards; a server must be empty.
"""

import argparse
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from library import IN_BULLETIN, bulletin, bulletins, path

KG = str(Path(sys.executable).parent / "kg")


@dataclass(frozen=True, slots=True)
class Cost:
    """What a command cost."""

    cpu: float
    """Seconds, of its children too."""
    seconds: float
    memory: float
    """Megabytes at most, of its largest process."""


def run(*arguments: str) -> Cost:
    """Run `kg` and tell what it cost. Raises CalledProcessError where it fails for another reason than what it found."""
    begun = time.perf_counter()
    with tempfile.TemporaryFile() as said:
        process = subprocess.Popen([KG, *arguments], stdout=subprocess.DEVNULL, stderr=said)
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode not in (0, 1):
            said.seek(0)
            sys.exit(f"kg {' '.join(arguments)}: exit code {process.returncode}\n{said.read().decode()}")
    return Cost(used.ru_utime + used.ru_stime, time.perf_counter() - begun, used.ru_maxrss / 1024)


def write(folder: Path, documents: int, first: int) -> None:
    """Write the bulletins of so many documents below a folder."""
    for name, text in bulletins(documents, first):
        target = folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")


def grow(folder: Path, store: str, before: int, size: int, jobs: int) -> Cost:
    """Load the bulletins that are missing to that size."""
    root = folder / f"library-{size}"
    write(root, size - before, before // IN_BULLETIN)
    return run("build", str(root), "--root", str(root), "--store", store, "--jobs", str(jobs))


def costs(folder: Path, store: str, size: int) -> Iterator[tuple[str, Cost]]:
    """Yield what each command costs at this size; afterwards the store holds what it did."""
    number = size // IN_BULLETIN
    root = folder / "new"
    file = root / path(number)
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(bulletin(1, number), encoding="utf-8")
    given = (str(file), "--root", str(root), "--store", store)
    yield "stats (the start of a command)", run("stats", "--store", store)
    yield "one bulletin of 20 documents", run("build", *given)
    yield "the same again", run("build", *given)
    yield "removed", run("remove", path(number), "--store", store)
    yield "check", run("check", "--store", store)
    yield "export", run("export", str(folder / "export"), "--format", "jsonl", "--store", store)


def show(what: str, size: int, cost: Cost, first: Cost) -> None:
    """Print a line."""
    ratios = f"{cost.cpu / first.cpu:8.2f}{cost.seconds / first.seconds:8.2f}{cost.memory / first.memory:8.2f}"
    print(f"{what:34}{size:9}{cost.cpu:9.2f} s{cost.seconds:9.2f} s{cost.memory:9.0f} MB{ratios}", flush=True)


def main() -> None:
    """Let a store grow and print a table."""
    parser = argparse.ArgumentParser(description="What one bulletin costs in stores of growing size.")
    parser.add_argument("--store")
    parser.add_argument("--sizes", default="1000,4000,16000")
    parser.add_argument("--jobs", type=int, default=1)
    given = parser.parse_args()
    first: dict[str, Cost] = {}
    heads = ("documents", 9), ("CPU", 11), ("time", 11), ("memory", 12), ("CPU", 8), ("time", 8), ("memory", 8)
    print(" " * 34 + "".join(f"{head:>{width}}" for head, width in heads) + " of those at the first size")
    with tempfile.TemporaryDirectory(prefix="growth-") as name:
        folder, before = Path(name), 0
        store = given.store or str(folder / "kg.store")
        for size in map(int, given.sizes.split(",")):
            loaded = grow(folder, store, before, size, given.jobs)
            speed = (size - before) / loaded.seconds
            print(f"loaded {size - before} documents: {speed:.0f}/s, CPU {loaded.cpu:.1f} s, {loaded.memory:.0f} MB", flush=True)
            for what, cost in costs(folder, store, size):
                show(what, size, cost, first.setdefault(what, cost))
            before = size
    print(f"most memory of any process: {resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 2**20:.2f} GB")


if __name__ == "__main__":
    main()
