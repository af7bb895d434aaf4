"""The request id: the client's if it is well-formed, else a new one. It is in every response, problem and log line."""

import re
import uuid
from contextvars import ContextVar

HEADER = b"x-request-id"
# 7f3a-01
WELL_FORMED = re.compile(r"[A-Za-z0-9][A-Za-z0-9._:-]{0,63}", re.ASCII)

current: ContextVar[str | None] = ContextVar("request_id", default=None)
"""The id of the request that the current task or thread handles."""


def take(given: str | None) -> str:
    """Return the id that came with a request, or a new one."""
    return given if given and WELL_FORMED.fullmatch(given) else uuid.uuid4().hex
