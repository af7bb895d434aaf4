"""From when and until when a document says that it holds."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from kg.extract.layout import Layout
from kg.extract.quote import clause
from kg.model import Clause
from kg.text.normal import DATE, arabic, fold_title, iso_date, years_later
from kg.vocab import doctypes
from kg.vocab.lexicon import part, verbs

# 本办法, 本实施细则
_SELF = r"本[^\s，。；《》]{0,8}"
_IN_FORCE = rf"(?:{verbs('take_effect')})"
# 起施行以来, 起施行的甲类办法, 起施行前: tell of the past, mostly of another document
_PAST = "(?!以来|至今|的|[之以]?[前后])"
# 本办法自2031年1月1日起施行, 自2031年1月1日零时起正式实施, 《甲类办法》自2031年1月1日起施行
_FROM = re.compile(rf"(?:{_SELF}|，|。|^|\n|《(?P<named>[^《》\n]{{1,60}})》)自({DATE})(?:零时)?起(?:正式)?{_IN_FORCE}{_PAST}")
# 日起施行, 日零时起正式实施: how what _FROM finds ends; searched first, as most texts have it once
_FROM_END = re.compile(rf"日(?:零时)?起(?:正式)?{_IN_FORCE}{_PAST}")
_FROM_LONGEST = 110
# 本通知自发布之日起执行
_WHEN_ISSUED = re.compile(rf"(?:{_SELF})?自(?:{verbs('promulgate')})之日起{_IN_FORCE}{_PAST}")
# 2031年1月1日 施行, a line of its own under the title of a law
_LINE = re.compile(rf"(?:^|\n)[ 　]*({DATE})[ 　]*起?{_IN_FORCE}[ 　]*(?=\n|$)")
_TERM_UNTIL = rf"(?:[为自]{DATE}起?)?(?:截?至|到)"
# 有效期至2035年12月31日, 执行至2035年12月31日, 实施期限至2035年12月31日, 执行期限为2031年1月1日至2035年12月31日
_UNTIL = re.compile(
    rf"(?:有效期限?{_TERM_UNTIL}|{'|'.join(f'{verb}(?:期限{_TERM_UNTIL}|至)' for verb in ('执行', '实施', '施行'))})({DATE})"
)
# 有效期5年, 试行期为三年; not 有效期2031年, 有效期3年6个月, 有效期1年零9个月, 有效期三年六个月, 有效期两年半
_TERM = re.compile(
    rf"(?:有效期|施行期|试行期)(?:限)?(?:为|是)?\s?(\d{{1,2}}|[两{part('counting')}]{{1,3}})\s?年(?![ 　]?[\d月零又半{part('counting')}])"
)
"""A term without a day counts from the first day in force: 自2031年1月1日起施行，有效期5年."""
# 按照本办法取得的资格: the document is no certificate, the rest of the sentence may name one
_OWN = re.compile(rf"本(?:实施)?(?:{doctypes().documents()})|(?!本{part('certificate')}){_SELF}")
# 原许可证件或决定，有效期至2031年12月31日
_OTHER = re.compile(part("certificate"))
_BLOT = "◇"
"""Stands for each character of the words of an amended document."""
_SENTENCE = 500
"""Characters before a last day in which its sentence begins."""
# 依照《甲类登记办法》
_NAMED = re.compile("《([^《》]*)》")
# 《甲类名录》: before 有效期至2031年12月31日
_ENDS_NAMED = re.compile(r"《([^《》]*)》(?:（[^（）]*）)?(?:的|继续|将|可以)?$")
# before 执行至2031年12月31日, where what goes on is another document: 《甲类办法》规定的政策继续, 现决定继续
_GOES_ON = re.compile("(?:继续|延续)$")
# 该政策执行至2031年12月31日, 上述规定有效期至2031年12月31日, 自2031年1月1日起有效期至2035年12月31日
_SUBJECT = re.compile(rf"[本该此其]|上述|以上|政策|措施|{doctypes().documents()}|起$|试行|暂行")


@dataclass(frozen=True, slots=True)
class Validity:
    """First and last day in force, ISO, as far as the text says, and the words that say so."""

    effective: str | None
    expires: str | None
    clauses: tuple[Clause, ...] = ()


def validity(layout: Layout, promulgated: str | None, title: str) -> Validity:
    """Read the 施行 and 有效期 clauses of the document `title`.

    `promulgated` is what 自公布之日 means, None where the text does not say.
    """
    text = _own_words(layout)
    begins = _last_from(text, layout.body, title)
    effective = iso_date(begins.group(2)) if begins else None
    lines = list(_LINE.finditer(text, layout.body, max(layout.body, layout.head_end)))
    # Under the title stands from when the present wording holds, in its last article at times from when the first one did.
    if lines and (iso_date(lines[-1].group(1)) or "") > (effective or ""):
        begins, effective = lines[-1], iso_date(lines[-1].group(1))
    if not effective and promulgated and "之日起" in text and (begins := _WHEN_ISSUED.search(text, layout.head_end)):
        effective = promulgated
    until = next((found for found in _UNTIL.finditer(text, layout.body) if _of_document(text, found.start(), title)), None)
    expires = iso_date(until.group(1)) if until else None
    if effective and begins and not expires and (until := _term(text, begins, title)):
        expires = _last_day(effective, arabic(until.group(1)))
    told = (("effective", begins if effective else None), ("expires", until if expires else None))
    return Validity(effective, expires, tuple(_clause(layout, says, match) for says, match in told if match))


def _own_words(layout: Layout) -> str:
    """Return the text with the words of amended documents blotted out, at the same offsets: their days are not the amending document's."""
    pieces, at = list[str](), 0
    for start, end in layout.wordings:
        pieces += layout.text[at:start], _BLOT * (end - max(at, start))
        at = max(at, end)
    return "".join((*pieces, layout.text[at:]))


