"""Until when a document holds that a later one lets hold for longer, as the scope of the amendment says."""

import re

from kg.text.normal import DATE, arabic, iso_date, years_later
from kg.vocab.lexicon import part

# 有效期延长至2036年12月31日, 继续执行至2036年12月31日; not 关于有效期的规定, 第三条
_PROLONGS = re.compile(rf"(?:^|、)(?:{part('term')}|{part('goes_on')}|{part('prolongs')})")
# 有效期延长至2036年12月31日, 继续执行到2036年12月31日
_UNTIL = re.compile(rf"[至到]({DATE})")
# 有效期延长2年; not 有效期5年, which counts from a day that only the text gives
_LONGER = re.compile(rf"{part('prolongs')}([两{part('counting')}\d]{{1,3}})\s?年(?![至到])")


def prolongs(scope: str | None) -> bool:
    """Tell whether an amendment of this scope makes the term of a document longer."""
    return bool(scope and _PROLONGS.search(scope))


def last_day(scope: str, last: str) -> str | None:
    """Return the last day, ISO, of a document that held until `last` before an amendment of this scope; None where that tells no day."""
    days = [day for found in _UNTIL.finditer(scope) if (day := iso_date(found.group(1)))]
    if days:
        return max(last, *days)
    longer = _LONGER.search(scope)
    return years_later(last, arabic(longer.group(1))) if longer else None
