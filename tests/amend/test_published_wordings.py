"""Decisions carried out on old wordings of real laws give the wordings that were published."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
from needs import CORPUS

import loaders
from kg.amend import Wording, consolidate, read_decision, read_wording
from kg.amend.instruction import Decision, Insert, Reword
from kg.amend.lines import lines_of
from kg.amend.passage import text_of
from kg.extract.head import read_head
from kg.extract.layout import Layout, read_layout
from kg.text.normal import fold

WORDINGS = CORPUS / "wordings"
pytestmark = pytest.mark.corpus("wordings")
LATER = {"120", "120之一", "134", "161", "163", "164", "175之一", "180", "182", "191", "225", "303"}
"""Articles that amendments which the corpus does not hold changed again."""


def layout(path: Path) -> Layout:
    (unit,) = loaders.load(loaders.read(path)).units
    return read_layout(unit)


def wording(path: Path) -> Wording:
    read = layout(path)
    return read_wording(read, read_head(read).title, path.name)


def decided(path: Path, law: Wording) -> Decision:
    read = read_decision(layout(path), law.title, path.name)
    assert read
    return read


def distance(computed: Path, published: Path) -> float:
    """Share of the characters that differ, by the program that comes with the wordings."""
    tool = [sys.executable, str(CORPUS / "tools" / "make_decision"), "--check", str(computed), str(published)]
    return float(subprocess.run(tool, capture_output=True, text=True, check=True).stdout)


def test_computed_wordings_are_the_published_ones(tmp_path: Path) -> None:
    published = {path.name.rpartition("(")[0]: path for path in (WORDINGS / "published").iterdir()}
    far = {}
    for path in sorted((WORDINGS / "laws").iterdir()):
        name = path.name.rpartition("(")[0]
        law = wording(path)
        made = consolidate(law, [decided(WORDINGS / "decisions" / f"关于修改{name}的决定.md", law)])
        (tmp_path / "computed.md").write_text(made.text, encoding="utf-8")
        apart = distance(tmp_path / "computed.md", published[name])
        if apart > 0.001 or not made.is_complete:
            far[name] = (apart, [failure for one in made.carried for failure in one.failures])
    assert len(published) >= 20
    assert far == {}


def test_what_amendments_order_stands_in_the_consolidated_law() -> None:
    law = wording(WORDINGS / "criminal" / "刑法.md")
    text = fold("".join(map(text_of, lines_of(law))))
    days = {path: re.search(r"\d{4}年\d+月\d+日", path.read_text(encoding="utf-8")) for path in (WORDINGS / "criminal").glob("*修正案*")}
    read = [decided(path, law) for path in sorted(days, key=lambda path: [int(one) for one in re.findall(r"\d+", str(days[path]))[2:]])]
    assert [one for decision in read for instruction in decision.instructions for one in instruction.unread] == []
    said: dict[str, list[str]] = {}
    for decision in read:
        for change in (change for instruction in decision.instructions for change in instruction.changes):
            if isinstance(change, Reword | Insert):
                (first, *_) = change.targets if isinstance(change, Reword) else change.to
                said[first.id] = [text_of(line) for line in change.new.lines]
    lines = [line for place, new in said.items() if place.partition(".")[0] not in LATER for line in new]
    missing = [line for line in lines if fold(line) not in text]
    assert len(lines) > 70
    assert len(missing) <= 0.03 * len(lines), missing
