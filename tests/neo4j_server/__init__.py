"""Starts a real Neo4j for the tests.

KG_TEST_NEO4J_URI (with KG_TEST_NEO4J_USER, KG_TEST_NEO4J_PASSWORD) names one that runs; its database must be empty and is emptied.
Otherwise one is started if Java and Maven are there; KG_TEST_NEO4J_LINE chooses the release line (5.26 or 2026), KG_TEST_CACHE where
the jars are kept. Where none can be had the tests are skipped, or fail if KG_TEST_NEO4J=required.
"""

from neo4j_server.browser import browsing
from neo4j_server.line import LINES, Line, java, wanted
from neo4j_server.server import Mortal, Server, Unavailable, mortal, running

__all__ = ["LINES", "Line", "Mortal", "Server", "Unavailable", "browsing", "java", "mortal", "running", "wanted"]
