"""Conditional requests: entity tags, 304, HEAD, and cache headers.

The tag is made of the answer itself. One made of the store's state would spare the query of a 304, but it would cost one more query on
every other answer, and it would be wrong where another program writes to the server, at midnight (`as_of` is today) and after an update.
"""

from hashlib import blake2b

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

FRESH = ("/healthz", "/readyz", "/metrics")
"""Paths whose responses describe the current moment and are not cached."""


class Conditional:
    """Adds entity tags to responses of GET, and answers 304 to clients that have the current one."""

    def __init__(self, app: ASGIApp, *, private: bool) -> None:
        """Wrap the application; `private` tells whether responses are for the requesting client only."""
        self.app = app
        self.cache_control = "private, no-cache" if private else "no-cache"

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handle a request; HEAD is handled as GET, and the server drops the body."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        inner = {**scope, "method": "GET"} if scope["method"] == "HEAD" else scope
        try:
            await self.app(inner, receive, _Answer(inner, send, self.cache_control))
        finally:
            scope["route"] = inner.get("route")


class _Answer:
    """One response; its start is held back until the body is complete."""

    def __init__(self, scope: Scope, send: Send, cache_control: str) -> None:
        self.scope, self.send, self.cache_control = scope, send, cache_control
        self.start: Message | None = None

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(raw=message["headers"])
            headers.setdefault("Cache-Control", self.cache_control if self._cacheable(message["status"]) else "no-store")
            if message["status"] == 200 and self._cacheable(200) and "etag" not in headers:
                self.start = message
                return
        elif self.start:
            message = await self._tagged(self.start, message)
            self.start = None
        await self.send(message)

    def _cacheable(self, status: int) -> bool:
        return self.scope["method"] == "GET" and status in (200, 304) and self.scope["path"] not in FRESH

    async def _tagged(self, start: Message, body: Message) -> Message:
        """Send the start with the tag and return the body to send; streamed responses are passed on unchanged."""
        if not body.get("more_body"):
            headers = MutableHeaders(raw=start["headers"])
            # Weak: the same answer may go packed or unpacked.
            headers["ETag"] = tag = f'W/"{blake2b(body["body"], digest_size=16).hexdigest()}"'
            if matches(Headers(scope=self.scope).getlist("if-none-match"), tag):
                start["status"], body = 304, {"type": "http.response.body", "body": b""}
                for name in ("content-length", "content-type"):
                    del headers[name]
        await self.send(start)
        return body


def matches(given: list[str], tag: str) -> bool:
    """Tell whether `If-None-Match` contains the tag, weak or strong."""
    tags = [one.strip().removeprefix("W/") for line in given for one in line.split(",")]
    return "*" in tags or tag.removeprefix("W/") in tags
