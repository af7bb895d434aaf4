"""What a name in 书名号 is, told by its last words."""

import re
from typing import Any

from kg.errors import DataError

_EDITION = re.compile(r"(?:[（(〔\[][^（）()]*[）)〕\]]|第[一二三四五六七八九十\d]+批|[一二三四五六七八九十]+$)$")


class Doctypes:
    """Endings of titles. A title is what its longest known ending says."""

    def __init__(self, data: dict[str, Any]) -> None:
        """Take the parsed `doctypes.yaml`. Raises DataError for an ending given twice or an example that does not end so."""
        self._kinds: dict[str, str | None] = {}
        groups = [*data["documents"].items(), (None, data["others"])]
        for kind, entries in groups:
            for entry in entries:
                self._add(entry["ending"], kind, entry["examples"])
        self._longest = max(map(len, self._kinds))

    def _add(self, ending: str, kind: str | None, examples: list[str]) -> None:
        if ending in self._kinds:
            raise DataError(f"doctypes.yaml: {ending} stands twice")
        wrong = [example for example in examples if not example.endswith(ending)]
        if wrong or not examples:
            raise DataError(f"doctypes.yaml: {ending}: no example, or one that does not end so: {wrong}")
        self._kinds[ending] = kind

    def ending(self, title: str) -> str | None:
        """Return the longest known ending of a title, brackets behind it cut off."""
        bare = title.strip()
        while (shorter := _EDITION.sub("", bare)) != bare and shorter:
            bare = shorter
        for length in range(min(self._longest, len(bare)), 0, -1):
            if bare[-length:] in self._kinds:
                return bare[-length:]
        return None

    def is_document(self, title: str) -> bool | None:
        """Tell whether a title names a policy document; None where its ending says nothing."""
        ending = self.ending(title)
        return None if ending is None else self._kinds[ending] is not None

    def kind(self, title: str) -> str | None:
        """Return `law` or `policy` by the ending, None where it says nothing or names no document."""
        ending = self.ending(title)
        return self._kinds[ending] if ending else None
