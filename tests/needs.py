"""What some tests need: the annotated corpus, a Neo4j server, or much time. `tests/conftest.py` makes markers of it."""

import os
from pathlib import Path

import pytest

CORPUS = Path(os.environ.get("KG_CORPUS", Path(__file__).resolve().parents[2] / "shared"))
"""Where the annotated corpus is; tests that read it are marked `corpus` with the part of it that they read."""

PATIENCE = 600
"""Seconds after which what a test waits for counts as hung. No test judges by time: the machine may be slow, and busy with others."""

SLOW = frozenset(
    {
        "faults",
        "test_adding.py",
        "test_alike.py",
        "test_building.py",
        "test_bulk.py",
        "test_class_data.py",
        "test_cli_build.py",
        "test_cli_copy.py",
        "test_cli_folder.py",
        "test_cli_process.py",
        "test_cli_text.py",
        "test_conditional.py",
        "test_cypher.py",
        "test_deadline.py",
        "test_fuzz.py",
        "test_generated_client.py",
        "test_hostile.py",
        "test_interrupted.py",
        "test_linear.py",
        "test_linked_samples.py",
        "test_mcp.py",
        "test_outputs.py",
        "test_parts.py",
        "test_query_help.py",
        "test_read_only_folder.py",
        "test_recomputed.py",
        "test_replace.py",
        "test_scanned_pages.py",
        "test_schemathesis.py",
        "test_steps_in_stores.py",
    }
)
"""Folders and files that take most of the time: they kill processes or take their disk away, start many, load hundreds of texts, draw
many requests, or wait for a limit. Single tests that try every query or a very large text are marked where they stand."""

STORES = ("embedded", pytest.param("neo4j", marks=pytest.mark.server))
"""Parameters of fixtures that give each kind of store in turn."""
