"""Scores the policies that a name may mean."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

from kg.identity import identifies, loose_key, policy_key, same_number
from kg.text.normal import fold, number_key
from kg.verify.cited import Cited
from kg.verify.identify import identify, numbers, status, titles
from kg.verify.library import Library, Policy
from kg.verify.shelf import Shelf, close_numbers, same_title

Reason = Literal["number_and_title", "number", "title", "edition", "misread", "similar_title", "close_number", "number_only", "title_only"]
"""What speaks for a candidate; docs/match.md."""
Doubt = Literal["mismatch", "ambiguous", "unknown"]
"""Why a name has no match: number and title do not belong together, several policies fit equally well, nothing fits well enough."""
_TOGETHER = 25
"""Names for which a library is asked at once; each is also compared with what was found for the others."""
_SAME, _EDITION, _MISREAD, _SIMILAR = 1.0, 0.9, 0.85, 0.75
_UNCHECKED = 0.9
"""Of the score of a title, where a number is given and the policy has none that could confirm or contradict it."""
_CLOSE = 0.5


@dataclass(frozen=True, slots=True)
class Candidate:
    """A policy that a name may mean."""

    id: str
    title: str
    number: str | None
    kind: str | None
    signed: str | None
    held: bool
    status: str
    """On the day asked for."""
    score: float
    """0 to 100."""
    reason: Reason


@dataclass(frozen=True, slots=True)
class Match:
    """What one name means."""

    title: str | None
    """The title that was read in it."""
    number: str | None
    """The number that was read in it, in normal form."""
    match: str | None
    """Id of the policy, where there is no doubt."""
    doubt: Doubt | None
    """Why there is none."""
    candidates: tuple[Candidate, ...]
    """The match first, then by score."""


def match(names: Sequence[Cited], library: Library, as_of: str, limit: int = 5) -> list[Match]:
    """Return what each name means on an ISO day, in the order given, with at most `limit` candidates."""
    starts = range(0, len(names), _TOGETHER)
    return [found for at in starts for found in _match(names[at : at + _TOGETHER], library, as_of, limit)]


def _match(names: Sequence[Cited], library: Library, as_of: str, limit: int) -> Iterator[Match]:
    shelf = Shelf(library)
    shelf.fetch([one for one in names if one.title or one.number])
    for one in names:
        yield _judge(one, shelf, as_of, limit)


def _judge(name: Cited, shelf: Shelf, as_of: str, limit: int) -> Match:
    meant = identify(name, shelf, as_of)
    chosen = meant.policy if meant.policy and not meant.problem and not meant.is_misread and _is_certain(name, shelf) else None
    scored = [(_score(name, policy, shelf), policy) for policy in _thinkable(name, shelf)]
    order = sorted(((*how, policy) for how, policy in scored if how[0] > 0), key=lambda one: (one[2] != chosen, -one[0], one[2].id))
    candidates = tuple(_candidate(policy, score, reason, as_of) for score, reason, policy in order[:limit])
    doubt = None if chosen else meant.problem or ("ambiguous" if len(candidates) > 1 else "unknown")
    return Match(name.title, name.number, chosen.id if chosen else None, doubt, candidates)


def _is_certain(name: Cited, shelf: Shelf) -> bool:
    """Tell whether a number alone is enough: orders are numbered anew every term."""
    return bool(name.title) or identifies(name.number) or len(shelf.numbered(name.number or "")) == 1


def _thinkable(name: Cited, shelf: Shelf) -> list[Policy]:
    """Return all policies that share anything with a name; similar titles only where nothing fits."""
    by_title = [*shelf.titled(name.title), *shelf.misread(name.title)] if name.title else []
    by_number = shelf.numbered(name.number) if name.number else []
    found = [*by_title, *by_number]
    if name.title and not by_title:
        found += [policy for policy in shelf.policies.values() if any(same_title(name.title, each) for each in titles(policy))]
    if name.number and not found:
        found += shelf.close(name.number)
    return list({policy.id: policy for policy in found}.values())


def _score(name: Cited, policy: Policy, shelf: Shelf) -> tuple[float, Reason]:
    title, how = _title_score(name.title, policy, shelf) if name.title else (0.0, "title")
    if not name.number:
        return round(100 * title, 1), how
    if any(same_number(name.number, one) for one in numbers(policy)):
        if not name.title:
            return 100.0, "number"
        return round(60 + 40 * title, 1), "number_and_title" if title else "number_only"
    if not name.title:
        return (100 * _CLOSE, "close_number") if _is_close(name.number, policy) else (0.0, "close_number")
    if not any(identifies(one) == identifies(name.number) for one in numbers(policy)):
        return round(100 * _UNCHECKED * title, 1), how
    return round((60 if _is_close(name.number, policy) else 50) * title, 1), "title_only"


def _title_score(title: str, policy: Policy, shelf: Shelf) -> tuple[float, Reason]:
    names = titles(policy)
    if any(policy_key(one) == policy_key(title) for one in names):
        return _SAME, "title"
    if any(loose_key(one) == loose_key(title) for one in names):
        return _EDITION, "edition"
    if policy in shelf.misread(title):
        return _MISREAD, "misread"
    if any(same_title(title, one) for one in names):
        return round(_SIMILAR * max(_likeness(title, one) for one in names), 3), "similar_title"
    return 0.0, "similar_title"


def _likeness(one: str, other: str) -> float:
    return SequenceMatcher(None, fold(policy_key(one)), fold(policy_key(other)), autojunk=False).ratio()


def _is_close(number: str, policy: Policy) -> bool:
    return not {number_key(one) for one in numbers(policy)}.isdisjoint(map(number_key, close_numbers(number)))


def _candidate(policy: Policy, score: float, reason: Reason, as_of: str) -> Candidate:
    held = status(policy, as_of)[0]
    return Candidate(policy.id, policy.title, policy.number, policy.kind, policy.signed, policy.held, held, score, reason)
