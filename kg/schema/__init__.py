"""The schema: its model and checks, graphs held against it, its documentation and its look in Neo4j Browser."""
