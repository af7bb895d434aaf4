"""Answers only to the host names that are this server's, so that a web page elsewhere cannot reach it under a name of its own."""

import re

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Receive, Scope, Send

from api.client import loopback
from api.problem import Problem
from api.settings import ApiSettings

_HOST = re.compile(r"(\[[0-9A-Fa-f:.]+\]|[^\s:/?#@\[\]]+)(?::\d{1,5})?")
"""A host name or address and possibly a port: `localhost:8000`, `[::1]`."""


class HostGuard:
    """Answers 400 to other host names; without names in the settings, a server that others can reach answers to all."""

    def __init__(self, app: ASGIApp, settings: ApiSettings) -> None:
        """Wrap the application."""
        self.app = app
        self.names = frozenset(name.strip().lower() for name in settings.allowed_hosts.split(",") if name.strip())
        self.any = not self.names and not loopback(settings.host)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handle a request: pass it on or refuse it."""
        if scope["type"] != "http" or self.any or all(map(self._ours, Headers(scope=scope).getlist("host"))):
            await self.app(scope, receive, send)
        else:
            await Problem(400, "this server does not answer to that host name; KG_ALLOWED_HOSTS lists those it answers to")(
                scope, receive, send
            )

    def _ours(self, host: str) -> bool:
        found = _HOST.fullmatch(host)
        name = found[1].rstrip(".").lower() if found else ""
        return loopback(name) or name in self.names
