"""Who uses the folder of a store: one process that may write, or any number that only read.

The engine's own lock has an owner and nobody beside it, but files that nobody writes it also opens without asking for that lock. So those
who read share this lock, and who may write has it alone.
"""

import os
import time
from contextlib import suppress
from pathlib import Path

from kg.errors import StoreLocked

try:
    import fcntl
except ImportError:  # Windows, where a store has one owner at a time
    SHARED = False
else:
    SHARED = True
    """Whether this kind of system knows shared locks."""

FILE = "kg.lock"
SECONDS, READING_SECONDS = 2.0, 10.0
"""How long it is waited for: to write, as long as a short command takes; to read, also until the files of a killed build are in order."""
IN_USE = "it is in use by another process (a kg serve, a build, a notebook); close that one, or use a Neo4j server"
WRITTEN = "another process has it for writing (a build, a notebook); read it when that one has ended, or use a Neo4j server"


class Lock:
    """The lock of one folder; it goes with the process that has it."""

    def __init__(self, folder: Path, *, alone: bool, seconds: float | None = None) -> None:
        """Get it, `alone` for writing. Raises StoreLocked where others do not let go of it in time."""
        seconds = seconds or (SECONDS if alone else READING_SECONDS)
        self._file: int | None = _opened(folder / FILE) if SHARED else None
        if self._file is not None and not _locked(self._file, alone, seconds):
            self.close()
            raise StoreLocked(IN_USE if alone else WRITTEN)

    def close(self) -> None:
        """Let it go; safe to call twice."""
        if self._file is not None:
            os.close(self._file)
            self._file = None


def _opened(path: Path) -> int | None:
    """Open the file, None where there is none and none may be made: nobody can write there."""
    for flags in (os.O_RDWR | os.O_CREAT, os.O_RDONLY):
        with suppress(OSError):
            return os.open(path, flags, 0o666)
    return None


def _locked(file: int, alone: bool, seconds: float) -> bool:
    wanted = (fcntl.LOCK_EX if alone else fcntl.LOCK_SH) | fcntl.LOCK_NB
    end = time.monotonic() + seconds
    while True:
        try:
            fcntl.flock(file, wanted)
            return True
        except BlockingIOError:
            if time.monotonic() > end:
                return False
            time.sleep(0.1)
        except OSError:
            # A file system without locks: the engine's own is left.
            return True
