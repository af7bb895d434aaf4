"""Judges the cost of users' statements before a server runs them.

The server looks at its clock between rows only: what one expression does over a long list runs on, whatever time limit there is.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from kg.errors import QueryTooLarge
from kg.store.read_only import tokens

RANGE = 1_000_000
"""Longest `range(…)` inside a function of lists."""
STEPS = 100_000_000
"""Most steps that functions of lists inside each other may take; at some millions a second these are less than a minute."""
ROWS = 1e12
"""Most rows that the server's plan may expect of an operator."""
LISTS = {"reduce": 2, "any": 1, "all": 1, "none": 1, "single": 1}
"""Functions that go through a list. `reduce` counts twice: what it adds to a text or a list is copied at each step."""

Token = tuple[str, str]


def judge(cypher: str, parameters: Mapping[str, Any]) -> None:
    """Raise QueryTooLarge for functions of lists that would go through too long ranges, or through ranges inside each other."""
    found = [*tokens(cypher), ("end", "")]
    depth = deepest(found)
    if not depth:
        return
    longest = max(ranges(found, parameters), default=1)
    if longest > RANGE:
        raise QueryTooLarge(f"a list function over a range of more than {RANGE} numbers is not allowed here; use UNWIND")
    if longest**depth > STEPS:
        raise QueryTooLarge(
            f"list functions inside each other over ranges of up to {longest} numbers are not allowed here; use shorter ranges, or UNWIND"
        )


def expected(plan: Mapping[str, Any]) -> None:
    """Raise QueryTooLarge for a plan that expects too many rows."""
    if float(plan.get("args", {}).get("EstimatedRows", 0)) > ROWS:
        raise QueryTooLarge("the server expects too many rows of this statement; connect its patterns and limit the length of its paths")
    for child in plan.get("children", ()):
        expected(child)


def deepest(found: list[Token]) -> int:
    """Return how deep functions of lists stand inside each other: 1 in `[x IN xs | x.id]`, 4 for a reduce in a reduce."""
    most, stack = 0, [0]
    for place, (_, token) in enumerate(found):
        if token in ("(", "["):
            stack.append(stack[-1] + _weight(found, place))
            most = max(most, stack[-1])
        elif token in (")", "]") and len(stack) > 1:
            stack.pop()
    return most


def ranges(found: list[Token], parameters: Mapping[str, Any]) -> Iterator[int]:
    """Yield the length of each range; one whose ends are not numbers counts as the largest number of the statement or its parameters."""
    largest = max([*_numbers(found), *(_whole(value) for value in _leaves(parameters))], default=1)
    for place, (_, token) in enumerate(found):
        if token.lower() == "range" and found[place + 1][1] == "(":
            ends = [text for _, text in found[place + 2 : place + 5]]
            plain = len(ends) == 3 and ends[0].isdigit() and ends[1] == "," and ends[2].isdigit() and found[place + 5][1] == ")"
            yield max(1, int(ends[2]) - int(ends[0]) + 1) if plain else largest


def _weight(found: list[Token], place: int) -> int:
    """What the bracket at a place adds to the depth."""
    if found[place][1] == "(":
        return LISTS.get(found[place - 1][1].lower(), 0) if place else 0
    # [x IN range(1, 9) | x], and not x[0] or a list of values.
    return int(len(found) > place + 2 and found[place + 1][0] in ("word", "quoted") and found[place + 2][1].upper() == "IN")


def _numbers(found: list[Token]) -> Iterator[int]:
    for kind, token in found:
        if kind == "number":
            try:
                yield int(float(token.replace("_", "")))
            except (ValueError, OverflowError):
                # 0xFF, or 1e999.
                yield RANGE + 1


def _leaves(value: Any) -> Iterator[Any]:
    if isinstance(value, Mapping):
        for inner in value.values():
            yield from _leaves(inner)
    elif isinstance(value, list):
        yield len(value)
        for inner in value:
            yield from _leaves(inner)
    else:
        yield value


def _whole(value: Any) -> int:
    return int(value) if isinstance(value, int | float) and abs(value) < 2**63 else 1
