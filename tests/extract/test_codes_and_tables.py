"""Codes of standards with their exact places, what shares a prefix, ranges, titles beside them, and tables of what they replace."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.extract.standard_code import Code, find_codes
from kg.extract.standard_table import find_rows


def read(text: str) -> list[tuple[str, str]]:
    """Codes in normal form and the words that they were read from."""
    return [(code.id, text[code.start : code.end]) for code in find_codes(text)]


CODES = [
    ("符合GB 1234-2031的规定", [("GB 1234-2031", "GB 1234-2031")]),
    ("符合GB/T 1234—2031的规定", [("GB/T 1234-2031", "GB/T 1234—2031")]),
    ("符合GB／T 1234.5-2031的规定", [("GB/T 1234.5-2031", "GB／T 1234.5-2031")]),
    ("符合GB/T1234的规定", [("GB/T 1234", "GB/T1234")]),
    ("符合GBT 1234的规定", [("GB/T 1234", "GBT 1234")]),
    ("符合GB 1234-20 31的规定", [("GB 1234-2031", "GB 1234-20 31")]),
    ("符合GB 1234:2031的规定", [("GB 1234-2031", "GB 1234:2031")]),
    ("符合GB 3123-87的规定", [("GB 3123-87", "GB 3123-87")]),
    # several that share a prefix
    ("符合GB 1234、5678的规定", [("GB 1234", "GB 1234"), ("GB 5678", "5678")]),
    ("符合GB 1234和5678-2031的规定", [("GB 1234", "GB 1234"), ("GB 5678-2031", "5678-2031")]),
    ("符合GB/T 1.1、.2的规定", [("GB/T 1.1", "GB/T 1.1"), ("GB/T 1.2", ".2")]),
    ("符合GB/T 1.1~1.3的规定", [("GB/T 1.1", "GB/T 1.1"), ("GB/T 1.2", "GB/T 1.1~"), ("GB/T 1.3", "1.3")]),
    ("符合GB/T 1.1~2.3的规定", [("GB/T 1.1", "GB/T 1.1")]),
    # a quantity, a year, a page
    ("购置GB 1234、1236台", [("GB 1234", "GB 1234")]),
    ("符合GB 1234、2031年", [("GB 1234", "GB 1234")]),
    ("符合GB 1234、12的规定", [("GB 1234", "GB 1234")]),
    # of the European Union
    ("符合70/220/EEC的要求", [("70/220/EEC", "70/220/EEC")]),
    # nothing
    ("容量64GB", []),
    ("共GB", []),
    ("甲类设备1234", []),
    ("", []),
]


@pytest.mark.parametrize(("text", "expected"), CODES)
def test_codes_and_their_places(text: str, expected: list[tuple[str, str]]) -> None:
    found = read(text)
    assert [code for code, _ in found] == [code for code, _ in expected]
    # What a range leaves unprinted has the place of the range.
    printed = [pair for pair, (_, words) in zip(found, expected, strict=True) if not words.endswith("~")]
    assert printed == [pair for pair in expected if not pair[1].endswith("~")]


def test_a_range_is_spread_out_with_less_confidence() -> None:
    first, between, last = find_codes("符合GB/T 1.1~1.3的规定")
    assert [(code.number, code.confidence) for code in (first, between, last)] == [("1.1", 0.98), ("1.2", 0.9), ("1.3", 0.98)]
    assert (between.start, between.end) == (first.start, last.end)


@pytest.mark.parametrize(("last", "count"), [(50, 50), (51, 2), (1, 2)])
def test_a_range_that_would_be_long_is_a_misreading(last: int, count: int) -> None:
    assert len(list(find_codes(f"符合GB/T 1.1~1.{last}的规定"))) == count


TITLES = [
    ("《甲类设备通用规范》（GB/T 1234-2031）", "甲类设备通用规范"),
    ("《甲类设备通用规范》（国标GB/T 1234-2031）", "甲类设备通用规范"),
    ("《甲类设备通用规范》国家标准（GB/T 1234-2031）", "甲类设备通用规范"),
    ("《甲类设备通用规范》GB/T 1234-2031", "甲类设备通用规范"),
    ("GB/T 1234-2031《甲类设备通用规范》", "甲类设备通用规范"),
    ("（GB/T 1234-2031）《甲类设备通用规范》", "甲类设备通用规范"),
    ("按照《甲类办法》要求，执行GB/T 1234-2031", ""),
    ("《乙类规范》和GB/T 1234-2031《甲类设备通用规范》", "甲类设备通用规范"),
    ("GB/T 1234-2031的《甲类办法》", ""),
]


@pytest.mark.parametrize(("text", "title"), TITLES)
def test_the_title_beside_a_code(text: str, title: str) -> None:
    (code,) = find_codes(text)
    assert code.title == title


@given(
    st.lists(
        st.sampled_from(["GB", "/T", " ", "1234", ".1", "-", "—", "2031", "、", "和", "~", "的", "《甲规范》", "（", "）", "台"]),
        max_size=16,
    )
)
def test_codes_are_in_order_and_printed(pieces: list[str]) -> None:
    text = "".join(pieces)
    found = list(find_codes(text))
    assert [code.end for code in found] == sorted(code.end for code in found)
    for code in found:
        assert 0 <= code.start < code.end <= len(text)
        assert code.prefix in ("GB", "GB/T")
        assert any(char.isdigit() for char in text[code.start : code.end])


HEADER = "序号\t标准编号\t标准名称\t代替标准号\t实施日期\n"
TABLES = [
    # text, (new, title, old)
    (
        HEADER + "1\tGB/T 1234-2031\t甲类安全规范\tGB/T 1234-2011\t2031-11-01\n2\tGB/T 5678-2031\t乙类安全规范\t\t2031-11-01",
        [("GB/T 1234-2031", "甲类安全规范", ["GB/T 1234-2011"]), ("GB/T 5678-2031", "乙类安全规范", [])],
    ),
    (
        HEADER + "1\tGB/T 1234-2031\t甲类安全规范\tGB/T 1234-2011、GB/T 1235-2011\t2031-11-01",
        [("GB/T 1234-2031", "甲类安全规范", ["GB/T 1234-2011", "GB/T 1235-2011"])],
    ),
    # an adopted international standard is not replaced
    (
        HEADER + "1\tGB/T 1234-2031\t甲类安全规范\tISO 1234:2020\t2031-11-01",
        [("GB/T 1234-2031", "甲类安全规范", [])],
    ),
    # a sentence or two lines without codes end the table
    (
        HEADER + "1\tGB/T 1234-2031\t甲类\tGB/T 1234-2011\t2031-11-01\n以上标准。\nGB/T 9-2031\tGB/T 8-2031",
        [("GB/T 1234-2031", "甲类", ["GB/T 1234-2011"])],
    ),
    (
        HEADER + "1\tGB/T 1234-2031\t甲类\tGB/T 1234-2011\n说明\n附注\nGB/T 9-2031\tGB/T 8-2031",
        [("GB/T 1234-2031", "甲类", ["GB/T 1234-2011"])],
    ),
    # a cell a line
    (
        "序号\n标准编号\n标准名称\n代替标准号\n1\nGB/T 1234-2031\n甲类安全规范\nGB/T 1234-2011\n2\nGB/T 5678-2031\n乙类安全规范\n\n以上。",
        [("GB/T 1234-2031", "甲类安全规范", ["GB/T 1234-2011"]), ("GB/T 5678-2031", "乙类安全规范", [])],
    ),
    # no column of what is replaced
    ("序号\t标准编号\t标准名称\n1\tGB/T 1234-2031\t甲类安全规范", []),
    # no column of codes before it
    ("代替标准号\n1\tGB/T 1234-2031\t甲类\tGB/T 1234-2011", []),
    ("标准编号如下。代替标准号\n1\tGB/T 1234-2031\t甲类\tGB/T 1234-2011", []),
    (HEADER, []),
    ("", []),
]


@pytest.mark.parametrize(("text", "expected"), TABLES)
def test_tables_of_what_is_replaced(text: str, expected: list[tuple[str, str, list[str]]]) -> None:
    rows = list(find_rows(text, list(find_codes(text))))
    assert [(row.new.id, row.title, [code.id for code in row.old]) for row in rows] == expected


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        (Code("GB/T", "1234", "2031", 0, 1, "national"), "GB/T 1234-2031"),
        (Code("GB", "1234", "", 0, 1, "national"), "GB 1234"),
        (Code("/EEC", "70/220", "", 0, 1, "directive"), "70/220/EEC"),
        (Code("EU", "2031/1999", "", 0, 1, "directive"), "EU 2031/1999"),
    ],
)
def test_the_normal_form(code: Code, expected: str) -> None:
    assert code.id == expected
