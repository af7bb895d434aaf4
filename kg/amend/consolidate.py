"""An old wording and the decisions that amend it, one after the other, as one consolidated text."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from kg.amend.apply import amend
from kg.amend.instruction import Decision, Instruction
from kg.amend.lines import lines_of, separator
from kg.amend.orders import Failure
from kg.amend.passage import Piece, Pieces, text_of
from kg.amend.wording import Wording

_BREAK = separator("\n\n")


@dataclass(frozen=True, slots=True)
class Carried:
    """A decision and what became of it."""

    decision: Decision
    failures: tuple[Failure, ...]
    """What was not carried out."""
    assumptions: tuple[str, ...]


@dataclass(frozen=True)
class Consolidated:
    """A computed text of a law; it was published by nobody."""

    wording: Wording
    carried: tuple[Carried, ...]
    pieces: Pieces = field(init=False)
    """The whole text; pieces of no document part the others."""

    def __post_init__(self) -> None:
        """Print the text."""
        object.__setattr__(self, "pieces", tuple(_printed(self)))

    @property
    def text(self) -> str:
        """The text in the form of the law files. It says that it is computed, and 不完整 where something was not carried out."""
        return text_of(self.pieces)

    @property
    def is_complete(self) -> bool:
        """Whether every instruction was understood and carried out, and no number of an article is missing or given twice."""
        return not any(one.failures for one in self.carried)

    @property
    def effective(self) -> str | None:
        """ISO date from which the last decision that says so is in force."""
        return next((one.decision.effective for one in reversed(self.carried) if one.decision.effective), None)


def consolidate(wording: Wording, decisions: Sequence[Decision]) -> Consolidated:
    """Carry out decisions on a wording, in the order given."""
    carried: list[Carried] = []
    for decision in decisions:
        made = amend(wording, decision)
        wording = made.wording
        carried.append(Carried(decision, made.failures, made.assumptions))
    return Consolidated(wording, tuple(carried))


def _printed(made: Consolidated) -> list[Piece]:
    lines: list[Pieces] = [(separator(f"# {made.wording.title}"),), *((separator(one),) for one in _said(made)), *lines_of(made.wording)]
    return [*[piece for line in lines for piece in (*line, _BREAK)][:-1], separator("\n")]


def _said(made: Consolidated) -> list[str]:
    """Return the lines by which the text says what it is."""
    titles = "".join(f"《{one.decision.title.replace('《', '〈').replace('》', '〉')}》" for one in made.carried)
    said = [f"【计算文本】根据{titles}对原文逐条修改得出，不是公布的文本。"]
    if not made.is_complete:
        failures = [(one.decision, failure) for one in made.carried for failure in one.failures]
        missing = dict.fromkeys(_name(decision, failure) for decision, failure in failures if not failure.is_numbering)
        said += [f"【不完整】下列修改没有执行：{'；'.join(missing)}。"] if missing else []
        said += ["【不完整】条文序号有空缺、重复或者前后颠倒。"] if any(failure.is_numbering for _, failure in failures) else []
    return said


def _name(decision: Decision, failure: Failure) -> str:
    instruction = instruction_of(decision, failure.instruction)
    return f"“{_short(instruction)}”" if instruction else "全部修改"


def _short(instruction: Instruction) -> str:
    line = instruction.text.partition("\n")[0]
    return line if len(line) <= 40 else line[:40] + "…"


def instruction_of(decision: Decision, number: int | None) -> Instruction | None:
    """Return the instruction of a number; None for none."""
    return next((one for one in decision.instructions if one.number == number), None)
