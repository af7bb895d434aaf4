"""Part files, made on this machine and on a cluster of two workers, one of which is killed: what they hold is what was extracted."""

import gzip
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from json import loads
from pathlib import Path

import pytest
from command import SAMPLES, Kg
from needs import PATIENCE

from benchmarks.library import bulletins
from kg.cli import partition
from kg.cli.intake import inputs, take_in
from kg.cli.parts import SUFFIX, pack, unpack
from kg.errors import InputError

ROOT = Path(__file__).resolve().parent.parent.parent
ENVIRONMENT = os.environ | {"PYTHONPATH": str(ROOT)}
COMMAND = "from kg.cli import main, partition; partition.FILES = 1; main()"
"""`kg` with a part file for each input."""


@pytest.fixture
def library(tmp_path: Path) -> Path:
    folder = tmp_path / "library"
    for name, text in bulletins(200):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def parts(folder: Path) -> list[Path]:
    return sorted(folder.glob(f"*{SUFFIX}"))


def lines(output: str) -> list[str]:
    return sorted(output.splitlines())


def test_a_part_holds_all_that_became_of_its_inputs() -> None:
    intakes = [one for taken in take_in(inputs([str(SAMPLES)])) for one in taken]
    assert unpack(pack(intakes), "a") == tuple(intakes)
    assert pack(intakes) == pack(intakes)


