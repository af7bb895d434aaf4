"""Files for Neo4j Browser, which runs at another origin and fetches them with `:style` and `:guide`."""

from fastapi import FastAPI
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from api import problem
from kg.schema.grass import style
from kg.schema.read import schema
from queries.browser.dashboard import dashboard
from queries.browser.favourites import archive
from queries.browser.guide import guide
from queries.browser.perspective import perspective


def install(app: FastAPI) -> None:
    """Serve them under `/neo4j`, readable from any origin: they are the same for everybody and hold no data."""
    routes = [Route("/style.grass", _style), Route("/guide.md", _guide), Route("/favourites.zip", _favourites)]
    routes += [Route("/dashboard.json", _dashboard), Route("/perspective.json", _perspective)]
    files = Starlette(routes=routes, middleware=[Middleware(CORSMiddleware, allow_origins=["*"], allow_headers=["*"])])
    problem.install(files)
    app.mount("/neo4j", files)


def _style(request: Request) -> Response:
    return Response(style(schema()), media_type="text/plain")


def _guide(request: Request) -> Response:
    return Response(guide(), media_type="text/markdown")


def _dashboard(request: Request) -> Response:
    return Response(dashboard(), media_type="application/json")


def _perspective(request: Request) -> Response:
    return Response(perspective(), media_type="application/json")


def _favourites(request: Request) -> Response:
    return Response(archive(), media_type="application/zip")
