"""Until when a draft may be commented on. Offsets are clean offsets."""

import re

from kg.extract.layout import Layout
from kg.model import Clause
from kg.text.normal import DATE, iso_date

# 请于2031年5月5日前将意见反馈, 意见反馈截止时间为2031年5月5日, 征求意见时间为2031年4月5日至5月5日
_UNTIL = re.compile(
    rf"(?:意见)?反馈(?:的)?(?:截止|截至)(?:时间|日期)?(?:为|是|：|:)?\s*(?P<end>{DATE})"
    rf"|于(?P<before>{DATE})(?:之?前|以前)[^。；\n]{{0,60}}(?:反馈|提出|书面意见|发送|寄送|意见)"
    rf"|(?:征求意见|公示|反馈)(?:的)?(?:时间|期限|期)(?:为|是|：|:)\s*(?P<from>{DATE})(?:[^。；\n]{{0,6}}?)[至到—-]"
    rf"(?:(?P<to>{DATE})|(?P<month>\d{{1,2}})月(?P<day>\d{{1,2}})日)"
    rf"|(?:意见)?(?:请)?(?:在|于)?(?P<last>{DATE})(?:之?前|以前)反馈"
)
_ASKED = re.compile("征求意见|公开征集|意见建议")  # 甲类办法（征求意见稿）公开征求意见


def comments_until(layout: Layout, kind: str, title: str) -> tuple[str, Clause] | None:
    """Return the day up to which a draft may be commented on, with its quote; None where the text does not say."""
    if kind != "draft" and not _ASKED.search(layout.unit.heading + title):
        return None
    found = _UNTIL.search(layout.text)
    if found is None:
        return None
    day = iso_date(next((found[name] for name in ("end", "before", "to", "last") if found[name]), "") or _same_year(found))
    return (day, Clause("comments_until", layout.clean.span(*found.span()), layout.clean.quote(*found.span()))) if day else None


def _same_year(found: re.Match[str]) -> str:
    """Return the last day of a period whose end has no year: 2031年4月5日至5月5日."""
    return f"{found['from'][:4]}年{found['month']}月{found['day']}日" if found["month"] else ""
