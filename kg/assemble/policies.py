"""Policy nodes, held and merely cited, and the edges between policies."""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from kg.assemble.draft import Cited, Draft, Proof
from kg.assemble.keywords import keywords
from kg.assemble.pinpoints import cited_in
from kg.assemble.prolonged import prolongs
from kg.assemble.repeal_day import stated_day
from kg.identity import identifies, policy_key
from kg.model import POLICY_KINDS, Contribution, Document, NodeKey, Relation
from kg.resolve import ITSELF, LONGEST_KEY, Form, Place, Resolution, Text
from kg.text.normal import core_title
from kg.vocab.lexicon import part

# 甲类办法（试行）
_EDITION = re.compile(r"(?<=.)(?:\s*[（(][^（）()]*[）)])+$")
# 甲局公告（2031年第5号）（乙类产品名单）, 甲部令（第十二号）
_SERIAL = re.compile(rf"(?:公告|通告|令)\s*[（(][^（）()]*第\s*[\d{part('counting')}]+\s*号")
_FROM_ARTICLE = {"INTERPRETS": "INTERPRETS"}
"""An article interprets or references; it repeals nothing."""


def add_policies(draft: Draft, contributions: Sequence[Contribution], resolution: Resolution) -> None:
    """Add every policy that is held or cited, and the edges between policies."""
    documents = {(document.bulletin, document.unit): document for contribution in contributions for document in contribution.documents}
    for name, namings in resolution.policies.items():
        texts = [naming.says for naming in namings if isinstance(naming.says, Text)]
        forms = Counter(naming.says for naming in namings if isinstance(naming.says, Form))
        draft.node("Policy", name, policy_properties(said(forms, texts), (documents[text.place[:2]] for text in texts)))
    for document in documents.values():
        add_relations(draft, document, source_key(document, resolution.ids), resolution.ids)


def add_relations(draft: Draft, document: Document, source: NodeKey, ids: Mapping[Place, str]) -> None:
    """Add the edges between a document and the policies that it names, as far as `ids` has them."""
    cited = cited_in(document)
    for index, relation in enumerate(document.relations):
        if target := ids.get((document.bulletin, document.unit, index)):
            _relation(draft, document, source, NodeKey("Policy", target), relation, cited.get(index, ()))


def source_key(document: Document, ids: Mapping[Place, str]) -> NodeKey:
    """Return the node of a document: a policy, or an article by its heading."""
    if document.kind in POLICY_KINDS:
        return NodeKey("Policy", ids[document.bulletin, document.unit, ITSELF])
    return NodeKey("Article", article_id(document))


def article_id(document: Document) -> str:
    """Return an article's id: its title without blanks; a short one with its bulletin, since many bear it."""
    title = "".join(document.title.split())[:LONGEST_KEY]
    return title if len(title) >= 10 else f"{title}｜{document.bulletin}"


def _relation(draft: Draft, document: Document, source: NodeKey, target: NodeKey, relation: Relation, cited: Sequence[Cited]) -> None:
    type_ = relation.type if source.label == "Policy" else _FROM_ARTICLE.get(relation.type, "REFERENCES")
    if source.label == "Policy" and type_ == "INTERPRETS":
        type_ = "REFERENCES"
    proofs = _proofs(document, relation)
    if relation.amending and source.label == "Policy":
        # What amended a law is named in its promulgation lines: the decision amends the law, and the law does not rest on the decision.
        draft.edge("AMENDS", target, source, proofs, date=relation.date)
        return
    extra: dict[str, Any] = {}
    if type_ == "SUPERSEDES":
        stated = stated_day(proof.quote for proof in proofs)
        extra = {"scope": relation.scope or "whole", "date": stated or document.effective or document.signed}
    elif type_ == "AMENDS" and prolongs(relation.scope):
        extra = {"scope": relation.scope}
    draft.edge(type_, source, target, proofs, cited, **extra)


def _proofs(document: Document, relation: Relation) -> list[Proof]:
    """Return every quote of a relation, that which shows its type first, then that which names the target."""
    proving = [relation.shown] if relation.shown else []
    quotes = [*proving, (relation.span, relation.evidence), *relation.also]
    return [
        Proof(min(place, len(proving) + 1), document.bulletin, span, quote, relation.rules, relation.confidence)
        for place, (span, quote) in enumerate(quotes)
    ]


@dataclass(frozen=True, slots=True)
class Said:
    """What all namings of a policy together say of it, as far as its node shows it."""

    titles: frozenset[str]
    """Titles without 关于印发《…》的通知, those of its texts included."""
    title: str | None
    """Of what is only cited, the title that most citations print; its number where none prints one."""
    numbers: frozenset[str]
    number: str | None
    day: str | None
    """Day that the citations of what is only cited agree on."""


def said(forms: Mapping[Form, int], texts: Iterable[Text]) -> Said:
    """Return what forms, each so many times, and texts say of a policy."""
    held = sorted(texts)
    titles = Counter[str]()
    for form, count in forms.items():
        if form.title:
            titles[_core(form.title)] += count
    cited = {form.number for form in forms if form.number}
    return Said(
        titles=frozenset((*titles, *(_core(text.title) for text in held))),
        title=None if held else _printed(titles, cited),
        numbers=frozenset((*cited, *(text.number for text in held if text.number))),
        number=_number(held, cited),
        day=None if held else _cited_day(forms),
    )


