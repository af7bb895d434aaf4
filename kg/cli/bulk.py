"""`kg build PATH… --bulk DIR`: the tables for `neo4j-admin database import full`, without a store."""

from collections.abc import Iterable
from pathlib import Path
from shlex import quote

from kg.cli.export import IMPORT
from kg.cli.intake import Intake
from kg.cli.loading import Loading, summary
from kg.cli.screen import say
from kg.cli.table import show
from kg.schema.read import schema


def write_bulk(taken: Iterable[Intake], folder: Path, form: str, provisions: bool | None) -> bool:
    """Write the tables of what was taken in, with or without provisions, print a summary and a report; tell whether all went well."""
    from kg.store.bulk import Bulk
    from kg.store.settings import StoreSettings

    wanted = StoreSettings.from_environment().provisions if provisions is None else provisions
    with Bulk(folder, wanted is not False) as bulk:
        loading = Loading(bulk)
        for _ in loading.load(taken):
            pass
        if loading.loaded:
            files = bulk.tables()
            show(summary(bulk.totals(), bulk.changes, schema().edges), form)
    bad = loading.print_report()
    if loading.loaded:
        say(f"{len(files)} files in {folder}. With the server stopped: cd {quote(str(folder))} && {IMPORT}", err=True)
    return bool(loading.loaded) and not bad
