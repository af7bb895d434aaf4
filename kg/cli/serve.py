"""`kg serve`: the HTTP interface and the page."""

import signal
import sys
from contextlib import suppress
from typing import TYPE_CHECKING

import click

from kg.cli.option import opened, store_option

if TYPE_CHECKING:
    from api.log import Form


FORMS = click.Choice(("text", "json"))


@click.command()
@store_option()
@click.option(
    "--host",
    envvar="KG_HOST",
    default="127.0.0.1",
    show_default=True,
    help="Address to listen on. The default is reachable only from this machine.",
)
@click.option("--port", type=click.IntRange(0, 65535), default=8000, show_default=True, help="Port to listen on.")
@click.option("--log-format", "form", envvar="KG_LOG_FORMAT", type=FORMS, default="text", show_default=True, help="Log format.")
def serve(uri: str | None, host: str, port: int, form: "Form") -> None:
    """Answer over HTTP until stopped."""
    from api import ApiSettings, create_app
    from api.log import configure
    from api.server import check_port
    from api.server import serve as start
    from queries import run

    # The server ends with the signal that stopped it: turned into an exit, it does not keep the store from being closed.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    check_port(host, port)
    with opened(uri, brief=False) as store:
        # A store that is not there is told now and not at the first request.
        run(store, "bulletins", {"limit": 1})
        settings = ApiSettings.from_environment().model_copy(update={"host": host})
        configure(form)
        with suppress(KeyboardInterrupt):
            start(create_app(store, settings), settings, port)


COMMANDS = (serve,)
