"""What somebody typed, in the forms that the graph keeps."""

import pytest

from queries.fold import code, core, folded, industry, pairs, words


@pytest.mark.parametrize(
    ("typed", "form"),
    [
        ("GB/T 2589-2031", "GB/T 2589-2031"),
        ("gb／t2589—2031", "GB/T 2589-2031"),
        ("GB7258", "GB 7258"),
        ("t/yzfd 12 – 2031", "T/YZFD 12-2031"),
        ("ISO 9001", "ISO 9001"),
        ("70/220/EEC", "70/220/EEC"),
    ],
)
def test_code(typed: str, form: str) -> None:
    assert code(typed) == form


@pytest.mark.parametrize(
    ("typed", "form"),
    [
        ("风电 装备", '"风电" AND "装备"'),
        ("风电机组", '"风电" AND "电机" AND "机组"'),
        ("《办法（试行）》", '"办法" AND "试行"'),
        ("云工规[2031] 5号", '"云工" AND "工规" AND "2031" AND "5"'),
        ('a" OR b:*', '"a" AND "OR" AND "b"'),
        ("AI+ 5G", '"AI" AND "5G"'),
        ("３.５兆瓦 兆瓦", '"3.5" AND "兆瓦"'),
        ("电", None),
        ("“”", None),
        (" ", None),
    ],
)
def test_pairs(typed: str, form: str | None) -> None:
    assert pairs(typed) == form


@pytest.mark.parametrize(
    ("typed", "kept", "bare"),
    [
        ("风电 《办法（试行）》", ["风电", "《办法（试行）》"], ["风电", "办法试行"]),
        ("云工规 [2031] 5 号", ["云工规〔2031〕5号"], ["云工规20315号"]),
        ("AI+ ——", ["AI+"], ["ai+"]),
        ("《》", [], []),
    ],
)
def test_words(typed: str, kept: list[str], bare: list[str]) -> None:
    assert (words(typed), folded(typed)) == (kept, bare)


@pytest.mark.parametrize(
    ("typed", "form"),
    [
        ("《节水规定》", "节水规定"),
        ("关于印发《节水规定》的通知", "节水规定"),
        ("《关于修改〈节水规定〉的决定》", "关于修改〈节水规定〉的决定"),
        ("节水规定", "节水规定"),
    ],
)
def test_core(typed: str, form: str) -> None:
    assert core(typed) == form


@pytest.mark.parametrize(
    ("typed", "form"), [("C3415", "3415"), ("c34", "34"), ("３４", "34"), ("c", "C"), ("通用设备制造业", "通用设备制造业")]
)
def test_industry(typed: str, form: str) -> None:
    assert industry(typed) == form
