"""The write lock: one build at a time; a lock whose owner died can be taken over.

    (:Build {id: 'build', owner, expires, started, finished, complete})

The owner writes its name and an expiry, and renews it inside each of its transactions, so that a writer that was taken for dead cannot
go on beside its successor. Clocks are the server's. `complete` is false from the first write to the last.
"""

import os
import socket
import time
import uuid
from collections.abc import Sequence
from datetime import UTC, datetime
from types import TracebackType
from typing import Any

from kg.errors import StoreError
from kg.store.engine import Engine, Statement, Unmet
from kg.store.interrupt import held_back

TTL = 120_000
"""Milliseconds without a transaction after which the writer counts as dead."""

# Writing a property takes the node's lock; only a statement after that reads what is true.
LOCK = "MERGE (b:Build {id: 'build'}) SET b.locked = true"
CLAIM = """
MATCH (b:Build {id: 'build'}) REMOVE b.locked
WITH b WHERE b.owner IS NULL OR b.expires <= timestamp() OR b.owner IN $gone
SET b.owner = $owner, b.expires = timestamp() + $ttl, b.started = $now, b.complete = false
REMOVE b.finished
RETURN b.owner AS owner"""
RENEW = """
MATCH (b:Build {id: 'build'}) REMOVE b.locked
WITH b WHERE b.owner = $owner
SET b.expires = timestamp() + $ttl
RETURN b.owner AS owner"""
RELEASE = """
MATCH (b:Build {id: 'build'}) REMOVE b.locked
WITH b WHERE b.owner = $owner
SET b.complete = $complete, b.finished = $now
REMOVE b.owner, b.expires
RETURN b.id AS id"""
OWNER = "MATCH (b:Build {id: 'build'}) RETURN b.owner AS owner, b.started AS started, b.expires - timestamp() AS left"


class Lease:
    """Held for the length of a `with` block; every write goes through `write`. Raises StoreError where another one writes."""

    def __init__(self, engine: Engine) -> None:
        """Take the engine; nothing is written before the `with` block."""
        self._engine = engine
        self._renewed = 0.0
        self._owner = f"{socket.gethostname()}:{os.getpid()}:{uuid.uuid4()}"

    def __enter__(self) -> "Lease":
        owner = self._current().get("owner")
        gone = [owner] if owner and self._engine.abandoned(owner) else []
        try:
            self._run(CLAIM, gone=gone, now=_now())
        except Unmet:
            raise StoreError(self._refusal()) from None
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.release(kind is None)

    def release(self, complete: bool) -> None:
        """Give the right to write back, and say whether all is written that was to be."""
        try:
            self._run(RELEASE, complete=complete, now=_now())
        except Exception:
            # What went wrong before is what the user must hear; the lease runs out by itself.
            if complete:
                raise

    def write(self, *statements: Statement) -> None:
        """Run the statements in one transaction, if this writer still owns the store."""
        try:
            self._run(RENEW, statements)
        except Unmet:
            raise StoreError("another build took over, or the store changed while this one wrote; run it again") from None

    def renew(self) -> None:
        """Renew the lock; to be called regularly while the writer only reads and computes."""
        if time.monotonic() - self._renewed > TTL / 1000 / 10:
            self.write()

    def _run(self, cypher: str, then: Sequence[Statement] = (), **parameters: Any) -> None:
        mine = Statement(cypher, {"owner": self._owner, "ttl": TTL, **parameters}, must=True)
        with held_back():
            self._engine.transact([Statement(LOCK, {}), mine, *then])
        self._renewed = time.monotonic()

    def _current(self) -> dict[str, Any]:
        return next(iter(self._engine.stream(OWNER)), {})

    def _refusal(self) -> str:
        current = self._current()
        host, pid, _ = (current.get("owner") or "unknown:unknown:").split(":", 2)
        seconds = max(0, int(current.get("left") or 0)) // 1000 + 1
        return (
            f"another build writes into this store (process {pid} on {host}, since {current.get('started')}); "
            f"wait for it, or {seconds} s if it is dead"
        )


def abandoned_here(owner: str) -> bool:
    """Tell whether the owner ran on this machine and has ended."""
    host, pid, _ = owner.split(":", 2)
    # Windows ends a process that is sent signal 0; there the lease just runs out.
    if host != socket.gethostname() or os.name == "nt":
        return False
    try:
        os.kill(int(pid), 0)
    except ProcessLookupError:
        return True
    except PermissionError:
        pass
    return False


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
