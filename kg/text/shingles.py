"""How much two passages have in common: MinHash over runs of characters.

A passage is hashed once for each run, and the hashes fall into bins (one permutation hashing: Li, Owen and Zhang 2012). The least hash of
a bin is the same in two passages with the probability of their Jaccard similarity. A band is some bins together: equal bands find passages
that are alike without a comparison of all with all. Keys of bands stand in stores, so that what makes them must stay as it is.
"""

import hashlib
import re
import zlib
from functools import lru_cache

RUN = 4
"""Characters of a run."""
BANDS, BINS = 2, 3
"""Bands of a passage, and bins of a band: passages of which 80 % is the same share a band with a probability of 0.76, of 30 % with 0.05."""
_SPREAD = 0x9E3779B1
_WIDE = 3
"""Bytes of a Chinese character."""
_BITS = 1024
# 甲类，设备 2031: punctuation and what printing has put in between do not count
_NO_LETTER = re.compile(r"[^\u3400-\u9fffa-zA-Z0-9]+")


def letters(text: str) -> str:
    """Return the letters and digits of a text."""
    return _NO_LETTER.sub("", text)


@lru_cache(maxsize=2048)
def runs(text: str) -> frozenset[str]:
    """Return all runs of a text of letters; of the passages that are compared again and again they are kept."""
    return frozenset([text[at : at + RUN] for at in range(len(text) - RUN + 1)])


def marks(some: frozenset[str]) -> int:
    """Return a number with a bit for each run; several may share one. Which bit it is differs between processes."""
    found = 0
    for run in some:
        found |= 1 << hash(run) % _BITS
    return found


def bands(text: str) -> tuple[str, ...]:
    """Return the keys of the bands of a text of letters, 16 characters each; none for a text so short that a bin stays empty."""
    bins = BANDS * BINS
    least: dict[int, int] = {}
    # Of the values in order, the first of a bin is its least one, and some fifteen of them fill all bins.
    for value in sorted(_hashes(text)):
        if value % bins not in least:
            least[value % bins] = value // bins
            if len(least) == bins:
                break
    else:
        return ()
    parts = ([least[band * BINS + bin_] for bin_ in range(BINS)] for band in range(BANDS))
    return tuple(hashlib.blake2b(repr((band, part)).encode(), digest_size=8).hexdigest() for band, part in enumerate(parts))


def _hashes(text: str) -> list[int]:
    """Return the hash of each run."""
    data = text.encode()
    if len(data) == _WIDE * len(text):
        found = [data[at : at + _WIDE * RUN] for at in range(0, len(data) - _WIDE * RUN + 1, _WIDE)]
    else:
        found = [text[at : at + RUN].encode() for at in range(len(text) - RUN + 1)]
    # Checksums of similar texts are near each other; the product spreads them.
    return [value * _SPREAD & 0xFFFFFFFF for value in map(zlib.crc32, found)]
