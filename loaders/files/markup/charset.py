"""The character set of a page: what it declares counts only where its bytes fit."""

import codecs
import re

from kg.errors import InputError
from loaders.files.charset import decode

_HEAD = 4096
_MOST_BAD = 0.005
"""Share of bad characters up to which a page is read with its declared set, as browsers do."""

# <meta charset="gb2312">, <meta http-equiv="Content-Type" content="text/html; charset=gbk">, <?xml version="1.0" encoding="gb18030"?>
_DECLARED = re.compile(rb"(?:charset|encoding)\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE)


def page_text(data: bytes, path: str, told: str | None = None) -> str:
    """Decode a page; `told` is the set named by whatever brought it.

    What the bytes themselves tell comes first, because pages declare sets that they are not in; then what is declared, bad characters
    replaced where they are few. Raises InputError where nothing fits.
    """
    try:
        return decode(data, path)[0]
    except InputError:
        for name in (told, declared(data)):
            if name and (text := _lenient(data, name)) is not None:
                return text
        raise


def declared(data: bytes) -> str | None:
    """Return the character set that a page's head names, None if it names none."""
    found = _DECLARED.search(data[:_HEAD])
    return found.group(1).decode("ascii", "ignore") if found else None


def _lenient(data: bytes, name: str) -> str | None:
    try:
        codec = codecs.lookup(name).name
    except (LookupError, ValueError):
        return None
    codec = "gb18030" if codec in ("gb2312", "gbk") else codec
    try:
        text = data.decode(codec, "replace")
    except (LookupError, ValueError, TypeError):
        return None
    return text if text.count("\ufffd") <= _MOST_BAD * len(text) else None
