"""The file types, one module each, discovered at start: specific ones are asked first, then the fallback."""

import functools
import importlib
import pkgutil
from collections.abc import Iterator
from typing import cast

import loaders.files
from kg.errors import InputError
from loaders.files.columns import Choice
from loaders.files.layer import Container, FileType, Layer


@functools.cache
def file_types() -> tuple[FileType | Container, ...]:
    """All file types in the order in which they are asked: specific ones by name, then the fallback."""
    modules = (importlib.import_module(f"loaders.files.{info.name}") for info in pkgutil.iter_modules(loaders.files.__path__))
    found = [cast(FileType, module) for module in modules if hasattr(module, "NAME")]
    return tuple(sorted(found, key=lambda one: (one.FALLBACK, one.NAME)))


def file_type(data: bytes, path: str) -> FileType | Container:
    """The first type that claims a file."""
    *specific, fallback = file_types()
    return next((one for one in specific if one.claims(data, path)), fallback)


def limit(chosen: FileType | Container, default: int) -> int:
    """How many bytes a file of this type may have."""
    return int(getattr(chosen, "LIMIT", default))


def layers(data: bytes, path: str, columns: Choice | None = None) -> Iterator[Layer | InputError]:
    """Yield the text layers of a file, and in place of each member that cannot be read the reason. Raises InputError.

    `columns` says which columns of a dump hold what; the others are guessed by their names.
    """
    chosen = file_type(data, path)
    if hasattr(chosen, "members"):
        yield from cast(Container, chosen).members(data, path, columns)
    else:
        yield from chosen.layers(data, path)
