"""Tasks: pieces of work that a document gives to named bodies. Offsets are clean offsets.

They stand in brackets behind what is to be done (（甲部牵头，乙局参与）), are told in a clause (甲部会同乙局组织实施),
or fill a row of a table that has a column for who leads.
"""

import re
from collections.abc import Iterator, Sequence

from kg.extract.assigned import LONGEST_TASK, tasks_of_rows
from kg.extract.bodies import Bodies, read_bracket, read_list
from kg.extract.deadlines import DEADLINE, day_of
from kg.extract.head import Head
from kg.extract.layout import Layout
from kg.extract.stretches import last_end
from kg.model import Entry, Task
from kg.vocab import agencies

# （甲部牵头，乙局参与）, （负责部门：甲部）
_BRACKET = re.compile(r"[（(]([^（）()\n]{1,300}(?:[（(][^（）()\n]{1,20}[）)][^（）()\n]{0,300}){0,8})[）)]")
# in a bracket of bodies: 牵头, 负责部门
_PART = re.compile("(?=[牵负参配指责分])(?:牵头|负责|参与|参加|配合|指导|责任|分工)")
# 列第一位者为牵头单位, 排在第一位的部门为牵头部门
_FIRST_LEADS = re.compile(r"[列排]在?(?:第一位|首位|第一)(?:者|的)?[^，。）]{0,6}(?:为|是)牵头")
# behind the bodies in a clause: 会同有关, 要加强, 负责
_CUE = re.compile(
    r"[会联牵负共要](?:"
    r"(?P<with>(?:(?<=会)同|(?<=联)合)(?=有关|相关|各|[\u4e00-\u9fff]{2,14}(?:部|委|局|署|行|会)))"
    r"|(?<=牵)头(?!人)|(?<=负)责(?!人|同志|解释|的|任)|(?:(?<=共)同|(?<=联)合)(?:组织|实施|推进)"
    r"|(?<=要)(?:切实|继续|加强|统筹|充分|做好|加大|强化))"
)
_MORE = re.compile("(?:等|和|及)?(?:有关|相关|其他|各)")  # 甲部会同乙局等有关部门
_CLAUSE_END = re.compile(r"[。！？\n，,：:；;]")  # 在国家层面，由甲部牵头
# what was done already: 起草了, 编制了, 研究提出：, 进行了修订
_DONE = re.compile(
    "(?:研究|组织|修订|共同)?(?:起草|制定|编制|印发|发布|出台|公布|召开|开展|组建)(?:了|《)|[成建]立了|已经?(?:建立|开展)|研究提出[：:]|进行了"
)
# before 要 without a name: 国务院有关部门, 国务院及各部门
_UNNAMED = re.compile(r"国务院[及和]?(?:各|有关|相关)(?:有关)?部门$")
_STOP = re.compile(r"[。！？\n]")  # …任务。
_LONGEST_QUOTE, _LONGEST_LIST, _LONGEST_SENTENCE = 120, 160, 600
"""Characters of the quote of a clause, of a list of bodies before its verb, and of the sentence that a bracket closes."""


def find_tasks(layout: Layout, head: Head, entries: Sequence[Entry] = ()) -> tuple[Task, ...]:
    """Return the tasks of a unit in order; `entries` are the rows of its tables."""
    if not head.orders:
        return ()
    on = head.signed or head.published
    found = sorted((*_in_brackets(layout, on), *_in_clauses(layout, on)), key=lambda one: one[:2])
    # A paragraph that a bracket closes is given to the bodies of that bracket.
    closed = {_line_start(layout.text, start) for start, _, _ in found if layout.text[start] in "（("}
    told = (_task(layout, *one) for one in found if layout.text[one[0]] in "（(" or _line_start(layout.text, one[0]) not in closed)
    rows = tasks_of_rows(entries, [issuer.id for issuer in head.issuers], on)
    return tuple(sorted((*told, *rows), key=lambda one: one.span))


def _line_start(text: str, offset: int) -> int:
    """Return where the line of an offset begins."""
    return text.rfind("\n", 0, offset) + 1


def _in_brackets(layout: Layout, on: str | None) -> Iterator[tuple[int, int, Bodies]]:
    text = layout.text
    first_leads = _FIRST_LEADS.search(text) is not None
    for bracket in _BRACKET.finditer(text, layout.body):
        inside = bracket[1]
        if first_leads and (told := _FIRST_LEADS.search(inside)):
            inside = inside[: inside.rfind("，", 0, told.start())]  # （甲部、乙局负责，列第一位者为牵头单位，下同）
        if _PART.search(inside):
            bodies = read_bracket(inside, on, first_leads)
        elif text[bracket.start() - 1] in "。；" and len(inside) <= _LONGEST_LIST:
            bodies = read_list(inside, on)  # …任务。（甲部）
        else:
            continue
        if bodies:
            yield bracket.start(), bracket.end(), bodies


def _in_clauses(layout: Layout, on: str | None) -> Iterator[tuple[int, int, Bodies]]:
    text, done = layout.text, layout.head_end
    for cue in _CUE.finditer(text, done):
        if cue.start() < done:
            continue
        begin = _clause_start(text, cue.start())
        bodies = read_list(text[begin : cue.start()], on) if begin < cue.start() else None
        if not bodies or not bodies.lead or _UNNAMED.search(text, begin, cue.start()):
            continue
        furthest = min(len(text), begin + _LONGEST_QUOTE)
        stop = _STOP.search(text, cue.end(), furthest)
        end = stop.start() if stop else furthest
        if _DONE.search(text, cue.start(), end):
            continue
        if cue["with"]:
            bodies = _with_others(text, cue.end(), bodies)
        done = end
        yield begin, end, bodies


def _clause_start(text: str, end: int) -> int:
    """Return where the list of bodies before an offset begins."""
    return last_end(_CLAUSE_END, text, max(0, end - _LONGEST_LIST), end)


def _with_others(text: str, start: int, bodies: Bodies) -> Bodies:
    """Return the bodies with those that stand behind 会同."""
    joined: list[str] = []
    at = start
    for match in agencies().find(text[start : start + _LONGEST_LIST]):
        if text[at : start + match.start] not in ("", "、", "和", "及", "与"):
            break
        joined.append(match.name)
        at = start + match.end
    is_open = bodies.is_open or _MORE.match(text, at) is not None or text.startswith("等", at)
    return Bodies(bodies.lead, tuple(one for one in dict.fromkeys(joined) if one not in bodies.lead), is_open)


def _task(layout: Layout, start: int, end: int, bodies: Bodies) -> Task:
    """Return a task with its place in the source."""
    text, clean = layout.text, layout.clean
    is_bracket = text[start] in "（("
    # The stop right before a bracket is of the sentence that it closes.
    begin = last_end(_STOP, text, max(layout.body, start - _LONGEST_SENTENCE), start - 2) if is_bracket else start
    words = text[begin : start if is_bracket else end].strip("。 \n")
    deadline = DEADLINE.search(text, begin, end)
    span = clean.span(start, end)
    line = layout.line(start)
    return Task(words[:LONGEST_TASK], bodies.lead, bodies.joined, bodies.is_open, day_of(deadline), line, span, clean.quote(start, end))
