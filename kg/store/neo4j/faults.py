"""Converts errors of the driver and the server to ours, with the reason and what to change."""

import ssl
from collections.abc import Iterator

from neo4j.exceptions import DriverError, ForbiddenOnReadOnlyDatabase, Neo4jError, NotALeader

from kg.errors import KgError, QueryError, QueryTimeout, ReadOnlyError, StoreError

# Its parser fails by such an unknown error on some texts that are no Cypher, e.g. those that end within a comment.
OF_THE_STATEMENT = ("Neo.ClientError.", "Neo.DatabaseError.Statement.", "Neo.DatabaseError.General.UnknownError")

ONLY_READS = (ForbiddenOnReadOnlyDatabase, NotALeader)
"""Errors that pass where the driver may ask another member of the cluster."""

DATABASE_ONLY_READS = "Neo.ClientError.General.WriteOnReadOnlyAccessDatabase"
"""Code of the error where `server.databases.read_only` names the database; the driver has no class for it."""


def from_server(error: Neo4jError, reading: bool) -> KgError:
    """Return our error for one that the server sent; while reading it may be the fault of the statement."""
    code, said = error.code or "", error.message or str(error)
    if "TransactionTimedOut" in code:
        return QueryTimeout("the query ran longer than it may")
    if code.startswith("Neo.ClientError.Database."):
        return StoreError(f"the server says: {said}; KG_NEO4J_DATABASE names the database")
    if not reading and (isinstance(error, ONLY_READS) or code == DATABASE_ONLY_READS):
        return StoreError(f"this server or database may only be read ({code}); in a cluster, a neo4j:// address finds who writes")
    if not reading or not code.startswith(OF_THE_STATEMENT):
        return StoreError(f"the server says: {said} ({code})")
    if code == "Neo.ClientError.Statement.AccessMode" or "read access mode" in said or "restricted to READ" in said:
        return ReadOnlyError("only reading is allowed here, and this statement writes")
    return QueryError(said)


def unreached(error: DriverError) -> str:
    """Return why there is no connection; the driver's own first line often says only that there is none."""
    *_, last = _chain(error)
    if isinstance(last, ssl.SSLCertVerificationError):
        return f"its certificate is not trusted here: {last.verify_message}"
    if isinstance(last, ssl.SSLError):
        return f"TLS, that is +s or +ssc, does not work there: {last.strerror}"
    # Not every one is a TimeoutError: "SSL handshake timed out", "Timed out trying to establish connection to …".
    if isinstance(last, TimeoutError) or "timed out" in str(last).lower():
        return "it does not answer in time"
    if isinstance(last, OSError) and last.strerror:
        return str(last)
    said = str(error).splitlines()[0]
    return "the connection broke" if "defunct connection" in said else said


def _chain(error: BaseException) -> Iterator[BaseException]:
    """Yield the error and what lies behind it; of several, as many as there are servers, the first."""
    found: BaseException | None = error
    while found is not None:
        yield found
        found = found.exceptions[0] if isinstance(found, BaseExceptionGroup) else found.__cause__
