"""Parameters as they are typed, and what the database gets."""

from datetime import date, datetime
from typing import Any

import pytest

from kg.errors import QueryError
from queries.bind import bind
from queries.query import Derived, Param, Query


def query(derived: dict[str, Derived] | None = None, **params: Param) -> Query:
    return Query("asked", "", "", "", "", params, derived or {}, {}, {})


@pytest.mark.parametrize(
    ("type_", "given", "bound"),
    [
        ("string", " 云工规〔2031〕5号 ", "云工规〔2031〕5号"),
        ("integer", "12", 12),
        ("integer", " -3 ", -3),
        ("integer", 7, 7),
        ("float", "0.5", 0.5),
        ("integer", "5.0", 5),
        ("float", 1, 1.0),
        ("boolean", "true", True),
        ("boolean", "No", False),
        ("boolean", "1", True),
        ("boolean", False, False),
        ("date", "2031-06-01", "2031-06-01"),
        ("date", date(2031, 6, 1), "2031-06-01"),
        ("date", datetime(2031, 6, 1, 12, 30), "2031-06-01"),
        ("date", "today", date.today().isoformat()),
        ("strings", "甲, 乙", ["甲", "乙"]),
        ("strings", ["甲"], ["甲"]),
        ("strings", ("甲", "乙"), ["甲", "乙"]),
    ],
)
def test_converted(type_: Any, given: Any, bound: Any) -> None:
    assert bind(query(x=Param(type_, "")), {"x": given}) == {"x": bound}


@pytest.mark.parametrize(
    ("type_", "given", "said"),
    [
        ("string", 5, "must be a text"),
        ("string", "   ", "must not be blank"),
        ("string", "x" * 1001, "1000 characters or fewer"),
        ("string", "a\0b", "without NUL"),
        ("string", "\ud800", "lone surrogates"),
        ("integer", "1.5", "must be a whole number"),
        ("integer", "１２", "must be a whole number"),
        ("integer", "9" * 30, "must be a whole number"),
        ("integer", True, "must be a whole number"),
        ("integer", None, "is missing"),
        ("float", "nan", "must be a number"),
        ("float", "inf", "must be a number"),
        ("float", "half", "must be a number|could not convert"),
        ("float", [1], "must be a number"),
        ("boolean", "maybe", "must be true or false"),
        ("boolean", 1, "must be true or false"),
        ("date", "2031-02-30", "is no day of the calendar"),
        ("date", "2031-2-3", "must be a date, YYYY-MM-DD"),
        ("date", "20310203", "must be a date"),
        ("date", 2031, "must be a date"),
        ("strings", ["甲", 1], "must be a text"),
        ("strings", ",", "must not be blank"),
        ("strings", ["甲"] * 1001, "1000 items or fewer"),
        ("strings", 5, "must be a text"),
    ],
)
def test_refused(type_: Any, given: Any, said: str) -> None:
    with pytest.raises(QueryError, match=said) as error:
        bind(query(x=Param(type_, "")), {"x": given})
    assert str(error.value).startswith("asked: ")


def test_limits_and_choices() -> None:
    asked = query(n=Param("integer", "", default=5, min=1, max=9), c=Param("string", "", default=None, choices=("甲", "乙")))
    assert bind(asked, {}) == {"n": 5, "c": None}
    assert bind(asked, {"n": "", "c": ""}) == {"n": 5, "c": None}
    for given, said in (({"n": 0}, "must be 1 or more"), ({"n": "10"}, "must be 9 or less"), ({"c": "丙"}, "must be one of 甲, 乙")):
        with pytest.raises(QueryError, match=said):
            bind(asked, given)


def test_unknown_parameter_names_those_there_are() -> None:
    with pytest.raises(QueryError, match="asked: unknown parameter z; it takes: x, y"):
        bind(query(x=Param("string", ""), y=Param("string", "")), {"x": "1", "z": "2"})


def test_derived() -> None:
    asked = query({"n": Derived("x", "number"), "t": Derived("x", "title")}, x=Param("string", "", default=None))
    assert bind(asked, {"x": "云工规 [2031] 第5号"})["n"] == "云工规〔2031〕5号"
    assert bind(asked, {"x": "《云州省节水规定》"}) == {"x": "《云州省节水规定》", "n": None, "t": "云州省节水规定"}
    assert bind(asked, {}) == {"x": None, "n": None, "t": None}
    # Nothing but signs is found nowhere: an empty text would be contained in every title.
    assert bind(asked, {"x": "《》"}) == {"x": "《》", "n": None, "t": None}
