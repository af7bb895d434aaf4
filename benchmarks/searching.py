"""How long a search takes: fill an empty store with many policies and their texts, and search: python benchmarks/searching.py [POLICIES].

The store is the one that the settings name; one that is filled already is searched as it is. Each search is one that people might type:
a word, words, a title, a number, a prefix, initials, what stands only in texts, with and without filters;
then all that is found is counted.
"""

import random
import statistics
import sys
import time
from collections import defaultdict
from collections.abc import Iterator
from typing import Any

import graphs
from documents import Documents
from words import ASPECTS, SUBJECTS

from kg.assemble.draft import Draft, Proof
from kg.assemble.search_properties import add_search_properties
from kg.assemble.texts import add_texts
from kg.model import Bulletin, Contribution, Document, NodeKey, Span
from kg.store import Store, open_store
from kg.store.protocol import Row
from kg.store.settings import StoreSettings
from queries import run

LENGTH = 1500
"""Characters of a text."""
ROUNDS = 10
VERBS = ("推进", "规范", "支持", "鼓励", "限制", "评估", "公布", "备案", "检查", "登记", "补贴", "改造")
ENDS = ("的，按照规定办理", "应当符合要求", "由主管部门负责", "不得低于标准", "可以给予补助", "情况定期报告")


def main() -> None:
    """Fill the store if it is empty, then search."""
    store = open_store(settings=StoreSettings.from_environment())
    store.prepare()
    if store.read("MATCH (n:Policy) RETURN n.id AS id LIMIT 1") == []:
        begun = time.perf_counter()
        _fill(store, int(sys.argv[1]) if len(sys.argv) > 1 else 100_000)
        print(f"filled in {time.perf_counter() - begun:.0f} s")
    _search(store)
    store.close()


def _fill(store: Store, policies: int) -> None:
    draft, chance = Draft(), random.Random(1)
    documents = Documents(draft, chance, policies)
    add_search_properties(draft)
    said: dict[str, list[Document]] = defaultdict(list)
    for number, key in enumerate([*documents.held, *documents.articles]):
        home = documents.bulletins[number % len(documents.bulletins)]
        place = Span(number * LENGTH, number * LENGTH + LENGTH)
        for order, body in enumerate(chance.sample(documents.bodies, chance.randint(1, 3)), 1):
            draft.edge("ISSUED_BY", key, body, [Proof(0, home.id, place, "机关", ("layout",), 1.0)], order=order)
        draft.edge("TARGETS", key, chance.choice(documents.industries[:100]), [Proof(0, home.id, place, "行业", ("layout",), 1.0)])
        draft.edge("PUBLISHED_IN", key, home, [Proof(0, home.id, place, "标题", ("layout",), 1.0)], unit=number, line_start=1, line_end=9)
        document = _document(draft, key, home.id, place, chance)
        add_texts(draft, [(document, key)])
        said[home.id].append(document)
    graphs.write(store, draft.graph(), _contributions(said))


def _contributions(said: dict[str, list[Document]]) -> Iterator[Contribution]:
    for name, documents in said.items():
        yield Contribution(Bulletin(name, name, None, None, None, "compilation", "0" * 64, name), tuple(documents))


def _document(draft: Draft, key: NodeKey, bulletin: str, place: Span, chance: random.Random) -> Document:
    title = str(draft.properties(key)["title"])
    where = {"bulletin": bulletin, "unit": 1, "line_start": 1, "line_end": 9, "start": place.start, "end": place.end}
    head = {"heading": title, "kind": "policy", "title": title, "doc_number": None, "issuers": (), "issuers_complete": True}
    dates = dict.fromkeys(("signed", "published", "effective", "expires"))
    return Document(**where, **head, **dates, source=f"{title}\n{_text(chance)}")  # type: ignore[arg-type]


def _text(chance: random.Random) -> str:
    found = ""
    while len(found) < LENGTH:
        number = chance.randrange(10_000)
        found += f"{chance.choice(VERBS)}{chance.choice(SUBJECTS)}{chance.choice(ASPECTS)}{number}项{chance.choice(ENDS)}。\n"
    return found


def _search(store: Store) -> None:
    row = store.read("MATCH (p:Policy) WHERE p.number IS NOT NULL RETURN p.number AS number, p.title AS title ORDER BY p.id LIMIT 1")[0]
    [body] = store.read("MATCH (m:Ministry)<-[:ISSUED_BY]-(p) RETURN m.id AS id, count(p) AS n ORDER BY n DESC, id LIMIT 1")
    word, other = SUBJECTS[0], ASPECTS[0]
    words = (
        word, f"{word} {other}", word + other, row["title"], row["number"], row["number"][:3] + "*", f'"{word}{other}"',
        "补贴", "补贴 备案", f"推进{word}", "4711项", f"{word} 检查 登记", "GB/T 60001", "glbf", "jn", "不存在的词", "电",
    )  # fmt: skip
    asked: list[dict[str, Any]] = [{"q": q} for q in words]
    asked += [{"q": "补贴"} | only for only in ({"held": True}, {"year": 2020}, {"issuer": body["id"]}, {"kind": "policy", "sort": "date"})]
    for name in ("search", "search_facets"):
        times: list[float] = []
        for given in asked:
            found = run(store, name, given)
            mine = [_seconds(store, name, given) for _ in range(ROUNDS)]
            times += mine
            print(f"{name:<14}{' '.join(map(str, given.values())):<40}{statistics.median(mine) * 1000:8.1f} ms  {_told(found)}", flush=True)
        times.sort()
        print(f"{name}: p50 {times[len(times) // 2] * 1000:.1f} ms, p99 {times[int(len(times) * 0.99)] * 1000:.1f} ms")


def _told(found: list[Row]) -> str:
    """Say how many rows there are, of counts how many nodes were counted."""
    counted = [row["count"] for row in found if row.get("facet") == "label"]
    return f"{sum(counted)} counted{', at least' * found[0]['at_least']}" if counted else f"{len(found)} rows"


def _seconds(store: Store, name: str, given: dict[str, Any]) -> float:
    begun = time.perf_counter()
    run(store, name, given)
    return time.perf_counter() - begun


if __name__ == "__main__":
    main()
