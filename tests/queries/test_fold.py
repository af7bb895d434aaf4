"""What somebody typed, in the forms that the graph keeps."""

import pytest

from queries.fold import FOLDS, core, industry
from queries.search_terms import standard_code as code


@pytest.mark.parametrize(
    ("typed", "form"),
    [
        ("GB/T 2589-2031", "GB/T 2589-2031"),
        ("gb／t2589—2031", "GB/T 2589-2031"),
        ("GB7258", "GB 7258"),
        ("t/yzfd 12 – 2031", "T/YZFD 12-2031"),
        ("ISO 9001", "ISO 9001"),
        ("70/220/EEC", "70/220/EEC"),
        ("GB/T 25*", "GB/T 25"),
    ],
)
def test_code(typed: str, form: str) -> None:
    assert code(typed) == form


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


@pytest.mark.parametrize("fold", ["policy", "title", "plain", "title_first_two"])
@pytest.mark.parametrize(
    ("typed", "title"),
    [
        ("《中华人民共和国节水法》", "中华人民共和国节水法"),
        (" 《关于落实《节水规定》的意见》", "关于落实《节水规定》的意见"),
        ("《关于修改〈节水规定〉的决定》", "关于修改〈节水规定〉的决定"),
    ],
)
def test_a_title_in_its_brackets_is_the_title(fold: str, typed: str, title: str) -> None:
    assert FOLDS[fold](typed) == FOLDS[fold](title)


def test_two_titles_in_brackets_stay_two() -> None:
    assert FOLDS["plain"]("《节水规定》和《节电规定》") == "《节水规定》和《节电规定》"


@pytest.mark.parametrize(
    ("typed", "form"), [("C3415", "3415"), ("c34", "34"), ("３４", "34"), ("c", "C"), ("通用设备制造业", "通用设备制造业")]
)
def test_industry(typed: str, form: str) -> None:
    assert industry(typed) == form
