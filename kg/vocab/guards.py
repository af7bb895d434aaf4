"""Decides whether a name found in running text is part of another word."""

import re
from collections.abc import Mapping, Sequence
from typing import Any


class Guards:
    """Checks the characters around a name against the lists of agencies.yaml."""

    def __init__(self, data: Mapping[str, Any]) -> None:
        """Take the block `guards` of the file."""
        self._after: dict[str, tuple[str, ...]] = {ending: tuple(words) for ending, words in data["after"].items()}
        self._spare = tuple(data["spare"])
        self._own = tuple(data["own"])
        self._local = frozenset(data["local"])
        self._before: Sequence[str] = (*data["before"], *data["foreign"])
        unnamed = data["unnamed"]
        self._unnamed = re.compile(f"{unnamed['body']}(?:(?!{'|'.join(unnamed['within'])})[一-龥]){{0,16}}?(?:{'|'.join(unnamed['ends'])})")

    def allow(self, text: str, start: int, end: int) -> bool:
        """Tell whether `text[start:end]` is a name of its own."""
        following = self._after.get(text[end - 1])
        if following and text.startswith(following, end) and not text.startswith(self._spare, end):
            return False
        if self._unnamed.match(text, start):
            return False
        is_own = text.startswith(self._own, start) and text[start:end] not in self._local
        return is_own or not text.endswith(tuple(self._before), 0, start)
