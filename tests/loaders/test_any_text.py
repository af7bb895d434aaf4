"""Whatever a text holds, its units are stretches of it, in order, and neither line ends nor invisible characters change what is found."""

import io
from itertools import pairwise

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from kg.errors import InputError
from kg.extract import extract
from kg.model import Unit
from loaders import load, read_stream
from loaders.reading import Reading

SENTENCE = "近日，有关部门研究提出了若干措施，明确了目标和任务。"
PIECES = [
    "甲行业协会一周要闻",
    "目录",
    "关于加强甲类设备管理的通知",
    "关于加强甲类设备管理的通知……1",
    "甲类设备管理办法",
    "财政部文件",
    "财办〔2031〕5号",
    "各有关单位：",
    SENTENCE,
    "一、国家政策",
    "1. 财政部印发《甲类办法》",
    "2. 商务部公布《乙类目录》",
    "第一条 为了甲类，制定本办法。",
    "第二条 本办法自2031年5月1日起施行。",
    "财政部",
    "2031年3月5日",
    "附件",
    "- 1 -",
    "责任编辑：张某某",
    "https://a.example/1",
    "【标题】关于甲事的通知",
    "【正文】一、登记。",
    "索引号：12345",
    "",
    "",
]
TEXTS = st.lists(st.sampled_from(PIECES), min_size=1, max_size=24)


def reading(text: str, name: str = "a.txt") -> Reading | None:
    """What is read in a text; None where it is refused, which must say why."""
    try:
        return load(read_stream(io.BytesIO(text.encode()), name))
    except InputError as error:
        assert str(error).startswith(f"{name}")
        assert error.reason
        return None


def hold(text: str, units: tuple[Unit, ...]) -> None:
    """Check that units are stretches of their text."""
    lines = text.split("\n")
    starts = [0]
    for line in lines:
        starts.append(starts[-1] + len(line) + 1)
    assert [one.number for one in units] == list(range(1, len(units) + 1))
    for one in units:
        assert one.text == text[one.start : one.end]
        assert one.start <= one.body <= one.end
        assert starts[one.line_start - 1] <= one.start < starts[one.line_start]
        assert starts[one.line_end - 1] <= one.end <= starts[one.line_end]
        assert all(one.start <= gap.start < gap.end <= one.end for gap in one.gaps)
        assert one.text.strip()
    assert all(one.end <= other.start for one, other in pairwise(units))


@settings(deadline=None, max_examples=60)
@given(TEXTS)
def test_units_are_stretches_of_their_text_in_order(lines: list[str]) -> None:
    text = "\n".join(lines)
    found = reading(text)
    if found:
        assert found.units
        hold(text, found.units)
        assert all(1 <= remark.line <= len(lines) and remark.text for remark in found.remarks)


def told(found: Reading | None) -> list[tuple[object, ...]]:
    """What a reading says, without offsets."""
    if found is None:
        return []
    documents = [extract(one) for one in found.units]
    return [
        (one.heading, one.line_start, one.line_end, read.kind, read.title, read.doc_number, read.signed, tuple(m.id for m in read.issuers))
        for one, read in zip(found.units, documents, strict=True)
    ]


@settings(deadline=None, max_examples=40)
@given(TEXTS, st.sampled_from(["\r\n", "\r"]))
def test_line_ends_do_not_matter(lines: list[str], newline: str) -> None:
    assert told(reading(newline.join(lines))) == told(reading("\n".join(lines)))


@settings(deadline=None, max_examples=30)
@given(TEXTS, st.data())
def test_mixed_line_ends_do_not_matter(lines: list[str], data: st.DataObject) -> None:
    ends = data.draw(st.lists(st.sampled_from(["\n", "\r\n"]), min_size=len(lines), max_size=len(lines)))
    mixed = "".join(line + end for line, end in zip(lines, ends, strict=True))
    assert told(reading(mixed)) == told(reading("\n".join(lines) + "\n"))


