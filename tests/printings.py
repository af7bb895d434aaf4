"""What printing, OCR and conversion do to a text, each with the way back: the new text, and for each of its characters the old offset."""

from collections.abc import Callable

from kg.text.printing import GLYPHS

Printed = tuple[str, list[int]]
Printing = Callable[[str], Printed]

_RADICALS = {char: chr(code) for code, char in GLYPHS.items() if 0x2E80 <= code <= 0x2FDF}
_VERTICAL = dict(zip("（）〔〕《》〈〉，。；：！？", "︵︶︹︺︽︾︿﹀︐︒︔︓︕︖", strict=True))
_HALF = dict(zip("，。；：（）？！", ",.;:()?!", strict=True))


def _each(text: str, change: Callable[[int, str], str]) -> Printed:
    pieces = [change(place, char) for place, char in enumerate(text)]
    return "".join(pieces), [place for place, piece in enumerate(pieces) for _ in piece]


def _swap(table: dict[str, str]) -> Printing:
    return lambda text: _each(text, lambda _, char: table.get(char, char))


def _invisible(mark: str, every: int) -> Printing:
    return lambda text: _each(text, lambda place, char: char + mark if place % every == 0 and char > "\x7f" else char)


def _blanks(every: int) -> Printing:
    def change(text: str) -> Printed:
        inside = [a >= "\u4e00" <= b and max(a, b) <= "\u9fff" for a, b in zip(text, f"{text[1:]} ", strict=False)]
        return _each(text, lambda place, char: f"{char} " if inside[place] and place % every == 0 else char)

    return change


def _wide_digit(_: int, char: str) -> str:
    return chr(ord(char) + 0xFEE0) if char in "0123456789" else char


def together(*printings: Printing) -> Printing:
    """One change after the other."""

    def change(text: str) -> Printed:
        places = list(range(len(text)))
        for printing in printings:
            text, back = printing(text)
            places = [places[place] for place in back]
        return text, places

    return change


PRINTINGS: dict[str, Printing] = {
    "radicals for characters": _swap(_RADICALS),
    "vertical forms": _swap(_VERTICAL),
    "half-width punctuation": _swap(_HALF),
    "full-width digits": lambda text: _each(text, _wide_digit),
    "brackets <<>>": _swap({"《": "<<", "》": ">>"}),
    "brackets <>": _swap({"《": "<", "》": ">"}),
    "brackets ‹›": _swap({"《": "‹", "》": "›"}),
    "brackets «»": _swap({"《": "«", "》": "»"}),
    "brackets 〈〉": _swap({"《": "〈", "》": "〉"}),
    "zero width blanks": _invisible("\u200b", 2),
    "soft hyphens": _invisible("\u00ad", 3),
    "byte order marks": _invisible("\ufeff", 5),
    "marks of direction": _invisible("\u202c", 4),
    "spaced letters": _blanks(2),
}
PRINTINGS["radicals, half width, brackets and joiners"] = together(
    *(PRINTINGS[name] for name in ("radicals for characters", "half-width punctuation", "brackets <<>>")), _invisible("\u200d", 3)
)
PRINTINGS["radicals, full width, vertical forms, word joiners and blanks"] = together(
    *(PRINTINGS[name] for name in ("radicals for characters", "full-width digits", "vertical forms")), _invisible("\u2060", 2), _blanks(3)
)
