"""What differs between two wordings."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.text.redline import red_line

OLD = (
    "# 甲法\n\n<!-- INFO END -->\n\n## 第一章 总　则\n\n第一条 为了管理甲类设备，制定本法。\n\n第二条 生产单位应当备案。\n\n"
    "第三条 本法自2021年1月1日起施行。\n"
)


def shown(old: str, new: str) -> list[tuple[str | None, str]]:
    """Each paragraph with [-what went-] and {+what came+}."""
    marks = {"same": "{}", "removed": "[-{}-]", "added": "{{+{}+}}"}
    return [(one.article, "".join(marks[piece.sort].format(piece.text) for piece in one.pieces)) for one in red_line(old, new)]


ROWS = [
    # old, new, what differs
    (OLD, OLD, []),
    # blanks, empty lines and marks do not count
    (OLD, OLD.replace("总　则", "总则").replace("\n\n", "\n").replace("<!-- INFO END -->\n", ""), []),
    (OLD, OLD.replace("备案", "登记"), [("第二条", "第二条 生产单位应当[-备案-]{+登记+}。")]),
    (OLD, OLD.replace("第二条 生产单位应当备案。\n\n", ""), [("第二条", "[-第二条 生产单位应当备案。-]")]),
    (
        OLD,
        OLD.replace("备案。\n", "备案。\n\n进口单位参照前款规定执行。\n"),
        [("第二条", "{+进口单位参照前款规定执行。+}")],
    ),
    # what moves to another number keeps its words
    (
        OLD,
        OLD.replace("第三条", "第四条").replace("备案。\n", "备案。\n\n第三条 销售价格由双方约定。\n"),
        [("第三条", "{+第三条 销售价格由双方约定。+}"), ("第四条", "第[-三-]{+四+}条 本法自2021年1月1日起施行。")],
    ),
    ("", "第一条 甲。", [("第一条", "{+第一条 甲。+}")]),
    ("第一条之一 甲。", "", [("第一条之一", "[-第一条之一 甲。-]")]),
    ("甲乙丙丁", "戊己庚辛", [(None, "{+戊己庚辛+}"), (None, "[-甲乙丙丁-]")]),
]


@pytest.mark.parametrize(("old", "new", "expected"), ROWS, ids=range(len(ROWS)))
def test_what_differs(old: str, new: str, expected: list[tuple[str | None, str]]) -> None:
    assert shown(old, new) == expected


def test_long_paragraphs_are_shown_whole() -> None:
    assert shown("甲乙" * 2000, "甲乙" * 2000 + "丙") == [(None, f"[-{'甲乙' * 2000}-]{{+{'甲乙' * 2000}丙+}}")]


@given(
    st.lists(st.sampled_from(["第一条 甲乙。", "第二条 丙丁。", "戊己庚", "甲乙丙"])),
    st.lists(st.sampled_from(["第一条 甲乙。", "戊己", "丙丁"])),
)
def test_what_went_and_what_came_are_the_two_texts(old: list[str], new: list[str]) -> None:
    found = red_line("\n".join(old), "\n".join(new))
    for sort, text in (("removed", old), ("added", new)):
        sides = ["".join(piece.text for piece in one.pieces if piece.sort in ("same", sort)) for one in found]
        assert [side for side in sides if side] == [side for side in sides if side in text]
