"""Lists of bodies in running text and what they are to do: 甲部、乙局等部门按职责分工负责. Names are official, for the day of the text."""

import re
from dataclasses import dataclass

from kg.vocab import agencies
from kg.vocab.lexicon import part

# 负责部门：甲部; 牵头单位：甲部
_LABEL = re.compile(r"(?P<role>责任|负责|牵头|主办|配合|参与|参加|协办)(?:部门|单位|处室|机构)?[:：]")
# 适用范围：某区
_OTHER_LABEL = re.compile(r"[^：:]{2,8}[:：]")
# ends a list of bodies: 负责, 按职责分工负责, 参与
_ROLE = re.compile(r"(?:牵头|负责|参与|参加|配合|指导|落实|分工)+$")
_SEGMENT = re.compile(r"[，,；;]")  # 甲部牵头，乙局参与
_AND = re.compile("以及|[和及与]")  # 乙局和丙委; but 工业和信息化部
_ASIDE = re.compile(r"[（(]以下[^（）()]*[）)]")  # 甲局（以下简称甲）
_SECOND = re.compile(r"(?P<name>[^（）()]+)[（(](?P<second>[^（）()]+)[）)]")  # 甲局（乙办）
# 国务院教育行政部门, 国务院发展改革部门
_BY_FIELD = re.compile(r"国务院(?P<field>[\u4e00-\u9fff]{2,12}?)(?:行政)?(?:主管)?部门")
# 第十六条 甲部, （二）由甲部, 明确甲部
_BEFORE = re.compile(
    rf"(?:{part('article')}|{part('subsection')}|{part('section')}|{part('item')}|{part('point')})?\s*(?:由|请|经|明确|成立由|建立由)*"
)
# behind the last name: 甲部等部门按职责分工负责, 甲部等有关部门
_BEHIND = re.compile(
    r"(?P<more>(?:(?:等|各|有关|相关|其他)+(?:(?:部门|单位|方面|企业)和?)*)?)(?:共同|分别|联合|要|将|应)*(?:(?:在|按照|按|依|根据)?(?:各自|有关|照)?(?:职责|职能|任务)?(?:分工|范围)?内?)"
    r"(?:牵头|负责|参与|参加|配合|指导|落实|分工)*$"
)
_JOINS = re.compile("参与|参加|配合|协办")  # 乙局参与
_LEADS = re.compile("牵头|主办")  # 甲部牵头
# a body that the registry does not know: 某省财政厅
_BODY = re.compile(r"[\u4e00-\u9fff]{2,20}(?:部|委|办|局|署|院|会|行|社|厅|中心|办公室|委员会|总局|集团|公司)$")
_OTHERS = re.compile(r".*(?:部门|单位|政府|地区|地方|机构|企业|省|市|方面|区|县)$")  # 各有关部门, 各省级人民政府

_ENDS = ("部", "委", "总局", "局", "委员会")
"""How the bodies end that are named by their field."""


@dataclass(frozen=True, slots=True)
class Bodies:
    """Who does a piece of work."""

    lead: tuple[str, ...]
    joined: tuple[str, ...] = ()
    is_open: bool = False

    def __bool__(self) -> bool:
        return bool(self.lead)


def read_bracket(text: str, on: str | None, first_leads: bool) -> Bodies | None:
    """Return the bodies of a bracket that holds nothing but bodies and their part in the work, None where it holds anything else.

    `first_leads`: the document says that the first of several leads.
    """
    leads: list[str] = []
    responsible: list[str] = []
    joined: list[str] = []
    is_open = says_part = False
    role = ""
    for segment in _SEGMENT.split(text):
        if label := _LABEL.match(segment):
            role, segment = label["role"], segment[label.end() :]
        elif role and _OTHER_LABEL.match(segment):
            continue
        part_said = _ROLE.search(segment)
        said = role or (part_said.group() if part_said else "")
        says_part = says_part or bool(said)
        before, _, with_whom = segment.partition("会同")
        read = read_list(before, on)
        if read is None:
            return None
        into = joined if _JOINS.search(said) else leads if _LEADS.search(said) else responsible
        into.extend(read.lead)
        others = read_list(with_whom, on) if with_whom else Bodies(())
        joined.extend(others.lead if others else ())
        is_open = is_open or read.is_open or bool(with_whom and (others is None or others.is_open))
    if not says_part:
        return None
    if not leads and first_leads:
        leads, responsible = responsible[:1], responsible[1:]
    if not leads:
        leads, responsible = responsible, []
    lead = tuple(dict.fromkeys(leads))
    return Bodies(lead, tuple(one for one in dict.fromkeys(responsible + joined) if one not in lead), is_open) if lead else None


def read_list(text: str, on: str | None) -> Bodies | None:
    """Return the bodies of a list, None where anything but bodies stands in it or nobody is named whom the registry knows."""
    behind = _BEHIND.search(text)
    listed = text[: behind.start()] if behind else text
    begin = _BEFORE.match(listed)
    pieces = [piece for one in listed[begin.end() if begin else 0 :].split("、") for piece in _pieces(one.strip(), on)]
    if not all(name or _OTHERS.match(piece) or _BODY.match(piece) for piece, name in pieces):
        return None
    named = tuple(name or piece for piece, name in pieces if name or not _OTHERS.match(piece))
    is_open = bool(behind and behind["more"]) or any(not name and _OTHERS.match(piece) for piece, name in pieces)
    return Bodies(named, (), is_open) if any(name for _, name in pieces) or (is_open and not named) else None


def _pieces(printed: str, on: str | None) -> list[tuple[str, str | None]]:
    """Return the names of 乙局和丙委 with their official forms; a name may itself have 和 in it."""
    if not (part := _ASIDE.sub("", printed).removesuffix("等")):
        return []
    if name := _official(part, on):
        return [(part, name)]
    if (second := _SECOND.fullmatch(part)) and (name := _official(second["name"], on)):
        return [(second["name"], name), *_pieces(second["second"], on)]
    for joint in _AND.finditer(part):
        before = part[: joint.start()].removesuffix("等")
        if name := _official(before, on):
            return [(before, name), *_pieces(part[joint.end() :], on)]
    return [(part, None)]


def _official(piece: str, on: str | None) -> str | None:
    """Return the official name of a body."""
    bare = piece.strip()
    if field := _BY_FIELD.fullmatch(bare):
        return next((found for end in _ENDS if (found := agencies().official(field["field"] + end, on))), None)
    for name in (bare, bare.removeprefix("国务院"), bare.removeprefix("等")):
        if found := agencies().official(name, on):
            return found
    return None