def _last_from(text: str, start: int, title: str) -> re.Match[str] | None:
    """Return the last 施行 clause of the document from an offset on; one of another document that is named is none."""
    for end in reversed(list(_FROM_END.finditer(text, start))):
        for found in _FROM.finditer(text, max(start, end.start() - _FROM_LONGEST), end.end()):
            if found.end() == end.end() and (not found["named"] or fold_title(found["named"]) == fold_title(title)):
                return found
    return None


def _of_document(text: str, start: int, title: str) -> bool:
    """Tell whether the document itself is what a last day is said of, no permit, no certificate and no other document."""
    reach = max(start - _SENTENCE, 0)
    begin = max(reach, *(text.rfind(sign, reach, start) + 1 for sign in "。；\n"))
    said = text[begin:start]
    subject = said[max(said.rfind(sign) for sign in "，（") + 1 :]
    if named := _ENDS_NAMED.search(subject):
        return fold_title(named.group(1)) == fold_title(title)
    if _GOES_ON.search(subject) and not _OWN.search(subject):
        return False
    nearest = subject if _OWN.search(subject) else said
    if _OTHER.search(_NAMED.sub("", _OWN.sub("", nearest))):
        return False
    return not subject or _SUBJECT.search(subject) is not None


def _term(text: str, begins: re.Match[str], title: str) -> re.Match[str] | None:
    """Return the term that stands in the sentence of the first day: a certificate has one too, in a sentence of its own."""
    start = max(text.rfind(sign, 0, begins.start() + 1) for sign in "。\n") + 1
    end = min((place for sign in "。\n" if (place := text.find(sign, begins.end())) >= 0), default=len(text))
    return next((found for found in _TERM.finditer(text, start, end) if _of_document(text, found.start(), title)), None)


def _last_day(first: str, years: int) -> str:
    """Return the last day of a term of years: of five from 2031-01-01 it is 2035-12-31."""
    end = years_later(first, years)
    return end if first.endswith("-02-29") else (date.fromisoformat(end) - timedelta(days=1)).isoformat()


def _clause(layout: Layout, says: str, match: re.Match[str]) -> Clause:
    """Return the words of a clause without the punctuation before them."""
    lead = len(match.group()) - len(match.group().lstrip("，。\n 　"))
    start, end = clause(layout.text, match.start() + lead, match.end(), match.start() + lead, match.end())
    return Clause(says, layout.clean.span(start, end), layout.clean.quote(start, end))
