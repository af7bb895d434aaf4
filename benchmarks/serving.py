"""How fast a filled store answers, alone and over HTTP: python benchmarks/serving.py [--rounds N] [--seconds N] [--json FILE].

The store is the one that the settings name; `fill.py` fills it. Three parts:
1. Every kind of question by `queries.run`, in turn: what a program in the same process sees.
2. The same question over HTTP and by a bare loop over the official driver that sends the same template with the same parameters, one after
   the other, in changing order; the difference of each pair is what the interface adds. On Neo4j only: an embedded store has one owner.
3. 200 mixed requests a second from 32 clients, evenly spread over time; every answer other than 200 or 300 (several candidates) is an
   error. The memory of the server is taken ten times on the way.
"""

import json
import os
import random
import socket
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path
from typing import Any

import click
from asked import Kind, Question, kinds
from neo4j import READ_ACCESS, GraphDatabase

from kg.store import Store, open_store
from kg.store.settings import StoreSettings
from queries import find, run
from queries.bind import bind
from queries.narrow import narrow

CLIENTS, RATE = 32, 200
Figures = dict[str, float]


def figures(seconds: Sequence[float]) -> Figures:
    """Return milliseconds: median, 99th percentile, the longest."""
    cut = statistics.quantiles(seconds, n=100, method="inclusive")
    return {"p50": round(cut[49] * 1000, 2), "p99": round(cut[98] * 1000, 2), "max": round(max(seconds) * 1000, 2)}


def timed(work: Callable[[], object]) -> float:
    """Return the seconds it takes."""
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


