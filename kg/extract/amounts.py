"""Sums of money with what they are for: 给予50万元补贴, 安排投资100亿元. Offsets are clean offsets."""

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache

from kg.extract.head import Head
from kg.extract.layout import Layout
from kg.extract.quantity import NUMBER, bound_of
from kg.extract.stretches import last_end
from kg.model import Amount
from kg.vocab.files import read_yaml
from kg.vocab.indicator import indicators
from kg.vocab.lexicon import part

_UNIT = r"[十百千万亿]{0,2}(?:元|美元|欧元|日元|港元)"
# 最高50万元, 1万元以上3万元以下, 5000元以上3万元以下, 300—500元
# How it begins is asked for first: it fails at once elsewhere.
_SUM = re.compile(
    rf"(?=[不最至超约近人可\d])(?P<before>不得?超过|不高于|最高|至多|不低于|不少于|至少|超过|约|近)?(?:人民币|可达)?(?P<value>{NUMBER})\s*+(?:(?P<unit_from>{_UNIT})?(?:以上)?[-—~～至到]?\s*+"
    rf"(?P<value_to>{NUMBER}))?\s*+(?P<much>多|余)?\s*+(?P<unit>{_UNIT})(?P<behind>以上|以下|以内|左右)?"
)
_CLAUSE_END = re.compile(r"[，。；：！？\n\t|]|（|）")  # 给予补贴，
_SENTENCE_END = re.compile(r"[。；！？\n\t|]")  # 对首台设备，给予补贴。
# between a sum and its purpose: 的一次性, 最高; no other number and no applicant's figure
_BETWEEN = re.compile(r"[^\d" + part("counting") + r"]{0,16}")
_NO_BODY = r"(?!机构|公司|者|人|方|主体|单位|银行|平台)"
"""Behind a word that is part of a name: 投资机构."""
_CONDITION = frozenset({"投资", "贷款", "缴费"})
"""Purposes that a threshold may have: 投资额500万元以上的企业."""
# a figure of applicants or things: 营业收入达到1亿元的
_FIGURE = re.compile(r"(?:收入|产值|营收|销售额|注册资本|资产|利润|税收|纳税|价格|单价|售价|贡献|成本|产出|评估价|GDP|总值)[^，。；]{0,8}$")
_FURTHEST = 40
"""Characters on either side of a sum in which its purpose is looked for."""
_LONGEST = 120
"""Characters before a sum in which the sentence begins that is quoted; of a longer one its last clauses are."""
# a fine that was imposed: 被乙国罚款3亿美元, but 对被认定的企业处5万元罚款
_FINED = re.compile("被[^，。；的]*$")


@cache
def _purposes() -> tuple[re.Pattern[str], dict[str, str]]:
    """Return the words of all purposes, the longest first, and the purpose of each."""
    words = {word: purpose for purpose, entry in read_yaml("amounts.yaml")["purposes"].items() for word in entry}
    return re.compile(f"(?:{'|'.join(sorted(words, key=len, reverse=True))}){_NO_BODY}"), words


def find_amounts(layout: Layout, head: Head) -> tuple[Amount, ...]:
    """Return the sums of a unit that have a purpose, in order."""
    return tuple(_amounts(layout)) if head.orders and "元" in layout.text else ()


def _amounts(layout: Layout) -> Iterator[Amount]:
    text = layout.text
    for found in _SUM.finditer(text, layout.body):
        begin = last_end(_CLAUSE_END, text, max(layout.body, found.start() - _FURTHEST), found.start())
        stop = _CLAUSE_END.search(text, found.end(), found.end() + _FURTHEST)
        end = stop.start() if stop else min(len(text), found.end() + _FURTHEST)
        purpose = _purpose(text[begin : found.start()], text[found.end() : end])
        if (
            not purpose
            or (purpose in _CONDITION and text.startswith("的", found.end()) and (found["before"] or found["behind"]))
            or (purpose == "罚款" and _FINED.search(text[begin : found.start()]))
            or text.startswith("除", begin)
        ):
            continue
        begin = min(begin, _sentence(text, layout.body, found.start()))
        yield Amount(
            value=_value(found),
            value_to=found["value_to"].replace(",", "") if found["value_to"] else None,
            unit=found["unit"],
            purpose=purpose,
            bound="equal" if found["value_to"] else bound_of(found["before"], found["behind"], much=bool(found["much"])),
            line=layout.line(found.start("value")),
            span=layout.clean.span(begin, end),
            evidence=layout.clean.quote(begin, end),
        )


def _sentence(text: str, body: int, end: int) -> int:
    """Return where the sentence of a sum begins, of a long one a clause within reach."""
    start = max(body, end - _LONGEST)
    begin = last_end(_SENTENCE_END, text, start, end)
    clause = _CLAUSE_END.search(text, start, end) if begin == start > body else None
    return clause.end() if clause else begin


def _value(found: re.Match[str]) -> str:
    """Return the value in the unit of the upper end, which may be another: 5000元以上3万元以下."""
    value, unit, shared = found["value"].replace(",", ""), found["unit_from"], found["unit"]
    low, one = indicators().quantity(value, unit), indicators().quantity("1", shared)
    if not unit or unit == shared or not low or not one or low.measure != one.measure:
        return value
    return f"{(Decimal(low.amount) / Decimal(one.amount)).normalize():f}"


def _purpose(before: str, behind: str) -> str | None:
    """Return what a sum is for, by the words behind it, else before it; None where neither says."""
    pattern, words = _purposes()
    if _FIGURE.search(before):
        return None
    after = pattern.search(behind)
    if after and _BETWEEN.fullmatch(behind[: after.start()]) and "的" not in behind[: after.start()].removeprefix("的"):
        return words[after.group()]
    *_, last = (None, *pattern.finditer(before))
    return words[last.group()] if last and _BETWEEN.fullmatch(before[last.end() :]) else None
