"""Who issued what is only cited, by its title or its number."""

from kg.build import build
from kg.extract import extract
from kg.model import Bulletin, Contribution
from tests.extract.units import unit

TEXT = (
    "关于甲类补贴的通知\n穗民〔2031〕20号\n各区民政局：\n"
    "根据《广东省财政厅关于甲类补贴的通知》（粤财社〔2031〕19号）、《乙类办法》（国办发〔2030〕5号）、《丙类条例》（中华人民共和国主席令第5号），现通知如下：\n"
    "一、按照浙财社〔2022〕5号、财税〔2022〕5号、萧财社〔2022〕5号和财政部 税务总局公告2031年第5号执行。\n"
    "广州市民政局\n2031年5月30日"
)


def test_issuers_of_what_is_only_cited() -> None:
    bulletin = Bulletin("a.txt", "a.txt", None, None, None, "compilation", "0" * 64, "a.txt")
    graph = build([Contribution(bulletin, (extract(unit(TEXT)),))])
    edges = [edge for edge in graph.edges if edge.type == "ISSUED_BY"]
    assert {(edge.source.id, edge.target.id, edge.properties["order"], edge.properties["rules"]) for edge in edges} == {
        ("穗民〔2031〕20号", "广州市民政局", 1, ("signature_block",)),
        ("粤财社〔2031〕19号", "广东省财政厅", 1, ("issuer_in_title",)),
        ("国办发〔2030〕5号", "国务院办公厅", 1, ("issuer_in_number",)),
        ("浙财社〔2022〕5号", "浙江省财政厅", 1, ("issuer_in_number",)),
        ("财税〔2022〕5号", "财政部", 1, ("issuer_in_number",)),
        ("财税〔2022〕5号", "国家税务总局", 2, ("issuer_in_number",)),
        ("财政部税务总局公告2031年第5号", "财政部", 1, ("issuer_in_number",)),
        ("财政部税务总局公告2031年第5号", "国家税务总局", 2, ("issuer_in_number",)),
    }
    assert all(edge.properties["evidence"][0] in TEXT for edge in edges)
