"""What a drawing writes into a node: its name in short lines with blanks between, as Neo4j Browser breaks lines at blanks alone."""

import re
from math import ceil
from typing import Any

from kg.assemble.draft import Draft
from kg.model import NodeKey
from kg.schema import schema

LINE = 7
"""Full-width characters to a line; half a one more where it comes so."""
NARROW = 4.75
"""Of the lines of one word, and of three or more, none may be so short that Browser joins two and finds a line left over."""
LINES = 5
"""What goes on is cut off."""
CITED = "仅被引"
"""Says of a policy that no bulletin holds it."""

_PIECE = re.compile(r"[《（〈“‘〔(\[]*(?:[!-'*-,.-Z^-~·]+[年月日号—]?|.)[》）〉”’〕)\]、，。：；｜]*")
_BLANK = re.compile(r"(?<![!-~]) | (?![!-~])")
"""One at a Chinese character, which parts nothing there."""
_YEAR = re.compile(r"[〔（(\[](\d{4})[〕）)\]]|^(\d{4})|(\d{4})年第")


def captions(draft: Draft) -> None:
    """Give every node its caption."""
    for label in schema().public:
        for key in draft.keys(label.name):
            properties = draft.properties(key)
            name = str(properties.get(label.display) or key.id).removeprefix("中华人民共和国") or key.id
            draft.put(key, "caption", " ".join(_padded([*lines(name), *_small(key, properties)], name)))


def lines(name: str) -> list[str]:
    """Break a name into lines of about the same length; words of letters and digits stay whole, and brackets at what they enclose."""
    words = _BLANK.sub("", " ".join(name.split())).split()
    return [line for word in words for line in _broken(word)] or [name]


def _padded(rows: list[str], name: str) -> list[str]:
    """Make short lines wider by blanks that are no break; two stay as they are where Browser may join them, which are not one word."""
    if (len(rows) < 3 and "".join(rows) != name) or len(rows) == 1:
        return rows
    return [row if width(row) >= NARROW else f"\u3000{row}\u3000" for row in rows]


def _broken(word: str) -> list[str]:
    room = min(width(word), LINE * LINES)
    if room <= LINE:
        return [word]
    even = room / ceil(room / LINE)
    rows, taken = [""], 0.0
    for piece in _PIECE.findall(word):
        # The middle of the piece says on which line it stands, if there is room.
        if rows[-1] and (taken + width(piece) / 2 > even * len(rows) or width(rows[-1] + piece) > LINE + 0.6):
            if len(rows) == LINES:
                return [*rows[:-1], rows[-1][:-1] + "…"]
            rows.append("")
        rows[-1] += piece
        taken += width(piece)
    return rows


def width(text: str) -> float:
    """Return the room that a text takes, in full-width characters."""
    return sum(1 if letter > "\u2e7f" or letter in "“”‘’—…" else 0.55 for letter in text)


def _small(key: NodeKey, properties: dict[str, Any]) -> list[str]:
    """Year of a policy, which tells namesakes apart, and whether it is only cited."""
    if key.label != "Policy":
        return []
    date = str(properties.get("signed") or properties.get("published") or "")
    found = _YEAR.search(date or str(properties.get("number") or key.id))
    year = next(filter(None, found.groups())) if found else ""
    if properties.get("held"):
        return [f"（{year}年）"] if year else []
    return [f"{year}·{CITED}" if year else f"（{CITED}用）"]
