"""Whether what stands beside a text says something else than the text: a shorter form of a name says the same."""

import re
from collections.abc import Iterable
from difflib import SequenceMatcher

from kg.identity import policy_key, same_number
from kg.text.normal import fold
from kg.vocab import agencies
from kg.vocab.lexicon import part

_MISREAD = 1
"""Letters in which two printings of a title may differ on either side: 甲类没备, 甲类设备."""
# 2031年, 第3批, 第三次
_NUMERAL = re.compile(rf"\d+|(?<=第)[{part('counting')}]+")


def numbers_differ(said: str, told: str) -> bool:
    """Tell whether two document numbers are of two documents; tables shorten the body of an order: 国令第707号."""
    if "令第" in said and "令第" in told:
        return said.rpartition("第")[2] != told.rpartition("第")[2]
    return not same_number(said, told)


def titles_differ(said: Iterable[str], told: str) -> bool:
    """Tell whether a title names another document than every title that the text gives itself."""
    return all(_titles_differ(one, told) for one in said)


def _titles_differ(one: str, other: str) -> bool:
    pairs = ((fold(one), fold(other)), (policy_key(one), policy_key(other)))
    return all(a and b and not (_shortens(a, b) or _shortens(b, a)) and _apart(a, b) for a, b in pairs)


def _apart(one: str, other: str) -> bool:
    """Tell whether two titles differ by more than a misread letter: a numeral, or words on both sides."""
    ours, theirs = set(_NUMERAL.findall(one)), set(_NUMERAL.findall(other))
    if ours - theirs and theirs - ours:
        return True
    same = sum(block.size for block in SequenceMatcher(None, one, other, autojunk=False).get_matching_blocks())
    return min(len(one), len(other)) - same > _MISREAD


def issuers_differ(said: Iterable[str], told: Iterable[str]) -> bool:
    """Tell whether none of the bodies told is one of those that the text names; official names.

    A short form (国家发改委), an office (国务院办公厅, 国务院) and a successor count as the same body.
    """
    ours, theirs = list(said), list(told)
    return bool(ours and theirs) and not any(_one_body(a, b) for a in ours for b in theirs)


def _one_body(one: str, other: str) -> bool:
    if _shortens(one, other) or _shortens(other, one):
        return True
    changes = {frozenset((row.old, row.new)) for name in (one, other) for row in agencies().get(name).successions}
    return frozenset((one, other)) in changes


def _shortens(short: str, full: str) -> bool:
    """Tell whether all letters of one name stand in another one in the same order: 市教育局, 云州市教育局."""
    letters = iter(full)
    return all(letter in letters for letter in short)
