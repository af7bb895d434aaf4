"""The provisions of policies: what can be cited in them, each a part of another one or of the policy."""

import re
from collections.abc import Callable, Iterable
from functools import lru_cache

from kg.assemble.draft import Draft, read_cited
from kg.assemble.pinpoints import add_pinpoints, own
from kg.assemble.policies import latest_first
from kg.assemble.texts import place_of
from kg.extract.outline import parents
from kg.model import Document, NodeKey
from kg.text.normal import chinese

_LEVELS = "条款项目"
# 章3节2
_DIVISION = re.compile(r"([编章节])([^编章节]+)")


def add_provisions(draft: Draft, documents: Iterable[tuple[Document, NodeKey]]) -> None:
    """Add the provisions of all policies, and the edges that cite them."""
    texts: dict[NodeKey, list[Document]] = {}
    for document, key in documents:
        texts.setdefault(key, []).append(document)
    for key, held in texts.items():
        add_outline(draft, key, held)
    known = {key.id for key in draft.keys("Provision")}
    for edge in draft.graph().edges:
        if cited := read_cited(edge.properties):
            add_pinpoints(draft, edge.source, edge.target.id, cited, known.__contains__)
    for key, held in texts.items():
        add_own(draft, key, held, known.__contains__)


def add_outline(draft: Draft, policy: NodeKey, texts: Iterable[Document]) -> None:
    """Add the provisions of a policy: those of its present wording, or of the latest one that has any. Articles have none."""
    document = next((text for text in latest_first(texts) if text.provisions), None)
    if policy.label != "Policy" or document is None:
        return
    above = dict(parents(one.id for one in document.provisions))
    for order, one in enumerate(document.provisions, 1):
        properties = {
            "label": label(one.id),
            "order": order,
            "heading": one.heading or None,
            "text": place_of(document, one.start),
            "start": one.start,
            "end": one.end,
        }
        node = draft.node("Provision", f"{policy.id}#{one.id}", properties)
        parent = above[one.id]
        draft.edge("PART_OF", node, NodeKey("Provision", f"{policy.id}#{parent}") if parent else policy)


def add_own(draft: Draft, policy: NodeKey, texts: Iterable[Document], has: Callable[[str], bool]) -> None:
    """Add the edges between provisions of one policy."""
    if policy.label == "Policy":
        for document in texts:
            add_pinpoints(draft, policy, policy.id, own(document), has)


@lru_cache(4096)
def label(name: str) -> str:
    """Return how a provision is cited.

    `58.2.3` is 第五十八条第二款第三项, `133之一` 第一百三十三条之一, `章3节2` 第三章第二节, `一.2` 一、（二）.
    """
    if name[0] in "编章节":
        return "".join(f"第{_number(number)}{level}" for level, number in _DIVISION.findall(name))
    first, *rest = name.split(".")
    if first[0].isdigit():
        return "".join(_numbered(one, level) for one, level in zip((first, *rest), _LEVELS, strict=False))
    return "".join((f"{first}、", *(f"（{_number(one)}）" for one in rest[:1]), *(f"{one}." for one in rest[1:])))


def _numbered(one: str, level: str) -> str:
    base, _, inserted = one.partition("之")
    return f"第{_number(base)}{level}{f'之{inserted}' if inserted else ''}"


def _number(digits: str) -> str:
    return chinese(int(digits)) if digits.isdigit() and int(digits) else digits
