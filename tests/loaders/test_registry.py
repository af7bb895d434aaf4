"""Which format reads which text: on samples, on generated texts and on the real corpus."""

import io
import json
from collections import Counter
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from needs import CORPUS

import loaders
from kg.errors import InputError, UnknownFormat
from kg.model import Unit
from loaders import Format, Source, all_formats, load, read, read_all, read_stream, walk
from loaders.lines import Lines
from loaders.reading import Reading, Sniff, sniffed
from loaders.registry import claimant

ROOT = Path(__file__).parents[2]

SAMPLES = {
    "compilation-2023-05.txt": ("compilation", 10),
    "interim-measures-pumps.txt": ("document", 1),
    "kinds/cards-2022-10.txt": ("bulletin", 4),
    "kinds/catalogue-water.md": ("bulletin", 2),
    "kinds/crawled-reply-2022.md": ("document", 1),
    "kinds/digest-2022-11.txt": ("bulletin", 4),
    "kinds/dump-baths.sqlite/documents/1": ("document", 1),
    "kinds/dump-meters.jsonl/1": ("document", 1),
    "kinds/dump-meters.jsonl/2": ("document", 1),
    "kinds/dump-schools.csv/s1": ("document", 1),
    "kinds/dump-schools.csv/s2": ("document", 1),
    "kinds/dump-subsidies.json/1": ("document", 1),
    "kinds/notice-water-week.odt": ("document", 1),
    "kinds/page-filters.mht": ("document", 1),
    "kinds/papers.zip/notices/red-head-30.txt": ("document", 1),
    "kinds/papers.zip/令/order-31.txt": ("document", 1),
    "kinds/records-rainwater.txt": ("collection", 2),
    "kinds/transcript-2022-11-08.txt": ("bulletin", 4),
    "notice-lathes-2023.docx": ("document", 1),
    "notice-labels-2022.txt": ("document", 1),
    "notice-pumps-2022.pdf": ("document", 1),
    "page-2023-05-24.txt": ("news_page", 2),
    "page-pump-stations-2022.html": ("document", 1),
    "page-tyres-2021.html": ("document", 1),
    "regulation-waste-heat.md": ("document", 1),
    "reply-heat-recovery-2023.md": ("document", 1),
    "review-2023-05-w3.txt": ("weekly_review", 7),
}


def claimed(source: Source) -> str | None:
    chosen = claimant(Lines(source.text))
    return chosen and chosen.name


def holds(source: Source, units: tuple[Unit, ...]) -> bool:
    """Whether text, offsets and lines of the units agree, and the units follow each other."""
    lines = Lines(source.text)
    for unit in units:
        assert source.text[unit.start : unit.end] == unit.text
        assert (lines.at(unit.start), lines.at(unit.end)) == (unit.line_start, unit.line_end)
        assert unit.start <= unit.body <= unit.end
        assert all(unit.start <= gap.start <= gap.end <= unit.end for gap in unit.gaps)
        assert unit.heading.strip() == unit.heading != ""
    assert [u.number for u in units] == list(range(1, len(units) + 1))
    assert all(a.end < b.start for a, b in pairwise(units))
    return True


def test_every_format_is_found_by_looking() -> None:
    assert {"bulletin", "compilation", "document", "news_page", "weekly_review"} <= {f.name for f in all_formats()}
    assert all(f.description for f in all_formats())


def test_fallbacks_are_asked_last() -> None:
    fallbacks = [f.fallback for f in all_formats()]
    assert fallbacks == sorted(fallbacks)
    assert "document" in {f.name for f in all_formats() if f.fallback}


def test_samples_are_each_read_by_their_format() -> None:
    sources = {one.name: one for path in walk([ROOT / "samples"]) for one in read_all(path, path.id) if isinstance(one, Source)}
    assert {name: claimed(source) for name, source in sources.items()} == {name: form for name, (form, _) in SAMPLES.items()}
    readings = {name: load(source) for name, source in sources.items()}
    assert {name: (r.bulletin.format, len(r.units)) for name, r in readings.items()} == SAMPLES
    assert all(holds(sources[name], r.units) and not r.remarks for name, r in readings.items())


class Claim:
    """A format that claims every text."""

    NAME = DESCRIPTION = ""

    def __init__(self, strength: int) -> None:
        self.strength = strength

    def sniff(self, lines: Lines) -> Sniff:
        return sniffed(("a mark", True), strength=self.strength)

    def units(self, source: Source, lines: Lines) -> Reading:
        raise NotImplementedError


