"""What follows from a step: rows of (what is held, what comes, what goes → events)."""

from datetime import date
from pathlib import Path

import pytest
from papers import paper

from kg.incremental.memory import Memory
from kg.incremental.step import step
from kg.model import Contribution, NodeKey
from kg.news.change import Change
from kg.news.event import KINDS
from kg.news.events import events, repealed_on, status_on

TODAY = date(2031, 6, 1)
OLD = paper(
    "旧.txt", "云州省节能管理办法\n云办发〔2029〕3号\n第一条　为了节能，制定本办法。\n第二条　本办法自2029年5月1日起施行。\n2029年4月1日"
)
BASED = paper(
    "据.txt", "关于做好工厂节能工作的通知\n云工规〔2030〕7号\n根据《云州省节能管理办法》（云办发〔2029〕3号），现通知如下。\n2030年4月1日"
)
CITING = paper("引.txt", "关于报送材料的通知\n云工函〔2030〕8号\n材料目录参照《云州省节能管理办法》（云办发〔2029〕3号）。\n2030年5月1日")
NEW = paper(
    "新.txt",
    "云州省节能管理办法\n云办发〔2031〕9号\n第一条　为了节能，制定本办法。\n第二条　本办法自2031年5月1日起施行。"
    "《云州省节能管理办法》（云办发〔2029〕3号）同时废止。\n2031年4月1日",
)
LIST = paper("单.txt", "关于废止部分文件的决定\n云办发〔2031〕10号\n决定废止《云州省节能管理办法》（云办发〔2029〕3号）。\n2031年5月2日")
SHORT = paper(
    "短.txt", "云州省试点办法\n云办发〔2029〕6号\n第一条　为了试点，制定本办法。\n第二条　本办法有效期至2031年7月1日。\n2029年4月1日"
)
LONG = paper(
    "长.txt", "云州省试点规则\n云办发〔2029〕7号\n第一条　为了试点，制定本规则。\n第二条　本规则有效期至2033年7月1日。\n2029年4月1日"
)
STANDARD = paper("标.txt", "关于执行标准的通知\n云工函〔2030〕1号\n执行《甲类泵》（GB/T 31234-2021）。\n2030年1月1日")
EDITION = paper(
    "版.txt",
    "关于批准发布国家标准的公告\n云标公〔2031〕1号\n现批准GB/T 31234-2031《甲类泵》，代替GB/T 31234-2021。\n2031年1月1日",
)
PART = paper("部.txt", "关于批准发布国家标准的公告\n云标公〔2031〕2号\nGB/T 31239-2031部分代替GB/T 31234-2021。\n2031年1月1日")
CHANGING = paper(
    "改.txt",
    "关于修改《云州省节能管理办法》的决定\n云办发〔2030〕11号\n对《云州省节能管理办法》（云办发〔2029〕3号）作如下修改：\n一、删去第二条。\n2030年5月1日",
)
TITLED = paper("题.txt", "关于补助的通知\n云工函〔2030〕9号\n根据《云州省节水管理办法》，现通知如下。\n2030年5月1日")
WATER = paper("水.txt", "云州省节水管理办法\n云办发〔2029〕20号\n第一条　为了节水，制定本办法。\n2029年4月1日")
WATER_TOO = paper("水二.txt", "云州省节水管理办法\n云水发〔2029〕4号\n第一条　为了节水，制定本办法。\n2029年5月1日")


def told(held: list[Contribution], brought: list[Contribution], gone: list[str] = ()) -> list[tuple[str, ...]]:
    """Kind, document and other document of each event."""
    memory = Memory()
    memory.apply(step(memory, held))
    found = events(Change(memory, planned := step(memory, brought, gone)), TODAY, {})
    memory.apply(planned)
    return [(one.kind, one.about.id, one.by.id if one.by else "") for one in found if one.about]