@settings(deadline=None, max_examples=30)
@given(TEXTS)
@example(["【标题】关于甲事的通知", "【标题】关于甲事的通知", "【正文】一、登记。", "【正文】一、登记。"])
def test_a_byte_order_mark_and_blanks_at_the_ends_of_lines_do_not_matter(lines: list[str]) -> None:
    text = "\n".join(lines)
    assert told(reading("\ufeff" + text)) == told(reading(text))
    assert told(reading("\n".join(f"{line} " if line else line for line in lines))) == told(reading(text))


@settings(deadline=None, max_examples=30)
@given(TEXTS)
def test_a_second_reading_finds_the_same(lines: list[str]) -> None:
    text = "\n".join(lines)
    assert reading(text) == reading(text)


NOTICE = "关于加强甲类设备管理的通知\n财办〔2031〕5号\n各有关单位：\n{}\n财政部\n2031年3月5日\n"


def test_a_document_of_many_lines() -> None:
    text = NOTICE.format("\n".join(f"{number}.{SENTENCE}" for number in range(1, 10_001)))
    found = reading(text)
    assert found is not None
    (one,) = found.units
    hold(text, found.units)
    assert (one.line_start, one.line_end, one.heading) == (1, 10_005, "关于加强甲类设备管理的通知")
    assert extract(one).signed == "2031-03-05"


def test_a_document_on_one_line() -> None:
    text = NOTICE.format(SENTENCE).replace("\n", " ").strip()
    found = reading(text)
    assert found is not None
    (one,) = found.units
    assert (one.line_start, one.line_end, one.text) == (1, 1, text)
    read = extract(one)
    assert (read.title, read.doc_number) == ("关于加强甲类设备管理的通知", "财办〔2031〕5号")


@pytest.mark.parametrize("mark", ["\u200b", "\u00ad", "\ufeff", "\u2060", "\u202c"])
def test_invisible_characters_in_every_word(mark: str) -> None:
    plain = NOTICE.format(f"根据《甲类办法》（商规〔2030〕7号），{SENTENCE}")
    printed = "".join(char + mark if char > "\x7f" else char for char in plain)
    found, usual = reading(printed), reading(plain)
    assert found is not None and usual is not None
    here, there = extract(found.units[0]), extract(usual.units[0])
    assert (here.title, here.doc_number, here.signed, here.kind) == (there.title, there.doc_number, there.signed, there.kind)
    assert [(one.type, one.title, one.number) for one in here.relations] == [(one.type, one.title, one.number) for one in there.relations]
    assert [one.evidence.replace(mark, "") for one in here.relations] == [one.evidence for one in there.relations]


HOSTILE = [
    "《" * 5000,
    "（" * 5000 + "）" * 5000,
    "〔2031〕" * 2000,
    "第一条" * 3000,
    "\n".join(["目录"] * 500),
    "关于" * 4000 + "的通知",
    "1." * 5000,
    "根据" + "《甲类办法》、" * 1500 + "制定。",
    "# " * 3000,
    "|" * 8000,
    "<b>" * 3000,
    "&nbsp;" * 2000,
    "\t" * 8000 + "甲类办法",
    "甲\x00乙",
    "一" * 20_000,
    "2031年" * 3000,
]


@pytest.mark.parametrize("text", HOSTILE, ids=[repr(text[:6]) for text in HOSTILE])
def test_hostile_texts_are_read_or_refused(text: str) -> None:
    found = reading(text)
    if found:
        for one in found.units:
            assert one.text == text[one.start : one.end]
            document = extract(one)
            assert all(text[span.start : span.end] == quote for span, quote in ((r.span, r.evidence) for r in document.relations))


@pytest.mark.parametrize("text", ["", " ", "\n\n", "\ufeff", "\u200b\n", "。", "1", "a"])
def test_texts_of_nothing_are_refused(text: str) -> None:
    assert reading(text) is None


@pytest.mark.parametrize("text", ["<b></b>", "&nbsp;&nbsp;", "<!-- 甲 -->", "\u200b<p>\n</p>"])
def test_a_text_of_mark_up_alone_is_refused_with_the_reason(text: str) -> None:
    with pytest.raises(InputError) as error:
        load(read_stream(io.BytesIO(text.encode()), "a.txt"))
    assert str(error.value) == "a.txt: holds nothing but mark-up and invisible characters"
