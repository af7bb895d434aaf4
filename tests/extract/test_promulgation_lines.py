"""How a law was made, read from the lines under its title, a bracket, or the order before it; and one relation for each target."""

import pytest

from kg.extract import extract, promulgation
from kg.extract.layout import read_layout
from kg.extract.record import proofs, record
from kg.model import Bulletin
from tests.extract.units import unit

ARTICLE = "第一条 为了甲类，制定本法。\n第二条 本法自2031年5月1日起施行。"
CONGRESS, STANDING = "全国人民代表大会", "全国人民代表大会常务委员会"


def made(text: str, single: bool = True) -> tuple[object, ...] | None:
    found = promulgation.read(read_layout(unit(text, single)))
    if found is None:
        return None
    for issuer in found.issuers:
        assert text[issuer.span.start : issuer.span.end] == issuer.evidence
    return found.number, [issuer.id for issuer in found.issuers], found.signed, found.published, found.rank


def law(lines: str, title: str = "甲类条例") -> str:
    return f"# {title}\n\n{lines}\n\n<!-- INFO END -->\n\n{ARTICLE}"


LINES = [
    # lines of promulgation, (number, issuers, signed, latest change, rank)
    ("2021年1月1日 国务院令第5号公布", ("国务院令第5号", ["国务院"], "2021-01-01", None, "law")),
    ("2021年1月1日国务院令第5号公布 2031年1月1日国务院令第9号修订", ("国务院令第5号", ["国务院"], "2021-01-01", "2031-01-01", "law")),
    (
        f"2021年1月1日第八届{STANDING}第三次会议通过\n\n2031年2月2日第九届{STANDING}第四次会议《关于修改〈甲类法〉的决定》修正",
        (None, [STANDING], "2021-01-01", "2031-02-02", "law"),
    ),
    (
        f"2021年1月1日第八届{STANDING}第三次会议通过 2026年1月1日第八届{STANDING}第五次会议修订 2031年2月2日第九届{STANDING}第四次会议修正",
        (None, [STANDING], "2021-01-01", "2031-02-02", "law"),
    ),
    ("2021年1月1日 财政部令第5号公布", ("财政部令第5号", ["财政部"], "2021-01-01", None, "law")),
    ("2021年1月1日 财政部公布", (None, ["财政部"], "2021-01-01", None, "law")),
    ("2021年1月1日 财政部 商务部令2021年第5号公布", ("财政部商务部令2021年第5号", ["财政部", "商务部"], "2021-01-01", None, "law")),
    # who merely approves it is no issuer, but gives it rank
    ("2021年1月1日 国务院批准 2021年2月2日 财政部发布", (None, ["财政部"], "2021-02-02", None, "law")),
    # the day of promulgation comes before that of passing
    (
        "2021年1月1日云州市第五届人民代表大会常务委员会第三次会议通过 2021年2月2日云州市人民代表大会常务委员会公告第3号公布",
        (None, ["云州市人民代表大会常务委员会"], "2021-02-02", None, "law"),
    ),
    ("2021年1月1日", (None, [], "2021-01-01", None, None)),
    ("", (None, [], None, None, None)),
    # a day that there is not, and a day without a verb behind a promulgation
    ("2021年2月30日 国务院令第5号公布", (None, [], None, None, None)),
    ("2021年1月1日 国务院令第5号公布 2021年5月1日施行", ("国务院令第5号", ["国务院"], "2021-01-01", None, "law")),
]


@pytest.mark.parametrize(("lines", "expected"), LINES, ids=[lines[:24] for lines, _ in LINES])
def test_lines_under_the_title(lines: str, expected: tuple[object, ...]) -> None:
    assert made(law(lines)) == expected


def test_a_ministry_alone_makes_no_law() -> None:
    text = "# 甲类规定\n\n2021年1月1日 财政部发布\n\n<!-- INFO END -->\n\n一、甲。"
    assert made(text) == (None, ["财政部"], "2021-01-01", None, "policy")


