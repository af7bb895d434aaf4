"""Files and streams, and texts of fifty megabytes."""

import hashlib
import io
import os
from pathlib import Path

import pytest

from kg.errors import InputError
from loaders import LIMIT, load, read, read_stream
from loaders.reading import Reading

SAMPLES = Path(__file__).parents[2] / "samples"


def test_a_file_is_its_name_path_text_and_digest(tmp_path: Path) -> None:
    path = tmp_path / "再生砂.txt"
    path.write_bytes("通知\r\n正文".encode())
    source = read(path)
    assert (source.name, source.path, source.text) == ("再生砂.txt", str(path), "通知\r\n正文")
    assert source.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()


def test_standard_input_has_the_name_it_is_given() -> None:
    source = read_stream(io.BytesIO("通知".encode()), "stdin")
    assert (source.name, source.path) == ("stdin", "stdin")


def test_missing_file_and_folder_are_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"gone\.txt: no such file or folder"):
        read(tmp_path / "gone.txt")
    with pytest.raises(InputError, match="is a directory"):
        read(tmp_path)


@pytest.mark.skipif(os.name == "nt", reason="file names are text there")
def test_a_name_that_is_no_text_can_be_printed(tmp_path: Path) -> None:
    path = os.fsdecode(os.fsencode(tmp_path) + b"/\xd6\xd0.txt")
    Path(path).write_text("通知", "utf-8")
    source = read(path)
    assert source.name.encode() == b"\\udcd6\\udcd0.txt"


@pytest.mark.parametrize("name", [path.name for path in sorted(SAMPLES.iterdir()) if path.suffix in (".txt", ".md")])
def test_five_megabytes_of_text_below_change_nothing(name: str) -> None:
    data = (SAMPLES / name).read_bytes()
    small, large = _load(data, name), _load(data + _paragraphs(5), name)
    assert large.bulletin.format == small.bulletin.format
    assert [u.heading for u in large.units] == [u.heading for u in small.units]


@pytest.mark.slow
def test_fifty_megabytes_are_read() -> None:
    reading = _load("再生砂回收办法\n".encode() + _paragraphs(50), "再生砂.txt")
    assert [(u.heading, u.end > 2**24) for u in reading.units] == [("再生砂回收办法", True)]


def _load(data: bytes, name: str) -> Reading:
    return load(read_stream(io.BytesIO(data), name))


def _paragraphs(megabytes: int) -> bytes:
    paragraph = ("\n" + "各单位应当按照要求做好再生砂回收工作，及时报送情况。" * 8 + "\n").encode()
    return paragraph * (megabytes * 2**20 // len(paragraph))


@pytest.mark.slow
@pytest.mark.parametrize(
    ("data", "reason"),
    [
        pytest.param(b"\xe4\xb8\x80\n" * 5_000_000, "more than 4,000,000 lines", id="too many lines"),
        pytest.param("通知".encode() * (1 << 20), r"has neither the title .* \(1 line, beginning", id="one line"),
        pytest.param(("关于" + " " * (4 << 20) + "的通知").encode(), "has neither the title nor the text", id="blanks inside a line"),
        pytest.param(b"\n" * (50 << 20), "holds nothing but blanks", id="blank lines"),
        pytest.param(b"x" * (LIMIT + 1), "larger than 64 MiB", id="larger than the limit"),
    ],
)
def test_large_nonsense_is_refused(data: bytes, reason: str) -> None:
    with pytest.raises(InputError, match=reason):
        load(read_stream(io.BytesIO(data), "a.txt"))


def test_a_list_of_thousands_is_read() -> None:
    titles = [f"关于开展第{i}批绿色铸锻工厂推荐工作的通知" for i in range(1500)]
    listed = "\n".join(f"{t}.....{i // 10 + 1}" for i, t in enumerate(titles))
    body = "\n".join(f"{t}\n各有关企业：请按期报送材料。" for t in titles)
    reading = load(read_stream(io.BytesIO(f"政策汇编\n目录\n{listed}\n\n{body}".encode()), "a.txt"))
    assert [u.heading for u in reading.units] == titles
