"""Every citation in a text with one verdict: `verify`.

    text ──find_cited──▶ Cited … ──identify──▶ Meant … ──judge──▶ Judgement …

Finding needs nothing but the text. What the citations may mean is asked of a `Library` in a few questions, each about all of them.
"""

from collections import defaultdict

from kg.verify.cited import Candidate, Judgement
from kg.verify.find import find_cited
from kg.verify.identify import identify
from kg.verify.judge import Evidence, judge
from kg.verify.library import Change, Library
from kg.verify.shelf import Shelf

__all__ = ["Candidate", "Judgement", "Library", "verify"]


def verify(text: str, library: Library, as_of: str) -> list[Judgement]:
    """Return what is to be said on a day of each citation in a text, in order. Offsets count characters of the text."""
    cited = find_cited(text)
    if not cited:
        return []
    shelf = Shelf(library)
    shelf.fetch(cited)
    meant = [identify(one, shelf, as_of) for one in cited]
    policies = {one.policy.id for one in meant if one.policy}
    changes: defaultdict[str, list[Change]] = defaultdict(list)
    for change in library.changes(policies) if policies else ():
        changes[change.policy].append(change)
    pinned = {one.policy.id for one, where in zip(meant, cited, strict=True) if one.policy and one.policy.held and where.provision}
    evidence = Evidence(changes, dict(library.texts(pinned)) if pinned else {})
    judged = (judge(one, which, evidence, as_of) for one, which in zip(cited, meant, strict=True))
    return [one for one in judged if one]
