"""What policies order: goals, the path of an indicator, tasks, and the duties of a body. Both stores answer alike."""

from typing import Any

import pytest
from province import ENERGY, FINANCE, GREEN, INDUSTRY, MARKET, OFFSHORE, PLAN, READING, D

from kg.errors import UnknownKey
from kg.store.protocol import Store
from queries import find, run
from queries.spread import spread

DAY = {"as_of": "2031-06-15"}


def columns(store: Store, query: str, params: dict[str, Any], *names: str) -> list[tuple[Any, ...]]:
    return [tuple(row[name] for name in names) for row in run(store, query, params)]


def test_the_goals_of_a_policy_stand_in_the_order_of_the_text(filled: Store) -> None:
    names = ("by", "due", "indicator", "subject", "change", "bound", "value", "unit", "base", "amount", "measure")
    assert columns(filled, "targets", {"key": D}, *names) == [
        ("2033", "2033-12-31", "风机再制造率", None, "level", "at_least", "90", "%", None, 90.0, "%"),
        ("2033", "2033-12-31", "设备投资规模", "工业领域", "growth", "at_least", "25", "%", "2029", 25.0, "%"),
        ("2032-06", "2032-06-30", "叶片回收制度基本建立", None, "level", None, None, None, None, None, None),
    ]
    assert columns(filled, "targets", {"key": READING}, "indicator", "value", "quote") == [("风机再制造率", "90", "风机再制造率……")]
    assert columns(filled, "targets", {"key": PLAN}, "value", "value_to", "amount", "measure") == [
        ("85", None, 85.0, "%"),
        ("95", "98", 95.0, "%"),
        ("1.2", None, 12000.0, "台"),
    ]
    assert run(filled, "targets", {"key": GREEN}) == []


def test_the_path_of_an_indicator_shows_what_contradicts(filled: Store) -> None:
    plan, new = (run(filled, "policy", {"key": key})[0]["title"] for key in (PLAN, D))
    found = columns(filled, "indicator", {"key": "全国风机再制造率", **DAY}, "by", "value", "scope", "document", "differs")
    assert sorted(found, key=str) == sorted(
        [
            ("2033", "90", INDUSTRY, READING, [plan]),
            ("2033", "85", INDUSTRY, PLAN, [READING, new]),
            ("2033", "90", INDUSTRY, D, [plan]),
            ("2035", "95", INDUSTRY, PLAN, []),
            (None, "60", ENERGY, OFFSHORE, []),
        ],
        key=str,
    )
    assert [row[0] for row in found] == ["2033", "2033", "2033", "2035", None]


def test_indicators(filled: Store) -> None:
    assert columns(filled, "indicators", {"q": "率"}, "id", "documents", "goals", "first", "last") == [
        ("风机再制造率", 4, 5, "2033", "2035")
    ]
    assert columns(filled, "indicators", {}, "id") == [("叶片回收制度基本建立",), ("更新风机",), ("设备投资规模",), ("风机再制造率",)]
    with pytest.raises(UnknownKey):
        run(filled, "indicator", {"key": "没有这个率"})


def test_the_responsibility_matrix_of_a_policy(filled: Store) -> None:
    assert columns(filled, "tasks", {"key": D}, "task", "lead", "joined", "open", "deadline", "due") == [
        ("建立再制造台账", [INDUSTRY], sorted([FINANCE, ENERGY]), False, "2032-06", "2032-06-30"),
        ("推进叶片回收", sorted([ENERGY, MARKET]), [], True, None, None),
    ]


