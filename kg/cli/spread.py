"""Reads partitions of the inputs on this machine or on a Dask cluster, and writes a part file for each that has none yet."""

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.cli.partition import Outcome, Partition, Process, read
from kg.cli.parts import SUFFIX
from kg.errors import KgError

if TYPE_CHECKING:
    from distributed import Client

Done = tuple[Partition, Outcome]
Reader = Callable[[Iterable[Partition]], Iterator[Done]]
"""Reads partitions, several at a time, and yields them as they get ready."""

_JOIN_SECONDS = 30
"""In which a worker must have joined the scheduler."""
_AHEAD = 2
"""Partitions for each thread of a cluster that are sent before their turn."""


def missing(wanted: Iterable[Partition], folder: Path) -> list[Partition]:
    """Return the partitions that have no part file in the folder yet. Raises KgError if it has part files of others."""
    held = {file.name for file in folder.glob(f"*{SUFFIX}")} if folder.is_dir() else set()
    named = {partition.name: partition for partition in wanted}
    if strange := sorted(held - named.keys()):
        raise KgError(
            f"{folder} holds part files of other inputs, or of inputs that have changed since ({strange[0]}, {len(strange)} in all): "
            "name an empty folder, or remove them"
        )
    return [partition for name, partition in named.items() if name not in held]


def write_parts(wanted: Iterable[Partition], folder: Path, reader: Reader) -> Iterator[Done]:
    """Yield each partition when its part file is written: whole, or not at all. Raises KgError, and OSError where it cannot be."""
    folder.mkdir(parents=True, exist_ok=True)
    for partition, outcome in reader(wanted):
        unready = folder / f".{partition.name}-{os.getpid()}"
        with unready.open("wb") as file:
            file.write(outcome.part)
            file.flush()
            os.fsync(file.fileno())
        unready.replace(folder / partition.name)
        yield partition, outcome


def on_this_machine(jobs: int) -> Reader:
    """Return what reads with so many processes at a time."""

    def reader(wanted: Iterable[Partition]) -> Iterator[Done]:
        waiting, idle = deque(wanted), [Process() for _ in range(jobs)]
        processes = tuple(idle)
        with ThreadPoolExecutor(jobs) as pool:
            running: dict[Future[Outcome], tuple[Partition, Process]] = {}
            try:
                while waiting or running:
                    while waiting and idle:
                        partition, process = waiting.popleft(), idle.pop()
                        running[pool.submit(process.read, partition)] = partition, process
                    for future in wait(running, return_when=FIRST_COMPLETED).done:
                        partition, process = running.pop(future)
                        idle.append(process)
                        yield partition, future.result()
            finally:
                for process in processes:
                    process.close()

    return reader


def on_cluster(address: str) -> Reader:
    """Return what reads on the workers of a Dask scheduler; a partition whose worker is lost is read by another one."""

    def reader(wanted: Iterable[Partition]) -> Iterator[Done]:
        waiting = list(wanted)
        if waiting:
            with _client(address) as client:
                try:
                    yield from _completed(client, waiting)
                except KgError:
                    raise
                except Exception as error:
                    raise KgError(_given_up(address, error)) from error

    return reader


def _client(address: str) -> "Client":
    try:
        from distributed import Client
    except ImportError as error:
        raise KgError("--on needs Dask: pip install 'policy-kg[dask]' here and on the workers") from error
    try:
        client = Client(address, timeout=_JOIN_SECONDS, set_as_default=False)
    except (OSError, ValueError) as error:
        raise KgError(f"no Dask scheduler answers at {address} ({error})") from error
    try:
        client.wait_for_workers(1, timeout=_JOIN_SECONDS)
    except TimeoutError as error:
        client.close()
        raise KgError(f"no worker has joined the scheduler at {address} in {_JOIN_SECONDS} s: start dask worker {address}") from error
    return client


def _completed(client: "Client", waiting: list[Partition]) -> Iterator[Done]:
    from distributed import as_completed

    running: dict[Any, Partition] = {}
    queue: Any = as_completed(loop=client.loop)
    waiting.reverse()

    def send() -> None:
        threads = sum(client.nthreads().values())
        while waiting and len(running) < max(threads, 1) * _AHEAD:
            partition = waiting.pop()
            future = client.submit(read, partition, key=partition.name, pure=False)
            running[future] = partition
            queue.add(future)

    send()
    while running:
        future = next(queue)
        partition = running.pop(future)
        outcome: Outcome = future.result()
        future.release()
        send()
        yield partition, outcome


def _given_up(address: str, error: Exception) -> str:
    reason = str(error).splitlines()[0] if str(error) else type(error).__name__
    return f"the cluster at {address} did not come to an end ({reason}); the parts written stay, the same command reads the others"
