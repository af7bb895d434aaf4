"""One naming of a document, which `find` finds, `alias` explains and `relate` judges."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Named:
    """One naming of a document in the clean text."""

    start: int
    end: int
    """With 书名号 and the number bracket behind it."""
    title: str | None
    number: str | None
    rule: str
    confidence: float
    printed: str = ""
    """Name as it stands there, when `title` was resolved through an alias."""
