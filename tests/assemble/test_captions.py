"""Names in short lines: where they break, and what a policy's caption says besides."""

import pytest
from browser_fit import shown
from hypothesis import assume, given
from hypothesis import strategies as st

from kg.assemble.captions import END, LINE, LINES, add_captions, lines, width
from kg.assemble.draft import Draft
from kg.schema.grass import font
from kg.schema.read import schema


@pytest.mark.parametrize(
    ("name", "broken"),
    [
        ("泵", ["泵"]),
        ("城乡水务厅", ["城乡水务厅"]),
        ("云州省水务监督管理总局", ["云州省水务监", "督管理总局"]),
        # Dates, years, codes and what stands in brackets stay whole.
        ("“小灯塔”企业培育计划", ["“小灯塔”企", "业培育计划"]),
        ("云水规〔2031〕5号和12号文件", ["云水规〔2031〕", "5号和12号文件"]),
        ("阀门绿色升级行动方案（2031—2033年）", ["阀门绿色升级", "行动方案", "（2031—", "2033年）"]),
        ("《阀门产品再制造管理办法》将自7月1日起施行", ["《阀门产品", "再制造管理办", "法》将自7月", "1日起施行"]),
        # Blanks between letters are breaks, others are nothing.
        ("GB/T 99001-2030", ["GB/T", "99001-2030"]),
        ("valves" * 20, ["valves" * 20]),
        ("解读 | 云州省阀门规定", ["解读|云州", "省阀门规定"]),
        ("云州阀门专家说法之二|看阀门怎样再制造", ["云州阀门专家", "说法之二|看阀", "门怎样再制造"]),
    ],
)
def test_lines(name: str, broken: list[str]) -> None:
    assert lines(name) == broken


@pytest.mark.parametrize("length", range(1, 120, 7))
def test_lines_are_short_and_lose_nothing_but_the_middle(length: int) -> None:
    name = ("阀门绿色升级行动方案水务监督管理" * 9)[:length]
    broken = lines(name)
    assert max(map(width, broken)) <= LINE + 0.6
    joined = "".join(broken)
    head, cut, tail = joined.partition("…")
    assert (
        joined == name if width(name) <= LINE * LINES else cut and name.startswith(head) and name.endswith(tail) and width(tail) > END - 1
    )
    assert len(broken) <= LINES


@pytest.mark.parametrize(
    ("label", "id_", "properties", "caption"),
    [
        ("Policy", "云水规〔2031〕5号", {"title": "阀门管理办法", "signed": "2031-04-18", "held": True}, "阀门管理办法 （2031年）"),
        ("Policy", "阀门条例", {"title": "阀门条例", "published": "2028-03", "held": True}, "\u3000阀门条例\u3000 （2028年）"),
        (
            "Policy",
            "云水规〔2019〕3号",
            {"title": "阀门办法", "number": "云水规〔2019〕3号", "held": False},
            "\u3000阀门办法\u3000 2019·仅被引",
        ),
        ("Policy", "阀门条例（2008）", {"title": "阀门条例", "held": False}, "\u3000阀门条例\u3000 2008·仅被引"),
        ("Policy", "水法", {"title": "中华人民共和国水法", "held": False}, "\u3000水法\u3000 （仅被引用）"),
        ("Policy", "修改水法", {"title": "关于修改〈中华人民共和国水法〉的决定", "held": True}, "关于修改〈水 法〉的决定"),
        ("Policy", "云州省水务厅公告2031年第2号", {"title": "阀门目录", "held": True}, "\u3000阀门目录\u3000 （2031年）"),
        ("Policy", "水法", {"title": "水法", "held": True}, "水法"),
        ("Policy", "修改阀门条例（2031-04-18）", {"title": "修改阀门条例", "held": False}, "修改阀门条例 2031-04-18 \u3000仅被引\u3000"),
        ("Policy", "修改阀门条例（2031-04-18）", {"title": "修改阀门条例", "held": True}, "修改阀门条例 2031-04-18"),
        ("Bulletin", "31.txt", {"title": "云州公报", "issue": "总第5期"}, "\u3000\u3000云州公报\u3000\u3000 总第5期"),
        ("Bulletin", "31.txt", {"title": "云州公报", "published": "2031-05"}, "\u3000\u3000云州公报\u3000\u3000 2031-05"),
        ("Bulletin", "31.txt", {"title": "云州公报总第5期", "issue": "总第5期"}, "\u3000云州公报\u3000 \u3000总第5期\u3000"),
        ("Ministry", "云州省水务厅", {}, "云州省水务厅"),
        ("Ministry", "云州省河湖水务局", {}, "\u3000云州省河\u3000 \u3000湖水务局\u3000"),
        ("Standard", "GB 98000", {"code": "GB 98000"}, "GB 98000"),
    ],
)
def test_captions(label: str, id_: str, properties: dict[str, object], caption: str) -> None:
    draft = Draft()
    key = draft.node(label, id_, properties)
    add_captions(draft)
    assert draft.properties(key)["caption"] == caption


WORDS = (
    *("云州省", "水务厅", "关于", "印发", "《阀门", "产品", "再制造", "管理"),
    *("办法》", "的", "通知", "（试行）", "2031年", "“小灯塔”", "12项", "、"),
)
NAMES = st.lists(st.sampled_from(WORDS), min_size=1, max_size=16).map("".join)


@pytest.mark.parametrize("label", ["Policy", "Article", "Ministry", "Industry", "Standard", "Programme"])
@given(name=NAMES, day=st.sampled_from(["（2031-04-18）", ""]), signed=st.sampled_from(["2031-04-18", None]), held=st.booleans())
def test_browser_shows_the_whole_caption(label: str, name: str, day: str, signed: str | None, held: bool) -> None:
    assume(label in ("Policy", "Article") or width(name) <= 20)
    draft = Draft()
    key = draft.node(label, name + day, {schema().labels[label].display: name, "signed": signed, "held": held})
    add_captions(draft)
    caption = draft.properties(key)["caption"]
    circle = schema().labels[label].size / font(schema().labels[label])
    assert " ".join(shown(caption, circle)) == caption
