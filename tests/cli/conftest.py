from pathlib import Path

import pytest
from command import SAMPLES, Kg, run


@pytest.fixture
def kg() -> Kg:
    return run


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store that holds the samples; tests only read it."""
    store = tmp_path_factory.mktemp("cli") / "built.store"
    result = run("build", SAMPLES, "--store", store)
    assert result.exit_code == 0, result.stderr
    return store


@pytest.fixture
def files() -> list[Path]:
    """The sample files that are one text each, by name."""
    return sorted(path for path in SAMPLES.glob("*") if path.suffix in {".txt", ".md"} and not path.name.upper().startswith("README"))
