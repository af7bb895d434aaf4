"""A build in a process of its own, to be killed: says `begun`, then one line for each step.

python writer.py URI SIZE [--asked]

With --asked it goes on after each of these lines only when a line comes in, so that it cannot be done before it is stopped.
"""

import sys
from dataclasses import replace

from graphs import contribution

from kg.model import Contribution, Relation, Span
from kg.store import open_store

PART = 10
"""Bulletins of a step."""


def wanted(size: int) -> list[Contribution]:
    """That many bulletins, by id, each with a document that names the one before as its basis."""
    return [_linked(number) for number in range(size)]


def _linked(number: int) -> Contribution:
    made = contribution(f"第{number:05}期.txt", f"云州省第{number:05}号办法", sha256=f"{number:064}")
    title = f"云州省第{number - 1:05}号办法"
    basis = Relation("BASED_ON", title, None, Span(0, 9), f"根据《{title}》", Span(2, 9), ("basis",), 0.9)
    return replace(made, documents=(replace(made.documents[0], relations=(basis,) if number else ()),))


def say(line: str) -> None:
    print(line, flush=True)
    if "--asked" in sys.argv:
        sys.stdin.readline()


if __name__ == "__main__":
    uri, size = sys.argv[1], int(sys.argv[2])
    store = open_store(uri)
    fresh = wanted(size)
    say("begun")
    with store.update() as update:
        for start in range(0, size, PART):
            update.given(one.bulletin for one in fresh[start : start + PART])
            update.bring(fresh[start : start + PART])
            say(f"step {start}")
    store.close()
    print("done", flush=True)
