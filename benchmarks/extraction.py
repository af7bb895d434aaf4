"""Megabytes of UTF-8 text a second of CPU from file to documents, one process: python benchmarks/extraction.py PATH...

Beside it, on the same machine: one regular expression for document numbers over the same text and, if it is installed (extra `bench`),
eyecite on opinions in English with two citations a kilobyte. It finds citations in clean text, and no relations.
"""

import re
import statistics
import sys
import time
from collections.abc import Callable, Sequence

from kg.extract import extract
from loaders import Source, load, read, walk

CITING = (
    "The court in Lissner v. Test, 1 U.S. 12, 14 (1982), held that the rule of Foo v. Bar, 347 F.2d 483 (9th Cir. 1954), applies here. "
)
PLAIN = "The contract is silent on the question before us, and it stays so whatever the parties may have said of it later and elsewhere. "
OPINION = (CITING + PLAIN * 8) * 8
"""Some ten kilobytes in English, two citations a kilobyte."""
NUMBER = re.compile(r"[一-鿿]{2,12}\s*[〔\[（(]\s*(?:19|20)\d\d\s*[〕\]）)]\s*\d+\s*号")
RUNS = 5


def seconds(work: Callable[[Source], object], sources: Sequence[Source]) -> float:
    """Return how much CPU time the work takes on all sources."""
    start = time.process_time()
    for source in sources:
        work(source)
    return time.process_time() - start


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
    if speed := eyecite():
        print(f"eyecite                 {speed:8.2f} MB/s, {speed * mine / size:.3f} times as fast")


def eyecite() -> float | None:
    """Return megabytes a second of eyecite, None where it is not installed."""
    try:
        from eyecite import get_citations
    except ImportError:
        return None
    get_citations(OPINION)  # its tables are read once
    start = time.process_time()
    for _ in range(RUNS):
        get_citations(OPINION)
    return RUNS * len(OPINION) / 1e6 / (time.process_time() - start)


if __name__ == "__main__":
    main()
