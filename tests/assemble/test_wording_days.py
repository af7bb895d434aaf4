"""Dates of a law in several wordings: of the right one, whatever the files are called."""

from itertools import permutations
from typing import Any

import pytest

from kg.build import build
from kg.model import Bulletin, Change, Contribution, Document, Span

NOWHERE = Span(0, 0)


def text(name: str, *history: str, **facts: Any) -> Contribution:
    """A bulletin with one wording of 甲法, which names these days."""
    dates = {"signed": history[0] if history else None, "published": history[-1] if len(history) > 1 else None}
    usual: dict[str, Any] = {"kind": "law", "title": "甲法", "doc_number": None, "issuers": (), "effective": None, "expires": None}
    told = tuple(Change(day, NOWHERE, "") for day in history)
    document = Document(name, 1, 1, 9, 0, 99, "甲法", issuers_complete=True, history=told, **(usual | dates | facts))
    return Contribution(Bulletin(name, name, None, None, None, "document", "0" * 64, name), (document,))


def dates(*wordings: tuple[tuple[str, ...], dict[str, Any]]) -> dict[str, Any]:
    """Dates of the only policy, for every order of files."""
    found = []
    for order in permutations(wordings):
        graph = build(text(f"{place}.md", *history, **facts) for place, (history, facts) in enumerate(order))
        (policy,) = [node for node in graph.nodes if node.key.label == "Policy"]
        found.append({name: policy.properties.get(name) for name in ("title", "signed", "published", "effective", "expires", "status")})
    assert all(one == found[0] for one in found)
    return found[0]


FIRST = (("2001-01-01",), {"effective": "2001-03-01"})
SECOND = (("2001-01-01", "2011-01-01"), {"effective": "2001-03-01"})
THIRD = (("2001-01-01", "2011-01-01", "2021-01-01"), {"effective": "2021-07-01"})
ENDING = (("2001-01-01", "2011-01-01"), {"effective": "2001-03-01", "expires": "2016-12-31"})
NAMELESS = ((), {"effective": "2001-03-01"})

ROWS = [
    ([FIRST], ("2001-01-01", None, "2001-03-01", None)),
    ([FIRST, SECOND], ("2001-01-01", "2011-01-01", "2001-03-01", None)),
    ([FIRST, SECOND, THIRD], ("2001-01-01", "2021-01-01", "2021-07-01", None)),
    # a wording without a line of promulgation is no later one
    ([NAMELESS, THIRD], ("2001-01-01", "2021-01-01", "2021-07-01", None)),
    # what an old wording said of its end does not end the law
    ([FIRST, ENDING], ("2001-01-01", "2011-01-01", "2001-03-01", "2016-12-31")),
    ([ENDING, THIRD], ("2001-01-01", "2021-01-01", "2021-07-01", None)),
]


@pytest.mark.parametrize(("wordings", "expected"), ROWS, ids=range(len(ROWS)))
def test_dates_come_from_the_right_wording(wordings: list[tuple[tuple[str, ...], dict[str, Any]]], expected: tuple[object, ...]) -> None:
    found = dates(*wordings)
    assert (found["signed"], found["published"], found["effective"], found["expires"]) == expected
    assert found["status"] == "in_force"
