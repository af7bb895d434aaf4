"""From when and until when a document says that it holds."""

import re
from dataclasses import dataclass

from kg.extract.layout import Layout
from kg.extract.quote import clause
from kg.model import Clause
from kg.normal import DATE, iso_date

_SELF = r"(?:本(?:法|条例|办法|规定|细则|规则|决定|通知|公告|意见|方案|规范|规程|指南|目录|令|实施意见|实施细则|[^\s，。；《》]{0,8}))"
_FROM = re.compile(rf"(?:{_SELF}|，|。|^|\n)自({DATE})(?:零时)?起(?:正式)?(?:施行|实施|执行|生效)")
_WHEN_ISSUED = re.compile(rf"{_SELF}?自(?:公布|发布|颁布)之日起(?:施行|实施|执行|生效)")
_UNTIL = re.compile(rf"(?:有效期(?:限)?(?:截?至|到)|执行至|实施至|施行至)({DATE})")
_OWN = re.compile(_SELF)


@dataclass(frozen=True, slots=True)
class Validity:
    """First and last day in force, ISO, as far as the text says, and the words that say so."""

    effective: str | None
    expires: str | None
    clauses: tuple[Clause, ...] = ()


def validity(lay: Layout, promulgated: str | None) -> Validity:
    """Read the 施行 and 有效期 clauses. `promulgated` is what 自公布之日 means, None where the text does not say."""
    text = lay.text
    starts = list(_FROM.finditer(text, lay.body))
    begins = starts[-1] if starts else None
    effective = iso_date(begins.group(1)) if begins else None
    if not effective and promulgated and (begins := _WHEN_ISSUED.search(text, lay.head_end)):
        effective = promulgated
    until = _UNTIL.search(text, lay.body)
    expires = iso_date(until.group(1)) if until else None
    told = (("effective", begins if effective else None), ("expires", until if expires else None))
    return Validity(effective, expires, tuple(_clause(lay, says, match) for says, match in told if match))


def _clause(lay: Layout, says: str, match: re.Match[str]) -> Clause:
    """Return the words of a clause without the punctuation before them."""
    lead = len(match.group()) - len(match.group().lstrip("，。\n"))
    start, end = clause(lay.text, match.start() + lead, match.end(), match.start() + lead, match.end())
    return Clause(says, lay.clean.span(start, end), lay.clean.quote(start, end))
