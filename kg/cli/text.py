"""`kg text`: the text layer of a file or a stored bulletin, which all spans count; a law as its amendments make it."""

import os
from collections.abc import Sequence
from itertools import islice
from typing import TYPE_CHECKING

import click

from kg.cli.amended import print_amended
from kg.cli.option import files, format_option, map_option, opened, store_option
from kg.cli.screen import pour, say_json
from kg.cli.wording import printed, wording_of
from kg.errors import InputError

if TYPE_CHECKING:
    from kg.model import Bulletin
    from kg.store.protocol import Store
    from loaders import Source
    from loaders.files.columns import Choice

_LISTED = 5
"""Documents of a container that a message names."""


@click.command()
@click.argument("name", metavar="FILE|BULLETIN|KEY", shell_complete=files)
@click.option(
    "--amended-by",
    "decisions",
    multiple=True,
    metavar="FILE|BULLETIN",
    help="A decision that amends the law in FILE: print the law as it reads then. Several are carried out in the order given.",
)
@click.option("--as-of", "day", metavar="DAY", help="Print how the law KEY read on this day (2031-05-01).")
@format_option("text", "json")
@store_option()
@map_option()
@click.pass_context
def text(
    ctx: click.Context, name: str, decisions: Sequence[str], day: str | None, form: str, uri: str | None, columns: "Choice | None"
) -> None:
    """Print the text of a file, a stored bulletin or a policy: spans are offsets in the characters of a file or bulletin.

    A file of that name is taken first, then a bulletin of the store, then the policy or article whose id, number or title KEY is.

    FILE may be a document inside an archive or a dump: papers.zip/2031/a.txt, dump.jsonl/17. The output is UTF-8, character for
    character, with no line break added; on a terminal control characters are spelled out.

    With --amended-by, FILE is a law in articles, and the output is a computed text that is marked as such; it is also marked 不完整 (exit
    code 1) if part of a decision was not understood or does not fit. --format json adds where each stretch of it comes from; of a text
    that is held it gives the text and its name.

    With --as-of the argument is a law of the store: its id, number or title. If its wording of that day is not held, but an earlier one and
    all decisions that lead to it are, it is computed as with --amended-by.
    """
    if day and decisions:
        raise click.UsageError("--as-of and --amended-by exclude each other")
    if day:
        source, carried = _as_of(name, day, uri)
    else:
        source, carried = _named(name, uri, columns), [_named(one, uri, columns) for one in decisions]
    if not carried:
        say_json(printed(source)) if form == "json" else pour(source.text)
    elif not print_amended(source, carried, form):
        ctx.exit(1)


def _as_of(key: str, day: str, uri: str | None) -> "tuple[Source, list[Source]]":
    """The wording of a day, or what it is computed from. Raises InputError, StoreError, and what queries raise."""
    with opened(uri) as store:
        return wording_of(store, key, day)


def _named(name: str, uri: str | None, columns: "Choice | None") -> "Source":
    """The document that an argument names. Raises InputError, StoreError."""
    return of_file(name, columns) if _file(name) else _of_bulletin(name, uri, columns)


def _file(name: str) -> str | None:
    """The file that a path names, or inside which it goes on."""
    while name and not os.path.isfile(name):
        if os.path.isdir(name):
            return None
        name = os.path.dirname(name)
    return name or None


def of_file(name: str, columns: "Choice | None") -> "Source":
    """The document at a path. Raises InputError where there is none or several."""
    from loaders import read_all

    file = _file(name) or name
    if file == name:
        first, *others = islice(read_all(file, columns=columns), _LISTED + 1)
        if others:
            raise InputError(name, f"holds several documents, name one: {_listed([first, *others])}")
        return _read(first)
    held: list[Source | InputError] = []
    for one in read_all(file, columns=columns):
        if one.path == name:
            return _read(one)
        held += [one] if len(held) <= _LISTED else []
    raise InputError(name, f"{file} holds no document of this name, name one: {_listed(held)}")


def _listed(documents: "Sequence[Source | InputError]") -> str:
    return ", ".join(one.path for one in documents[:_LISTED]) + (", …" if len(documents) > _LISTED else "")


def _read(one: "Source | InputError") -> "Source":
    if isinstance(one, InputError):
        raise one
    return one


def _of_bulletin(name: str, uri: str | None, columns: "Choice | None") -> "Source":
    """The text that a bulletin of the store was read from. Raises InputError where the file is not what was read."""
    if os.path.isdir(name):
        raise InputError(name, "is a folder: name a file in it")
    with opened(uri) as store:
        bulletin = next((one.bulletin for one in store.contributions([name])), None)
        if bulletin is None:
            return _of_key(store, name)
    return _unchanged(bulletin, columns)


def _of_key(store: "Store", key: str) -> "Source":
    """The text that the store holds of a policy or article. Raises InputError where there is none, AmbiguousKey where several are meant."""
    from kg.errors import UnknownKey, did_you_mean
    from loaders import Source
    from queries import asking_back, run

    try:
        with asking_back(store):
            found = run(store, "text", {"key": key})
    except UnknownKey as error:
        meant = did_you_mean(error.candidates)
        raise InputError(key, f"neither a file, nor a bulletin of the store, nor a policy or article in it{meant}") from error
    if not found:
        raise InputError(key, "is only cited in the store: no bulletin holds its text")
    row = found[0]
    return Source(row["title"], row["bulletin"], row["source"], row["sha256"], "utf-8")


def _unchanged(bulletin: "Bulletin", columns: "Choice | None") -> "Source":
    if not _file(bulletin.path):
        raise InputError(bulletin.id, f"was read from {bulletin.path}, which is not there any more; the store does not keep the text")
    source = of_file(bulletin.path, columns)
    if source.text_sha256 != bulletin.text_sha256 and source.sha256 != bulletin.sha256:
        raise InputError(bulletin.id, f"{bulletin.path} has changed since it was loaded: kg build it again")
    return source


COMMANDS = (text,)
