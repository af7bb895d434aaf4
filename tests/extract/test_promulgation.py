# ruff: noqa: E501  (rows of Chinese text, which counts double, read better unbroken)
"""Lines under the title of a law: what belongs to its first promulgation, and what to a change."""

import pytest

from kg.extract import extract
from tests.extract.units import unit

LINES = [
    # The order of a revision is not that of the law.
    (
        "2017年5月8日 中华人民共和国国务院令第816号发布\n\n2037年2月8日 国务院第164次常务会议修订通过\n\n2037年3月16日 中华人民共和国国务院令第877号公布",
        ("中华人民共和国国务院令第816号", "2017-05-08", "2037-03-16"),
    ),
    ("2017年5月8日 中华人民共和国国务院令第816号发布\n\n2037年6月1日 施行", ("中华人民共和国国务院令第816号", "2017-05-08", None)),
    # A text that tells of its revision alone.
    (
        "2037年2月8日 国务院第164次常务会议修订通过\n\n2037年3月16日 中华人民共和国国务院令第877号公布",
        ("中华人民共和国国务院令第877号", "2037-03-16", None),
    ),
]


@pytest.mark.parametrize(("lines", "wanted"), LINES)
def test_number_and_dates_are_those_of_one_promulgation(lines: str, wanted: tuple[str, str, str | None]) -> None:
    text = f"# 云州农药条例\n\n{lines}\n\n<!-- INFO END -->\n\n第一条 为了农药，制定本条例。"
    document = extract(unit(text, single=True))
    assert (document.doc_number, document.signed, document.published) == wanted
