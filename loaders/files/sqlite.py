"""SQLite dumps: every table whose columns name documents, one document a row."""

import sqlite3
from collections.abc import Iterator

from kg.errors import InputError
from loaders.files import records
from loaders.files.columns import Choice
from loaders.files.layer import Layer
from loaders.files.records import Table, flat

NAME = "sqlite"
DESCRIPTION = "SQLite databases, one document a row of a table"
FALLBACK = False
LIMIT = records.LIMIT

_MAGIC = b"SQLite format 3\0"
# Virtual tables would run code of extensions; views and the tables of the engine hold no documents of their own.
_TABLES = r"""
SELECT name FROM sqlite_schema
WHERE type = 'table' AND name NOT LIKE 'sqlite\_%' ESCAPE '\' AND sql NOT LIKE 'CREATE VIRTUAL%'
ORDER BY name"""


def claims(data: bytes, name: str) -> bool:
    """Tell by the first bytes."""
    return data.startswith(_MAGIC)


def members(data: bytes, path: str, columns: Choice | None) -> Iterator[Layer | InputError]:
    """Yield a document for each row of the tables that have titles or texts. Raises InputError where none has, or the file is damaged."""
    database = sqlite3.connect(":memory:")
    try:
        # Write-ahead logging (2 in bytes 18 and 19) needs files beside this one; the pages are the same without it.
        database.deserialize(data[:18] + b"\1\1" + data[20:])
        database.execute("PRAGMA trusted_schema = OFF")
        # A column may be computed: hex(zeroblob(400000000)).
        database.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, records.LONGEST)
        tables = [_table(database, str(name)) for (name,) in database.execute(_TABLES).fetchall()]
    except sqlite3.Error as error:
        raise InputError(path, f"is a damaged or locked SQLite database ({error}): copy it again") from error
    finally:
        database.close()
    yield from records.layers([one for one in tables if one.rows], path, columns)


def _table(database: sqlite3.Connection, name: str) -> Table:
    database.text_factory = lambda value: value.decode("utf-8", "replace")
    quoted = name.replace('"', '""')
    found = database.execute(f'SELECT * FROM "{quoted}"')
    header = [str(column[0]) for column in found.description]
    return Table(name, tuple(header), tuple(flat(dict(zip(header, row, strict=True))) for row in found))
