"""The nodes of a generated graph."""

import random
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from words import ASPECTS, PLACES, SUBJECTS, offices, title

from kg.assemble.draft import Draft
from kg.assemble.policies import stem
from kg.identity import policy_key
from kg.model import NodeKey
from kg.text.normal import fold_title
from kg.vocab import industries

HELD = 0.65
"""Share of policies with text; the others are only cited."""
ARTICLES = 0.08
"""Articles for each policy."""
EDITION = 0.12
"""Share of policies with text that take an older one's title and repeal it."""
FIRST = date(1990, 1, 1)
DAYS = 15_000


class Documents:
    """Makes the nodes of all labels; the lists hold their keys, policies by age, the oldest first."""

    def __init__(self, draft: Draft, chance: random.Random, policies: int) -> None:
        """Take the draft that they go to and the number of policies."""
        self.draft, self._chance = draft, chance
        self.policies: list[NodeKey] = []
        self.held: list[NodeKey] = []
        self.editions: list[tuple[NodeKey, NodeKey]] = []
        """The newer one, and the older one that it repeals."""
        self._latest: dict[NodeKey, tuple[str, tuple[str, ...]]] = {}
        """What is not repealed, with its title and words."""
        self._names: set[str] = set()
        self.bodies = [self._body(*office) for office in offices(max(20, policies // 150))]
        self.programmes = [self._programme(number) for number in range(max(10, policies // 50))]
        self.standards = [self._standard(number) for number in range(max(10, policies // 20))]
        self.industries = [self._industry(each.code, each.name) for each in industries()]
        self.bulletins = [self._bulletin(number) for number in range(max(1, policies // 100))]
        for number in range(policies):
            self._policy(number, number / policies)
        self.articles = [self._article(number) for number in range(max(1, int(policies * ARTICLES)))]
        chance.shuffle(self.industries)

    def by_weight(self) -> Sequence[NodeKey]:
        """Return the policies in the order of how often they are cited: by chance, but what is repealed comes last."""
        repealed = {old for _, old in self.editions}
        return sorted(self._chance.sample(self.policies, len(self.policies)), key=repealed.__contains__)

    def _policy(self, number: int, age: float) -> None:
        held = self._chance.random() < HELD
        older = self._older() if held and self._chance.random() < EDITION else None
        told, words = self._latest.pop(older) if older else title(self._chance)
        day = self._day(age)
        sign = f"{self._chance.choice(PLACES)[0]}政规〔{day[:4]}〕{number + 1}号" if held and self._chance.random() < 0.8 else None
        key = NodeKey("Policy", sign or self._name(told, number))
        properties = {"title": told, "title_key": policy_key(told), "stem": stem(told), "held": held, "number": sign, "keywords": words}
        self.draft.node("Policy", key.id, properties | {"keys": (told, sign) if sign else (told,)} | (self._dates(day) if held else {}))
        self.policies.append(key)
        if held:
            self.held.append(key)
            self._latest[key] = told, words
        if older:
            self.editions.append((key, older))

    def _older(self) -> NodeKey | None:
        """Choose a policy that is not repealed yet; of a chain of editions that is its end."""
        found = self._chance.choice(self.held) if self.held else None
        return found if found in self._latest else None

    def _name(self, told: str, number: int) -> str:
        """Return what a policy without number is called by; a namesake gets one of its own."""
        name = policy_key(told)
        name = f"{name}｜{number}" if name in self._names else name
        self._names.add(name)
        return name

    def _dates(self, day: str) -> dict[str, Any]:
        expires = self._later(day, 1500) if self._chance.random() < 0.1 else None
        kind = self._chance.choices(("policy", "law", "draft", "catalogue"), (80, 14, 4, 2))[0]
        effective = self._later(day, self._chance.randrange(60))
        return {
            "kind": kind,
            "signed": day,
            "published": self._later(day, 5),
            "effective": effective,
            "expires": expires,
            "issuers_complete": True,
        }

    def _article(self, number: int) -> NodeKey:
        told, words = title(self._chance)
        name, day = f"《{told}》解读之{number + 1}", self._day(self._chance.random())
        kind = self._chance.choices(("interpretation", "press_conference", "news"), (60, 10, 30))[0]
        told_of = {"title": name, "title_key": fold_title(name), "kind": kind, "published": day, "keys": (name,), "keywords": words}
        return self.draft.node("Article", name, told_of | {"issuers_complete": True})

    def _body(self, name: str, short: str, level: str) -> NodeKey:
        return self.draft.node("Ministry", name, {"name": name, "short_names": (short,), "kind": "ministry", "level": level})

    def _programme(self, number: int) -> NodeKey:
        subject, aspect = self._chance.choice(SUBJECTS), self._chance.choice(ASPECTS)
        name = f"{subject}{aspect}{number + 1}年行动"
        return self.draft.node("Programme", name, {"name": name})

    def _standard(self, number: int) -> NodeKey:
        code, year, subject = f"GB/T {60001 + number}", self._chance.randrange(2000, 2030), self._chance.choice(SUBJECTS)
        return self.draft.node(
            "Standard", f"{code}-{year}", {"code": f"{code}-{year}", "number": code, "year": year, "title": f"{subject}技术规范"}
        )

    def _industry(self, code: str, name: str) -> NodeKey:
        return self.draft.node("Industry", code, {"code": code, "name": name})

    def _bulletin(self, number: int) -> NodeKey:
        day = self._day(self._chance.random())
        told = {
            "title": f"政策汇编第{number + 1}期",
            "issue": f"总第{number + 1}期",
            "published": day,
            "format": "compilation",
            "sha256": f"{number:064x}",
        }
        return self.draft.node("Bulletin", f"汇编{number + 1:05}.txt", told | {"path": f"汇编{number + 1:05}.txt"})

    def _day(self, age: float) -> str:
        return (FIRST + timedelta(days=int(age * DAYS))).isoformat()

    def _later(self, day: str, days: int) -> str:
        return (date.fromisoformat(day) + timedelta(days=days)).isoformat()
