"""One verdict for each citation: is it right, and does it still hold on a day? docs/verify.md gives the rules."""

import re
from collections.abc import Iterable, Sequence

from kg.extract.address import Address, read_numbers
from kg.verify.cited import Candidate, Cited, Judgement, Verdict
from kg.verify.evidence import Evidence
from kg.verify.identify import Meant, numbers, status
from kg.verify.library import Change, Policy
from kg.verify.shelf import year_of
from kg.verify.wording import find_provision
from kg.vocab.verification import verification

_ENDED: dict[str, Verdict] = {"repealed": "repealed", "expired": "expired", "not_yet_effective": "not_yet_effective"}
# 第三条, 第五条第二款
_ARTICLE = re.compile(r"第[^，。；]{1,12}?条")
# 关于废止部分文件的决定, 关于公布失效目录的公告: what repeals and brings nothing instead
_ONLY_REPEALS = re.compile("废止|失效|清理|停止执行")
_MOST = 10
"""Candidates that are listed."""


def judge(cited: Cited, meant: Meant, evidence: Evidence, as_of: str, written: str) -> Judgement | None:
    """Return the verdict on a citation in a text of a day; None where it is none: an own draft, or a name that is no document."""
    policy = meant.policy
    is_order = meant.problem == "mismatch" and policy is not None and _is_order_of_change(cited, policy, evidence, as_of)
    if policy is None or (meant.problem and not is_order):
        if cited.is_draft or (meant.problem == "unknown" and not cited.is_sure):
            return None
        return _unidentified(cited, meant, as_of)
    if cited.is_draft and not policy.held:
        return None
    for verdict, since, quote, suggestion in (
        _of_year(cited, policy, evidence, as_of),
        _of_provision(cited, policy, evidence, as_of),
        _of_status(cited, policy, evidence, as_of),
        _of_changes(cited, policy, evidence, as_of),
        _of_wordings(cited, policy, evidence, as_of, written),
    ):
        if verdict:
            return _made(cited, verdict, policy, as_of, since, quote, (), suggestion)
    found = find_provision(evidence.read_on(policy, as_of), cited.provision).quote if cited.provision else None
    suggestion = cite(policy) if meant.is_misread else None
    return _made(cited, "right" if policy.held else "cited_only", policy, as_of, None, found, (), suggestion)


def _is_order_of_change(cited: Cited, policy: Policy, evidence: Evidence, as_of: str) -> bool:
    """Tell whether the number may be that of the order that published a change of the policy: 《甲条例》（国务院令第732号修订）."""
    first, *changes = sorted(evidence.made(policy, as_of)) or [""]
    made = {wording.day for wording in evidence.wordings.get(policy.id, ())[1:]} | {one for one in changes if one[:4] > first[:4]}
    return any(day.startswith(str(year)) for year in verification().years_of_order(cited.number or "") for day in made)


_Reason = tuple[Verdict | None, str | None, str | None, str | None]
"""Verdict, since when, quote, suggestion."""
_NOTHING: _Reason = (None, None, None, None)


def _unidentified(cited: Cited, meant: Meant, as_of: str) -> Judgement:
    verdict: Verdict = meant.problem or "unknown"
    if verdict == "ambiguous" and not any(one.held for one in meant.candidates):
        verdict = "cited_only"
    suggestion = None
    if verdict == "mismatch":
        suggestion = cite(meant.policy or meant.candidates[0]) if meant.policy or len(meant.candidates) == 1 else None
    elif verdict == "unknown":
        suggestion = next((cite(one) for one in meant.candidates if one.kind != "draft"), None)
    return _made(cited, verdict, meant.policy, as_of, None, None, meant.candidates, suggestion)


def _of_year(cited: Cited, policy: Policy, evidence: Evidence, as_of: str) -> _Reason:
    """Judge the year of the wording that is named: 《甲法》（2031年修正）."""
    year = cited.year or (year_of(cited.title) if cited.title else None)
    if not year or not policy.held or year_of(policy.title):
        return _NOTHING
    made = evidence.made(policy, as_of)
    latest = max((day for day in made if day != policy.effective), default=None)
    if latest is None:
        return _NOTHING
    if not any(day.startswith(year) for day in made):
        return "mismatch", None, made[latest], cite(policy, latest[:4])
    return ("amended", latest, made[latest], cite(policy, latest[:4])) if latest[:4] > year else _NOTHING


