"""`kg serve`: the HTTP interface and the page."""

import click

from kg.cli.option import store_option


@click.command()
@store_option()
@click.option(
    "--host", default="127.0.0.1", show_default=True, help="Address to listen on; the default is reachable from this machine only."
)
@click.option("--port", type=click.IntRange(0, 65535), default=8000, show_default=True)
def serve(uri: str | None, host: str, port: int) -> None:
    """Answer over HTTP until stopped."""
    import uvicorn

    from api import create_app

    uvicorn.run(create_app(uri), host=host, port=port)


COMMANDS = (serve,)
