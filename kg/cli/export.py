"""`kg export`: the graph as files."""

from pathlib import Path

import click

from kg.cli.option import opened, store_option

FORMS = ("graphml", "gexf", "jsonl", "csv")


@click.command()
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path), metavar="DIR")
@click.option("--format", "form", type=click.Choice(FORMS), required=True, help="csv is what neo4j-admin database import takes.")
@store_option()
def export(folder: Path, form: str, uri: str | None) -> None:
    """Write the graph into DIR and print the names of the files.

    Lists are joined by " ‖ " in graphml and gexf, which have none.
    """
    from kg.build import build
    from kg.export import export as write

    with opened(uri) as store:
        graph = build(store.contributions())
    try:
        files = write(graph, form, folder)
    except OSError as error:
        raise click.ClickException(f"{error.filename or folder}: {error.strerror}") from error
    for file in files:
        click.echo(file)


COMMANDS = (export,)
