"""What a unit does to each document that it names: cues around the name, headings above it, the unit's own kind."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from kg.extract.citation import Citation, TypedCitation
from kg.extract.head import Head
from kg.extract.layout import Layout
from kg.extract.listed import Listed, read_listed
from kg.extract.merge import merge
from kg.extract.names import Names
from kg.extract.plain import RULE as ANNOUNCED
from kg.extract.sentence import Sentence, sentences
from kg.identity import identifies, policy_key, same_number
from kg.model import POLICY_KINDS, Relation
from kg.text.normal import DATE, iso_date
from kg.vocab import agencies
from kg.vocab.lexicon import part, verbs
from kg.vocab.patterns import NAMED, Cue, patterns

_AMENDING = "amending_decision"
_CLAUSE_SCOPE = re.compile(
    rf"""
    \s*(?:文件)?(?:中的?|的)?(?:附件\d*)?
    (?P<scope>
        {part("all_but")}         # 《甲》除第三条外
      | {part("clause")}          # 《甲》第三条、第五条和第七条
      | {part("provisions")}      # 《甲》中关于收费的规定
      | {part("some_provisions")} # 《甲》的有关规定
      | 附件[{part("counting")}\d]+(?:[、和及至](?:附件)?[{part("counting")}\d]+)*  # 《甲》附件2、附件3
    )
    """,
    re.VERBOSE,
)
# 2031年3月5日, 2031年
_DAY_OR_YEAR = re.compile(rf"{DATE}|{part('year')}年")
_EVENT = verbs("issue", "adopt", "make", "amend")
# before a name: 1999年5月1日某部发布的, 某部2031年印发的, 2020年9月6日某市人大常委会通过，2026年修正的
_DATED = re.compile(rf"(?:[^，。；◆]{{0,60}}?(?:{_EVENT})[，、](?={DATE}))*[^，。；◆]{{0,120}}?(?:{_EVENT})[^。；◆，]{{0,6}}$")
# ◆同时废止。
_STOP = re.compile(r"[。；◆]")
# before a name: ，根据2031年11月25日《乙决定》修正的; the decision dates the wording, what stands before it the document
_CHANGED_BY = re.compile(rf"[，、]?(?:根据|经|并)[^。；]*?(?:{verbs('amend')})的$")
# before a name: 除第三条外，
_ALL_BUT = re.compile(rf"(?P<scope>{part('all_but')})，原?$")
# before a name: 2031年3月5日某部发布的◆、◆（某部规〔2031〕5号）和
_SAME_EVENT = re.compile(rf"(?:{NAMED}(?:{part('aside')})?(?:、|和|及|与|以及))+$")
_CONTEXT = 160
"""Characters before a name that may give its date."""
_LINE = 500
"""Characters of a line of promulgation before a name."""
# 2013年7月18日 《乙决定》第一次修订
_CHANGED = re.compile(rf"[^\n。《]{{0,16}}(?:{verbs('amend')})")
# behind a name: 修正的《, 第二次修正的◆; what the decision or order amended is named next, and is not the unit itself
_CHANGED_ANOTHER = re.compile(rf"[^\n。《◆]{{0,16}}(?:{verbs('amend')})(?:后|公布|发布)?的[《◆]")
# （2018年5月1日公布　根据2020年6月1日《乙决定》修正）: the line of promulgation of a law on a page
_BY_DECISION = re.compile(rf"根据{DATE}[^，。；◆]{{0,60}}$")
# before a name that begins a clause: 据悉，
_BEGINS = re.compile(r"(?:^|[。；，：\n“”])(?:其中|此外|同时)?$")
# behind a name: 明确, 共五章; news that goes on so tells what the document says
_EXPLAINS = re.compile(r"^" + part("explains"))
# 某局行政处罚决定书（甲公司）: is no policy, but prints a number of its own
_LETTER = re.compile(r"书(?:（[^（）]*）)?$")
_LETTER_TOP = 60
"""Characters below the heading of a letter in which its number stands."""
_OPENING = 400
"""Characters of a press conference in which a name of its subject introduces it."""


@dataclass(frozen=True, slots=True)
class _Words:
    """The words that type a citation: from the cue to the name, clean offsets; and the scope, if the cue tells it."""

    type: str
    rule: str
    confidence: float
    start: int
    end: int
    scope: str | None = None


def relate(layout: Layout, head: Head, names: Names) -> tuple[Relation, ...]:
    """Return one relation for each document that the unit cites and that is not the unit's own."""
    return tuple(merge(layout, (one for one in _typed(layout, head, names) if not _is_own(layout, head, one))))


