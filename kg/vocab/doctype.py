"""Tells what a name in 书名号 is by its last words; the only list of document types."""

import re
from collections.abc import Mapping
from typing import Any

from kg.errors import DataError
from kg.vocab.lexicon import part

_FILE = "doctypes.yaml"
# （试行）, 第二批, and the number of one of several: 甲类设备管理办法（试行）, 甲类设备目录第二批, 甲类设备政策解读之二
_BEHIND = re.compile(rf"(?:{part('bracket')}|{part('batch')}|之?[{part('counting')}]+$)$")
_LONGEST = 400
"""Characters at the end of a title that are looked at; its ending and the brackets behind it are shorter."""


class Doctypes:
    """Endings of titles; the longest known ending decides what a title is."""

    def __init__(self, data: Mapping[str, Any]) -> None:
        """Take the parsed `doctypes.yaml`. Raises DataError for an ending given twice or an example that does not end so."""
        self._groups: dict[str, str] = {}
        groups = [*data["documents"].items(), ("text", data["texts"]), ("other", data["others"])]
        for group, entries in groups:
            for entry in entries:
                self._add(entry["ending"], group, entry["examples"])
        self._longest = max(map(len, self._groups))
        self._read_generic(data["generic"])

    def _add(self, ending: str, group: str, examples: list[str]) -> None:
        if ending in self._groups:
            raise DataError(f"{_FILE}: {ending} stands twice")
        wrong = [example for example in examples if not example.endswith(ending)]
        if wrong or not examples:
            raise DataError(f"{_FILE}: {ending}: no example, or one that does not end so: {wrong}")
        self._groups[ending] = group

    def _read_generic(self, data: Mapping[str, Any]) -> None:
        self._generic = re.compile(f"(?:{'|'.join(data['words'])})*")
        self._generic_longest: int = data["longest"]
        missed = [name for name in data["examples"] if not self.is_generic(name)]
        taken = [name for name in data["counter"] if self.is_generic(name)]
        if missed or taken:
            raise DataError(f"{_FILE}: generic: examples not matched {missed}, counter-examples matched {taken}")

    def documents(self) -> str:
        """Return the endings of policy documents as alternatives of a regular expression, the longest first."""
        endings = [ending for ending, group in self._groups.items() if group in ("law", "policy")]
        return "|".join(sorted(endings, key=len, reverse=True))

    def ending(self, title: str) -> str | None:
        """Return the longest known ending of a title, brackets behind it cut off."""
        bare = title[-_LONGEST:].strip()  # 25,000 opening brackets took minutes
        while (shorter := _BEHIND.sub("", bare)) != bare and shorter:
            bare = shorter
        for length in range(min(self._longest, len(bare)), 0, -1):
            if bare[-length:] in self._groups:
                return bare[-length:]
        return None

    def is_document(self, title: str) -> bool | None:
        """Tell whether a title names a policy document; None where its ending says nothing."""
        group = self._group(title)
        return None if group in (None, "text") else group != "other"

    def is_title(self, title: str) -> bool:
        """Tell whether a title is that of a policy or of a text published like one: an interpretation, a report."""
        return self._group(title) not in (None, "other")

    def is_generic(self, name: str) -> bool:
        """Tell whether a name is only a kind of document: 《实施意见》 must be short for a title given elsewhere."""
        if len(name) > self._generic_longest or not (ending := self.ending(name)):
            return False
        return self._groups[ending] != "other" and name.endswith(ending) and bool(self._generic.fullmatch(name.removesuffix(ending)))

    def kind(self, title: str) -> str | None:
        """Return `law` or `policy` by the ending, None if the ending is unknown or no document's."""
        group = self._group(title)
        return group if group in ("law", "policy") else None

    def _group(self, title: str) -> str | None:
        ending = self.ending(title)
        return self._groups[ending] if ending else None
