"""Files for Neo4j Browser: favourites and the guide."""