def _typed(layout: Layout, head: Head, names: Names) -> Iterator[TypedCitation]:
    subjects = frozenset(policy_key(subject) for subject in names.subjects)
    listed = read_listed(layout, names.rows)
    for sentence in names.sentences:
        items = listed.items(sentence)
        for place, citation in enumerate(sentence.citations):
            if citation.is_known:
                typed = _in_list(listed, sentence, place) if place in items else _type(layout, head, subjects, sentence, place)
                yield typed
                yield from (replace(typed, citation=replace(citation, title=title, others=())) for title in citation.others)


def _type(layout: Layout, head: Head, subjects: frozenset[str], sentence: Sentence, place: int) -> TypedCitation:
    """Give one citation its type."""
    citation = sentence.citations[place]
    before, after = sentence.around(place)
    if layout.body <= citation.start < layout.head_end or (_BY_DECISION.search(before) and _CHANGED.match(after)):
        return _reference(citation) if _CHANGED_ANOTHER.match(after) else _in_promulgation(layout, citation, after)
    if layout.in_wording(citation.start) or (not citation.title and _CHANGED_ANOTHER.match(after)):
        return _reference(citation)
    if head.kind not in POLICY_KINDS:
        return _in_report(head, citation, before, after, subjects)
    if _is_among(citation, subjects):
        return replace(_reference(citation), type="INTERPRETS", rules=(citation.rule, "subject"))
    for cue in _firing(layout, citation, before, after):
        if head.kind in cue.kinds:
            return _with_words(sentence, place, _cue_words(cue, sentence, place))
    return _reference(citation)


def _in_list(listed: Listed, sentence: Sentence, place: int) -> TypedCitation:
    """Give an item of a list the type of its heading."""
    citation = sentence.citations[place]
    form, heading = listed.heading_of(citation)
    typed = _with_words(sentence, place, _Words(form.value, form.name, form.confidence, citation.start, citation.end))
    return replace(typed, heading=heading, scope=listed.scope_of(citation) if typed.scope == "whole" else typed.scope)


def _reference(citation: Citation) -> TypedCitation:
    return TypedCitation(citation, "REFERENCES", (citation.rule,), citation.confidence, citation.start, citation.end)


def _in_promulgation(layout: Layout, citation: Citation, after: str) -> TypedCitation:
    """Promulgation lines date a law and name what amended it: 2013年7月18日 《…决定》第一次修订."""
    reach = max(citation.start - _LINE, 0)
    line = layout.text[max(layout.text.rfind("\n", reach, citation.start) + 1, reach) : citation.start]
    dates = re.findall(DATE, line)
    amending = _CHANGED.match(after) is not None
    rules = (citation.rule, _AMENDING) if amending else (citation.rule,)
    bodies = agencies().find(line) if amending else []
    return replace(
        _reference(citation),
        rules=rules,
        date=iso_date(dates[-1]) if dates else None,
        issuer=bodies[-1].name if bodies else None,
        amending=amending,
    )


def _in_report(head: Head, citation: Citation, before: str, after: str, subjects: frozenset[str]) -> TypedCitation:
    """Interpretations explain their subjects, given by key; everything else they name is a reference."""
    about = _is_among(citation, subjects)
    if head.kind == "news":
        about = citation.rule == ANNOUNCED or (citation.rule == "alias" and _tells(before, after))
    elif head.kind == "press_conference":
        about = about and citation.start < _OPENING
    reference = _reference(citation)
    return replace(reference, type="INTERPRETS", rules=(citation.rule, "subject")) if about else reference


def _tells(before: str, after: str) -> bool:
    """Tell whether news says what a document says: its name begins the clause. What others say of it is no telling: 称赞《方案》提出了."""
    return _BEGINS.search(before) is not None and _EXPLAINS.match(after) is not None


