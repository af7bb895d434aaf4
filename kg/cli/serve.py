"""`kg serve`: the HTTP interface and the page."""

import signal
import sys
from contextlib import suppress

import click

from kg.cli.option import opened, store_option


@click.command()
@store_option()
@click.option(
    "--host", envvar="KG_HOST", default="127.0.0.1", show_default=True, help="Address to listen on; the default is this machine only."
)
@click.option("--port", type=click.IntRange(0, 65535), default=8000, show_default=True, help="Port to listen on.")
def serve(uri: str | None, host: str, port: int) -> None:
    """Answer over HTTP until stopped."""
    import uvicorn

    from api import ApiSettings, create_app
    from queries import run

    # The server ends with the signal that stopped it: turned into an exit, it does not keep the store from being closed.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    with opened(uri) as store:
        # A store that is not there is told now and not at the first request; and the embedded engine must start in the main thread, as
        # the process cannot end before the thread that started it.
        run(store, "bulletins", {"limit": 1})
        with suppress(KeyboardInterrupt):
            uvicorn.run(create_app(store, ApiSettings.from_environment().model_copy(update={"host": host})), host=host, port=port)


COMMANDS = (serve,)
