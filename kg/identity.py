"""When two names mean the same policy: the keys that extraction and resolution compare."""

import re
from functools import lru_cache

from kg.text.normal import core_title, fold, fold_title, number_key
from kg.vocab import agencies
from kg.vocab.lexicon import part

# 某部令第5号, 2031年第5号, 〔2031〕5号, 〔2031〕第5号; 公告第5号 of a congress, which numbers them anew as well
_ORDER = re.compile(r"令第\d+号$|^第?\d|^[〔\[]\d+[〕\]]第?\d|(?:届|人民代表大会).*公告第\d+号$")
# 某部、某局等十部门 关于…, 某部等部门关于…
_ISSUER_END = re.compile(rf"[等、和及与\s]*(?:{part('departments')}|部门)?[等、和及与\s]*")


@lru_cache(maxsize=16384)
def split_issuers(title: str) -> tuple[tuple[str, ...], str]:
    """Return (official names of the agencies a title begins with, the title without them).

    Only before 关于 or 印发: 某部 某局关于… → 关于…; 国务院办公厅关于印发〈X〉的通知 is unfolded to X first.
    """
    core = re.sub(r"\s+", "", core_title(title))
    about = core.find("关于")
    if not 0 < about <= 80:
        return (), core
    if whole := agencies().line(core[:about]):
        return tuple(match.name for match in whole), core[about:]
    names: list[str] = []
    at = 0
    for match in agencies().find(core[:about]):
        if _ISSUER_END.fullmatch(core, at, match.start) is None:
            return (), core
        names.append(match.name)
        at = match.end
    if not names or _ISSUER_END.fullmatch(core, at, about) is None:
        return (), core
    return tuple(names), core[about:]


@lru_cache(maxsize=16384)
def policy_key(title: str) -> str:
    """Return the key of a policy's title: folded, without issuers in front, 中华人民共和国 and 关于…的通知."""
    return fold_title(split_issuers(title)[1])


# 甲类办法（试行）, 甲类规划（2031—2035年）
_EDITION = re.compile(r"(?<=.)((?:\s*[（(〔][^（）()〔〕]{1,20}[）)〕])+)$")
"""Brackets at the end of a title: 某办法（试行）, 某规划（2031—2035年）, 某规定（2014年修订）."""
# （试行）
_BRACKET = re.compile(r"[（(〔]([^（）()〔〕]+)[）)〕]")


@lru_cache(maxsize=16384)
def editions(title: str) -> frozenset[str]:
    """Return the folded editions in brackets at the end of a title: 某办法（试行） → {试行}."""
    found = _EDITION.search(core_title(title))
    return frozenset(map(fold, _BRACKET.findall(found.group()))) if found else frozenset()


@lru_cache(maxsize=16384)
def loose_key(title: str) -> str:
    """Return the key of a title without its editions and without 的: what two printings of one title may differ in."""
    return policy_key(_EDITION.sub("", core_title(title))).replace("的", "")


def identifies(number: str | None) -> bool:
    """Tell whether a document number names one document alone.

    Orders (令第5号) are numbered anew every term, and every body has a 2031年第5号.
    """
    return bool(number) and not _ORDER.search(number or "")


def same_number(one: str | None, other: str | None) -> bool:
    """Tell whether two printed numbers are one, whatever their brackets, zeros and 第."""
    return bool(one and other) and number_key(one or "") == number_key(other or "")
