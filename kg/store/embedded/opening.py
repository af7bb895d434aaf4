"""Opens the database in a folder, or says why there is none."""

import os
import re
from enum import Enum, auto
from pathlib import Path
from typing import Any

from kg.errors import StoreError, StoreMissing
from kg.store.embedded.faults import translated
from kg.store.embedded.lock import READING_SECONDS, SHARED, Lock

# database.lck, kg.lock, txlog_0.wal
BEGUN = re.compile(r"(?:database|kg)\.l(?:ck|ock)|configuration\.json|dictionary\..*|.*\.wal")
"""Files in the folder of a store that another process is just making, or was when it was killed."""
OWNED = "database.lck"
"""The engine's own lock: who writes makes it, and removes it when all is written."""
SETTINGS = {
    # Reading must not open other files, nor ask other hosts.
    "arcadedb.opencypher.loadCsv.allowFileUrls": False,
    "arcadedb.opencypher.loadCsv.allowRemoteUrls": False,
}


def check(folder: Path, create: bool) -> None:
    """Raise StoreMissing where there is no folder, unless it is to be made, and StoreError where it is a file."""
    if not create and not folder.exists():
        raise StoreMissing("it is not there; kg build makes it")
    if folder.exists() and not folder.is_dir():
        raise StoreError("it is a file, not the folder of a store")


class Use(Enum):
    """What a store is opened for."""

    WRITE = auto()
    """Reading and writing, alone."""
    READ = auto()
    """Reading, beside others that read."""
    VIEW = auto()
    """Reading files of a store that another process holds and does not change."""


def database(path: Path, use: Use) -> tuple[Any, Lock | None]:
    """Open the database in a folder, or make it there; return it and its lock. Raises StoreError, StoreLocked."""
    with translated():
        opened, lock = (_read_only(path), None) if use is Use.VIEW else _shared(path) if _reads(path, use) else _owned(path)
    configuration = opened.get_java_database().getConfiguration()
    for key, value in SETTINGS.items():
        configuration.setValue(key, value)
    return opened, lock


def _reads(path: Path, use: Use) -> bool:
    """Tell whether a store is opened for reading only, as it was asked for or because its folder may not be written."""
    return (use is Use.READ and SHARED) or (path.exists() and not os.access(path, os.W_OK))


def _owned(path: Path) -> tuple[Any, Lock]:
    """Open a store for this process alone, or make it."""
    factory = _factory(path)
    there = factory.exists()
    if not there:
        _check_begun(path)
        path.mkdir(parents=True, exist_ok=True)
    lock = Lock(path, alone=True)
    try:
        return factory.open() if there else factory.create(), lock
    except BaseException:
        lock.close()
        raise


def _shared(path: Path) -> tuple[Any, Lock]:
    """Open a store beside others that read it."""
    if not _factory(path).exists():
        _check_begun(path)
        raise StoreMissing("it is not there; kg build makes it")
    lock = Lock(path, alone=False)
    try:
        if (path / OWNED).exists() and os.access(path, os.W_OK):
            lock.close()
            _mend(path)
            lock = Lock(path, alone=False)
        return _read_only(path), lock
    except BaseException:
        lock.close()
        raise


def _mend(path: Path) -> None:
    """Let the engine put the files in order that a killed process left: it does when they are opened for writing."""
    lock = Lock(path, alone=True, seconds=READING_SECONDS)
    try:
        # Another one may have done it meanwhile.
        if (path / OWNED).exists():
            _factory(path).open().close()
    finally:
        lock.close()


def _check_begun(path: Path) -> None:
    """Raise StoreError for a folder that holds anything but the beginning of a store."""
    if path.exists() and any(not BEGUN.fullmatch(file.name) for file in path.iterdir()):
        raise StoreError("it is a folder with other files in it, not a store")


def _factory(path: Path) -> Any:
    import arcadedb_embedded

    return arcadedb_embedded.DatabaseFactory(str(path.absolute()))


def _read_only(path: Path) -> Any:
    """Open a store so that no file of it is made or changed, and the engine's own lock is not asked for."""
    import jpype
    from arcadedb_embedded import Database

    mode = jpype.JClass("com.arcadedb.engine.ComponentFile$MODE").READ_ONLY
    return Database(jpype.JClass("com.arcadedb.database.DatabaseFactory")(str(path.absolute())).open(mode))
