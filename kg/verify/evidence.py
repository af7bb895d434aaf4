"""What a library says of the policies that are cited: their changes, wordings and texts."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import TypeVar

from kg.verify.library import Change, Library, Policy, Text, Wording
from kg.verify.wording import article_of, find_provision


@dataclass(frozen=True, slots=True)
class Evidence:
    """By id of the policy, each in order of day."""

    changes: dict[str, tuple[Change, ...]]
    wordings: dict[str, tuple[Wording, ...]]
    texts: dict[str, tuple[Text, ...]]

    def made(self, policy: Policy, as_of: str) -> dict[str, str | None]:
        """Return the days on which a policy was made and changed until a day, each with its quote, and the first days in force."""
        days = dict.fromkeys(day for day in (policy.signed, policy.published, policy.effective) if day)
        for wording in self.wordings.get(policy.id, ()):
            days |= {wording.start: wording.quote, wording.day: wording.quote}
        days |= {one.day: one.quote for one in self.changes.get(policy.id, ()) if one.type == "AMENDS" and one.day}
        return {day: quote for day, quote in days.items() if day <= as_of}

    def unread(self, policy: Policy, as_of: str) -> list[Change]:
        """Return the amendments until a day that no text held has, by day."""
        wordings = self.wordings.get(policy.id, ())
        done = {identifier for one in wordings for identifier in one.made_by}
        read = [one for one in wordings if one.texts]
        days = [read[-1].day, read[-1].start] if read else [policy.signed, policy.published, policy.effective]
        latest = max((day for day in days if day), default="9")
        changes = (one for one in self.changes.get(policy.id, ()) if one.type == "AMENDS" and latest < one.day <= as_of)
        return [one for one in changes if one.by not in done]

    def read_on(self, policy: Policy, day: str) -> tuple[str, ...]:
        """Return the texts of the wording of a day; all, where no text of that wording is held."""
        wording = self.wording(policy, day)
        fitting = self._printing(wording) if wording else []
        return tuple(fitting or (one.source for one in self.texts.get(policy.id, ())))

    def changed(self, policy: Policy, provision: str, after: str, as_of: str) -> Wording | None:
        """Return the first wording after a day, until another, in which an article reads otherwise than on the first day."""
        before = self.wording(policy, after)
        if before is None or not (read := self._article(before, provision)):
            return None
        later = (one for one in self.wordings[policy.id] if after < one.start <= as_of)
        return next((one for one in later if (now := self._article(one, provision)) and now != read), None)

    def stood(self, policy: Policy, provision: str, as_of: str) -> tuple[str | None, str | None]:
        """Return until when a provision stood in an earlier wording, and how its article began there; nothing if in none that is held."""
        for wording in reversed(self.wordings.get(policy.id, ())):
            texts = self._printing(wording)
            if texts and wording.start <= as_of and (found := find_provision(texts, provision)).stands:
                return wording.until, found.quote
        return None, None

    def _printing(self, wording: Wording) -> list[str]:
        """Return the texts that print a wording."""
        return [one.source for one in self.texts.get(wording.policy, ()) if one.id in wording.texts]

    def _article(self, wording: Wording, provision: str) -> str | None:
        return next((article for text in self._printing(wording) if (article := article_of(text, provision))), None)

    def wording(self, policy: Policy, day: str) -> Wording | None:
        """Return the wording of a day."""
        return next((one for one in reversed(self.wordings.get(policy.id, ())) if one.start <= day), None)


def gather(library: Library, policies: Collection[str], pinned: Collection[str]) -> Evidence:
    """Ask for the changes and wordings of policies, and for the texts of those that are cited with a provision."""
    if not policies:
        return Evidence({}, {}, {})
    changes = sorted(library.changes(policies), key=lambda one: (one.day, one.by))
    wordings = sorted(library.wordings(policies), key=lambda one: (one.start, one.day))
    texts = library.texts(pinned) if pinned else ()
    return Evidence(_by_policy(changes), _by_policy(wordings), _by_policy(texts))


Of = TypeVar("Of", Change, Wording, Text)


def _by_policy(found: Iterable[Of]) -> dict[str, tuple[Of, ...]]:
    sorted_in: dict[str, list[Of]] = {}
    for one in found:
        sorted_in.setdefault(one.policy, []).append(one)
    return {policy: tuple(listed) for policy, listed in sorted_in.items()}
