"""A library of invented documents, as large as one wants: python benchmarks/library.py DOCUMENTS DIR [--first N] [--characters N].

Writes bulletins of 20 documents, each of about 4 KB unless told otherwise, below DIR. A document is a function of the seed (--seed) and its
number alone, so a smaller library is the beginning of a larger one, the next bulletin can be made without those before it, and nothing is
held in memory.

What real libraries have is there: each of a few laws is cited by a tenth of all documents; most documents are cited once or never, early
ones more often; new editions bear the title of the one that they repeal; some titles are shared by documents of several bodies; lists of
repeals, decisions that amend, interpretations, citations by title, by number and by both. Most documents have no paragraph in common; an
edition keeps most of those of the one before it, and some measures of provinces take over a few of a central document.
"""

import argparse
import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from itertools import chain, islice, repeat
from pathlib import Path


def _cut(words: str) -> tuple[str, ...]:
    return tuple(words.split())


IN_BULLETIN = 20
CHARACTERS = 1350
"""Of a document, at least, unless told otherwise: three bytes each."""
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
NATIONAL_NAMES = frozenset(body for body, _ in NATIONAL)
CODES = {body: code for group in GROUPS for body, code in group}
TYPES, SORTS = ("规", "发", "函"), "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥"
THINGS = _cut("水泵 风机 阀门 锅炉 机床 压缩机 变压器 起重机 轴承 齿轮 电缆 电池 仪表 管道 容器 模具 窑炉 纺机 农机 船用设备")
ASPECTS = _cut("再制造 节能 质量 检验 备案 回收 采购 租赁 更新 运行")
FORMS = ("管理办法", "实施细则", "管理规定", "工作规范", "实施方案")


def _forms(*forms: str) -> tuple[tuple[str, ...], ...]:
    return tuple(map(_cut, forms))


def _words(words: str) -> tuple[tuple[str, ...], ...]:
    return _forms(*words.split())


