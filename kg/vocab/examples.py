"""Checks the regular expressions of data files against their examples."""

import re
from collections.abc import Mapping
from typing import Any

from kg.errors import DataError


def compile_entry(source: str, entry: Mapping[str, Any], place: str) -> re.Pattern[str]:
    """Compile the regular expression of an entry that has `examples` and `counter`.

    Raises DataError, beginning with `place`, where it is no regular expression, the entry has no example, an example is not
    matched whole, or a counter-example is.
    """
    try:
        pattern = re.compile(source)
    except re.error as error:
        raise DataError(f"{place}: {error}") from error
    missed = [text for text in entry["examples"] if not pattern.fullmatch(text)]
    taken = [text for text in entry["counter"] if pattern.fullmatch(text)]
    if missed or taken or not entry["examples"]:
        raise DataError(f"{place}: examples not matched {missed}, counter-examples matched {taken}")
    return pattern
