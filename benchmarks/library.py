"""A library of invented documents, as large as one wants: python benchmarks/library.py DOCUMENTS DIR [--first N] [--seed S].

Writes bulletins of 20 documents, each of about 4 KB, below DIR. A document is a function of the seed and its number alone, so a smaller
library is the beginning of a larger one, the next bulletin can be made without those before it, and nothing is held in memory.

What real libraries have is there: each of a few laws is cited by a tenth of all documents; most documents are cited once or never, early
ones more often; new editions bear the title of the one that they repeal; some titles are shared by documents of several bodies; lists of
repeals, decisions that amend, interpretations, citations by title, by number and by both.
"""

import argparse
import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from pathlib import Path


def _cut(words: str) -> tuple[str, ...]:
    return tuple(words.split())


IN_BULLETIN = 20
CHARACTERS = 1350
"""Of a document, at least: three bytes each."""
A_DAY = 100
"""Documents that are signed on one day."""
FIRST_DAY = date(2031, 1, 1)
EDITIONS, NAMESAKES = 0.16, 0.02
"""Of the documents whose number is even, how many are editions of the one with half the number; how many share a title by chance."""
KINDS = {"measures": 62, "notice": 16, "regulation": 6, "interpretation": 10, "repeal": 3, "amendment": 3}
CITABLE = {"measures", "notice", "regulation"}

HUBS = ("中华人民共和国立法法", "中华人民共和国行政许可法", "中华人民共和国行政处罚法", "中华人民共和国标准化法", "设备档案管理条例")
NATIONAL = (
    ("工业和信息化部", "工信部"),
    ("财政部", "财"),
    ("国家发展和改革委员会", "发改"),
    ("生态环境部", "环"),
    ("商务部", "商"),
    ("交通运输部", "交"),
    ("农业农村部", "农"),
    ("水利部", "水"),
    ("国家市场监督管理总局", "国市监"),
    ("国家能源局", "国能发"),
)
PROVINCES = (("河北省", "冀"), ("浙江省", "浙"), ("广东省", "粤"), ("四川省", "川"), ("云州省", "云"), ("临江省", "临"))
OFFICES = (("工业和信息化厅", "工信"), ("财政厅", "财"), ("生态环境厅", "环"), ("水利厅", "水"), ("交通运输厅", "交"), ("商务厅", "商"))
GROUPS = (NATIONAL, *(tuple((province + office, sign + code) for office, code in OFFICES) for province, sign in PROVINCES))
"""Bodies that issue together, each with what its numbers begin with."""
CODES = {body: code for group in GROUPS for body, code in group}
TYPES, SORTS = ("规", "发", "函"), "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥"
THINGS = _cut("水泵 风机 阀门 锅炉 机床 压缩机 变压器 起重机 轴承 齿轮 电缆 电池 仪表 管道 容器 模具 窑炉 纺机 农机 船用设备")
ASPECTS = _cut("再制造 节能 质量 检验 备案 回收 采购 租赁 更新 运行")
FORMS = ("管理办法", "实施细则", "管理规定", "工作规范", "实施方案")
INDUSTRIES = _cut("钢铁 造纸 纺织 水泥 化工 汽车 家电 食品 医药 电力")
DUTIES = (
    "企业应当建立{thing}{aspect}台账，记载型号、数量、去向和责任人，保存期限不少于{number}年。",
    "县级以上主管部门每年抽查的比例不低于百分之{number}，结果在三十日内公布。",
    "从事{thing}{aspect}的单位应当具备与其规模相适应的场地、设备和人员，并有完整的作业记录。",
    "检验人员发现{thing}不合格的，应当在{number}个工作日内通知委托人，并报告所在地主管部门。",
    "支持{industry}行业采用先进的{thing}，降低单位产品能耗，提高资源利用水平。",
    "主管部门的工作人员不得参与{aspect}单位的经营，违反的由所在单位责令退出，并在{number}日内公布。",
    "申请人提交的材料不齐全的，受理机关应当一次告知需要补正的全部内容，逾期不告知的视为受理。",
    "各单位应当按照职责分工，加强协调配合，及时解决{thing}{aspect}中的困难，重要情况随时报告。",
    "鼓励行业协会制定自律规则，开展培训和交流，每年为会员单位提供不少于{number}次的技术咨询。",
    "{thing}的使用单位应当每{number}个月组织一次检查，对查出的问题限期整改，并将整改情况存档。",
)