BRACKETS = [
    (f"甲类条例\n（2021年1月1日国务院令第5号公布）\n{ARTICLE}", ("国务院令第5号", ["国务院"], "2021-01-01", None, "law")),
    (
        f"甲类条例\n（2021年1月1日国务院令第5号公布　根据2031年2月2日《国务院关于修改甲类条例的决定》修订）\n{ARTICLE}",
        ("国务院令第5号", ["国务院"], "2021-01-01", "2031-02-02", "law"),
    ),
    (
        f"甲类办法\n（2021 年 1 月 1 日财政部令第 5 号发布　自 2031 年 5 月 1 日起施行）\n{ARTICLE}",
        ("财政部令第5号", ["财政部"], "2021-01-01", None, "law"),
    ),
    (f"甲类办法\n（2021 年1 月1 日财政部令第5 号发布）\n{ARTICLE}", ("财政部令第5号", ["财政部"], "2021-01-01", None, "law")),
    (f"甲类条例\n（征求意见稿）\n{ARTICLE}", None),
    (f"甲类条例\n{ARTICLE}\n（2021年1月1日国务院令第5号公布）", None),
]


@pytest.mark.parametrize(("text", "expected"), BRACKETS, ids=range(len(BRACKETS)))
def test_a_bracket_under_the_title(text: str, expected: tuple[object, ...] | None) -> None:
    assert made(text) == expected


ORDERS = [
    (
        "财政部令\n第5号\n《甲类办法》已经通过，现予公布，自2031年5月1日起施行。\n部长 张某某\n2031年3月5日\n甲类办法\n第一条 甲。",
        ("财政部令第5号", ["财政部"], "2031-03-05", None, "law"),
    ),
    (
        "财政部 商务部令\n2031年第5号\n《甲类办法》现予公布。\n2031年3月5日\n甲类办法\n第一条 甲。",
        ("财政部商务部令2031年第5号", ["财政部", "商务部"], "2031-03-05", None, "law"),
    ),
    (
        f"中华人民共和国主席令\n第五号\n《甲类法》已由第八届{STANDING}第三次会议于2031年3月5日通过，现予公布。\n"
        "主席 张某某\n2031年3月5日\n甲类法\n第一条 甲。",
        ("中华人民共和国主席令第5号", [STANDING], "2031-03-05", None, "law"),
    ),
    ("财政部令\n第5号\n现将甲类予以公布。\n2031年3月5日", ("财政部令第5号", ["财政部"], "2031-03-05", None, None)),
]


@pytest.mark.parametrize(("text", "expected"), ORDERS, ids=range(len(ORDERS)))
def test_the_order_before_a_text(text: str, expected: tuple[object, ...]) -> None:
    assert made(text) == expected


COURTS = (
    "# 最高人民法院 最高人民检察院关于甲类案件的解释\n\n"
    "2031年1月1日最高人民法院审判委员会第5次会议、2031年2月2日最高人民检察院第十四届检察委员会第6次会议通过\n\n<!-- INFO END -->\n\n"
    + ARTICLE
)


def test_an_interpretation_of_two_courts_is_made_when_the_last_of_them_passes_it() -> None:
    found = made(COURTS)
    assert found is not None
    assert found[1:] == (["最高人民法院", "最高人民检察院"], "2031-02-02", None, "law")


@pytest.mark.parametrize("text", ["关于甲类的通知\n各单位：\n2021年1月1日财政部发布了甲类。", "甲类消息\n近日。", "甲"])
def test_texts_that_do_not_say_how_they_were_made(text: str) -> None:
    assert made(text) is None


NOTICE = "财政部关于甲类的通知\n财办〔2031〕5号\n各有关单位：\n{}\n财政部\n2031年3月5日"


