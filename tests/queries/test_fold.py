"""What somebody typed, in the forms that the graph keeps."""

import pytest

from queries.fold import core, industry
from queries.sought import standard_code as code


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


@pytest.mark.parametrize(
    ("typed", "form"), [("C3415", "3415"), ("c34", "34"), ("３４", "34"), ("c", "C"), ("通用设备制造业", "通用设备制造业")]
)
def test_industry(typed: str, form: str) -> None:
    assert industry(typed) == form
