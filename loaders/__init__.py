"""From files to units: which files are meant, what text they hold, which format it has, where each document begins."""

from loaders.reading import Reading, Remark, Sniff
from loaders.registry import Format, Loader, all_formats, load
from loaders.source import LIMIT, Source, read, read_all, read_bytes, read_stream, read_stream_all
from loaders.walk import Found, walk

__all__ = [
    "LIMIT",
    "Format",
    "Found",
    "Loader",
    "Reading",
    "Remark",
    "Sniff",
    "Source",
    "all_formats",
    "load",
    "read",
    "read_all",
    "read_bytes",
    "read_stream",
    "read_stream_all",
    "walk",
]
