"""The `kg` command: the composition root, the only place that knows every part.

Each command lives in the module of its group and imports what is heavy only when it runs, so that `kg --help` is quick.
Exit codes: 0 all is well; 1 an input was bad (the others were loaded) or `check` found something; 2 wrong usage;
3 the store cannot be opened, reached or written; 4 `verify` objects to a citation.
"""

import atexit
import gc
import os
import sys
from typing import Any

import click

from kg.cli import check, completion, copy, diff, export, extract, load, mcp, neo4j, news, query, runs, schema, serve, text, verify
from kg.cli.screen import say
from kg.errors import KgError, QueryError, StoreError
from kg.text.visible import visible

# What is left when the process ends goes with it; to search it for garbage took up to a third of a second.
atexit.register(gc.freeze)

EXIT_CODES: dict[type[KgError], int] = {QueryError: 2, StoreError: 3}
"""Of the errors that end a command; 1 for all others."""


class Main(click.Group):
    """Ends every command in an orderly way: our errors, Ctrl-C, and a reader that went away."""

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command."""
        try:
            result = super().invoke(ctx)
            sys.stdout.flush()
            return result
        except KgError as error:
            say(f"Error: {error}", err=True)
            ctx.exit(next((code for kind, code in EXIT_CODES.items() if isinstance(error, kind)), 1))
        except click.ClickException as error:
            told = visible(error.format_message())
            if told == error.format_message():
                raise
            raise (click.UsageError(told) if isinstance(error, click.UsageError) else click.ClickException(told)) from error
        except KeyboardInterrupt:
            say("Interrupted.", err=True)
            ctx.exit(130)
        except BrokenPipeError:
            # The flush at exit must not fail again.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            ctx.exit(141)


@click.group(cls=Main, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="policy-kg")
def main() -> None:
    """Chinese policy bulletins to a knowledge graph, with a quote behind every edge."""


for command in (
    *extract.COMMANDS,
    *text.COMMANDS,
    *diff.COMMANDS,
    *load.COMMANDS,
    *query.COMMANDS,
    *verify.COMMANDS,
    *runs.COMMANDS,
    *news.COMMANDS,
    *check.COMMANDS,
    *schema.COMMANDS,
    *export.COMMANDS,
    *copy.COMMANDS,
    *neo4j.COMMANDS,
    *serve.COMMANDS,
    *mcp.COMMANDS,
    *completion.COMMANDS,
):
    main.add_command(command)
