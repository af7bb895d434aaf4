"""Bulletins drawn at random, so that namesakes, numbers, repeals and hubs are common."""

import sys
from pathlib import Path
from random import Random
from typing import Any

from kg.model import (
    Amount,
    Bulletin,
    Change,
    Clause,
    Contribution,
    Coverage,
    Document,
    Entry,
    Mention,
    Passage,
    Pinpoint,
    Provision,
    Relation,
    Replacement,
    Span,
    Target,
    Task,
)

sys.path.append(str(Path(__file__).resolve().parent.parent / "resolve"))

from given import passages

TITLES = (
    "甲办法",
    "甲办法（试行）",
    "甲的办法",
    "关于甲办法的通知",
    "某部关于印发《甲办法》的通知",
    "财政部关于印发《甲办法》的通知",
    "商务部关于乙类设备的通知",
    "财政部关于乙类设备的通知",
    "乙条例",
    "乙条例（2031年修订）",
    "丙规划（2031—2035年）",
    "丙规划",
    "某部公告2031年第5号",
    "关于修改《乙条例》的决定",
    "丁法",
    "戊法",
    "甲办法（征求意见稿）",
    "关于公开征求〈甲办法（修订征求意见稿）〉意见的公告",
    "乙条例（修订草案送审稿）",
    "丙规划（征求意见稿）",
    "丁法（草案）",
)
HUB = "立法一般规定"
NUMBERS = (
    None,
    None,
    None,
    None,
    "财规〔2031〕5号",
    "财规字〔2031〕5号",
    "财规〔2031〕6号",
    "财政部令第5号",
    "国务院令第7号",
    "某部公告2031年第5号",
    "2031年第5号",
)
DAYS = (None, None, "2021-03-05", "2030-12-30", "2031-01-05", "2031-03-05", "2031-09-01", "2033-06-01")
BODIES = ("财政部", "商务部", "工业部", "机械工业部", "信息产业部", "工业和信息化部", "广东省人民政府", "深圳市人民政府")
STANDARDS = ("GB/T 31234-2031", "GB/T 31234-2021", "GB 5", "JB/T 7-2030")
INDUSTRIES = ("C", "38", "382", "3821", "3823", "A")
REGIONS = ("广东省", "深圳市", "深圳市坪山区", "京津冀", "雄安新区")
PROGRAMMES = ("千家企业行动", "甲类示范工程")
INDICATORS = ("森林覆盖率", "全国森林覆盖率", "甲类设备", "万元GDP能耗")
WORDS = "城镇供水泵站应当按照规定的周期检查叶轮和轴承并记录振动温度与效率数据发现异常的及时停机修理修理后的机组经检验合格方可重新投入运行"
PASSAGES = tuple("".join(WORDS[at * step % len(WORDS)] + WORDS[at] for at in range(len(WORDS))) for step in (5, 7, 11, 13, 17))
"""Long enough to be shared alone; no two have a run of four characters in common."""
KINDS = ("policy", "policy", "law", "law", "draft", "catalogue", "interpretation", "news")