GRAMMAR = {
    "duty": _forms(
        "actor must time manner verb object ， verb object ， end 。",
        "time verb object 的，由 actor manner verb ， end 。",
        "place 的 actor manner verb object ， amount 以上的 must verb object ， end 。",
        "对 object 和 object ， actor manner verb 不少于 amount ， end 。",
        "actor 、 actor must verb place object ， time manner verb noun 。",
        "industry 用 object 超过 amount 的， actor must manner verb noun ， end 。",
        "因 noun 未 verb 致使 object 减少 amount 的， actor time verb ， end 。",
        "verb object 所需 noun 由 actor 和 place actor 分担，最高 amount ， time verb 。",
    ),
    "end": _forms(
        "noun time verb",
        "逾期由 actor manner verb",
        "verb 后的 noun 归 actor",
        "低于 amount 可免 verb",
        "并 manner verb noun",
        "所得 noun manner verb",
        "未 verb 的 noun 按 amount 计",
        "noun 与 noun 不符即 verb",
    ),
    "citing": _forms("noun manner verb"),
    "actor": _forms("sector role"),
    "object": _forms("thing aspect noun"),
    "place": _forms("stem stem stem area"),
    "thing": _words(" ".join(THINGS)),
    "aspect": _words(" ".join(ASPECTS)),
    "stem": _words(" ".join(SORTS)),
    "area": _words("县 区 镇 园"),
    "must": _words("应当 要 须 必须 可以 不得 应 负责 有权 有责任"),
    "sector": _words(
        "工业 农业 水务 能源 商务 交通 环保 质监 财政 住建 林业 海洋 气象 应急 教育 卫生 文旅 体育 统计 审计 科技 民政 人社 国土 数据 "
        "邮政 粮储 铁路 民航 烟草"
    ),
    "role": _words(
        "主管部门 检验机构 协会 企业 园区 监管站 服务站 建设方 运营方 使用者 研究院 登记处 行业组织 承包人 受托人 采购人 维修点 仓储中心 "
        "实验室 工会"
    ),
    "industry": _words("钢铁 造纸 纺织 水泥 化工 汽车 家电 食品 医药 电力 陶瓷 玻璃 橡胶 皮革 印刷 船舶 光伏 冶炼 木材 饲料"),
    "time": _words(
        "在{}个工作日内 于{}月底前 每{}个月 {}日内 每{}年 连续{}年 自第{}年起 满{}个月后 前{}年 投产{}日后 到期{}天前 开工{}周内 "
        "每季度 年中 逐月 当日 次年 汛期前 停产后 交付时 开标前 入库后 换证时 冬季"
    ),
    "amount": _words("{}万元 百分之{} {}台 {}次 {}吨 {}项 {}批 {}家 {}小时 {}个 {}人次 {}千瓦 {}页 {}倍"),
    "manner": _words(
        "公开 如实 逐项 统一 分批 联合 优先 及时 定期 书面 线上 就地 从严 免费 自主 轮流 提前 全程 限期 依法 按比例 随机 现场 集中 "
        "委托他人 按批次 双人 远程 另行 一次性 有偿 主动 逐级 交叉 对照样品 凭证 分类 按图 带料 会同专家"
    ),
    "verb": _words(
        "建立 更新 公布 核对 保存 报送 检查 评估 更换 封存 登记 抽查 修订 采购 验收 清理 补正 测算 分析 汇总 归档 移交 试用 停用 改造 拆除 "
        "回购 标识 复核 招标 备份 比对 盘点 淘汰 翻新 校准 追溯 公示 暂扣 续签 撤回 置换 租用 投保 检定 联网 分拣 退还 转让 调拨"
    ),
    "noun": _words(
        "台账 方案 报告 清单 样品 合同 记录 图纸 编号 证书 数据 账目 备件 库存 价格 流程 场地 人员 档案 能耗 排放 残值 押金 保险 单据 指标 "
        "线路 程序 目录 名单 申请 凭据 缺陷 废料 部件 铭牌 软件 模型 参数 工艺 产能 岗位 夹具 包装 标签 密封 噪声 油耗 余热 配方"
    ),
}
"""What duties are made of. No form has four characters of its own in a row, so that two duties have next to nothing in common."""
CITING = _cut("依照{} 照{}执行 适用{} 按{}办理 从{}规定 以{}为准 参照{}处理 先看{}")
KEPT = 0.8
"""Of the paragraphs of an edition, how many are those of the one before it."""
TAKES_OVER, TAKEN = 0.1, (2, 3, 4)
"""How many measures of provinces take over paragraphs of a central document before them, and how many paragraphs."""
NEAR = 2000
"""Documents back to the one from which paragraphs are taken over, at most."""


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
    central: int | None = None
    """The document of which it takes over paragraphs."""


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
    central = _central(seed, index, chance) if kind == "measures" and group[0] not in NATIONAL and older is None else None
    return Facts(index, kind, title, number, names, signed, older, central)


def _central(seed: int, index: int, chance: random.Random) -> int | None:
    """Choose the document of a national body from which a province takes over paragraphs; None for most."""
    if chance.random() >= TAKES_OVER:
        return None
    first = index - chance.randrange(1, min(NEAR, index) + 1)
    found = (facts(seed, at) for at in range(first, min(first + 10, index)))
    return next((one.index for one in found if one.kind == "measures" and one.bodies[0] in NATIONAL_NAMES), None)


def _title(chance: random.Random, index: int) -> str:
    if chance.random() < NAMESAKES:
        return f"{chance.choice(THINGS)}{chance.choice(ASPECTS)}{FORMS[0]}"
    place = chance.randrange(len(SORTS) ** 3)
    return f"{word(place)}型{chance.choice(THINGS)}{chance.choice(ASPECTS)}{chance.choice(FORMS)}"


