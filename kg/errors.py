"""All errors that are reported to users, as one class tree.

KgError
├── InputError          a file that cannot be read or understood (names the file, place, reason)
│   └── UnknownFormat   readable text that no loader claims, or that two claim
├── DataError           a data file of the project that contradicts itself (names file and entry)
├── QueryError          a query that does not exist, or parameters that do not fit
│   ├── UnknownKey      a key that fits no node
│   │   └── UnknownPart a provision that a policy does not have, a text of a day that is not held
│   ├── AmbiguousKey    a key that fits several (names them)
│   ├── ChangesGone     changes from a time of which none are kept
│   └── ReadOnlyError   a write that was sent where only reading is allowed
└── StoreError          the store cannot be opened, reached or written
    ├── StoreLocked     another process owns the embedded store
    ├── StoreMissing    the folder of the embedded store is not there
    ├── QueryTimeout    a query ran longer than it may
    └── QueryTooLarge   a query needed more memory than it may
"""

import traceback
from collections.abc import Mapping, Sequence
from typing import Any


class KgError(Exception):
    """Base of all errors whose message is meant for the user."""


class InputError(KgError):
    """A bulletin that cannot be read. The message says why; `path` says which."""

    def __init__(self, path: str, reason: str, line: int | None = None) -> None:
        """Take the path as the user gave it, the reason, and the 1-based line if one is known."""
        place = f"{path}:{line}" if line else path
        super().__init__(f"{place}: {reason}")
        self.path = path
        self.reason = reason
        self.line = line


def fault(path: str, error: Exception) -> InputError:
    """Return an error of the program, met while it read a file, as that file's: the others are still read."""
    frames = traceback.extract_tb(error.__traceback__)
    place = f" in {frames[-1].filename.rsplit('/', 1)[-1]} line {frames[-1].lineno}" if frames else ""
    text = " ".join(str(error).split())
    return InputError(path, f"internal error: {type(error).__name__}{place}{f': {text}' if text else ''}; please report it")


class UnknownFormat(InputError):
    """A readable text that no loader claims, or that more than one claims."""


class DataError(KgError):
    """A data file of the project is wrong: crash rather than guess."""


class QueryError(KgError):
    """An unknown query name, or parameters that do not fit its signature."""


class UnknownKey(QueryError):
    """A key that fits no node of the labels asked for. `candidates` holds a row with `label`, `id`, `title` for each that may be meant."""

    def __init__(self, key: str, labels: Sequence[str], candidates: Sequence[Mapping[str, Any]] = ()) -> None:
        """Take the key as it was given, the labels it was looked for in, and what may be meant."""
        super().__init__(f"no {' or '.join(labels)} fits {key!r}{did_you_mean(candidates)}")
        self.key = key
        self.labels = tuple(labels)
        self.candidates = tuple(candidates)


class UnknownPart(UnknownKey):
    """What is asked of a policy is not there: a provision, or its text on a day. The message says what is."""

    def __init__(self, key: str, reason: str) -> None:
        """Take the key or number as it was given, and the whole message."""
        QueryError.__init__(self, reason)
        self.key = key
        self.labels = self.candidates = ()


class AmbiguousKey(QueryError):
    """A key that fits several nodes. `candidates` holds a row with `label`, `id`, `title` for each."""

    def __init__(self, key: str, candidates: Sequence[Mapping[str, Any]]) -> None:
        """Take the key as it was given and the candidates."""
        shown = "; ".join(f"{row['label']} {row['id']}" for row in candidates[:10])
        super().__init__(f"{len(candidates)} nodes fit {key!r}, give the id of one: {shown}")
        self.key = key
        self.candidates = list(candidates)


class ChangesGone(QueryError):
    """Changes were asked for from a time of which none are kept; the message says what to do."""


class ReadOnlyError(QueryError):
    """A write reached a place that only reads."""


class StoreError(KgError):
    """The store cannot be opened, reached or written."""


class StoreLocked(StoreError):
    """Another process owns the embedded store."""


class StoreMissing(StoreError):
    """There is no embedded store in the folder."""


class QueryTimeout(StoreError):
    """A query ran longer than its limit."""


class QueryTooLarge(StoreError):
    """A query needed more memory than the store has for it."""


def did_you_mean(candidates: Sequence[Mapping[str, Any]]) -> str:
    """Return `; did you mean 工信部规〔2031〕5号 (甲办法)?` for rows with `id` and `title`; empty if there are none."""
    named = [row["id"] if row["title"] in (None, row["id"]) else f"{row['id']} ({row['title']})" for row in candidates]
    return f"; did you mean {' or '.join(named)}?" if named else ""
