"""Assembles the application from settings, store, routes, middleware and error handling."""

import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from importlib.metadata import PackageNotFoundError, version

from fastapi import FastAPI
from fastapi_offline import FastAPIOffline

from api import metrics, neo4j_files, page, problem
from api.bounded import Bounded
from api.middleware import stack
from api.readers import Readers
from api.routes import changes, cypher, documents, export, graph, health, match, nouns, queries, reconcile, search, verify
from api.settings import ApiSettings
from kg.store import open_store
from kg.store.protocol import Store

MOST_STATEMENTS = 4
"""Statements of users that run at a time, if the settings do not say."""
PROBES, PROBES_WAITING = 2, 20
"""Threads of `/readyz`, and requests for it that may wait for one."""
EXPORTS_WAITING = 4
"""Exports of the graph that may wait for the one that runs."""
DESCRIPTION = """
政策知识图谱

Knowledge graph of Chinese policy bulletins: what is related to a policy and why, what replaced it, whether it is in force, and the
words that prove each edge.

A `{key}` is an id, a document number in any bracket style, a title or a name, percent-encoded. A key that fits several nodes is
answered with 300 and the candidates. Lists go on where `next` holds a cursor: give it as `cursor`. Dates are ISO dates.
Errors are `application/problem+json`.
"""


def create_app(store: Store | str | None = None, settings: ApiSettings | None = None) -> FastAPI:
    """Return the application over a store, or over the one at a URI, or over the one that the settings name.

    A store that is passed in stays open when the application ends; one that the application opened is closed.
    """
    settings = settings or ApiSettings.from_environment()
    opened = open_store(store, settings, reading=True) if store is None or isinstance(store, str) else None

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        yield
        if opened:
            opened.close()

    app = FastAPIOffline(
        # Generated clients make names of it.
        title="Policy knowledge graph",
        description=DESCRIPTION,
        version=_version(),
        lifespan=lifespan,
        docs_url="/docs",
        redoc_url=None,
    )
    app.state.store = opened or store
    app.state.bounded = Bounded(app.state.store, settings.answer_limit)
    app.state.settings = settings
    app.state.readers = Readers(settings.readers)
    # Of its own, so that whether the store answers can be told while all other threads wait for it.
    app.state.probes, app.state.exports = Readers(PROBES, PROBES_WAITING), Readers(1, EXPORTS_WAITING)
    app.state.statements = Readers(settings.cypher_at_once or _statements(app.state.store))
    problem.install(app)
    for part in (documents, nouns, search, graph, export, changes, queries, verify, match, reconcile, cypher, health):
        app.include_router(part.router)
    page.install(app)
    neo4j_files.install(app)
    numbers = metrics.Metrics()
    metrics.install(app, numbers)
    stack.install(app, settings, numbers)
    _describe(app)
    return app


def _describe(app: FastAPI) -> None:
    """Add to the OpenAPI document what no route brings by itself."""
    plain = app.openapi
    app.openapi = lambda: problem.describe(plain())  # type: ignore[method-assign]


def _statements(store: Store) -> int:
    """Return how many statements of users may run at a time, so that plain reads hardly notice them."""
    if "://" not in store.uri:
        # Each has a process of its own, with low priority.
        return MOST_STATEMENTS
    # A server gives all statements the same priority; mostly it runs on this machine or on one like it.
    return max(1, min(MOST_STATEMENTS, (os.cpu_count() or 1) // 2))


def _version() -> str:
    try:
        return version("policy-kg")
    except PackageNotFoundError:
        return "0"
