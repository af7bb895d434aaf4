"""Rate limiting per client."""

import math
import time

import limits
from limits.storage import MemoryStorage
from limits.strategies import SlidingWindowCounterRateLimiter
from starlette.types import ASGIApp, Receive, Scope, Send

from api.client import network
from api.middleware.key import FREE
from api.problem import Problem


class RateLimit:
    """Answers 429 to clients that exceed the rate; counted per process."""

    def __init__(self, app: ASGIApp, rate: str) -> None:
        """Wrap the application."""
        self.app, self.items = app, limits.parse_many(rate)
        self.limiter = SlidingWindowCounterRateLimiter(MemoryStorage())

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handle a request: pass it on or refuse it."""
        wait = 0 if scope["type"] != "http" or scope["path"] in FREE else self._wait(network(scope))
        if wait:
            refusal = Problem(429, f"too many requests; ask again in {wait} s", {"Retry-After": str(wait)})
            await refusal(scope, receive, send)
        else:
            await self.app(scope, receive, send)

    def _wait(self, client: str) -> int:
        """Count a request and return the seconds to wait, 0 if it is within the rate."""
        for item in self.items:
            if not self.limiter.hit(item, client):
                return max(1, math.ceil(self.limiter.get_window_stats(item, client).reset_time - time.time()))
        return 0
