"""The example responses of the OpenAPI document, from `examples.json`, which `tests/api/examples.py` writes."""

import json
from functools import cache
from pathlib import Path
from typing import Any

FILE = Path(__file__).with_name("examples.json")


@cache
def _all() -> dict[str, Any]:
    """Responses by path, with `{key}` without its type."""
    answers: dict[str, Any] = json.loads(FILE.read_text(encoding="utf-8"))
    return answers


def example(path: str) -> dict[int | str, dict[str, Any]]:
    """Return the OpenAPI `responses` entry with the example of a path; empty for a path without example."""
    path = path.replace(":path}", "}")
    return {200: {"content": {"application/json": {"example": _all()[path]}}}} if path in _all() else {}
