"""What is told of drafts, papers and answers by words around a name, and the characters that recognition confuses."""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from kg.errors import DataError
from kg.vocab.examples import compile_entry
from kg.vocab.files import read_yaml

_FILE = "verification.yaml"
# 中华人民共和国国务院令第732号
_ORDER = re.compile(r"(?:中华人民共和国)?国务院令第(?P<serial>\d+)号")
_NEAR = 24
"""Characters beside a name that may say what it is."""


class Verification:
    """All of `data/verification.yaml`."""

    def __init__(self, data: Mapping[str, Any]) -> None:
        """Take the parsed file. Raises DataError naming the entry that is wrong."""
        self.words: dict[str, re.Pattern[str]] = {}
        for entry in data["words"]:
            compile_entry(entry["pattern"], entry, f"{_FILE}: {entry['name']}")
            before = entry["name"].endswith("_before")
            self.words[entry["name"]] = re.compile(f"(?:{entry['pattern']})$" if before else entry["pattern"])
        self._alike: dict[str, str] = {}
        for group in data["lookalikes"]:
            if len(set(group)) != len(group) or len(group) < 2:
                raise DataError(f"{_FILE}: lookalikes: {group} is no group of different characters")
            for char in group:
                self._alike[char] = self._alike.get(char, "") + group.replace(char, "")
        self.short_names: dict[str, str] = data["short_names"]
        self._orders: dict[int, int] = data["state_council_orders"]
        if [*self._orders.values()] != sorted(self._orders.values()):
            raise DataError(f"{_FILE}: state_council_orders: serials do not rise from year to year")

    def is_work(self, before: str, behind: str) -> bool:
        """Tell whether the words around a name say that it is a book, film, newspaper, programme or section."""
        return bool(self.words["work_before"].search(before[-_NEAR:]) or self.words["work_behind"].match(behind[:_NEAR]))

    def is_own(self, before: str, behind: str) -> bool:
        """Tell whether the words around a name say that the text itself brings it: 现将, 起草了, 附件1; 现印发给你们."""
        return self.words["own_before"].search(before[-_NEAR:]) is not None or self.words["own_behind"].match(behind) is not None

    def is_draft(self, title: str) -> bool:
        """Tell whether a title says that it is a draft."""
        return self.words["draft"].fullmatch(title) is not None

    def is_no_law(self, title: str) -> bool:
        """Tell whether a title only ends like that of a law: 今日说法."""
        return self.words["no_law"].fullmatch(title.partition("（")[0]) is not None

    def goes_on(self, before: str) -> bool:
        """Tell whether a bare 第三条 behind these words may belong to the law named before."""
        return self.words["goes_on"].fullmatch(before[-_NEAR:].rpartition("\n")[2]) is not None

    def years_of_order(self, number: str) -> tuple[int, ...]:
        """Return the years that an order of the State Council may be of: 国务院令第732号 → 2019, 2020, 2021; none for other numbers."""
        found = _ORDER.fullmatch(number)
        if not found:
            return ()
        year = max((year for year, first in self._orders.items() if first <= int(found["serial"])), default=min(self._orders) - 1)
        return (year - 1, year, year + 1)

    def misread(self, title: str) -> Iterator[str]:
        """Yield the titles of which this may be a misreading: one character exchanged for one that looks alike."""
        for place, char in enumerate(title):
            for other in self._alike.get(char, ""):
                yield title[:place] + other + title[place + 1 :]


@cache
def verification() -> Verification:
    """Return the file, checked. Raises DataError."""
    return Verification(read_yaml(_FILE))
