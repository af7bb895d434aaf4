"""Heads of orders and announcements: what is a head, what its number is, and what only looks like one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.text.normal import normal_number
from kg.vocab.cities import begins_with_place, city_of
from kg.vocab.orders import Order, is_organ, is_serial, only_bodies, read_order

HEADS = [
    # text, the line behind it, what is read
    ("财政部令第5号", "", Order("财政部", "令", "财政部令第5号", None)),
    ("中华人民共和国国务院令", "第706号", Order("中华人民共和国国务院", "令", "中华人民共和国国务院令第706号", None)),
    ("中华人民共和国主席令 第五号", "", Order("中华人民共和国主席", "令", "中华人民共和国主席令第五号", None)),
    ("商务部公告2031年第21号", "", Order("商务部", "公告", "商务部公告2031年第21号", None)),
    ("商务部公告（2031年第21号）", "", Order("商务部", "公告", "商务部公告2031年第21号", None)),
    ("商务部公告 2031年 第21号", "", Order("商务部", "公告", "商务部公告2031年第21号", None)),
    ("商务部公告第656号", "", Order("商务部", "公告", "商务部公告第656号", None)),
    ("商务部公告", "2031年第3号", Order("商务部", "公告", "商务部公告2031年第3号", None)),
    ("商务部公告", "（2031年第3号）", Order("商务部", "公告", "商务部公告2031年第3号", None)),
    ("商务部公告", "2031 第3号", Order("商务部", "公告", "商务部公告2031年第3号", None)),
    ("财政部令", "〔2031〕第3号", Order("财政部", "令", "财政部令2031年第3号", None)),
    ("财政部令", "[2031]第 3 号", Order("财政部", "令", "财政部令2031年第3号", None)),
    ("云州市人民政府公告", "（2031年）第3号", Order("云州市人民政府", "公告", "云州市人民政府公告2031年第3号", None)),
    ("商务部 海关总署公告", "〔2031〕3号", Order("商务部海关总署", "公告", "商务部海关总署公告2031年第3号", None)),
    ("商务部公告〔2031〕第3号", "", Order("商务部", "公告", "商务部公告2031年第3号", None)),
    ("商务部公告", "某部规〔2031〕3号", Order("商务部", "公告", None, None)),
    ("商务部公告", "", Order("商务部", "公告", None, None)),
    ("商务部公告", "现将甲类名录予以公布。", Order("商务部", "公告", None, None)),
    ("商务部通告", "第3号", Order("商务部", "通告", "商务部通告第3号", None)),
    ("商务部 公 告", "第3号", Order("商务部", "公告", "商务部公告第3号", None)),
    ("商务部 海关总署公告2031年第3号", "", Order("商务部海关总署", "公告", "商务部海关总署公告2031年第3号", None)),
    ("商务部、海关总署公告2031年第3号", "", Order("商务部、海关总署", "公告", "商务部、海关总署公告2031年第3号", None)),
    ("原环境保护部公告2031年第3号", "", Order("原环境保护部", "公告", "原环境保护部公告2031年第3号", None)),
    ("商务部公告（2031年第21号）（公布甲类名录）", "", Order("商务部", "公告", "商务部公告2031年第21号", "公布甲类名录")),
    ("商务部公告2031年第21号(甲类名录)", "", Order("商务部", "公告", "商务部公告2031年第21号", "甲类名录")),
    ("  商务部令第5号  ", "", Order("商务部", "令", "商务部令第5号", None)),
    # a body that the registry does not know, told by its ending
    ("云州市交通运输管理局公告2031年第3号", "", Order("云州市交通运输管理局", "公告", "云州市交通运输管理局公告2031年第3号", None)),
    ("云州市人民政府令第3号", "", Order("云州市人民政府", "令", "云州市人民政府令第3号", None)),
    # the number on its own line wins only where the head has none
    ("财政部令第5号", "第6号", Order("财政部", "令", "财政部令第5号", None)),
]

NO_HEADS = [
    "关于发布甲类名录的公告",
    "商务部关于发布甲类名录的公告",
    "商务部发布公告",
    "商务部公告栏",
    "商务部公告，2031年第3号",
    "《商务部公告》",
    "现公布商务部令第5号",
    "甲类设备公告2031年第3号",
    "公告2031年第3号",
    "令第5号",
    "第5号",
    "",
    " ",
]


@pytest.mark.parametrize(("text", "following", "expected"), HEADS)
def test_the_head_of_an_order(text: str, following: str, expected: Order) -> None:
    assert read_order(text, following) == expected


@pytest.mark.parametrize("text", NO_HEADS)
def test_lines_that_are_no_heads(text: str) -> None:
    assert read_order(text) is None


@pytest.mark.parametrize(("text", "following"), [(text, following) for text, following, order in HEADS if order.number])
def test_the_number_of_a_head_is_a_document_number(text: str, following: str) -> None:
    order = read_order(text, following)
    assert order is not None
    assert order.number is not None
    assert normal_number(order.number) is not None


SERIALS = [
    ("第706号", True),
    ("第七百零六号", True),
    ("2031年第3号", True),
    ("（2031年第3号）", True),
    ("〔2031〕第3号", True),
    ("（2031年）第3号", True),
    ("〔2031〕3号", True),
    (" 第 3 号 ", True),
    ("3号", True),
    ("2031年第3号公告", False),
    ("第3条", False),
    ("某部规〔2031〕3号", False),
    ("第1234567号", False),
    ("号", False),
    ("", False),
]


@pytest.mark.parametrize(("text", "expected"), SERIALS)
def test_a_number_without_its_body(text: str, expected: bool) -> None:
    assert is_serial(text) is expected


BODIES = [
    ("财政部", True),
    ("财政部 海关总署", True),
    ("财政部、海关总署", True),
    ("财政部办公厅、海关总署办公厅", True),
    ("财政部和海关总署", True),
    ("财政部及原环境保护部", True),
    ("原环境保护部", True),
    ("财政部\n海关总署", True),
    ("财政部会同海关总署", False),
    ("财政部关于", False),
    ("各有关财政部", False),
    ("甲部", False),
    ("、", False),
    ("", False),
]


@pytest.mark.parametrize(("text", "expected"), BODIES)
def test_bodies_and_nothing_else(text: str, expected: bool) -> None:
    assert only_bodies(text) is expected


ORGANS = [
    ("云州市交通运输管理局", True),
    ("国家甲类管理局", True),
    ("中国甲类研究会", True),
    ("甲自治县民政局", True),
    ("内蒙古某某办公室", True),
    ("甲类设备管理局", False),
    ("云州市关于甲类的局", False),
    ("云州市交通运输规划", False),
    ("云州市发布局", False),
    ("局", False),
    ("", False),
]


@pytest.mark.parametrize(("name", "expected"), ORGANS)
def test_a_body_by_its_form(name: str, expected: bool) -> None:
    assert is_organ(name) is expected


PLACES = [("广州市某局", True), ("广东某局", False), ("广东省某局", True), ("内蒙古某局", True), ("云州市某局", False), ("", False)]


@pytest.mark.parametrize(("name", "expected"), PLACES)
def test_a_name_begins_with_a_place(name: str, expected: bool) -> None:
    assert begins_with_place(name) is expected


CITIES = [
    ("广州市的企业和广州市的学校，另有深圳市。", "广州市"),
    ("广州市和深圳市", None),
    ("广州市", "广州市"),
    ("广州", None),
    ("云州市的企业", None),
    ("", None),
]


@pytest.mark.parametrize(("text", "expected"), CITIES)
def test_the_city_of_a_text(text: str, expected: str | None) -> None:
    assert city_of(text) == expected


@given(st.text(alphabet="财政部海关总署公告令第5号2031年（）〔〕、 《》\n", max_size=40), st.text(alphabet="第5号2031年（） ", max_size=10))
def test_any_line_is_read_or_refused(text: str, following: str) -> None:
    order = read_order(text, following)
    if order:
        assert order.word in ("令", "公告", "通告")
        assert order.bodies in "".join(text.split())
        assert order.number is None or order.number.startswith(order.bodies + order.word)
