"""What a decision orders for one law: changes of provisions, addressed as the old wording numbers them."""

from dataclasses import dataclass
from typing import NamedTuple

from kg.amend.passage import Pieces
from kg.extract.address import Address


class New(NamedTuple):
    """A new wording or phrase: what a decision quotes, a paragraph each."""

    lines: tuple[Pieces, ...]


@dataclass(frozen=True, slots=True)
class Reword:
    """将第十条修改为：“…”; with `is_title` 第三章章名修改为“…”. Several provisions may get one text together."""

    targets: tuple[Address, ...]
    new: New
    is_title: bool = False


@dataclass(frozen=True, slots=True)
class Rename:
    """名称修改为《甲办法》: a new title of the law."""

    new: New


@dataclass(frozen=True, slots=True)
class Renumber:
    """第十条改为第十二条, 第二款改为第三款."""

    old: Address
    to: Address


@dataclass(frozen=True, slots=True)
class Insert:
    """增加一条，作为第五十八条：“…”, 在第五条后增加一条."""

    level: str
    """编, 章, 节, 条, 款, 项 or 目."""
    count: int
    to: tuple[Address, ...]
    """Where they stand in the new wording; () where the decision does not say."""
    parent: Address
    """What they are put in, an empty address for the law."""
    anchor: Address | None
    is_before: bool
    """Whether they stand before the anchor, not behind it."""
    new: New
    moved: Address | None = None
    """A paragraph or item of the old wording that becomes the new provision: 第三条第二款改为第四条."""


@dataclass(frozen=True, slots=True)
class Strike:
    """删去第九条第二款."""

    targets: tuple[Address, ...]


@dataclass(frozen=True, slots=True)
class Replace:
    """第三条中的“甲”修改为“乙”; 删去第三条中的“甲”; 在“甲”后增加“乙”. Without targets in the whole law."""

    targets: tuple[Address, ...]
    pairs: tuple[tuple[str, New], ...]
    """Old words, each with the new ones; all are replaced at once."""
    keeps: str = ""
    """`before` where the new words follow the old ones, `after` where they stand before them; '' where they take their place."""
    count: int | None = None
    """How often the words stand there, where the decision says so."""
    is_title: bool = False
    """Whether they stand in the headings of the targets."""


@dataclass(frozen=True, slots=True)
class Extend:
    """第三条第一款末尾增加“…”."""

    target: Address
    new: New


Change = Reword | Rename | Renumber | Insert | Strike | Replace | Extend


@dataclass(frozen=True, slots=True)
class Instruction:
    """One numbered order of a decision, or one of its paragraphs."""

    number: int
    """From 1 in the decision, in order."""
    label: str
    """As printed: `三`, `一（二）`."""
    document: str
    start: int
    """Character offset in the text layer of the decision."""
    end: int
    text: str
    """As printed."""
    changes: tuple[Change, ...]
    unread: tuple[str, ...] = ()
    """What of it was not understood."""


@dataclass(frozen=True, slots=True)
class Decision:
    """What a decision orders for one law."""

    title: str
    document: str
    effective: str | None
    instructions: tuple[Instruction, ...]
    order: Pieces
    """The words that have the articles renumbered (条文顺序作相应调整), marked as computed; () where there are none."""
    references: Pieces = ()
    """The words that have references between the articles renumbered; () where there are none."""
    gaps: tuple[str, ...] = ()
    """Numbers that are missing among its sections, so that an instruction may be."""
