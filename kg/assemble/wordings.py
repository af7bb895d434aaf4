"""The wordings of a law: one policy, several texts in time. Nodes `Wording`, and in which wordings each edge of the policy stands."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from kg.assemble.draft import Draft, Proof
from kg.assemble.policies import wording_day
from kg.model import Change, Document, NodeKey
from kg.resolve import Place
from kg.schema.read import schema
from kg.text.normal import days_between

LONGEST_WAIT = 2 * 366
"""Days from a change to the first day in force, at most."""
_LASTING = ("change", "origin")
"""Groups of edges that say what was done on a day: a repeal is not undone where the next wording does not repeat it."""


@dataclass(frozen=True, slots=True)
class Wording:
    """A law as it read from one change to the next."""

    day: str
    """ISO day on which it was made: promulgated, else passed; the day in names of files."""
    begins: str
    """First day in force."""
    until: str | None
    """First day of the next wording, None where none is known."""
    texts: tuple[Document, ...]
    """Its texts, none where only a later wording names the change."""
    told: tuple[tuple[Document, Change], ...]
    """Lines of promulgation that name it."""


def wordings(texts: Iterable[Document]) -> tuple[Wording, ...]:
    """Return the wordings of a law, by day, from all its texts; none for what is no law or has no day."""
    laws = [text for text in texts if text.kind == "law"]
    published = {change.day: change.published for text in laws for change in text.history if change.published}
    told = [(published.get(change.day) or change.day, text, change) for text in laws for change in text.history]
    named = {day for day, _, _ in told}
    held = [(day, text) for text in laws if (day := _day(text, named, published))]
    days = sorted({*named, *(day for day, _ in held)})
    begun = {day: _begins(day, after, held) for day, after in pairwise([*days, None]) if day}
    return tuple(
        Wording(
            day,
            begun[day],
            begun[after] if after else None,
            tuple(text for when, text in held if when == day),
            tuple((text, change) for when, text, change in told if when == day and change.evidence),
        )
        for day, after in pairwise([*days, None])
        if day
    )


def _day(text: Document, named: Iterable[str], published: Mapping[str, str | None]) -> str:
    """Return the day of a text; one without any line of promulgation has that of the last change before it came into force."""
    day = wording_day(text)
    if text.history or text.signed or text.published or not day:
        return published.get(day) or day
    return max((one for one in named if one <= day and days_between(one, day) <= LONGEST_WAIT), default=day)


def _begins(day: str, after: str | None, held: Sequence[tuple[str, Document]]) -> str:
    """Return the first day in force: as its own text says, else as later ones repeat it, else the day itself."""
    own = [text.effective for when, text in held if when == day and text.effective]
    repeated = [text.effective for when, text in held if when != day and text.effective and (not after or text.effective < after)]
    fitting = (min((first for first in said if first >= day), default=None) for said in (own, repeated))
    return next((first for first in fitting if first and days_between(day, first) <= LONGEST_WAIT), day)


def add_wordings(draft: Draft, texts: Iterable[tuple[Document, NodeKey]], ids: Mapping[Place, str]) -> None:
    """Add the wordings of all laws among the texts, and say on the edges of a law in which wordings they stand.

    `texts` are all texts of their nodes; the draft has the edges of these, and `ids` the policies that they name.
    """
    laws: dict[NodeKey, list[Document]] = {}
    for text, node in texts:
        if node.label == "Policy":
            laws.setdefault(node, []).append(text)
    several = {}
    for law, documents in laws.items():
        found = wordings(documents)
        for order, wording in enumerate(found, 1):
            _add(draft, law, order, wording, ids)
        if len(held := [one for one in found if one.texts]) > 1:
            several[law] = held
    for (type_, source, _), proofs, properties in draft.edges_of(several):
        if type_ != "AMENDS":
            properties.update(_standing(several[source], proofs, type_))


def _add(draft: Draft, law: NodeKey, order: int, wording: Wording, ids: Mapping[Place, str]) -> None:
    texts = tuple(f"{text.bulletin}:{text.start}-{text.end}" for text in wording.texts)
    properties = {"day": wording.day, "from": wording.begins, "until": wording.until, "order": order, "held": bool(texts), "texts": texts}
    properties["articles"] = _articles(wording.texts)
    node = draft.node("Wording", f"{law.id}@{wording.day}", properties)
    draft.edge("WORDING_OF", node, law, (_line(text, change) for text, change in wording.told))
    for text in wording.texts:
        draft.edge("IN", node, NodeKey("Bulletin", text.bulletin))
    for text, change in wording.told:
        for index, relation in enumerate(text.relations):
            if relation.amending and change.span.start <= relation.mention.start < change.span.end:
                proof = Proof(0, text.bulletin, change.span, change.evidence, relation.rules, relation.confidence)
                draft.edge("MADE_BY", node, NodeKey("Policy", ids[text.bulletin, text.unit, index]), [proof])


def _articles(texts: Iterable[Document]) -> tuple[str, ...]:
    """Return the articles of a wording, those of all its printings, in order: 58, 133之一."""
    ids = (one.id for text in texts for one in text.provisions if one.id[0].isdigit() and "." not in one.id)
    return tuple(dict.fromkeys(ids))


def _line(text: Document, change: Change) -> Proof:
    return Proof(0, text.bulletin, change.span, change.evidence, ("promulgation",), text.confidence)


def _standing(held: Sequence[Wording], proofs: Iterable[Proof], type_: str) -> dict[str, object]:
    """Return in which of the wordings held an edge stands, and from which day on it stands in none any more."""
    places = [place for place, wording in enumerate(held) if any(_within(proof, wording.texts) for proof in proofs)]
    if not places:
        return {}
    found: dict[str, object] = {"wordings": tuple(held[place].day for place in places)}
    if places[-1] + 1 < len(held) and schema().edges[type_].group not in _LASTING:
        found["until"] = held[places[-1] + 1].begins
    return found


def _within(proof: Proof, texts: Iterable[Document]) -> bool:
    return any(text.bulletin == proof.bulletin and text.start <= proof.span.start <= text.end for text in texts)
