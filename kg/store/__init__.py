"""Where a graph is kept: one protocol, two implementations (embedded ArcadeDB, Neo4j over Bolt).

`open_store(uri)` chooses by the form of the URI.
"""

import re
from typing import TYPE_CHECKING

from kg.errors import StoreError
from kg.store.protocol import Store

if TYPE_CHECKING:
    from kg.store.settings import StoreSettings

__all__ = ["Store", "open_store"]

# bolt://localhost:7687, neo4j+s://example.invalid
BOLT = re.compile(r"(bolt|neo4j)(\+s|\+ssc)?://.")
# neo4j:secret@localhost:7687
CREDENTIALS = re.compile(r"[^/\\:@]+:[^/\\]+@.")


def open_store(uri: str | None = None, settings: "StoreSettings | None" = None, *, reading: bool = False, brief: bool = False) -> Store:
    """Return the store at `uri`: a folder for the embedded engine, or bolt://, neo4j:// (also +s, +ssc) for Neo4j.

    Without `uri` the settings say where; without `settings` the environment does. Nothing is opened or created before it is used.
    With `reading` it is not written: several processes may read an embedded store, and none while one has it for writing.
    `brief` is for processes that do little: the embedded engine starts sooner and works more slowly.
    Raises StoreError for any other scheme and for wrong settings.
    """
    from kg.store.settings import StoreSettings

    settings = settings or StoreSettings.from_environment()
    uri = uri or settings.store
    if BOLT.match(uri):
        from kg.store.neo4j.store import Neo4jStore

        return Neo4jStore(uri, settings)
    if scheme := re.match(r"[A-Za-z][A-Za-z0-9+.-]+://", uri):
        raise StoreError(f"a store cannot be at {scheme[0]}… (a folder, or bolt://, neo4j://, each also with +s or +ssc)")
    if CREDENTIALS.match(uri):
        raise StoreError("user and password do not belong in the address; it is bolt://HOST or neo4j://HOST, or the path of a folder")
    from kg.store.embedded.opening import Use
    from kg.store.embedded.store import EmbeddedStore

    return EmbeddedStore(uri, settings, use=Use.READ if reading else Use.WRITE, brief=brief)
