"""What kind of text a unit is: decided by its heading, then by whether it holds a document's own text."""

import re

from kg.extract.layout import Layout
from kg.extract.own_title import wide, without_bodies, without_number
from kg.extract.promulgation import Promulgation
from kg.extract.title import BOOK, tidy
from kg.extract.top import below_title
from kg.identity import split_issuers
from kg.vocab import doctypes
from kg.vocab.lexicon import part, verbs
from kg.vocab.orders import read_order
from kg.vocab.patterns import patterns

# before a name: 某部关于印发, 某部发布了甲类领域的
_ISSUES = re.compile(rf"(?:{verbs('issue')})(?:了)?[^《]{{0,30}}$")
# 各省、自治区、直辖市人民政府：
_ADDRESSEE = re.compile(r"^.{2,220}[：:]$")
# 第一条 为了…, **第二条** …
_ARTICLES = re.compile(rf"\n(?:#+\s*)?(?:\*\*)?{part('article')}")
# 一、领取甲类补贴需要符合什么条件？  1.甲类指标有多少个？  问：…
_QUESTION = re.compile(rf"\n\s*(?:{part('enumerator')}[^\n。]{{4,80}}[？?]|问[:：]|Q\d*[:：.])")
# 一、总体要求
_SECTION = re.compile(rf"\n{part('section')}")
# 甲类补贴申领指南, 甲类政策12问
_GUIDE = re.compile(part("guide_end") + r"(?:（[^（）]*）)?$")
# below the name of the court:
# 民事判 决 书 / （2031）云01民初5号
_JUDGMENT = re.compile(r"(?:^|\n)[^\n《》。、]{0,30}(?:判\s?决|裁\s?定|调\s?解)\s?书\s*\n\s*[（(]\d{4}[）)][^\n]{2,20}号\s*(?:\n|$)")
_TOP = 300
"""Characters below the heading in which a judgment says what it is."""
# 云州市甲类设备管理条例
_PLACE = re.compile(".{2,8}?" + part("place_end"))
# 甲类设备能耗限值
_STANDARD = re.compile(r"(?:限值|标准|规范|技术要求)$")
# 记者从某部获悉, （记者 张某某）, 本报讯, 近日
_REPORT = re.compile(part("report_word"))
# 某部印发《甲类办法》
_HEADLINE = re.compile(r"^[^《].*》\s*$")
# 财政部发布《》, 某局废止《》等4部规章, 《》将于5月1日起施行: headlines of news with their names taken out
_TELLS = re.compile(
    rf"^(?!.*关于).*(?:(?:{verbs('issue', 'adopt', 'amend', and_also=('废止',))})了?[^《》]{{0,30}}《》"
    rf"|《》[^《》]{{0,20}}(?:{verbs('issue', 'apply', and_also=('废止',))})$)"
)
# 内容摘要：办法规定了资金用途。, 【主要内容】办法规定了资金用途。
_ABSTRACT = re.compile(r"\n[【\[*\s]*(?:(?:内容)?[摘提]要|主要内容)\s?[】\]*:：]")
# 现将《甲类办法》印发给你们, 《甲类办法》已经同意，现予公布, 现将有关事项通知如下
_HEREBY = re.compile(r"现(?:将|就|予|印发|公布|发布)|(?:通知|通告|公告|批复|决定)如下")
# 《甲类办法（征求意见稿）》公开征求意见的公告, 关于甲类办法（草案）的函（某部函〔2031〕5号)
_ASKING_TITLE = re.compile(r"(?:公告|通知|通告|公示|函)(?:[（(][^（）()]*[）)])?$")
# 甲类设备管理办法（征求意见稿）, 〈甲类设备法〉（草案）; not 国务院常务会议通过〈甲类条例（草案）〉
_DRAFT_OWN_TITLE = re.compile(
    r"(?!.*(?:审议|通过|讨论|听取|提请|公开征求))〈?[^〈〉：，]{4,60}〉?[（(][^（）()]{0,16}(?:稿|草案)[^（）()]{0,8}[）)]〉?"
)
# 现向社会公开征求意见, 意见请发送至邮箱, 征求意见截止日期
_ASKS = re.compile(
    r"现(?:将|就|予|向|公布|发布)|(?:意见|建议).{0,40}(?:反馈|发送|寄送|提交|电子邮|传真)|(?:反馈|邮箱|传真).{0,40}(?:意见|建议)|征求意见.{0,12}截[止至]"
)
_NEWS = 500
"""Letters of an item that tells of a document, at most; a document itself is longer, or shows that it is one."""
# 某市人大常委会废止《甲条例》等5件地方性法规
_SEVERAL = re.compile(rf"[》〉]等[{part('counting')}\d]*[件部个]?(?:(?:行政|地方性?)?法规|(?:政府|部门)?规章|(?:行政)?(?:规范性)?文件)$")
"""Ends a headline that tells of several documents; the title of none ends so."""
# 为了规范甲类设备管理，, 根据《甲类条例》
_GROUNDS = re.compile(r"为(?:了)?.{2,40}(?:，|,)|根据|按照")
# 各有关单位：, 甲市人民政府：
_ADDRESSED = re.compile(r"各|有关|委员会|主管部门|人民政府")
# 某部举行新闻发布会
_CONFERENCE = re.compile(r"发布会|吹风会")