class Drawer:
    """Draws bulletins; the same seed draws the same."""

    def __init__(self, seed: int) -> None:
        """Take the seed."""
        self._random = Random(seed)
        self._at = 0

    def bulletin(self, name: str, most: int = 4) -> Contribution:
        """A bulletin of up to so many documents."""
        documents = tuple(self._document(name, unit) for unit in range(1, self._random.randint(1, most) + 1))
        found = Bulletin(
            name,
            self._one(("公报", name)),
            self._one((None, "总第2期", "2031年第3期")),
            None,
            self._one((None, "2031-05", "2031-05-06")),
            "document",
            "0" * 64,
            name,
        )
        return Contribution(found, documents)

    def changed(self, old: Contribution) -> Contribution:
        """The bulletin with a document more, less or another, or another title."""
        documents = list(old.documents)
        what = self._random.random()
        if what < 0.4:
            at = self._random.randrange(len(documents))
            documents[at] = self._document(old.bulletin.id, documents[at].unit)
        elif what < 0.6 and len(documents) > 1:
            documents.pop(self._random.randrange(len(documents)))
        elif what < 0.8:
            documents.append(self._document(old.bulletin.id, max(one.unit for one in documents) + 1))
        else:
            return Contribution(self.bulletin(old.bulletin.id).bulletin, old.documents)
        return Contribution(old.bulletin, tuple(documents))

    def _one(self, of: Any) -> Any:
        return self._random.choice(of)

    def _some(self, of: Any, most: int) -> list[Any]:
        return self._random.sample(of, self._random.randint(0, most))

    def _span(self) -> Span:
        self._at += 10
        return Span(self._at, self._at + 9)

    def _relation(self, own: str) -> Relation:
        title = self._one((*TITLES, HUB, HUB, HUB, own, None))
        number = self._one(NUMBERS) if title else self._one([one for one in NUMBERS if one])
        type_ = self._one(("SUPERSEDES", "AMENDS", "BASED_ON", "BASED_ON", "REFERENCES", "INTERPRETS"))
        return Relation(
            type_,
            title,
            number,
            self._span(),
            f"引文{self._random.randrange(3)}",
            self._span(),
            (self._one("rq"),),
            1.0,
            scope=self._scope(type_),
            date=self._one((None, None, None, "2021", "2031", "2021-03-05", "2031-09-01")),
            issuer=self._one((None, None, None, *BODIES)),
            shown=self._one((None, (self._span(), "现予废止"))),
            amending=self._random.random() < 0.25,
        )

    def _scope(self, type_: str) -> str | None:
        longer = ("有效期", "有效期延长2年", "有效期延长至2035年12月31日") if type_ == "AMENDS" else ()
        return self._one((None, None, "whole", "第三条", *longer)) if type_ in ("SUPERSEDES", "AMENDS") else None

    def _history(self, relations: tuple[Relation, ...]) -> tuple[Change, ...]:
        """Days on which a law was made and changed, some lines naming what it names."""
        days = sorted(filter(None, self._some(DAYS, 3)))
        places = [Span(one.mention.start - 1, one.mention.end + 1) for one in relations] + [self._span() for _ in days]
        return tuple(
            Change(day, place, self._one(("", "修正")), self._one((True, False)), self._one((None, None, "2033-07-01")))
            for day, place in zip(days, places, strict=False)
        )

    def _clauses(self, effective: str | None, asked: str | None) -> tuple[Clause, ...]:
        effect = (Clause("effective", self._span(), "施行"),) if effective else ()
        return (*effect, Clause("comments_until", self._span(), "反馈意见")) if asked else effect

    def _mention(self, name: str, printed: str) -> Mention:
        return Mention(name, printed, self._span(), f"引{printed}", ("r",), 0.9, self._one((None, (self._span(), "句"))))

    def _provisions(self) -> tuple[Provision, ...]:
        outline = self._one(((), (), ("章1", "1", "1.1", "2", "2.1", "2.1.1"), ("1", "1.1", "3"), ("一", "一.1", "二")))
        return tuple(Provision(name, place, place + 2, self._one(("", "总则"))) for place, name in enumerate(outline))

    def _pinpoint(self, titles: list[str]) -> Pinpoint:
        targets = tuple(self._some(("1", "2", "2.1", "3", "9"), 2)) or ("1",)
        return Pinpoint(1, "第一条", self._one((None, "1", "2")), self._one((None, *titles)), targets, self._span())

    def _target(self) -> Target:
        value, unit, by = self._one((None, "3", "90")), self._one((None, "%", "亿吨")), self._one((None, "2031", "2035"))
        return Target(
            self._one(INDICATORS),
            self._one((None, "全国", "工业领域")),
            value,
            None,
            unit,
            "at_least",
            "level",
            None,
            by,
            1,
            self._span(),
            "目标",
        )

    def _task(self) -> Task:
        lead, joined = self._some(BODIES, 2), self._some(BODIES, 2)
        others = tuple(body for body in joined if body not in lead)
        return Task(
            self._one(("推进甲事。", "推进乙事。")), tuple(lead), others, False, self._one((None, "2031-06")), 1, self._span(), "（分工）"
        )

    def _entry(self, row: int) -> Entry:
        columns = (("序号", str(row)), ("名称", self._one(("甲泵", "乙泵"))))
        return Entry(self._one(("甲目录", "乙目录")), row, self._one((None, "一、水泵")), columns, 1, self._span(), "一行")

    def _amount(self) -> Amount:
        value, unit = self._one(("5", "20")), self._one(("万元", "亿美元"))
        return Amount(
            value, self._one((None, "50")), unit, self._one(("补助", "罚款")), "at_most", 1, self._span(), self._one(("给予", "处以"))
        )

    def _covered(self, name: str) -> Coverage:
        return Coverage(name, None, "", (), self._one(("issuer", "title", "text")), 1, self._span(), "在某地开展试点")

    def _printed(self, start: int) -> tuple[str, tuple[Passage, ...]]:
        """A text with some of the passages, whole or with other words at the end, and where they stand."""
        found = [one[: self._one((128, 128, 120, 90))] + self._one(("", "各区、各县。")) for one in self._some(PASSAGES, 3)]
        if self._random.random() < 0.8:
            found.append(PASSAGES[0])
        return "".join(found) or self._one(("", "第一条", "第二条 <!-- x -->")), passages(*found, start=start)

    def _document(self, bulletin: str, unit: int) -> Document:
        title = self._one((*TITLES, HUB, "某部负责人就甲办法答记者问", "解读"))
        span = self._span()
        standards = [self._mention(code, self._one(("", "甲类设备", "乙类设备"))) for code in self._some(STANDARDS, 3)]
        replaced: list[Replacement] = []
        if len(standards) > 1 and self._random.random() < 0.6:
            replaced = [Replacement(standards[0].id, standards[1].id, self._span(), "代替", ("r",), 1.0)]
        effective = self._one((None, None, "2031-05-01", "2034-01-01"))
        asked = self._one((None, None, "2031-06-01"))
        relations = tuple(self._relation(title) for _ in range(self._random.choice((0, 1, 2, 4))))
        titles = [one.title for one in relations if one.title] * 2
        source, printed = self._printed(span.start)
        return Document(
            bulletin=bulletin,
            unit=unit,
            line_start=1,
            line_end=2,
            start=span.start,
            end=self._at + 200,
            heading=self._one((title, title, "一、" + title, " ")),
            kind=self._one(KINDS),
            title=title,
            doc_number=self._one(NUMBERS),
            issuers=tuple(self._mention(name, name) for name in self._some(BODIES, 2)),
            issuers_complete=self._one((True, False)),
            signed=self._one(DAYS),
            published=self._one(DAYS),
            effective=effective,
            expires=self._one((None, None, None, "2032-12-31")),
            clauses=self._clauses(effective, asked),
            form=self._one((None, "通知", "办法")),
            rank=self._one((None, "部门规章")),
            comments_until=asked,
            history=self._history(relations),
            relations=relations,
            standards=tuple(standards),
            replacements=tuple(replaced),
            programmes=tuple(self._mention(name, self._one((name, "实施" + name))) for name in self._some(PROGRAMMES, 1)),
            industries=tuple(self._mention(code, code) for code in self._some(INDUSTRIES, 2)),
            tasks=tuple(self._task() for _ in range(self._random.choice((0, 0, 1, 2)))),
            entries=tuple(self._entry(row) for row in range(self._random.choice((0, 0, 1, 3)))),
            regions=tuple(self._covered(name) for name in self._some(REGIONS, 2)),
            amounts=tuple(self._amount() for _ in range(self._random.choice((0, 0, 1, 2)))),
            targets=tuple(self._target() for _ in range(self._random.choice((0, 0, 1, 2)))),
            provisions=self._provisions(),
            citations=tuple(self._pinpoint(titles) for _ in range(self._random.choice((0, 1, 3)))),
            source=source,
            passages=printed,
            text=self._one(("", "第一条")),
            url=self._one((None, "https://example.org/1", "https://example.org/2")),
        )
