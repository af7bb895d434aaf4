"""Building the graph from resolved documents: one module for each group of nodes, all adding to a `Draft`."""
