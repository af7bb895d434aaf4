"""From when and until when a document says that it holds."""

import re
from dataclasses import dataclass

from kg.extract.layout import Layout
from kg.normal import DATE, iso_date

_SELF = r"(?:本(?:法|条例|办法|规定|细则|规则|决定|通知|公告|意见|方案|规范|规程|指南|目录|令|实施意见|实施细则|[^\s，。；《》]{0,8}))"
_FROM = re.compile(rf"(?:{_SELF}|，|。|^|\n)自({DATE})(?:零时)?起(?:正式)?(?:施行|实施|执行|生效)")
_WHEN_ISSUED = re.compile(rf"{_SELF}?自(?:公布|发布|颁布)之日起(?:施行|实施|执行|生效)")
_UNTIL = re.compile(rf"(?:有效期(?:限)?(?:截?至|到)|执行至|实施至|施行至)({DATE})")
_OWN = re.compile(_SELF)


@dataclass(frozen=True, slots=True)
class Validity:
    """First and last day in force, ISO, as far as the text says."""

    effective: str | None
    expires: str | None


def validity(lay: Layout, promulgated: str | None) -> Validity:
    """Read the 施行 and 有效期 clauses. `promulgated` is what 自公布之日 means, None where the text does not say."""
    text = lay.text
    starts = list(_FROM.finditer(text, lay.body))
    effective = iso_date(starts[-1].group(1)) if starts else None
    if not effective and promulgated and _WHEN_ISSUED.search(text, lay.head_end):
        effective = promulgated
    until = _UNTIL.search(text, lay.body)
    return Validity(effective, iso_date(until.group(1)) if until else None)
