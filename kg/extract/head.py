"""What a unit says of itself: kind, title, number, issuers, dates."""

import re
from dataclasses import dataclass

from kg.extract import promulgation
from kg.extract.dates import Validity, validity
from kg.extract.issuers import issuers, notice_signature
from kg.extract.layout import Layout
from kg.extract.title import BOOK, tidy
from kg.identity import policy_key, split_issuers
from kg.model import POLICY_KINDS, Mention
from kg.text.normal import core_title, iso_date, normal_number
from kg.vocab import doctypes
from kg.vocab.patterns import patterns

_ISSUES = re.compile(r"(?:印发|发布|公布|出台|颁布|转发|下达)(?:了)?[^《]{0,30}$")
_ISSUED_END = re.compile(r"^(?:的)?(?:通知|公告|通告|决定|令|函)?$|^.{0,12}(?:印发|公布|发布|出台|施行|实施|印发实施)$")
_DRAFT_TITLE = re.compile(r"([^\n《》，。：]{4,60}（(?:草案)?(?:公开)?征求意见稿?）|[^\n《》，。：]{4,60}（草案[^（）\n]{0,12}）)")
_ADDRESSEE = re.compile(r"^.{2,220}[：:]$")
_ARTICLES = re.compile(r"\n(?:#+\s*)?(?:\*\*)?第[一二三四五六七八九十百零〇\d]{1,6}条")
_NUMBER_LINES = 12
_HEREBY = re.compile(
    r"现将《([^《》\n]{4,80})》(?:（[^（）]{0,40}）)?(?:予以)?(?:印发|发布|公布)|《([^《》\n]{4,80})》已经[^。\n]{2,30}同意，现印发"
)
_OPENING = 600
"""How many characters of a body may say what is issued."""


@dataclass(frozen=True, slots=True)
class Head:
    """A unit's own data. Dates are ISO."""

    kind: str
    title: str
    number: str | None
    issuers: tuple[Mention, ...]
    issuers_complete: bool
    signed: str | None
    published: str | None
    validity: Validity
    keys: frozenset[str]
    """Keys under which the unit's own title is recognised in its text."""

    @property
    def is_policy(self) -> bool:
        """Whether the unit carries a policy's own text."""
        return self.kind in POLICY_KINDS


def read_head(lay: Layout) -> Head:
    """Read a unit's own data."""
    heading = re.sub(r"\s+", " ", lay.unit.heading).strip(" #*")
    decreed = promulgation.read(lay) if lay.unit.single else None
    number = (decreed.number if decreed else None) or _number(lay)
    kind = _kind(lay, heading, number, decreed)
    signature = notice_signature(lay) if kind in POLICY_KINDS else None
    title = _title(lay, heading, kind)
    issued_by, complete = issuers(lay, kind, heading, signature, decreed)
    signed = (decreed.signed if decreed else None) or (signature.date if signature else None)
    published = decreed.published if decreed else None
    return Head(
        kind=kind,
        title=title,
        number=number if kind in POLICY_KINDS else None,
        issuers=tuple(issued_by),
        issuers_complete=complete,
        signed=signed or (_lone_date(lay) if kind in POLICY_KINDS else None),
        published=published,
        validity=validity(lay, signed if lay.unit.single else None),
        keys=_keys(lay, title, heading),
    )


def _kind(lay: Layout, heading: str, number: str | None, decreed: promulgation.Promulgation | None) -> str:
    """Tell a unit's kind from its heading, then from whether it carries a document's own text."""
    if lay.unit.kind:
        return lay.unit.kind
    if lay.unit.single:
        return _law_kind(lay, heading, decreed)
    own_text = bool(number) or bool(lay.signatures) or _has_addressee(lay)
    for form in patterns().headings:
        if form.pattern.search(heading) and not (own_text and form.value == "press_conference"):
            return form.value
    if own_text or _is_document(lay, heading):
        return "policy"
    return "press_conference" if _is_transcript(lay) else "news"


def _law_kind(lay: Layout, heading: str, decreed: promulgation.Promulgation | None) -> str:
    """A law, or a ministry's own rule or notice, which is a policy."""
    if re.search(r"征求意见|草案", heading):
        return "draft"
    if decreed and decreed.rank:
        return decreed.rank
    title = re.sub(r"（[^（）]*）$", "", heading)
    if re.search(r"(?:法|条例|法典|修正案)$", title):
        return "law"
    region = bool(split_issuers(title)[0]) or re.match(r".{2,8}?(?:省|市|自治区|自治州|自治县|县)", title) is not None
    return "law" if region and _ARTICLES.search(lay.text) else "policy"


