"""What the tests of the loaders share."""

import io

from loaders import Source, read_stream


def source(text: str, name: str = "2032-11.txt") -> Source:
    """A text as if read from a file."""
    return read_stream(io.BytesIO(text.encode()), name)
