"""How a text was printed does not change what is found in it, and every span still leads to its words."""

import io
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from needs import CORPUS

from kg.extract import extract
from kg.model import Span
from kg.text.join import join
from kg.text.normal import fold_title
from kg.text.printing import FILLER, plain_print
from loaders import load, read_stream
from loaders.lines import Lines
from tests.printings import PRINTINGS

ROOT = Path(__file__).parents[1]
SAMPLES = sorted((*(ROOT / "samples").glob("*.txt"), *(ROOT / "samples").glob("*.md")))

Found = tuple[object, ...]


def findings(text: str, back: Sequence[int]) -> Iterator[Found]:
    """Yield what is found in a text, with spans as offsets of the text that was printed."""

    def place(span: Span) -> tuple[int, int]:
        return back[span.start], back[span.end - 1] + 1

    for unit in load(read_stream(io.BytesIO(text.encode()), "a.txt")).units:
        found = extract(unit)
        yield unit.number, "title", fold_title(found.title)
        yield unit.number, found.kind, found.doc_number, found.signed, found.published, found.effective, found.expires
        yield unit.number, "issuers", tuple(mention.id for mention in found.issuers)
        yield from ((unit.number, one.type, fold_title(one.title or ""), one.number, place(one.mention)) for one in found.relations)
        yield from ((unit.number, one.id, place(one.span)) for one in found.standards)
        yield from ((unit.number, one.id) for one in found.programmes)
        for one in found.relations:
            assert text[one.span.start : one.span.end] == one.evidence


@pytest.mark.parametrize("printing", PRINTINGS)
@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.name)
def test_samples_in_any_printing(path: Path, printing: str) -> None:
    text = path.read_bytes().decode()
    printed, back = PRINTINGS[printing](text)
    assert set(findings(printed, back)) == set(findings(text, range(len(text))))


@pytest.mark.parametrize("printing", PRINTINGS)
@pytest.mark.parametrize("charset", ["utf-8", "gb18030"])
def test_the_character_set_is_told_in_any_printing(printing: str, charset: str) -> None:
    printed, _ = PRINTINGS[printing](SAMPLES[0].read_bytes().decode())
    assert read_stream(io.BytesIO(printed.encode(charset)), "a.txt").text == printed


@pytest.mark.corpus("bulletins")
@pytest.mark.parametrize("printing", PRINTINGS)
def test_a_real_bulletin_in_any_printing(printing: str) -> None:
    """Nearly all: where a page break cuts a name, brackets that are signs of comparison too are not told for sure."""
    text = min((CORPUS / "bulletins").glob("*.txt"), key=lambda path: (path.stat().st_size, path.name)).read_bytes().decode()
    printed, back = PRINTINGS[printing](text)
    expected, got = set(findings(text, range(len(text)))), set(findings(printed, back))
    assert len(expected - got) <= 0.03 * len(expected)
    assert len(got - expected) <= 0.03 * len(expected)


MEANT = [
    ("⼯业和信息化部关于⾏业", "工业和信息化部关于行业"),
    ("⻅⻓⻋⺠⼾", "见长车民户"),
    ("︽甲办法︾︵试行︶", "《甲办法》（试行）"),
    ("按照<<甲办法>>和<乙办法>", "按照《甲办法》和《乙办法》"),
    ("‹甲办法›«乙办法»〈丙办法〉＜丁办法＞", "《甲办法》《乙办法》《丙办法》《丁办法》"),
    ("<<关于修改<甲条例>的决定>>", "《关于修改〈甲条例〉的决定》"),
    ("<<关于印发<甲办法>>>", "《关于印发〈甲办法〉》"),
    ("《关于修改〈甲条例〉的决定》", "《关于修改〈甲条例〉的决定》"),
    ("《甲&lt;乙条例&gt;办法》", "《甲〈乙条例〉办法》"),
    ("比例<5%且>3%", "比例<5%且>3%"),
    ("首页 » 公开 » 文件", "首页 » 公开 » 文件"),
    ("甲\u200b乙\u00ad丙\u202c丁\ufeff", "甲乙丙丁"),
    ('<p id="t1">&emsp;<b>第一条</b>&emsp;为了</p>', "      第一条      为了"),
    ("1\\. 总则 **第一条**{align=center}", "1. 总则 第一条{align=center}"),
    ("## 第一章&nbsp;总则{align=center}", "## 第一章      总则"),
    ("::: details 目录\n@tab 章节\n[[toc]]\n:::\n::: tip 修订信息\n[1](#t1)甲", "\n\n\n\n\n甲"),
    ("<!-- 目录 -->甲<!-- INFO END -->", "甲<!-- INFO END -->"),
    ("现公告如下:一、甲,乙;丙.", "现公告如下：一、甲，乙；丙。"),
    ("优惠(税负5%)(1)[甲办法](a.html)", "优惠（税负5%）(1)[甲办法](a.html)"),
    ("《甲\u00a0办\u2002法》", "《甲 办 法》"),
    (
        "（某发[2031)5号）某发〔2031］5号，某发〔 2031 〕 5 号，（2031）5号",
        "（某发〔2031〕5号）某发〔2031〕5号，某发〔2031〕5号，（2031）5号",
    ),
    ("甲办法（试行)乙办法(试行）（某发〔2031〕5号)", "甲办法（试行）乙办法（试行）（某发〔2031〕5号）"),
    ("一.甲类 1.5倍 12:30 1,000 T/A:2031", "一.甲类 1.5倍 12:30 1,000 T/A:2031"),
]


@pytest.mark.parametrize(("printed", "meant"), MEANT)
def test_what_was_meant(printed: str, meant: str) -> None:
    assert plain_print(printed).replace(FILLER, "") == meant


@given(st.text(alphabet="甲乙《》〈〉<>«»&;lt\\*{}#\u200b⼯\n\r .,一2", max_size=80))
def test_length_and_line_breaks_stay(text: str) -> None:
    meant = plain_print(text)
    assert len(meant) == len(text)
    assert [i for i, c in enumerate(meant) if c in "\r\n"] == [i for i, c in enumerate(text) if c in "\r\n"]


@given(st.text(alphabet="甲乙《》〔〕号\u200b\u00ad&nbsp; \n2031<b>", max_size=80), st.integers(0, 99), st.data())
def test_spans_lead_to_the_words(text: str, base: int, data: st.DataObject) -> None:
    cleaned = join(text, base)
    if not cleaned.text:
        return
    start = data.draw(st.integers(0, len(cleaned.text) - 1))
    end = data.draw(st.integers(start + 1, len(cleaned.text)))
    span = cleaned.span(start, end)
    assert base <= span.start < span.end <= base + len(text)
    assert text[span.start - base : span.end - base] == cleaned.quote(start, end)
    words = "".join(cleaned.text[start:end].split())
    assert (
        "".join(plain_print(text)[span.start - base : span.end - base].replace(FILLER, "").split()).translate(str.maketrans("<>", "〈〉"))
        == words
    )


@given(st.text(alphabet="甲乙\u200b\u00ad*\\.<b>\n ", max_size=60))
def test_places_in_a_line_lead_to_their_characters(text: str) -> None:
    lines = Lines(text)
    for line in lines:
        assert line.text == lines.read(line.start, line.end)
        assert [lines.text[lines.offset(line, place)] for place in range(len(line.text))] == list(line.text)
        assert lines.offset(line, len(line.text)) == line.end or lines.text[lines.offset(line, len(line.text))] == FILLER
