"""The results of a loader: whether it claims a text, and what it read from it."""

from dataclasses import dataclass

from kg.model import Bulletin, Unit


@dataclass(frozen=True, slots=True)
class Sniff:
    """Which marks of its format a loader found in a text, and which are missing."""

    found: tuple[str, ...]
    missing: tuple[str, ...]
    """Why the text is not claimed; empty where it is."""
    strength: int = 1
    """How many headings, items or page marks of the text support the claim. The strongest of several claims wins."""
    refusal: str = ""
    """What the text is, if it is no document, and what to do about it; '' where the format does not know."""
    doubt: str = ""
    """Why the text may hold several documents although the format cannot cut them; '' where nothing says so."""

    @property
    def claims(self) -> bool:
        """Whether the text is of this format."""
        return not self.missing


@dataclass(frozen=True, slots=True)
class Remark:
    """Something in the layout of a bulletin that a person should check."""

    line: int
    """1-based."""
    text: str


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything that a loader read from one source."""

    bulletin: Bulletin
    units: tuple[Unit, ...]
    remarks: tuple[Remark, ...] = ()


def sniffed(*marks: tuple[str, bool], strength: int = 1, refusal: str = "", doubt: str = "") -> Sniff:
    """A report from pairs of (what was looked for, whether it is there)."""
    return Sniff(tuple(m for m, there in marks if there), tuple(m for m, there in marks if not there), strength, refusal, doubt)
