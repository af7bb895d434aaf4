"""A place where a unit names a document, before and after its relation is known."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Citation:
    """One naming of a document in the clean text. Neither title nor number: a short name that nothing explains."""

    start: int
    end: int
    """Clean offsets, with 书名号 and the number bracket behind it."""
    title: str | None
    number: str | None
    rule: str
    """How it was found: `book` (书名号), `number`, `statute` (a well-known name without marks), `list_row` (of a table) or `alias`."""
    confidence: float
    printed: str = ""
    """Name as it stands there, where `title` was resolved through a short name."""
    others: tuple[str, ...] = ()
    """Further titles that a short name for several documents stands for."""
    share: str = ""
    """Behind the number, how the document has its share in it: 附件2 or 印发 of 《甲办法》（某部规〔2031〕5号附件2）."""

    @property
    def is_known(self) -> bool:
        """Whether it is known which document is meant."""
        return bool(self.title or self.number)


@dataclass(frozen=True, slots=True)
class TypedCitation:
    """A citation with its edge type and the clean span of the words that show it."""

    citation: Citation
    type: str
    """An edge type of the schema."""
    rules: tuple[str, ...]
    confidence: float
    start: int
    end: int
    scope: str | None = None
    date: str | None = None
    issuer: str | None = None
    heading: tuple[int, int] | None = None
    """Clean offsets of the heading whose verb governs the list it stands in."""
    amending: bool = False
    """Whether the document named amended the one that the unit carries."""
