"""Megabytes of UTF-8 text a second from file to documents, one process: python benchmarks/extraction.py PATH...

A bare regular expression for document numbers over the same text stands beside it, as a measure of the machine.
"""

import re
import statistics
import sys
import time
from collections.abc import Callable, Sequence

from kg.extract import extract
from loaders import Source, load, read, walk

NUMBER = re.compile(r"[一-鿿]{2,12}\s*[〔\[（(]\s*(?:19|20)\d\d\s*[〕\]）)]\s*\d+\s*号")
RUNS = 5


def seconds(work: Callable[[Source], object], sources: Sequence[Source]) -> float:
    """Return how long the work takes on all sources."""
    start = time.perf_counter()
    for source in sources:
        work(source)
    return time.perf_counter() - start


def documents(source: Source) -> int:
    """Cut and extract one source."""
    return len([extract(unit) for unit in load(source).units])


def numbers(source: Source) -> int:
    """Find numbers by one expression."""
    return len(NUMBER.findall(source.text))


def main() -> None:
    """Measure both in turn and print medians and their ratio."""
    sources = [read(path) for path in walk(sys.argv[1:])]
    size = sum(len(source.text.encode()) for source in sources) / 1e6
    seconds(documents, sources[:1])  # vocabularies are read once
    ours, bare = zip(*((seconds(documents, sources), seconds(numbers, sources)) for _ in range(RUNS)), strict=True)
    mine, plain = statistics.median(ours), statistics.median(bare)
    print(f"{len(sources)} files, {size:.2f} MB; medians of {RUNS} paired runs")
    print(f"loading and extraction  {size / mine:8.2f} MB/s")
    print(f"one regular expression  {size / plain:8.2f} MB/s, {mine / plain:.1f} times as fast")


if __name__ == "__main__":
    main()
