"""From when and until when a document holds: the words that say so, with their exact spans, and words that say it of something else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.extract.dates import validity
from kg.extract.layout import read_layout
from tests.extract.units import unit

HEAD = "甲类登记办法\n"
FIRST, LAST = "2031-05-01", "2036-04-30"


def read(text: str, promulgated: str | None = None) -> tuple[str | None, str | None, tuple[tuple[str, str], ...]]:
    """First day, last day and the quotes, each checked against the text."""
    source = HEAD + text
    found = validity(read_layout(unit(source, single=True)), promulgated, "甲类许可证管理办法")
    for clause in found.clauses:
        assert source[clause.span.start : clause.span.end] == clause.evidence
    return found.effective, found.expires, tuple((clause.says, clause.evidence) for clause in found.clauses)


EFFECTIVE = [
    # text, first day, quote
    ("第九条 本办法自2031年5月1日起施行。", FIRST, "第九条 本办法自2031年5月1日起施行"),
    ("本办法自2031年5月1日起实施。", FIRST, "本办法自2031年5月1日起实施"),
    ("本通知自2031年5月1日起执行。", FIRST, "本通知自2031年5月1日起执行"),
    ("本办法自2031年5月1日起正式施行。", FIRST, "本办法自2031年5月1日起正式施行"),
    ("本办法自2031年5月1日零时起施行。", FIRST, "本办法自2031年5月1日零时起施行"),
    ("本实施细则自二〇三一年五月一日起施行。", FIRST, "本实施细则自二〇三一年五月一日起施行"),
    ("现予公布，自2031年5月1日起施行。", FIRST, "自2031年5月1日起施行"),
    ("现予公布。自2031年5月1日起施行。", FIRST, "自2031年5月1日起施行"),
    ("本办法自2031年5月\n1日起施行。", FIRST, "本办法自2031年5月\n1日起施行"),
    ("本办法自 2031 年 5 月 1 日起施行。", FIRST, "本办法自 2031 年 5 月 1 日起施行"),
    # the last of several is the document's own
    ("原规定自2021年5月1日起施行。\n本办法自2031年5月1日起施行。", FIRST, "本办法自2031年5月1日起施行"),
    ("本办法自2031年5月1日起施行，《乙办法》同时废止。", FIRST, "本办法自2031年5月1日起施行"),
]

NOT_EFFECTIVE = [
    "第九条 本办法自2031年2月30日起施行。",
    "乙方自2031年5月1日起施行。",
    "本办法2031年5月1日发布。",
    "自2031年5月1日至2031年6月1日施行。",
    "本办法自公布之日起施行。",
    "",
]


UNDER_THE_TITLE = [
    # lines, article, first day, quote
    ("2029年2月18日 甲局通过\n\n2031年5月1日 施行", "为了登记，制定本办法。", FIRST, "2031年5月1日 施行"),
    ("2029年2月18日 甲局通过\n\n2031年5月1日起施行", "为了登记，制定本办法。", FIRST, "2031年5月1日起施行"),
    ("2021年3月1日 施行\n\n2030年1月1日 甲局修订\n\n2031年5月1日 施行", "为了登记，制定本办法。", FIRST, "2031年5月1日 施行"),
    # the article that says it comes first
    ("2021年5月1日 施行", "本办法自2031年5月1日起施行。", FIRST, "第一条 本办法自2031年5月1日起施行"),
]


@pytest.mark.parametrize(("lines", "article", "day", "quote"), UNDER_THE_TITLE)
def test_the_first_day_in_a_line_under_the_title(lines: str, article: str, day: str, quote: str) -> None:
    assert read(f"\n{lines}\n\n<!-- INFO END -->\n\n第一条 {article}") == (day, None, (("effective", quote),))


@pytest.mark.parametrize(("text", "day", "quote"), EFFECTIVE)
def test_the_first_day(text: str, day: str, quote: str) -> None:
    assert read(text) == (day, None, (("effective", quote),))


QUOTED = [
    "将第二十条修改为：“本办法自2030年5月1日起施行，有效期至2034年12月31日。”",
    "将第二十条修改为“本办法自2030年5月1日起施行，有效期5年。”",
    "将第二十条中的“本办法自2029年5月1日起施行，有效期至2034年12月31日”修改为“本办法自2030年5月1日起施行，有效期至2035年12月31日”。",
    "删去“本办法自2030年5月1日起施行，有效期至2034年12月31日”。",
]


@pytest.mark.parametrize("text", QUOTED)
def test_days_in_the_words_of_an_amended_document_are_not_those_of_the_amendment(text: str) -> None:
    assert read(text) == (None, None, ())
    assert read(f"{text}\n本决定自2031年5月1日起施行。") == (FIRST, None, (("effective", "本决定自2031年5月1日起施行"),))
    assert read(f"{text}\n本决定自公布之日起施行。", FIRST) == (FIRST, None, (("effective", "本决定自公布之日起施行"),))


@pytest.mark.parametrize("text", NOT_EFFECTIVE)
def test_words_that_give_no_first_day(text: str) -> None:
    assert read(text) == (None, None, ())


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("本办法自公布之日起施行。", "本办法自公布之日起施行"),
        ("本通知自发布之日起执行。", "本通知自发布之日起执行"),
        ("现印发给你们，自印发之日起施行。", None),
        ("本办法自颁布之日起实施。", "本办法自颁布之日起实施"),
    ],
)
def test_the_day_of_promulgation(text: str, quote: str | None) -> None:
    assert read(text, FIRST) == ((FIRST, None, (("effective", quote),)) if quote else (None, None, ()))
    assert read(text) == (None, None, ())


def test_a_day_wins_over_the_day_of_promulgation() -> None:
    assert read("本办法自公布之日起施行。第五条自2032年1月1日起施行。\n本办法自2031年5月1日起施行。", "2030-01-01")[0] == FIRST


EXPIRES = [
    # text, last day, quote
    ("本办法有效期至2036年4月30日。", LAST, "本办法有效期至2036年4月30日"),
    ("本办法有效期截至2036年4月30日。", LAST, "本办法有效期截至2036年4月30日"),
    ("有效期限至2036年4月30日。", LAST, "有效期限至2036年4月30日"),
    ("有效期到2036年4月30日。", LAST, "有效期到2036年4月30日"),
    ("本政策执行至2036年4月30日。", LAST, "本政策执行至2036年4月30日"),
    ("本政策实施至2036年4月30日。", LAST, "本政策实施至2036年4月30日"),
    ("本政策继续执行至2036年4月30日。", LAST, "本政策继续执行至2036年4月30日"),
    # what goes on is another document
    ("《乙办法》规定的政策继续执行至2036年4月30日。", None, None),
    ("现决定继续施行至2036年4月30日。", None, None),
    ("《乙办法》有效期延长至2036年4月30日。", None, None),
    # what is said of a certificate is not said of the document
    ("许可证有效期至2036年4月30日。", None, None),
    ("原资质证书，有效期至2036年4月30日。", None, None),
    ("《甲类许可证管理办法》有效期至2036年4月30日。", LAST, "《甲类许可证管理办法》有效期至2036年4月30日"),
    ("许可证另行规定。本办法有效期至2036年4月30日。", LAST, "本办法有效期至2036年4月30日"),
    ("许可证有效期至2033年1月1日。本办法有效期至2036年4月30日。", LAST, "本办法有效期至2036年4月30日"),
    ("有效期至2036年2月30日。", None, None),
]


@pytest.mark.parametrize(("text", "day", "quote"), EXPIRES)
def test_the_last_day(text: str, day: str | None, quote: str | None) -> None:
    assert read(text) == (None, day, (("expires", quote),) if quote else ())


TERMS = [
    # what follows the first day, last day
    ("，有效期5年。", LAST),
    ("，有效期五年。", LAST),
    ("，有效期为5年。", LAST),
    ("，有效期是5年。", LAST),
    ("，有效期限5年。", LAST),
    ("，试行期两年。", "2033-04-30"),
    ("，施行期10年。", "2041-04-30"),
    ("；有效期5年，《乙办法》同时废止。", LAST),
    # a day is not reckoned
    ("，有效期至2035年12月31日。", "2035-12-31"),
    # a year of the calendar, a term with months
    ("，有效期2031年。", None),
    ("，有效期3年6个月。", None),
    # a sentence of its own may be about something else
    ("。许可证有效期5年。", None),
    ("。有效期5年。", None),
    ("\n有效期5年。", None),
]


@pytest.mark.parametrize(("behind", "day"), TERMS)
def test_a_term_counts_from_the_first_day(behind: str, day: str | None) -> None:
    effective, expires, _ = read(f"本办法自2031年5月1日起施行{behind}")
    assert (effective, expires) == (FIRST, day)


@pytest.mark.parametrize(
    ("first", "years", "last"),
    [
        ("2031年1月1日", 5, "2035-12-31"),
        ("2031年3月1日", 1, "2032-02-29"),
        ("2032年2月29日", 1, "2033-02-28"),
        ("2032年2月29日", 4, "2036-02-28"),
        ("2031年12月31日", 1, "2032-12-30"),
    ],
)
def test_the_last_day_of_a_term(first: str, years: int, last: str) -> None:
    assert read(f"本办法自{first}起施行，有效期{years}年。")[1] == last


def test_both_days_have_their_quotes() -> None:
    text = "第九条 本办法自2031年5月1日起施行，有效期至2036年4月30日。"
    assert read(text) == (
        FIRST,
        LAST,
        (("effective", "第九条 本办法自2031年5月1日起施行"), ("expires", "有效期至2036年4月30日")),
    )


@given(
    st.lists(
        st.sampled_from(["本办法", "自", "2031年5月1日", "起施行", "有效期", "5年", "至", "，", "。", "\n", "许可证", " "]), max_size=14
    )
)
def test_days_are_read_with_their_words(pieces: list[str]) -> None:
    effective, expires, clauses = read("".join(pieces))
    assert {says for says, _ in clauses} == {says for says, day in (("effective", effective), ("expires", expires)) if day}
    assert effective in (None, FIRST)
    assert expires in (None, FIRST, LAST)
