"""Converts the parameters that a caller gives to the types that the query declares."""

import re
from collections.abc import Callable, Mapping
from datetime import date
from math import isfinite
from typing import Any

from kg.errors import QueryError
from kg.text.near import did_you_mean
from queries.query import Param, Query

MAX_LENGTH = 1000
"""Longest text that a parameter takes, in characters."""
MAX_ITEMS = 1000

# 2031-03-05
_ISO = re.compile(r"\d{4}-\d{2}-\d{2}")
# 50, 50.0: one number for JSON Schema
_WHOLE = re.compile(r"(?P<digits>-?[0-9]{1,18})(?:\.0+)?")
_TRUTH = {"true": True, "1": True, "yes": True, "false": False, "0": False, "no": False}


def bind(query: Query, given: Mapping[str, Any]) -> dict[str, Any]:
    """Return all parameters of the query's Cypher: converted, with defaults and derived parameters filled in.

    Where a query asks for a provision of a policy, the key may be that of both, as in 甲法#3. An empty text counts as not given.
    Raises QueryError that names the query, the parameter and what is allowed.
    """
    given = _parted(query, given)
    if unknown := sorted(given.keys() - query.params.keys()):
        allowed = ", ".join(query.params) or "none"
        named = ", ".join(f"{name}{did_you_mean(name, query.params)}" for name in unknown)
        raise QueryError(f"{query.name}: unknown parameter {named}; it takes: {allowed}")
    bound = {name: _value(query, name, param, given.get(name)) for name, param in query.params.items()}
    if query.derived:
        # With what knows the forms of titles and numbers; half of all queries need nothing of it.
        from queries.fold import FOLDS
    for name, derived in query.derived.items():
        source = bound[derived.source]
        # Nothing left of the text fits nothing: an empty text would be contained in every other.
        bound[name] = None if source is None else FOLDS[derived.fold](source) or None
    return bound


def _parted(query: Query, given: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return what is given with a key such as 甲法#3 taken apart: policy and provision."""
    key = given.get("key")
    if "provision" in query.params and "key" in query.params and not given.get("provision") and isinstance(key, str):
        policy, _, provision = key.rpartition("#")
        if policy and provision:
            return {**given, "key": policy, "provision": provision}
    return given


def _value(query: Query, name: str, param: Param, value: Any) -> Any:
    if value is None or value == "":
        if param.required:
            raise QueryError(f"{query.name}: parameter {name} is missing: {param.doc}")
        value = param.default
    if value is None:
        return None
    try:
        converted = _CONVERT[param.type](value)
        _check(param, converted)
    except ValueError as error:
        raise QueryError(f"{query.name}: {name}={value!r:.80}: {error}") from error
    return converted


def _check(param: Param, value: Any) -> None:
    if param.choices and value not in param.choices:
        raise ValueError(f"must be one of {', '.join(param.choices)}")
    if param.min is not None and value < param.min:
        raise ValueError(f"must be {param.min:g} or more")
    if param.max is not None and value > param.max:
        raise ValueError(f"must be {param.max:g} or less")


def _string(value: Any) -> str:
    if not isinstance(value, str):
        raise ValueError("must be a text")
    if len(value) > MAX_LENGTH:
        raise ValueError(f"must have {MAX_LENGTH} characters or fewer")
    # Half a surrogate pair or a NUL cannot be sent to a database.
    if any(letter == "\0" or "\ud800" <= letter <= "\udfff" for letter in value):
        raise ValueError("must be text without NUL and lone surrogates")
    if not (stripped := value.strip()):
        raise ValueError("must not be blank")
    return stripped


def _integer(value: Any) -> int:
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    if not (isinstance(value, str) and (whole := _WHOLE.fullmatch(value.strip()))):
        raise ValueError("must be a whole number")
    return int(whole["digits"])


def _float(value: Any) -> float:
    try:
        number = float(value)
    except TypeError:
        raise ValueError("must be a number") from None
    if not isfinite(number):
        raise ValueError("must be a number")
    return number


def _boolean(value: Any) -> bool:
    if isinstance(value, bool):
        return value
    if isinstance(value, str) and value.strip().lower() in _TRUTH:
        return _TRUTH[value.strip().lower()]
    raise ValueError("must be true or false")


def day(value: Any) -> str:
    """Return a day as ISO has it; `today` is the day of this machine. Raises ValueError for all but such a day."""
    if value == "today":
        return date.today().isoformat()
    if isinstance(value, date):
        return value.isoformat()[:10]
    if not isinstance(value, str) or not _ISO.fullmatch(value.strip()):
        raise ValueError("must be a date, YYYY-MM-DD")
    try:
        return date.fromisoformat(value.strip()).isoformat()
    except ValueError:
        raise ValueError("is no day of the calendar") from None


def _strings(value: Any) -> list[str]:
    items = value.split(",") if isinstance(value, str) else list(value) if isinstance(value, list | tuple) else [value]
    if len(items) > MAX_ITEMS:
        raise ValueError(f"must have {MAX_ITEMS} items or fewer")
    return [_string(item) for item in items]


_CONVERT: dict[str, Callable[[Any], Any]] = {
    "string": _string,
    "integer": _integer,
    "float": _float,
    "boolean": _boolean,
    "date": day,
    "strings": _strings,
}
