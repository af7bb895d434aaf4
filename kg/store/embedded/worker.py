"""The process that runs statements of users on a view of an embedded store; started by `isolated.py`.

    python -m kg.store.embedded.worker VIEW HEAP

It reads one JSON object per line, `{cypher, parameters, timeout, limit, budget}`, and answers each with a line: `{rows}` or `{error,
message}`. It ends when its input does, also in the middle of a statement. The first line that it writes says that it is ready.
"""

import json
import os
import queue
import re
import shutil
import sys
import threading
from contextlib import suppress
from typing import Any

from kg import errors
from kg.store.embedded.opening import Use
from kg.store.embedded.store import EmbeddedStore
from kg.store.settings import StoreSettings

TOO_LARGE = "the query needs more memory than there is for it (KG_CYPHER_HEAP)"
MORE_ADDRESSES = 3 << 30
"""Bytes of address space besides the heap of the engine: its code, its threads, its cache, and what becomes of rows."""
_UNITS = {"k": 1 << 10, "m": 1 << 20, "g": 1 << 30}


def main(view: str, heap: str) -> None:
    """Answer until there is no more input."""
    _limit(heap)
    store = EmbeddedStore(view, StoreSettings(store=view, heap=heap), use=Use.VIEW)
    asked: queue.SimpleQueue[str] = queue.SimpleQueue()
    threading.Thread(target=_listen, args=(asked, view), daemon=True).start()
    # The first statement makes the engine load what all of them need.
    store.read("MATCH (n:Policy) RETURN n LIMIT 1", timeout=60)
    _say({"ready": True})
    while True:
        _say(_answer(store, json.loads(asked.get())))


def _answer(store: EmbeddedStore, asked: dict[str, Any]) -> dict[str, Any]:
    try:
        return {"rows": store.read(**asked)}
    except MemoryError:
        return {"error": "QueryTooLarge", "message": TOO_LARGE, "spent": True}
    except errors.QueryTooLarge as error:
        # The engine ran out of memory, or the answer was too large and all is well.
        spent = error.__cause__ is not None
        return {"error": "QueryTooLarge", "message": TOO_LARGE if spent else str(error), "spent": spent}
    except errors.KgError as error:
        return {"error": type(error).__name__, "message": str(error)}


def _say(answer: dict[str, Any]) -> None:
    sys.stdout.write(json.dumps(answer) + "\n")
    sys.stdout.flush()


def _listen(asked: "queue.SimpleQueue[str]", view: str) -> None:
    for line in sys.stdin:
        asked.put(line)
    # Whoever asked is gone, and may have had no time to clean up.
    shutil.rmtree(view, ignore_errors=True)
    os._exit(0)


def _limit(heap: str) -> None:
    """Take no more memory than is allowed, where the system knows such limits."""
    with suppress(ImportError, ValueError, OSError):
        import resource

        number, unit = re.fullmatch(r"(\d+)([kmg])", heap.lower()).groups()  # type: ignore[union-attr]
        most = 2 * int(number) * _UNITS[unit] + MORE_ADDRESSES
        resource.setrlimit(resource.RLIMIT_AS, (most, most))


if __name__ == "__main__":
    main(*sys.argv[1:])