def test_the_duties_of_a_body_by_deadline(filled: Store) -> None:
    names = ("due", "task", "role", "policy")
    every = [
        ("2027-12-31", "支持旧厂改造", "lead", GREEN),
        ("2031-12-01", "编制更新方案", "joined", PLAN),
        ("2032-06-30", "建立再制造台账", "lead", D),
    ]
    assert columns(filled, "duties", {"key": "云工厅", **DAY}, *names) == every
    assert columns(filled, "duties", {"key": INDUSTRY, "role": "joined"}, *names) == every[1:2]
    assert columns(filled, "duties", {"key": INDUSTRY, "due_from": "2031-01-01", "due_to": "2031-12-31"}, *names) == every[1:2]
    assert columns(filled, "duties", {"key": INDUSTRY, "limit": 1}, *names) == every[:1]
    assert columns(filled, "duties", {"key": ENERGY}, "due", "lead", "joined") == [
        ("2032-06-30", [INDUSTRY], sorted([FINANCE, ENERGY])),
        (None, sorted([ENERGY, MARKET]), []),
    ]


def test_the_rows_of_a_table_come_back_in_order(filled: Store) -> None:
    assert columns(filled, "entries", {"key": D}, "table", "row", "group", "name", "columns", "cells") == [
        ("再制造设备目录", 1, "一、叶片", "海上叶片", ["序号", "设备名称", "用途"], ["1", "海上叶片", "海上风机"]),
        ("再制造设备目录", 2, "一、叶片", "陆上叶片", ["序号", "设备名称", "用途"], ["2", "陆上叶片", ""]),
    ]
    assert columns(filled, "entries", {"key": D, "name": "陆上"}, "row") == [(2,)]
    assert columns(filled, "entries", {"key": D, "table": "没有"}, "row") == []


def test_the_rows_of_a_table_have_a_column_for_each_of_the_table(filled: Store) -> None:
    found, names = spread(find("entries"), run(filled, "entries", {"key": D}))
    assert names == ["table", "row", "group", "name", "quote", "span", "id", "序号", "设备名称", "用途"]
    assert [[row[name] for name in names[7:]] for row in found] == [["1", "海上叶片", "海上风机"], ["2", "陆上叶片", ""]]


def test_the_sums_of_a_document_by_purpose_the_largest_first(filled: Store) -> None:
    names = ("purpose", "bound", "value", "value_to", "unit", "yuan", "yuan_to", "currency")
    grants = [
        ("补助", "at_most", "50", None, "万元", 500000.0, None, "CNY"),
        ("补助", "equal", "20", None, "万元", 200000.0, None, "CNY"),
    ]
    fine = ("罚款", "equal", "0.5", "3", "万元", 5000.0, 30000.0, "CNY")
    loan = ("贷款", "about", "1.5", None, "亿美元", None, None, "USD")
    assert columns(filled, "amounts", {"key": D}, *names) == [fine, *grants, loan]
    assert columns(filled, "amounts", {"key": D, "purpose": "补助"}, *names) == grants
    assert columns(filled, "amounts", {"key": D, "purpose": "投资"}, *names) == []
    assert columns(filled, "amounts", {"key": READING}, "value", "quote") == [("50", "最高补助50万元")]
    assert run(filled, "amounts", {"key": GREEN}) == []


SPREAD = [
    # tables of other columns, cells without a head, and heads that are there twice or that the query has
    ([(["甲"], ["一"]), (["乙"], ["二"])], [{"甲": "一"}, {"乙": "二"}]),
    ([(["甲"], ["一", "二", "三"])], [{"甲": "一", "": "二", " (2)": "三"}]),
    ([(["甲", "甲", "甲"], ["一", "二", "三"])], [{"甲": "一", "甲 (2)": "二", "甲 (3)": "三"}]),
    ([(["row", "甲"], ["一", "二"])], [{"row (2)": "一", "甲": "二"}]),
]


@pytest.mark.parametrize(("tables", "expected"), SPREAD)
def test_columns_of_tables(tables: list[tuple[list[str], list[str]]], expected: list[dict[str, str]]) -> None:
    query = find("entries")
    rows = [dict.fromkeys(query.columns) | {"columns": heads, "cells": cells} for heads, cells in tables]
    found, names = spread(query, rows)
    fixed = [name for name in query.columns if name not in ("columns", "cells")]
    assert [{name: row[name] for name in row if name not in fixed} for row in found] == expected
    assert names == [*fixed, *dict.fromkeys(name for row in expected for name in row)]
