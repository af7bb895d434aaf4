"""`kg text OLD --amended-by DECISION`: the law after its amendments, computed."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from kg.cli.screen import pour, say, say_json
from kg.errors import InputError

if TYPE_CHECKING:
    from kg.amend import Consolidated, Wording
    from kg.amend.instruction import Decision
    from kg.extract.layout import Layout
    from loaders import Source


def print_amended(old: "Source", decisions: "Sequence[Source]", form: str) -> bool:
    """Print a law as some decisions, carried out one after the other, make it; tell whether all of them could be.

    Raises InputError where the first text is no law in articles, or a decision orders nothing for it.
    """
    from kg.amend import consolidate, record

    wording = _wording(old)
    made = consolidate(wording, [one for source in decisions for one in _decisions(source, wording.title)])
    if form == "json":
        say_json(record(made))
    else:
        pour(made.text)
    _tell(made)
    return made.is_complete


def _wording(source: "Source") -> "Wording":
    from kg.amend import read_wording
    from kg.extract.head import read_head

    read = [read_wording(layout, read_head(layout).title, source.path) for layout in _layouts(source)]
    laws = [one for one in read if one.articles]
    if len(laws) != 1:
        titles = "".join(f"《{one.title}》" for one in laws[:5])
        raise InputError(source.path, f"holds several laws, give a file of one: {titles}" if laws else "is no law in articles (第一条 …)")
    return laws[0]


def _decisions(source: "Source", law: str) -> "list[Decision]":
    from kg.amend import read_decision

    read = [read_decision(layout, law, source.path) for layout in _layouts(source)]
    found = [one for one in read if one]
    if not found:
        raise InputError(source.path, f"orders nothing for 《{law}》")
    return found


def _layouts(source: "Source") -> "Iterator[Layout]":
    from kg.extract.layout import read_layout
    from loaders import load

    for unit in load(source).units:
        yield read_layout(unit)


def _tell(made: "Consolidated") -> None:
    """Say on standard error what was not carried out, and what was taken to be meant."""
    from kg.amend.consolidate import instruction_of

    for one in made.carried:
        for failure in one.failures:
            found = instruction_of(one.decision, failure.instruction)
            place = f" at {found.start}-{found.end}" if found else ""
            say(f"{one.decision.document}{place}: not carried out: {failure.reason}", err=True)
        for assumption in one.assumptions:
            say(f"{one.decision.document}: taken to be meant: {assumption}", err=True)
    if not made.is_complete:
        say("The text is incomplete (不完整).", err=True)
