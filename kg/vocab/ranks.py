"""Form (文种) and legal rank of documents, `data/ranks.yaml`."""

import re
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any, NamedTuple

from kg.errors import DataError
from kg.vocab.files import read_yaml

FILE = "ranks.yaml"
# （试行）, （2031年版）
_BRACKET = re.compile(r"(?:（[^（）]*）|\([^()]*\))$")


class _Rule(NamedTuple):
    rank: str
    kinds: frozenset[str]
    issuers: re.Pattern[str] | None
    title: re.Pattern[str] | None
    number: re.Pattern[str] | None

    def matches(self, kind: str, issuer: str | None, title: str, number: str | None) -> bool:
        return (
            kind in self.kinds
            and (not self.issuers or bool(self.issuers.fullmatch(issuer or "")))
            and (not self.title or bool(self.title.search(title)))
            and (not self.number or bool(self.number.search(number or "")))
        )


class Ranks:
    """Tells form and rank of a document by what it says of itself."""

    def __init__(self, data: Mapping[str, Any]) -> None:
        """Take the parsed ranks.yaml. Raises DataError where an example has another rank than its rule says."""
        self._forms = {ending: form for form, others in data["forms"].items() for ending in (form, *others)}
        self._longest = max(map(len, self._forms))
        self._rules = [
            _Rule(rule["rank"], frozenset(rule["kinds"]), *(_pattern(rule.get(name)) for name in ("issuers", "title", "number")))
            for rule in data["ranks"]
        ]
        wanted = [(example, rule["rank"]) for rule in data["ranks"] for example in rule["examples"]]
        wanted += [(example, None) for example in data["counter_examples"]]
        for example, rank in wanted:
            if (found := self._rank(*example)) != rank:
                raise DataError(f"{FILE}: {example} has the rank {found}, not {rank}")

    def form(self, title: str) -> str | None:
        """Return the form that the ending of a title names, None for none: 关于甲类工作的通知 → 通知."""
        bare = title.strip(" 《》")
        while (shorter := _BRACKET.sub("", bare).rstrip("》 ")) != bare:
            bare = shorter
        if bare.endswith("征求意见"):
            return None
        endings = (bare[-size:] for size in range(min(self._longest, len(bare)), 0, -1))
        return next((self._forms[ending] for ending in endings if ending in self._forms), None)

    def is_form(self, title: str) -> bool:
        """Tell whether a title is nothing but a form: 实施方案."""
        return title in self._forms

    def rank(self, kind: str, issuers: Sequence[str], title: str, number: str | None) -> str | None:
        """Return the legal rank of a document, None where no rule tells it."""
        return self._rank(kind, issuers[0] if issuers else None, title, number)

    def _rank(self, kind: str, issuer: str | None, title: str, number: str | None) -> str | None:
        return next((rule.rank for rule in self._rules if rule.matches(kind, issuer, title, number)), None)


def _pattern(source: str | None) -> re.Pattern[str] | None:
    return re.compile(source) if source else None


@cache
def ranks() -> Ranks:
    """Return form and rank by data. Raises DataError."""
    return Ranks(read_yaml(FILE))
