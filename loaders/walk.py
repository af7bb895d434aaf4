"""Which files are meant when a user names files and folders."""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

_SUFFIXES = (".txt", ".md")


def walk(paths: Iterable[str | os.PathLike[str]]) -> Iterator[Path]:
    """Yield the files meant by `paths`, in order, each once.

    A folder stands for its .txt and .md files and those of its folders, by name; hidden ones and README files are
    passed over. A file named by itself is always yielded. So is a path that is missing, or a folder that cannot be listed:
    `read` then raises the InputError that names it, and the rest goes on.
    """
    seen: set[str] = set()
    for path in paths:
        for file in _files(Path(path)):
            real = os.path.realpath(file)
            if real not in seen:
                seen.add(real)
                yield file


def _files(path: Path) -> Iterator[Path]:
    if not path.is_dir():
        yield path
        return
    try:
        entries = sorted(path.iterdir(), key=lambda p: p.name)
    except OSError:
        yield path
        return
    for entry in entries:
        if entry.name.startswith("."):
            continue
        if entry.is_dir():
            # A linked folder may lead back to where we are.
            yield from () if entry.is_symlink() else _files(entry)
        elif entry.suffix.lower() in _SUFFIXES and not entry.name.upper().startswith("README"):
            yield entry
