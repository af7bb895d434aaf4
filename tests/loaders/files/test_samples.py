"""The samples that a script makes are what it makes, but for libraries that write a date or their version."""

import runpy
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]
MAKERS = {
    name: maker
    for script in ("samples.py", "sample_kinds.py")
    for name, maker in runpy.run_path(str(ROOT / "docs" / script))["MAKERS"].items()
}


@pytest.mark.parametrize("name", [name for name in MAKERS if not name.endswith((".docx", ".pdf"))])
def test_samples_are_those_of_the_script(name: str) -> None:
    assert (ROOT / "samples" / name).read_bytes() == MAKERS[name]()
