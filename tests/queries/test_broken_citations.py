"""Citations of an article that the cited law did not have then: a law in two texts, and three notices that cite its third article."""

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

FIRST = "2021年4月5日云州省第一届人民代表大会常务委员会第五次会议通过"
SECOND = "2025年6月7日云州省第二届人民代表大会常务委员会第三次会议《关于修改〈云州船闸条例〉的决定》第一次修正"
THIRD = "2029年8月9日云州省第三届人民代表大会常务委员会第四次会议《关于修改部分地方性法规的决定》第二次修正"
ARTICLES = ("第一条 为了管理船闸，制定本条例。", "第二条 本条例自2021年5月1日起施行。", "第三条 船闸每年检修一次。")


def law(told: tuple[str, ...], articles: tuple[str, ...]) -> str:
    return "\n\n".join(["# 云州船闸条例", *told, "<!-- INFO END -->", *articles])


def notice(year: int) -> str:
    return f"关于{year}年船闸检修的通知\n\n各船闸：\n\n依照《云州船闸条例》第三条的规定，做好检修。\n\n云州省水利厅\n\n{year}年1月2日\n"


TEXTS = {
    "z.md": law((FIRST,), ARTICLES[:2]),
    "a.md": law((FIRST, SECOND, THIRD), ARTICLES),
    **{f"{year}.txt": notice(year) for year in (2024, 2027, 2030)},
}


@pytest.fixture(scope="module")
def store(embedded_store: Store) -> Iterator[Store]:
    kept = [
        Contribution(
            Bulletin(name, name, None, None, None, "document", "0", name), (extract(replace(unit(text, single=True), bulletin=name)),)
        )
        for name, text in TEXTS.items()
    ]
    fill(embedded_store, build(kept), kept)
    yield embedded_store


BROKEN = [
    # as_of, day of each broken citation, and of the wording by which it is judged
    (None, [("2024-01-02", "2021-04-05")]),
    ("2023-01-01", []),
    ("2025-01-01", [("2024-01-02", "2021-04-05")]),
    # The text of the wording of 2025 is not held.
    ("2028-01-01", []),
    ("2031-01-01", []),
]


@pytest.mark.parametrize(("day", "expected"), BROKEN, ids=str)
def test_a_citation_is_judged_by_the_wording_of_its_day(store: Store, day: str | None, expected: list[tuple[str, str]]) -> None:
    found = run(store, "broken_citations", {"as_of": day} if day else {})
    assert [(row["reason"], row["policy"], row["provision"]) for row in found] == [("missing", "云州船闸条例", "3")] * len(expected)
    assert [(row["date"], row["wording"]) for row in found] == expected
