"""Class data that let the engine's Java start in two thirds of the time: one file in the user's cache folder.

Without the file, or with one that does not fit any more, the engine works as well, only it starts more slowly.
"""

import hashlib
import os
from collections.abc import Sequence
from contextlib import suppress
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

KEPT = 4
"""Files of class data that stay in the cache folder."""
QUIET = ("-Xlog:disable", "-Xlog:all=error:stderr")
"""Java says nothing of data that do not fit any more, least of all on standard output."""


def data(options: Sequence[str]) -> Path | None:
    """Return where the class data for these options of Java are or would be; None where there is no place for them."""
    folder = os.environ.get("XDG_CACHE_HOME") or (os.path.expanduser("~/.cache") if os.name == "posix" else None)
    try:
        engine = distribution("arcadedb-embedded")
    except PackageNotFoundError:
        return None
    told = repr((engine.version, str(engine.locate_file("arcadedb_embedded")), *options))
    return Path(folder) / "policy-kg" / f"java-{hashlib.sha256(told.encode()).hexdigest()[:16]}.aot" if folder else None


def use(options: Sequence[str]) -> tuple[str, ...]:
    """Return what makes Java use the class data for these options, nothing where there are none."""
    file = data(options)
    if file is None or not file.exists():
        return ()
    with suppress(OSError):
        os.utime(file)  # when it was last used
    return (f"-XX:AOTCache={file}", *QUIET)


def clear(folder: Path) -> None:
    """Remove the class data that were used longest ago, of engines and installations that are gone; the most recent `KEPT` stay."""
    with suppress(OSError):
        files = sorted(folder.glob("java-*.aot"), key=lambda file: file.stat().st_mtime, reverse=True)
        for file in files[KEPT:]:
            file.unlink()
