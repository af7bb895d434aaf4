"""What a drawing writes into a node: its name in short lines with blanks between, as Neo4j Browser breaks lines at blanks alone."""

import re
from itertools import accumulate
from math import ceil
from typing import Any

from kg.assemble.draft import Draft
from kg.model import NodeKey
from kg.schema.read import schema

LINE = 7
"""Full-width characters to a line; half a one more where it comes so."""
NARROW = 4.75
"""Of the lines of one word, and of three or more, none may be so short that Browser joins two and finds a line left over."""
LINES = 5
"""Of a longer name the middle is left out: its end says what kind of document it is."""
FOOT = 5.5
"""What is no wider than this may stand below one line more: a circle is narrow at its foot."""
END = 12
"""Full-width characters of that end."""
SPARE = 4
"""Of all lines together, for the sign of what is left out, and for lines of words that do not fill them."""
CIRCLE = 10
"""Full-width characters to the diameter; two lines that fit into it together are drawn as one, which touches the rim."""
CITED = "仅被引"
"""Says of a policy that no bulletin holds it."""

_PIECE = re.compile(r"[《（〈“‘〔(\[]*(?:[!-'*-,.-Z^-{}~·]+[年月日号—]?|.)[》）〉”’〕)\]、，。：；｜|]*")
_BLANK = re.compile(r"(?<![!-~]) | (?![!-~])")
"""One at a Chinese character, which parts nothing there."""
_STATE = re.compile("(?:^|(?<=[《〈]))中华人民共和国")
"""Before the name of a law, whose it is goes without saying."""
_YEAR = re.compile(r"[〔（(\[](\d{4})[〕）)\]]|^(\d{4})|(\d{4})年第")
_DAY = re.compile(r"（(\d{4}-\d\d-\d\d)）$")
"""By which the ids of namesakes differ."""


def captions(draft: Draft) -> None:
    """Give every node its caption."""
    for label in schema().public:
        for key in draft.keys(label.name):
            properties = draft.properties(key)
            name = _STATE.sub("", str(properties.get(label.display) or key.id)) or key.id
            small = _small(key, properties)
            rows = lines(name, LINES + (len(small) == 1 and width(small[0]) <= FOOT))
            draft.put(key, "caption", " ".join(_padded([*_apart(rows, small), *small], name)))


def lines(name: str, most: int = LINES) -> list[str]:
    """Break a name into lines of about the same length; words of letters and digits stay whole, and brackets at what they enclose."""
    words = _BLANK.sub("", " ".join(name.split())).split()
    return [line for word in words for line in _broken(word, most)] or [name]


def _apart(rows: list[str], small: list[str]) -> list[str]:
    """Make the only line of a name so wide that what is said below it stays below it."""
    if len(rows) > 1 or not small:
        return rows
    return [_wide(rows[0], CIRCLE - width(small[0]))]


def _padded(rows: list[str], name: str) -> list[str]:
    """Make short lines wider by blanks that are no break; two stay as they are where Browser may join them, which are not one word."""
    if (len(rows) < 3 and "".join(rows) != name) or len(rows) == 1:
        return rows
    return [_wide(row, NARROW) for row in rows]


def _wide(row: str, least: float) -> str:
    """Make a line wider by blanks that are no break."""
    blanks = "\u3000" * ceil(max(least - width(row), 0) / 2)
    return blanks + row + blanks


def _broken(word: str, most: int) -> list[str]:
    if width(word) <= LINE:
        return [word]
    pieces = _shortened(_PIECE.findall(word), LINE * most)
    room = min(sum(map(width, pieces)), LINE * most)
    even = room / ceil(room / LINE)
    rows, taken = [""], 0.0
    for piece in pieces:
        # The middle of the piece says on which line it stands, if there is room.
        if rows[-1] and (taken + width(piece) / 2 > even * len(rows) or width(rows[-1] + piece) > LINE + 0.6):
            if len(rows) == most:
                return [*rows[:-1], rows[-1][:-1] + "…"]
            rows.append("")
        rows[-1] += piece
        taken += width(piece)
    return rows


def _shortened(pieces: list[str], room: float) -> list[str]:
    """Leave out the middle where all is more than the room."""
    if sum(map(width, pieces)) <= room:
        return pieces
    head, tail = _as_many(pieces, room - SPARE - END), _as_many(pieces[::-1], END)
    return [*head[:-1], head[-1] + "…", *tail[::-1]] if head else pieces


def _as_many(pieces: list[str], room: float) -> list[str]:
    """Return those at the beginning that the room holds."""
    ends = accumulate(map(width, pieces))
    return [piece for piece, end in zip(pieces, ends, strict=True) if end <= room]


def width(text: str) -> float:
    """Return the room that a text takes, in full-width characters."""
    return sum(1 if letter > "\u2e7f" or letter in "“”‘’—…" else 0.55 for letter in text)


def _small(key: NodeKey, properties: dict[str, Any]) -> list[str]:
    """Issue of a bulletin; year of a policy, which tells namesakes apart, or its day where they need it, and whether it is only cited."""
    if key.label == "Bulletin":
        issue = str(properties.get("issue") or properties.get("published") or "")
        return [issue] if issue and issue not in str(properties.get("title")) else []
    if key.label != "Policy":
        return []
    if day := _DAY.search(key.id):
        return [day[1], *([] if properties.get("held") else [CITED])]
    date = str(properties.get("signed") or properties.get("published") or "")
    found = _YEAR.search(date or str(properties.get("number") or key.id))
    year = next(filter(None, found.groups())) if found else ""
    if properties.get("held"):
        return [f"（{year}年）"] if year else []
    return [f"{year}·{CITED}" if year else f"（{CITED}用）"]
