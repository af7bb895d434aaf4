"""Puts the middleware around the routes. Logging is outside of all that refuses requests, so that these are logged too."""

from typing import Any

from fastapi import FastAPI
from starlette.middleware.body_limit import RequestBodyLimitMiddleware
from starlette.middleware.cors import CORSMiddleware
from starlette.middleware.gzip import GZipMiddleware

from api.metrics import Metrics
from api.middleware.conditional import Conditional
from api.middleware.host import HostGuard
from api.middleware.key import KeyGuard
from api.middleware.protection import Protection
from api.middleware.rate import RateLimit
from api.middleware.size import SizeLimit
from api.middleware.trace import Trace
from api.settings import ApiSettings

CORS: dict[str, Any] = {
    "allow_methods": ["GET", "HEAD", "POST"],
    "allow_headers": ["Authorization", "X-API-Key", "X-Request-ID", "Content-Type", "If-None-Match"],
    "expose_headers": ["ETag", "X-Request-ID", "Retry-After"],
}


def install(app: FastAPI, settings: ApiSettings, metrics: Metrics) -> None:
    """Add the middleware to the application; the last one added is the outermost."""
    key = settings.api_key.get_secret_value() if settings.api_key else None
    # Counts what comes without saying how much it is.
    app.add_middleware(RequestBodyLimitMiddleware, max_body_size=settings.body_limit)
    app.add_middleware(Conditional, private=bool(key))
    # Four fifths of what the highest level saves, for a third of the time.
    app.add_middleware(GZipMiddleware, minimum_size=1000, compresslevel=4)
    app.add_middleware(SizeLimit, settings=settings)
    if key:
        app.add_middleware(KeyGuard, key=key)
    # Before the key, so that nobody tries keys for long.
    if settings.rate_limit:
        app.add_middleware(RateLimit, rate=settings.rate_limit)
    app.add_middleware(HostGuard, settings=settings)
    if settings.cors_origins:
        # Before the key: what a browser asks beforehand carries none.
        app.add_middleware(CORSMiddleware, allow_origins=settings.cors_origins.replace(" ", "").split(","), **CORS)
    app.add_middleware(Trace, metrics=metrics)
    app.add_middleware(Protection)
