"""Opens the database in a folder, or says why there is none."""

import os
import re
from pathlib import Path
from typing import Any

from kg.errors import StoreError, StoreMissing
from kg.store.embedded.faults import translated

# database.lck, txlog_0.wal
BEGUN = re.compile(r"database\.lck|configuration\.json|dictionary\..*|.*\.wal")
"""Files in the folder of a store that another process is just making, or was when it was killed."""
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


def database(path: Path, view: bool) -> Any:
    """Open the database in a folder, or make it there; a `view` is only read. Raises StoreError."""
    import arcadedb_embedded

    factory = arcadedb_embedded.DatabaseFactory(str(path.absolute()))
    with translated():
        if view:
            opened = _read_only(path)
        elif factory.exists():
            opened = factory.open() if os.access(path, os.W_OK) else _read_only(path)
        elif path.exists() and any(not BEGUN.fullmatch(file.name) for file in path.iterdir()):
            raise StoreError("it is a folder with other files in it, not a store")
        else:
            opened = factory.create()
    configuration = opened.get_java_database().getConfiguration()
    for key, value in SETTINGS.items():
        configuration.setValue(key, value)
    # A commit survives a power cut, not only a killed process; no slower that could be measured.
    opened.set_wal_flush("yes_nometadata")
    return opened


def _read_only(path: Path) -> Any:
    """Open a store whose folder may not be written (another user's, a mount that is read only): no file is made, nothing is locked."""
    import jpype
    from arcadedb_embedded import Database

    mode = jpype.JClass("com.arcadedb.engine.ComponentFile$MODE").READ_ONLY
    return Database(jpype.JClass("com.arcadedb.database.DatabaseFactory")(str(path.absolute())).open(mode))