OLD_ID, NEW_ID, BASED_ID, CITING_ID = "云办发〔2029〕3号", "云办发〔2031〕9号", "云工规〔2030〕7号", "云工函〔2030〕8号"
REPEALED = [("repealed", OLD_ID, NEW_ID), ("basis_lost", BASED_ID, OLD_ID), ("cites_repealed", CITING_ID, OLD_ID)]


@pytest.mark.parametrize(
    ("held", "brought", "gone", "wanted"),
    [
        ([OLD, BASED, CITING], [NEW], [], REPEALED),
        ([BASED, CITING], [NEW], [], REPEALED),
        ([OLD, BASED, CITING, NEW], [LIST], [], []),
        ([OLD, BASED, CITING, NEW], [NEW], [], []),
        ([OLD, BASED], [paper("又.txt", "关于工作的通知\n云工函〔2031〕2号\n现将工作通知如下。\n2031年4月1日")], [], []),
        ([], [OLD, BASED, CITING, NEW], [], []),
        ([OLD, NEW], [BASED, CITING], [], []),
        ([OLD, BASED, NEW], [], ["新.txt"], [("repeal_withdrawn", OLD_ID, ""), ("removed", NEW_ID, "")]),
        ([OLD, BASED], [], ["旧.txt"], [("removed", OLD_ID, "")]),
        ([OLD], [], ["旧.txt"], [("removed", OLD_ID, "")]),
        ([BASED], [OLD], [], [("held", OLD_ID, "")]),
        ([OLD, BASED], [SHORT, LONG], [], [("expires", "云办发〔2029〕6号", "")]),
        (
            [STANDARD],
            [EDITION],
            [],
            [("cites_repealed", "云工函〔2030〕1号", "GB/T 31234-2021"), ("edition_replaced", "GB/T 31234-2021", "GB/T 31234-2031")],
        ),
        ([STANDARD], [PART], [], []),
        ([OLD], [CHANGING], [], [("amended", OLD_ID, "云办发〔2030〕11号")]),
        ([TITLED], [WATER], [], [("held", "云办发〔2029〕20号", "")]),
        (
            [TITLED, WATER, WATER_TOO],
            [],
            ["水二.txt"],
            [("resolved", "云工函〔2030〕9号", "云办发〔2029〕20号"), ("removed", "云水发〔2029〕4号", "")],
        ),
    ],
)
def test_what_follows_from_a_step(held, brought, gone, wanted):
    assert told(held, brought, gone) == wanted


def test_last_days_come_near_without_a_change():
    memory = Memory()
    memory.apply(step(memory, [SHORT, LONG, OLD]))
    keys = [NodeKey("Policy", name) for name in ("云办发〔2029〕6号", "云办发〔2029〕7号")]
    planned = step(memory, [BASED])
    found = events(Change(memory, planned), TODAY, memory.nodes(keys))
    assert [(one.kind, one.about.id, one.day, one.quote) for one in found] == [
        ("expires", "云办发〔2029〕6号", "2031-07-01", "第二条　本办法有效期至2031年7月1日")
    ]


def test_every_kind_is_documented_in_its_order():
    page = (Path(__file__).resolve().parents[2] / "docs" / "changes.md").read_text(encoding="utf-8")
    places = [page.find(f"| `{kind}` |") for kind in KINDS]
    assert -1 not in places and places == sorted(places)


@pytest.mark.parametrize(
    ("validity", "repealed", "status"),
    [
        (["0001-01-01 in_force"], None, "in_force"),
        (["0001-01-01 in_force", "2031-05-01 repealed"], "2031-05-01", "repealed"),
        (["0001-01-01 in_force", "2031-06-02 repealed"], "2031-06-02", "in_force"),
        (["0001-01-01 repealed"], "0001-01-01", "repealed"),
        (["0001-01-01 in_force", "2031-05-01 disputed"], None, "disputed"),
        ([], None, None),
    ],
)
def test_status_of_a_day(validity, repealed, status):
    assert (repealed_on({"validity": validity}), status_on({"validity": validity}, "2031-06-01")) == (repealed, status)
