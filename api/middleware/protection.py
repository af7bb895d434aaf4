"""Headers that tell browsers what an answer may do and who may show it."""

import base64
import hashlib
import re

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

HEADERS = {
    # Data may not do anything; the page and the documentation say what they need.
    "Content-Security-Policy": "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "SAMEORIGIN",
    "Referrer-Policy": "no-referrer",
}
DOCUMENTATION = ("/docs", "/docs/oauth2-redirect")
"""Pages made by FastAPI, with a script inside them."""
# <script>start()</script>
_SCRIPT = re.compile(rb"<script>(.*?)</script>", re.DOTALL)


class Protection:
    """Adds the headers to every answer that does not have them."""

    def __init__(self, app: ASGIApp) -> None:
        """Wrap the application."""
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handle a request."""
        start: Message | None = None

        async def answer(message: Message) -> None:
            nonlocal start
            if message["type"] == "http.response.start":
                headers = MutableHeaders(raw=message.setdefault("headers", []))
                for name, value in HEADERS.items():
                    headers.setdefault(name, value)
                if scope["path"] in DOCUMENTATION and headers.get("content-type", "").startswith("text/html"):
                    start = message
                    return
            elif start:
                MutableHeaders(raw=start["headers"])["Content-Security-Policy"] = documentation_policy(message.get("body", b""))
                await send(start)
                start = None
            await send(message)

        await self.app(scope, receive, answer if scope["type"] == "http" else send)


def documentation_policy(page: bytes) -> str:
    """Return a policy that allows the files of this server and exactly the scripts inside the page."""
    hashes = [base64.b64encode(hashlib.sha256(script).digest()).decode() for script in _SCRIPT.findall(page)]
    scripts = " ".join(["'self'", *(f"'sha256-{text}'" for text in hashes)])
    # Swagger UI sets styles inside its elements, and its icons are in its style sheet.
    styles = "style-src 'self' 'unsafe-inline'; img-src 'self' data:"
    return f"default-src 'self'; script-src {scripts}; {styles}; base-uri 'none'; form-action 'self'; frame-ancestors 'self'"
