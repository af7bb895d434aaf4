"""What readers ask: questions with keys chosen at random, half of them as often as documents point to them, so that hubs come."""

import random
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from itertools import accumulate
from typing import Any
from urllib.parse import quote, urlencode

from words import ASPECTS, SUBJECTS

from kg.store import Store

POPULAR = "MATCH (n:{label}) WHERE {which} RETURN n.id AS id, n.documents AS documents ORDER BY id"


@dataclass(frozen=True, slots=True)
class Question:
    """One request, and the same as a query with parameters."""

    path: str
    query: str
    params: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of questions."""

    name: str
    ask: Callable[[], Question]
    share: int
    """How many of a hundred mixed reads are of this kind."""


class Keys:
    """Ids of what a store holds, drawn at random."""

    def __init__(self, store: Store, chance: random.Random) -> None:
        """Read them."""
        self.chance = chance
        self._found = {label: self._read(store, label) for label in ("Policy", "Ministry", "Programme", "Industry", "Standard")}

    def _read(self, store: Store, label: str) -> tuple[list[dict[str, Any]], list[int]]:
        which = "n.held" if label == "Policy" else "n.documents > 0"
        rows = store.read(POPULAR.format(label=label, which=which), timeout=300)
        return rows, list(accumulate(1 + row["documents"] for row in rows))

    def one(self, label: str) -> str:
        """Return a key of one node: of any, or as often as documents point to it."""
        rows, weights = self._found[label]
        row = self.chance.choice(rows) if self.chance.random() < 0.5 else self.chance.choices(rows, cum_weights=weights)[0]
        return str(row["id"])


def kinds(store: Store, seed: int = 1) -> list[Kind]:
    """Return all kinds of questions for what the store holds."""
    chance = random.Random(seed)
    keys = Keys(store, chance)

    def about(query: str, path: str, label: str = "Policy") -> Question:
        key = keys.one(label)
        # The routes of documents say which label they mean.
        label_too = {"label": label} if query in ("related", "evidence") else {}
        return Question(path.format(key=quote(key, safe="")), query, {"key": key, **label_too})

    def listed(query: str, path: str, limit: int, **given: Callable[[], Any]) -> Question:
        params = {name: value() for name, value in given.items()}
        # A page asks for one row more, to know whether another page follows.
        return Question(f"{path}?{urlencode({**params, 'limit': limit})}", query, {**params, "limit": limit + 1})

    def page(**given: Callable[[], Any]) -> Question:
        return listed("policies", "/policies", 50, **given)

    def search() -> Question:
        q = f"{chance.choice(SUBJECTS)} {chance.choice(ASPECTS)}" if chance.random() < 0.5 else chance.choice(SUBJECTS)
        return Question(f"/search?{urlencode({'q': q})}", "search", {"q": q})

    def around() -> Question:
        key = keys.one("Policy")
        told = {"key": key, "label": "Policy", "depth": 1, "limit": 100}
        return Question(f"/graph/neighbours?{urlencode(told)}", "neighbours", told)

    def year(until: str = "01-01") -> str:
        return f"{chance.randrange(1995, 2030)}-{until}"

    ministry, programme, industry = (partial(keys.one, label) for label in ("Ministry", "Programme", "Industry"))
    return [
        Kind("policy by id", partial(about, "policy", "/policies/{key}"), 25),
        Kind("related", partial(about, "related", "/policies/{key}/related"), 15),
        Kind("lineage", partial(about, "lineage", "/policies/{key}/lineage"), 5),
        Kind("evidence", partial(about, "evidence", "/policies/{key}/evidence"), 5),
        Kind("search", search, 15),
        Kind("neighbours", around, 8),
        Kind("policies", page, 3),
        Kind("policies of an issuer", partial(page, issuer=ministry), 4),
        Kind("policies of a kind and year", partial(page, kind=lambda: "law", signed_from=year, signed_to=partial(year, "12-31")), 3),
        Kind("policies of an industry", partial(page, industry=industry), 2),
        Kind("policies of a programme", partial(page, programme=programme), 2),
        Kind("policies with a word", partial(page, q=lambda: chance.choice(SUBJECTS)), 2),
        Kind("policies repealed", partial(page, status=lambda: "repealed"), 2),
        Kind("ministry", partial(about, "ministry", "/ministries/{key}", "Ministry"), 4),
        Kind("programme", partial(about, "programme", "/programmes/{key}", "Programme"), 2),
        Kind("industry", partial(about, "industry", "/industries/{key}", "Industry"), 2),
        Kind("standard", partial(about, "standard", "/standards/{key}", "Standard"), 1),
    ]
