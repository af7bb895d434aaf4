"""Names as they stand in cells: number, title, or both."""

import pytest

from kg.match import read_name

ROWS = [
    ("国某发[2031] 第5号", (None, "国某发〔2031〕5号", None)),
    ("某部公告2031年第5号", (None, "某部公告2031年第5号", None)),
    ("《甲类办法》（某部规〔2031〕5号）", ("甲类办法", "某部规〔2031〕5号", None)),
    ("《甲法》（2031年修正）", ("甲法", None, "2031")),
    ("甲类办法（某部规(2031)5号）", ("甲类办法", "某部规〔2031〕5号", None)),
    ("关于印发《甲类办法》的通知(某部规〔2031〕5号)", ("关于印发《甲类办法》的通知", "某部规〔2031〕5号", None)),
    ("某部规〔2031〕5号《甲类办法》", ("甲类办法", "某部规〔2031〕5号", None)),
    ("国务院关于修改《甲条例》的决定", ("国务院关于修改《甲条例》的决定", None, None)),
    ("「甲类设备管理条例」", ("甲类设备管理条例", None, None)),
    ("甲类办法（试行）", ("甲类办法（试行）", None, None)),
    (" 甲类办法；", ("甲类办法", None, None)),
    ("〔2O31〕 某字 l号", ("〔2O31〕 某字 l号", None, None)),
    ("号", ("号", None, None)),
    ("（", ("（", None, None)),
    (" ", (None, None, None)),
]


@pytest.mark.parametrize(("text", "wanted"), ROWS)
def test_names(text: str, wanted: tuple[str | None, str | None, str | None]) -> None:
    read = read_name(text)
    assert (read.title, read.number, read.year, read.printed) == (*wanted, text)


def test_number_and_day_of_other_columns() -> None:
    for day in ("2031-03-05", "2031年3月5日"):
        read = read_name("甲类办法", "某部规[2031]5号", day)
        assert (read.title, read.number, read.day) == ("甲类办法", "某部规〔2031〕5号", "2031-03-05")
    read = read_name("甲类办法", "无", "不详")
    assert (read.title, read.number, read.day) == ("甲类办法", None, None)
