"""How Neo4j Browser 5.24 writes a caption into a circle, in units of the font's size."""

from math import sqrt

from kg.assemble.captions import width

BLANK = 0.28


def shown(caption: str, diameter: float) -> list[str]:
    """The lines that it shows: as few as will do, none empty; what is left over is cut off."""
    words, best = caption.split(" "), [caption]
    for count in range(1, int(diameter) + 1):
        found, used = _filled(words, count, diameter / 2)
        if all(found):
            best = found if used == len(words) else [*found[:-1], found[-1] + "…"]
            if used == len(words):
                return found
    return best


def _filled(words: list[str], count: int, radius: float) -> tuple[list[str], int]:
    found, used = [], 0
    for index in range(count):
        base = 1 + index - count / 2
        edge = base - 0.5 if index < count / 2 else base + 0.5
        room, line = 2 * sqrt(max(radius**2 - edge**2, 0)), []
        while used < len(words) and width(words[used]) < room - BLANK:
            line.append(words[used])
            room -= width(words[used]) + BLANK
            used += 1
        found.append(" ".join(line))
    return found, used
