"""Access control: the optional API key, and loopback only for users' statements without one."""

import binascii
import hmac
from base64 import b64decode

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Receive, Scope, Send

from api.problem import Problem

FREE = ("/healthz", "/favicon.ico")


class KeyGuard:
    """Answers 401 to requests without the key."""

    def __init__(self, app: ASGIApp, key: str) -> None:
        """Wrap the application."""
        self.app, self.key = app, key.encode()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handle a request: pass it on or refuse it."""
        if scope["type"] != "http" or scope["path"] in FREE or self._known(Headers(scope=scope)):
            await self.app(scope, receive, send)
        else:
            refusal = Problem(401, "a key is needed: Authorization: Bearer KEY, or X-API-Key: KEY", {"WWW-Authenticate": "Bearer"})
            # Browsers ask for a name and a password then, and send them with all that the page asks for.
            refusal.headers.append("WWW-Authenticate", 'Basic realm="policy-kg", charset="UTF-8"')
            await refusal(scope, receive, send)

    def _known(self, headers: Headers) -> bool:
        scheme, _, token = headers.get("authorization", "").partition(" ")
        given = {"bearer": token.strip().encode("latin-1", "replace"), "basic": _password(token)}.get(scheme.lower(), b"")
        return hmac.compare_digest(headers.get("x-api-key", "").encode("latin-1", "replace") or given, self.key)


def _password(token: str) -> bytes:
    """Return the password of basic credentials, whatever the user name; empty if they are malformed."""
    try:
        return b64decode(token, validate=True).partition(b":")[2]
    except (ValueError, binascii.Error):
        return b""
