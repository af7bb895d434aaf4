"""Lines of bodies and nothing else: signatures, and headings up to 关于. Unlisted local bodies are recognised by form there.

广州市天河区住房建设和园林局 甲市乙区人民政府办公室 财政部: a place, some characters and the ending of a body.
"""

import re
from collections.abc import Callable, Iterable

Named = tuple[int, int, str]
"""(start, end, name)."""
# 某部、某局, 某部 和 某局
_BETWEEN = re.compile(r"[\s、，,；;/]*(?:和|及|与)?[\s、，,；;/]*")
# 某省财政厅（代章）
_STAMP = re.compile(r"[（(](?:代章|代|印|章|盖章|公章)[）)]")
"""某省财政厅（代章）."""
_INNER = r"(?:(?![、，。；：]|关于|印发|通知)[一-龥（）()])"
_LONGEST = 120
"""Characters of a line that is looked at."""


class BodyLine:
    """Splits a line of bodies into its bodies."""

    def __init__(self, ends: Iterable[str], place: Callable[[str, int], tuple[int, str]]) -> None:
        """Take the endings of names of bodies, and what tells the place that begins at an offset."""
        self._place, ends = place, list(ends)
        self._ends = re.compile("|".join(sorted(map(re.escape, ends), key=len, reverse=True)))
        self.last = tuple({end[-1] for end in ends})
        """Characters that such a line ends with."""

    def read(self, text: str, known: Iterable[Named]) -> tuple[Named, ...]:
        """Return the bodies of a line in order, () if it holds anything else. `known` are those that the lists find in it."""
        line = _STAMP.sub(lambda stamp: " " * len(stamp.group()), text).rstrip(" 　\t、，,")
        if not line or len(line) > _LONGEST:
            return ()
        starts: dict[int, Named] = {one[0]: one for one in known}
        return self._rest(line, _BETWEEN.match(line).end(), starts, {}) or ()  # type: ignore[union-attr]

    def _rest(self, line: str, at: int, known: dict[int, Named], done: dict[int, tuple[Named, ...] | None]) -> tuple[Named, ...] | None:
        """Split what begins at an offset; None if it cannot be split."""
        if at >= len(line):
            return ()
        if at not in done:
            done[at] = None
            done[at] = next((found for one in self._candidates(line, at, known) if (found := self._with(line, one, known, done))), None)
        return done[at]

    def _with(self, line: str, one: Named, known: dict[int, Named], done: dict[int, tuple[Named, ...] | None]) -> tuple[Named, ...] | None:
        rest = self._rest(line, _BETWEEN.match(line, one[1]).end(), known, done)  # type: ignore[union-attr]
        return None if rest is None else (one, *rest)

    def _candidates(self, line: str, at: int, known: dict[int, Named]) -> Iterable[Named]:
        """Yield the body that the lists have, then those that the form allows, the shortest first."""
        if at in known:
            yield known[at]
        behind, place = self._place(line, at)
        if not place:
            return
        for end in self._ends.finditer(line, behind):
            inner = line[behind : end.start()]
            if not re.fullmatch(_INNER + "{0,24}", inner):
                return
            name = place + line[behind : end.end()]
            if inner or len(end.group()) > 2:
                yield at, end.end(), name
