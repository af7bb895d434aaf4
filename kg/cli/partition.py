"""Partitions of the inputs: each is read in a process beside this one, here or at a worker of a cluster, and becomes one part file."""

import atexit
import hashlib
import os
import pickle
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kg.cli.intake import ENDED, Intake, Piped, take_in
from kg.cli.parts import SUFFIX, pack
from kg.errors import KgError

if TYPE_CHECKING:
    from loaders import Found
    from loaders.files.columns import Choice

FILES, BYTES = 200, 2 << 20
"""At most in a partition; a larger file is a partition by itself."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a partition."""

    part: bytes
    documents: int
    refused: tuple[Intake, ...]
    """Inputs that were not taken in."""


@dataclass(frozen=True, slots=True)
class Partition:
    """Inputs that are read together."""

    items: "tuple[Found | Piped, ...]"
    columns: "Choice | None"
    seconds: float
    """For one document."""
    folder: str
    """That paths are relative to."""

    @property
    def name(self) -> str:
        """Name of its part file: another one if an input changes, or how it is read."""
        told = [repr((self.columns, self.seconds)), *map(_told, self.items)]
        return f"part-{hashlib.sha256('|'.join(told).encode()).hexdigest()[:20]}{SUFFIX}"


def partitions(items: "Sequence[Found | Piped]", columns: "Choice | None", seconds: float) -> Iterator[Partition]:
    """Cut the inputs, in order, into partitions."""
    here, held, size = os.getcwd(), list["Found | Piped"](), 0
    for item in items:
        more = size_of(item)
        if held and (len(held) == FILES or size + more > BYTES):
            yield Partition(tuple(held), columns, seconds, here)
            held, size = [], 0
        held.append(item)
        size += more
    if held:
        yield Partition(tuple(held), columns, seconds, here)


def size(items: "Iterable[Found | Piped]") -> int:
    """Return how many bytes these inputs have; what cannot be looked at counts as none."""
    return sum(map(size_of, items))


class Process:
    """A process that reads partitions, one after the other; it is started when it is first needed and anew after it died."""

    def __init__(self) -> None:
        """Start nothing yet."""
        self._process: subprocess.Popen[bytes] | None = None
        self._closed = False

    def read(self, partition: Partition) -> Outcome:
        """Read a partition; an input that ends the process is named, and the others are read. Raises KgError."""
        if outcome := self._ask(partition):
            return outcome
        if len(partition.items) > 1:
            return _joined([self.read(replace(partition, items=(item,))) for item in partition.items])
        path = partition.items[0].path
        refused = Intake(path, path, error=f"{path}: {ENDED}")
        return Outcome(pack([refused]), 0, (refused,))

    def close(self) -> None:
        """End the process, whatever it does."""
        self._closed = True
        self._end()

    def _ask(self, partition: Partition) -> Outcome | None:
        """Read it; None where the process ends before it has."""
        if self._closed:
            raise KgError("interrupted")
        process = self._process = self._process or _started()
        assert process.stdin and process.stdout
        try:
            pickle.dump(partition, process.stdin)
            process.stdin.flush()
            told: Outcome | str = pickle.load(process.stdout)
        except (OSError, EOFError, pickle.UnpicklingError):
            self._end()
            return None
        if isinstance(told, str):
            raise KgError(told)
        return told

    def _end(self) -> None:
        if (process := self._process) is not None:
            self._process = None
            process.kill()
            process.wait()
            for pipe in (process.stdin, process.stdout):
                with suppress(OSError):  # what was not yet written has nobody to go to
                    if pipe:
                        pipe.close()


_here = threading.local()


def read(partition: Partition) -> Outcome:
    """Read a partition in the process that belongs to this thread: what a worker of a cluster does."""
    if not hasattr(_here, "process"):
        _here.process = Process()
        atexit.register(_here.process.close)
    outcome: Outcome = _here.process.read(partition)
    return outcome


def _started() -> "subprocess.Popen[bytes]":
    # The deadline of a document needs the main thread, and a crash must cost one document.
    paths = os.pathsep.join(os.path.abspath(path) for path in sys.path)
    command = [sys.executable, "-c", "from kg.cli.partition import main; main()"]
    return subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=os.environ | {"PYTHONPATH": paths})


def _joined(outcomes: Sequence[Outcome]) -> Outcome:
    from kg.cli.parts import unpack

    intakes = [intake for outcome in outcomes for intake in unpack(outcome.part, "part")]
    refused = tuple(intake for outcome in outcomes for intake in outcome.refused)
    return Outcome(pack(intakes), sum(outcome.documents for outcome in outcomes), refused)


def _told(item: "Found | Piped") -> str:
    if isinstance(item, Piped):
        return hashlib.sha256(item.data).hexdigest()
    with suppress(OSError):
        state = os.stat(item.path)
        return f"{item.id}|{item.path}|{state.st_size}|{state.st_mtime_ns}"
    return f"{item.id}|{item.path}"


def size_of(item: "Found | Piped") -> int:
    """Return how many bytes an input has; 0 where it cannot be looked at."""
    if isinstance(item, Piped):
        return len(item.data)
    with suppress(OSError):
        return os.path.getsize(item.path)
    return 0


def _unseen(partition: Partition) -> str | None:
    """Go to the folder of the paths; say that the files are not there, if none of them is: this machine sees another file system."""
    if os.path.isdir(partition.folder):
        os.chdir(partition.folder)
    paths = [item.path for item in partition.items if not isinstance(item, Piped) and item.refusal is None]
    if paths and not any(os.path.exists(path) for path in paths):
        return f"{socket.gethostname()} does not see {paths[0]} (from {partition.folder}): workers need the files under the same paths"
    return None


def main() -> None:
    """Answer each Partition on standard input with its Outcome on standard output, or with the reason why it has none; both pickled."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    while True:
        try:
            partition: Partition = pickle.load(sys.stdin.buffer)
        except EOFError:
            return
        pickle.dump(_unseen(partition) or _outcome(partition), sys.stdout.buffer)
        sys.stdout.buffer.flush()


def _outcome(partition: Partition) -> Outcome:
    intakes = [intake for taken in take_in(partition.items, 1, partition.columns, partition.seconds) for intake in taken]
    documents = sum(len(intake.contribution.documents) for intake in intakes if intake.contribution)
    return Outcome(pack(intakes), documents, tuple(intake for intake in intakes if intake.error))
