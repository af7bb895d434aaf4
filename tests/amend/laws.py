"""An invented law, decisions that amend it, and a short way to write what the law then says."""

from kg.amend import Consolidated, consolidate, read_decision, read_wording
from kg.extract.head import read_head
from kg.extract.layout import Layout, read_layout
from loaders.registry import load
from loaders.source import Source

TITLE = "甲类设备管理办法"
LAW = """# 甲类设备管理办法

2030年12月1日 某部令第7号公布

<!-- INFO END -->

## 第一章 总则

第一条 为了规范甲类设备管理，制定本办法。

第二条 甲类设备的生产、销售适用本办法。

乙类设备参照执行。

## 第二章 生产

第三条 生产甲类设备，应当具备下列条件：

（一）有厂房；

（二）有技术人员；

（三）有资金。

具体条件由省级部门细化。

第四条 生产单位应当向县级部门备案，县级部门发给凭证。

第五条 县级部门应当在十日内答复。

逾期不答复的，视为同意。

申请人可以查询。

## 第三章 附则

第六条 违反本办法第四条的，由县级部门处一万元罚款。

第七条 本办法自2031年1月1日起施行。
"""
BODIES = {
    "1": "为了规范甲类设备管理，制定本办法。",
    "2": "甲类设备的生产、销售适用本办法。/乙类设备参照执行。",
    "3": "生产甲类设备，应当具备下列条件：/（一）有厂房；/（二）有技术人员；/（三）有资金。/具体条件由省级部门细化。",
    "4": "生产单位应当向县级部门备案，县级部门发给凭证。",
    "5": "县级部门应当在十日内答复。/逾期不答复的，视为同意。/申请人可以查询。",
    "6": "违反本办法第四条的，由县级部门处一万元罚款。",
    "7": "本办法自2031年1月1日起施行。",
}
"""Text of the articles, / between lines."""
ORDER = "《甲类设备管理办法》根据本决定作相应修改并对条文顺序作相应调整，由市级部门重新公布。"
NO_ORDER = "《甲类设备管理办法》根据本决定作相应修改，由市级部门重新公布。"


def layout(text: str, name: str = "a.md") -> Layout:
    """The layout of the only unit of a text."""
    (unit,) = load(Source(name, name, text, "", "utf-8")).units
    return read_layout(unit)


def decision(*instructions: str, end: str = ORDER, title: str = "关于修改《甲类设备管理办法》的决定") -> str:
    """The text of an amending decision."""
    body = "\n\n".join(instructions)
    return f"# {title}\n\n2035年3月1日 某部第3次部务会议通过\n\n<!-- INFO END -->\n\n{body}\n\n本决定自2035年5月1日起施行。\n\n{end}\n"


def amended(*decisions: str, law: str = LAW) -> Consolidated:
    """The law after some decisions."""
    old = layout(law, "old.md")
    title = read_head(old).title
    read = [read_decision(layout(one, f"{place}.md"), title, f"{place}.md") for place, one in enumerate(decisions, 1)]
    return consolidate(read_wording(old, title, "old.md"), [one for one in read if one])


def shown(made: Consolidated) -> list[str]:
    """The articles of a text as `第三条 text/text`, the headings of chapters left out."""
    lines = [line for line in made.text.split("\n") if line and not line.startswith(("#", "【", "<", "2030年"))]
    found: list[str] = []
    for line in lines:
        if line.startswith("第") and "\u3000" in line[:12]:
            found.append(line.replace("\u3000", " ", 1))
        else:
            found[-1] += "/" + line
    return found


def wanted(text: str) -> list[str]:
    """The articles that a short text stands for.

    `1 | 2 | 新的一条。 | 3` is articles 1 and 2 of the law, a new third one, and article 3 as the fourth; `第八条:3` has its number.
    """
    found = []
    for place, entry in enumerate(text.split(" | ")):
        label, _, body = entry.rpartition(":")
        found.append(f"{label or '第' + '一二三四五六七八九十'[place] + '条'} {BODIES.get(body, body)}")
    return found
