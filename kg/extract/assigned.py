"""Tasks in tables: rows whose columns name who leads and who takes part.

序号  重点任务          牵头单位  配合单位  完成时限      the task 完成甲类设备摸底, led by 财政部,
1     完成甲类设备摸底  财政部    商务部    2031年6月底   with 商务部, by 2031-06
"""

import re
from collections.abc import Iterable, Iterator

from kg.extract.bodies import read_list
from kg.extract.deadlines import due
from kg.model import Entry, Task
from kg.vocab import agencies

# 牵头单位, 主要责任部门; not 市卫健委内牵头处室: offices within a body are no bodies
_LEADS = re.compile(r"(?:主要|第一)?(?:牵头|主办|主责)(?:责任)?(?:单位|部门|机构)")
_RESPONSIBLE = re.compile(r"(?:主要)?(?:责任|负责)(?:单位|部门|主体|机构)")  # 责任单位
_JOINED = re.compile(r"(?:配合|参与|参加|协办|协同|协助)(?:责任)?(?:单位|部门|机构)")  # 配合单位
_DUE = re.compile(r"(?:完成|办结|时间|计划|任务)?(?:完成)?(?:时限|期限|时间|节点)(?:要求)?")  # 完成时限
_WORK = re.compile(r"任务|事项|内容|措施|举措|工作|项目|要求|目标")  # 重点任务
_BETWEEN = re.compile(r"[、，,；;\s]+")  # 财政部，商务部
_LOCAL = re.compile("[省市区县]")  # of 甲市财政局: up to 市
LONGEST_TASK = 40
"""Characters of `task`."""


def tasks_of_rows(entries: Iterable[Entry], issuers: Iterable[str], on: str | None) -> Iterator[Task]:
    """Yield the tasks of the rows that name who leads; `issuers` tell which 市财政局 is meant, `on` is the day of the names."""
    home = next((issuer[: found.end()] for issuer in issuers if (found := _LOCAL.search(issuer, 1))), "")
    for entry in entries:
        cells = dict(entry.columns)
        leads, others = _cell(cells, _LEADS), _cell(cells, _JOINED)
        responsible = _cell(cells, _RESPONSIBLE)
        lead, is_open = _bodies(leads or responsible, home, on)
        joined, more = _bodies("、".join(filter(None, (others, responsible if leads else ""))), home, on)
        work = [cell for name, cell in cells.items() if cell and _WORK.search(name) and not _is_other(name)]
        if lead and work:
            joined = tuple(one for one in joined if one not in lead)
            deadline = due(_cell(cells, _DUE))
            task = work[-1].rstrip("。；")[:LONGEST_TASK]
            yield Task(task, lead, joined, is_open or more, deadline, entry.line, entry.span, entry.evidence)


def _is_other(name: str) -> bool:
    """Tell whether a column names bodies or a time: 工作完成时限 is no work."""
    return any(pattern.search(name) for pattern in (_LEADS, _RESPONSIBLE, _JOINED)) or bool(_DUE.search(name))


def _cell(cells: dict[str, str], pattern: re.Pattern[str]) -> str:
    return next((cell for name, cell in cells.items() if pattern.fullmatch(name)), "")


def _bodies(cell: str, home: str, on: str | None) -> tuple[tuple[str, ...], bool]:
    """Return the bodies of a cell that the registry knows, and whether it names others."""
    named: list[str] = []
    is_open = False
    for piece in filter(None, _BETWEEN.split(cell)):
        if piece in ("/", "-", "—", "无"):
            continue
        local = agencies().official(home[:-1] + piece, on) if home and piece[0] == home[-1] else None  # 市财政局
        read = None if local else read_list(piece, on)
        named.extend((local,) if local else read.lead if read else ())
        is_open = is_open or (not local and (read is None or read.is_open))
    return tuple(dict.fromkeys(named)), is_open
