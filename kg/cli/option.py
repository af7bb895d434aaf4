"""Options that several commands share, and the store that one of them names."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

    from kg.store.protocol import Store
    from loaders.files.columns import Choice

ROWS = ("table", "csv", "json")
"""Forms of output that have columns."""
Decorator = Callable[[Callable[..., Any]], Callable[..., Any]]


def store_option() -> Decorator:
    """`--store URI`: a folder for the embedded engine, or bolt:// and neo4j:// addresses."""
    return click.option(
        "--store",
        "uri",
        metavar="URI",
        shell_complete=files,
        help="Folder of an embedded store, or bolt:// or neo4j:// address (+s, +ssc) of a server. Default: KG_STORE, otherwise kg.store.",
    )


def format_option(*forms: str) -> Decorator:
    """`--format`, the first one being the default; with it `--columns` and `--wide`, and with csv among them `--exact-cells`."""
    options: list[Decorator] = [
        click.option("--format", "form", type=click.Choice(forms), default=forms[0], show_default=True, help="Output format.")
    ]
    if "table" in forms:
        wide = "Print all columns of a table, and a row on one line, however long."
        options += [_columns_option(), _flag("--wide", _WIDE, wide)]
    if "csv" in forms:
        exact = (
            "Leave cells of CSV that begin with = + - @ as they are. Default: ' stands before them, because spreadsheets would run them."
        )
        options.append(_flag("--exact-cells", _EXACT, exact))

    def decorate(command: Callable[..., Any]) -> Callable[..., Any]:
        @wraps(command)
        def checked(*args: Any, form: str, **others: Any) -> Any:
            if form not in ROWS and (chosen_columns() or is_wide()):
                raise click.UsageError(f"--columns and --wide are for rows, not for --format {form}.")
            return command(*args, form=form, **others)

        decorated: Callable[..., Any] = checked
        for option in reversed(options):
            decorated = option(decorated)
        return decorated

    return decorate


def _columns_option() -> Decorator:
    return click.option(
        "--columns",
        # `--map` has the other name.
        "chosen_columns",
        metavar="NAME,…",
        expose_value=False,
        callback=lambda ctx, _, value: ctx.meta.update({_COLUMNS: [name.strip() for name in (value or "").split(",") if name.strip()]}),
        help="Print these columns, in this order.",
    )


def _flag(name: str, place: str, told: str) -> Decorator:
    return click.option(name, is_flag=True, expose_value=False, callback=lambda ctx, _, value: ctx.meta.update({place: value}), help=told)


_COLUMNS, _WIDE, _EXACT = "kg.columns", "kg.wide", "kg.exact_cells"
"""Where a running command keeps what these options say, for `kg.cli.table`."""


def _told(name: str) -> Any:
    ctx = click.get_current_context(silent=True)
    return ctx and ctx.meta.get(name)


def chosen_columns() -> list[str]:
    """Return the columns that the running command was told to print; none if it was not."""
    return [*(_told(_COLUMNS) or ())]


def is_wide() -> bool:
    """Whether the running command was told to print all columns of a table."""
    return bool(_told(_WIDE))


def exact_cells() -> bool:
    """Whether the running command was told to leave cells of CSV as they are."""
    return bool(_told(_EXACT))


def files(ctx: click.Context, param: click.Parameter, incomplete: str) -> "list[CompletionItem[str]]":
    """Let the shell complete the name of a file."""
    from click.shell_completion import CompletionItem

    return [CompletionItem(incomplete, type="file")]


def paths_argument() -> Decorator:
    """`PATH…`: files, folders, or `-` for standard input."""
    return click.argument("paths", nargs=-1, required=True, metavar="PATH...", shell_complete=files)


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
