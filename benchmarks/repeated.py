"""Time per character of texts that repeat one thing without end: `python benchmarks/repeated.py [KIND...]`.

Each text is cut into units, extracted and resolved in a process of its own, at 20 KB, 200 KB and 2 MB. Time per character has to stay:
at 2 MB at most 1.5 times that at 20 KB.
"""

import multiprocessing
import sys
import time
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


def seconds(kind: str, size: int) -> tuple[float, float]:
    """Return how long the fastest run took to extract a text, and to resolve it into a graph, per million characters."""
    source = Source("a.txt", "a.txt", text(kind, size), "0", "utf-8")
    best = [9e9, 9e9]
    for _ in range(RUNS[size]):
        start = time.process_time()
        contributions = []
        with suppress(InputError):  # a text that no loader claims has been looked at all the same
            reading = load(source)
            contributions.append(Contribution(reading.bulletin, tuple(map(extract, reading.units))))
        middle = time.process_time()
        build(contributions)
        best = [min(best[0], middle - start), min(best[1], time.process_time() - middle)]
    return best[0] / len(source.text) * 1e6, best[1] / len(source.text) * 1e6


def measure(kind: str, to: Connection) -> None:
    """Send the seconds of one size after the other."""
    with suppress(InputError):
        load(Source("a.txt", "a.txt", text(kind, 2000), "0", "utf-8"))
    for size in SIZES:
        to.send(seconds(kind, size))


def measured(kind: str) -> list[tuple[float, float]]:
    """Return seconds per million characters by size, as many as came in time."""
    here, there = multiprocessing.Pipe(duplex=False)
    process = multiprocessing.Process(target=measure, args=(kind, there), daemon=True)
    process.start()
    there.close()
    told = []
    with suppress(EOFError):
        while len(told) < len(SIZES) and here.poll(GIVEN_UP):
            told.append(here.recv())
    process.kill()
    return told


def main() -> None:
    """Print a row for each kind, microseconds per character by size."""
    print(
        f"{'extraction, µs per character':30}" + "".join(f"{size // 1000:>9} KB" for size in SIZES) + "   2 MB : 20 KB   resolved at 2 MB"
    )
    build([])  # vocabularies are read once
    wrong = []
    for kind in sys.argv[1:] or KINDS:
        told = measured(kind)
        cells = [f"{told[place][0]:12.2f}" if place < len(told) else f"{'more':>12}" for place in range(len(SIZES))]
        ratio = told[-1][0] / told[0][0] if len(told) == len(SIZES) else float("inf")
        resolved = f"{told[-1][1]:14.2f}" if len(told) == len(SIZES) else ""
        print(f"{kind:30}" + "".join(cells) + f"{ratio:12.2f}{resolved}", flush=True)
        if ratio > MOST:
            wrong.append(kind)
    print(f"{len(wrong)} of {len(sys.argv[1:] or KINDS)} take more than {MOST} times as long: {', '.join(wrong)}")


if __name__ == "__main__":
    main()
