"""Which tables list a company or a product."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from filling import fill

from kg.build import build
from kg.extract import extract
from kg.model import Bulletin, Contribution
from kg.store.protocol import Store
from queries import run
from tests.extract.units import unit

ROWS = {
    2023: ("1\t甲型离心泵\t云州甲泵业有限公司", "2\t乙型水轮机\t云州乙机械有限公司", "3\t丙型风机\t云州甲泵业有限公司"),
    2024: ("1\t丁型离心泵\t云州丁泵业有限公司", "2\t乙型水轮机\t云州甲泵业有限公司", "3\t戊型风机\t云州戊有限公司"),
}


def catalogue(year: int) -> str:
    rows = "\n".join(ROWS[year])
    return (
        f"关于公布{year}年节水装备目录的通知\n水规〔{year}〕3号\n\n各流域机构：\n\n现予公布。\n\n水利部\n{year}年1月2日\n\n"
        f"节水装备目录\n序号\t装备名称\t企业名称\n{rows}\n"
    )


@pytest.fixture(scope="module")
def store(embedded_store: Store) -> Iterator[Store]:
    kept = []
    for year in ROWS:
        name = f"{year}.txt"
        read = replace(unit(catalogue(year), single=True), bulletin=name)
        kept.append(Contribution(Bulletin(name, name, None, None, None, "document", "0", name), (extract(read),)))
    fill(embedded_store, build(kept), kept)
    yield embedded_store


FOUND = [
    # words, rows by policy and serial number, the newest policy first
    ("云州甲泵业有限公司", [("2024", 2), ("2023", 1), ("2023", 3)]),
    ("离心泵", [("2024", 1), ("2023", 1)]),
    ("离心泵 云州甲泵业", [("2023", 1)]),
    ('"乙型水轮机"', [("2024", 2), ("2023", 2)]),
    ("己型水车", []),
    # in the text, in no table
    ("水利部", []),
]


@pytest.mark.parametrize(("q", "expected"), FOUND, ids=[q for q, _ in FOUND])
def test_the_tables_that_list_a_name(store: Store, q: str, expected: list[tuple[str, int]]) -> None:
    found = run(store, "listed", {"q": q, "as_of": "2025-01-01"})
    assert [(row["policy"], row["row"]) for row in found] == [(f"水规〔{year}〕3号", row) for year, row in expected]
    assert all(row["cells"] == ROWS[int(row["policy"][3:7])][row["row"] - 1].split("\t") for row in found)
    assert all(row["status"] == "in_force" and row["columns"] == ["序号", "装备名称", "企业名称"] for row in found)
