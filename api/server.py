"""The HTTP server that `kg serve` runs: uvicorn, with an end that always comes."""

import faulthandler
import sys
from types import FrameType

import uvicorn
from fastapi import FastAPI

from api.connection import Connection
from api.settings import ApiSettings

GRACEFUL_SECONDS = 3
"""How long requests that are being answered may take when the server is told to end."""
LAST_SECONDS = 8.0
"""After this time the process ends whatever still runs in it, with exit code 1. Only reading is cut off by this: nothing is lost."""


class Server(uvicorn.Server):
    """Ends in any case, also while statements run that nothing can stop."""

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        """Begin to end, at a signal."""
        # A thread of the system does this, also where the engine keeps Python from running; it says what still ran.
        faulthandler.dump_traceback_later(LAST_SECONDS, exit=True, file=sys.__stderr__ or sys.stderr)
        super().handle_exit(sig, frame)


def serve(app: FastAPI, settings: ApiSettings, port: int) -> None:
    """Serve the application until a signal ends it."""
    Connection.per_client = settings.client_connections
    config = uvicorn.Config(
        app,
        http=Connection,
        ws="none",
        host=settings.host,
        port=port,
        # The log of the application has a line for each request.
        log_config=None,
        access_log=False,
        server_header=False,
        forwarded_allow_ips=settings.trusted_proxies,
        timeout_graceful_shutdown=GRACEFUL_SECONDS,
        # Of one that is too large, the head is read to its end, so that it is refused with reasons.
        h11_max_incomplete_event_size=settings.url_limit + settings.header_limit + 16_000,
    )
    Server(config).run()
