"""CSV and TSV dumps: a header, then one document a row."""

import csv
import io
import os
from collections.abc import Iterator, Sequence

from kg.errors import InputError
from loaders.files import records
from loaders.files.charset import decode
from loaders.files.columns import Choice, choose, names_documents
from loaders.files.layer import Layer
from loaders.files.magic import binary
from loaders.files.records import Row, Table

NAME = "csv"
DESCRIPTION = "CSV and TSV dumps, one document a row"
FALLBACK = False
LIMIT = records.LIMIT

_SUFFIXES = (".csv", ".tsv")
_DELIMITERS = ",\t;|"
_HEADER = 4000
"""Bytes in which a header is looked for where the suffix does not tell."""


def claims(data: bytes, name: str) -> bool:
    """Tell by the suffix, else by a first line that is a header of documents (`标题,文号,正文`)."""
    if binary(data):
        return False
    if os.path.splitext(name)[1].lower() in _SUFFIXES:
        return True
    first = data[:_HEADER].lstrip(b"\xef\xbb\xbf").split(b"\n", 1)
    if len(first) < 2 or b"\0" in first[0]:
        return False
    header = _decoded(first[0])
    # `| 标题 | 文号 |` is a table of Markdown, and a sentence may hold semicolons.
    return any(names_documents(_cells(header, mark)) for mark in ",\t")


def members(data: bytes, path: str, columns: Choice | None) -> Iterator[Layer | InputError]:
    """Yield a document for each row. Raises InputError where the header names neither titles nor texts."""
    yield from records.layers([_table(decode(data, path)[0], path)], path, columns)


def _table(text: str, path: str) -> Table:
    csv.field_size_limit(LIMIT)
    first = text.split("\n", 1)[0]
    mark = max(_DELIMITERS, key=lambda one: (len(choose(_cells(first, one))), first.count(one)))
    lines = csv.reader(io.StringIO(text, newline=""), delimiter=mark)
    try:
        header = [name.strip() for name in next(lines, [])]
        rows = [_row(header, cells, f"{path}/{number}", lines.line_num) for number, cells in enumerate(filter(any, lines), 1)]
    except csv.Error as error:
        raise InputError(path, f"is not valid CSV ({error}): export it again", lines.line_num) from error
    return Table(None, tuple(filter(None, header)), tuple(rows))


def _row(header: Sequence[str], cells: Sequence[str], path: str, line: int) -> Row | InputError:
    if len(cells) > len(header) and any(cells[len(header) :]):
        return InputError(path, f"has {len(cells)} cells up to line {line}, the header has {len(header)}: is a quotation mark missing?")
    return {name: cell.strip() for name, cell in zip(header, cells, strict=False) if name and cell.strip()}


def _cells(line: str, mark: str) -> list[str]:
    return [cell.strip().strip('"') for cell in line.strip().split(mark)]


def _decoded(line: bytes) -> str:
    """A line in UTF-8, else in GB18030; what is neither becomes no header."""
    try:
        return line.decode("utf-8")
    except UnicodeDecodeError:
        return line.decode("gb18030", "replace")
