"""Which paragraphs of a document can be found again in another one."""

import pytest

from kg.extract import extract
from kg.text.shingles import bands, letters
from tests.extract.units import unit

OWN = "供水泵站应当按照规定的周期检查叶轮和轴承，记录振动、温度与效率数据，发现异常的及时停机修理，修理后的机组经检验合格方可重新投入运行。"
HEAD = "关于加强甲类泵站管理的通知\n甲发〔2031〕5号\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(OWN, [OWN], id="a paragraph of prose"),
        pytest.param(f"（三）健全机制。{OWN}", [f"（三）健全机制。{OWN}"], id="with its number"),
        pytest.param(f"{OWN}（财政部牵头，商务部按职责分工负责）", [OWN], id="who has to do it is cut off"),
        pytest.param(f"{OWN}（财政部牵头，商务部参与）。", [OWN], id="in front of the full stop"),
        pytest.param(f"{OWN[:40]}\n{OWN[40:]}", [f"{OWN[:40]}\n{OWN[40:]}"], id="broken by printing"),
        pytest.param("一、加强检查。", [], id="a heading"),
        pytest.param(
            "各省、自治区、直辖市及计划单列市人民政府，新疆生产建设兵团，国务院各部委、各直属机构，各有关中央企业、行业协会和科研院所：",
            [],
            id="an addressee",
        ),
        pytest.param(
            "甲部门及其工作人员在泵站检查工作中有滥用职权、玩忽职守、徇私舞弊等行为的，由上级机关责令改正，对责任人员依法给予处分；构成犯罪的，移送有关机关。",
            [],
            id="a formula",
        ),
        pytest.param(
            "本办法由甲部门负责解释，各地可以根据本办法制定实施细则并报甲部门备案，本办法自2031年5月1日起施行，原有规定与本办法不一致的以本办法为准。",
            [],
            id="its last article",
        ),
        pytest.param(
            "1 2031 AB-1234 CD-5678 3.5 kW；2 2032 AB-2345 CD-6789 4.5 kW；3 2033 AB-3456 CD-7890 5.5 kW；合计 甲类泵站 三台",
            [],
            id="figures",
        ),
        pytest.param(
            "现决定对《甲类泵站管理办法》作如下修改：\n一、将第三条修改为：“第三条 " + OWN + "”", [], id="what it lets another document say"
        ),
    ],
)
def test_passages(text: str, expected: list[str]) -> None:
    document = extract(unit(HEAD + text))
    assert [document.source[start:end] for start, end, _ in document.passages] == expected
    assert [found for _, _, found in document.passages] == [bands(letters(one)) for one in expected]


def test_an_article_has_none() -> None:
    assert extract(unit(f"《关于加强甲类泵站管理的通知》解读\n{OWN}")).passages == ()