def test_parts_are_extracted_and_built_as_the_texts_are(kg: Kg, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(partition, "FILES", 3)
    made = kg("extract", SAMPLES, "--parts", tmp_path / "parts", "--jobs", 2)
    assert (made.exit_code, lines(made.stdout)) == (0, [str(path) for path in parts(tmp_path / "parts")])
    assert len(parts(tmp_path / "parts")) > 2
    assert lines(kg("extract", tmp_path / "parts").stdout) == lines(kg("extract", SAMPLES).stdout)
    for source in (SAMPLES, tmp_path / "parts"):
        assert kg("build", source, "--store", tmp_path / f"{source.name}.store").exit_code == 0
        assert kg("export", tmp_path / source.name, "--format", "jsonl", "--store", tmp_path / f"{source.name}.store").exit_code == 0
    assert (tmp_path / "samples/graph.jsonl").read_text("utf-8") == (tmp_path / "parts/graph.jsonl").read_text("utf-8")


def test_parts_that_are_there_are_not_made_again(kg: Kg, library: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(partition, "FILES", 4)
    assert kg("extract", library, "--parts", tmp_path / "parts").exit_code == 0
    gone, *kept = parts(tmp_path / "parts")
    before = [path.stat().st_mtime_ns for path in kept]
    gone.unlink()
    again = kg("extract", library, "--parts", tmp_path / "parts")
    assert (again.exit_code, again.stdout.split(), "2 of 3 part files are there already" in again.stderr) == (0, [str(gone)], True)
    assert [path.stat().st_mtime_ns for path in kept] == before


def test_parts_of_other_inputs_are_in_the_way(kg: Kg, library: Path, tmp_path: Path) -> None:
    assert kg("extract", library, "--parts", tmp_path / "parts").exit_code == 0
    next(library.rglob("*.txt")).write_text("关于甲类设备的通知", encoding="utf-8")
    refused = kg("extract", library, "--parts", tmp_path / "parts")
    assert (refused.exit_code, "holds part files of other inputs, or of inputs that have changed since" in refused.stderr) == (1, True)


@pytest.mark.parametrize(
    ("damage", "reason"),
    [
        (lambda data: data[: len(data) // 2], "is a damaged part file"),
        (lambda data: b"", "is a damaged part file"),
        (lambda data: "甲".encode() * 100, "is a damaged part file"),
        (lambda data: data[:200] + bytes(20) + data[220:], "is a damaged part file"),
        (lambda data: gzip.compress(gzip.decompress(data).replace("办法".encode(), "规定".encode(), 1)), "(its checksum differs)"),
        (lambda data: gzip.compress(b"".join(gzip.decompress(data).splitlines(keepends=True)[:-1])), "is a damaged part file"),
    ],
)
def test_a_damaged_part_is_named(damage: object, reason: str) -> None:
    whole = pack([one for taken in take_in(inputs([str(SAMPLES / "interim-measures-pumps.txt")])) for one in taken])
    with pytest.raises(InputError, match=r"p\.kgpart: ") as raised:
        unpack(damage(whole), "p.kgpart")  # type: ignore[operator]
    assert reason in str(raised.value)
    assert "remove it and run the same kg extract again" in str(raised.value)


def test_beside_a_damaged_part_the_others_are_loaded(kg: Kg, library: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(partition, "FILES", 4)
    assert kg("extract", library, "--parts", tmp_path / "parts").exit_code == 0
    parts(tmp_path / "parts")[1].write_bytes(b"\x1f\x8b")
    loaded = kg("extract", tmp_path / "parts")
    assert (loaded.exit_code, loaded.stderr.count("Not loaded: ")) == (1, 1)
    assert len(loaded.stdout.splitlines()) in (120, 160)


def test_a_part_of_another_version_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    from kg.cli import parts as module

    whole = pack([])
    monkeypatch.setattr(module, "FORM", module.FORM + 1)
    with pytest.raises(InputError, match="is a part file of another version of kg"):
        unpack(whole, "a")


def test_an_input_with_which_its_process_ends_costs_nothing_but_itself(library: Path) -> None:
    class Deadly(partition.Piped):
        __slots__ = ()

        def __reduce__(self) -> tuple[object, tuple[int]]:
            return os._exit, (3,)

    first, second, *_ = inputs([str(library)])
    process = partition.Process()
    outcome = process.read(partition.Partition((first, Deadly(b"", "deadly.txt"), second), None, 0, str(ROOT)))
    process.close()
    assert [one.error for one in outcome.refused] == [f"deadly.txt: {partition.ENDED}"]
    assert [one.path for one in unpack(outcome.part, "a")] == [first.path, "deadly.txt", second.path]


def test_without_a_scheduler(kg: Kg, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    from kg.cli import spread

    monkeypatch.setattr(spread, "_JOIN_SECONDS", 0.5)
    monkeypatch.chdir(tmp_path)
    told = kg("extract", SAMPLES, "--on", "tcp://127.0.0.1:9")
    assert (told.exit_code, "no Dask scheduler answers at tcp://127.0.0.1:9" in told.stderr) == (1, True)


def test_without_dask(kg: Kg, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    told = kg("extract", SAMPLES, "--on", "tcp://127.0.0.1:9", "--parts", tmp_path)
    assert (told.exit_code, "pip install 'policy-kg[dask]'" in told.stderr) == (1, True)


@contextmanager
def started(*arguments: str) -> "Iterator[subprocess.Popen[bytes]]":
    process = subprocess.Popen([sys.executable, *arguments], env=ENVIRONMENT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        yield process
    finally:
        process.kill()
        process.wait()


@contextmanager
def cluster(folder: Path) -> "Iterator[tuple[str, list[subprocess.Popen[bytes]]]]":
    """A scheduler and two workers; yields its address and the workers."""
    told = folder / "scheduler.json"
    scheduler = (
        "-m",
        "distributed.cli.dask_scheduler",
        "--port=0",
        "--dashboard-address=:0",
        "--host=127.0.0.1",
        f"--scheduler-file={told}",
    )
    worker = ("-m", "distributed.cli.dask_worker", f"--scheduler-file={told}", "--nthreads=1", "--no-nanny", "--dashboard-address=:0")
    with started(*scheduler):
        until(told.exists)
        with (
            started(*worker, f"--local-directory={folder}/1") as one,
            started(*worker, f"--local-directory={folder}/2") as other,
        ):
            yield loads(told.read_text())["address"], [one, other]


def until(ready: object, seconds: float = 60) -> None:
    end = time.monotonic() + seconds
    while not ready():  # type: ignore[operator]
        assert time.monotonic() < end
        time.sleep(0.05)


def test_a_worker_that_is_killed_costs_nothing(kg: Kg, library: Path, tmp_path: Path) -> None:
    made = tmp_path / "parts"
    with cluster(tmp_path) as (address, workers):
        extract = ("-c", COMMAND, "extract", str(library), "--on", address, "--parts", str(made))
        with started(*extract) as interrupted:
            # One is killed that has just begun to read; then the command itself.
            until(lambda: parts(made))
            os.kill(workers[0].pid, signal.SIGKILL)
            until(lambda: len(parts(made)) >= 3)
        before = {path: path.stat().st_mtime_ns for path in parts(made)}
        assert len(before) < 10
        with started(*extract) as process:
            assert process.wait(timeout=PATIENCE) == 0
    assert len(parts(made)) == 10
    assert {path: path.stat().st_mtime_ns for path in before} == before
    assert lines(kg("extract", made).stdout) == lines(kg("extract", library).stdout)
    assert interrupted.returncode
