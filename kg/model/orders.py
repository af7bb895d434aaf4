"""What documents order and list: tasks, targets, and the rows of their tables. See `kg.model` for what offsets and lines count."""

from dataclasses import dataclass

from kg.model.source import Span


@dataclass(frozen=True, slots=True)
class Task:
    """A piece of work that is given to named bodies: （甲部牵头，乙局参与）, 甲部会同乙局组织实施."""

    task: str
    """The first words of the sentence that the bracket closes, or of the clause."""
    lead: tuple[str, ...]
    """Official names of the bodies that lead, or of all that are responsible where none leads."""
    joined: tuple[str, ...]
    """Official names of those that take part beside a lead."""
    is_open: bool
    """Whether the list goes on: 等, 有关部门, 各地区."""
    deadline: str | None
    """ISO date, month or year by which it is to be done."""
    line: int
    """1-based line of the source on which the bracket or clause begins."""
    span: Span
    evidence: str


@dataclass(frozen=True, slots=True)
class Target:
    """A quantity or a state that a document sets as an aim: 到2031年，甲类设备投资规模较2027年增长25%以上; 甲类制度基本建立."""

    indicator: str
    """What is measured, as in the text."""
    subject: str | None
    """What restricts it, as in the text: 工业领域, 全国."""
    value: str | None
    """Plain number in Arabic digits; None for a state without a number."""
    value_to: str | None
    """Upper end of a range."""
    unit: str | None
    """As in the text: `%`, `万辆`, `个百分点`."""
    bound: str
    """`at_least`, `at_most`, `about` or `equal`."""
    change: str
    """`level`: the value is what is reached; `growth`: by how much it grows or falls."""
    base: str | None
    """Year from which growth is measured."""
    by: str | None
    """Year or ISO date by which it is to be reached."""
    line: int
    """1-based line of the source on which the value stands."""
    span: Span
    evidence: str


@dataclass(frozen=True, slots=True)
class Entry:
    """A row of a catalogue, list or table."""

    table: str
    """Heading of the table: 甲类设备目录."""
    row: int
    """Its place in the table, from 1."""
    group: str | None
    """Heading of the rows that it belongs to: 一、甲类设备."""
    columns: tuple[tuple[str, str], ...]
    """Name of the column and cell, in printed order; '' for an empty cell."""
    line: int
    """1-based line of the source on which it begins."""
    span: Span
    evidence: str


@dataclass(frozen=True, slots=True)
class Coverage:
    """A region that a document covers."""

    name: str
    """Official name: 甲省, 甲市乙区."""
    code: str | None
    """After GB/T 2260, six digits; None for counties and zones."""
    level: str
    """`province`, `prefecture`, `county` or `zone`."""
    part_of: tuple[str, ...]
    """Names of the regions that it lies in, the nearest first."""
    role: str
    """Why: `issuer`, the body that issued the document is of it; `title`; `text`, something is to be done there."""
    line: int
    """1-based line of the source."""
    span: Span
    evidence: str


@dataclass(frozen=True, slots=True)
class Amount:
    """A sum of money with its purpose. The quote is its sentence, up to the end of its clause."""

    value: str
    """Plain number in Arabic digits."""
    value_to: str | None
    """Upper end of a range."""
    unit: str
    """As in the text: 万元, 亿美元."""
    purpose: str
    """A word of `data/amounts.yaml`: 补助, 投资, 贷款."""
    bound: str
    """`at_least`, `at_most`, `about` or `equal`."""
    line: int
    """1-based line of the source."""
    span: Span
    evidence: str
