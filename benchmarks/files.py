"""Megabytes a second of file types, one process: `python benchmarks/files.py [PATH...]`.

From the bytes of a file to its text layer, and to its documents, which is what `kg extract` does with it.
Without paths: pages of some 60 KB each, made of invented paragraphs, a table, menus and scripts as sites print them.
"""

import statistics
import sys
import time
import zipfile
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from io import BytesIO

import docx
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.platypus import Paragraph, SimpleDocTemplate

from kg.errors import InputError
from kg.extract import extract
from loaders import Source, load, read_stream_all, walk
from loaders.files.registry import file_types, layers

RUNS = 5
PAGES = 40
MENU = "".join(f'<li><a href="/{i}/">栏目{i}</a></li>' for i in range(60))
ROWS = "".join(f"<tr><td><p>{i}</p></td><td><p>甲类设备{i}</p></td><td>某某部</td></tr>" for i in range(60))
TEXT = "".join(
    '<p style="text-indent: 2em; margin-top: 0px"><span style="font-family: 宋体; font-size: 16px">'
    f"（{i}）加强甲类设备管理，按照《甲类设备管理办法》"
    "（某部发〔2031〕5号）的要求，健全制度，落实责任，定期报送情况。</span></p>"
    for i in range(120)
)
PAGE = (
    '<!DOCTYPE html><html><head><meta charset="utf-8"><title>某某部关于甲类设备的通知_某网站</title></head><body>'
    f"<script>{'var a = 1;' * 400}</script><ul>{MENU}</ul><div>当前位置：<a>首页</a> &gt; 文件</div><h1>某某部关于甲类设备的通知</h1>"
    f"{TEXT}<table>{ROWS}</table><ul>{MENU}</ul></body></html>"
).encode()


CLAUSE = "加强甲类设备管理，按照《甲类设备管理办法》（某部发〔2031〕5号）的要求，健全制度，落实责任，定期报送情况。"


def paged() -> bytes:
    """A PDF of some hundred pages."""
    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    style = ParagraphStyle("text", fontName="STSong-Light", fontSize=16, leading=28, firstLineIndent=32, wordWrap="CJK")
    out = BytesIO()
    SimpleDocTemplate(out).build([Paragraph(f"第{i}条　{CLAUSE * 2}", style) for i in range(500)])
    return out.getvalue()


def written() -> bytes:
    """A DOCX of some thousands of paragraphs."""
    document = docx.Document()
    for i in range(3000):
        document.add_paragraph(f"第{i}条　").add_run(CLAUSE).bold = True
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def volume(kind: str, data: bytes) -> float:
    """Megabytes of a file; of a DOCX those of its text with mark-up."""
    if kind != "docx":
        return len(data) / 1e6
    with zipfile.ZipFile(BytesIO(data)) as archive:
        return archive.getinfo("word/document.xml").file_size / 1e6


def named(data: bytes, path: str) -> str:
    """Return the name of the file type that reads these bytes."""
    return next((one.NAME for one in file_types() if one.claims(data, path)), "none")


def seconds(files: Iterable[tuple[str, bytes]], read: Callable[[str, bytes], None]) -> float:
    """Return how long the reading of these files takes."""
    start = time.perf_counter()
    for path, data in files:
        read(path, data)
    return time.perf_counter() - start


def to_text(path: str, data: bytes) -> None:
    """Make the text layers of a file."""
    for _ in layers(data, path):
        pass


def to_documents(path: str, data: bytes) -> None:
    """Read a file as `kg extract` does."""
    for source in read_stream_all(BytesIO(data), path):
        try:
            for unit in load(source).units if isinstance(source, Source) else ():
                extract(unit)
        except InputError:
            pass


def given(paths: Sequence[str]) -> Iterator[tuple[str, bytes]]:
    """Yield the files below the paths, or the made pages."""
    for found in walk(paths):
        with open(found, "rb") as stream:
            yield str(found), stream.read()
    if not paths:
        yield from ((f"{i}.html", PAGE) for i in range(PAGES))
        yield from (("a.pdf", paged()), ("a.docx", written()))


def main() -> None:
    """Measure each file type in turn and print the medians."""
    kinds: dict[str, list[tuple[str, bytes]]] = defaultdict(list)
    for path, data in given(sys.argv[1:]):
        kinds[named(data, path)].append((path, data))
    for kind, files in sorted(kinds.items()):
        seconds(files[:1], to_documents)  # libraries and vocabularies are read once
        size = sum(volume(kind, data) for _, data in files)
        taken, whole = (statistics.median(seconds(files, read) for _ in range(RUNS)) for read in (to_text, to_documents))
        pages = sum(len(layer.pages) for path, data in files for layer in layers(data, path))
        print(
            f"{kind:10} {len(files):5} files {size:8.2f} MB {size / taken:8.2f} MB/s to text {size / whole:8.2f} MB/s to documents"
            + (f" {pages / taken:8.0f} pages/s" if pages else "")
        )


if __name__ == "__main__":
    main()
