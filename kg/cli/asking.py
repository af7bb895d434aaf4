"""What `kg query` tells about a query before it runs: its help, and how a shell completes its name, parameters and values."""

from collections.abc import Iterator, Sequence
from shlex import quote
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

    from queries import Param, Query

_NAME = "kg.query"


class QueryCommand(click.Command):
    """The command whose `--help` is that of the query named, if one is."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Note the name of the query before the help is asked for."""
        given, _, _ = self.make_parser(ctx).parse_args([*args])
        ctx.meta[_NAME] = given.get("name")
        return super().parse_args(ctx, args)

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the help of the command or of the query. Raises QueryError for a query that is not there."""
        name = ctx.meta.get(_NAME)
        if not isinstance(name, str):
            super().format_help(ctx, formatter)
            return
        from queries import find

        query = find(name)
        formatter.write_usage(ctx.command_path, _usage(query))
        for text in (f"{query.zh} / {query.en}", query.doc.strip()):
            formatter.write_paragraph()
            with formatter.indentation():
                formatter.write_text(text)
        for title, rows in _sections(query):
            if rows:
                with formatter.section(title):
                    formatter.write_dl(rows)
        with formatter.section("Example, for a store with samples/"):
            # As one line, so that it can be copied.
            formatter.write(f"  {example(query)}\n")
        self.format_options(ctx, formatter)


def _usage(query: "Query") -> str:
    given = [f"{name}={name.upper()}" if param.required else f"[{name}={name.upper()}]" for name, param in query.params.items()]
    return " ".join([query.name, *given, "[OPTIONS]"])


def _sections(query: "Query") -> Iterator[tuple[str, list[tuple[str, str]]]]:
    yield "Parameters", [(name, _meaning(param)) for name, param in query.params.items()]
    yield "Columns (* in a table)", [(f"{name}{'*' if name in query.table else ''}", column.doc) for name, column in query.columns.items()]


def _meaning(param: "Param") -> str:
    """Return what a parameter means and what it may be, as in `Number of rows. (integer, 1 to 100, default 20)`."""
    kind = " or ".join(param.choices) or (
        "" if param.type == "string" else "texts, commas between" if param.type == "strings" else param.type
    )
    low, high = ("" if bound is None else f"{bound:g}" for bound in (param.min, param.max))
    limits = f"{low} to {high}" if low and high else f"{low} or more" if low else f"{high} or less" if high else ""
    default = "must be given" if param.required else "" if param.default is None else f"default {param.default}"
    said = ", ".join(filter(None, (kind, limits, default)))
    return f"{param.doc} ({said})" if said else param.doc


def example(query: "Query") -> str:
    """Return a command that the documents in samples/ answer."""
    return " ".join(["kg query", query.name, *(quote(f"{name}={value}") for name, value in query.sample.items())])


def complete_name(ctx: click.Context, param: click.Parameter, incomplete: str) -> "list[CompletionItem[str]]":
    """Complete the name of a query."""
    from queries import files

    return _items(files(), incomplete)


def complete_parameter(ctx: click.Context, param: click.Parameter, incomplete: str) -> "list[CompletionItem[str]]":
    """Complete a parameter of the query, or its value where only some are allowed.

    Bash hands `status=in` over as three words, other shells as one.
    """
    from queries import files, find

    if (name := ctx.params.get("name")) not in files():
        return []
    params, given = find(str(name)).params, _given(ctx.params.get("parameters") or ())
    asked, equals, _ = incomplete.partition("=")
    if equals:
        return _items((f"{asked}={one}" for one in _values(params.get(asked))), incomplete)
    if given and given[-1].endswith("="):
        return _items(_values(params.get(given[-1][:-1])), incomplete)
    known = {one.partition("=")[0] for one in given}
    return _items((f"{one}=" for one in params if one not in known), incomplete)


def _given(words: Sequence[str]) -> list[str]:
    """Return the parameters given, as one word each; the last ends with = if its value is what is to be completed."""
    given: list[str] = []
    for word in words:
        if given and (word == "=" or given[-1].endswith("=")):
            given[-1] += word
        else:
            given.append(word)
    # Of `status=` bash hands over the = as the word to be completed, and click takes it away.
    return [*given[:-1], f"{given[-1]}="] if given and "=" not in given[-1] else given


def _values(param: "Param | None") -> Sequence[str]:
    if param is None:
        return ()
    return param.choices or {"boolean": ("true", "false"), "date": ("today",)}.get(param.type, ())


def _items(values: Any, incomplete: str) -> "list[CompletionItem[str]]":
    from click.shell_completion import CompletionItem

    return [CompletionItem(value) for value in values if value.startswith(incomplete)]
