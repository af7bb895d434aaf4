"""Which files a folder stands for, their ids, and what is named because it cannot be read."""

import os
import shutil
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from kg.errors import InputError
from loaders import read, walk


def made(folder: Path, *names: str) -> Path:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text("通知", "utf-8")
    return folder


def test_a_folder_stands_for_all_its_files_by_name(tmp_path: Path) -> None:
    made(
        tmp_path,
        "b.txt",
        "a.md",
        "c/d.TXT",
        "c/.hidden.txt",
        ".git/e.txt",
        "README.md",
        "c/readme.txt",
        "f.pdf",
        "g",
        "~$b.docx",
        "Thumbs.db",
    )
    assert [found.id for found in walk([tmp_path])] == ["a.md", "b.txt", "c/d.TXT", "f.pdf", "g"]


def test_each_file_comes_once_and_a_named_one_always(tmp_path: Path) -> None:
    made(tmp_path, "a.txt", "README.md", "notes.log")
    named = [tmp_path / "README.md", tmp_path / "notes.log", tmp_path, tmp_path / "a.txt", tmp_path / "." / "a.txt"]
    assert [found.name for found in walk(named)] == ["README.md", "notes.log", "a.txt"]


@pytest.mark.parametrize(
    ("given", "root", "ids"),
    [
        (["in"], None, ["2031/1.txt", "2032/1.txt"]),
        (["in/2031", "in/2032"], None, ["1.txt", "1.txt"]),
        (["in/2031/1.txt"], None, ["1.txt"]),
        (["in/2031/1.txt"], "in", ["2031/1.txt"]),
        (["in/2031", "in/2032"], "in", ["2031/1.txt", "2032/1.txt"]),
        (["in/../in/2031"], ".", ["in/2031/1.txt"]),
    ],
)
def test_an_id_is_the_path_below_what_was_given(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, given: list[str], root: str | None, ids: list[str]
) -> None:
    made(tmp_path, "in/2031/1.txt", "in/2032/1.txt")
    monkeypatch.chdir(tmp_path)
    assert [found.id for found in walk(given, root)] == ids


def test_what_lies_outside_of_the_root_is_refused(tmp_path: Path) -> None:
    made(tmp_path, "in/a.txt", "inner/b.txt")
    [found] = walk([tmp_path / "inner" / "b.txt"], tmp_path / "in")
    assert "lies outside of --root" in str(found.refusal)


def test_a_missing_path_is_left_to_whoever_opens_it(tmp_path: Path) -> None:
    made(tmp_path, "a.txt")
    missing, there = walk([tmp_path / "gone", tmp_path])
    assert there.id == "a.txt"
    with pytest.raises(InputError, match="gone: no such file or folder"):
        read(missing)


def test_links_are_followed_to_files_and_never_in_circles(tmp_path: Path) -> None:
    made(tmp_path, "in/a.txt", "out/b.txt", "out/far/c.txt")
    for name, target in {"loop": "in", "b.txt": "out/b.txt", "far": "out/far", "gone.txt": "nowhere"}.items():
        (tmp_path / "in" / name).symlink_to(tmp_path / target)
    found = {one.id: one.refusal and one.refusal.reason for one in walk([tmp_path / "in"])}
    assert found == {
        "a.txt": None,
        "b.txt": None,
        "far": "is a link to a folder: not followed, give that folder by itself",
        "gone.txt": "is a link that leads nowhere",
    }


@pytest.mark.skipif(os.name == "nt", reason="there are none")
def test_pipes_and_sockets_are_named_and_not_opened(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(os.path.relpath(tmp_path / "socket"))
        reasons = {one.id: one.refusal and one.refusal.reason for one in walk([tmp_path])}
    assert reasons == {"pipe": "is a named pipe: no document", "socket": "is a socket: no document"}


@pytest.mark.skipif(os.name == "nt", reason="paths are short there")
def test_no_depth_is_too_deep(tmp_path: Path) -> None:
    here = os.open(tmp_path, os.O_RDONLY)
    for _ in range(1_200):
        os.mkdir("d", dir_fd=here)
        below = os.open("d", os.O_RDONLY, dir_fd=here)
        os.close(here)
        here = below
    os.close(os.open("a.txt", os.O_CREAT, dir_fd=here))
    os.close(here)
    assert [found.id.count("/") for found in walk([tmp_path])] == [1_200]
    subprocess.run(["rm", "-r", tmp_path / "d"], check=True)  # pytest's own removal is recursive


@pytest.mark.skipif(os.name == "nt" or (os.getuid() == 0 and not shutil.which("setpriv")), reason="everything may be read")
def test_what_may_not_be_read_is_named(tmp_path: Path) -> None:
    made(tmp_path, "a.txt", "closed/b.txt")
    (tmp_path / "a.txt").chmod(0)
    (tmp_path / "closed").chmod(0)
    powerless = ["setpriv", "--bounding-set=-all", "--inh-caps=-all"] if os.getuid() == 0 else []
    command = [*powerless, sys.executable, "-c", "from kg.cli import main; main()", "extract", str(tmp_path)]
    told = subprocess.run(command, capture_output=True, text=True, check=False, cwd=Path(__file__).parents[2])
    (tmp_path / "closed").chmod(0o755)
    assert told.stderr.splitlines() == [
        f"Not loaded: {tmp_path}/a.txt: permission denied",
        f"Not loaded: {tmp_path}/closed: cannot be listed: permission denied",
    ]
    assert told.returncode == 1


@pytest.mark.skipif(os.name == "nt", reason="file names are text there")
def test_an_id_can_be_printed_where_the_name_is_no_text(tmp_path: Path) -> None:
    folder = os.fsdecode(os.fsencode(tmp_path) + b"/\xd6\xd0")
    os.mkdir(folder)
    made(Path(folder), "a.txt")
    [found] = walk([tmp_path])
    assert found.id == "\\udcd6\\udcd0/a.txt"
    assert read(found).text == "通知"
