"""Government initiatives with a proper name: …行动, …工程, …专项, …试点, …计划, and names that everybody knows."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kg.model import Mention
from kg.text.join import Clean
from kg.text.normal import fold
from kg.vocab.initiative import Ending, Initiatives, initiatives
from kg.vocab.lexicon import part
from kg.vocab.names import Names

_REACH = 80
"""Characters before an ending that can belong to its clause."""
_HEAD = 160
"""Characters of a unit that can belong to its heading."""
_STOPS = frozenset("。；;！!？?：:，,\n\t《》〈〉|…—■→")
_OPENING, _CLOSING = frozenset("“（("), frozenset("”）)")
# （一）船用机械提升行动, 1.…, 一、…, ①…, 专栏3：…, 一是…
_NUMBERED = re.compile(rf"(?:{part('enumerator')}|\d+[.．、]|专栏\s?\d+[:：]?|{part('point')})\s*")
# 某某提升行动实施方案 is a document
_DOCUMENT = re.compile(r"(?:的?实施)?(?:方案|意见|办法|细则|指南)")
# "两优"行动 in straight quotation marks
_STRAIGHT = re.compile(r'"([^"\n]{1,40})"')
# 甲行动、乙工程和丙专项
_JOINT = re.compile(r"、|和|及|与|以及|或")
_CUED = frozenset({"cue", "weak", "joint"})
_KNOWN = "programme_known"
_LEAST = 4
"""Characters of the shortest name, its ending included."""


@dataclass(frozen=True, slots=True)
class _Name:
    start: int
    end: int
    rule: str
    confidence: float


def find_programmes(clean: Clean) -> tuple[Mention, ...]:
    """Return each initiative that a unit names once, in order of appearance; id is the key that its variants share."""
    data, text = initiatives(), _STRAIGHT.sub(r"“\1”", clean.text)
    found: dict[str, tuple[str, _Name]] = {}
    last = 0
    for name in sorted(_names(text, data), key=lambda each: (each.start, -each.end)):
        printed = re.sub(r"\s", "", clean.text[name.start : name.end])
        if name.end > last or name.rule == _KNOWN:  # “百舟竞发行动”计划 is one, not two
            key = data.key(printed)
            if key not in found or (fold(printed) == key != fold(found[key][0])):  # 渔港更新试点 rather than 渔港更新试点城市
                found[key] = (printed, name)
        last = max(last, name.end)
    return tuple(_mention(clean, key, *value) for key, value in found.items() if value[1].rule != _KNOWN or not _inside(key, found))


def _inside(key: str, keys: Iterable[str]) -> bool:
    """Tell whether a well-known name is part of a longer one: 小巨人 of 专精特新小巨人."""
    return any(key != other and (other.endswith(key) or other[:-2] == key) for other in keys)


def _mention(clean: Clean, key: str, printed: str, name: _Name) -> Mention:
    span, quote = clean.span(name.start, name.end), clean.quote(name.start, name.end)
    return Mention(key, printed, span, quote, (name.rule,), name.confidence)


def _names(text: str, data: Initiatives) -> Iterator[_Name]:
    yield from _ended(text, data)
    yield from _selected(text, data)
    for rule, pattern in data.patterns:
        for match in pattern.finditer(text):
            yield _Name(_trimmed(text, *match.span("name"), data), match.end("name"), f"programme_{rule}", 0.8)
    for start, end, _ in data.known.find(text):
        yield _Name(start, end, _KNOWN, 0.95)


def _selected(text: str, data: Initiatives) -> Iterator[_Name]:
    """Find what a notice asks to apply for, in the heading."""
    for rule, pattern in data.selections:
        match = pattern.search(text, 0, _HEAD)
        if match and not match["name"].endswith(data.not_selected):
            yield _Name(_trimmed(text, *match.span("name"), data), match.end("name"), f"programme_{rule}", 0.7)
            return


# --- names that end in 行动, 工程, 专项, 试点, 计划 ---------------------------------------------------------------------


def _ended(text: str, data: Initiatives) -> Iterator[_Name]:
    last = _Name(0, -1, "", 0)
    titles: dict[str, _Name] = {}
    for word in data.words.finditer(text):
        ending = data.endings[word.group()]
        end = ending.end(text, word.end())
        clause = _clause(text, word.start())
        if not end:
            if name := _of_title(text, clause, word.end(), ending, data):
                titles.setdefault(text[name.start : name.end], name)
            continue
        if name := _read(text, max(clause, _joint(text, last.end)), word.end(), end, ending, data, last):
            yield name
        if name or _joint(text, word.end()) > 0:
            last = name or _Name(word.start(), word.end(), "", 0)
    yield from _outside(text, titles)


def _clause(text: str, end: int) -> int:
    """Return where the clause that leads up to `end` begins; what is in closed quotes and brackets belongs to it."""
    depth, place, least = 0, end, max(0, end - _REACH)
    while place > least:
        char = text[place - 1]
        if char in _CLOSING:
            depth += 1
        elif char in _OPENING:
            if not depth:
                return place
            depth -= 1
        elif not depth and char in _STOPS:
            return place
        place -= 1
    return place


def _joint(text: str, last: int) -> int:
    """Return where what follows 和 or 、 after a name begins, -1 if neither follows."""
    joint = _JOINT.match(text, last) if last > 0 else None
    return joint.end() if joint else -1


def _read(text: str, clause: int, word_end: int, end: int, ending: Ending, data: Initiatives, last: _Name) -> _Name | None:
    """Read the name that ends at `end`, None if nothing says that it is one. `last` is what was read before it."""
    if numbered := _NUMBERED.match(text, clause, end):
        clause = numbered.end()
    begin, rule = _begin(text, clause, word_end - len(ending.word), data, last)
    rule = rule if rule in _CUED else _loose(text, begin, end, ending)
    start = _trimmed(text, begin, end, data)
    if not rule or not _is_name(text[start:word_end], ending, data):
        return None
    return _Name(start, end, f"programme_{ending.name}_{rule}", 0.9 if rule in _CUED else 0.75)


def _begin(text: str, clause: int, end: int, data: Initiatives, last: _Name) -> tuple[int, str]:
    """Return where the name begins, and what says so: a cue, or a name just before with 和 or 、 between; '' if nothing does."""
    strong = [cue.end() for cue in data.strong.finditer(text, clause, end - 1)]
    if strong:
        return strong[-1], "cue"
    if last.rule and clause == _joint(text, last.end):
        return clause, "joint"
    if weak := data.weak.match(text, clause, end - 1):
        listed = text.rfind("、国家", weak.end(), end)
        return (listed + 1, "") if listed > 0 else (weak.end(), "weak")
    return clause, ""


def _is_name(name: str, ending: Ending, data: Initiatives) -> bool:
    """Tell whether it is a proper name and no common noun."""
    bare = name.removesuffix(ending.word)
    if len(name) < _LEAST or bare.endswith(("、", "和", "与")) or ("的" in bare and (ending.name != "plan" or "、" in bare)):
        return False
    return not (name.endswith(ending.never) or data.generic.fullmatch(bare) or data.junk.search(bare))


def _loose(text: str, start: int, end: int, ending: Ending) -> str:
    """Name the place that makes a name believable without a cue, '' if it has none that the ending allows."""
    opening = (
        start == 0
        or text[start - 1] == "\n"
        or _NUMBERED.fullmatch(text, max(text.rfind("\n", max(start - 8, 0), start) + 1, start - 8), start)
    )
    places = {
        "national": text.startswith(("国家", "全国", "我国"), start),
        "heading": opening and (end == len(text) or text[end] in "\n。："),
        "opening": opening,
        "subject": _is_subject(text, start, end),
    }
    return next((place for place, here in places.items() if here and place in ending.loose), "")


def _is_subject(text: str, start: int, end: int) -> bool:
    """Tell whether a name stands as the subject of its sentence or after a dash."""
    before, after = text[start - 1 : start], text[end : end + 1]
    return (before in "。，\n" and after in "是则聚主") or (before == "—" and after in "，。；")


def _trimmed(text: str, start: int, end: int, data: Initiatives) -> int:
    """Return where the name begins after 一批, 新一轮, 第二批 and the like."""
    while modifier := data.modifier.match(text, start, end):
        start = modifier.end()
    return start


# --- names that the title of a document carries ------------------------------------------------------------------


def _of_title(text: str, clause: int, end: int, ending: Ending, data: Initiatives) -> _Name | None:
    """Read 《某某行动方案》: 某某行动 is an initiative if the text also speaks of it elsewhere."""
    if not clause or text[clause - 1] not in "《〈" or not _DOCUMENT.match(text, end) or data.strong.search(text, clause, end):
        return None
    start = clause + 2 if text.startswith(("关于", "推动", "推进"), clause) else clause
    return _Name(start, end, f"programme_{ending.name}_title", 0.7) if _is_name(text[start:end], ending, data) else None


def _outside(text: str, titles: dict[str, _Name]) -> Iterator[_Name]:
    """Find where the text speaks of an initiative that it knows from a title."""
    for start, end, printed in Names(titles).find(text) if titles else ():
        if text[start - 1 : start] not in ("《", "〈") and not _DOCUMENT.match(text, end) and not text.startswith("计划", end):
            yield _Name(start, end, titles[printed].rule, titles[printed].confidence)
