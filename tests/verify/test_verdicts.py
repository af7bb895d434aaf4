"""Verdicts on citations in invented drafts, papers and answers."""

import pytest
from filling import fill
from needs import STORES

from kg.store.protocol import Store
from kg.verify import Judgement, verify
from queries.library import StoredLibrary
from tests.verify.shelf_of_waters import contributions, waters

DAY = "2034-07-01"
NOTICE = "工信部节〔2031〕63号"


@pytest.fixture(scope="module", params=STORES)
def library(request: pytest.FixtureRequest) -> StoredLibrary:
    store: Store = request.getfixturevalue(f"{request.param}_store")
    fill(store, waters(), contributions())
    return StoredLibrary(store)


def found(library: StoredLibrary, text: str, day: str = DAY) -> list[Judgement]:
    judged = verify(text, library, day)
    assert all(text[one.start : one.end] == one.printed for one in judged)
    return judged


ROWS: list[tuple[str, list[tuple[str, str, str | None, str | None]]]] = [
    # text; printed, verdict, provision, policy
    ("依据《中华人民共和国船闸法》第三条处罚。", [("《中华人民共和国船闸法》第三条", "right", "3", "船闸法")]),
    ("《船闸法》第2条第1款第（二）项", [("《船闸法》第2条第1款第（二）项", "right", "2.1.2", "船闸法")]),
    ("《船闸法》第二条第（二）项", [("《船闸法》第二条第（二）项", "right", "2..2", "船闸法")]),
    ("《船闸法》第二条第三款", [("《船闸法》第二条第三款", "no_such_provision", "2.3", "船闸法")]),
    ("「船闸法」第 5 条", [("「船闸法」第 5 条", "no_such_provision", "5", "船闸法")]),
    ("<<船闸法>>笫四条", [("<<船闸法>>笫四条", "right", "4", "船闸法")]),
    (
        "《船闸法》第一条规定了目的。同法第九条规定了责任，第三条规定了处罚。",
        [
            ("《船闸法》第一条", "right", "1", "船闸法"),
            ("同法第九条", "no_such_provision", "9", "船闸法"),
            ("第三条", "right", "3", "船闸法"),
        ],
    ),
    ("《船闸法》（2021年版）", [("《船闸法》（2021年版）", "amended", None, "船闸法")]),
    ("《船闸法》（2029年修正）第三条", [("《船闸法》（2029年修正）第三条", "right", "3", "船闸法")]),
    ("《船闸法（2029修正）》第三条", [("《船闸法（2029修正）》第三条", "right", "3", "船闸法")]),
    ("《船闸法》（2025年修正）", [("《船闸法》（2025年修正）", "mismatch", None, "船闸法")]),
    ("《航标养护条例》第三条", [("《航标养护条例》第三条", "amended", "3", "航标养护条例")]),
    (
        "《航标养护条例》（国务院令第901号，以下简称《条例》）；《条例》第一条，该条例第七条。",
        [
            ("《航标养护条例》（国务院令第901号，以下简称《条例》）", "amended", None, "航标养护条例"),
            ("《条例》第一条", "amended", "1", "航标养护条例"),
            ("该条例第七条", "amended", "7", "航标养护条例"),
        ],
    ),
    ("《航标养护条例》（国务院令第910号）", [("《航标养护条例》（国务院令第910号）", "mismatch", None, "航标养护条例")]),
    ("《水泵再制造管理办法》", [("《水泵再制造管理办法》", "right", None, "工信部节〔2030〕17号")]),
    (
        "《水泵再制造管理办法》（工信部节[2023]91号）",
        [("《水泵再制造管理办法》（工信部节[2023]91号）", "repealed", None, "工信部节〔2023〕91号")],
    ),
    ("工信部节〔2030)l7号", [("工信部节〔2030)l7号", "right", None, "工信部节〔2030〕17号")]),
    ("工信部节【2O30】1 7号文件", [("工信部节【2O30】1 7号", "right", None, "工信部节〔2030〕17号")]),
    ("建议查阅工信部节〔2030〕71号。", [("工信部节〔2030〕71号", "unknown", None, None)]),
    (
        "《水泵再制造管理办法》（工信部节〔2031〕17号）",
        [("《水泵再制造管理办法》（工信部节〔2031〕17号）", "mismatch", None, "工信部节〔2030〕17号")],
    ),
    (
        "《关于加强水泵节能工作的通知》（工信部节〔2030〕17号）",
        [("《关于加强水泵节能工作的通知》（工信部节〔2030〕17号）", "mismatch", None, NOTICE)],
    ),
    ("《关于加强水泵节能工作的通知》", [("《关于加强水泵节能工作的通知》", "expired", None, NOTICE)]),
    ("《关于加强水泵书能工作的通知》", [("《关于加强水泵书能工作的通知》", "unknown", None, None)]),
    (f"《关于加强水泵节能工作的意见》（{NOTICE}）", [(f"《关于加强水泵节能工作的意见》（{NOTICE}）", "expired", None, NOTICE)]),
    ("《关于开展水泵更新工作的通知》", [("《关于开展水泵更新工作的通知》", "not_yet_effective", None, "工信部节〔2034〕5号")]),
    ("《水泵能效提升实施方案》", [("《水泵能效提升实施方案》", "cited_only", None, "工信部节〔2029〕8号")]),
    ("《水泵回收管理条例》第二条", [("《水泵回收管理条例》第二条", "unknown", "2", None)]),
    ("《灯塔养护管理办法》", [("《灯塔养护管理办法》", "unknown", None, None)]),
    ("《国家码头管理条例》第五条", [("《国家码头管理条例》第五条", "no_such_provision", "5", "国家码头管理条例")]),
    ("《国家码头管理条例》（国务院令第656号）", [("《国家码头管理条例》（国务院令第656号）", "right", None, "国家码头管理条例")]),
    # The order of its last change, which its text does not name, and one of a year in which it was not changed.
    ("《国家码头管理条例》（国务院令第732号）", [("《国家码头管理条例》（国务院令第732号）", "right", None, "国家码头管理条例")]),
    ("《国家码头管理条例》（国务院令第632号）", [("《国家码头管理条例》（国务院令第632号）", "mismatch", None, "国家码头管理条例")]),
    ("《国家码头管理条例》（2015年公布）第二条", [("《国家码头管理条例》（2015年公布）第二条", "amended", "2", "国家码头管理条例")]),
    ("民法典第五条", [("民法典第五条", "unknown", "5", None)]),
    ("个税法第五条", [("个税法第五条", "unknown", "5", None)]),
]
NO_ROWS = [
    "他在《平凡的一天》一书中写道，《某某日报》也有报道，收看《今日说法》节目。",
    "我局起草了《云州省灯塔养护管理办法（征求意见稿）》，现公开征求意见。",
    "关于印发《灯塔养护管理办法》的通知\n云灯发〔2034〕1号\n现将《灯塔养护管理办法》印发给你们。",
    "《办法》第三条",
    "合同第五条约定，甲方应当付款。",
    "第一条 为了管理，制定本办法。\n第二条 违反本办法第一条的，按第三条处罚。\n第三条 本办法自公布之日起施行。",
    "“坚持绿色发展，实施水泵行动方案”是今年的重点。",
    "",
    "  \n",
]


