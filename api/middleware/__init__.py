"""Middleware around the routes: logging, API key, limits, caching."""
