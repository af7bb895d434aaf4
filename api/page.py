"""The page at `/` and its icon: static files, which get everything they show from the other routes."""

import mimetypes
from pathlib import Path
from typing import Any

from fastapi import FastAPI
from starlette.responses import FileResponse, Response
from starlette.staticfiles import StaticFiles

FOLDER = Path(__file__).parent / "static"
HEADERS = {
    # Nothing from elsewhere, nothing inline: what a bulletin says can never become part of the page.
    "Content-Security-Policy": "default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'self'",
    # Asked again each time, answered with 304 unless the project was updated.
    "Cache-Control": "no-cache",
}

# Some systems say text/plain for these, and a browser takes no module of that type.
for suffix in (".js", ".mjs"):
    mimetypes.add_type("text/javascript", suffix)


class Files(StaticFiles):
    """Static files with the headers of the page."""

    def file_response(self, *args: Any, **kwargs: Any) -> Response:
        """Return the response for an existing file."""
        response = super().file_response(*args, **kwargs)
        response.headers.update(HEADERS)
        return response


def install(app: FastAPI) -> None:
    """Serve the page at `/` and its files under `/static`."""
    app.mount("/static", Files(directory=FOLDER), name="static")
    app.add_api_route("/", _page, include_in_schema=False)
    app.add_api_route("/favicon.ico", _icon, include_in_schema=False)


def _page() -> FileResponse:
    return FileResponse(FOLDER / "index.html", headers=HEADERS)


def _icon() -> FileResponse:
    """Return the icon that browsers ask for beside an answer that is no page."""
    return FileResponse(FOLDER / "favicon.ico", media_type="image/x-icon", headers={"Cache-Control": "max-age=86400"})
