"""Progress bars on standard error, if it is a terminal."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from kg.text.visible import visible

if TYPE_CHECKING:
    from rich.progress import Progress as Bars

    from kg.store.protocol import Progress


@contextmanager
def progress_bars() -> "Iterator[Bars]":
    """Show progress bars inside the `with` block."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (TextColumn("{task.description}", markup=False), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True, disable=not sys.stderr.isatty()) as shown:
        yield shown


def progress_of(shown: "Bars") -> "Progress":
    """Return a callback for a store that shows one bar for each kind of work it reports."""
    tasks: dict[str, Any] = {}

    def report(what: str, done: int, total: int) -> None:
        if what not in tasks:
            tasks[what] = shown.add_task(what, total=total)
        shown.update(tasks[what], completed=done, total=total)

    return report


@contextmanager
def show_pages(shown: "Bars") -> Iterator[None]:
    """Show, inside the `with` block, a bar counting the pages of each file that takes long to read."""
    from loaders.files.isolated import watch

    tasks: dict[str, Any] = {}

    def show(path: str, done: int, total: int) -> None:
        if path not in tasks:
            tasks[path] = shown.add_task(f"pages of {visible(path)}", total=total)
        shown.update(tasks[path], completed=done, visible=done < total)

    watch(show)
    try:
        yield
    finally:
        watch(None)


@contextmanager
def print_pages() -> Iterator[None]:
    """Print, inside the `with` block, which page of a slow file is being read, if standard error is a terminal."""
    from loaders.files.isolated import watch

    def show(path: str, done: int, total: int) -> None:
        # The last page leaves the line empty.
        print(f"\r{visible(path)}: page {done} of {total}" if done < total else "\r\x1b[K", end="", file=sys.stderr, flush=True)

    watch(show if sys.stderr.isatty() else None)
    try:
        yield
    finally:
        watch(None)
