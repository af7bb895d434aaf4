"""What a library answered, by number and by title."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator

from kg.assemble.policies import stem
from kg.identity import editions, loose_key, policy_key
from kg.resolve import LONGEST_KEY
from kg.text.normal import fold, normal_number, number_key
from kg.verify.cited import Cited
from kg.verify.library import Library, Names, Policy
from kg.vocab.lexicon import part
from kg.vocab.verification import verification

# 2031年修正, 2031修订, 2031
_YEAR_EDITION = re.compile(rf"(?P<year>{part('year')})年?(?:修正|修订|修改|版|公布|发布|通过|文本)*本?")
_TRIED = 60
"""Misreadings of one title that are looked for."""
_FEW = 40
"""Titles for which similar ones are looked for."""


class Shelf:
    """The policies that the names of one text may mean."""

    def __init__(self, library: Library) -> None:
        """Take the library; nothing is asked yet."""
        self._library = library
        self.policies: dict[str, Policy] = {}
        self._by_number: defaultdict[str, set[str]] = defaultdict(set)
        self._by_title: defaultdict[str, set[str]] = defaultdict(set)
        self._by_loose: defaultdict[str, set[str]] = defaultdict(set)

    def fetch(self, cited: Collection[Cited]) -> None:
        """Ask for all that is cited: first by its usual names, then what is left by other names, misreadings and close numbers."""
        self._add(self._library.named(_names(cited)))
        left = [one for one in cited if self._is_missing(one)]
        self._add(self._library.also_named({name for one in left for name in (one.title, one.number) if name}))
        left = [one for one in left if self._is_missing(one)]
        numbers = {near for one in left if one.number and not self.numbered(one.number) for near in close_numbers(one.number)}
        titles = {key for one in left if one.title and not self.titled(one.title) for key in _misread(one.title)}
        if numbers or titles:
            self._add(self._library.named(Names(frozenset(numbers), frozenset(titles))))
        strange = sorted({one.title for one in left if one.title and one.is_sure and not self.titled(one.title)})
        if strange:
            self._add(self._library.alike(strange[:_FEW]))

    def _is_missing(self, one: Cited) -> bool:
        return bool((one.title and not self.titled(one.title)) or (one.number and not self.numbered(one.number)))

    def _add(self, policies: Iterable[Policy]) -> None:
        for policy in policies:
            if policy.id in self.policies:
                continue
            self.policies[policy.id] = policy
            for name in {policy.title, policy.number, *policy.keys} - {None}:
                self._file(policy.id, str(name))

    def _file(self, identifier: str, name: str) -> None:
        if number := normal_number(name):
            self._by_number[number_key(number)].add(identifier)
        else:
            self._by_title[policy_key(name)].add(identifier)
            self._by_loose[loose_key(name)].add(identifier)

    def numbered(self, number: str) -> list[Policy]:
        """Return the policies that bear a number."""
        return self._sorted(self._by_number.get(number_key(number), ()))

    def titled(self, title: str) -> list[Policy]:
        """Return the policies of a title: those called exactly so, else its editions where the title names none, or a year."""
        exact = self._by_title.get(policy_key(title), ())
        if exact:
            return self._sorted(exact)
        named = editions(title)
        if named and not all(_YEAR_EDITION.fullmatch(one) for one in named):
            return []
        return self._sorted(self._by_loose.get(loose_key(title), ()))

    def misread(self, title: str) -> list[Policy]:
        """Return the policies whose title differs by one character that looks alike."""
        found = {identifier for key in _misread(title) for identifier in self._by_title.get(key, ())}
        return self._sorted(found)

    def close(self, number: str) -> list[Policy]:
        """Return the policies whose number differs in one digit, in the order of digits, or in the year."""
        found: dict[str, Policy] = {}
        for near in close_numbers(number):
            found |= {policy.id: policy for policy in self.numbered(near)}
        return list(found.values())

    def _sorted(self, identifiers: Iterable[str]) -> list[Policy]:
        return [self.policies[one] for one in sorted(identifiers)]


def year_of(title: str) -> str | None:
    """Return the year of the wording that a title names: 甲法（2031年修正） → 2031."""
    found = (_YEAR_EDITION.fullmatch(one) for one in editions(title))
    return next((one["year"] for one in found if one), None)


def _names(cited: Iterable[Cited]) -> Names:
    listed = list(cited)
    titles = {one.title for one in listed if one.title}
    keys = {key[:LONGEST_KEY] for title in titles for key in (policy_key(title), loose_key(title), stem(title)) if key}
    return Names(frozenset(number for one in listed if one.number for number in _spellings(one.number)), frozenset(keys))


def _spellings(number: str) -> Iterator[str]:
    """Yield the ways in which one number is printed: with 字 and without."""
    yield number
    yield number.replace("字〔", "〔")
    yield number.replace("〔", "字〔") if "字〔" not in number else number
    yield number.removeprefix("中华人民共和国")
    yield f"中华人民共和国{number}"


def _misread(title: str) -> list[str]:
    """Return the keys of the titles of which one may be a misreading."""
    return [policy_key(one)[:LONGEST_KEY] for one, _ in zip(verification().misread(title), range(_TRIED), strict=False)]


# 某部发〔2031〕5号, 某部公告2031年第5号, 某部令第5号
_SERIAL = re.compile(r"\d+(?=号)")
# 某部发〔2031〕5号
_YEAR = re.compile(rf"(?<!\d){part('year')}(?!\d)")
_AROUND = 8
"""Years before and after one that may be meant."""


def close_numbers(number: str) -> Iterator[str]:
    """Yield the numbers that one may be a slip for, the likeliest first: another year, one digit, two digits exchanged."""
    if serial := _SERIAL.search(number):
        for digits in _close(serial.group()):
            yield number[: serial.start()] + digits + number[serial.end() :]
    if year := _YEAR.search(number):
        other = int(year.group())
        for off in range(1, _AROUND + 1):
            for each in (other - off, other + off):
                yield f"{number[: year.start()]}{each}{number[year.end() :]}"


def _close(digits: str) -> Iterator[str]:
    found = dict.fromkeys(
        [
            *(digits[:at] + digits[at + 1] + digits[at] + digits[at + 2 :] for at in range(len(digits) - 1)),
            *(digits[:at] + other + digits[at + 1 :] for at in range(len(digits)) for other in "0123456789"),
            *(digits[:at] + digits[at + 1 :] for at in range(len(digits))),
            *(digits[:at] + other + digits[at:] for at in range(len(digits) + 1) for other in "0123456789"),
        ]
    )
    return (one for one in found if one and one[0] != "0" and one != digits)


def same_title(one: str, other: str) -> bool:
    """Tell whether two titles are one, though recognition or a writer changed a little: not if their digits differ."""
    from difflib import SequenceMatcher

    first, second = fold(policy_key(one)), fold(policy_key(other))
    if re.findall(r"\d+", first) != re.findall(r"\d+", second):
        return False
    if first in second or second in first:
        return min(len(first), len(second)) >= _SHORTEST
    return SequenceMatcher(None, first, second, autojunk=False).ratio() >= _ALIKE


_SHORTEST = 4
_ALIKE = 0.8