@dataclass(frozen=True, slots=True)
class Facts:
    """What a document says about itself."""

    index: int
    """From 0."""
    kind: str
    title: str
    """Its own, without 关于印发…的通知."""
    number: str | None
    bodies: tuple[str, ...]
    signed: date
    older: int | None
    """The document of the same title that it repeals."""


def word(number: int) -> str:
    """Return a number as three characters of the stems and branches."""
    size = len(SORTS)
    return SORTS[number // size // size % size] + SORTS[number // size % size] + SORTS[number % size]


@lru_cache(maxsize=100_000)
def facts(seed: int, index: int) -> Facts:
    """Return what the document of this number says about itself."""
    chance = random.Random(f"{seed}/{index}")
    kind = chance.choices(list(KINDS), list(KINDS.values()))[0] if index else "measures"
    older = index // 2 if index and index % 2 == 0 and chance.random() < EDITIONS else None
    before = facts(seed, older) if older is not None else None
    if before is None or before.kind not in ("measures", "regulation"):
        older, before = None, None
    signed = FIRST_DAY + timedelta(days=index // A_DAY)
    group = chance.sample(chance.choices(GROUPS, (6, *(1 for _ in PROVINCES)))[0], chance.choices((1, 2, 3), (80, 14, 6))[0])
    names = before.bodies if before else tuple(body for body, _ in group)
    code = CODES.get(names[0], "") + ("联" if len(names) > 1 else "") + chance.choice(TYPES)
    number = f"{code}〔{signed.year}〕{index % (A_DAY * 365) + 1}号"
    title = before.title if before else _title(chance, index)
    kind = before.kind if before else kind
    if kind == "regulation":
        title, names, number = before.title if before else f"{title[:-4]}条例", ("国务院",), None
    if kind == "interpretation":
        number = None
    return Facts(index, kind, title, number, names, signed, older)


def _title(chance: random.Random, index: int) -> str:
    if chance.random() < NAMESAKES:
        return f"{chance.choice(THINGS)}{chance.choice(ASPECTS)}{FORMS[0]}"
    place = chance.randrange(len(SORTS) ** 3)
    return f"{word(place)}型{chance.choice(THINGS)}{chance.choice(ASPECTS)}{chance.choice(FORMS)}"


def document(seed: int, index: int) -> str:
    """Return the text of the document of this number."""
    told, chance = facts(seed, index), random.Random(f"{seed}/{index}/text")
    heads = {"interpretation": _interpretation, "repeal": _repeals, "amendment": _amends, "regulation": _promulgates}
    lines = heads.get(told.kind, _prints)(seed, told, chance)
    lines += _articles(seed, told, chance, CHARACTERS - sum(map(len, lines)))
    return "\n\n".join(lines)


def bulletin(seed: int, number: int, documents: int = IN_BULLETIN) -> str:
    """Return the text of the bulletin of this number, from 0."""
    first = number * IN_BULLETIN
    return "\n\n==========\n\n".join(document(seed, index) for index in range(first, first + documents)) + "\n"


def path(number: int) -> str:
    """Return where the bulletin of this number stands in its library."""
    return f"{number // 1000:03}/{number:06}.txt"


def bulletins(documents: int, first: int = 0, seed: int = 1) -> Iterator[tuple[str, str]]:
    """Yield (path, text) of the bulletins with so many documents, beginning with that of the number `first`."""
    for start in range(0, documents, IN_BULLETIN):
        number = first + start // IN_BULLETIN
        yield path(number), bulletin(seed, number, min(IN_BULLETIN, documents - start))


def cited(seed: int, told: Facts, chance: random.Random) -> Facts | None:
    """Choose a document before this one that it may cite, an early one more probably; None if there is none."""
    index = int(told.index * chance.random() ** 2.5)
    return next((one for at in range(index, min(index + 5, told.index)) if (one := facts(seed, at)).kind in CITABLE), None)


def named(told: Facts, chance: random.Random) -> str:
    """Return how a citation names a document: by title and number, title, or number."""
    if told.number is None:
        return f"《{told.title}》"
    both, number, title = f"《{told.title}》（{told.number}）", told.number, f"《{told.title}》"
    return chance.choices((both, title, number), (60, 25, 15))[0]


def _signature(told: Facts) -> list[str]:
    return ["\n".join((*told.bodies, _day(told.signed)))]


def _day(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"


def _prints(seed: int, told: Facts, chance: random.Random) -> list[str]:
    basis = "".join(f"根据《{law}》，" for law in HUBS if chance.random() < 0.1)
    lead = f"为加强{chance.choice(THINGS)}管理，{basis}制定了《{told.title}》，现印发给你们，请遵照执行。"
    head = [f"{'、'.join(told.bodies)}关于印发《{told.title}》的通知", told.number or "", "各有关单位：", lead]
    if told.kind == "notice":
        title = f"{'、'.join(told.bodies)}关于做好{told.title[:-4]}工作的通知"
        return [title, *head[1:3], f"{basis}现就有关事项通知如下。", *_signature(told)]
    return [*head, *_signature(told), told.title]


def _promulgates(seed: int, told: Facts, chance: random.Random) -> list[str]:
    day = _day(told.signed)
    return [told.title, f"（{day}中华人民共和国国务院令第{told.index + 1}号公布　自{day}起施行）"]


def _interpretation(seed: int, told: Facts, chance: random.Random) -> list[str]:
    of = cited(seed, told, chance)
    return [f"《{of.title if of else told.title}》解读", _day(told.signed), "现就有关内容解读如下。"]


def _repeals(seed: int, told: Facts, chance: random.Random) -> list[str]:
    listed = {one.index: one for _ in range(6) if (one := cited(seed, told, chance)) and one.number}
    lines = [f"{at}. 《{one.title}》（{one.number}）" for at, one in enumerate(listed.values(), 1)]
    head = [f"{told.bodies[0]}关于废止部分文件的决定", told.number or "", "经研究，决定废止下列文件，自本决定公布之日起生效："]
    return [*head, *lines, *_signature(told)]


def _amends(seed: int, told: Facts, chance: random.Random) -> list[str]:
    of = cited(seed, told, chance)
    what = f"《{of.title}》" if of else "有关文件"
    change = f"决定对{what}作如下修改：将第三条中的“三年”修改为“{chance.randrange(4, 9)}年”。"
    return [f"{told.bodies[0]}关于修改{what}的决定", told.number or "", change, *_signature(told)]


def _articles(seed: int, told: Facts, chance: random.Random, characters: int) -> Iterator[str]:
    article = 0
    while characters > 0:
        article += 1
        line = f"第{_numeral(article)}条　{_duty(seed, told, chance)}"
        characters -= len(line)
        yield line
    if told.older is not None:
        old = facts(seed, told.older)
        both = f"《{old.title}》（{old.number}）" if old.number else f"{_day(old.signed)}公布的《{old.title}》"
        yield f"第{_numeral(article + 1)}条　本办法自印发之日起施行。{both}同时废止。"


def _duty(seed: int, told: Facts, chance: random.Random) -> str:
    words = {"thing": chance.choice(THINGS), "aspect": chance.choice(ASPECTS), "industry": chance.choice(INDUSTRIES)}
    duty = "".join(chance.choice(DUTIES).format(number=chance.randrange(2, 30), **words) for _ in range(2))
    sort = chance.random()
    if sort < 0.35 and (of := cited(seed, told, chance)):
        return f"{duty}具体程序按照{named(of, chance)}的规定执行。"
    if sort < 0.45:
        return f"{duty}技术要求执行 GB/T {60001 + chance.randrange(3000)}-{chance.randrange(2025, 2031)}。"
    if sort < 0.5:
        return f"{duty}组织实施{word(chance.randrange(2000))}类{words['thing']}焕新行动。"
    return duty


def _numeral(number: int) -> str:
    """Return a number from 1 to 99 in Chinese."""
    digits = "〇一二三四五六七八九"
    tens, ones = divmod(number, 10)
    return f"{digits[tens] if tens > 1 else ''}{'十' if tens else ''}{digits[ones] if ones or not tens else ''}"


def main() -> None:
    """Write a library and print what it holds."""
    parser = argparse.ArgumentParser(description="Write a library of invented documents.")
    parser.add_argument("documents", type=int)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--first", type=int, default=0, help="number of the first bulletin")
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    written = size = 0
    for name, text in bulletins(given.documents, given.first, given.seed):
        target = given.folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        written, size = written + 1, size + target.write_bytes(text.encode())
    print(f"{given.documents} documents in {written} bulletins, {size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
