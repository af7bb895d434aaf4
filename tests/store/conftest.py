"""A server of its own for the tests that stop or kill it."""

import os

import neo4j_server as server
import pytest


@pytest.fixture(scope="module")
def mortal():
    line = server.wanted()
    try:
        with server.mortal(line, server.java(line)) as started:
            yield started
    except server.Unavailable as missing:
        if os.environ.get("KG_TEST_NEO4J") == "required":
            pytest.fail(str(missing))
        pytest.skip(str(missing))
