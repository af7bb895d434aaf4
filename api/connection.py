"""The HTTP connections of `kg serve`: uvicorn's, with deadlines for slow clients and a limit of connections per client."""

import asyncio
import json
from collections import Counter
from typing import Any, ClassVar

import h11
from uvicorn.protocols.http.h11_impl import H11Protocol

from api.client import network
from api.middleware.protection import HEADERS

HEAD_SECONDS = 10.0
"""How long a client may take to send the head of a request, from its first byte or from the start of the connection."""
BODY_SECONDS = 30.0
"""How long it may take to send the body."""
WRITE_SECONDS = 30.0
"""How long it may leave unread what waits to be sent."""
TITLES = {400: "Bad Request", 408: "Request Timeout", 503: "Service Unavailable"}


class Connection(H11Protocol):
    """One connection. A client that is too slow or has too many connections is told so and cut off."""

    per_client: ClassVar[int] = 256
    """Most connections of one client."""
    of_clients: ClassVar[Counter[str]] = Counter()

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Begin to wait for a request, unless the client has too many connections."""
        super().connection_made(transport)
        self._slow: asyncio.TimerHandle | None = None
        self._unread: asyncio.TimerHandle | None = None
        self._state: Any = None
        self._who = network({"client": self.client})
        self.of_clients[self._who] += 1
        if self.of_clients[self._who] > self.per_client:
            self._refuse(503, "too many connections of one client")
        else:
            self._wait()

    def connection_lost(self, exc: Exception | None) -> None:
        """Forget the client."""
        self._stop()
        if self._unread:
            self._unread.cancel()
        self.of_clients[self._who] -= 1
        if not self.of_clients[self._who]:
            del self.of_clients[self._who]
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        """Take what the client sent, and see for what it is to be waited next."""
        if not self.transport.is_closing():
            super().data_received(data)
            self._wait()

    def on_response_complete(self) -> None:
        """Wait for the next request; as long as nothing of it has come, uvicorn does."""
        super().on_response_complete()
        self._wait(idle=True)

    def pause_writing(self) -> None:
        """Begin to wait for the client to read."""
        super().pause_writing()
        self._unread = self.loop.call_later(WRITE_SECONDS, self.transport.abort)

    def resume_writing(self) -> None:
        """Go on sending."""
        super().resume_writing()
        if self._unread:
            self._unread.cancel()

    def send_400_response(self, msg: str) -> None:
        """Answer to what is no HTTP."""
        self._refuse(400, "this is not a valid HTTP request")

    def _wait(self, *, idle: bool = False) -> None:
        """Set the deadline of what the client has to send next, once for each head and each body."""
        state = self.conn.their_state
        if state is self._state and not (idle or self._slow is None):
            return
        self._stop()
        self._state = state
        if self.transport.is_closing() or (idle and state is h11.IDLE):
            return
        if state is h11.IDLE:
            self._slow = self.loop.call_later(HEAD_SECONDS, self._refuse, 408, f"the head of the request took more than {HEAD_SECONDS:g} s")
        elif state is h11.SEND_BODY:
            self._slow = self.loop.call_later(BODY_SECONDS, self._cut)

    def _stop(self) -> None:
        if self._slow:
            self._slow.cancel()
            self._slow = None

    def _cut(self) -> None:
        if self.cycle and not self.cycle.response_started:
            self.cycle.disconnected = True
            self.cycle.message_event.set()
        self._refuse(408, f"the body of the request took more than {BODY_SECONDS:g} s")

    def _refuse(self, status: int, detail: str) -> None:
        """Answer with a problem, if nothing has been answered yet, and close."""
        self._stop()
        try:
            if self.conn.our_state in (h11.IDLE, h11.SEND_RESPONSE):
                problem = {"type": "about:blank", "title": TITLES[status], "status": status, "detail": detail}
                body = json.dumps(problem).encode()
                headers = {**HEADERS, "Content-Type": "application/problem+json", "Cache-Control": "no-store", "Connection": "close"}
                head = [(name.encode(), value.encode()) for name, value in headers.items()]
                head.append((b"Content-Length", str(len(body)).encode()))
                for event in (h11.Response(status_code=status, headers=head), h11.Data(data=body), h11.EndOfMessage()):
                    self.transport.write(self.conn.send(event) or b"")
        except h11.LocalProtocolError:
            # The application was quicker.
            pass
        self.transport.close()
        # In case not even this is read.
        self.loop.call_later(WRITE_SECONDS, self.transport.abort)
