"""A consolidated text as JSON: the text, where each stretch of it comes from, and what was and was not carried out."""

from collections.abc import Iterator
from typing import Any

from kg.amend.consolidate import Carried, Consolidated, instruction_of
from kg.amend.instruction import Change, Extend, Insert, Instruction, New, Rename, Renumber, Replace, Reword, Strike
from kg.amend.passage import text_of


def record(made: Consolidated) -> dict[str, Any]:
    """Return a consolidated text as a JSON object.

    `pieces` are stretches of `text` with `document` and `span`, the character offsets there; where `verbatim` is false the stretch is
    computed and the span is of the instruction that asks for it. What stands between pieces comes from no document.
    """
    return {
        "title": made.wording.title,
        "computed": True,
        "complete": made.is_complete,
        "effective": made.effective,
        "text": made.text,
        "pieces": list(_pieces(made)),
        "instructions": [_instruction(one) for carried in made.carried for one in carried.decision.instructions],
        "not_executed": [row for carried in made.carried for row in _failures(carried)],
        "assumptions": [said for carried in made.carried for said in carried.assumptions],
    }


def _pieces(made: Consolidated) -> Iterator[dict[str, Any]]:
    at = 0
    for piece in made.pieces:
        end = at + len(piece.text)
        if piece.document:
            yield {
                "start": at,
                "end": end,
                "document": piece.document,
                "span": [piece.start, piece.end],
                "instruction": piece.instruction,
                "verbatim": piece.verbatim,
            }
        at = end


def _instruction(one: Instruction) -> dict[str, Any]:
    return {
        "document": one.document,
        "number": one.number,
        "label": one.label,
        "span": [one.start, one.end],
        "text": one.text,
        "changes": [change_record(change) for change in one.changes],
    }


def _failures(carried: Carried) -> Iterator[dict[str, Any]]:
    for failure in carried.failures:
        found = instruction_of(carried.decision, failure.instruction)
        yield {
            "document": carried.decision.document,
            "instruction": failure.instruction,
            "span": [found.start, found.end] if found else None,
            "text": found.text if found else None,
            "reason": failure.reason,
        }


def change_record(change: Change) -> dict[str, Any]:
    """Return a change as a JSON object; provisions are named by their ids: `58.2.3`."""
    match change:
        case Reword():
            made: dict[str, Any] = {"targets": [one.id for one in change.targets], "new": _text(change.new), "title": change.is_title}
        case Rename():
            made = {"new": _text(change.new)}
        case Renumber():
            made = {"targets": [change.old.id], "to": [change.to.id]}
        case Insert():
            made = {"level": change.level, "to": [one.id for one in change.to], "new": _text(change.new)}
            made |= {"beside": change.anchor.id if change.anchor else None, "moved": change.moved.id if change.moved else None}
        case Strike():
            made = {"targets": [one.id for one in change.targets]}
        case Replace():
            pairs = [{"old": old, "new": _text(new)} for old, new in change.pairs]
            made = {"targets": [one.id for one in change.targets], "words": pairs, "keeps": change.keeps, "title": change.is_title}
        case Extend():
            made = {"targets": [change.target.id], "new": _text(change.new)}
    return {"change": type(change).__name__.lower(), **made}


def _text(new: New) -> str:
    return "\n".join(map(text_of, new.lines))
