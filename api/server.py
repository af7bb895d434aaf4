"""The HTTP server that `kg serve` runs: uvicorn, with an end that always comes."""

import errno
import faulthandler
import socket
import sys
from types import FrameType

import uvicorn
from fastapi import FastAPI

from api.connection import Connection
from api.settings import ApiSettings
from kg.errors import KgError

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


def check_port(host: str, port: int) -> None:
    """Raise KgError, with what to do, where a server cannot listen on this address of this machine, such as one that is in use."""
    try:
        for family, kind, _, _, address in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE):
            with socket.socket(family, kind) as probe:
                probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
                probe.bind(address)
    except OSError as error:
        raise KgError(_unusable(host, port, error)) from error


def _unusable(host: str, port: int, error: OSError) -> str:
    match error.errno:
        case errno.EADDRINUSE:
            return (
                f"port {port} on {host} is in use by another program: stop that one, or choose another port, e.g. --port {port % 65535 + 1}"
            )
        case errno.EACCES:
            return f"port {port} is open to administrators only: choose one above 1023, e.g. --port 8000"
        case _:
            return (
                f"{host} is not an address of this machine that a server can listen on ({error.strerror or error}): choose another --host"
            )


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
