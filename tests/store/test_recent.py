"""Contributions kept in memory: those that were used last, within bounds."""

import hashlib

import pytest

from benchmarks.library import bulletins
from kg.extract import extract
from kg.model import Contribution
from kg.store import recent
from kg.store.recent import Recent
from loaders import Source, load


@pytest.fixture(scope="module")
def three() -> list[Contribution]:
    readings = (load(Source(name, name, text, hashlib.sha256(text.encode()).hexdigest(), "utf-8")) for name, text in bulletins(60))
    return [Contribution(reading.bulletin, tuple(map(extract, reading.units[:2]))) for reading in readings]


def test_what_was_used_longest_ago_goes_first(three: list[Contribution], monkeypatch: pytest.MonkeyPatch) -> None:
    one, two, last = three
    texts = [document.source for some in three for document in some.documents]
    monkeypatch.setattr(recent, "ROOM", recent.BESIDES * (len(three) + len(texts)) + sum(map(len, texts)) - 1)
    kept = Recent()
    kept.put([one, two])
    kept.put(kept.get([one.bulletin.id]).values())
    kept.put([last])
    assert kept.get([each.bulletin.id for each in three]) == {each.bulletin.id: each for each in (one, last)}
    kept.drop([one.bulletin.id, "no such"])
    kept.put([two])
    assert kept.get([each.bulletin.id for each in three]) == {each.bulletin.id: each for each in (two, last)}
