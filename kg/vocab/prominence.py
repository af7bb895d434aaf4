"""The signals of `data/industry_cues.yaml`: what shows that a unit addresses an industry."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from math import fsum
from typing import Any

from kg.errors import DataError
from kg.vocab.files import read_yaml


@dataclass(frozen=True, slots=True)
class Prominence:
    """All of the file."""

    weights: dict[str, float]
    """By signal."""
    most: int
    base: float
    late: float
    common: frozenset[str]
    sectors: frozenset[str]
    """Those of `common` that name a sector where the title has them."""
    wholes: frozenset[str]
    """Words for a whole, no industry beside its trades."""
    trades: int
    """How many of them it takes."""
    not_names: frozenset[str]
    not_codes: tuple[str, ...]
    verbs: re.Pattern[str]
    """What ends before a name that is promoted."""
    firms: re.Pattern[str]
    """What stands behind a name whose firms are addressed."""
    body: re.Pattern[str]
    lead_in: re.Pattern[str]
    never: re.Pattern[str]

    def is_none(self, name: str, code: str) -> bool:
        """Tell whether a name of the vocabulary does not mean an industry in policies."""
        return name in self.not_names or code.startswith(self.not_codes)

    def score(self, signals: Iterable[str], lateness: float) -> float:
        """Return the weight of a name; `lateness` is its place among the others, 0 to 1."""
        # Signals come from a set: fsum gives the same sum in whatever order they come.
        return fsum((self.base, self.late * lateness, *(self.weights[signal] for signal in signals)))


def _sectors(data: Mapping[str, Any]) -> frozenset[str]:
    """Return the words of `sectors`. Raises DataError for one that is not common: it needs no exception."""
    if others := set(data["sectors"]) - set(data["common"]):
        raise DataError(f"industry_cues.yaml: sectors: {'、'.join(sorted(others))} is not in common")
    return frozenset(data["sectors"])


@cache
def prominence() -> Prominence:
    """Load the file. Raises DataError naming the entry that is wrong."""
    data = read_yaml("industry_cues.yaml")
    unlisted: dict[str, Any] = data["unlisted"]
    try:
        return Prominence(
            weights={entry["name"]: float(entry["weight"]) for entry in data["signals"]},
            most=data["most"],
            base=data["base"],
            late=data["late"],
            common=frozenset(data["common"]),
            sectors=_sectors(data),
            wholes=frozenset(data["wholes"]["names"]),
            trades=data["wholes"]["trades"],
            not_names=frozenset(data["never"]["names"]),
            not_codes=tuple(data["never"]["codes"]),
            verbs=re.compile(f"(?:{'|'.join(data['verbs'])})(?:{'|'.join(data['adjectives'])})?$"),
            firms=re.compile(f"(?:{'|'.join(data['works'])})?(?:{'|'.join(data['firms'])})"),
            body=re.compile("|".join(entry["pattern"] for entry in data["bodies"])),
            lead_in=re.compile("|".join(sorted(unlisted["lead_ins"], key=len, reverse=True))),
            never=re.compile("|".join(unlisted["never"])),
        )
    except (KeyError, re.error) as error:
        raise DataError(f"industry_cues.yaml: {error}") from error