def kind_of(layout: Layout, heading: str, number: str | None, decreed: Promulgation | None) -> str:
    """Return the unit's kind, one of the kinds of the contract."""
    if layout.unit.kind:
        return layout.unit.kind
    if _JUDGMENT.search(layout.text, 0, layout.body + _TOP):
        return "news"
    own_text = bool(layout.signatures) or _has_addressee(layout) or (bool(number) and not _is_told(layout, heading))
    title = re.sub(r"（[^（）]*）$", "", tidy(heading))
    for form in patterns().headings:
        if form.pattern.search(heading) and not (own_text and _outranked(form.value, title)):
            if form.value == "draft" and not own_text and not _is_draft(layout, tidy(heading)):
                continue
            return form.value
    if _is_law(layout, title, number, decreed):
        return "law"
    if own_text or _is_document(layout, heading):
        return "policy"
    if layout.unit.single:
        return _single(layout, title)
    return "press_conference" if _is_transcript(layout) else "news"


def _outranked(value: str, title: str) -> bool:
    """Tell whether a unit with a document's own text is more than the words of its heading say: 关于做好政策解读工作的通知."""
    return value == "press_conference" or (value == "interpretation" and doctypes().is_document(title) is True)


def _is_told(layout: Layout, heading: str) -> bool:
    """Tell whether the number in an item of a bulletin is that of a document which its headline only tells of."""
    if layout.unit.single:
        return False
    text = layout.text[layout.body :]
    headline = _TELLS.search(without_number(wide(BOOK.sub("《》", re.sub(r"\s+", "", heading)))))
    short = len(re.sub(r"\s+", "", text)) <= _NEWS or _ABSTRACT.search(text)
    return bool(headline and short) and not _HEREBY.search(text)


def _is_draft(layout: Layout, title: str) -> bool:
    """Tell whether a unit without number, signature and addressee is a draft or asks for comments: a bulletin also tells of drafts."""
    if layout.unit.single or _ASKING_TITLE.search(title) or _DRAFT_OWN_TITLE.fullmatch(title):
        return True
    text = layout.text[layout.body :]
    return bool(_ASKS.search(text) or _ARTICLES.search(layout.text)) or len(_SECTION.findall(layout.text)) >= 2


def _is_law(layout: Layout, title: str, number: str | None, decreed: Promulgation | None) -> bool:
    """Tell whether a unit is a law or regulation: made as one, or promulgated by an order and given in articles."""
    articles = _ARTICLES.search(layout.text) is not None
    if decreed and decreed.rank:
        return decreed.rank == "law"
    if number and "令第" in number and articles:
        return True
    if not layout.unit.single:
        return False
    if doctypes().kind(title) == "law" and "关于" not in title and not _SEVERAL.search(title):
        return True
    return layout.head_end > layout.body and articles and _local(title)


def _local(title: str) -> bool:
    return bool(split_issuers(title)[0]) or _PLACE.match(title) is not None


def _single(layout: Layout, title: str) -> str:
    """Return the kind of a single text that shows neither number nor signature nor addressee."""
    if len(_QUESTION.findall(layout.text)) >= 2 or _GUIDE.search(title):
        return "interpretation"
    if _is_transcript(layout):
        return "press_conference"
    top = layout.text[layout.body : layout.body + 200]
    if _SEVERAL.search(title):
        return "news"
    if doctypes().is_document(title) or _STANDARD.search(title) or read_order(title):
        return "news" if _HEADLINE.search(layout.unit.heading) and _REPORT.search(top) else "policy"
    return "news" if _REPORT.search(top) or not _GROUNDS.search(top) else "policy"


def _has_addressee(layout: Layout) -> bool:
    """Tell whether a notice's addressee line stands near the top."""
    top = [layout.paragraph(a, b) for a, b in layout.paragraphs if a >= layout.body][: len(below_title(layout)) + 6]
    return any(_ADDRESSEE.match(line) and _ADDRESSED.search(line) for line in top)


def _is_document(layout: Layout, heading: str) -> bool:
    """Tell whether a unit without number, addressee or signature still carries a document: 某办 关于…的意见, with sections."""
    sections = len(_SECTION.findall(layout.text))
    compact = re.sub(r"\s+", "", heading)
    rest = without_bodies(compact)
    named_first = rest != compact
    named = doctypes().is_document(rest) or doctypes().is_document(tidy(heading))
    issued = any(_ISSUES.search(heading[: book.start()]) for book in BOOK.finditer(heading))
    return bool(_ARTICLES.search(layout.text)) or (sections >= 2 and bool((named_first and named) or issued))


def _is_transcript(layout: Layout) -> bool:
    """Tell whether a unit reports a press conference at length."""
    top = layout.text[layout.body : layout.body + 400]
    return bool(_CONFERENCE.search(top)) and len(layout.text) > 1500
