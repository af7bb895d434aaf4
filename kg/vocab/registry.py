"""The registry of issuing bodies: finding them in text, by name and by document number."""

import re
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from kg.vocab.agency import Agency, Succession, read_agencies, read_successions
from kg.vocab.guards import Guards
from kg.vocab.holders import hold, holder
from kg.vocab.lexicon import part
from kg.vocab.line import BodyLine
from kg.vocab.local import ANCHORS, SESSION, LocalBodies
from kg.vocab.names import Names
from kg.vocab.numbers import NumberCodes
from kg.vocab.places import Places

_STATE = "中华人民共和国"
# 甲省第十五届
_SESSION_END = re.compile(SESSION + r"\Z")
_Found = tuple[int, int, Agency]
TAXES = "国家税务总局"
"""The only ministry whose local bodies carry its name before their own."""
# 财政部、税务总局公告
_JOINED = re.compile(rf"[、，,和及与\s]*{part('serial_kind')}?")
_LINE_END = " 　\t、，,（）()代章印"
# 中共某市委员会, 国家税务总局某市税务局
_BEFORE_PLACE = re.compile(rf"^(?:中共|中国共产党|{TAXES})")
# 原中华人民共和国某部
_FORMER = re.compile(rf"^原?(?:{_STATE})?原?{SESSION}")


class AgencyMatch(NamedTuple):
    """A body named at `text[start:end]`, its 办公厅 or 综合司 included, 原 before it not."""

    start: int
    end: int
    name: str
    """Official name, the id of the Ministry node."""


