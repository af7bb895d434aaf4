"""The file types: one module each, found by looking; specific ones are asked first, then the fallback."""

import functools
import importlib
import pkgutil
from collections.abc import Iterator
from typing import cast

import loaders.files
from loaders.files.layer import FileType, Layer


@functools.cache
def file_types() -> tuple[FileType, ...]:
    """All file types in the order in which they are asked: specific ones by name, then the fallback."""
    modules = (importlib.import_module(f"loaders.files.{info.name}") for info in pkgutil.iter_modules(loaders.files.__path__))
    found = [cast(FileType, module) for module in modules if hasattr(module, "NAME")]
    return tuple(sorted(found, key=lambda one: (one.FALLBACK, one.NAME)))


def layers(data: bytes, path: str) -> Iterator[Layer]:
    """Yield the text layers of a file, by the first type that claims it. Raises InputError."""
    *specific, fallback = file_types()
    chosen = next((one for one in specific if one.claims(data, path)), fallback)
    yield from chosen.layers(data, path)
