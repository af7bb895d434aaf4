"""Which policy a citation means: the one that fits its number and its title, or the reason why there is none."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

from kg.identity import editions, identifies, loose_key, same_number
from kg.text.normal import normal_number
from kg.verify.cited import Cited
from kg.verify.library import Policy
from kg.verify.shelf import Shelf, same_title, year_of

_ENDED = ("repealed", "expired")


@dataclass(frozen=True, slots=True)
class Meant:
    """What a citation means. Without a policy, `problem` says why; `candidates` are what it may mean."""

    policy: Policy | None
    problem: Literal["mismatch", "ambiguous", "unknown"] | None = None
    candidates: tuple[Policy, ...] = ()
    is_misread: bool = False
    """Whether the name is printed a little differently."""


def status(policy: Policy, day: str) -> tuple[str, str | None]:
    """Return the status of a policy on a day, and the day since when; None where that is not known."""
    held = [entry for entry in policy.validity if entry[:10] <= day]
    since, _, name = held[-1].partition(" ") if held else ("", "", "unknown")
    return name, since if since > "0001-01-01" else None


def identify(cited: Cited, shelf: Shelf, as_of: str) -> Meant:
    """Return what a citation means on a day."""
    titled = shelf.titled(cited.title) if cited.title else []
    numbered = shelf.numbered(cited.number) if cited.number else []
    if cited.title and cited.number:
        return _by_both(cited, titled, numbered, shelf, as_of)
    if titled or numbered:
        return _choose(titled or numbered, cited, as_of)
    return _by_misreading(cited, shelf, as_of)


def _by_both(cited: Cited, titled: list[Policy], numbered: list[Policy], shelf: Shelf, as_of: str) -> Meant:
    both = [one for one in titled if one in numbered]
    both = both or [one for one in numbered if any(loose_key(name) == loose_key(cited.title or "") for name in titles(one))]
    if both:
        return _choose(both, cited, as_of)
    if titled:
        checked = [one for one in titled if _numbers_like(one, cited.number or "")]
        unchecked = [one for one in titled if one not in checked]
        if unchecked and not numbered:
            return _choose(unchecked, cited, as_of)
        best = _choose(titled, cited, as_of).policy
        return Meant(best, "mismatch", tuple(dict.fromkeys([*([best] if best else []), *titled, *numbered])))
    if numbered:
        alike = [one for one in numbered if any(same_title(cited.title or "", name) for name in titles(one))]
        if alike:
            chosen = _choose(alike, cited, as_of)
            return Meant(chosen.policy, chosen.problem, chosen.candidates, True)
        return Meant(numbered[0] if len(numbered) == 1 else None, "mismatch", tuple(numbered))
    return _by_misreading(cited, shelf, as_of)


def _by_misreading(cited: Cited, shelf: Shelf, as_of: str) -> Meant:
    """Look for what a name that fits nothing may have been."""
    misread = shelf.misread(cited.title) if cited.title else []
    if misread and not cited.number:
        chosen = _choose(misread, cited, as_of)
        return Meant(chosen.policy, chosen.problem, chosen.candidates, True)
    close = misread or (shelf.close(cited.number) if cited.number else [])
    if cited.title and cited.number:
        close = [one for one in close if any(same_title(cited.title, name) for name in titles(one))]
        if close:
            return Meant(close[0] if len(close) == 1 else None, "mismatch", tuple(close))
    if cited.title and not close:
        close = [one for one in shelf.policies.values() if any(_is_near(cited.title, name) for name in titles(one))]
    return Meant(None, "unknown", tuple(close))


def _is_near(title: str, other: str) -> bool:
    return same_title(title, other) or (bool(editions(title)) and same_title(title.partition("（")[0], other))


def _choose(candidates: Sequence[Policy], cited: Cited, as_of: str) -> Meant:
    """Return the only candidate that fits best: of the day or year named, in force on the day, held; a draft only if it is called so."""
    fitting = [one for one in candidates if cited.is_draft or one.kind != "draft"]
    if not fitting:
        return Meant(None, "unknown", tuple(candidates))
    year = cited.year or (year_of(cited.title) if cited.title else None)
    tests: tuple[Callable[[Policy], bool], ...] = (
        lambda one: cited.day is not None and cited.day in (one.signed, one.published, one.effective),
        lambda one: year is not None and year in (one.signed or one.id)[:4],
        lambda one: status(one, as_of)[0] not in _ENDED,
        lambda one: status(one, as_of)[0] != "not_yet_effective",
        lambda one: one.held,
    )
    for fits in tests:
        fitting = [one for one in fitting if fits(one)] or fitting
    if len(fitting) == 1:
        return Meant(fitting[0])
    if all(status(one, as_of)[0] in _ENDED for one in fitting):
        return Meant(max(fitting, key=lambda one: (one.signed or one.published or "", one.id)))
    return Meant(None, "ambiguous", tuple(fitting))


def titles(policy: Policy) -> list[str]:
    """Return all titles of a policy, its own first; none for one that is known by its number alone."""
    return [name for name in (policy.title, *policy.keys) if name and not normal_number(name)]


def numbers(policy: Policy) -> list[str]:
    """Return all numbers of a policy, its own first."""
    named = (policy.number, *policy.keys)
    return list(dict.fromkeys(number for name in named if name and (number := normal_number(name))))


def _numbers_like(policy: Policy, number: str) -> bool:
    """Tell whether the library knows a number of the policy of the same sort, orders or not, which the cited one contradicts."""
    known = numbers(policy)
    return any(identifies(one) == identifies(number) for one in known) and not any(same_number(one, number) for one in known)