def _is_among(citation: Citation, subjects: frozenset[str]) -> bool:
    """Tell whether a document is one of those with these keys."""
    return bool(citation.title) and policy_key(citation.title or "") in subjects


def cues_at(layout: Layout, citations: tuple[Citation, ...], citation: Citation) -> list[Cue]:
    """Return every cue that fires on a citation, whatever the unit's kind."""
    for sentence in sentences(layout.text, citations, layout.in_wordings):
        if citation in sentence.citations:
            return list(_firing(layout, citation, *sentence.around(sentence.citations.index(citation))))
    return []


def _firing(layout: Layout, citation: Citation, before: str, after: str) -> Iterator[Cue]:
    """Yield the cues that fire, in the order of the file."""
    for cue in patterns().cues:
        if _in_zone(layout, cue, citation.start) and cue.fires(before, after):
            yield cue


def _in_zone(layout: Layout, cue: Cue, offset: int) -> bool:
    """Tell whether a cue counts at a place."""
    match cue.zone:
        case "preamble":
            return layout.in_preamble(offset)
        case "grounds":
            return layout.in_grounds(offset)
        case "amendments":
            return layout.in_amending(offset)
    return True


def _cue_words(cue: Cue, sentence: Sentence, place: int) -> _Words:
    """Return the words from a cue to the name."""
    citation, mark = sentence.citations[place], sentence.marks[place]
    found = cue.search(sentence.masked[:mark], sentence.masked[mark + 1 :])
    scope = found.groupdict().get("scope") if found else None
    if cue.side == "before":
        start = sentence.offset(mark - len(found.string) + found.start()) if found else citation.start
        return _Words(cue.type, cue.name, cue.confidence, min(start, citation.start), citation.end, scope)
    end = sentence.offset(mark + found.end()) + 1 if found else citation.end
    return _Words(cue.type, cue.name, cue.confidence, citation.start, max(end, citation.end), scope)


def _with_words(sentence: Sentence, place: int, words: _Words) -> TypedCitation:
    """Return a citation with the type that words give it; where they change the document, with scope and date."""
    citation, mark = sentence.citations[place], sentence.marks[place]
    confidence = min(citation.confidence, words.confidence)
    typed = TypedCitation(citation, words.type, (citation.rule, words.rule), confidence, words.start, words.end)
    if words.scope or words.type not in ("SUPERSEDES", "AMENDS"):
        return replace(typed, scope=words.scope)
    scope = _CLAUSE_SCOPE.match(sentence.masked, mark + 1) or _ALL_BUT.search(sentence.masked[:mark])
    date, issuer = _dated(sentence.masked[:mark])
    if not scope:
        return replace(typed, scope="whole", date=date, issuer=issuer)
    start, end = (sentence.offset(place) for place in scope.span())
    return replace(typed, start=min(words.start, start), end=max(words.end, end), scope=scope["scope"], date=date, issuer=issuer)


def _dated(before: str) -> tuple[str | None, str | None]:
    """Return date and issuer of a named document from the words before it: 1999年5月1日某部发布的《X》.

    Names side by side share it (…发布的《X》、《Y》). Of several events in a row the first counts
    (1991年5月24日批准，1991年5月30日发布的《X》); other dates do not (本条例自2031年6月1日起施行，某部发布的《X》同时废止).
    """
    context = _SAME_EVENT.sub("", before[-_CONTEXT:])
    context = _STOP.split(_CHANGED_BY.sub("", context))[-1]
    found = next((found for found in _DAY_OR_YEAR.finditer(context) if _DATED.match(context, found.end())), None)
    if not found:
        return None, None
    names = agencies().find(context[found.start() :])
    date = iso_date(found.group()) or found.group()[:4]
    return date, names[-1].name if names else None


def _is_own(layout: Layout, head: Head, one: TypedCitation) -> bool:
    """Tell whether a citation is the unit itself; a repealed namesake is not, nor one of another number."""
    if _LETTER.search(head.title) and not one.citation.title and one.citation.start < layout.heading_end + _LETTER_TOP:
        return True
    if not head.is_policy or one.type == "SUPERSEDES":
        return False
    title, number = one.citation.title or "", one.citation.number
    if same_number(number, head.number):
        return True
    if identifies(number) and identifies(head.number):
        return False
    return bool(title) and policy_key(title) in head.keys
