"""Text made safe to be shown: what a terminal would obey, and what turns the direction of reading, is spelled out."""

import json
import re
from typing import Any

# \x1b[2J clears a screen, \x9b is its one-character form, \x1b]8;; begins a link; \u202e turns the direction; \ud800 cannot be printed
_OBEYED = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
_FORMULA = tuple("=+-@\t\r\n＝＋－＠")
"""What spreadsheets take for the beginning of a formula."""


def visible(text: str) -> str:
    r"""Return a text with control characters and marks of direction written as `\x1b` and `\u202e`; tabs and line ends stay."""
    return _OBEYED.sub(lambda found: _escaped(found.group()), text)


def visible_line(text: str) -> str:
    r"""Return a text that is to stand on one line: line ends, too, are written as `\n`."""
    return visible(text).replace("\n", "\\n")


def visible_json(text: str) -> str:
    r"""Return a JSON text with the same meaning in which such characters are written as `\u001b`."""
    return _OBEYED.sub(lambda found: f"\\u{ord(found.group()):04x}", text)


def harmless(cell: str) -> str:
    """Return the text of a table's cell that no spreadsheet runs: `'` stands before what would begin a formula."""
    return f"'{cell}" if cell.startswith(_FORMULA) else cell


def csv_cell(value: Any, *, exact: bool = False) -> str:
    """Return a value as it stands in CSV: nothing for None, lists and objects as JSON; what begins a formula stays only if `exact`."""
    if value is None:
        return ""
    if isinstance(value, str):
        return visible(value) if exact else harmless(visible(value))
    return visible_json(json.dumps(value, ensure_ascii=False))


def _escaped(char: str) -> str:
    return f"\\x{ord(char):02x}" if ord(char) < 0x100 else f"\\u{ord(char):04x}"