def _has_addressee(lay: Layout) -> bool:
    """Tell whether a notice's addressee line stands near the top."""
    top = [lay.paragraph(a, b) for a, b in lay.paragraphs if a >= lay.body][:6]
    return any(_ADDRESSEE.match(line) and re.search(r"各|有关|委员会|主管部门", line) for line in top)


def _is_document(lay: Layout, heading: str) -> bool:
    """Tell whether a unit without number, addressee or signature still carries a document: 某办 关于…的意见, with sections."""
    sections = len(re.findall(r"\n[一二三四五六七八九十]+、", lay.text))
    named_first, rest = split_issuers(re.sub(r"\s+", "", heading))
    named = doctypes().is_document(rest) or doctypes().is_document(tidy(heading))
    issued = any(_ISSUES.search(heading[: book.start()]) for book in BOOK.finditer(heading))
    return bool(_ARTICLES.search(lay.text)) or (sections >= 2 and bool((named_first and named) or issued))


def _is_transcript(lay: Layout) -> bool:
    """Tell whether a unit reports a press conference at length."""
    top = lay.text[lay.body : lay.body + 400]
    return bool(re.search(r"(?:发布会|吹风会)", top)) and len(lay.text) > 1500


def _title(lay: Layout, heading: str, kind: str) -> str:
    """Return the unit's own title: of the document that is issued, for reports the heading."""
    bare = re.sub(r"\s+", " ", lay.unit.name) or heading
    if kind not in POLICY_KINDS:
        return bare.strip()
    if kind == "draft":
        return _draft_title(lay, heading)
    if lay.unit.single:
        return _issued(bare) or _wide(tidy_heading(bare))
    return _issued(bare) or _hereby_issued(lay, bare) or _wide(split_issuers(tidy_heading(bare))[1])


def _hereby_issued(lay: Layout, heading: str) -> str | None:
    """Return X of a news headline over a notice that says 现将《X》印发给你们."""
    if doctypes().is_document(tidy(heading)):
        return None
    found = _HEREBY.search(lay.text, lay.body, lay.body + _OPENING)
    return tidy(found.group(1) or found.group(2)) if found else None


def _issued(heading: str) -> str | None:
    """Return X of a heading that issues 《X》; the last 书名号 where there are two."""
    books = list(BOOK.finditer(heading))
    if not books:
        return None
    last = books[-1]
    before, after = heading[: last.start()], re.sub(r"\s+", "", heading[last.end() :])
    if _ISSUED_END.match(after) and (_ISSUES.search(BOOK.sub("", before)) or (not before.strip() and after)):
        return tidy(_wide(last.group(1)))
    return None


def _draft_title(lay: Layout, heading: str) -> str:
    """Return the title of a draft as its text prints it, the heading where it does not."""
    found = _DRAFT_TITLE.search(lay.text, lay.body)
    title = re.sub(r"^\s*(?:附件)?\s*[:：]?\s*\d*[.．、]?\s*", "", found.group(1)) if found else heading
    return tidy(_wide(title))


def tidy_heading(heading: str) -> str:
    """Return a heading without the blanks that wraps left between Chinese characters."""
    return re.sub(r"(?<![A-Za-z0-9])\s+|\s+(?![A-Za-z0-9])", "", heading)


def _wide(title: str) -> str:
    return title.replace("(", "（").replace(")", "）")


def _keys(lay: Layout, title: str, heading: str) -> frozenset[str]:
    """Return the keys of the title, with and without its bracketed edition."""
    names = {title, core_title(title), re.sub(r"（[^（）]*）$", "", title)}
    issued = _issued(heading)
    if issued:
        names.add(issued)
    return frozenset(policy_key(name) for name in names if len(name) > 3)


def _number(lay: Layout) -> str | None:
    """Return the document number that stands on a line of its own under the heading."""
    lines = [lay.paragraph(a, b) for a, b in lay.paragraphs if a >= lay.body][:_NUMBER_LINES]
    for line in lines:
        bare = line.strip("（）()[] *#")
        if 5 <= len(bare) <= 45 and (number := normal_number(bare)):
            return number
    tail = re.search(r"[（(]([^（）()]{4,30}?[〔\[（(](?:19|20)\d\d[〕\])）]\d+号)[）)]$", lay.unit.heading.strip())
    return normal_number(tail.group(1)) if tail else None


def _lone_date(lay: Layout) -> str | None:
    """Return a date that stands alone under the heading or at the end, where no signature block is found."""
    lines = [lay.paragraph(a, b) for a, b in lay.paragraphs if a >= lay.body]
    for line in [*lines[:4], *reversed(lines[-4:])]:
        bare = line.strip("（）() ")
        if len(bare) <= 14 and (date := iso_date(bare)):
            return date
    return None
