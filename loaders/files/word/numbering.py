"""Automatic numbering of DOCX, which the file stores as rules and not as text."""

from dataclasses import dataclass, field, replace
from typing import Any

from loaders.files.word.label import label
from loaders.files.word.package import local

_LEVELS = 9
_ROUNDS = 20
"""Styles based on styles: a longer chain goes round in a circle."""


@dataclass(frozen=True, slots=True)
class _Level:
    start: int = 1
    form: str = "decimal"
    pattern: str = ""
    legal: bool = False
    """Whether all numbers in the label are decimal, whatever their levels say."""


@dataclass(frozen=True, slots=True)
class _Num:
    abstract: str
    levels: tuple[_Level, ...]
    restarts: tuple[tuple[int, int], ...]
    """(level, number) at which this list begins anew, though others share its rules."""


@dataclass(slots=True)
class Numbering:
    """The lists of a document; it counts paragraphs, so they must be given in document order."""

    nums: dict[str, _Num] = field(default_factory=dict)
    styles: dict[str, tuple[str, int]] = field(default_factory=dict)
    """List and 0-based level of the paragraph styles that are numbered."""
    default: str = ""
    """Style of a paragraph that names none."""
    counts: dict[str, list[int | None]] = field(default_factory=dict)
    begun: set[tuple[str, int]] = field(default_factory=set)

    def label(self, num: str | None, level: int | None, style: str | None) -> str:
        """Count a paragraph and return what is printed before it, '' if it is in no list (`num` is `0`) or shows no number."""
        style_num, style_level = self.styles.get(style or self.default, (None, 0))
        num = num if num is not None else style_num
        level = min(max(level if level is not None else style_level, 0), _LEVELS - 1)
        found = self.nums.get(num or "")
        return self._count(str(num), found, level) if found else ""

    def _count(self, num: str, found: _Num, level: int) -> str:
        counts = self.counts.setdefault(found.abstract, [None] * _LEVELS)
        restart = dict(found.restarts).get(level)
        before = counts[level]
        if restart is not None and (num, level) not in self.begun:
            counts[level] = restart
        else:
            counts[level] = found.levels[level].start if before is None else before + 1
        self.begun.add((num, level))
        counts[level + 1 :] = [None] * (_LEVELS - level - 1)
        shown = [count if count is not None else found.levels[i].start for i, count in enumerate(counts[: level + 1])]
        forms = ["decimal" if found.levels[level].legal else one.form for one in found.levels[: level + 1]]
        return label(found.levels[level].pattern, shown, forms)


def numbering(rules: Any | None, styles: Any | None) -> Numbering:
    """Read the roots of numbering.xml and styles.xml; either may be missing."""
    made = Numbering()
    own, based = _style_numbers(styles)
    abstracts, links, of_style = _abstracts(rules)
    for num in _children(rules, "num"):
        abstract = _value(_child(num, "abstractNumId")) or ""
        linked = own.get(links.get(abstract, ""), (None, None))[0]
        if linked is not None:
            abstract = _value(_child(_find_num(rules, linked), "abstractNumId")) or abstract
        number = _attribute(num, "numId") or ""
        made.nums[number] = _num(num, abstract, abstracts.get(abstract, ()))
    for style in own.keys() | based.keys():
        number, level = _inherited(style, own, based)
        if number in made.nums:
            made.styles[style] = number, of_style.get((made.nums[number].abstract, style), level or 0)
    made.default = next((_attribute(s, "styleId") or "" for s in _children(styles, "style") if _is_default(s)), "")
    return made


def _is_default(style: Any) -> bool:
    return _attribute(style, "type") == "paragraph" and _attribute(style, "default") in ("1", "true", "on")


def _find_num(rules: Any | None, number: str) -> Any | None:
    return next((num for num in _children(rules, "num") if _attribute(num, "numId") == number), None)


def _abstracts(rules: Any | None) -> tuple[dict[str, tuple[_Level, ...]], dict[str, str], dict[tuple[str, str], int]]:
    """Levels of each set of rules; the style that stands for one; the level at which a style is in one."""
    levels: dict[str, tuple[_Level, ...]] = {}
    links: dict[str, str] = {}
    of_style: dict[tuple[str, str], int] = {}
    for abstract in _children(rules, "abstractNum"):
        number = _attribute(abstract, "abstractNumId") or ""
        found = [_Level()] * _LEVELS
        for one in _children(abstract, "lvl"):
            place = _whole(_attribute(one, "ilvl"), 0)
            if 0 <= place < _LEVELS:
                found[place] = _level(one)
                of_style[number, _value(_child(one, "pStyle")) or ""] = place
        levels[number] = tuple(found)
        links[number] = _value(_child(abstract, "numStyleLink")) or ""
    return levels, links, of_style


def _level(one: Any) -> _Level:
    return _Level(
        _whole(_value(_child(one, "start")), 1),
        _value(_child(one, "numFmt")) or "decimal",
        _value(_child(one, "lvlText")) or "",
        _child(one, "isLgl") is not None,
    )


def _num(num: Any, abstract: str, levels: tuple[_Level, ...]) -> _Num:
    found = list(levels or [_Level()] * _LEVELS)
    restarts: list[tuple[int, int]] = []
    for override in _children(num, "lvlOverride"):
        place = _whole(_attribute(override, "ilvl"), 0)
        if not 0 <= place < _LEVELS:
            continue
        if (inner := _child(override, "lvl")) is not None:
            found[place] = _level(inner)
        if (start := _child(override, "startOverride")) is not None:
            restarts.append((place, _whole(_value(start), 1)))
            found[place] = replace(found[place], start=_whole(_value(start), 1))
    return _Num(abstract, tuple(found), tuple(restarts))


def _style_numbers(styles: Any | None) -> tuple[dict[str, tuple[str | None, int | None]], dict[str, str]]:
    """List and level that each style names itself, and the style that it is based on."""
    own: dict[str, tuple[str | None, int | None]] = {}
    based: dict[str, str] = {}
    for style in _children(styles, "style"):
        name = _attribute(style, "styleId") or ""
        based[name] = _value(_child(style, "basedOn")) or ""
        named = _child(_child(style, "pPr"), "numPr")
        if named is not None:
            own[name] = numbered(named)
    return own, based


def numbered(named: Any) -> tuple[str | None, int | None]:
    """List and 0-based level that a `numPr` element names; None for what it leaves to the style."""
    level = _value(_child(named, "ilvl"))
    return _value(_child(named, "numId")), _whole(level, 0) if level is not None else None


def _inherited(style: str, own: dict[str, tuple[str | None, int | None]], based: dict[str, str]) -> tuple[str, int | None]:
    number, level = None, None
    for _ in range(_ROUNDS):
        here = own.get(style, (None, None))
        number, level = number if number is not None else here[0], level if level is not None else here[1]
        style = based.get(style, "")
        if not style or (number is not None and level is not None):
            break
    return number or "", level


def _children(element: Any | None, name: str) -> list[Any]:
    return [child for child in element if local(child) == name] if element is not None else []


def _child(element: Any | None, name: str) -> Any | None:
    return next(iter(_children(element, name)), None)


def _attribute(element: Any | None, name: str) -> str | None:
    """An attribute in the namespace of its element."""
    if element is None:
        return None
    tag = element.tag
    found = element.get(tag[: tag.rfind("}") + 1] + name)
    return str(found) if found is not None else None


def _value(element: Any | None) -> str | None:
    return _attribute(element, "val")


def _whole(text: str | None, default: int) -> int:
    try:
        return int(text or default)
    except ValueError:
        return default