def document(seed: int, index: int, characters: int = CHARACTERS) -> str:
    """Return the text of the document of this number, with so many characters or a few more."""
    told, chance = facts(seed, index), random.Random(f"{seed}/{index}/text")
    heads = {"interpretation": _interpretation, "repeal": _repeals, "amendment": _amends, "regulation": _promulgates}
    lines = heads.get(told.kind, _prints)(seed, told, chance)
    lines += _articles(seed, told, characters - sum(map(len, lines)))
    return "\n\n".join(lines)


def bulletin(seed: int, number: int, documents: int = IN_BULLETIN, characters: int = CHARACTERS) -> str:
    """Return the text of the bulletin of this number, from 0."""
    first = number * IN_BULLETIN
    return "\n\n==========\n\n".join(document(seed, index, characters) for index in range(first, first + documents)) + "\n"


def path(number: int) -> str:
    """Return where the bulletin of this number stands in its library."""
    return f"{number // 1000:03}/{number:06}.txt"


def bulletins(documents: int, first: int = 0, seed: int = 1, characters: int = CHARACTERS) -> Iterator[tuple[str, str]]:
    """Yield (path, text) of the bulletins with so many documents, beginning with that of the number `first`."""
    for start in range(0, documents, IN_BULLETIN):
        number = first + start // IN_BULLETIN
        yield path(number), bulletin(seed, number, min(IN_BULLETIN, documents - start), characters)


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


def _articles(seed: int, told: Facts, characters: int) -> Iterator[str]:
    article = 0
    for paragraph in _paragraphs(seed, told):
        if characters <= 0:
            break
        article += 1
        line = f"第{_numeral(article)}条　{paragraph}"
        characters -= len(line)
        yield line
    if told.older is not None:
        old = facts(seed, told.older)
        both = f"《{old.title}》（{old.number}）" if old.number else f"{_day(old.signed)}公布的《{old.title}》"
        yield f"第{_numeral(article + 1)}条　本办法自印发之日起施行。{both}同时废止。"


def _paragraphs(seed: int, told: Facts) -> Iterator[str]:
    """Yield the paragraphs of a document without end, those that stand in another one among them."""
    chance = random.Random(f"{seed}/{told.index}/paragraphs")
    own = (_paragraph(seed, told, chance) for _ in repeat(None))
    if told.older is not None:
        before = _paragraphs(seed, facts(seed, told.older))
        own = (old if chance.random() < KEPT else new for old, new in zip(before, own, strict=False))
    elif told.central is not None:
        taken = islice(_paragraphs(seed, facts(seed, told.central)), chance.choice(TAKEN))
        # A province says 要 where a ministry says 应当.
        own = chain((one.replace("应当", "要") for one in taken), own)
    return own


def _paragraph(seed: int, told: Facts, chance: random.Random) -> str:
    duty = _said("duty", chance) + _said("duty", chance)
    sort = chance.random()
    if sort < 0.35 and (of := cited(seed, told, chance)):
        return f"{duty}{_said('citing', chance)}，{chance.choice(CITING).format(named(of, chance))}。"
    if sort < 0.45:
        return f"{duty}技术要求执行 GB/T {60001 + chance.randrange(3000)}-{chance.randrange(2025, 2031)}。"
    if sort < 0.5:
        return f"{duty}组织实施{word(chance.randrange(2000))}类{chance.choice(THINGS)}焕新行动。"
    return duty


def _said(part: str, chance: random.Random) -> str:
    """Return words for a part of the grammar, or the part itself where it is a word, with a number in it."""
    if part not in GRAMMAR:
        return part.format(int(chance.random() * 97) + 3)
    forms = GRAMMAR[part]
    return "".join([_said(one, chance) for one in forms[int(chance.random() * len(forms))]])


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
    parser.add_argument("--characters", type=int, default=CHARACTERS, help="of a document, at least")
    given = parser.parse_args()
    written = size = 0
    for name, text in bulletins(given.documents, given.first, given.seed, given.characters):
        target = given.folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        written, size = written + 1, size + target.write_bytes(text.encode())
    print(f"{given.documents} documents in {written} bulletins, {size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
