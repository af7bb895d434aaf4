"""What stands in a quotation of an amending sentence is said by the amended document, what stands outside is judged without it."""

import time

import pytest

from kg.extract import extract
from kg.extract.wordings import find_wordings
from tests.extract.test_repeals import NOTICE, A, B
from tests.extract.units import unit

C, D = "丙类处罚法", "丁类处罚法"

QUOTATIONS: list[tuple[str, dict[str, tuple[str, str | None]]]] = [
    (
        f"1.将《{A}》第四十条中的“《{C}》第二十四条”修改为“《{C}》第二十九条”。",
        {A: ("AMENDS", "第四十条"), C: ("REFERENCES", None)},
    ),
    (f"将《{A}》第四十条中的“《{C}》”改为“《{D}》”。", {A: ("AMENDS", "第四十条"), C: ("REFERENCES", None), D: ("REFERENCES", None)}),
    (
        f"将《{A}》第四十条、《{B}》第三条中的“《{C}》、《{D}》第三条”修改为“有关规定”。",
        {A: ("AMENDS", "第四十条"), B: ("AMENDS", "第三条"), C: ("REFERENCES", None), D: ("REFERENCES", None)},
    ),
    (f"删去第三十条中的“《{C}》同时废止”。", {C: ("REFERENCES", None)}),
    (f"将第三十条中的“《{C}》同时废止”删去。", {C: ("REFERENCES", None)}),
    (f"第九条：“《{C}》自本办法施行之日起废止”修改为“《{D}》同时废止”。", {C: ("REFERENCES", None), D: ("REFERENCES", None)}),
    (f"将第一条修改为“根据《{C}》，制定本办法。”", {C: ("REFERENCES", None)}),
    (f"将第三条中的“根据《{C}》和“甲类”规划”统一修改成“根据《{D}》”。", {C: ("REFERENCES", None), D: ("REFERENCES", None)}),
    (f'将第三条中的"依照《{C}》第三十八条"修改为"依照《{D}》第三条"。', {C: ("REFERENCES", None), D: ("REFERENCES", None)}),
    (f"在第二条“《{C}》”后增加“《{D}》”。", {C: ("REFERENCES", None), D: ("REFERENCES", None)}),
    ("将第三条中的“民法通则第一百零六条”改为“民法典第五百七十七条”。", {"民法通则": ("REFERENCES", None), "民法典": ("REFERENCES", None)}),
    # what is said outside stays
    (f"将“《{A}》”第三条修改为“甲”。", {A: ("AMENDS", "whole")}),
    (f"将《{A}》名称修改为“《{B}》”。", {A: ("AMENDS", "whole"), B: ("REFERENCES", None)}),
    (f"将《{A}》第三条中的“甲”修改为“乙”，将《{B}》第五条中的“甲”修改为“乙”。", {A: ("AMENDS", "第三条"), B: ("AMENDS", "第五条")}),
    (f"删去第三条中的“甲”，《{A}》同时废止。", {A: ("SUPERSEDES", "whole")}),
    (f"根据“《{A}》”，制定本办法。", {A: ("BASED_ON", None)}),
]


@pytest.mark.parametrize(("sentence", "expected"), QUOTATIONS, ids=[sentence for sentence, _ in QUOTATIONS])
def test_a_name_in_a_quotation_is_no_target(sentence: str, expected: dict[str, tuple[str, str | None]]) -> None:
    assert {one.title: (one.type, one.scope) for one in extract(unit(NOTICE.format(sentence))).relations} == expected


@pytest.mark.parametrize("piece", ["“甲", "“甲“乙”", "“甲”、", '"甲', "删去“", "修改为：“"])
def test_quotations_without_end_take_no_time(piece: str) -> None:
    begin = time.process_time()
    list(find_wordings(piece * (200_000 // len(piece))))
    assert time.process_time() - begin < 2
