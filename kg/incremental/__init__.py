"""Bringing a graph up to date by what changed bulletins touch: equal to `kg.build.build` of all contributions, at the cost of the change."""
