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
# 甲类，设备 2031: punctuation and what printing has put in between do not count
_NO_LETTER = re.compile(r"[^\u3400-\u9fffa-zA-Z0-9]+")


def letters(text: str) -> str:
    """Return the letters and digits of a text."""
    return _NO_LETTER.sub("", text)


@lru_cache(maxsize=2048)
def runs(text: str) -> frozenset[str]:
    """Return all runs of a text of letters; of the passages that are compared again and again they are kept."""
    return frozenset(text[at : at + RUN] for at in range(len(text) - RUN + 1))


def bands(text: str) -> tuple[str, ...]:
    """Return the keys of the bands of a text of letters, 16 characters each; none for a text so short that a bin stays empty."""
    bins = BANDS * BINS
    least = [1 << 32] * bins
    for at in range(len(text) - RUN + 1):
        # Checksums of similar texts are near each other; the product spreads them.
        value = zlib.crc32(text[at : at + RUN].encode()) * _SPREAD & 0xFFFFFFFF
        place, value = value % bins, value // bins
        if value < least[place]:
            least[place] = value
    if 1 << 32 in least:
        return ()
    parts = (least[band * BINS : (band + 1) * BINS] for band in range(BANDS))
    return tuple(hashlib.blake2b(repr((band, part)).encode(), digest_size=8).hexdigest() for band, part in enumerate(parts))
