"""When a document holds, and when it was made and changed."""

from dataclasses import dataclass

from kg.model.source import Span


@dataclass(frozen=True, slots=True)
class Clause:
    """The words in which a document says from when or until when it holds, or may be commented on."""

    says: str
    """`effective`, `expires` or `comments_until`."""
    span: Span
    evidence: str


@dataclass(frozen=True, slots=True)
class Change:
    """That a law was made or changed on a day: 2031年5月1日某会议第二次修正."""

    day: str
    """ISO date; of several (passed, then promulgated) the last."""
    span: Span
    evidence: str
    """'' where only the name of the file gives the day."""
    adopted: bool = False
    """Whether the line says no more than that it was passed, so that the day of its publication is a later one."""
    published: str | None = None
    """That later day, where the name of the file gives it."""
