"""Where a graph is kept: one protocol, two implementations (embedded ArcadeDB, Neo4j over Bolt).

`open_store(uri)` chooses by the form of the URI.
"""
