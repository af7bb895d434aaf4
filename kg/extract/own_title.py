"""A unit's own title: of the document that a notice issues, else its heading without the bodies in front."""

import re

from kg.extract.layout import Layout
from kg.extract.title import BOOK, ENDED_MARK, tidy
from kg.identity import split_issuers
from kg.model import POLICY_KINDS
from kg.text.normal import core_title, passes_on
from kg.vocab import agencies, doctypes
from kg.vocab.lexicon import part, verbs
from kg.vocab.orders import is_organ, read_order

_ISSUE = verbs("issue", and_also=("颁行", "重新发布"))
# 某部印发了甲类领域的《
# before a name: 某部印发了甲类领域的
_ISSUES = re.compile(rf"(?:{_ISSUE})(?:了)?[^《]{{0,30}}$")
# 关于印发《甲类办法》的通知（某部规〔2031〕5号）: what follows 》; 《甲类办法》印发实施
_ISSUED_END = re.compile(rf"^(?:的)?{part('carrier')}?(?:[（(][^（）()]*[)）])?$|^.{{0,12}}(?:{verbs('issue', 'apply')})$")
# 《甲类办法》和《乙类办法》
_SEVERAL = re.compile(r"[》〉][、，和及与]*[《〈]")
# 国务院办公厅关于印发国家甲类应急预案的函, 某部关于发布甲类目录的公告
_PLAIN = re.compile(rf"关于(?:{_ISSUE})(?!.*(?:{_ISSUE}))(?P<title>[^《》]{{4,80}}?)(?P<edition>（[^（）]*）)?的{part('carrier')}$")
# （工信部装〔2031〕5号）, （交通运输部令2031年第5号）; not the bracket of an announcement, which is part of its name
_NUMBER_BEHIND = re.compile(
    rf"(?<!公告)[（(](?:[^（）()]{{1,30}}?{part('year_bracket')}\s*第?\d+\s*号|[^（）()]{{2,40}}令[^（）()]{{0,8}}第?\d+\s*号)[）)]$"
)
# 甲类设备管理办法（公开征求意见稿）, 甲类法（草案二次审议稿）
_DRAFT_TITLE = re.compile(r"([^\n《》，。：]{4,60}（(?:草案)?(?:公开)?征求意见稿?）|[^\n《》，。：]{4,60}（草案[^（）\n]{0,12}）)")
# 《甲类设备管理办法》（征求意见稿）
_MARKED_DRAFT = re.compile(r"《(?P<title>[^《》\n]{4,60})》(?P<edition>[（(](?:公开)?征求意见稿[）)])")
# 附件：1.甲类设备管理办法（征求意见稿）
_BEFORE_TITLE = re.compile(r"^\s*(?:附件)?\s*[:：]?\s*\d*[.．、]?\s*")
# 现将《甲类办法》印发给你们; 《甲类办法》已经某部同意，现印发
_HEREBY = re.compile(
    rf"现将《([^《》\n]{{4,80}})》(?:（[^（）]{{0,40}}）)?(?:予以)?(?:{_ISSUE})|《([^《》\n]{{4,80}})》已经[^。\n]{{2,30}}同意，现印发"
)
# 现公布修订后的《甲类条例》，自…起施行; 《甲类办法》已经2031年3月1日第5次部务会议通过，现予公布
_DECREED = re.compile(
    r"现(?:将)?(?:予以?)?(?:公布|发布)(?:修订后的|修改后的)?《(?P<after>[^《》\n]{3,80}(?:〈[^〈〉]*〉[^《》\n]*)?)》|"
    r"《(?P<before>[^《》\n]{3,80})》[^。\n]{0,120}?(?:现予以?|现将[^。\n]{0,40}?)(?:公布|发布)"
)
# （关于甲类商品检验的公告）
# 关于甲类商品检验的公告
_WHOLE = re.compile(r"^关于.*的(?:公告|通告)$")
# （发布41项行业标准）, （关于修改甲类规定）, （甲类企业名单）: the bracket says what the announcement does
_ANNOUNCED_ACT = re.compile(part("announced_act"))
_OPENING = 600
"""How many characters of a body may say what is issued."""
# 某部、某局等十部门 关于…
_BODIES_END = re.compile(rf"[等、，和及与\s]*(?:{part('departments')}|[{part('counting')}\d]+个?单位)?[等、，和及与\s]*")
# 云州市社会保险基金管理中心关于…的通告
UNLISTED = re.compile(r"(?P<name>[\u4e00-\u9fff]{3,30}?)(?=关于)")
"""Who stands before 关于 in a heading; a body that the registry does not know if it is built like one."""
# 某部对甲类事项…, 国务院办公厅转发…
_ACT = re.compile(r"关于|对|印发|发布|公布|转发|批转|同意")


