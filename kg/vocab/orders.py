"""The head of an order or announcement, which is its name as well: 中华人民共和国国务院令第5号, 某部 某局公告（2031年第5号）（…）."""

import re
from dataclasses import dataclass
from functools import lru_cache

from kg.vocab import agencies
from kg.vocab.cities import begins_with_place
from kg.vocab.lexicon import part

_NUMERAL = rf"[\d{part('counting')}]{{1,6}}"
# 第706号, 2031年第3号, （2031年第3号）, 2031 第3号, 〔2031〕第3号, （2031年）第3号
_NUMBER = rf"[（(〔\[]?\s*(?:(?P<year>{part('year')})\s*年?\s*[〕\])）]?)?\s*第?\s*(?P<serial>{_NUMERAL})\s*号\s*[)）〕\]]?"
# 某部公告（2031年第21号）（发布甲类名录）, 某部 某局公告 2031年第3号, 某部公告第656号, 中华人民共和国主席令 第五号, 某部公告
_HEAD = re.compile(
    rf"(?P<bodies>[^，。；：《》]{{2,90}}?)\s*(?P<word>公\s*告|通\s*告|令)\s*"
    rf"(?P<number>{_NUMBER})?\s*(?P<about>[（(].*[)）])?\s*"
)
# 2031年第3号
_SERIAL = re.compile(_NUMBER)
# 云州市交通运输管理局: a body that the registry does not know
_BODY = re.compile(part("unlisted_body"))
# 国家, 云州市, 甲自治县: with what the name of a public body begins
_PLACE = re.compile(rf"(?:{part('national')}|.{{1,8}}?{part('place_end')})")
# 某部办公厅、某局: between two bodies
_BETWEEN = re.compile(r"[、，,和及与原]*(?:办公[厅室])?[、，,和及与原]*")


@dataclass(frozen=True, slots=True)
class Order:
    """What the head of an order or announcement says."""

    bodies: str
    """As printed, blanks removed."""
    word: str
    """令, 公告 or 通告."""
    number: str | None
    """`国务院令第5号`, `某部公告2031年第5号`; None where the head has no number."""
    about: str | None
    """What stands in the bracket behind it."""


@lru_cache(maxsize=1024)
def read_order(text: str, following: str = "") -> Order | None:
    """Read a line that holds only bodies, 令 or 公告, and a number; the number may be alone on the `following` line."""
    found = _HEAD.fullmatch(text.strip())
    if not found or not (only_bodies(found["bodies"]) or _BODY.fullmatch(re.sub(r"\s+", "", found["bodies"]))):
        return None
    numbered = found if found["number"] else _SERIAL.fullmatch(following.strip())
    bodies, word = re.sub(r"\s+", "", found["bodies"]), re.sub(r"\s+", "", found["word"])
    number = f"{bodies}{word}{_serial(numbered)}" if numbered else None
    return Order(bodies, word, number, found["about"][1:-1] if found["about"] else None)


def is_serial(text: str) -> bool:
    """Tell whether a line is the number of an order without its body: 第706号, 2031年第3号."""
    return _SERIAL.fullmatch(text.strip()) is not None


@lru_cache(maxsize=4096)
def only_bodies(text: str) -> bool:
    """Tell whether a text names issuing bodies and nothing else: 某部、某局, 原某部."""
    compact, end = re.sub(r"\s+", "", text), 0
    for one in agencies().find(compact):
        if not _BETWEEN.fullmatch(compact, end, one.start):
            return False
        end = one.end
    return end > 0 and _BETWEEN.fullmatch(compact, end) is not None


def is_organ(text: str) -> bool:
    """Tell whether a name missing from the registry has the form of a public body: a place, a field and an ending."""
    return _BODY.fullmatch(text) is not None and _names_place(text)


def _names_place(text: str) -> bool:
    return _PLACE.match(text) is not None or begins_with_place(text)


def _serial(found: re.Match[str]) -> str:
    year = f"{found['year']}年" if found["year"] else ""
    return f"{year}第{found['serial']}号"
