"""Text recognised in pictures of pages, in the process of its own (see `loaders.files.isolated`)."""

import functools
import io
import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from statistics import median
from typing import Any
from unicodedata import normalize

from kg.errors import InputError
from kg.vocab.lexicon import part
from loaders.files.paged.document import MOST_PAGES, Tell, opened, pages
from loaders.files.paged.line import Line
from loaders.files.paged.read import layer

_DOTS = 200
"""Per inch: what the models do best with."""
_MOST_PIXELS = 40_000_000
"""Of a picture; A4 at 600 dots per inch has 35 million."""
_READ_PIXELS = 16_000_000
"""Of a page that is read, else it is made smaller first; A2 at 200 dots per inch has 15 million."""
_LARGEST = 14_400
"""Points of a page in each direction: what Acrobat has as its limit, 5 metres."""
_SURE = 0.5
"""Least confidence; below it, what is recognised is dirt, a seal or a picture."""

_LONG = 10
"""Ems from which the width of a line says how large its characters are."""

_GAP, _SHARED = 1.0, 0.8
"""Ems between the boxes of two pieces of one line, and by which they may overlap; the cells of a table are further apart."""
_BRACKETS = "（）()《》〈〉〔〕[]"

_YEAR = re.compile(rf"[〔［\[(（【{{｛「『〈]\s*{part('year')}\s*[〕］\])）】}}｝」』〉](?=\s*第?\s*\d{{1,4}}\s*号)")
"""A year in brackets that are no pair, or of another kind: 国发〔2031］5号, 国发（2031〕5号, 国发[2031)5号."""
_ONE_SIDED = re.compile(rf"(?<=[\u4e00-\u9fff])(?:[〔［\[(（【]({part('year')})|({part('year')})[〕］\])）】])(?=\d{{1,4}}号)")
"""A bracket lost beside a year: 国发〔20315号 and 国发2031〕5号."""


def pdf(data: bytes, tell: Tell, scanned: Collection[int]) -> dict[str, Any]:
    """Return `text` and `pages` of a PDF; the text of the pages whose 1-based numbers are in `scanned` is recognised."""
    document = opened(data)
    found: list[list[Line]] = []
    for page, lines in pages(document, lambda done, total: None):
        number = len(found) + 1
        if number in scanned:
            width, height = page.get_width(), page.get_height()
            if max(width, height) > _LARGEST:
                raise InputError("", f"page {number} is larger than {_LARGEST:,} points: no scan of a document")
            scale = _DOTS / 72 * _shrunk(width * height * (_DOTS / 72) ** 2)
            lines = recognised(page.render(scale=scale).to_numpy(), number, scale)
        tell(number, len(document))
        found.append(lines)
    return _layer(found)


def image(data: bytes, tell: Tell) -> dict[str, Any]:
    """Return `text` and `pages` of a picture; one with several frames (TIFF) has a page for each. Raises InputError."""
    from PIL import Image, ImageSequence

    Image.MAX_IMAGE_PIXELS = _MOST_PIXELS
    found: list[list[Line]] = []
    try:
        with Image.open(io.BytesIO(data)) as picture:
            for frame in ImageSequence.Iterator(picture):
                if (count := getattr(picture, "n_frames", 1)) > MOST_PAGES:
                    raise InputError("", f"has {count:,} pictures, more than {MOST_PAGES:,}: split it")
                found.append(recognised(_array(frame), len(found) + 1, _DOTS / 72))
                tell(len(found), count)
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError) as error:
        raise InputError("", "is a damaged picture, or one too large to read: save it again as PNG") from error
    return _layer(found)


def _layer(found: list[list[Line]]) -> dict[str, Any]:
    made = layer(found)
    # Once more, as a number may run on over two lines; offsets stay.
    return {**made, "text": _YEAR.sub(lambda m: f"〔{m[0][1:-1]}〕", made["text"])}


def _array(frame: Any) -> Any:
    import numpy

    if frame.width * frame.height > _MOST_PIXELS:
        raise ValueError(f"more than {_MOST_PIXELS:,} pixels")
    share = _shrunk(frame.width * frame.height)
    if share < 1:
        frame = frame.convert("RGB").resize((max(int(frame.width * share), 1), max(int(frame.height * share), 1)))
    return numpy.asarray(frame.convert("RGB"))


def _shrunk(pixels: float) -> float:
    """By what the sides of a picture are multiplied so that it can be read in the time that a page may take."""
    return float(min(1.0, (_READ_PIXELS / max(pixels, 1)) ** 0.5))


@functools.cache
def _engine() -> Any:
    from rapidocr_onnxruntime import RapidOCR

    return RapidOCR()


def recognised(picture: Any, number: int, scale: float) -> list[Line]:
    """Return the lines of text in a picture of page `number`, from top to bottom; `scale` is pixels for each point."""
    results, _ = _engine()(picture, use_cls=False)  # whether a line stands on its head
    height = picture.shape[0] / scale
    return whole(_lines(results or [], number, scale, height))


def _lines(results: list[Any], number: int, scale: float, height: float) -> Iterator[Line]:
    found = []
    for corners, raw, confidence in results:
        text = mended(raw.strip())
        if text and float(confidence) >= _SURE:
            across, down = [x / scale for x, _ in corners], [height - y / scale for _, y in corners]
            found.append((text, min(across), min(down), max(across), max(down)))
    # A lost character makes a short line look large, so that its height says more than its width.
    ratios = [(x1 - x0) / _ems(text) / max(y1 - y0, 1) for text, x0, y0, x1, y1 in found if _ems(text) >= _LONG]
    ratio = median(ratios) if ratios else 0.8
    for text, x0, y0, x1, y1 in found:
        yield Line(text, x0, y0, x1, y1, (x1 - x0) / _ems(text) if _ems(text) >= _LONG else ratio * (y1 - y0), number)


def whole(lines: Iterable[Line]) -> list[Line]:
    """Put pieces of one printed line together: recognition parts them where a gap is a little wider, as behind a 顿号 before 《.

    Where the boxes of two pieces share a bracket, both have it: 的复函》（ and （某函〔2031〕5号）.
    """
    made: list[Line] = []
    for line in lines:
        last = made[-1] if made else None
        if last and last.beside(line) and -_SHARED * line.size < line.x0 - last.x1 < _GAP * line.size:
            twice = line.x0 < last.x1 and last.text[-1] in _BRACKETS and normalize("NFKC", last.text[-1]) == normalize("NFKC", line.text[0])
            made[-1] = replace(
                last, text=mended(last.text + line.text[twice:]), x1=line.x1, y0=min(last.y0, line.y0), y1=max(last.y1, line.y1)
            )
        else:
            made.append(line)
    return made


def _ems(text: str) -> float:
    return sum(0.55 if char.isascii() else 1 for char in text)


def mended(text: str) -> str:
    """Put the brackets of document numbers right, which recognition mixes up."""
    return _ONE_SIDED.sub(lambda m: f"〔{m[1] or m[2]}〕", _YEAR.sub(lambda m: f"〔{m[0][1:-1]}〕", text))