class Agencies:
    """All bodies of agencies.yaml, and local bodies by rule."""

    def __init__(self, data: Mapping[str, Any], local: Mapping[str, Any]) -> None:
        """Take agencies.yaml and places.yaml. Raises DataError where they contradict themselves."""
        self._successions = read_successions(data["successions"])
        self._bodies = read_agencies(data, self._successions)
        self._strong = hold((name, body) for body in self._bodies.values() for name in (body.name, *body.short_names))
        self._all = hold((name, body) for body in self._bodies.values() for name in (body.name, *body.short_names, *body.weak_names))
        places = Places(local["regions"])
        self._local = LocalBodies(data, places.regions)
        self._codes = NumberCodes(self._bodies, data["joint_codes"], places, local)
        self._guards = Guards(data["guards"])
        self._office = _office(data["offices"])
        self._line = BodyLine(data["line_ends"], self._local.place)
        self._names = Names([*self._strong, *self._local.regions, *ANCHORS])

    def find(self, text: str) -> list[AgencyMatch]:
        """Find all bodies, longest first at each place, without overlap, in order."""
        return [AgencyMatch(start, end, body.name) for start, end, body in self._found(text)]

    def line(self, text: str) -> list[AgencyMatch]:
        """Return the bodies of a line that holds nothing else, [] if it holds anything else.

        Local bodies are also recognised by form alone here: 甲市乙区住房建设和园林局.
        """
        if not text.rstrip(_LINE_END).endswith(self._line.last):
            return []
        return [AgencyMatch(*named) for named in self._line.read(text, self.find(text))]

    def number_start(self, run: str, in_words: bool = False) -> tuple[int, bool]:
        """Return where a number begins in the characters before its year or serial, and whether these are known.

        按照粤财社 → 2; 按照财政部 税务总局公告, `in_words` → 2. A body that stands before the letters is no part: 财政部财税 → 3.
        """
        found = list(self._found(run))
        if in_words:
            return _chain(run, found)
        past = max((end for start, end, _ in found if end < len(run) and not self._codes.is_code(run[start:end])), default=0)
        start, known = self._codes.begin(run[past:])
        return past + start, known

    def official(self, name: str, on: str | None = None) -> str | None:
        """Return the official name for any known name.

        `on` is the ISO date of its use; without it a name that several bodies had is that of the last.
        """
        agency = self._lookup(name, on)
        return agency.name if agency else None

    def get(self, name: str) -> Agency:
        """Return the body of any name; one that is not in the registry has the kind `other`."""
        return self._lookup(name, None) or Agency(name, "other")

    def place(self, name: str) -> str | None:
        """Return the region of a body, '' for a national one, None where its name tells neither: 某省某市某局 → 某市."""
        body = self.get(name)
        if body.kind != "other" and body.level == "national":
            return ""
        return self._local.place(_BEFORE_PLACE.sub("", body.name), 0)[1] or None

    def by_number(self, number: str) -> tuple[str, ...]:
        """Return the official names of the issuers that a document number shows, lead first; () if none is known.

        工信部联规〔2031〕5号 shows 工业和信息化部 only: 联 says that there are others, not who.
        """
        part, in_words, year = self._codes.split(number)
        part = part.removeprefix("原")
        named = list(self._found(part, year))
        if named and named[0][0] == 0 and (in_words or named[-1][1] == len(part)):
            return tuple(dict.fromkeys(body.name for _, _, body in named))
        return () if in_words else self._codes.issuers(part, year)

    def successions(self) -> tuple[Succession, ...]:
        """Return all successions as (old, new, ISO date), in order of date."""
        return self._successions

    def __iter__(self) -> Iterator[Agency]:
        """Go through the bodies of the file in its order."""
        return iter(self._bodies.values())

    def _found(self, text: str, on: str | None = None) -> Iterator[_Found]:
        done = 0
        for start, end, word in self._names.find(text):
            if start >= done and (found := self._match(text, start, end, word, on)) and found[0] >= done:
                yield found
                done = found[1]

    def _match(self, text: str, start: int, end: int, word: str, on: str | None) -> _Found | None:
        if word in ANCHORS:
            return self._local.around(text, start)
        if word in self._local.regions and (local := self._local.after(text, start, end)):
            return local
        return self._national(text, start, end, word, on) if word in self._strong else None

    def _national(self, text: str, start: int, end: int, word: str, on: str | None) -> _Found | None:
        agency = holder(self._strong, word, on) or self._strong[word][-1]
        if word.endswith("委") and text.startswith("员会", end):
            end += 2
        if not self._guards.allow(text, start, end):
            return None
        if agency.name == TAXES and (branch := self._tax_branch(text, start, end)):
            return branch
        office = self._office.match(text, end)
        return _lead(text, start), office.end() if office else end, agency

    def _tax_branch(self, text: str, start: int, end: int) -> _Found | None:
        """Return 国家税务总局广州市税务局: one body, named in both parts."""
        behind, place = self._local.place(text, end)
        if not place or not text.startswith("税务局", behind):
            return None
        return start, behind + 3, Agency(f"{TAXES}{place}税务局", "local_department", "local")

    def _lookup(self, name: str, on: str | None) -> Agency | None:
        plain = _FORMER.sub("", re.sub(r"\s+", "", name))
        if agency := holder(self._all, plain, on) or holder(self._all, _STATE + plain, on):
            return agency
        found = next(self._found(plain, on), None)
        return found[2] if found and found[:2] == (0, len(plain)) else None


def _chain(run: str, found: list[_Found]) -> tuple[int, bool]:
    """Return where the bodies at the end of a run begin: 执行财政部、税务总局公告 → 2."""
    at, known = len(run), False
    for start, end, _ in reversed(found):
        if not _JOINED.fullmatch(run, end, at):
            break
        at, known = start, True
    return (at, known) if known else (0, False)


def _office(data: Mapping[str, list[str]]) -> re.Pattern[str]:
    """Return the pattern of what becomes part of the name before it: 办公厅, 装备工业一司."""
    named = "|".join(sorted(data["named"], key=len, reverse=True))
    return re.compile(f"{named}|(?:(?!{'|'.join(data['without'])})[一-龥]){{2,14}}?司(?![法令机长])")


def _lead(text: str, start: int) -> int:
    """Where 中华人民共和国 or 第十四届 before a name begins."""
    if text.endswith(_STATE, 0, start):
        return start - len(_STATE)
    session = _SESSION_END.search(text, max(0, start - 7), start)
    return session.start() if session else start
