"""The known word that a mistyped one may stand for."""

from collections.abc import Iterable
from difflib import get_close_matches


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Return a question that names the closest of the known words, such as ` (did you mean 'lineage'?)`; empty if none is close."""
    close = get_close_matches(word.lower(), [*known], n=1, cutoff=0.6)
    return f" (did you mean {close[0]!r}?)" if close else ""
