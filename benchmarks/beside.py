"""How fast plain reads are while four heavy statements run: python benchmarks/beside.py [--rounds N] [--reads N].

The store is the one that the settings name; `fill.py` fills it. The same questions are asked over HTTP by one client, one after the other,
alone and beside four clients that send heavy statements to `/cypher` without end, in turn: what else the machine does falls on both.
"""

import json
import statistics
import threading
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from http.client import HTTPConnection

import click
from asked import Question, kinds
from serving import fetch, figures, machine, serving, timed

from kg.store import open_store
from kg.store.settings import StoreSettings

HEAVY = (
    "UNWIND range(1, 900000) AS x UNWIND range(1, 900000) AS y RETURN sum(x * y) AS n",
    "MATCH (a:Policy), (b:Policy), (c:Policy) WHERE a.title CONTAINS b.title AND b.title CONTAINS c.title RETURN count(*) AS n",
    "MATCH p = (a:Policy)-[:REFERENCES|BASED_ON*1..8]-(b:Policy) RETURN count(DISTINCT b) AS n",
    "UNWIND range(1, 60000) AS x WITH x ORDER BY x % 977 RETURN size(collect([y IN range(1, 900) | x * y])) AS n",
)
"""None of them ends in time: rows without end, three policies of each other, long paths, much memory."""
SETTLED = 3.0
"""Seconds after which all heavy statements run: on an embedded store their processes have to start."""


@contextmanager
def heavy(port: int, told: Counter[int]) -> Iterator[None]:
    """Send the heavy statements, each by a client of its own and again when it is answered; `told` gathers the status of the answers."""
    over = threading.Event()

    def client(statement: str) -> None:
        while not over.is_set():
            connection = HTTPConnection("127.0.0.1", port, timeout=60)
            connection.request("POST", "/cypher", json.dumps({"query": statement}), {"Content-Type": "application/json"})
            told[connection.getresponse().status] += 1
            connection.close()

    clients = [threading.Thread(target=client, args=(statement,)) for statement in HEAVY]
    for each in clients:
        each.start()
    time.sleep(SETTLED)
    yield
    over.set()
    for each in clients:
        each.join()


def asked(port: int, questions: Sequence[Question]) -> list[float]:
    """Return how long each takes."""
    connection = HTTPConnection("127.0.0.1", port, timeout=60)
    return [timed(lambda question=question: fetch(connection, question)) for question in questions]


@click.command()
@click.option("--rounds", default=5, show_default=True, help="How often the reads are asked alone and beside.")
@click.option("--reads", default=400, show_default=True, help="Mixed reads of a round.")
def main(rounds: int, reads: int) -> None:
    """Measure the store that the settings name."""
    settings = StoreSettings.from_environment()
    store = open_store(settings=settings)
    mixed = [each for kind in kinds(store) for each in (kind.ask() for _ in range(max(1, kind.share * reads // 100)))]
    print(json.dumps(machine(store), ensure_ascii=False))
    store.close()
    alone: list[list[float]] = []
    beside: list[list[float]] = []
    told: Counter[int] = Counter()
    with serving(settings) as (port, memory):
        asked(port, mixed)
        for _ in range(rounds):
            alone.append(asked(port, mixed))
            with heavy(port, told):
                beside.append(asked(port, mixed))
        print(f"memory of the server {memory()} MB; statuses of the heavy statements: {dict(told)}")
    for name, cells in (("alone", alone), ("beside", beside)):
        print(f"{name:<8}", figures([each for cell in cells for each in cell]))
    for name in ("p50", "p99"):
        ratios = [figures(one)[name] / figures(other)[name] for one, other in zip(beside, alone, strict=True)]
        print(f"{name} beside : alone, by round: {' '.join(f'{each:.2f}' for each in ratios)}; median {statistics.median(ratios):.2f}")


if __name__ == "__main__":
    main()
