"""The store on a Neo4j server, reached over Bolt."""
