"""Starts the Java virtual machine of the embedded engine: once per process, without output and without files in the user's folder."""

import os
import sys
import tempfile
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from kg.errors import StoreError
from kg.store.embedded import archive

LOGGING = Path(__file__).with_name("logging.properties")
OPTIONS = (
    # SIGTERM and Ctrl-C stay with Python: a signal handled by Java in the middle of a write aborts the process.
    "-Xrs",
    # One small store on few cores: starts in half the time of the default collector.
    "-XX:+UseSerialGC",
    # Without counters for other programs, which Java keeps in a file of the temporary folder.
    "-XX:-UsePerfData",
    "-Darcadedb.installCustomFormatter=false",
    # A commit survives a power cut, not only a killed process; no slower that could be measured. Set on an open database instead, it
    # takes every command a fifth of a second.
    "-Darcadedb.txWalFlush=1",
    # To write where records were deleted, the engine reads all pages of a type once after each opening: 0.4 s and 0.3 GB of heap for one
    # bulletin in a store of 16,000 documents, more in a larger one. Space that was given up is won back by `kg copy`.
    "-Darcadedb.bucketReuseSpaceMode=low",
)
LOGS = f"-Djava.util.logging.config.file={LOGGING}"
"""Not among the options, on which class data depend: several installations of one engine may share them."""
FEW_PAGES = ("-Darcadedb.maxPageRAM=64",)
"""Megabytes of the files that the engine keeps in the heap, where it would take a quarter of it: the system has them in memory as well. A
command that reads or writes a store of 16,000 documents is not slower by that; a search in a server, which keeps more, takes 65 instead
of 52 ms."""
BRIEF = (
    # What such a process runs is compiled once, quickly.
    "-XX:TieredStopAtLevel=1",
    # The engine merges what was added to an index when that has 10 pages, which some bulletin pays for: 5.1 instead of 3.5 s of CPU. Large
    # loads merge so; some 130 bulletins of 20 documents fill 40 pages.
    "-Darcadedb.indexCompactionMinPagesSchedule=40",
)
"""Options of a process that lives for a command."""
WORKER = (
    # Short lives on few processors: started sooner, and less address space is set aside.
    *BRIEF,
    "-XX:ActiveProcessorCount=1",
    "-XX:CompressedClassSpaceSize=128m",
    "-XX:ReservedCodeCacheSize=64m",
)
"""Options of a process that runs the statements of users."""
TIDY = 128 << 20
"""Bytes that come into the heap before garbage is collected again. With the collections between the statements of a transaction a load
takes a heap of 0.75 GB, with one after each transaction all of 1 GB; both take as much processor time. An export of 16,000 documents
takes 0.40 instead of 1.1 GB of memory with the collections between its pages, and 5 % more processor time."""

_kept = 0
"""Bytes that the last collection left in the heap."""
_starting = threading.Lock()


def start(heap: str, more: Sequence[str] = (), cache: bool = False) -> None:
    """Start the machine with that much memory (`512m`, `4g`) and more options, unless it runs. Raises StoreError where it cannot.

    `cache` says whether class data are used if they are there.
    """
    with _starting:
        try:
            import jpype
            from arcadedb_embedded.jvm import start_jvm
        except ImportError as error:
            raise StoreError(f"the embedded engine is not there for this kind of machine ({error}); use a Neo4j server") from error
        if jpype.isJVMStarted():
            return
        os.environ.setdefault("ARCADEDB_JVM_ERROR_FILE", str(Path(tempfile.gettempdir()) / "policy-kg-java-%p.log"))
        with _captured_stderr() as said:
            try:
                start_jvm(heap_size=heap, jvm_args=(*OPTIONS, LOGS, *more, *(archive.use(OPTIONS) if cache else ())))
            except Exception as error:
                raise StoreError(f"the embedded engine does not start: {error} {said()}".rstrip()) from error
        # Java's own end waits for the thread that started it. Let go, it comes back as one that nobody waits for.
        leave()


def tidy() -> None:
    """Collect garbage if there may be much of it: left alone, Java takes all that it may have before it does."""
    global _kept
    import jpype

    runtime = jpype.JClass("java.lang.Runtime").getRuntime()
    if runtime.totalMemory() - runtime.freeMemory() > _kept + TIDY:
        runtime.gc()
        _kept = runtime.totalMemory() - runtime.freeMemory()


def leave() -> None:
    """Let go of this thread unless it is the main one: the machine keeps what belongs to a thread until it is told to let go."""
    import jpype

    if threading.current_thread() is not threading.main_thread():
        jpype.java.lang.Thread.detach()


def flush(database: Any) -> None:
    """Wait until what was committed is in the files; the engine writes it in the background."""
    import jpype

    pages = jpype.JClass("com.arcadedb.engine.PageManager").INSTANCE
    pages.waitAllPagesOfDatabaseAreFlushed(database.get_java_database().getEmbedded())


@contextmanager
def _captured_stderr() -> Iterator[Callable[[], str]]:
    """Keep what the machine itself prints while it starts (a warning about one of its own modules) off the user's screen."""
    sys.stderr.flush()
    with tempfile.TemporaryFile() as kept:
        before = os.dup(2)
        os.dup2(kept.fileno(), 2)
        try:
            yield lambda: _content(kept.fileno())
        finally:
            os.dup2(before, 2)
            os.close(before)


def _content(file: int) -> str:
    return os.pread(file, 4000, 0).decode("utf-8", "replace").strip()
