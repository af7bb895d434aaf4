"""Converts errors of the embedded engine to ours, in words that name nothing of its inside."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from kg.errors import KgError, QueryError, QueryTimeout, QueryTooLarge, ReadOnlyError, StoreError, StoreLocked
from kg.store.embedded.lock import IN_USE

BROKEN = {"DatabaseIsClosedException", "IOException"}
"""Java classes of errors that are no fault of the statement."""

INSIDE = (
    # com.arcadedb.exception.CommandParsingException: Syntax error
    (re.compile(r"\b(?:com|java|javax|jdk|org|sun)(?:\.[\w$]+){2,}(?::\s*)?"), ""),
    # exceeding the maximum of 6487244 allowed by the setting `arcadedb.queryMaxRangeSize`: use a smaller range or …
    (re.compile(r"(?: allowed by the setting|,? or set| \(?see)? *`?arcadedb\.\w+.*", re.DOTALL), ""),
    # toInteger() cannot convert LinkedHashMap
    (re.compile(r"\b(?:LinkedHash|Hash|Tree)Map\b"), "Map"),
    (re.compile(r"\b(?:Array|Linked|Immutable)List\b"), "List"),
    # Cannot access property 'y' on Long value
    (re.compile(r"\b(?:Long|Short|BigInteger)\b"), "Integer"),
    (re.compile(r"\b(?:Double|BigDecimal)\b"), "Float"),
    (re.compile(r"^/ by zero$"), "division by zero"),
)
"""What the engine says of its inside, and what stands in its place."""


@contextmanager
def translated(otherwise: type[KgError] = StoreError) -> Iterator[None]:
    """Convert the engine's errors to ours by the Java classes in the chain of causes; `otherwise` is used for unknown ones."""
    try:
        yield
    except KgError:
        raise
    except MemoryError as error:
        raise QueryTooLarge("the query needs more memory than there is for it (KG_HEAP)") from error
    except Exception as error:
        raise _ours(error, otherwise) from error


def plain_words(said: str) -> str:
    """Return the first line of what the engine says, without names of Java classes and of its settings."""
    line = said.strip().splitlines()[0] if said.strip() else ""
    for inside, instead in INSIDE:
        line = inside.sub(instead, line)
    return line.strip() or "the statement cannot be run"


def _ours(error: BaseException, otherwise: type[KgError]) -> KgError:
    causes = list(_causes(error))
    names = {type(cause).__name__.rsplit(".", 1)[-1] for cause in causes}
    # The last: two processes make one store at the same moment.
    if "LockException" in names or "active instance" in str(error) or re.search(r"Database '.*' already exists", str(error)):
        return StoreLocked(IN_USE)
    if "DatabaseIsReadOnlyException" in names and otherwise is not QueryError:
        return StoreError("the folder of the store may only be read: build into another one, or change the rights to it")
    if names & {"QueryNotIdempotentException", "DatabaseIsReadOnlyException"}:
        return ReadOnlyError("only reading is allowed here, and this statement writes")
    if "TimeoutException" in names:
        return QueryTimeout("the query ran longer than it may")
    if "OutOfMemoryError" in names or "heap budget exceeded" in str(error):
        return QueryTooLarge("the query needs more memory than there is for it (KG_HEAP)")
    if "SecurityException" in names:
        return QueryError("LOAD CSV is not allowed here")
    said = next(text for cause in reversed(causes) if (text := _message(cause)))
    return StoreError(said) if names & BROKEN else otherwise(plain_words(said) if otherwise is QueryError else said)


def _causes(error: BaseException | None) -> Iterator[Any]:
    """The error and what caused it, outermost first, through Python's chain and then Java's."""
    seen: list[Any] = []
    while error is not None and len(seen) < 20:
        seen.append(error)
        yield error
        error = error.getCause() if hasattr(error, "getCause") else error.__cause__


def _message(error: Any) -> str:
    text = error.getMessage() if hasattr(error, "getMessage") else str(error) or type(error).__name__
    return str(text or "").strip()
