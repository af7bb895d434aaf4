"""Time per character of texts that repeat one thing without end: `python benchmarks/repeated.py [KIND...]`.

Each text is cut into units and extracted, and then resolved into a graph, in a process of its own, at 20 KB, 200 KB and 2 MB. Time per
character has to stay: at 2 MB at most 1.5 times that at 20 KB.
"""

import multiprocessing
import sys
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from multiprocessing.connection import Connection

from repeated_texts import KINDS, text

from kg.build import build
from kg.errors import InputError
from kg.extract import extract
from kg.model import Contribution
from loaders import Source, load

SIZES = (20_000, 200_000, 2_000_000)
"""Bytes in UTF-8."""
GIVEN_UP = 600
"""Seconds after which a text is given up."""
RUNS = {20_000: 5, 200_000: 2, 2_000_000: 1}
"""The fastest counts."""
MOST = 1.5


def extraction(source: Source, contributions: list[Contribution]) -> None:
    """Extract a text; a text that no loader claims has been looked at all the same."""
    with suppress(InputError):
        reading = load(source)
        contributions.append(Contribution(reading.bulletin, tuple(map(extract, reading.units))))


def fastest(work: Callable[[], object], source: Source, runs: int) -> float:
    """Return how long the fastest run took, in microseconds per character."""
    taken = []
    for _ in range(runs):
        start = time.process_time()
        work()
        taken.append(time.process_time() - start)
    return min(taken) / len(source.text) * 1e6


def measure(kind: str, to: Connection) -> None:
    """Send the times of extraction and resolution, one size after the other."""
    extraction(Source("a.txt", "a.txt", text(kind, 2000), "0", "utf-8"), [])
    for size in SIZES:
        source, found = Source("a.txt", "a.txt", text(kind, size), "0", "utf-8"), list[Contribution]()
        to.send(fastest(lambda source=source, found=found: extraction(source, found), source, RUNS[size]))
        to.send(fastest(lambda found=found: build(found[:1]), source, RUNS[size]))


def measured(kind: str) -> list[float]:
    """Return the times that came before it was given up: of extraction and resolution, by size."""
    here, there = multiprocessing.Pipe(duplex=False)
    process = multiprocessing.Process(target=measure, args=(kind, there), daemon=True)
    process.start()
    there.close()
    told = []
    with suppress(EOFError):
        while len(told) < 2 * len(SIZES) and here.poll(GIVEN_UP):
            told.append(here.recv())
    process.kill()
    return told


def row(told: Sequence[float]) -> tuple[str, bool]:
    """Return the cells of one of the two, and whether time grows as it should."""
    cells = "".join(f"{told[place]:12.2f}" if place < len(told) else f"{'more':>12}" for place in range(len(SIZES)))
    ratio = told[-1] / told[0] if len(told) == len(SIZES) and told[0] else float("inf")
    return f"{cells}{ratio:8.2f}", ratio <= MOST


def main() -> None:
    """Print a row for each kind, microseconds per character by size."""
    sizes = "".join(f"{size // 1000:>9} KB" for size in SIZES) + "   ratio"
    print(f"{'µs per character':30}{'extraction':^44}{'resolution':^44}\n{'':30}{sizes}{sizes}")
    build([])  # vocabularies are read once
    wrong = []
    for kind in sys.argv[1:] or KINDS:
        told = measured(kind)
        (extracted, well), (resolved, _) = row(told[::2]), row(told[1::2])
        print(f"{kind:30}{extracted}{resolved}", flush=True)
        if not well:
            wrong.append(kind)
    print(f"{len(wrong)} of {len(sys.argv[1:] or KINDS)} take more than {MOST} times as long to extract: {', '.join(wrong)}")


if __name__ == "__main__":
    main()
