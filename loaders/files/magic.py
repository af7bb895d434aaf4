"""What is not text: known by its first bytes, or by NUL bytes."""

_CONVERT = "convert it to text first"

_MAGIC = (
    (b"PK\x03\x04", "a ZIP archive or an Office document (docx, xlsx, odt)"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Office document (doc, xls, wps)"),
    (b"{\\rtf", "an RTF document"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive"),
    (b"Rar!", "a RAR archive"),
    (b"SQLite format 3", "an SQLite database"),
)

_MARKUP = (b"<!doctype html", b"<html", b"<?xml")

_WIDE = (b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")
"""Byte order marks of UTF-16 and UTF-32, where NUL bytes are text."""


def binary(data: bytes) -> str | None:
    """Why these bytes are not plain text, or None if they may be."""
    for magic, name in _MAGIC:
        if data.startswith(magic):
            return f"is {name}: {_CONVERT}"
    head = data[:512].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if head.startswith(_MARKUP):
        return "is a page with mark-up (HTML or XML): save its text first"
    if b"\0" in data and not data.startswith(_WIDE):
        return f"holds NUL bytes, so it is binary or UTF-16 without byte order mark: {_CONVERT}"
    return None
