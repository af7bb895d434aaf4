# ruff: noqa: E501  (rows of Chinese text, which counts double, read better unbroken)
"""What a sentence repeals or amends, and what it does not: whole sets of (type, target, scope) from a sentence each."""

import pytest

from kg.extract import extract
from tests.extract.units import unit

NOTICE = "关于做好丙类工作的通知\n工信部装〔2031〕5号\n各省、自治区、直辖市工业和信息化主管部门：\n{}\n工业和信息化部\n2031年5月12日"
LAW = "# 云州丙类管理条例\n\n2031年3月1日 中华人民共和国国务院令第905号公布\n\n<!-- INFO END -->\n\n第一条 为了加强管理，制定本条例。\n\n第二条 {}"

Change = tuple[str, str, str]

A, B = "甲类设备管理办法", "乙类设备规程"
A5, B6 = "工信部装〔2021〕5号", "工信部装〔2022〕6号"


def repealed(*targets: str) -> set[Change]:
    return {("SUPERSEDES", target, "whole") for target in targets}


def amended(*targets: str) -> set[Change]:
    return {("AMENDS", target, "whole") for target in targets}


REPEALS: list[tuple[str, set[Change]]] = [
    ("本通知自2031年6月1日起施行，有效期5年。原《甲类设备管理办法》（工信部装〔2021〕5号）同时失效。", repealed(A5)),
    ("本公告自发布之日起执行，工信部装〔2021〕5号文件同时废止。", repealed(A5)),
    ("原工信部装〔2021〕5号文同时废止。", repealed(A5)),
    ("工信部装〔2021〕5号、工信部装〔2022〕6号同时停止执行。", repealed(A5, B6)),
    ("原工信部装〔2021〕5号、〔2022〕6号文件同时废止。", repealed(A5, B6)),
    ("工信部装〔2021〕5号、6号文件同时废止。", repealed(A5, "工信部装〔2021〕6号")),
    ("工业和信息化部公告2021年第5号、2022年第6号同时废止。", repealed("工业和信息化部公告2021年第5号", "工业和信息化部公告2022年第6号")),
    ("原工业和信息化部2021年3月5日发布的《甲类设备管理办法》、2022年4月6日发布的《乙类设备规程》同时废止。", repealed(A, B)),
    ("国务院一九八三年五月一日发布的《甲类设备管理办法》同时废止。", repealed(A)),
    ("经国务院同意，停止执行《甲类设备管理办法》（工信部装〔2021〕5号）。", repealed(A5)),
    ("继续执行《甲类设备管理办法》，不再执行《乙类设备规程》。", repealed(B)),
    ("《甲类设备管理办法》及其实施细则同时废止。", repealed(A)),
    ("《甲类设备管理办法》自动作废。", repealed(A)),
    ("除《乙类设备规程》外，《甲类设备管理办法》同时废止。", repealed(A)),
    ("废止《甲类设备管理办法》，保留《乙类设备规程》。", repealed(A)),
    ("本办法替代2021年发布的《甲类设备管理办法》。", repealed(A)),
    ("《甲类设备管理办法》（工信部装〔2021〕5号）中与本通知不符的内容同时废止。", {("SUPERSEDES", A5, "与本通知不符的内容")}),
    ("《甲类设备管理办法》中涉及收费的内容停止执行。", {("SUPERSEDES", A, "涉及收费的内容")}),
    ("《甲类设备管理办法》第二条同时废止。", {("SUPERSEDES", A, "第二条")}),
    ("《甲类设备管理办法》（工信部装〔2021〕5号）有关条款同时废止。", {("SUPERSEDES", A5, "有关条款")}),
    ("《甲类设备管理办法》附件3同时废止。", {("SUPERSEDES", A, "附件3")}),
    ("《甲类设备管理办法》附件3第二条同时废止。", {("SUPERSEDES", A, "第二条")}),
    ("《甲类设备公告》（工业和信息化部公告2021年第5号）全文废止。", repealed("工业和信息化部公告2021年第5号")),
    ("鉴于《甲类设备管理办法》已经废止，现通知如下：", repealed(A)),
    ("《甲类设备管理办法》第二条第（三）项和《乙类设备规程》同时废止。", {("SUPERSEDES", A, "第二条第（三）项"), *repealed(B)}),
    ("原有规定同时废止：1.《甲类设备管理办法》；2.《乙类设备规程》。", repealed(A, B)),
    ("以下文件自本通知印发之日起废止：《甲类设备管理办法》、《乙类设备规程》。", repealed(A, B)),
    ("《甲类设备管理办法》同时废止；《乙类设备规程》中与本条例相抵触的规定，以本条例为准。", repealed(A)),
    ("《甲类设备管理办法》等2件规范性文件予以废止，对《乙类设备规程》等3件规范性文件予以修改。", repealed(A) | amended(B)),
    ("下列文件继续执行：\n1.《甲类设备管理办法》\n下列文件停止执行：\n1.《乙类设备规程》", repealed(B)),
    ("附件1\n决定废止的规范性文件\n1.甲类设备管理办法（工信部装〔2021〕5号）\n附件2\n拟修改的文件目录\n1.《乙类设备规程》", repealed(A5)),
]

