"""The process that reads untrusted bytes: `python -m loaders.files.worker`, driven by `isolated`."""

import importlib
import json
import os
import sys
from typing import Any, BinaryIO

from kg.errors import InputError

MEMORY = 4 << 30
"""Address space of the process in bytes: models of the text recognition take most of it."""


def serve(asked: BinaryIO, answers: BinaryIO) -> None:
    """Answer one request after the other until there are no more: a line of JSON and the bytes of a file, answered by lines of JSON."""

    def say(**answer: Any) -> None:
        answers.write(json.dumps(answer).encode() + b"\n")
        answers.flush()

    while line := asked.readline():
        request = json.loads(line)
        data = asked.read(request["size"])
        module, function = request["task"].split(":")
        try:
            task = getattr(importlib.import_module(module), function)
            result = task(data, lambda done, total: say(done=done, total=total), **request["options"])
        except InputError as error:
            say(reason=error.reason)
        except MemoryError:
            say(reason=f"needs more than {MEMORY >> 30} GiB of memory: split it, or it is made to do harm")
        except Exception as error:  # a reader that fails is this file's fault, whatever it raises
            say(reason=f"cannot be read: {type(error).__name__}: {error}"[:500])
        else:
            say(result=result)


def _limit() -> None:
    """Bound the memory, and leave no core file where a library crashes."""
    try:
        import resource
    except ImportError:
        return  # not on Windows
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def main() -> None:
    """Serve on standard input and output; what libraries print goes to standard error."""
    _limit()
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    serve(sys.stdin.buffer, answers)


if __name__ == "__main__":
    main()
