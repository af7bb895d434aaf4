"""The day of a wording and the history of a law: from the lines under its title, and from the name of its file."""

from dataclasses import replace

import pytest

from kg.extract import extract
from kg.extract.file_day import file_day
from kg.model import Document
from tests.extract.units import unit

CITY = "云州市"
STANDING = f"{CITY}第十五届人民代表大会常务委员会"
COURT = "最高人民法院审判委员会"


def law(lines: str, title: str = "甲类条例", name: str = "test.txt") -> Document:
    text = f"# {title}\n\n{lines}\n\n<!-- INFO END -->\n\n第一条 为了甲类，制定本条例。\n第二条 本条例自2021年7月1日起施行。"
    document = extract(replace(unit(text, single=True), bulletin=name))
    for change in document.history:
        assert text[change.span.start : change.span.end] == change.evidence
    return document


def told(document: Document) -> tuple[object, ...]:
    return document.signed, document.published, document.effective, [change.published or change.day for change in document.history]


HISTORIES = [
    # lines of promulgation, (signed, published, effective, days on which it was made and changed)
    ("2021年5月21日国务院令第5号公布", ("2021-05-21", None, "2021-07-01", ["2021-05-21"])),
    (
        "2021年5月21日国务院令第5号公布 2031年2月2日《国务院关于修改甲类条例的决定》第一次修订 2035年3月3日国务院令第9号第二次修订",
        ("2021-05-21", "2035-03-03", "2021-07-01", ["2021-05-21", "2031-02-02", "2035-03-03"]),
    ),
    # what a body passes again is a change, even where the line does not say so
    (
        f"2021年5月21日{STANDING}第三十一次会议通过\n\n2024年11月28日{CITY}第十六届人民代表大会常务委员会第十七次会议通过",
        ("2021-05-21", "2024-11-28", "2021-07-01", ["2021-05-21", "2024-11-28"]),
    ),
    # two bodies make one wording
    (
        f"2021年5月1日{STANDING}第三十一次会议通过 2021年5月21日丙省第十四届人民代表大会常务委员会第八次会议批准",
        ("2021-05-21", None, "2021-07-01", ["2021-05-21"]),
    ),
    # the order that promulgates a change belongs to it
    (
        "2021年5月21日国务院令第5号公布 2035年2月8日某会议修订通过 2035年3月16日国务院令第877号公布",
        ("2021-05-21", "2035-03-16", "2021-07-01", ["2021-05-21", "2035-03-16"]),
    ),
    # the day under the title is that of the present wording, that of the last article may be of the first one
    (
        f"2021年5月21日{COURT}第5次会议通过\n\n2031年2月2日{COURT}第9次会议通过\n\n2031年5月1日 施行",
        ("2021-05-21", "2031-02-02", "2031-05-01", ["2021-05-21", "2031-02-02"]),
    ),
    ("", (None, None, "2021-07-01", [])),
]


@pytest.mark.parametrize(("lines", "expected"), HISTORIES, ids=range(len(HISTORIES)))
def test_when_a_law_was_made_and_changed(lines: str, expected: tuple[object, ...]) -> None:
    assert told(law(lines)) == expected


FILES = [
    # lines, name of the file, (signed, published, effective, days)
    ("", "甲类条例(2031-05-01).md", (None, "2031-05-01", "2021-07-01", ["2031-05-01"])),
    ("2021年5月21日国务院令第5号公布", "x/甲类条例(2021-05-21).md", ("2021-05-21", None, "2021-07-01", ["2021-05-21"])),
    (
        "2021年5月21日国务院令第5号公布",
        "007_甲类条例（2031-05-01）.md",
        ("2021-05-21", "2031-05-01", "2021-07-01", ["2021-05-21", "2031-05-01"]),
    ),
    # passed, then made public: one wording
    (f"2031年2月2日{COURT}第9次会议通过", "甲类条例_20310301.docx", ("2031-02-02", "2031-03-01", "2021-07-01", ["2031-03-01"])),
    # years later: another wording
    (
        f"2021年2月2日{COURT}第9次会议通过",
        "甲类条例_20310301.docx",
        ("2021-02-02", "2031-03-01", "2021-07-01", ["2021-02-02", "2031-03-01"]),
    ),
    # a day before the last line is an error of the name; a name of another document says nothing
    ("2021年5月21日国务院令第5号公布", "甲类条例(2021-05-20).md", ("2021-05-21", None, "2021-07-01", ["2021-05-21"])),
    ("2021年5月21日国务院令第5号公布", "下载(2031-05-01).md", ("2021-05-21", None, "2021-07-01", ["2021-05-21"])),
]


@pytest.mark.parametrize(("lines", "name", "expected"), FILES, ids=[f"{name} {len(lines)}" for lines, name, _ in FILES])
def test_the_day_that_a_file_bears(lines: str, name: str, expected: tuple[object, ...]) -> None:
    assert told(law(lines, name=name)) == expected


NAMES = [
    ("甲类条例(2031-05-01).md", "甲类条例", "2031-05-01"),
    ("laws/2031/甲类条例（2031-05-01）.txt", "甲类条例", "2031-05-01"),
    ("中华人民共和国甲类法_20310501.docx", "甲类法", "2031-05-01"),
    ("laws.zip/12 甲类法(2031-05-01).md", "中华人民共和国甲类法", "2031-05-01"),
    ("某市实施《甲类法》办法(2031-05-01).md", "某市实施《中华人民共和国甲类法》办法", "2031-05-01"),
    ("甲类条例.md", "甲类条例", None),
    ("甲类条例(2031-13-01).md", "甲类条例", None),
    ("甲类条例_2031.md", "甲类条例", None),
    ("乙类条例(2031-05-01).md", "甲类条例", None),
    ("甲类条例(2031-05-01)解读.md", "甲类条例", None),
    ("甲类条例(2031-05-01).md", "", None),
]


@pytest.mark.parametrize(("name", "title", "day"), NAMES, ids=range(len(NAMES)))
def test_names_of_files(name: str, title: str, day: str | None) -> None:
    assert file_day(name, title) == day
