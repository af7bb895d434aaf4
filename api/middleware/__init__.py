"""What stands around the routes: logging, keys, limits, caching."""
