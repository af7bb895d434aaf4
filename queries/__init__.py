"""Read-only queries, one Cypher file each. The comment header of a file documents the query and declares its parameters and columns.

from queries import catalogue, picture, run
run(store, "related", {"key": "某部规〔2031〕5号"})
picture(store, "related", {"key": "某部规〔2031〕5号"})
"""

from queries.close import asking_back, close_to
from queries.header import catalogue, files, find
from queries.key import candidates, meant
from queries.picture import picture
from queries.query import Column, Field, Param, Query
from queries.run import run

__all__ = [
    "Column",
    "Field",
    "Param",
    "Query",
    "asking_back",
    "candidates",
    "catalogue",
    "close_to",
    "files",
    "find",
    "meant",
    "picture",
    "run",
]