NO_REPEALS = [
    "《甲类设备管理办法》与本通知不一致的，以本通知为准。",
    "违反《甲类设备管理办法》规定取得的证书予以废止。",
    "凡依据《甲类设备管理办法》签订的合同，自本通知发布之日起失效。",
    "申请人隐瞒情况的，依照《甲类设备管理办法》第十条处理，其资格证书作废。",
    "符合条件的企业，不再适用《甲类设备管理办法》第三条的规定。",
    "符合条件的企业，《甲类设备管理办法》不再适用。",
    "对《甲类设备管理办法》施行前发生的行为，《乙类设备规程》不再适用。",
    "《甲类设备管理办法》（工信部装〔2021〕5号）规定的优惠政策执行至2031年12月31日，期满后停止执行。",
    "《甲类设备管理办法》被《乙类设备规程》代替。",
    "《甲类设备管理办法》的附件同时废止。",
    "本条例施行前公布的《甲类设备管理办法》，凡与本条例相抵触的，一律废止。",
    "依据《甲类设备管理办法》第五条提起的诉讼不再适用《乙类设备规程》。",
    "根据《甲类设备管理办法》被撤销或者废止的文件，不再作为依据。",
    "《甲类设备管理办法》及《乙类设备规程》继续有效。",
    "恢复执行《甲类设备管理办法》。",
    "加快修订《甲类设备管理办法》，推动废止《乙类设备规程》。",
    "是否废止《甲类设备管理办法》，另行研究。",
    "建议废止《甲类设备管理办法》。",
    "建议《甲类设备管理办法》同时废止。",
    "《甲类设备管理办法》拟废止，现公开征求意见。",
    "《甲类设备管理办法》不予废止。",
    "在《甲类设备管理办法》废止之前，按照其规定执行。",
    "《甲类设备管理办法》废止后，有关事项另行规定。",
    "如《甲类设备管理办法》被废止，本通知同时废止。",
    "本通知有效期至2035年12月31日，与《甲类设备管理办法》同时失效。",
    "对涉及《甲类设备管理办法》的文件进行清理，废止3件，修改2件。",
    "研究修改《甲类设备管理办法》第三条。",
    "适时对《甲类设备管理办法》进行修订。",
]

AMENDMENTS: list[tuple[str, set[Change]]] = [
    ("《甲类设备管理办法》第八条删去“乙”字样。", {("AMENDS", A, "第八条")}),
    ("《甲类设备管理办法》第八条规定的期限由3年调整为5年。", {("AMENDS", A, "第八条")}),
    ("现决定停止执行《甲类设备管理办法》第十条的规定。", {("AMENDS", A, "第十条")}),
    ("《甲类设备管理办法》第三条第二款删除。", {("AMENDS", A, "第三条第二款")}),
    ("《甲类设备管理办法》名称修改为《丙类设备管理办法》。", amended(A)),
    ("《甲类设备管理办法》自2031年1月1日至2033年12月31日期间暂停执行。", amended(A)),
    ("暂停执行《甲类设备管理办法》第三条。", {("AMENDS", A, "第三条")}),
    ("现将工信部装〔2021〕5号文件第三条修改如下：", {("AMENDS", A5, "第三条")}),
    ("现将《甲类设备管理办法》有关条款调整如下：", {("AMENDS", A, "有关条款")}),
    ("一、将《甲类设备管理办法》第三条修改为：“甲”。\n二、在《甲类设备管理办法》第五条后增加一条。", {("AMENDS", A, "第三条、第五条")}),
    ("一、废止下列文件\n1.《甲类设备管理办法》\n二、修改下列文件\n1.《乙类设备规程》\n将第二条修改为：“甲”。", repealed(A) | amended(B)),
    (
        "一、对《甲类设备管理办法》作出修改\n（一）将第二条修改为：“甲”。\n二、对下列1件文件予以废止\n（一）《乙类设备规程》",
        amended(A) | repealed(B),
    ),
]


def changes(text: str) -> set[Change]:
    return {
        (one.type, one.number or one.title or "", one.scope or "")
        for one in extract(unit(text)).relations
        if one.type in ("SUPERSEDES", "AMENDS")
    }


@pytest.mark.parametrize(("sentence", "expected"), REPEALS + AMENDMENTS, ids=[sentence for sentence, _ in REPEALS + AMENDMENTS])
def test_what_a_notice_changes(sentence: str, expected: set[Change]) -> None:
    assert changes(NOTICE.format(sentence)) == expected


@pytest.mark.parametrize("sentence", NO_REPEALS)
def test_what_changes_no_document(sentence: str) -> None:
    assert changes(NOTICE.format(sentence)) == set()
    assert changes(LAW.format(sentence)) == set()


def test_what_a_new_wording_says_is_said_by_the_amended_document() -> None:
    text = (
        "# 关于修改《云州丙类管理办法》的决定\n\n2031年3月1日 云州市第五届人民代表大会常务委员会第三次会议通过\n\n<!-- INFO END -->\n\n"
        "根据《甲类法》，决定对《云州丙类管理办法》作如下修改：\n\n一、将第一条修改为：“第一条 根据《乙类法》，制定本办法。”\n\n"
        "二、增加一条，作为第九条：“第九条 本办法自2031年5月1日起施行。\n\n“《丁类规定》同时废止。”\n\n三、本决定自公布之日起施行，《戊类规定》同时废止。"
    )
    assert {(one.type, one.title) for one in extract(unit(text, single=True)).relations} == {
        ("BASED_ON", "甲类法"),
        ("AMENDS", "云州丙类管理办法"),
        ("REFERENCES", "乙类法"),
        ("REFERENCES", "丁类规定"),
        ("SUPERSEDES", "戊类规定"),
    }


def test_items_below_a_title_that_announces_amendments() -> None:
    text = "关于修改部分规范性文件的通知\n工信部装〔2031〕5号\n一、《甲类设备管理办法》（工信部装〔2021〕5号）\n（一）第二条中的“甲”修改为“乙”。\n工业和信息化部\n2031年5月12日"
    assert changes(text) == amended(A5)
