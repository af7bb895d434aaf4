"""Every cue fires on its examples and stays silent on its counter-examples, through the whole extraction."""

from copy import deepcopy
from typing import Any

import pytest

from kg.errors import DataError
from kg.extract.find import find_citations
from kg.extract.layout import read_layout
from kg.extract.relate import cues_at
from kg.vocab.files import read_yaml
from kg.vocab.patterns import Cue, Heading, patterns, read_patterns
from tests.extract.units import unit

DATA = read_yaml("patterns.yaml")
CUES = patterns().cues
FIRES = [pytest.param(cue, *example, id=f"{cue.name}-{number}") for cue in CUES for number, example in enumerate(cue.examples)]
SILENT = [pytest.param(cue, *example, id=f"{cue.name}-{number}") for cue in CUES for number, example in enumerate(cue.counter)]
FORMS = (*patterns().governing, *patterns().headings)
HEADINGS = [pytest.param(form, text, id=f"{form.name}-{text[:8]}") for form in FORMS for text in form.examples]
OTHERS = [pytest.param(form, text, id=f"{form.name}-{text[:8]}") for form in FORMS for text in form.counter]


def fired(text: str, title: str) -> set[str]:
    """Names of the cues that fire on a title in a notice's opening sentence."""
    layout = read_layout(unit(f"关于丙类事项的通知\n{text}"))
    found = find_citations(layout, ()).citations
    named = [one for one in found if one.title == title]
    assert named, f"{title} is not found"
    return {cue.name for one in named for cue in cues_at(layout, found, one)}


@pytest.mark.parametrize(("cue", "text", "title"), FIRES)
def test_a_cue_fires_on_its_examples(cue: Cue, text: str, title: str) -> None:
    assert cue.name in fired(text, title)


@pytest.mark.parametrize(("cue", "text", "title"), SILENT)
def test_a_cue_is_silent_on_its_counter_examples(cue: Cue, text: str, title: str) -> None:
    assert cue.name not in fired(text, title)


@pytest.mark.parametrize(("form", "text"), HEADINGS)
def test_a_heading_matches_its_examples(form: Heading, text: str) -> None:
    assert form.pattern.search(text)


@pytest.mark.parametrize(("form", "text"), OTHERS)
def test_a_heading_does_not_match_its_counter_examples(form: Heading, text: str) -> None:
    assert not form.pattern.search(text)


@pytest.mark.parametrize("text", DATA["introductions"]["examples"])
def test_words_that_introduce_a_document(text: str) -> None:
    assert patterns().introduced.search(text)


@pytest.mark.parametrize("text", DATA["introductions"]["counter"])
def test_words_that_introduce_none(text: str) -> None:
    assert not patterns().introduced.search(text)


@pytest.mark.parametrize(("before", "behind"), DATA["papers"]["examples"])
def test_words_that_mark_a_paper(before: str, behind: str) -> None:
    assert patterns().papers.found(before, behind)


@pytest.mark.parametrize(("before", "behind"), DATA["papers"]["counter"])
def test_words_that_mark_no_paper(before: str, behind: str) -> None:
    assert not patterns().papers.found(before, behind)


@pytest.mark.parametrize(
    ("group", "change", "told"),
    [
        ("cues", {"type": "SUPERCEDES"}, "cue suspended_clause: type 'SUPERCEDES' is none of AMENDS"),
        ("cues", {"type": "ISSUED_BY"}, "cue suspended_clause: type 'ISSUED_BY' is none of AMENDS"),
        ("cues", {"kinds": ["policy", "laws"]}, "cue suspended_clause: kinds 'laws' is none of catalogue"),
        ("cues", {"side": "left"}, "cue suspended_clause: side 'left' is none of after, before"),
        ("cues", {"zone": "head"}, "cue suspended_clause: zone 'head' is none of amendments"),
        ("cues", {"examples": []}, "cue suspended_clause: has no example"),
        ("cues", {"pattern": "(废止"}, "cue suspended_clause: missing"),
        ("cues", {"pattern": "同时废止"}, "cue suspended_clause: .* begins with \\^"),
        ("cues", {"pattern": "第«ordinal»条"}, "cue suspended_clause: no piece «ordinal»"),
        ("governing", {"type": "REPEALS"}, "heading repeal_list: type 'REPEALS' is none of AMENDS"),
        ("headings", {"kind": "answers"}, "heading reporters_questions: kind 'answers' is none of catalogue"),
    ],
)
def test_a_wrong_entry_is_named_with_its_file(group: str, change: dict[str, Any], told: str) -> None:
    data = deepcopy(DATA)
    data[group][0] |= change
    with pytest.raises(DataError, match=rf"patterns\.yaml: {told}"):
        read_patterns(data)


@pytest.mark.parametrize(("group", "field"), [("cues", "type"), ("cues", "kinds"), ("governing", "pattern"), ("headings", "kind")])
def test_a_missing_field_is_named_with_file_and_entry(group: str, field: str) -> None:
    data = deepcopy(DATA)
    del data[group][0][field]
    with pytest.raises(DataError, match=rf"patterns\.yaml: (?:cue|heading) {data[group][0]['name']}: {field} is missing"):
        read_patterns(data)