@pytest.mark.parametrize(
    ("formats", "chosen"),
    [
        pytest.param([("a", 2, False), ("b", 5, False)], "b", id="the strongest claim"),
        pytest.param([("a", 3, False), ("b", 3, False)], "a", id="of equal claims the first by name"),
        pytest.param([("a", 1, False), ("b", 9, True)], "a", id="no fallback where a specific format claims"),
        pytest.param([("a", 1, True), ("b", 2, True)], "b", id="fallbacks among themselves"),
    ],
)
def test_of_several_claims_one_is_taken(formats: list[tuple[str, int, bool]], chosen: str, monkeypatch: pytest.MonkeyPatch) -> None:
    listed = tuple(Format(name, "", Claim(strength), fallback) for name, strength, fallback in formats)
    monkeypatch.setattr("loaders.registry.all_formats", lambda: listed)
    taken = claimant(Lines("text"))
    assert taken and taken.name == chosen


def test_a_report_claims_where_nothing_is_missing() -> None:
    assert sniffed(("a", True), ("b", True)).claims
    report = sniffed(("a", True), ("b", False))
    assert (report.found, report.missing, report.claims) == (("a",), ("b",), False)


PIECES = """目 录
政策汇编
总第7期
本周要闻回顾
■ 某部印发《再生砂管理办法》
■ 两部门公布名单
①某部印发《再生砂管理办法》
②两部门公布名单
链接»»
某部印发《再生砂管理办法》.....1
某部印发《再生砂管理办法》
再生砂管理办法
《再生砂管理办法》解读
第一条 为了节约型砂，制定本办法。
一、总体要求
某部函〔2032〕88号
近日，某部印发办法。
责任编辑：沈一
返回
# 再生砂条例
<!-- INFO END -->
— 3 —
3
电话：000-1
2032年11月2日

\f
""".splitlines()


@settings(deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=40), st.sampled_from(["\n", "\r\n", "\r"]))
def test_whatever_is_read_agrees_with_its_source(pieces: list[str], newline: str) -> None:
    try:
        source = read_stream(io.BytesIO(newline.join(pieces).encode()), "a.txt")
        reading = load(source)
    except UnknownFormat as refused:
        assert refused.reason.startswith(("is ", "has ", "holds "))
    except InputError as refused:
        assert refused.reason in ("is empty", "holds nothing but blanks")
    else:
        assert holds(source, reading.units)
        assert len(reading.units) > 0


@settings(deadline=None)
@given(st.text(max_size=300))
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        source = read_stream(io.BytesIO(text.encode("utf-8", "replace")), "a.txt")
        assert holds(source, load(source).units)
    except InputError as refused:
        assert str(refused).startswith("a.txt:")


@settings(deadline=None)
@given(st.text(st.sampled_from("ab一\r\n\f\u2028\x0b 　"), max_size=60))
def test_lines_tile_the_text(text: str) -> None:
    lines = Lines(text)
    assert "".join(text[line.start : lines[i + 1].start if i + 1 < len(lines) else None] for i, line in enumerate(lines)) == text
    assert all(line.text == text[line.start : line.end] and not set(line.text) & set("\r\n") for line in lines)
    assert [line.text for line in lines] == text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    assert list(lines.solid()) == [line for line in lines if line.bare]
    assert all(lines.at(line.start) == line.number for line in lines)


@pytest.mark.corpus("bulletins")
def test_the_real_bulletins_have_their_units() -> None:
    sources = {path.name[:3]: read(path) for path in walk([CORPUS / "bulletins"])}
    readings = {name: load(source) for name, source in sources.items()}
    assert {name: (r.bulletin.format, len(r.units)) for name, r in readings.items()} == {
        "000": ("news_page", 2),
        "001": ("weekly_review", 10),
        "002": ("compilation", 16),
        "003": ("compilation", 26),
        "004": ("compilation", 13),
    }
    assert all(holds(sources[name], r.units) and not r.remarks for name, r in readings.items())


@pytest.mark.corpus("bulletins")
def test_the_real_laws_are_one_unit_each() -> None:
    found = Counter[tuple[str, int]]()
    for path in walk([CORPUS / "laws"]):
        source = read(path)
        reading = load(source)
        assert holds(source, reading.units)
        found[reading.bulletin.format, len(reading.units)] += 1
    assert found == {("document", 1): 300}


@pytest.mark.corpus("bulletins")
@pytest.mark.parametrize("gold", ["bulletins", "laws"])
def test_the_annotated_units_are_cut_exactly(gold: str) -> None:
    rows = [json.loads(line) for line in (CORPUS / "gold" / f"{gold}.jsonl").read_text("utf-8").splitlines() if '"unit"' in line]
    units = [u for path in walk([CORPUS / gold]) for u in load(read(path)).units]
    cut = {(name, u.line_start, u.line_end) for u in units for name in (u.bulletin[:3], u.bulletin)}
    wanted = {(row["bulletin"], row["line_start"], row["line_end"]) for row in rows}
    # One annotation counts a blank line after its last one.
    assert {(name, first, last) for name, first, last in wanted - cut if (name, first, last - 1) not in cut} == set()


def test_the_package_says_what_it_exports() -> None:
    assert all(hasattr(loaders, name) for name in loaders.__all__)
