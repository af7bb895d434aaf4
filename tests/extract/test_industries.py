from importlib.resources import files

import pytest
import yaml

from kg.extract.industries import find_industries, named_in
from kg.text.join import join
from kg.text.normal import fold

DATA = yaml.safe_load((files("kg") / "data" / "industry_cues.yaml").read_text(encoding="utf-8"))
SIGNALS = [pytest.param(entry, id=entry["name"]) for entry in DATA["signals"]]


def names(text: str, heading: str = "", kind: str = "policy") -> list[str]:
    return [mention.name for mention in find_industries(join(text), heading, heading, kind)]


@pytest.mark.parametrize("signal", SIGNALS)
def test_a_signal_fires_on_its_examples(signal: dict[str, list[tuple[str, ...]]]) -> None:
    assert signal["examples"]
    for heading, text, name, *kind in signal["examples"]:
        assert signal["name"] in named_in(join(text).text, heading, *kind)[fold(name)].signals


def test_no_signal_fires_that_the_file_does_not_explain() -> None:
    texts = [(join(text).text, heading, *kind) for entry in DATA["signals"] for heading, text, _, *kind in entry["examples"]]
    fired = {signal for text in texts for named in named_in(*text).values() for signal in named.signals}
    assert fired == {entry["name"] for entry in DATA["signals"]}


def test_names_of_bodies_name_no_industry() -> None:
    for entry in DATA["bodies"]:
        assert entry["examples"]
        for text in entry["examples"]:
            assert named_in(text, "") == {}


@pytest.mark.parametrize(("text", "wanted"), DATA["wholes"]["examples"] + DATA["wholes"]["counter"])
def test_a_whole_beside_its_trades(text: str, wanted: list[str]) -> None:
    assert names(text) == wanted


@pytest.mark.parametrize(
    ("text", "kind", "wanted"),
    [
        ("某省造纸扩大开放。", "news", ["造纸"]),
        ("某省造纸扩大开放。", "policy", []),
        ("某省造纸扩大开放。" + "各地认真做好工作。" * 50, "news", []),
        ("某省教育扩大开放。", "news", []),
    ],
)
def test_what_a_news_item_of_a_few_lines_names(text: str, kind: str, wanted: list[str]) -> None:
    assert names(text, kind=kind) == wanted


def test_what_no_list_knows_counts_where_the_text_insists() -> None:
    for text, wanted in DATA["unlisted"]["examples"]:
        assert names(text) == wanted


@pytest.mark.parametrize(
    ("heading", "text", "wanted"),
    [
        pytest.param("", "鼓励钢铁、造纸、纺织等重点行业率先更新。", ["钢铁", "造纸", "纺织"], id="enumeration"),
        pytest.param("", "推动造\u3000纸 行业更新。", ["造纸"], id="blanks"),
        pytest.param("", "提高金融和交通服务水平，促进教育发展。", [], id="common words"),
        pytest.param("", "落实《造纸行业规范条件》要求。", [], id="title of another document"),
        pytest.param("造纸行业规范条件", "某部发布《造纸行业规范条件》。", ["造纸"], id="own title"),
        pytest.param("纺织行业焕新方案", "重点推动造纸行业更新，兼顾纺织。涉及造纸。", ["纺织", "造纸"], id="most central first"),
        pytest.param("", "（一）推动造纸设备更新。涉及多方面。", ["造纸"], id="section heading"),
        pytest.param("", "（一）打造先进绿色制造业。涉及多方面。", ["绿色制造业"], id="object of a heading"),
        pytest.param("", "放宽餐饮服务业经营者的条件，餐饮服务业企业可以申请。", ["餐饮服务业"], id="firms"),
        pytest.param("", "鼓励发展仓储业务。", [], id="业务"),
        pytest.param("", "住房城乡建设、交通运输、卫生健康、海关、税务等单位配合。", [], id="fields of work of bodies"),
        pytest.param("", "支持造纸行业更新。（负责部门：纺织工业协会、粮食和储备局）", ["造纸"], id="who is in charge"),
        pytest.param("", "发展冷链物流、物流、造纸。", ["冷链物流", "造纸"], id="the wider of two names that end alike"),
        pytest.param("物流焕新方案", "发展冷链物流、物流、造纸。", ["物流", "冷链物流", "造纸"], id="the wider of two in the title"),
        pytest.param("", "支持消费品以旧换新。", [], id="goods of all trades"),
        pytest.param("关于加强林业安全生产的通知", "林业单位应当检查。", ["林业"], id="sector in the title"),
        pytest.param("国家林业和草原局关于野生植物的通知", "林业单位应当检查。", [], id="name of a body in the title"),
    ],
)
def test_what_a_text_addresses(heading: str, text: str, wanted: list[str]) -> None:
    assert names(f"{heading}\n{text}", heading) == wanted


def test_laws_address_no_industry() -> None:
    assert names("鼓励钢铁、造纸、纺织等重点行业率先更新。", kind="law") == []


def test_no_more_than_fifteen() -> None:
    listed = "钢铁、造纸、纺织、建材、石化、化工、汽车、船舶、家电、医药、食品、家具、水泥、陶瓷、玻璃、煤炭、电力、物流"
    assert len(names(f"推动{listed}等行业更新。")) == DATA["most"]


def test_evidence_is_the_source() -> None:
    source = "首段。\n各地区要结合实际情况认真组织，鼓励有色\n金属、造纸、纺织等重点行业率先更新。"
    for mention in find_industries(join(source, 9), "", ""):
        assert source[mention.span.start - 9 : mention.span.end - 9] == mention.evidence
        assert mention.evidence.replace("\n", "") == mention.name


@pytest.mark.parametrize(
    ("above", "alone"),
    [("", True), ("重点行业名单\n", True), ("鼓励发展：", False), ("一、", True), ("第一句。", False)],
)
def test_a_name_alone_on_its_line_whatever_the_line_above_is(above: str, alone: bool) -> None:
    assert ("line" in named_in(f"{above}陶瓷\n其他。", "")["陶瓷"].signals) == alone
