"""What some tests need beside Python: the annotated corpus and a Neo4j server. `tests/conftest.py` makes markers of it."""

import os
from pathlib import Path

import pytest

CORPUS = Path(os.environ.get("KG_CORPUS", Path(__file__).resolve().parents[2] / "shared"))
"""Where the annotated corpus is; tests that read it are marked `corpus` with the part of it that they read."""

STORES = ("embedded", pytest.param("neo4j", marks=pytest.mark.server))
"""Parameters of fixtures that give each kind of store in turn."""
