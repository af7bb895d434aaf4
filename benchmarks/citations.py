"""Measure `kg verify`: true citations of what a store holds, and altered ones, in invented prose.

    python benchmarks/citations.py kg.store [--count 300] [--seed 1] [--misses]

Titles, numbers and status are the store's, articles are counted in its texts by a pattern of this script. An altered citation that hits
another real document by chance is left out. A true one must not be objected to; an altered one must be, for the right reason.
"""

import argparse
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from random import Random

from cn2an import an2cn

from kg.identity import identifies, policy_key
from kg.store import open_store
from kg.store.protocol import Store
from kg.text.normal import number_key
from kg.verify import Judgement, verify
from queries.library import StoredLibrary

DAY = "2026-11-28"
PROSE = (
    "经研究，{}对此已有明确规定，各单位应当遵照执行。",
    "有读者来信问：企业可以申请吗？答：可以。{}讲得很清楚。",
    "本文认为，{}确立的原则在实践中并未得到充分贯彻（参见张某某的论述）。",
    "一、起草背景\n为落实国家要求，根据{}，结合本市实际，我局组织开展了调研。\n二、主要内容\n略。",
    "1. 申请人应提交材料；\n2. 依据{}办理；\n3. 其他。",
    "原告主张适用{}，被告不予认可。本院认为，双方争议不大。",
    "According to {}, enterprises shall report annually.",
    "——摘自某论坛回帖：{}，楼主自己去查，别再问了！！",
    "| 序号 | 依据 |\n| --- | --- |\n| 1 | {} |\n",
    "您好！关于您咨询的问题，建议查阅{}。如有疑问请致电。",
)
ARTICLE = re.compile(r"^\W*第([一二三四五六七八九十百千零〇]+)条(?!之)", re.MULTILINE)


@dataclass(frozen=True)
class Known:
    """What a store says of a policy."""

    id: str
    title: str
    number: str | None
    status: str
    articles: int


@dataclass(frozen=True)
class Case:
    """A citation with the verdicts that are right for it."""

    kind: str
    text: str
    expected: frozenset[str]
    provision: str | None = None


@dataclass
class Library:
    """All policies of a store, and which numbers and titles there are."""

    held: list[Known]
    numbers: set[str]
    titles: Counter[str]
    laws: list[Known] = field(default_factory=list)
    numbered: list[Known] = field(default_factory=list)
    gone: list[Known] = field(default_factory=list)


def library(store: Store) -> Library:
    """Read what the store holds."""
    rows = store.read(
        "MATCH (p:Policy) RETURN p.id AS id, p.title AS title, p.number AS number, p.status AS status, p.kind AS kind, "
        "p.held AS held, p.keys AS keys, p.validity AS validity ORDER BY id"
    )
    texts: defaultdict[str, list[str]] = defaultdict(list)
    for row in store.read("MATCH (t:Text)-[:TEXT_OF]->(p:Policy) RETURN p.id AS id, t.source AS body"):
        texts[row["id"]].append(row["body"])
    held = [
        Known(r["id"], r["title"], r["number"], now(r["validity"]), articles(texts[r["id"]]))
        for r in rows
        if r["held"] and r["kind"] != "draft"
    ]
    numbers = {number_key(name) for r in rows for name in (r["number"], *(r["keys"] or ())) if name}
    every = Library(held, numbers, Counter(policy_key(r["title"]) for r in rows))
    sole = [one for one in held if every.titles[policy_key(one.title)] == 1 and re.search("[《号]|启动", one.title) is None]
    every.laws = [one for one in sole if one.articles > 5 and one.status == "in_force"]
    every.numbered = [one for one in sole if one.number and identifies(one.number) and one.status == "in_force" and one.title != one.number]
    every.gone = [one for one in sole if one.status in ("repealed", "expired")]
    return every


def now(validity: list[str]) -> str:
    """Return the status on the day of the measurement."""
    return [entry for entry in validity if entry[:10] <= DAY][-1][11:]


def articles(texts: list[str]) -> int:
    """Return how many articles a text has; 0 where texts differ or numbers are missing."""
    counts = set()
    for text in texts:
        found = [numeral(one) for one in ARTICLE.findall(text)]
        counts.add(max(found) if found and sorted(set(found)) == list(range(1, max(found) + 1)) else 0)
    return counts.pop() if len(counts) == 1 else 0


def numeral(text: str) -> int:
    """Return the value of a Chinese numeral."""
    from cn2an import cn2an

    return int(cn2an(text, "smart"))


def article(number: int, random: Random) -> str:
    """Return how an article is printed."""
    return random.choice([f"第{an2cn(number)}条", f"第{an2cn(number)}条", f"第{number}条", f"第 {number} 条"])


def printed_number(number: str, random: Random) -> str:
    """Return a number as people and recognition print it."""
    year = re.search(r"〔(\d{4})〕(\d+)号", number)
    if not year:
        return number
    before, serial = number[: year.start()], year[2]
    return random.choice(
        [
            number,
            number,
            f"{before}[{year[1]}]{serial}号",
            f"{before}（{year[1]}）{serial}号",
            f"{before} 〔{year[1]}〕 {serial} 号",
            f"{before}[{year[1]}）{serial}号",
            f"{before}〔{year[1].replace('0', 'O')}〕{serial}号",
            f"{before}【{year[1]}】第{serial}号",
        ]
    )


