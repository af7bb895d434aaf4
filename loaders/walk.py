"""Finds the files that the given paths mean, and the bulletin ids that follow from them."""

import os
import stat
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from kg.errors import InputError

_KINDS = (
    (stat.S_ISFIFO, "a named pipe"),
    (stat.S_ISSOCK, "a socket"),
    (stat.S_ISCHR, "a device"),
    (stat.S_ISBLK, "a device"),
)


@dataclass(frozen=True, slots=True)
class Found:
    """One file that is meant."""

    path: str
    """As the user gave it, or below the folder that the user gave."""
    id: str
    """Path below the folder that was given (or below the root), with `/`; for a file given by itself its name."""
    refusal: InputError | None = None
    """Why it is not read, where that is known without opening it."""

    def __fspath__(self) -> str:
        """The path, for whatever opens files."""
        return self.path

    def __str__(self) -> str:
        """The path, for messages."""
        return self.path

    @property
    def name(self) -> str:
        """The file name without folders."""
        return os.path.basename(self.path)


def walk(paths: Iterable[str | os.PathLike[str]], root: str | os.PathLike[str] | None = None) -> Iterator[Found]:
    """Yield the files meant by `paths`, in order, each once; with `root`, ids are paths below that folder.

    A folder stands for all its files and those of its folders, by name, whatever their suffix; what `is_hidden` tells is passed over,
    links to folders are not followed. What is no file or cannot be listed is yielded with its refusal. A path that is missing is left
    to whoever opens it.
    """
    seen: set[str] = set()
    for given in paths:
        path = os.fspath(given)
        base = os.path.abspath(root) if root is not None else os.path.abspath(path if os.path.isdir(path) else os.path.dirname(path) or ".")
        for found in _files(path, base):
            real = os.path.realpath(found.path)
            if real not in seen:
                seen.add(real)
                yield found


def is_hidden(name: str) -> bool:
    """Whether a file or folder of this name is passed over inside a folder or an archive: hidden ones, READMEs, traces of programs.

    `~$计划.docx` is Word's mark of an open document, `__MACOSX` what macOS adds to archives.
    """
    return name.startswith((".", "~$")) or name.upper().startswith("README") or name in ("__MACOSX", "Thumbs.db", "desktop.ini")


def printable(path: str) -> str:
    """A path that can be printed and stored even where its bytes are no text."""
    return path.encode("utf-8", "backslashreplace").decode("utf-8")


def _files(path: str, base: str) -> Iterator[Found]:
    """The file, or all files of the folder: no recursion, so that no depth is too deep."""
    if not os.path.isdir(path):
        yield _found(path, base)
        return
    waiting = [path]
    while waiting:
        here = waiting.pop()
        if not os.path.isdir(here):
            yield _found(here, base, _no_file(here))
        elif here != path and os.path.islink(here):
            # A linked folder may lead back to where we are; what lies in this folder is met on its own path.
            if not _inside(os.path.realpath(here), os.path.realpath(path)):
                yield _found(here, base, "is a link to a folder: not followed, give that folder by itself")
        else:
            try:
                names = sorted(os.listdir(here), reverse=True)
            except OSError as error:
                yield _found(here, base, f"cannot be listed: {(error.strerror or str(error)).lower()}")
            else:
                waiting.extend(os.path.join(here, name) for name in names if not is_hidden(name))


def _inside(path: str, folder: str) -> bool:
    return path == folder or path.startswith(os.path.join(folder, ""))


def _found(path: str, base: str, reason: str | None = None) -> Found:
    full = os.path.abspath(path)
    inside = _inside(full, base)
    if not inside:
        reason = reason or f"lies outside of --root {base}"
    name = Path(os.path.relpath(full, base)).as_posix() if inside else os.path.basename(full)
    return Found(path, printable(name), InputError(printable(path), reason) if reason else None)


def _no_file(path: str) -> str | None:
    """Why something inside a folder is not read; None for a file."""
    try:
        mode = os.stat(path).st_mode
    except OSError as error:
        broken = os.path.islink(path)
        return "is a link that leads nowhere" if broken else (error.strerror or str(error)).lower()
    kind = next((name for test, name in _KINDS if test(mode)), None)
    return f"is {kind}: no document" if kind else None
