"""`kg mcp`: the store for language-model clients."""

import click

from kg.cli.option import opened, store_option


@click.command()
@store_option()
@click.option("--http", "is_http", is_flag=True, help="Answer over HTTP at /mcp instead of on standard input and output.")
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on, with --http. Another one needs KG_API_KEY.")
@click.option("--port", type=click.IntRange(1, 65535), default=8001, show_default=True, help="Port to listen on, with --http.")
def mcp(uri: str | None, is_http: bool, host: str, port: int) -> None:
    """Let a language-model client ask the store over the Model Context Protocol, on standard input and output.

    Tools: search, policy, text, related, lineage, validity, verify, cypher (read only). Needs the extra mcp:
    pip install 'policy-kg[mcp]'.
    """
    try:
        from api.mcp import create_server, serve
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] != "mcp":
            raise
        raise click.ClickException("kg mcp needs the extra mcp: pip install 'policy-kg[mcp]'") from error
    from api.settings import ApiSettings
    from queries import run

    with opened(uri, brief=False) as store:
        # A store that is not there is told now and not at the first question.
        run(store, "bulletins", {"limit": 1})
        settings = ApiSettings.from_environment()
        if is_http:
            serve(store, settings, host, port)
        else:
            create_server(store, settings).run("stdio")


COMMANDS = (mcp,)
