"""Prometheus metrics: requests by route and status, their duration, and resources of the process."""

from fastapi import FastAPI
from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, Histogram, ProcessCollector, generate_latest
from starlette.responses import Response

METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})
"""Methods with a label of their own; all others share one, since clients can invent any number of them."""
EXAMPLE = 'kg_http_request_seconds_count{method="GET",route="/policies/{key}",status="200"} 12.0\n'
BUCKETS = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30)


class Metrics:
    """The metrics of one application."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        ProcessCollector(registry=self.registry)
        self.seconds = Histogram(
            "kg_http_request_seconds",
            "Time from a request to the end of its answer.",
            ("method", "route", "status"),
            buckets=BUCKETS,
            registry=self.registry,
        )

    def observe(self, method: str, route: str, status: int, seconds: float) -> None:
        """Count one request; `route` is the template of the path, which bounds the number of time series."""
        self.seconds.labels(method if method in METHODS else "other", route, status).observe(seconds)


def install(app: FastAPI, metrics: Metrics) -> None:
    """Answer at `/metrics`."""

    def answer() -> Response:
        """Return the metrics in the Prometheus text format."""
        return Response(generate_latest(metrics.registry), media_type=CONTENT_TYPE_LATEST)

    text = {"schema": {"type": "string"}, "example": EXAMPLE}
    described = {200: {"content": {"text/plain": text}, "description": "Numbers, a line each."}}
    app.add_api_route(
        "/metrics",
        answer,
        response_class=Response,
        tags=["health"],
        summary="指标 Numbers for Prometheus",
        operation_id="metrics",
        responses=described,  # type: ignore[arg-type]
    )