def relations(body: str) -> list[tuple[str, str | None, str | None, str | None, int]]:
    """Type, title, number, scope and the number of further mentions of each relation."""
    text = NOTICE.format(body)
    found = extract(unit(text)).relations
    assert all(text[one.mention.start : one.mention.end] for one in found)
    return [(one.type, one.title, one.number, one.scope, len(one.also)) for one in found]


MERGED = [
    # one target is one relation, of the strongest type
    ("根据《甲类办法》，参照《甲类办法》执行，《甲类办法》同时废止。", [("SUPERSEDES", "甲类办法", None, "whole", 2)]),
    ("根据《甲类办法》执行。按照《甲类办法》办理。", [("BASED_ON", "甲类办法", None, None, 1)]),
    # a number joins what bears it once
    ("根据《甲类办法》（商规〔2030〕7号）执行。按照商规〔2030〕7号办理。", [("BASED_ON", "甲类办法", "商规〔2030〕7号", None, 1)]),
    # an edition may be left out the second time
    ("根据《甲类办法（试行）》执行。按照《甲类办法》办理。", [("BASED_ON", "甲类办法", None, None, 1)]),
    # batches are documents of their own
    (
        "根据《甲类目录（第一批）》和《甲类目录（第二批）》执行。",
        [("BASED_ON", "甲类目录（第一批）", None, None, 0), ("BASED_ON", "甲类目录（第二批）", None, None, 0)],
    ),
    # in the order of their first mention
    (
        "根据《甲类法》《乙类法》，《丙类办法》同时废止。",
        [("BASED_ON", "甲类法", None, None, 0), ("BASED_ON", "乙类法", None, None, 0), ("SUPERSEDES", "丙类办法", None, "whole", 0)],
    ),
    ("一、加强管理。", []),
]


@pytest.mark.parametrize(("body", "expected"), MERGED, ids=[body[:16] for body, _ in MERGED])
def test_one_relation_for_each_target(body: str, expected: list[tuple[str, str | None, str | None, str | None, int]]) -> None:
    assert relations(body) == expected


BULLETIN = Bulletin("a.txt", "a.txt", None, None, None, "document", "0" * 64, "a.txt", "1" * 64)


def test_a_unit_as_it_is_printed() -> None:
    text = NOTICE.format("根据《甲类办法》（商规〔2030〕7号）和GB 1234-2031执行。")
    document = extract(unit(text))
    shown = record(document, BULLETIN)
    assert (shown["bulletin"], shown["text_sha256"], shown["unit"]) == ("a.txt", "1" * 64, 1)
    assert (shown["title"], shown["doc_number"], shown["issuers"], shown["signed"]) == (
        "关于甲类的通知",
        "财办〔2031〕5号",
        ["财政部"],
        "2031-03-05",
    )
    (relation,), (standard,) = shown["relations"], shown["standards"]
    assert (relation["target"], relation["title"], relation["number"]) == ("商规〔2030〕7号", "甲类办法", "商规〔2030〕7号")
    assert (standard["code"], standard["title"]) == ("GB 1234-2031", None)
    for proof in proofs(shown):
        start, end = proof["span"]
        assert text[start:end] == proof.get("evidence", text[start:end])
        assert "page" not in proof


def test_what_has_a_span_has_the_page_on_which_it_begins() -> None:
    text = NOTICE.format("根据《甲类办法》执行。\n一、甲。\n根据《乙类办法》执行。")
    second = text.index("一、甲")
    shown = record(extract(unit(text)), BULLETIN, (0, second))
    assert {one["title"]: one["page"] for one in shown["relations"]} == {"甲类办法": 1, "乙类办法": 2}


def test_pinpoints_are_printed_with_their_line() -> None:
    text = NOTICE.format("根据《甲类办法》第三条执行。")
    (shown,) = record(extract(unit(text)), BULLETIN)["citations"]
    assert (shown["line"], shown["title"], shown["printed"]) == (4, "甲类办法", "《甲类办法》第三条")
    start, end = shown["span"]
    assert text[start:end] == "《甲类办法》第三条"
