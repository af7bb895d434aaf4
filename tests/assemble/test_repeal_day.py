"""The day from which a document is repealed, as the words that repeal it say."""

import pytest

from kg.assemble.repeal_day import stated_day
from kg.build import build
from kg.extract import extract
from kg.model import Bulletin, Contribution
from tests.extract.units import unit


@pytest.mark.parametrize(
    ("quotes", "day"),
    [
        (["决定废止《甲类泵管理办法》（云环规〔2029〕3号），自2031年3月1日起停止执行"], "2031-03-01"),
        (["《甲类泵管理办法》（云环规〔2029〕3号）自2031年3月1日起停止\n执行"], "2031-03-01"),
        (["《甲类泵管理办法》自二〇三一年三月一日起予以废止"], "2031-03-01"),
        (["决定自2031年3月1日起废止《甲类泵管理办法》"], "2031-03-01"),
        (["自２０３１年３月１日起,《甲类泵管理办法》(云环规〔2029〕3号)和《乙》同时废止"], "2031-03-01"),
        (["《甲类泵管理办法》于 2031 年 3 月 1 日废止"], "2031-03-01"),
        (["决定废止《甲类泵管理办法》，废止时间为2031年3月1日"], "2031-03-01"),
        (["关于废止《甲类泵管理办法》的通知", "《甲类泵管理办法》自2031年3月1日起失效"], "2031-03-01"),
        # The later of two: no document is repealed too early.
        (["《甲类泵管理办法》自2031年3月1日起废止，《乙类泵管理办法》自2032年3月1日起废止"], "2032-03-01"),
        # The day of something else.
        (["本办法自2031年3月1日起施行，《甲类泵管理办法》同时废止"], None),
        (["2031年3月1日印发的《甲类泵管理办法》同时废止"], None),
        (["某部2031年3月1日《甲类泵管理办法》和其他规定同时废止"], None),
        (["《甲类泵管理办法》自2031年3月1日起停止执行的规定"], None),
        (["《甲类泵管理办法》自2031年2月31日起废止"], None),
        (["关于废止《甲类泵管理办法》的通知"], None),
        ([], None),
    ],
)
def test_the_day_of_the_repeal(quotes: list[str], day: str | None) -> None:
    assert stated_day(quotes) == day


def test_a_policy_is_in_force_until_that_day() -> None:
    text = (
        "云州省生态环境厅关于废止《甲类泵管理办法》的通知\n云环规〔2031〕5号\n各市生态环境局：\n"
        "经研究，决定废止《甲类泵管理办法》（云环规〔2029〕3号），自2031年3月1日起停止执行。\n"
        "云州省生态环境厅\n2031年2月18日"
    )
    bulletin = Bulletin("a.txt", "a.txt", None, None, None, "compilation", "0" * 64, "a.txt")
    graph = build([Contribution(bulletin, (extract(unit(text)),))])
    repealed = next(node for node in graph.nodes if node.key.id == "云环规〔2029〕3号")
    assert repealed.properties["validity"] == ("0001-01-01 in_force", "2031-03-01 repealed")
