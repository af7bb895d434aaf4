"""Who issued a unit, and whether the list is whole."""

import re
from collections.abc import Sequence

from kg.extract.layout import Layout, Signature, issuer_mentions
from kg.extract.own_title import UNLISTED, tidy_heading
from kg.extract.promulgation import Promulgation
from kg.extract.work_report import reporting_government
from kg.model import POLICY_KINDS, Mention, Span
from kg.vocab import agencies
from kg.vocab.lexicon import part, verbs
from kg.vocab.orders import is_organ, only_bodies
from kg.vocab.patterns import patterns

_OPENING = 600
"""How many characters of a body may name who acts."""
# 某部等十部门, 八部门, 某部等部门, 某部等联合
_COUNT = re.compile(rf"{part('departments')}|等部门|等(?=单位|联合)")
# 某部 张某某：谢谢您的提问
_SPEAKER = re.compile(r"\n(?=[^\n]{2,40}[：:])(?P<who>[^\n：:，。]{2,36})[：:]")
# 某部会同某局, 某部近日联合某局: what may stand between two that act together
_JOINT = re.compile(r"[、和与及\s]|(?:近日|日前|已)?(?:会同|联合)|以及")
# 劳社部发 of 劳社部发〔2031〕5号
_LETTERS = re.compile(r"[^\d〔]+")
# 某部等八部门日前联合印发, 某部（以下简称甲部）拟于3月5日召开; not 某部印发的
_ACTS = re.compile(
    rf"""
    (?:等{part("departments")}|等部门)?
    (?:[（(][^（）]{{0,20}}[）)])?                                                                        # its short name
    (?:近日|日前|现|拟|决定|联合|共同|会同有关部门|有关负责人|在京|于[^，。]{{1,12}})*
    (?:{verbs("act")})(?!的)
    """,
    re.VERBOSE,
)
# 某部关于…, 某部召开…, 某部就《甲类办法》答记者问: the bodies of a heading stand before it
_AFTER_BODIES = re.compile(rf"关于|{verbs('act', and_also=('介绍', '优化', '审议'))}|就|《|：|与")


def notice_signature(layout: Layout) -> Signature | None:
    """Return the notice's own signature: the first block with a date, else the first."""
    dated = [signature for signature in layout.signatures if signature.date]
    return next(iter(dated or layout.signatures), None)


def issuers(
    layout: Layout, kind: str, heading: str, signature: Signature | None, decreed: Promulgation | None, number: str | None
) -> tuple[Sequence[Mention], bool]:
    """Return who issued it, and whether the list is whole."""
    if government := reporting_government(layout):
        return [government], True
    whole = _before_about(layout)
    if decreed and decreed.issuers:
        # two courts head an interpretation that each of them passed: the heading has both
        return (whole if {one.id for one in decreed.issuers} < {one.id for one in whole} else decreed.issuers), True
    if signature and signature.issuers:
        return signature.issuers, True
    named = _heading_issuers(layout)
    counted = _COUNT.search(heading[:40]) is not None
    if kind == "press_conference":
        speakers = _speakers(layout)
        return (speakers or named), bool(speakers or named)
    if named and not counted and kind != "news":
        return named, True
    acting = _acting(layout)
    if kind in POLICY_KINDS and not named and not acting and number:
        return _by_number(layout, number), "联" not in number and not counted
    if kind in POLICY_KINDS or kind == "news":
        return _longest(named, acting), bool(named or acting) and not counted
    return named if kind == "interpretation" and "答记者问" in heading else (), False


def _by_number(layout: Layout, number: str) -> list[Mention]:
    """Return the bodies whose letters a document number begins with; a joint number shows the first of them."""
    letters = _LETTERS.match(number)
    start = layout.text.find(letters.group()) if letters else -1
    place, quote = Span(layout.unit.start, layout.unit.start), ""  # the number stands beside the text
    if letters and start >= 0:
        place, quote = layout.clean.span(start, start + letters.end()), layout.clean.quote(start, start + letters.end())
    return [Mention(name, name, place, quote, ("number",), 0.7) for name in agencies().by_number(number)]


def _longest(one: Sequence[Mention], other: Sequence[Mention]) -> Sequence[Mention]:
    """Return the longer list; the first where they are alike."""
    return other if len(other) > len(one) else one


def _before_about(layout: Layout) -> list[Mention]:
    """Return the agencies before 关于 in a heading, where nothing else stands there."""
    about = layout.text.find("关于", 0, layout.body)
    return issuer_mentions(layout, 0, about, "heading", 0.9) if about > 0 and agencies().line(layout.text[:about]) else []


def _heading_issuers(layout: Layout) -> list[Mention]:
    """Return the agencies that a heading begins with, before its verb or 关于."""
    if whole := _before_about(layout):
        return whole
    heading = layout.text[: layout.body]
    if unlisted := _unlisted(layout):
        return [unlisted]
    end = _AFTER_BODIES.search(heading)
    return issuer_mentions(layout, 0, end.start() if end else min(len(heading), 40), "heading", 0.9)


def _unlisted(layout: Layout) -> Mention | None:
    """Return the body before 关于 in a heading that the registry does not know but that is built like one."""
    found = UNLISTED.match(tidy_heading(layout.unit.heading))
    name = found["name"] if found else ""
    at = layout.text.find(name, 0, layout.body) if is_organ(name) and not agencies().official(name) else -1
    if at < 0 or only_bodies(name):
        return None
    span = layout.clean.span(at, at + len(name))
    return Mention(name, name, span, layout.clean.quote(at, at + len(name)), ("heading_unlisted",), 0.7)


def _acting(layout: Layout) -> list[Mention]:
    """Return the agencies that act in the first sentences: 近日，某部、某局联合印发《X》. 某办印发的《Y》 names no actor."""
    start, end = layout.body, min(len(layout.text), layout.body + _OPENING)
    found = [one for one in issuer_mentions(layout, start, end, "first_sentence", 0.8) if one.id not in patterns().hosts]
    run: list[Mention] = []
    for mention in found:
        at, stop = layout.clean.clean_offset(mention.span.start), layout.clean.clean_offset(mention.span.end - 1) + 1
        if run and not _JOINT.fullmatch(layout.text, layout.clean.clean_offset(run[-1].span.end - 1) + 1, at):
            run = []
        run.append(mention)
        if _ACTS.match(layout.text, stop):
            return run
    return []


def _speakers(layout: Layout) -> list[Mention]:
    """Return the agencies whose people speak, in order; the host of the conference is none."""
    found: dict[str, Mention] = {}
    for line in _SPEAKER.finditer(layout.text, layout.body):
        if "记者" in line["who"]:
            continue
        for mention in issuer_mentions(layout, line.start("who"), line.end("who"), "speaker", 0.85)[:1]:
            if mention.id not in patterns().hosts:
                found.setdefault(mention.id, mention)
    return list(found.values())
