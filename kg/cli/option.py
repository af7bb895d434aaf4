"""Options that several commands share, and the store that one of them names."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from kg.store.protocol import Store
    from loaders.files.columns import Choice

_EXACT = "kg.exact_cells"
Decorator = Callable[[Callable[..., Any]], Callable[..., Any]]


def store_option() -> Decorator:
    """`--store URI`: a folder for the embedded engine, or bolt:// and neo4j:// addresses."""
    return click.option(
        "--store",
        "uri",
        metavar="URI",
        help="Folder of an embedded store, or bolt:// or neo4j:// address (+s, +ssc) of a server. Default: KG_STORE, otherwise kg.store.",
    )


def format_option(*forms: str) -> Decorator:
    """`--format`, the first one being the default; with csv among them also `--exact-cells`."""
    form = click.option("--format", "form", type=click.Choice(forms), default=forms[0], show_default=True, help="Output format.")
    return (lambda command: form(_exact_option()(command))) if "csv" in forms else form


def _exact_option() -> Decorator:
    return click.option(
        "--exact-cells",
        is_flag=True,
        expose_value=False,
        callback=lambda ctx, _, value: ctx.meta.update({_EXACT: value}),
        help="Leave cells of CSV that begin with = + - @ as they are. Default: ' stands before them, because spreadsheets would run them.",
    )


def exact_cells() -> bool:
    """Whether the running command was told to leave cells of CSV as they are."""
    ctx = click.get_current_context(silent=True)
    return bool(ctx and ctx.meta.get(_EXACT))


def paths_argument() -> Decorator:
    """`PATH…`: files, folders, or `-` for standard input."""
    return click.argument("paths", nargs=-1, required=True, metavar="PATH...")


def root_option() -> Decorator:
    """`--root DIR`: below which the ids of bulletins begin."""
    kind = click.Path(exists=True, file_okay=False)
    return click.option("--root", type=kind, metavar="DIR", help="Make the ids of bulletins paths below DIR instead of below PATH.")


def map_option() -> Decorator:
    """`--map title=标题,text=正文`: which columns of a dump hold what."""
    return click.option(
        "--map",
        "columns",
        metavar="NAME=COLUMN,…",
        callback=_columns,
        help="Columns of CSV, JSON and SQLite dumps, e.g. title=标题,number=文号,text=正文,issuer=发文机关,date=成文日期,url=链接; "
        "others are known by their names. NAME= leaves one out.",
    )


def _columns(ctx: click.Context, param: click.Parameter, value: str | None) -> "Choice | None":
    if value is None:
        return None
    from loaders.files.columns import parse

    try:
        return parse(value)
    except ValueError as error:
        raise click.BadParameter(str(error), ctx, param) from error


def jobs_option() -> Decorator:
    """`--jobs N`."""
    return click.option(
        "--jobs", type=click.IntRange(min=1), default=1, show_default=True, help="Number of processes that read and extract."
    )


def provisions_option() -> Decorator:
    """`--provisions yes|no`; None where it is not given."""
    return click.option(
        "--provisions",
        type=click.Choice(("yes", "no")),
        callback=lambda ctx, param, value: None if value is None else value == "yes",
        help="Whether the graph has the provisions of policies (第五十八条, 第二款) as nodes; a library of laws has millions. Default: "
        "KG_PROVISIONS, otherwise as the store was built before, otherwise yes. If it was otherwise, the graph is computed anew.",
    )


def deadline_option() -> Decorator:
    """`--deadline SECONDS`."""
    from kg.cli.intake import DEADLINE

    return click.option(
        "--deadline",
        type=click.FloatRange(min=0),
        default=DEADLINE,
        show_default=True,
        metavar="SECONDS",
        help="Give up a document that takes longer, and go on with the others. 0: never.",
    )


@contextmanager
def opened(uri: str | None, *, writing: bool = False, brief: bool = True, provisions: bool | None = None) -> "Iterator[Store]":
    """Open the store for the length of a command, `brief` unless it has much to do. Raises StoreError.

    Several commands may read an embedded store at a time; one that is `writing` has it alone. With or without `provisions`: see
    `StoreSettings`.
    """
    from kg.store import open_store
    from kg.store.settings import StoreSettings

    settings = StoreSettings.from_environment()
    if provisions is not None:
        settings = settings.model_copy(update={"provisions": provisions})
    store = open_store(uri, settings, reading=not writing, brief=brief)
    try:
        yield store
    finally:
        store.close()
