"""要闻回顾 in many layouts: every item is found on its lines."""

from hypothesis import given, settings
from hypothesis import strategies as st
from press import Paper, ReviewLayout, review
from tests_of_loaders import source

from loaders import load
from loaders.fold import key

NEWS = "近日，某部召开会议，研究部署铸锻行业绿色改造工作。会议强调，要1.抓重点，2.补短板，推动行业迈上新台阶。"
ITEMS = (
    Paper("某部等三部门联合印发《铸锻行业绿色改造实施方案》", (NEWS,)),
    Paper("某部召开第三次铸锻企业座谈会", (NEWS, NEWS)),
    Paper("“铸造之光”成就展在临江开幕", (NEWS, "1. 展期十天", "2. 免费参观")),
    Paper("2033年度绿色铸锻工厂推荐工作启动 九月底前报送", (NEWS,)),
    Paper("新一批《高效熔炼装备目录》、绿色铸锻工厂名单等公告", (NEWS, "①目录；", "②名单。")),
    Paper("某部优化调整废砂管理政策", (NEWS,)),
    Paper("某部介绍上半年铸锻行业运行情况", (NEWS,)),
    Paper("第六届锻造大会闭幕", (NEWS,)),
    Paper("两部门公布首批再生砂试点城市", (NEWS,)),
    Paper("某部组织开展熔炼节能揭榜行动", (NEWS,)),
    Paper("废砂再生国家标准公开征求意见", (NEWS,)),
)


def found(text: str) -> list[tuple[int, int, str]]:
    reading = load(source(text))
    assert reading.bulletin.format == "weekly_review"
    return [(u.line_start, u.line_end, key(u.heading)) for u in reading.units]


LAYOUTS = st.builds(
    ReviewLayout,
    lead=st.sampled_from(
        [
            ("一周政策速览",),
            ("本周铸锻领域有哪些大事?", "本周要闻回顾"),
            ("铸锻周报 第12期", "2032年11月15日", "本期目录"),
            ("一周要闻", "目录"),
        ]
    ),
    bullet=st.sampled_from(["■ ", "■", "● ", "◆", "▶ ", "• ", "{0}.", "{0}、", "【{0}】"]),
    item=st.sampled_from(["①", "❶", "1.", "1、", "（1）", "一、"]),
    blank=st.sampled_from(["", " ", "　"]),
    closer=st.sampled_from(["链接»»", "阅读原文>>", "详情»", "【查看详情】", "链接：https://example.cn/2032/11/a.html", ""]),
    list_width=st.sampled_from([200, 18]),
    heading_width=st.sampled_from([200, 20]),
    spaced=st.booleans(),
    tail=st.sampled_from(
        [(), ("编辑:沈 一", "监制:顾明远"), ("", "来源丨临江日报", "责编丨沈一", "校对丨顾明远"), ("— END —", "主办：某协会")]
    ),
)


@settings(deadline=None)
@given(LAYOUTS)
def test_every_layout_gives_every_item_its_lines(layout: ReviewLayout) -> None:
    printed = review(ITEMS, layout)
    assert found(printed.text) == [(first, last, key(heading)) for first, last, heading in printed.units]