def named(title: str, random: Random) -> str:
    """Return a title as people print it."""
    forms = [f"《{title}》", f"《{title}》", f"〈{title}〉", f"「{title}」", f"《{title.removeprefix('中华人民共和国')}》", f"<<{title}>>"]
    return random.choice(forms)


def with_number(title: str, number: str, random: Random) -> str:
    """Return title and number as people print them."""
    return random.choice(["{}（{}）", "{}({})", "{} （{}）"]).format(named(title, random), printed_number(number, random))


def true_cases(known: Library, random: Random) -> Iterator[Case]:
    """Yield citations that are right, for ever."""
    right = frozenset({"right", "cited_only"})
    while True:
        law, policy = random.choice(known.laws), random.choice(known.numbered)
        at = random.randint(1, law.articles)
        yield Case("title", named(random.choice([law, policy]).title, random), right)
        yield Case("title and number", with_number(policy.title, policy.number or "", random), right)
        yield Case("number alone", printed_number(policy.number or "", random), right)
        yield Case("article", named(law.title, random) + article(at, random), right, str(at))
        yield Case("short name", f"{named(law.title, random)}（以下简称《规定》）作了规定，《规定》{article(at, random)}", right, str(at))
        yield Case("same law", f"{named(law.title, random)}第一条和同法{article(at, random)}", right, str(at))
        yield Case("bare article", f"{named(law.title, random)}第一条的目的，{article(at, random)}的要求", right, str(at))
        if law.title.startswith("中华人民共和国") and law.title.endswith("法"):
            yield Case("without marks", law.title.removeprefix(random.choice(["", "中华人民共和国"])) + article(at, random), right, str(at))


def altered_cases(known: Library, random: Random) -> Iterator[Case]:
    """Yield citations that are wrong, for ever."""
    while True:
        law, policy, other = random.choice(known.laws), random.choice(known.numbered), random.choice(known.numbered)
        number = policy.number or ""
        for kind, changed in (("wrong year", other_year(number, random)), ("wrong digit", other_digit(number, random))):
            if number_key(changed) != number_key(number):
                yield Case(kind, with_number(policy.title, changed, random), frozenset({"mismatch"}))
            if kind == "wrong digit" and number_key(changed) not in known.numbers:
                yield Case("wrong digit alone", changed, frozenset({"unknown", "mismatch"}))
        beyond = law.articles + random.randint(1, 60)
        yield Case("beyond the end", named(law.title, random) + article(beyond, random), frozenset({"no_such_provision"}), str(beyond))
        if policy.id != other.id:
            yield Case("number of another", with_number(other.title, number, random), frozenset({"mismatch"}))
        if known.gone:
            yield Case("repealed", named(random.choice(known.gone).title, random), frozenset({"repealed", "expired"}))


def other_year(number: str, random: Random) -> str:
    """Return a number with another year."""
    return re.sub(r"(?<=\D)(?:19|20)\d\d(?=\D)", lambda found: str(int(found.group()) + random.choice([-3, -2, -1, 1, 2])), number, count=1)


def other_digit(number: str, random: Random) -> str:
    """Return a number with another digit in its serial."""
    serial = re.search(r"\d+(?=号$)", number)
    if not serial:
        return number
    at = random.randrange(serial.start(), serial.end())
    digit = random.choice([one for one in "123456789" if one != number[at]])
    return number[:at] + digit + number[at + 1 :]


def is_right(case: Case, found: list[Judgement]) -> bool:
    """Tell whether the verdicts on a case are right."""
    if not found:
        return False
    if case.expected & {"right"}:
        return all(one.verdict in case.expected for one in found) and (
            not case.provision or any(one.provision == case.provision for one in found)
        )
    return any(one.verdict in case.expected for one in found)


def measure(cases: Callable[[Library, Random], Iterator[Case]], known: Library, store: Store, asked: argparse.Namespace) -> None:
    """Print the rate for each kind of case."""
    random, good, total = Random(asked.seed), Counter[str](), Counter[str]()
    for case, _ in zip(cases(known, random), range(asked.count), strict=False):
        text = random.choice(PROSE).format(case.text)
        found = verify(text, StoredLibrary(store), DAY)
        total[case.kind] += 1
        good[case.kind] += is_right(case, found)
        if asked.misses and not is_right(case, found):
            print("  MISS", case.kind, repr(text), [(one.printed, one.verdict, one.provision, one.policy) for one in found])
    for kind in total:
        print(f"{kind:20} {good[kind]:4} of {total[kind]:4}")
    print(f"{cases.__name__:20} {good.total():4} of {total.total():4}  {good.total() / total.total():.1%}")


def main() -> None:
    """Measure on one store."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("store")
    parser.add_argument("--count", type=int, default=300)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--misses", action="store_true")
    asked = parser.parse_args()
    store = open_store(asked.store)
    known = library(store)
    print(f"{len(known.laws)} laws, {len(known.numbered)} with number, {len(known.gone)} ended")
    for cases in (true_cases, altered_cases):
        measure(cases, known, store, asked)
    store.close()


if __name__ == "__main__":
    main()
