"""Bringing a graph up to date at the cost of the change; the result is that of `kg.build.build` of all contributions."""
