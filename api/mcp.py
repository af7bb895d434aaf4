"""The Model Context Protocol over a store, on standard input and output or over HTTP. Needs the extra `mcp`."""

import functools
from collections.abc import Callable
from typing import Any

import uvicorn
from mcp.server import MCPServer
from mcp.server.mcpserver.exceptions import ToolError
from mcp.types import ToolAnnotations
from starlette.types import ASGIApp

from api.client import loopback
from api.middleware.key import KeyGuard
from api.settings import ApiSettings
from api.tools import INSTRUCTIONS, Tools
from kg.errors import KgError, QueryError
from kg.store.protocol import Store


def create_server(store: Store, settings: ApiSettings) -> MCPServer[Any]:
    """Return the server with its tools."""
    server: MCPServer[Any] = MCPServer("policy-kg", instructions=INSTRUCTIONS, log_level="WARNING")
    for tool in Tools(store, settings.query_timeout, settings.answer_limit).all():
        server.add_tool(_told(tool), annotations=ToolAnnotations(read_only_hint=True))
    return server


def _told(tool: Callable[..., Any]) -> Callable[..., Any]:
    """Return a tool whose errors tell the model what is wrong."""

    @functools.wraps(tool)
    def told(*args: Any, **given: Any) -> Any:
        try:
            return tool(*args, **given)
        except (KgError, ValueError) as error:
            raise ToolError(str(error)) from error

    return told


def application(store: Store, settings: ApiSettings, host: str) -> ASGIApp:
    """Return the application that answers at `/mcp`. Raises QueryError where others could ask without a key."""
    app: ASGIApp = create_server(store, settings).streamable_http_app(host=host)
    if settings.api_key:
        return KeyGuard(app, settings.api_key.get_secret_value())
    if not loopback(host):
        raise QueryError(f"{host} is reachable from other machines: set KG_API_KEY, which clients then have to send")
    return app


def serve(store: Store, settings: ApiSettings, host: str, port: int) -> None:
    """Answer over HTTP until stopped."""
    uvicorn.run(application(store, settings, host), host=host, port=port, log_level="warning")
