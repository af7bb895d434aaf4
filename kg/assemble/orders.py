"""What documents order and list: goals with their indicators, tasks with the bodies that have to do them, rows of tables, and sums.

A goal, task, row or sum belongs to one document. Its id is that of the document and a checksum of what it says, so that it does not
depend on where it stands, and its own edges and properties follow from the id.
"""

import calendar
import hashlib
import re
from collections.abc import Iterable
from typing import Any

from kg.assemble.draft import Draft, Proof
from kg.assemble.mentions import add_by_id, add_ministry
from kg.model import Amount, Document, EdgeKey, Entry, NodeKey, Target, Task
from kg.vocab.indicator import indicators

ORDERED = frozenset({"Amount", "Entry", "Goal", "Task"})
"""Labels of what belongs to one document."""
GIVEN = frozenset({"LED_BY", "JOINED_BY"})
"""Edge types from a task to the bodies that have to do it."""
_CONFIDENCE = 0.8
"""Of a goal, task, row or sum: the figures of docs/accuracy.md, rounded down."""
_SIGNS = {"at_least": "≥", "at_most": "≤", "about": "约"}
_CURRENCIES = {"元": "CNY", "美元": "USD", "欧元": "EUR", "日元": "JPY", "港元": "HKD"}
# 2031, 2031-06
_PERIOD = re.compile(r"(\d{4})(?:-(\d\d))?")


def add_ordered(draft: Draft, document: Document, source: NodeKey) -> None:
    """Add the goals that a document sets, the sums that it names and, of a policy, the tasks that it assigns and the rows of its tables."""
    for target in document.targets:
        _add_goal(draft, document, source, target)
    for amount in document.amounts:
        _add_amount(draft, document, source, amount)
    for task in document.tasks if source.label == "Policy" else ():
        _add_task(draft, document, source, task)
    for entry in document.entries if source.label == "Policy" else ():
        _add_entry(draft, document, source, entry)


def _add_goal(draft: Draft, document: Document, source: NodeKey, target: Target) -> None:
    naming = indicators().name(target.indicator)
    if not naming.name:
        return
    restricted = indicators().subject(target.subject or "")
    said = (
        target.indicator,
        target.subject,
        target.value,
        target.value_to,
        target.unit,
        target.bound,
        target.change,
        target.base,
        target.by,
    )
    where = {"subject": restricted.name or None, "scope": naming.scope or restricted.scope}
    goal = draft.node("Goal", _id(source, "goal", said), _goal(target) | where)
    proof = Proof(0, document.bulletin, target.span, target.evidence, ("target",), _CONFIDENCE)
    draft.edge("SETS", source, goal, [proof])
    draft.edge("MEASURES", goal, add_by_id(draft, NodeKey("Indicator", naming.name)))


def _goal(target: Target) -> dict[str, Any]:
    """Return the properties of a goal."""
    known = indicators()
    low = known.quantity(target.value, target.unit) if target.value else None
    high = known.quantity(target.value_to, target.unit) if target.value_to else None
    return {
        "name": goal_name(target),
        "indicator": target.indicator,
        "value": target.value,
        "value_to": target.value_to,
        "unit": target.unit,
        "bound": target.bound,
        "change": target.change,
        "base": target.base,
        "by": target.by,
        "due": last_day(target.by),
        "amount": low.amount if low else None,
        "amount_to": high.amount if high else None,
        "measure": low.measure if low else None,
    }


def goal_name(target: Target) -> str:
    """Return a goal in short: 甲率 ≥90%（2031）, 工业领域甲规模 增减≥25%（2031）."""
    change = "增减" if target.change == "growth" else ""
    quantity = f" {change}{_quantity(target)}" if target.value else ""
    return f"{target.subject or ''}{target.indicator}{quantity}" + (f"（{target.by}）" if target.by else "")


def _quantity(said: Target | Amount) -> str:
    """Return a quantity in short: ≥90%, 5—20万元."""
    return f"{_SIGNS.get(said.bound or '', '')}{'—'.join(filter(None, (said.value, said.value_to)))}{said.unit or ''}"


def _add_amount(draft: Draft, document: Document, source: NodeKey, amount: Amount) -> None:
    low = indicators().quantity(amount.value, amount.unit)
    high = indicators().quantity(amount.value_to, amount.unit) if amount.value_to else None
    currency = _CURRENCIES[low.measure or ""] if low else None
    is_yuan = currency == "CNY"
    properties = {
        "name": f"{amount.purpose} {_quantity(amount)}",
        "purpose": amount.purpose,
        "value": amount.value,
        "value_to": amount.value_to,
        "unit": amount.unit,
        "bound": amount.bound,
        "yuan": low.amount if low and is_yuan else None,
        "yuan_to": high.amount if high and is_yuan else None,
        "currency": currency,
    }
    # One sum stands for different things in different sentences; printings of one sentence differ in line breaks.
    said = (amount.purpose, amount.value, amount.value_to, amount.unit, amount.bound, "".join(amount.evidence.split()))
    node = draft.node("Amount", _id(source, "amount", said), properties)
    draft.edge("SPECIFIES", source, node, [Proof(0, document.bulletin, amount.span, amount.evidence, ("amount",), _CONFIDENCE)])


def _add_task(draft: Draft, document: Document, source: NodeKey, task: Task) -> None:
    said = (task.task, *task.lead, "", *task.joined, str(task.is_open), task.deadline)
    properties = {"name": task.task or task.evidence, "open": task.is_open, "deadline": task.deadline, "due": last_day(task.deadline)}
    node = draft.node("Task", _id(source, "task", said), properties)
    proof = Proof(0, document.bulletin, task.span, task.evidence, ("task",), _CONFIDENCE)
    draft.edge("ASSIGNS", source, node, [proof])
    for type_, bodies in (("LED_BY", task.lead), ("JOINED_BY", task.joined)):
        for body in bodies:
            draft.edge(type_, node, add_ministry(draft, body), [proof])


def _add_entry(draft: Draft, document: Document, source: NodeKey, entry: Entry) -> None:
    names, cells = zip(*entry.columns, strict=True)
    properties = {
        "name": next((cell for cell in cells if cell and not cell.isdecimal()), cells[0]),
        "table": entry.table,
        "row": entry.row,
        "group": entry.group,
        "columns": names,
        "cells": cells,
    }
    said = (entry.table, entry.group, str(entry.row), *names, *cells)
    node = draft.node("Entry", _id(source, "entry", said), properties)
    draft.edge("LISTS", source, node, [Proof(0, document.bulletin, entry.span, entry.evidence, ("table",), _CONFIDENCE)])


def _id(source: NodeKey, what: str, said: Iterable[str | None]) -> str:
    digest = hashlib.sha256("\n".join((source.label, *(part or "" for part in said))).encode()).hexdigest()
    return f"{source.id}#{what}-{digest[:12]}"


def last_day(day: str | None) -> str | None:
    """Return the last day of a year or month (2031 → 2031-12-31), a day as it is."""
    found = _PERIOD.fullmatch(day) if day else None
    if found is None:
        return day
    year, month = int(found[1]), int(found[2] or 12)
    return f"{year}-{month:02}-{calendar.monthrange(year, month)[1]}" if 1 <= month <= 12 else None


def given(edges: Iterable[EdgeKey]) -> set[tuple[NodeKey, NodeKey]]:
    """Return the pairs of a task and a body that has to do it."""
    return {(source, target) for type_, source, target in edges if type_ in GIVEN}
