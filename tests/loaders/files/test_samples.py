"""The samples that a script makes are what it makes."""

import runpy
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]
MAKERS = runpy.run_path(str(ROOT / "docs" / "samples.py"))["MAKERS"]


@pytest.mark.parametrize("name", [name for name in MAKERS if name.endswith((".html", ".md"))])
def test_samples_are_those_of_the_script(name: str) -> None:
    assert (ROOT / "samples" / name).read_bytes() == MAKERS[name]()
