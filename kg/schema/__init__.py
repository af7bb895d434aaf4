"""The schema: its types, the reader of the data file, validation of graphs, documentation, and the style sheet for Neo4j Browser."""
