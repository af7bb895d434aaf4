"""From files to units: which files are meant, what character set they are in, which format they have, where each document begins."""

from loaders.reading import Reading, Remark, Sniff
from loaders.registry import Format, Loader, all_formats, load
from loaders.source import LIMIT, Source, read, read_stream
from loaders.walk import walk

__all__ = ["LIMIT", "Format", "Loader", "Reading", "Remark", "Sniff", "Source", "all_formats", "load", "read", "read_stream", "walk"]