_core = lru_cache(maxsize=16384)(core_title)


def policy_properties(said: Said, texts: Iterable[Document]) -> dict[str, Any]:
    """Return a policy's own data: from its texts where bulletins hold any, else from what cites it."""
    held = latest_first(texts)
    laws = [text for text in held if text.kind == "law"]
    first = laws[0] if laws else min(held, key=lambda text: (not text.doc_number, not text.signed, text.bulletin, text.unit), default=None)
    title = first.title if first else said.title or ""
    properties: dict[str, Any] = {
        "title": title[:LONGEST_KEY],
        "title_key": policy_key(title)[:LONGEST_KEY],
        "stem": stem(title),
        "number": said.number,
        "held": first is not None,
    }
    if first:
        properties |= {**_dates(held), **_standing(first, held), "issuers_complete": first.issuers_complete}
    else:
        properties["signed"] = said.day
    keys = said.titles | said.numbers | {number.replace("字〔", "〔") for number in said.numbers}
    urls = {text.url for text in held if text.url}
    return properties | {"keys": tuple(sorted(keys)), "keywords": keywords(_unissued(title)), "urls": tuple(sorted(urls))}


def _number(held: Sequence[Text], cited: Collection[str]) -> str | None:
    """Return the number that a policy's text gives; of what is only cited, and where a number identifies, also that of citations.

    An order (令第5号) that a citation gives may be that of a former wording.
    """
    numbered = sorted((text for text in held if text.number), key=lambda text: (text.signed or "9999", text))
    own = next((text.number for text in numbered), None)
    return own or min((number for number in cited if not held or identifies(number)), default=None)


def _cited_day(forms: Iterable[Form]) -> str | None:
    """Return the day that citations give a policy (2031年5月1日公布的《X》同时废止), if they agree."""
    days = {form.dated for form in forms if form.dated}
    return days.pop() if len(days) == 1 else None


def stem(title: str) -> str:
    """Return the key of a title without the brackets at its end: （试行）, （2031—2035年）, （征求意见稿）.

    Without the number in its bracket, an announcement would share its stem with all others of its issuer.
    """
    return policy_key(title if _SERIAL.search(title) else _EDITION.sub("", title))[:LONGEST_KEY]


def _unissued(title: str) -> str:
    """Return the title of an announcement without its issuer, whose words say nothing of the subject."""
    serial = _SERIAL.search(title)
    return title[serial.start() :] if serial else title


def _printed(titles: Mapping[str, int], numbers: Iterable[str]) -> str:
    """Return the title that most citations print, the shortest and first of equals; the number where none prints one."""
    if not titles:
        return min(numbers, default="")
    return min(titles, key=lambda title: (-titles[title], len(title), title))


def wording_day(text: Document) -> str:
    """Return the ISO day of a document's text: of a law that of its last change; '' where nothing tells it."""
    last = text.history[-1] if text.history else None
    return (last.published or last.day) if last else text.published or text.signed or text.effective or ""


def latest_first(texts: Iterable[Document]) -> list[Document]:
    """Return the texts of a policy, the present wording first."""
    return sorted(texts, key=lambda text: (wording_day(text), text.published or text.signed or "", text.bulletin, text.unit), reverse=True)


def _dates(texts: Sequence[Document]) -> dict[str, Any]:
    """Return what texts, the latest first, say of their dates.

    Of a law in several wordings the first day of signature counts, and the latest wording tells from when it holds. Only that one may end
    it: a wording that was to expire (有效期五年) may have been prolonged by the next.
    """
    signed = min((text.signed for text in texts if text.signed), default=None)
    published = next((text.published for text in texts if text.published), None)
    present = [text for text in texts if text.kind != "law" or wording_day(text) == wording_day(texts[0])]
    dates: dict[str, Any] = {
        "kind": texts[0].kind,
        "signed": signed,
        "published": None if published and signed and published < signed else published,
    }
    for name, telling in (("effective", texts), ("expires", present), ("comments_until", texts)):
        text = next((text for text in telling if getattr(text, name)), None)
        dates |= {name: getattr(text, name) if text else None} | _clause(name, text or texts[0])
    return dates


def _standing(first: Document, held: Sequence[Document]) -> dict[str, str | None]:
    """Return form and rank: those of the text that gives the title, else of the first that has any."""
    return {
        "form": next((text.form for text in (first, *held) if text.form), None),
        "rank": next((text.rank for text in (first, *held) if text.rank), None),
    }


def _clause(name: str, text: Document) -> dict[str, Any]:
    """Return the words, and their place, in which a text says when it takes effect or expires, or until when it may be commented on."""
    return {
        key: value
        for clause in text.clauses
        if clause.says == name
        for key, value in ((f"{name}_quote", clause.evidence), (f"{name}_span", f"{text.bulletin}:{clause.span.start}-{clause.span.end}"))
    }
