"""`kg export`: the graph as files."""

from itertools import chain
from pathlib import Path
from shlex import quote

import click

from kg.cli.option import opened, store_option
from kg.cli.progress import progress_bars, progress_of
from kg.cli.screen import say

IMPORT = "neo4j-admin database import full neo4j --overwrite-destination @import.args"
"""Makes a database of the tables in the folder in which it is run."""
FORMS = ("graphml", "gexf", "jsonl", "csv")


@click.command()
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path), metavar="DIR")
@click.option("--format", "form", type=click.Choice(FORMS), required=True, help="csv is for neo4j-admin database import.")
@store_option()
def export(folder: Path, form: str, uri: str | None) -> None:
    """Write the graph into DIR and print the names of the files.

    graphml and gexf have no lists, so list items are joined by " ‖ ". csv holds everything that the store does, so kg build can
    continue with the imported database; import.args holds the arguments for neo4j-admin.
    """
    from kg.export import export as write
    from kg.store.scan import Scan, unchanged

    with opened(uri) as store, progress_bars() as shown, unchanged(store):
        scan = Scan(store, progress_of(shown))
        nodes = chain(scan.internal(), scan.nodes()) if form == "csv" else scan.nodes()
        try:
            files = write(nodes, scan.edges(), form, folder)
        except OSError as error:
            raise click.ClickException(f"{error.filename or folder}: {error.strerror}") from error
    for file in files:
        say(file)
    if form == "csv":
        say(f"With the server stopped: cd {quote(str(folder))} && {IMPORT}", err=True)


COMMANDS = (export,)