def own_title(layout: Layout, heading: str, kind: str) -> str:
    """Return the unit's own title; for reports the heading."""
    bare = ENDED_MARK.sub("", _flat(layout.unit.name) or heading)
    if kind not in POLICY_KINDS:
        return bare.strip()
    if kind == "draft":
        return _draft_title(layout, bare)
    bare = without_number(wide(tidy_heading(bare)))
    if order := read_order(bare):
        return _of_order(layout, bare, order.about)
    if issued := issued_title(bare):
        return issued
    if kind == "law":
        return bare
    return _hereby_issued(layout, bare) or _issued_plainly(bare) or without_bodies(bare)


def _flat(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()


def _of_order(layout: Layout, heading: str, about: str | None) -> str:
    """Return the title of what an order or announcement makes public; its own head where it publishes nothing by name."""
    found = _DECREED.search(layout.text, layout.body, layout.body + _OPENING)
    named = tidy(found["after"] or found["before"]) if found else None
    if named and (about is None or "令" in heading):
        return named
    if about and (about == named or (doctypes().is_document(about) and (_WHOLE.search(about) or not _ANNOUNCED_ACT.fullmatch(about)))):
        return about
    return heading


def issued_title(heading: str) -> str | None:
    """Return X of a heading that issues 《X》: the first of several issued together, else the last 书名号."""
    books = list(BOOK.finditer(heading))
    if not books:
        return None
    chosen = books[-1]
    while len(books) > 1 and _SEVERAL.fullmatch(heading, books[-2].end() - 1, books[-1].start() + 1):
        books.pop()
        chosen = books[-1]
    before, after = heading[: chosen.start()], re.sub(r"\s+", "", BOOK.sub("", heading[chosen.end() :])).lstrip("、，和及与")
    if passes_on(before, chosen.group(1)):
        return None
    if _ISSUED_END.match(after) and (_ISSUES.search(BOOK.sub("", before)) or (not before.strip() and after)):
        return tidy(wide(chosen.group(1)))
    return None


def _issued_plainly(heading: str) -> str | None:
    """Return X of 关于印发X的通知 without 书名号, where X is a document."""
    found = _PLAIN.search(heading)
    if not found or not doctypes().is_document(found["title"]):
        return None
    return found["title"] + (found["edition"] or "")


def _hereby_issued(layout: Layout, heading: str) -> str | None:
    """Return X of a news headline over a notice that says 现将《X》印发给你们."""
    if doctypes().is_document(tidy(heading)):
        return None
    found = _HEREBY.search(layout.text, layout.body, layout.body + _OPENING)
    return tidy(found.group(1) or found.group(2)) if found else None


def _draft_title(layout: Layout, heading: str) -> str:
    """Return the title of a draft as its text prints it, the heading where it does not."""
    if marked := _MARKED_DRAFT.search(heading) or _MARKED_DRAFT.search(layout.text, layout.body):
        return tidy(wide(marked["title"] + marked["edition"]))
    found = _DRAFT_TITLE.search(layout.text, layout.body)
    title = _BEFORE_TITLE.sub("", found.group(1)) if found else heading
    return tidy(wide(title))


def without_bodies(heading: str) -> str:
    """Return a heading without the bodies that it begins with: 某部 某局关于… → 关于…, 某办公厅对…的答复 → 对…的答复."""
    end = 0
    for match in agencies().find(heading):
        if _BODIES_END.fullmatch(heading, end, match.start) is None:
            break
        end = match.end
    act = _ACT.search(heading, end)
    if end and act and _BODIES_END.fullmatch(heading, end, act.start()):
        return heading[act.start() :]
    if (unlisted := UNLISTED.match(heading)) and is_organ(unlisted["name"]):
        return heading[unlisted.end() :]
    return split_issuers(heading)[1] if core_title(heading) == heading else heading


def without_number(heading: str) -> str:
    """Return a heading without the document number in brackets behind it."""
    return _NUMBER_BEHIND.sub("", heading)


def tidy_heading(heading: str) -> str:
    """Return a heading without the blanks that wraps left between Chinese characters."""
    return re.sub(r"(?<![A-Za-z0-9])\s+|\s+(?![A-Za-z0-9])", "", heading)


def wide(title: str) -> str:
    """Return a title with full-width brackets."""
    return title.replace("(", "（").replace(")", "）")
