"""Related policies of the real corpus come in the order in which a reader puts them (`judgements.yaml`)."""

from bisect import bisect
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
import yaml
from filling import fill
from needs import CORPUS

from kg.assemble.policies import source_key
from kg.build import build
from kg.cli.intake import inputs, take_in
from kg.model import Contribution, NodeKey
from kg.resolve import resolve
from kg.store.protocol import Store
from queries import run

pytestmark = pytest.mark.corpus("bulletins")
JUDGEMENTS: list[dict[str, Any]] = yaml.safe_load(Path(__file__).with_name("judgements.yaml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def contributions() -> list[Contribution]:
    """All of the corpus: the laws are there to be mistaken for what is nearer."""
    taken = take_in(inputs([str(CORPUS / part) for part in ("bulletins", "laws")]))
    return [intake.contribution for intakes in taken for intake in intakes if intake.contribution]


@pytest.fixture(scope="module")
def corpus(embedded_store: Store, contributions: list[Contribution]) -> Store:
    fill(embedded_store, build(contributions), [])
    return embedded_store


@pytest.fixture(scope="module")
def meant(contributions: list[Contribution]) -> dict[str, NodeKey]:
    """The node of every `002#7` and `002:131`."""
    resolution = resolve(sorted(contributions, key=lambda contribution: contribution.bulletin.id))
    named: dict[str, NodeKey] = {}
    for contribution in contributions:
        short, starts = contribution.bulletin.id[:3], _line_starts(contribution.bulletin.id)
        mentions = []
        for document in contribution.documents:
            named[f"{short}#{document.unit}"] = source_key(document, resolution.ids)
            mentions += [(relation.mention.start, (document.bulletin, document.unit, n)) for n, relation in enumerate(document.relations)]
        for start, place in sorted(mentions):
            named.setdefault(f"{short}:{bisect(starts, start)}", NodeKey("Policy", resolution.ids[place]))
    return named


def _line_starts(bulletin: str) -> list[int]:
    path = CORPUS / "bulletins" / bulletin
    text = path.read_bytes().decode("utf-8") if path.exists() else ""
    return [0, *(at + 1 for at, letter in enumerate(text) if letter == "\n")]


def _parameter(judgement: dict[str, Any]) -> Any:
    marks = [pytest.mark.xfail(strict=True, reason=judgement["missed"])] if "missed" in judgement else []
    return pytest.param(judgement, id=f"{judgement['of']}: {judgement['because']}", marks=marks)


@pytest.mark.parametrize("judgement", [_parameter(each) for each in JUDGEMENTS])
def test_what_a_reader_puts_first_comes_first(corpus: Store, meant: dict[str, NodeKey], judgement: dict[str, Any]) -> None:
    asked = meant[judgement["of"]]
    found = [row["id"] for row in run(corpus, "related", {"key": asked.id, "label": asked.label, "limit": 100})]
    if "first" in judgement:
        assert found[:1] == [meant[judgement["first"]].id]
    else:
        places = [_place(found, meant[name].id) for name in judgement["before"]]
        assert places == sorted(places) and places[-2] < len(found), places


def _place(found: Sequence[str], id_: str) -> int:
    """Its place; what is not there comes behind all."""
    return found.index(id_) if id_ in found else len(found)


def test_there_are_thirty_judgements_over_every_bulletin() -> None:
    assert len(JUDGEMENTS) >= 30
    assert {judgement["of"][:3] for judgement in JUDGEMENTS} == {"000", "001", "002", "003", "004"}
