"""Every citation in a text with one verdict: `verify`.

    text ──find_cited──▶ Cited … ──identify──▶ Meant … ──judge──▶ Judgement …

Finding needs nothing but the text. What the citations may mean is asked of a `Library` in a few questions, each about all of them.
"""

from kg.verify.cited import Candidate, Judgement
from kg.verify.evidence import gather
from kg.verify.find import day_of, find_cited
from kg.verify.identify import identify
from kg.verify.judge import judge
from kg.verify.library import Library
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
    pinned = {one.policy.id for one, where in zip(meant, cited, strict=True) if one.policy and one.policy.held and where.provision}
    evidence = gather(library, {one.policy.id for one in meant if one.policy}, pinned)
    written = day_of(text) or as_of
    judged = (judge(one, which, evidence, as_of, written) for one, which in zip(cited, meant, strict=True))
    return [one for one in judged if one]
