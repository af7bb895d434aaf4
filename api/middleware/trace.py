"""Gives each request its id, its log line and its metrics, and answers unexpected errors."""

import logging
from time import perf_counter

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.metrics import Metrics
from api.middleware import request_id
from api.problem import Problem

GONE = 499
"""Status in log and metrics of a request whose client disconnected before the response began."""
log = logging.getLogger(__name__)


class Trace:
    """The outermost middleware, which sees every response."""

    def __init__(self, app: ASGIApp, metrics: Metrics) -> None:
        """Wrap the application; `numbers` receives the counts."""
        self.app, self.metrics = app, metrics

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handle a request and record it."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        id_ = request_id.take(Headers(scope=scope).get("x-request-id"))
        request_id.current.set(id_)
        started, status = perf_counter(), 0

        async def answer(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                message["headers"] = [*message.get("headers", ()), (request_id.HEADER, id_.encode())]
            await send(message)

        try:
            await self.app(scope, receive, answer)
        except Exception:
            # What went wrong is for the log alone: it may name files and statements.
            log.exception("unexpected")
            if status:
                raise
            await Problem(500, "the server failed to answer; the log says why")(scope, receive, answer)
        finally:
            self._log(scope, status or GONE, perf_counter() - started)

    def _log(self, scope: Scope, status: int, seconds: float) -> None:
        route = template(scope)
        self.metrics.observe(scope["method"], route, status, seconds)
        client = (scope.get("client") or ("unknown",))[0]
        told = {"method": scope["method"], "route": route, "path": path(scope), "status": status, "ms": round(seconds * 1000, 1)}
        log.info("%(method)s %(path)s %(status)d %(ms)s ms", told, extra={**told, "client": client})


def template(scope: Scope) -> str:
    """Return the route of a request, e.g. `/policies/{key}`; for static files their folder; `none` if no route matches."""
    folder = str(scope.get("root_path", "")).removeprefix(scope.get("app_root_path", ""))
    return getattr(scope.get("route"), "path_format", None) or folder or "none"


def path(scope: Scope) -> str:
    """Return the path as received, percent-encoded and shortened, without the query string."""
    raw: bytes = scope.get("raw_path") or scope["path"].encode("utf-8", "replace")
    return raw[:500].decode("ascii", "backslashreplace")
