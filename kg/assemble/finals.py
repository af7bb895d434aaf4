"""Drafts for comments and the policies that they became: (draft)-[:DRAFT_OF]->(final), by title and day alone.

A draft repeals nothing and is no wording of what it became. Where several policies may have come of it, it is joined to none.
"""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

from kg.assemble.draft import Draft
from kg.model import NodeKey
from kg.resolve import Form, Resolution, Text
from kg.resolve.naming import title_key
from kg.vocab import agencies
from kg.vocab.lexicon import part
from kg.vocab.ranks import ranks

DRAFT_OF = "DRAFT_OF"
JOINED_BY = "title"
"""Value of the property `joined_by`: the titles are the same without the mark of a draft."""
LONGEST = 6
"""Years from a draft to what it became; one that is older was given up and written anew. A term of the legislature has five."""
# 甲类办法（修订）（征求意见稿）, 甲类办法（2031年修订稿）（征求意见稿）, 甲类设备法草案
_MARK = re.compile(rf"(?:[（(](?:\d{{4}}年)?修订[版稿]?[）)])?{part('draft_mark')}|(?<=[法例])草案$")
# 〉意见的通知, 征求意见: what follows the mark; 〈甲类办法（征求意见稿）〉起草说明 is no draft
_BEHIND = re.compile(r"[〉》]?(?:再次|向社会|公开)*(?:征求|征集)?(?:社会)?(?:意见(?:建议)?)?(?:的(?:通知|公告|通告|公示|函|启事))?")
# 财政部关于再次公开征求〈, 关于〈: what stands before the title
_BEFORE = re.compile(r"(?:.{0,80}关于)?(?:就|对)?(?:再次|向社会|公开)*(?:征求|征集)?(?:对)?")
# 关于公开征求甲类办法（征求意见稿）意见的公告
_ASKING = re.compile(r"^.{0,80}关于(?:再次|向社会|公开)*(?:征求|征集)")


class Version(NamedTuple):
    """What a policy says of itself as a draft, or as what a draft may have become."""

    keys: frozenset[str]
    """Keys of its titles; of a draft the one without the mark."""
    is_draft: bool
    day: str | None
    """First ISO day that its texts give; of what is only cited the first day or year that citations give."""
    issuers: frozenset[str]


@lru_cache(maxsize=16384)
def draft_key(title: str) -> str | None:
    """Return the key of a draft's title without its mark (甲类办法（征求意见稿） → that of 甲类办法), None for what bears none.

    None as well for a title that says nothing but a form: 实施方案（征求意见稿）.
    """
    mark = _MARK.search(title)
    if not mark or not _BEHIND.fullmatch(title, mark.end()):
        return None
    before = title[: mark.start()]
    opened = max((at for at, char in enumerate(before) if char in "〈《" and not re.search("[〉》]", before[at:])), default=None)
    if opened is None:
        bare = _ASKING.sub("", before)
    elif _BEFORE.fullmatch(before, 0, opened):
        bare = before[opened + 1 :]
    else:
        return None
    key = title_key(bare)
    return key if key and not ranks().is_form(key) else None


def version(texts: Collection[Text], forms: Iterable[Form]) -> Version | None:
    """Return what the texts of a policy, or the citations of one without texts, say of it; None where they do not agree what it is."""
    if not texts:
        cited = [form for form in forms if form.key and not _MARK.search(form.title or "")]
        keys = {form.key for form in cited}
        return _version(keys, False, (day for form in cited for day in form.days), (name for form in cited for name in form.issuers))
    drafts = {draft_key(text.title) for text in texts}
    days, issuers = (text.signed or min(text.days, default="") for text in texts), (name for text in texts for name in text.issuers)
    if len(drafts) == 1 and (key := next(iter(drafts))):
        return _version({key}, True, days, issuers)
    if any(text.kind == "draft" or _MARK.search(text.title) for text in texts):
        return None
    return _version({text.key for text in texts if text.key}, False, days, issuers)


def _version(keys: Iterable[str], is_draft: bool, days: Iterable[str], issuers: Iterable[str]) -> Version | None:
    found = frozenset(keys)
    return Version(found, is_draft, min(filter(None, days), default=None), frozenset(issuers)) if found else None


def finals(versions: Mapping[str, Version]) -> Iterator[tuple[str, str]]:
    """Yield (draft, final) by policy id; `versions` has all policies of each title that is asked about."""
    drafts: dict[str, list[str]] = defaultdict(list)
    for name, one in versions.items():
        if one.is_draft:
            drafts[next(iter(one.keys))].append(name)
    others: dict[str, list[str]] = defaultdict(list)
    for name, one in versions.items():
        for key in () if one.is_draft else one.keys & drafts.keys():
            others[key].append(name)
    for key, series in drafts.items():
        found: dict[str, list[str]] = defaultdict(list)
        for name in series:
            if final := _final(versions[name].day, {other: versions[other].day for other in others[key]}):
                found[final].append(name)
        for final, joined in found.items():
            if len({_place(issuer) for name in (final, *joined) for issuer in versions[name].issuers}) <= 1:
                yield from ((name, final) for name in joined)


def _final(day: str | None, others: Mapping[str, str | None]) -> str | None:
    """Return which of the policies of a title, by day, a draft of a day became: the only one after it, None for none or several."""
    later = [name for name, other in others.items() if day and other and (other > day or day.startswith(other))]
    if len(later) != 1 or not day:
        return None
    final = others[later[0]] or ""
    # 2031-03-05 may be before or after a number of 2031.
    return later[0] if final > day and int(final[:4]) - int(day[:4]) <= LONGEST else None


def _place(issuer: str) -> str:
    """Return what distinguishes the place of a body: a draft of 甲省 does not become a rule of 乙省, and none of a national body."""
    return "" if agencies().get(issuer).level == "national" else issuer[:2]


def add_finals(draft: Draft, resolution: Resolution) -> None:
    """Add the edge from every draft to what it became."""
    versions = {}
    for name, namings in resolution.policies.items():
        texts = [naming.says for naming in namings if isinstance(naming.says, Text)]
        if one := version(texts, (naming.says for naming in namings if isinstance(naming.says, Form))):
            versions[name] = one
    for name, final in finals(versions):
        add_final(draft, name, final)


def add_final(draft: Draft, name: str, final: str) -> None:
    """Add the edge from a draft to what it became, both given by policy id."""
    draft.edge(DRAFT_OF, NodeKey("Policy", name), NodeKey("Policy", final), joined_by=JOINED_BY)
