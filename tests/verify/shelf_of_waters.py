"""A small invented library: laws with their changes, notices with numbers, a namesake repealed, a draft, a document that ends."""

from dataclasses import replace

from kg.build import build
from kg.extract import extract
from kg.model import Bulletin, Contribution, Graph
from tests.extract.units import unit

LAW = """\
# 中华人民共和国船闸法

2021年4月5日 第一届全国人民代表大会常务委员会第五次会议通过

2029年8月9日 第二届全国人民代表大会常务委员会第三次会议《关于修改〈中华人民共和国船闸法〉的决定》修正

<!-- INFO END -->

第一条　为了管理船闸，制定本法。

第二条　船闸分为：

（一）大型船闸；

（二）小型船闸。

前款船闸的目录由交通运输部公布。

第三条　违反本法的，由县级人民政府处罚。

第四条　本法自2021年6月1日起施行。
"""
REGULATION = """\
# 航标养护条例

2022年3月1日 中华人民共和国国务院令第901号公布

<!-- INFO END -->

第一条　为了养护航标，根据《中华人民共和国船闸法》，制定本条例。

第二条　航标由航道机构养护。

第三条　养护费用列入预算。

第四条　本条例自2022年5月1日起施行。
"""
CHANGED = """\
国务院关于修改《航标养护条例》的决定
中华人民共和国国务院令第955号
国务院决定对《航标养护条例》作如下修改：
将第三条修改为：“第三条　养护费用由使用人承担。”
本决定自2032年1月1日起施行。
国务院
2031年12月1日
"""
OLD = """\
关于印发《水泵再制造管理办法》的通知
工信部节〔2023〕91号
各有关单位：
现将《水泵再制造管理办法》印发给你们。
工业和信息化部
2023年5月6日
"""
NEW = """\
关于印发《水泵再制造管理办法》的通知
工信部节〔2030〕17号
各有关单位：
现将《水泵再制造管理办法》印发给你们。原《水泵再制造管理办法》（工信部节〔2023〕91号）同时废止。
工业和信息化部
2030年7月8日
"""
NOTICE = """\
关于加强水泵节能工作的通知
工信部节〔2031〕63号
各有关单位：
为落实《中华人民共和国船闸法》和《水泵能效提升实施方案》（工信部节〔2029〕8号），现就有关事项通知如下。
本通知自2031年2月1日起施行，有效期至2033年12月31日。
工业和信息化部
2031年1月9日
"""
LATER = """\
关于开展水泵更新工作的通知
工信部节〔2034〕5号
各有关单位：
现就水泵更新工作通知如下。本通知自2035年1月1日起施行。
工业和信息化部
2034年6月1日
"""
DRAFT = """\
水泵回收管理条例（征求意见稿）
第一条 为了回收水泵，制定本条例。
第二条 水泵由生产者回收。
第三条 本条例自公布之日起施行。
"""
DOCKS_OLD = """\
# 国家码头管理条例

2015年3月2日 中华人民共和国国务院令第656号公布

<!-- INFO END -->

第一条　为了管理码头，制定本条例。

第二条　码头由市级人民政府管理。

第三条　码头应当备案。

第四条　码头的收费另行规定。

第五条　本条例自2015年5月1日起施行。
"""
DOCKS_NEW = """\
# 国家码头管理条例

2015年3月2日 中华人民共和国国务院令第656号公布

根据2020年11月29日《国务院关于修改部分行政法规的决定》修订

<!-- INFO END -->

第一条　为了管理码头，制定本条例。

第二条　码头由县级人民政府管理。

第三条　码头应当备案。

第四条　本条例自2015年5月1日起施行。
"""
TEXTS = {"law.md": LAW, "regulation.md": REGULATION, "changed.txt": CHANGED, "old.txt": OLD, "new.txt": NEW, "notice.txt": NOTICE,
         "later.txt": LATER, "draft.txt": DRAFT, "docks/old.md": DOCKS_OLD, "docks/new.md": DOCKS_NEW}  # fmt: skip


def contributions() -> list[Contribution]:
    """What the texts give."""
    return [
        Contribution(
            Bulletin(name, "", None, None, None, "document", "0", name), (extract(replace(unit(text, single=True), bulletin=name)),)
        )
        for name, text in TEXTS.items()
    ]


def waters() -> Graph:
    """The graph of the texts."""
    return build(contributions())
