"""From bytes to text: which character set a file is in."""

import codecs
import functools
import itertools

from charset_normalizer import from_bytes

from kg.errors import InputError
from kg.text.printing import FILLER, plain_print

_SAMPLE = 1 << 16
_SHARE = 0.8
"""Share of common characters from which a GB18030 reading is believed. Chinese text has 0.95 and more; UTF-8 or Big5
read as GB18030 stays below 0.6."""

_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF32_LE, "utf-32"), (codecs.BOM_UTF32_BE, "utf-32"))
_MARKS_16 = ((codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))

_GUESSES = ("big5", "big5hkscs", "gb18030", "utf_16_le", "utf_16_be")
"""What the library may decide between where neither UTF-8 nor GB18030 is plain; other sets hold no Chinese."""


def decode(data: bytes, path: str) -> tuple[str, str]:
    """Decode `data`; return the text and the Python codec that gives it.

    A byte order mark decides; else strict UTF-8; else GB18030 if the result reads as Chinese; else what
    charset-normalizer finds. Raises InputError, with the 1-based line, where none fits or the text breaks off
    inside a character.
    """
    for mark, name in _MARKS + _MARKS_16:
        if data.startswith(mark):
            return _strict(data, name, path), name
    if b"\0" not in data[:_SAMPLE]:
        for name in ("utf-8", "gb18030"):
            text = _try(data, name, path)
            if text is not None:
                return text, name
    return _guess(data, path)


def _try(data: bytes, name: str, path: str) -> str | None:
    """The text, or None where this is not the character set of the file."""
    try:
        text = data.decode(name)
    except UnicodeDecodeError as error:
        head = data[: error.start].decode(name)
        if _believed(head, name) and (name == "utf-8" or _cut(data, error)):
            raise _broken(data, error, name, path) from error
        return None
    return text if name == "utf-8" or common_share(text) >= _SHARE else None


def _believed(head: str, name: str) -> bool:
    """Whether the part before the first bad byte shows that the file is in this character set."""
    chinese = sum(map(_common().__contains__, head[:_SAMPLE]))
    # Two characters read by chance are no proof in GB18030, where nearly every pair of bytes is one; in UTF-8 they are.
    return chinese >= (2 if name == "utf-8" else 8) and common_share(head) >= _SHARE


def _strict(data: bytes, name: str, path: str) -> str:
    try:
        return data.decode(name)
    except UnicodeDecodeError as error:
        raise _broken(data, error, name, path) from error


def _cut(data: bytes, error: UnicodeDecodeError) -> bool:
    return error.start >= len(data) - 3 and (
        "unexpected end" in error.reason or "incomplete" in error.reason or "truncated" in error.reason
    )


def _broken(data: bytes, error: UnicodeDecodeError, name: str, path: str) -> InputError:
    line = data.count(b"\n", 0, error.start) + 1
    label = name.removesuffix("-sig").upper()
    if _cut(data, error):
        return InputError(path, f"is truncated, it ends inside a character (read as {label}, byte {error.start}): fetch it again", line)
    return InputError(
        path,
        f"is damaged or mixes character sets (read as {label}, bad byte 0x{data[error.start]:02x} at byte {error.start}): save it as UTF-8",
        line,
    )


def _guess(data: bytes, path: str) -> tuple[str, str]:
    best = from_bytes(data[:_SAMPLE], cp_isolation=list(_GUESSES)).best()
    name = best.encoding if best else None
    if name and best and (best.language == "Chinese" or best.coherence > 0.1):
        try:
            return data.decode(name), name
        except UnicodeDecodeError:
            pass
    raise InputError(
        path,
        f"is in no known character set{f' (perhaps {name})' if name else ''}: "
        "neither UTF-8 nor GB18030 gives Chinese text, so save it as UTF-8",
    )


def common_share(text: str) -> float:
    """Share of common Chinese characters and punctuation among the characters beyond ASCII (1.0 where there are none)."""
    beyond = [c for c in plain_print(text[:_SAMPLE]) if c > "\x7f" and c != FILLER]
    return sum(map(_common().__contains__, beyond)) / len(beyond) if beyond else 1.0


@functools.cache
def _common() -> frozenset[str]:
    """The 3,755 characters of level one of GB 2312, its rows of symbols and numerals, and usual marks beyond it."""
    rows = itertools.product(itertools.chain(range(0xA1, 0xA4), range(0xB0, 0xD8)), range(0xA1, 0xFF))
    pairs = (bytes(pair).decode("gb2312", "ignore") for pair in rows)
    return frozenset(c for c in pairs if c) | frozenset("〇—…·①②③④⑤⑥⑦⑧⑨⑩■●◆»«\u3000\xa0")
