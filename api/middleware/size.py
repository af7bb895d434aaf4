"""Limits the size of requests: URL, headers and body."""

from starlette.types import ASGIApp, Receive, Scope, Send

from api.problem import Problem
from api.settings import ApiSettings


class SizeLimit:
    """Answers 414, 431 or 413 to oversized requests before reading them; a body without length is counted while it is received."""

    def __init__(self, app: ASGIApp, settings: ApiSettings) -> None:
        """Wrap the application."""
        self.app, self.settings = app, settings

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handle a request: pass it on or refuse it."""
        refusal = self._refusal(scope) if scope["type"] == "http" else None
        await (refusal or self.app)(scope, receive, send)

    def _refusal(self, scope: Scope) -> Problem | None:
        may = self.settings
        if len(scope.get("raw_path") or b"") + len(scope["query_string"]) > may.url_limit:
            return Problem(414, f"the address is longer than {may.url_limit} bytes")
        if sum(len(name) + len(value) for name, value in scope["headers"]) > may.header_limit:
            return Problem(431, f"the headers are longer than {may.header_limit} bytes")
        declared = next((value for name, value in scope["headers"] if name == b"content-length"), b"0")
        if declared.isdigit() and int(declared) > may.body_limit:
            return Problem(413, f"the body is longer than {may.body_limit} bytes", {"Connection": "close"})
        return None
