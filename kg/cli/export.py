"""`kg export`: the graph as files."""

from datetime import datetime
from itertools import chain
from pathlib import Path
from shlex import quote
from typing import Any

import click

from kg.cli.option import opened, store_option
from kg.cli.progress import progress_bars, progress_of
from kg.cli.screen import say

IMPORT = "neo4j-admin database import full neo4j --overwrite-destination @import.args"
"""Makes a database of the tables in the folder in which it is run."""
FORMS = ("graphml", "gexf", "jsonl", "csv", "jsonld", "prov")
LINKED = ("jsonld", "prov")
"""Forms that take a base of IRIs."""


@click.command()
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path), metavar="DIR")
@click.option("--format", "form", type=click.Choice(FORMS), required=True, help="csv is for neo4j-admin database import.")
@click.option("--base-iri", metavar="IRI", help="Begin the IRIs of jsonld and prov with this. Default: urn:policy-kg:.")
@click.option(
    "--as-of", "as_of", type=click.DateTime(["%Y-%m-%d"]), metavar="DATE", help="Day for which jsonld gives each status. Default: today."
)
@store_option()
def export(folder: Path, form: str, base_iri: str | None, as_of: datetime | None, uri: str | None) -> None:
    """Write the graph into DIR and print the names of the files.

    graphml and gexf have no lists, so list items are joined by " ‖ ". csv holds everything that the store does, so kg build can
    continue with the imported database; import.args holds the arguments for neo4j-admin. jsonld is linked data in terms of schema.org
    and ELI, prov the provenance of each edge in terms of PROV-O; both are JSON-LD.
    """
    from kg.export import export as write
    from kg.export.about import About
    from kg.store.scan import Scan, unchanged

    told = _told(form, base_iri, as_of)
    with opened(uri) as store, progress_bars() as shown, unchanged(store):
        scan = Scan(store, progress_of(shown))
        nodes = chain(scan.internal(), scan.nodes()) if form == "csv" else scan.nodes()
        try:
            about = About(runs=scan.runs(), **told) if form in LINKED else None
            files = write(nodes, scan.edges(), form, folder, about)
        except OSError as error:
            raise click.ClickException(f"{error.filename or folder}: {error.strerror}") from error
    for file in files:
        say(file)
    if form == "csv":
        say(f"With the server stopped: cd {quote(str(folder))} && {IMPORT}", err=True)


def _told(form: str, base_iri: str | None, as_of: datetime | None) -> dict[str, Any]:
    """Return what the options say of linked data."""
    from kg.export.about import TAKEN_BY, checked_base

    for name, value in {"base_iri": base_iri, "as_of": as_of}.items():
        if value and form not in TAKEN_BY[name]:
            raise click.UsageError(f"--{name.replace('_', '-')} is for --format {' and '.join(TAKEN_BY[name])}.")
    try:
        base = {"base": checked_base(base_iri)} if base_iri else {}
    except ValueError as error:
        raise click.BadParameter(str(error), param_hint="--base-iri") from error
    return base | ({"as_of": as_of.date().isoformat()} if as_of else {})


COMMANDS = (export,)
