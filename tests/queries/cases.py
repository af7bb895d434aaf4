"""Every query with many parameters: each key of each label, each value of each filter, pages, limits, bad luck."""

from collections.abc import Iterator
from itertools import combinations, product
from typing import Any

from province import province

from queries import Query, catalogue

Case = tuple[str, dict[str, Any]]

DAY = "2031-06-15"
WORDS = (
    "风电",
    "风电 装备",
    "云州省",
    "管理办法",
    "《云州省风机再制造管理办法》",
    "2031",
    "行动",
    "云工厅",
    "GB/T 99001",
    "gb／t99001—2030",
    "[2031] 5号",
    "通用",
    "小灯塔",
    "“",
    "电",
    'a" OR "b',
    "叶片拆解",
    "拆解叶片应当监控",
    "云工规*",
    "gb/t99*",
    "zzzglbf",
    "5G+AI ✅",
    '+叶片 -拆解 && || ! ( ) { } [ ] ^ " ~ * ? : \\ /',
    "不存在的词",
)
KEYS = (
    "云工规[2031]5号",
    "云工规（2031） 第5号",
    "《云州省风机再制造管理办法》",
    "关于印发《云州省风电设备再制造管理办法》的通知",
    "节约用能条例",
    "云质联〔2023〕2号",
    "省质监局",
    "云州省旧厂改造指引",
    "gb/t99001-2030",
    "GB/T 99001",
    "风能原动设备制造",
    "c3415",
    "“小灯塔”企业培育计划",
    "云州省风电政策汇编",
    "没有这个",
)
FILTERS: dict[str, tuple[Any, ...]] = {
    "q": ("风电", "5号", "《云州省节约用能条例》", "云工函", "34", "GB/T 99001", "小灯塔", "！"),
    "issuer": ("云州省工业厅", "省质监局", "无"),
    "kind": ("policy", "law", "draft", "ministry", "interpretation", "news"),
    "form": ("通知", "批复"),
    "rank": ("规范性文件", "法律"),
    "level": ("provincial", "division"),
    "industry": ("C", "c34", "风能原动设备制造", "D44", "Z"),
    "programme": ("风机焕新行动", "“小灯塔”企业培育计划", "小灯塔企业培育计划"),
    "standard": ("GB/T 99001", "GB/T99001-2030", "GB 98000"),
    "signed_from": ("2031-01-01", "2099-01-01"),
    "signed_to": ("2024-12-31", "2031-06-01"),
    "published_from": ("2031-05-01",),
    "published_to": ("2031-05-01",),
    "status": ("draft", "repealed", "expired", "not_yet_effective", "partly_repealed", "unknown", "in_force"),
    "as_of": ("2019-04-30", "2019-05-01", "2024-01-01", "2026-01-01", "2031-05-31", "2031-06-01", "2041-01-01"),
    "held": (True, False),
    "type": ("SUPERSEDES", "REFERENCES", "INTERPRETS"),
    "label": ("Policy", "Article", "Ministry", "Standard"),
    "depth": (2, 3),
    "role": ("lead", "joined"),
    "due_from": ("2032-01-01",),
    "due_to": ("2031-12-31",),
    "limit": (1, 3, 200),
    "hub": (2, 3, 8),
    "min_citing": (0, 2),
    "after": ("34", "云州省工业厅", "GB"),
}  # fmt: skip


def cases() -> list[Case]:
    """Return all of them; dates are fixed, so that the answers do not change with the day."""
    return [(query.name, dated(query, params)) for query in catalogue().values() for params in _params(query)]


def dated(query: Query, params: dict[str, Any]) -> dict[str, Any]:
    return {"as_of": DAY, **params} if "as_of" in query.params else params


def _params(query: Query) -> Iterator[dict[str, Any]]:
    yield query.example
    required = list(_required(query))
    optional = [(name, value) for name in query.params for value in _values(query, name)]
    yield from required
    some = required if len(required) < 20 else required[::6]
    yield from (given | {name: value} for given, (name, value) in product(some, optional))
    if query.name == "policies":
        # Neo4j plans anew for each set of filters given: some pairs of them, and every status on every day.
        pairs = [dict(pair) for pair in combinations(optional, 2) if pair[0][0] != pair[1][0]]
        yield from pairs[::25]
        yield from ({"status": status, "as_of": day} for status, day in product(FILTERS["status"], FILTERS["as_of"]))


def _required(query: Query) -> Iterator[dict[str, Any]]:
    names = [name for name, param in query.params.items() if param.required]
    if not names:
        yield {}
    elif query.params[names[0]].of:
        for key in (node.key for node in province().nodes if node.key.label in query.params[names[0]].of):
            # Where one id is a policy's and an article's the label says which.
            yield {names[0]: key.id} | ({"label": key.label} if "label" in query.params else {})
    else:
        yield from ({names[0]: text} for text in (WORDS if names == ["q"] else KEYS))


def _values(query: Query, name: str) -> tuple[Any, ...]:
    param = query.params[name]
    if param.required or name not in FILTERS or (name == "label" and any(other.of for other in query.params.values())):
        return ()
    values = FILTERS[name]
    return tuple(value for value in values if not param.choices or value in param.choices)