def in_process(store: Store, asked: Sequence[Kind], rounds: int) -> dict[str, Figures]:
    """Ask every kind in turn by `queries.run`, some rounds unmeasured."""
    taken: dict[str, list[float]] = {kind.name: [] for kind in asked}
    for number in range(rounds + rounds // 5):
        for kind in asked:
            question = kind.ask()
            seconds = timed(lambda question=question: run(store, question.query, question.params))
            if number >= rounds // 5:
                taken[kind.name].append(seconds)
    return {name: figures(times) for name, times in taken.items()}


def paired(client: HTTPConnection, settings: StoreSettings, asked: Sequence[Kind], rounds: int) -> dict[str, dict[str, Any]]:
    """Ask over HTTP and by the bare driver, in changing order."""
    taken: dict[str, list[tuple[float, float]]] = {kind.name: [] for kind in asked}
    password = settings.neo4j_password.get_secret_value() if settings.neo4j_password else None
    with GraphDatabase.driver(settings.store, auth=(settings.neo4j_user, password) if password else None) as driver:
        for number in range(rounds + rounds // 5):
            for kind in asked:
                question = kind.ask()
                ways = [lambda question=question: fetch(client, question), lambda question=question: bare(driver, settings, question)]
                order = (0, 1) if number % 2 else (1, 0)
                seconds = {way: timed(ways[way]) for way in order}
                if number >= rounds // 5:
                    taken[kind.name].append((seconds[0], seconds[1]))
    return {name: _compared(times) for name, times in taken.items()}


def _compared(times: Sequence[tuple[float, float]]) -> dict[str, Any]:
    http, driver = zip(*times, strict=True)
    added = statistics.median(one - other for one, other in times)
    return {"http": figures(http), "driver": figures(driver), "added": round(added * 1000, 2)}


def bare(driver: Any, settings: StoreSettings, question: Question) -> list[Any]:
    """Send what the interface sends, without the filters that are not given."""
    query = find(question.query)
    bound = bind(query, question.params)
    cypher = narrow(query.cypher, frozenset(name for name, value in bound.items() if value is None))
    with driver.session(database=settings.neo4j_database, default_access_mode=READ_ACCESS) as session:
        return session.execute_read(lambda tx: list(tx.run(cypher, bound)))


def fetch(client: HTTPConnection, question: Question) -> int:
    """Send a request and return the status of the answer."""
    client.request("GET", question.path, headers={"Accept-Encoding": "identity"})
    answer = client.getresponse()
    answer.read()
    return answer.status


def steady(port: int, asked: Sequence[Kind], seconds: int, memory: Callable[[], float]) -> dict[str, Any]:
    """Send `RATE` mixed requests a second from `CLIENTS` clients; client n sends the requests n, n + 32 and so on at their time."""
    chance = random.Random(2)
    chosen = chance.choices(asked, [kind.share for kind in asked], k=RATE * seconds)
    questions = [kind.ask() for kind in chosen]
    begin = time.perf_counter() + 1

    def client(number: int) -> list[tuple[float, int]]:
        connection, taken = HTTPConnection("127.0.0.1", port, timeout=60), []
        for place in range(number, len(questions), CLIENTS):
            due = begin + place / RATE
            time.sleep(max(0, due - time.perf_counter()))
            status = fetch(connection, questions[place])
            # From when it was due: what waited for a slow one before it waited too.
            taken.append((time.perf_counter() - due, status))
        return taken

    with ThreadPoolExecutor(CLIENTS) as pool:
        running = [pool.submit(client, number) for number in range(CLIENTS)]
        held = [_later(begin + seconds * at / 10, memory) for at in range(1, 11)]
        taken = [each for done in running for each in done.result()]
    errors = sum(status not in (200, 300) for _, status in taken)
    rate = len(taken) / (max(0.001, time.perf_counter() - begin))
    return {
        "requests": len(taken),
        "errors": errors,
        "per_second": round(rate, 1),
        **figures([each for each, _ in taken]),
        "memory_mb": held,
    }


def _later(due: float, memory: Callable[[], float]) -> float:
    time.sleep(max(0, due - time.perf_counter()))
    return memory()


@contextmanager
def serving(settings: StoreSettings) -> Iterator[tuple[int, Callable[[], float]]]:
    """Run `kg serve` on the store; yield its port and what tells its memory in megabytes."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-c", "from kg.cli import main; main()", "serve", "--port", str(port)]
    process = subprocess.Popen(command, env={**os.environ, "KG_STORE": settings.store}, stderr=subprocess.DEVNULL)
    try:
        _wait(port, process)
        yield port, lambda: round(int(subprocess.check_output(["ps", "-o", "rss=", "-p", str(process.pid)])) / 1024, 1)
    finally:
        process.terminate()
        process.wait()


def _wait(port: int, process: "subprocess.Popen[bytes]") -> None:
    while process.poll() is None:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.2)
    sys.exit("kg serve did not start")


def told(found: dict[str, Any]) -> Iterator[str]:
    """Yield the lines of the tables."""
    yield f"{'in process, ms':<30}{'p50':>9}{'p99':>9}{'max':>9}"
    for name, each in found["in_process"].items():
        yield f"{name:<30}{each['p50']:>9.2f}{each['p99']:>9.2f}{each['max']:>9.2f}"
    if compared := found.get("paired"):
        yield f"\n{'paired, ms':<30}{'HTTP p50':>9}{'p99':>9}{'driver':>9}{'p99':>9}{'added':>9}"
        for name, each in compared.items():
            http, driver = each["http"], each["driver"]
            yield f"{name:<30}{http['p50']:>9.2f}{http['p99']:>9.2f}{driver['p50']:>9.2f}{driver['p99']:>9.2f}{each['added']:>9.2f}"
    if mixed := found.get("steady"):
        yield f"\n{mixed['requests']} mixed requests, {mixed['per_second']}/s, {CLIENTS} clients: {mixed['errors']} errors, "
        yield f"p50 {mixed['p50']} ms, p99 {mixed['p99']} ms; memory of the server {' '.join(map(str, mixed['memory_mb']))} MB"


def machine(store: Store) -> dict[str, Any]:
    """Return what figures depend on."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    size = store.read("MATCH (p:Policy) RETURN count(p) AS n")[0]["n"]
    return {"store": type(store).__name__, "policies": size, "cores": os.cpu_count(), "memory_gb": round(memory), "server": server(store)}


def server(store: Store) -> dict[str, Any]:
    """Return the memory settings of the server or the engine."""
    settings = StoreSettings.from_environment()
    if "://" not in settings.store:
        return {"heap": settings.heap}
    names = ["server.memory.heap.max_size", "server.memory.pagecache.size"]
    password = settings.neo4j_password.get_secret_value() if settings.neo4j_password else None
    with GraphDatabase.driver(settings.store, auth=(settings.neo4j_user, password) if password else None) as driver:
        rows, _, _ = driver.execute_query("SHOW SETTINGS YIELD name, value WHERE name IN $names RETURN name, value", names=names)
        return {row["name"]: row["value"] for row in rows}


@click.command()
@click.option("--rounds", default=200, show_default=True, help="Questions of each kind.")
@click.option("--seconds", default=60, show_default=True, help="How long the steady load lasts.")
@click.option("--only", multiple=True, help="Kinds of questions, all without it.")
@click.option("--json", "file", type=click.Path(path_type=Path), help="Also write the figures there.")
def main(rounds: int, seconds: int, only: tuple[str, ...], file: Path | None) -> None:
    """Measure the store that the settings name."""
    settings = StoreSettings.from_environment()
    store = open_store(settings=settings)
    asked = [kind for kind in kinds(store) if not only or kind.name in only]
    found: dict[str, Any] = {"machine": machine(store), "in_process": in_process(store, asked, rounds)}
    store.close()
    with serving(settings) as (port, memory):
        if "://" in settings.store:
            found["paired"] = paired(HTTPConnection("127.0.0.1", port, timeout=60), settings, asked, rounds)
        if seconds:
            found["steady"] = steady(port, asked, seconds, memory)
    print(json.dumps(found["machine"], ensure_ascii=False), *told(found), sep="\n")
    if file:
        file.write_text(json.dumps(found, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
