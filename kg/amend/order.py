"""Which number everything has after a change: articles of a law, paragraphs of an article, items of a paragraph, chapters."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from kg.amend.passage import Piece
from kg.text.normal import arabic, chinese


class Inserted(NamedTuple):
    """Where something new goes."""

    to: str | None
    """Its number in the new wording, where the decision gives it."""
    anchor: str | None = None
    """Old number of what it stands beside, where the decision says so."""
    is_before: bool = False


Ref = str | int
"""What has a number: what was there by its old number, what is new by its place among the new."""


class Arrangement(NamedTuple):
    """The new order."""

    order: tuple[tuple[Ref, str], ...]
    """Each with its new number."""
    problems: tuple[str, ...] = ()
    is_shifted: bool = False
    """Whether numbers were shifted that no instruction names."""


def sort_key(number: str) -> tuple[int, int]:
    """Return the key by which numbers are in order: 133之一 behind 133."""
    base, _, inserted = number.partition("之")
    return int(base), arabic(inserted) if inserted else 0


def article_label(number: str, origin: Piece) -> Piece:
    """Return the label of an article as a computed piece: `133之一` gives 第一百三十三条之一."""
    base, _, inserted = number.partition("之")
    return origin._replace(text=f"第{chinese(int(base))}条{f'之{inserted}' if inserted else ''}", verbatim=False)


def arrange(
    old: Sequence[str], struck: Collection[str], fixed: Mapping[str, str], inserted: Sequence[Inserted], *, shift: bool
) -> Arrangement:
    """Return the order and the numbers after a change.

    `old` are the numbers there were, in order; `fixed` maps some of them to their new numbers. With `shift` what has no new number moves
    up or down; without it moves only where two would have one number.
    """
    kept = [one for one in old if one not in struck]
    if not shift and (plain := _unshifted(kept, fixed, inserted)):
        return Arrangement(plain, tuple(_holes(old, struck, [number for _, number in plain])))
    order, problems = _filled(old, kept, fixed, inserted)
    is_shifted = any(isinstance(ref, str) and ref not in fixed and ref != number for ref, number in order)
    return Arrangement(order, (*problems, *_passed_over(old, fixed, order)), is_shifted)


def _unshifted(kept: Sequence[str], fixed: Mapping[str, str], inserted: Sequence[Inserted]) -> tuple[tuple[Ref, str], ...] | None:
    """Return the order in which nothing moves, None where that cannot be."""
    numbered: list[tuple[Ref, str]] = [(one, fixed.get(one, one)) for one in kept]
    numbered += [(place, one.to) for place, one in enumerate(inserted) if one.to]
    if len(numbered) < len(kept) + len(inserted) or len({number for _, number in numbered}) < len(numbered):
        return None
    return tuple(sorted(numbered, key=lambda one: sort_key(one[1])))


def _holes(old: Sequence[str], struck: Collection[str], new: Sequence[str]) -> Iterator[str]:
    """Yield what is missing among new numbers, except what was missing before and what was struck."""
    bases = {sort_key(one)[0] for one in old}
    missing = {one for one in range(1, max(bases, default=0)) if one not in bases} | {sort_key(one)[0] for one in struck}
    for one, other in pairwise(("0", *new)):
        begin, end = sort_key(one)[0] + 1, sort_key(other)[0]
        if any(number not in missing for number in range(begin, end)):
            yield f"{other} follows {one}" if begin > 1 else f"the first number is {other}"


def _filled(
    old: Sequence[str], kept: Sequence[str], fixed: Mapping[str, str], inserted: Sequence[Inserted]
) -> tuple[tuple[tuple[Ref, str], ...], list[str]]:
    """Give what has no new number the numbers that are free, in order."""
    problems: list[str] = []
    wanted: dict[str, Ref] = {}
    asked: list[tuple[str, Ref]] = [(fixed[one], one) for one in kept if one in fixed]
    asked += [(one.to, place) for place, one in enumerate(inserted) if one.to]
    for number, ref in asked:
        if number in wanted:
            problems.append(f"two are to have the number {number}")
        wanted.setdefault(number, ref)
    queue = _queue([one for one in old if one in kept], fixed, inserted)
    order: list[tuple[Ref, str]] = []
    base = sort_key(old[0])[0] - 1 if old else 0
    while queue or wanted:
        if queue and isinstance(queue[0], str) and "之" in queue[0] and f"{base}之{queue[0].partition('之')[2]}" not in wanted:
            order.append((queue[0], f"{base}之{queue.pop(0).partition('之')[2]}"))  # type: ignore[union-attr]
            continue
        between = sorted((number for number in wanted if "之" in number and sort_key(number)[0] <= base), key=sort_key)
        if between:
            order.append((wanted.pop(between[0]), between[0]))
            continue
        base += 1
        if str(base) in wanted:
            order.append((wanted.pop(str(base)), str(base)))
        elif queue:
            order.append((queue.pop(0), str(base)))
        else:
            following = min(wanted, key=sort_key)
            problems.append(f"nothing comes before number {following}")
            base = sort_key(following)[0] - ("之" not in following)
    return tuple(order), problems


def _queue(kept: Sequence[str], fixed: Mapping[str, str], inserted: Sequence[Inserted]) -> list[Ref]:
    """Return what has no new number, in order, what is new beside its anchor or at the end."""
    queue: list[Ref] = []
    free = [(place, one) for place, one in enumerate(inserted) if not one.to]
    for one in kept:
        queue += [place for place, new in free if new.anchor == one and new.is_before]
        queue += [] if one in fixed else [one]
        queue += [place for place, new in free if new.anchor == one and not new.is_before]
    return queue + [place for place, new in free if new.anchor not in kept]


def _passed_over(old: Sequence[str], fixed: Mapping[str, str], order: Sequence[tuple[Ref, str]]) -> list[str]:
    """Say where something would change places with a neighbour that no instruction names: then an instruction is missing."""
    places = {number: place for place, number in enumerate(old)}
    left = [(ref, number) for ref, number in order if isinstance(ref, str)]
    return [
        f"{one} would stand before {other}"
        for (one, _), (other, _) in pairwise(left)
        if places[str(one)] > places[str(other)] and not (one in fixed and other in fixed)
    ]
