"""The day from which a document is repealed, where the words that repeal it name one."""

import re
from collections.abc import Iterable
from unicodedata import normalize

from kg.text.normal import DATE, iso_date
from kg.vocab.lexicon import part

# 原《甲办法》(甲规〔2029〕3号)和《乙办法》
_NAMED = r"(?:原?《[^《》]*》(?:\([^()]*\))?[、和及]?)*"
_STATED = re.compile(
    # 《甲办法》自2031年3月1日起停止执行, 于2031年3月1日废止, 自2031年3月1日起废止《甲办法》, 自2031年3月1日起,《甲办法》同时废止
    rf"({DATE})(?:起|后|之日起)?,?{_NAMED}(?:正式|予以|即行|一律|同时|全部)*{part('ends')}"
    # 废止时间为2031年3月1日, 失效日期:2031年3月1日
    rf"|(?:废止|失效)(?:时间|日期)(?:为|是|:)?({DATE})"
)


def stated_day(quotes: Iterable[str]) -> str | None:
    """Return the ISO day from which the quotes of a repeal say that it holds; None where none says so.

    A document is repealed on that day, and not when the repeal is signed: signed on 18 February, …决定废止《甲办法》，自3月1日起停止执行.
    Of several days the last counts, since one of them may be that of another document in the same sentence, and nothing may be called
    repealed too early.
    """
    # NFKC makes half-width marks and digits of full-width ones.
    plain = (re.sub(r"\s", "", normalize("NFKC", quote)) for quote in quotes)
    days = (iso_date(match[1] or match[2]) for quote in plain for match in _STATED.finditer(quote))
    return max(filter(None, days), default=None)
