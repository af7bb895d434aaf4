"""Every cue fires on its examples and stays silent on its counter-examples, through the whole extraction."""

import pytest

from kg.extract.find import find
from kg.extract.layout import layout
from kg.extract.relate import cues_at
from kg.vocab.patterns import Cue, Heading, patterns
from tests.extract.units import unit

CUES = patterns().cues
FIRES = [pytest.param(cue, *example, id=f"{cue.name}-{number}") for cue in CUES for number, example in enumerate(cue.examples)]
SILENT = [pytest.param(cue, *example, id=f"{cue.name}-{number}") for cue in CUES for number, example in enumerate(cue.counter)]
FORMS = (*patterns().governing, *patterns().headings)
HEADINGS = [pytest.param(form, text, id=f"{form.name}-{text[:8]}") for form in FORMS for text in form.examples]
OTHERS = [pytest.param(form, text, id=f"{form.name}-{text[:8]}") for form in FORMS for text in form.counter]


def fired(text: str, title: str) -> set[str]:
    """Names of the cues that fire on a title in a notice's opening sentence."""
    lay = layout(unit(f"关于丙类事项的通知\n{text}"))
    named = [one for one in find(lay, ()).named if one.title == title]
    assert named, f"{title} is not found"
    return {cue.name for one in named for cue in cues_at(lay, find(lay, ()), one)}


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
