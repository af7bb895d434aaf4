"""Captions of nodes: the name in short lines separated by spaces, since Neo4j Browser breaks lines only at spaces."""

import re
from functools import lru_cache
from itertools import accumulate
from math import ceil
from typing import Any

from kg.assemble.draft import Draft
from kg.model import NodeKey
from kg.schema.read import schema

LINE = 7
"""Full-width characters to a line; a line may be half a character longer."""
NARROW = 4.75
"""Least width of a line of a single word, or of three and more lines: shorter ones Neo4j Browser joins, and a line is then missing."""
LINES = 5
"""Most lines; of a longer name the middle is left out, since its end says what kind of document it is."""
FOOT = 5.5
"""Greatest width of a small last line that leaves room for one more line above: a circle is narrow at its foot."""
END = 12
"""Full-width characters kept of the end of a name whose middle is left out."""
SPARE = 4
"""Full-width characters kept free for the ellipsis, and for lines that their words do not fill."""
CIRCLE = 10
"""Full-width characters to the diameter; two lines that fit into it together are drawn as one that touches the rim."""
CITED = "仅被引"
"""Marks a policy that is cited but that no bulletin holds."""

# 《甲类, 2031年, 48211—2031、
_PIECE = re.compile(r"[《（〈“‘〔(\[]*(?:[!-'*-,.-Z^-{}~·]+[年月日号—]?|.)[》）〉”’〕)\]、，。：；｜|]*")
# 甲类 设备
_BLANK = re.compile(r"(?<![!-~]) | (?![!-~])")
"""A space beside a Chinese character, which separates no words: 甲类 设备."""
# 中华人民共和国甲类设备法
_STATE = re.compile("(?:^|(?<=[《〈]))中华人民共和国")
"""The name of the state before the name of a law, which the caption leaves out: 中华人民共和国甲类设备法."""
# 某部发〔2031〕5号, 2031年第5号
_YEAR = re.compile(r"[〔（(\[](\d{4})[〕）)\]]|^(\d{4})|(\d{4})年第")
# 甲类设备条例（2031-05-01）
_DAY = re.compile(r"（(\d{4}-\d\d-\d\d)）$")
"""The day at the end of the id of a policy that has namesakes: 甲类设备条例（2031-05-01）."""


def add_captions(draft: Draft) -> None:
    """Give every node its caption."""
    for label in schema().drawn:
        for key in draft.keys(label.name):
            properties = draft.properties(key)
            name = _STATE.sub("", str(properties.get(label.display) or key.id)) or key.id
            small = _small(key, properties)
            rows = lines(name, LINES + (len(small) == 1 and width(small[0]) <= FOOT))
            draft.put(key, "caption", " ".join(_padded([*_set_apart(rows, small), *small], name)))


def lines(name: str, most: int = LINES) -> list[str]:
    """Break a name into lines of about the same length; words of letters and digits stay whole, brackets stay with what they enclose."""
    words = _BLANK.sub("", " ".join(name.split())).split()
    return [line for word in words for line in _broken(word, most)] or [name]


def _set_apart(rows: list[str], small: list[str]) -> list[str]:
    """Widen the only line of a name so that the small line below is not drawn beside it."""
    if len(rows) > 1 or not small:
        return rows
    return [_widened(rows[0], CIRCLE - width(small[0]))]


def _padded(rows: list[str], name: str) -> list[str]:
    """Widen short lines by no-break spaces; two lines of separate words stay as they are, since Neo4j Browser may join them."""
    if (len(rows) < 3 and "".join(rows) != name) or len(rows) == 1:
        return rows
    return [_widened(row, NARROW) for row in rows]


def _widened(row: str, least: float) -> str:
    """Widen a line by no-break spaces."""
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
                return [*rows[:-1], _ended(rows[-1])]
            rows.append("")
        rows[-1] += piece
        taken += width(piece)
    return rows


def _ended(row: str) -> str:
    """Put an ellipsis in the place of a line's last characters, of as many as make room for it: 12 is narrower than it."""
    kept = row[:-1]
    while width(kept + "…") > width(row):
        kept = kept[:-1]
    return kept + "…"


def _shortened(pieces: list[str], room: float) -> list[str]:
    """Leave out the middle of what does not fit into the room."""
    if sum(map(width, pieces)) <= room:
        return pieces
    head, tail = _fitting(pieces, room - SPARE - END), _fitting(pieces[::-1], END)
    return [*head[:-1], head[-1] + "…", *tail[::-1]] if head else pieces


def _fitting(pieces: list[str], room: float) -> list[str]:
    """Return as many pieces from the beginning as fit into the room."""
    ends = accumulate(map(width, pieces))
    return [piece for piece, end in zip(pieces, ends, strict=True) if end <= room]


@lru_cache(maxsize=16384)
def width(text: str) -> float:
    """Return the room that a text takes, in full-width characters."""
    return sum(1 if letter > "\u2e7f" or letter in "“”‘’—…" else 0.55 for letter in text)


def _small(key: NodeKey, properties: dict[str, Any]) -> list[str]:
    """Return what stands below a name: a bulletin's issue; a policy's year, or its day among namesakes, and whether it is only cited."""
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
