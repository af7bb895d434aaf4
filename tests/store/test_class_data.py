"""Class data of Java in the cache folder: made by a run of its own, used in silence, and a damaged file costs nothing but time."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from needs import PATIENCE

from kg.store.embedded import archive, jvm

ROOT = Path(__file__).resolve().parent.parent.parent
ASK = "from kg.cli import main; main(['cypher', 'MATCH (n) RETURN count(n) AS n', '--format', 'json', '--store', 'a.store'])"
MAKE = """
from kg.store.embedded.store import EmbeddedStore
from kg.store.settings import StoreSettings
EmbeddedStore('a.store', StoreSettings()).prepare()"""


def python(code: str, folder: Path, *arguments: str, keep: bool = True) -> "subprocess.CompletedProcess[str]":
    environment = os.environ | {"PYTHONPATH": str(ROOT), "XDG_CACHE_HOME": str(folder / "cache"), "KG_JAVA_CACHE": str(keep)}
    command = [sys.executable, "-c", code, *arguments]
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=True, timeout=PATIENCE)


def test_the_engine_works_with_class_data_with_damaged_ones_and_without(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    file = archive.data(jvm.OPTIONS)
    assert file is not None and file.is_relative_to(tmp_path)
    assert archive.use(jvm.OPTIONS) == ()
    file.parent.mkdir(parents=True)
    python(MAKE, tmp_path, keep=False)
    assert list(file.parent.iterdir()) == []
    # With its low priority it would not be ready for minutes where other tests keep all processors busy.
    python("import os; os.nice = lambda by: by; from kg.store.embedded.warm import main; main()", tmp_path, str(file))
    assert list(file.parent.iterdir()) == [file]
    assert archive.use(jvm.OPTIONS)[0] == f"-XX:AOTCache={file}"
    whole = file.read_bytes()
    for content in (whole, whole[: len(whole) // 2], b"", os.urandom(5000)):
        file.write_bytes(content)
        answer = python(ASK, tmp_path)
        assert (answer.stdout.split(), answer.stderr) == (["[", "{", '"n":', "0", "}", "]"], "")


def test_class_data_used_longest_ago_are_removed(tmp_path: Path) -> None:
    for age in range(archive.KEPT + 2):
        file = tmp_path / f"java-{age}.aot"
        file.touch()
        os.utime(file, (1000 - age, 1000 - age))
    (tmp_path / "java-5.begun").touch()
    archive.clear(tmp_path)
    archive.clear(tmp_path / "none")
    assert sorted(file.name for file in tmp_path.iterdir()) == [*(f"java-{age}.aot" for age in range(archive.KEPT)), "java-5.begun"]