def _of_provision(cited: Cited, policy: Policy, evidence: Evidence, as_of: str) -> _Reason:
    """Judge whether the provision stands in the text of the day."""
    if not cited.provision:
        return _NOTHING
    found = find_provision(evidence.read_on(policy, as_of), cited.provision)
    if found.stands is not False:
        return _NOTHING
    unread = evidence.unread(policy, as_of)
    if unread:
        return "amended", unread[-1].day, unread[-1].quote, None
    # 第五条 of an earlier wording: until when it stood, and what it said
    until, quote = evidence.stood(policy, cited.provision, as_of)
    return "no_such_provision", until, quote or found.quote, None


def _of_status(cited: Cited, policy: Policy, evidence: Evidence, as_of: str) -> _Reason:
    """Judge whether the policy is in force."""
    name, since = status(policy, as_of)
    repeals = [one for one in evidence.changes.get(policy.id, ()) if one.type == "SUPERSEDES" and one.day <= as_of]
    if name == "partly_repealed":
        for one in repeals:
            if _touches(cited, one):
                return ("repealed" if cited.provision and one.scope else "amended"), one.day or since, one.quote, None
        return _NOTHING
    verdict = _ENDED.get(name)
    if not verdict:
        return _NOTHING
    if verdict == "expired":
        return verdict, since, policy.expires_quote, None
    if verdict == "not_yet_effective":
        first = next((entry[:10] for entry in policy.validity if entry[:10] > as_of), None)
        return verdict, first, policy.effective_quote, None
    whole = [one for one in repeals if (one.scope or "whole") == "whole"]
    ending = next((one for one in whole if one.day == since), whole[0] if whole else None)
    return verdict, since, ending.quote if ending else None, _successor(whole)


def _successor(repeals: Iterable[Change]) -> str | None:
    """Return what is to be cited instead of a repealed policy."""
    for one in repeals:
        if not _ONLY_REPEALS.search(one.title):
            return _written(one.title, one.number)
    return None


def _of_changes(cited: Cited, policy: Policy, evidence: Evidence, as_of: str) -> _Reason:
    """Judge whether the policy was amended after the text that the library holds."""
    if policy.held:
        for one in reversed(evidence.unread(policy, as_of)):
            if _touches(cited, one):
                return "amended", one.day, one.quote, None
    return _NOTHING


def _of_wordings(cited: Cited, policy: Policy, evidence: Evidence, as_of: str, written: str) -> _Reason:
    """Judge whether the article reads otherwise than on the day on which the text was written."""
    if not cited.provision or written >= as_of:
        return _NOTHING
    changed = evidence.changed(policy, cited.provision, written, as_of)
    return ("amended", changed.start, changed.quote, None) if changed else _NOTHING


def _touches(cited: Cited, change: Change) -> bool:
    """Tell whether a change is one of what is cited: of the provision, or of the policy where no provision is named."""
    if not cited.provision or not change.scope or change.scope == "whole":
        return True
    article = cited.provision.split(".", maxsplit=1)[0]
    named = {
        one.article for found in _ARTICLE.finditer(change.scope) for one in read_numbers(change.scope, found.start(), Address(), None).named
    }
    return not named or article in named


def cite(policy: Policy, year: str | None = None) -> str:
    """Return how a policy is cited: 《甲类设备办法》（某部规〔2031〕5号）."""
    if year:
        return f"《{policy.title}》（{year}年修正）"
    return _written(policy.title, next(iter(numbers(policy)), None))


def _written(title: str, number: str | None) -> str:
    if title == number:
        return title
    return f"《{title}》（{number}）" if number else f"《{title}》"


def _made(
    cited: Cited,
    verdict: Verdict,
    policy: Policy | None,
    as_of: str,
    since: str | None,
    quote: str | None,
    candidates: Sequence[Policy],
    suggestion: str | None,
) -> Judgement:
    return Judgement(
        cited.start,
        cited.end,
        cited.printed,
        cited.title,
        cited.number,
        cited.provision,
        verdict,
        policy.id if policy else None,
        as_of,
        since or None,
        quote,
        tuple(Candidate(one.id, one.title, one.number) for one in candidates[:_MOST]),
        suggestion,
    )
