"""What the cover of a bulletin says: title, issue, publisher, month."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from kg.vocab.lexicon import part
from loaders.lines import Lines
from loaders.page_words import page_words

_OVERALL = r"(?:\s*[(（]?\s*总\s*第?\s*\d+\s*期\s*[)）]?)?"
_ISSUE = re.compile(
    rf"""
      (?:总\s*)?第\s*[\d{part("counting")}]+\s*[期辑卷号]{_OVERALL}     # 第三期（总第28期）
    | \d{{4}}\s*年?\s*第\s*\d+\s*期{_OVERALL}                         # 2031年第3期
    """,
    re.VERBOSE,
)
_YEAR = rf"(\d{{4}}|[{part('digits')}]{{4}})"
# 3, 三, 十, 十二, 二十, 三十一
_COUNT = rf"(\d{{1,2}}|[{part('digits')}]?十[{part('digits')}]?|[{part('digits')}])"
# 2031年3月5日, 二〇三一年三月, 2031-03
_MONTH = re.compile(
    rf"{_YEAR}\s*年\s*{_COUNT}\s*月(?:\s*{_COUNT}\s*日)?|(?<!\d)(\d{{4}})\s?[-./]\s?(\d{{1,2}})(?:\s?[-./]\s?(\d{{1,2}}))?(?!\d)"
)
# 甲类政策汇编
_NAME = re.compile(page_words("cover_name"))
# 某协会 编印
MAKER = re.compile(page_words("maker"))
# 某协会 编印
_MAKER_END = re.compile(rf"\s*{page_words('made')}$")
_DIGITS = {c: i for i, c in enumerate("〇一二三四五六七八九")} | {"零": 0, "○": 0}


@dataclass(frozen=True, slots=True)
class Cover:
    """Texts of a cover; each None where it is not printed."""

    title: str | None
    issue: str | None
    publisher: str | None
    published: str | None
    """ISO date, or year and month."""
    lines: tuple[str, ...]
    """All printed lines: running heads and the back cover repeat them."""

    @property
    def heads(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """What a running head says: title or issue, and whatever else the cover prints."""
        return tuple(t for t in (self.title, self.issue) if t), self.lines


def read_cover(lines: Lines, stop: int) -> Cover:
    """Read the lines before the 0-based index `stop`."""
    texts = [line.bare for line in lines.solid(0, stop) if len(line.text) <= 80][:40]
    makers = [_MAKER_END.sub("", t) for t in texts if MAKER.search(t) and not _NAME.search(t)]
    return Cover(
        title=next((t for t in texts if _NAME.search(t) and not t.endswith(("。", "？", "?"))), None),
        issue=next((_squeezed(m.group()) for t in texts if (m := _ISSUE.search(t))), None),
        publisher=makers[0] if makers else None,
        published=month(texts),
        lines=tuple(dict.fromkeys([*texts, *makers])),
    )


def month(texts: Sequence[str]) -> str | None:
    """The first date among the texts, as `2031-05` or `2031-05-20`."""
    for text in texts:
        match = _MONTH.search(unicodedata.normalize("NFKC", text))
        if match:
            year, number, day = (_number(g) for g in (match.groups()[:3] if match.group(1) else match.groups()[3:]))
            if year and number and 1900 <= year <= 2199 and 1 <= number <= 12:
                return f"{year:04}-{number:02}" + (f"-{day:02}" if day and day <= 31 else "")
    return None


def _number(text: str | None) -> int | None:
    if text is None or text.isascii():
        return int(text) if text else None
    if len(text) == 4:
        return int("".join(str(_DIGITS[c]) for c in text))
    tens, _, ones = text.partition("十")
    return (_DIGITS[tens] if tens else 1) * 10 + (_DIGITS[ones] if ones else 0) if "十" in text else _DIGITS[text]


def _squeezed(text: str) -> str:
    return re.sub(r"\s+", "", text)