@pytest.mark.parametrize(("text", "wanted"), ROWS, ids=[text for text, _ in ROWS])
def test_verdicts(library: StoredLibrary, text: str, wanted: list[tuple[str, str, str | None, str | None]]) -> None:
    assert [(one.printed, one.verdict, one.provision, one.policy) for one in found(library, text)] == wanted


@pytest.mark.parametrize("text", NO_ROWS)
def test_what_is_no_citation(library: StoredLibrary, text: str) -> None:
    assert found(library, text) == []


@pytest.mark.parametrize(
    ("text", "since", "suggestion"),
    [
        ("《船闸法》（2021年版）", "2029-08-09", "《中华人民共和国船闸法》（2029年修正）"),
        ("《航标养护条例》第三条", "2032-01-01", None),
        ("《水泵再制造管理办法》（工信部节〔2023〕91号）", "2030-07-08", "《水泵再制造管理办法》（工信部节〔2030〕17号）"),
        ("《水泵再制造管理办法》（工信部节〔2031〕17号）", None, "《水泵再制造管理办法》（工信部节〔2030〕17号）"),
        ("工信部节〔2030〕71号", None, "《水泵再制造管理办法》（工信部节〔2030〕17号）"),
        ("《关于加强水泵节能工作的通知》", "2034-01-01", None),
        ("《关于加强水泵书能工作的通知》", None, f"《关于加强水泵节能工作的通知》（{NOTICE}）"),
        ("《灯塔养护管理办法》", None, None),
    ],
)
def test_since_when_and_what_instead(library: StoredLibrary, text: str, since: str | None, suggestion: str | None) -> None:
    assert [(one.since, one.suggestion) for one in found(library, text)] == [(since, suggestion)]


@pytest.mark.parametrize(("day", "verdict"), [("2022-01-01", "not_yet_effective"), ("2025-01-01", "right"), ("2030-08-01", "repealed")])
def test_a_verdict_is_of_a_day(library: StoredLibrary, day: str, verdict: str) -> None:
    assert [one.verdict for one in found(library, "工信部节〔2023〕91号", day)] == [verdict]


@pytest.mark.parametrize(("day", "verdict"), [("2016-01-01", "right"), ("2021-01-01", "no_such_provision")])
def test_the_wording_of_the_day_tells_which_articles_there_are(library: StoredLibrary, day: str, verdict: str) -> None:
    assert [one.verdict for one in found(library, "《国家码头管理条例》第五条", day)] == [verdict]


def test_an_article_of_an_earlier_wording_is_quoted_with_the_day_on_which_it_went(library: StoredLibrary) -> None:
    (one,) = found(library, "《国家码头管理条例》第五条")
    assert one.since == "2020-11-29"
    assert one.quote and "自2015年5月1日起施行" in one.quote


@pytest.mark.parametrize(
    ("article", "day", "verdict"),
    [("第二条", "2016年3月1日", "amended"), ("第三条", "2016年3月1日", "right"), ("第二条", "2021年3月1日", "right")],
)
def test_an_article_that_was_changed_since_the_text_was_written(library: StoredLibrary, article: str, day: str, verdict: str) -> None:
    (one,) = found(library, f"依据《国家码头管理条例》{article}办理。\n\n云州省港口局\n{day}\n")
    assert (one.verdict, one.since) == (verdict, "2020-11-29" if verdict == "amended" else None)


def test_an_article_is_quoted_and_so_is_what_changes_it(library: StoredLibrary) -> None:
    article, changed = found(library, "《船闸法》第三条和《航标养护条例》第三条")
    assert article.quote and "由县级人民政府处罚" in article.quote
    assert changed.quote and "航标养护条例" in changed.quote
