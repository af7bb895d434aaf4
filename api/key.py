"""Who may ask: the optional key, and the machine itself for statements of one's own."""

import hmac
from ipaddress import ip_address

from fastapi import FastAPI
from starlette.datastructures import Headers
from starlette.types import ASGIApp, Receive, Scope, Send

from api.problem import Problem

FREE = ("/healthz",)


class KeyGuard:
    """Answers 401 to whatever comes without the key."""

    def __init__(self, app: ASGIApp, key: str) -> None:
        """Take the application behind it and the key."""
        self.app, self.key = app, key.encode()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let through what may pass."""
        if scope["type"] != "http" or scope["path"] in FREE or self._known(Headers(scope=scope)):
            await self.app(scope, receive, send)
        else:
            refusal = Problem(401, "a key is needed: Authorization: Bearer KEY, or X-API-Key: KEY", {"WWW-Authenticate": "Bearer"})
            await refusal(scope, receive, send)

    def _known(self, headers: Headers) -> bool:
        scheme, _, token = headers.get("authorization", "").partition(" ")
        given = headers.get("x-api-key") or (token.strip() if scheme.lower() == "bearer" else "")
        return hmac.compare_digest(given.encode("latin-1", "replace"), self.key)


def install(app: FastAPI, key: str | None) -> None:
    """Guard the application where there is a key."""
    if key:
        app.add_middleware(KeyGuard, key=key)


def loopback(host: str) -> bool:
    """Whether an address is that of this machine alone."""
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
