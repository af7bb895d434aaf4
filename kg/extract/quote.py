"""The shortest clause that shows a relation, at most 80 characters unless the name itself is longer."""

import re

_LONGEST = 80
_LONGEST_WHOLE = 400
"""Characters of a quote that holds both a name and the distant words that type it: 《甲》、《乙》、…同时废止."""
# where a clause may begin or end
_EDGE = re.compile(r"[，。；：！？\n]")


def clause(text: str, name_start: int, name_end: int, cue_start: int, cue_end: int) -> tuple[int, int]:
    """Return clean offsets of the quote for a name and the cue words that type it.

    The cue is kept where it fits; then the quote grows to the nearest punctuation on both sides.
    """
    start, end = min(name_start, cue_start), max(name_end, cue_end)
    if end - start > _LONGEST:
        start, end = max(start, name_end - _LONGEST), min(end, name_start + _LONGEST)
        start, end = min(start, name_start), max(end, name_end)
        if end - start > _LONGEST:
            start, end = name_start, name_end
    room = max(0, _LONGEST - (end - start))
    before = [found.end() for found in _EDGE.finditer(text, max(0, start - room), start)]
    left = before[-1] if before else (max(0, start - room) if start <= room else start)
    room = max(0, _LONGEST - (end - left))
    after = _EDGE.search(text, end, min(len(text), end + room + 1))
    return left, after.start() if after else end


def cue_clause(text: str, name_start: int, name_end: int, cue_start: int, cue_end: int) -> tuple[int, int] | None:
    """Return clean offsets of what shows the type of a name where the words stand too far from it for the shortest clause.

    It runs from the one to the other; where even that is too long, it holds the words alone.
    """
    start, end = min(name_start, cue_start), max(name_end, cue_end)
    if end - start <= _LONGEST or name_start <= cue_start <= cue_end <= name_end:
        return None
    if end - start <= _LONGEST_WHOLE:
        return start, end
    if cue_end > name_end:
        edges = [found.end() for found in _EDGE.finditer(text, max(name_end, cue_end - _LONGEST), cue_end - 1)]
        return (edges[-1] if edges else max(name_end, cue_end - _LONGEST)), cue_end
    edge = _EDGE.search(text, cue_start + 1, min(name_start, cue_start + _LONGEST))
    return cue_start, edge.start() if edge else min(name_start, cue_start + _LONGEST)
