"""What is not text: known by its first bytes, or by NUL bytes; each with what a person can do about it."""

_CONVERT = "save it as PDF, DOCX or text in UTF-8"
_UNPACK = "unpack it first"
_TABLE = "save each sheet as CSV (UTF-8)"
_NONE = "no document"

_MAGIC = (
    (b"\x1f\x8b", "a gzip archive", _UNPACK),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive", _UNPACK),
    (b"Rar!", "a RAR archive", _UNPACK),
    (b"BZh", "a bzip2 archive", _UNPACK),
    (b"\xfd7zXZ\0", "an xz archive", _UNPACK),
    (b"MZ", "a program for Windows", _NONE),
    (b"\x7fELF", "a program", _NONE),
    (b"ID3", "a sound file", _NONE),
    (b"OggS", "a sound or video file", _NONE),
    (b"RIFF", "a sound or video file", _NONE),
    (b"\x00\x00\x00\x18ftyp", "a video file", _NONE),
    (b"\x00\x00\x00\x1cftyp", "a video file", _NONE),
    (b"\x00\x00\x00\x20ftyp", "a video file", _NONE),
    (b"\x1a\x45\xdf\xa3", "a video file", _NONE),
    (b"wOFF", "a font", _NONE),
    (b"wOF2", "a font", _NONE),
)

_ARCHIVE = b"PK\x03\x04"
_MEMBERS = (
    (b"xl/workbook", "an Excel workbook", _TABLE),
    (b"opendocument.spreadsheet", "a spreadsheet (ods)", _TABLE),
    (b"ppt/presentation", "a PowerPoint presentation", "save it as PDF"),
    (b"OFD.xml", "an OFD document", "save it as PDF"),
    (b"application/epub+zip", "an e-book (EPUB)", "save it as PDF"),
)
"""Names inside documents that are ZIP archives by form."""

_WIDE = (b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")
"""Byte order marks of UTF-16 and UTF-32, where NUL bytes are text."""


def binary(data: bytes) -> str | None:
    """Why these bytes are not plain text, and what to do about it; None if they may be."""
    if data.startswith(_ARCHIVE):
        name, remedy = next(((name, remedy) for mark, name, remedy in _MEMBERS if mark in data), ("a ZIP archive", _UNPACK))
        return f"is {name}: {remedy}"
    if data.startswith(b"RIFF") and data[8:12] == b"WEBP":
        return "is a WebP picture: save it as PNG"
    for magic, name, remedy in _MAGIC:
        # Letters may begin a text too (`MZ`, `RIFF`), but not one with NUL bytes.
        if data.startswith(magic) and (not magic.isalnum() or b"\0" in data[:512]):
            return f"is {name}: {remedy}"
    if data[:512].lstrip(b"\xef\xbb\xbf \t\r\n").lower().startswith(b"<?xml"):
        return "is an XML file: save its text, or its page as HTML"
    if b"\0" in data and not data.startswith(_WIDE):
        return f"is a binary file of no known type, or UTF-16 without byte order mark: {_CONVERT}"
    return None
