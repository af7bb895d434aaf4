"""What a query file says of itself: the types of the header."""

from dataclasses import dataclass, field
from typing import Annotated, Any, ClassVar, Literal

from pydantic import BeforeValidator, ConfigDict

Type = Literal["string", "integer", "float", "boolean", "date", "strings"]
"""Type of a parameter. A date is an ISO date or `today`; strings is a list, or one text with commas between."""

ColumnType = Literal["string", "integer", "float", "boolean", "date", "strings", "map", "maps"]
"""Type of a returned column; any but boolean may be null."""

Fold = Literal[
    "policy", "title", "core", "number", "code", "industry", "name",
    "plain", "words", "folded", "terms", "core_terms", "names", "initials",
    "number_begin", "number_first_two", "title_first_two", "title_character", "begins",
]  # fmt: skip
"""How a derived parameter is made, see `queries.fold` and `queries.search_terms`."""

REQUIRED = object()
"""Default of a parameter that has none."""

_STRICT = ConfigDict(extra="forbid")


def _listed(value: Any) -> Any:
    return value.split("|") if isinstance(value, str) else value


@dataclass(frozen=True, slots=True)
class Param:
    """One parameter as the header declares it. Required where it has no default."""

    __pydantic_config__: ClassVar[ConfigDict] = _STRICT

    type: Type
    doc: str
    default: Any = REQUIRED
    """Value where none is given; null leaves the filter out."""
    min: float | None = None
    max: float | None = None
    choices: Annotated[tuple[str, ...], BeforeValidator(_listed)] = ()
    """The values that are allowed: a list, or a text with | between them."""
    of: tuple[str, ...] = ()
    """The value is any key of a node with one of these labels; the query gets the node's id."""

    @property
    def required(self) -> bool:
        """Tell whether a value must be given."""
        return self.default is REQUIRED


@dataclass(frozen=True, slots=True)
class Derived:
    """A parameter that is made from another one: numbers and titles in normal form."""

    __pydantic_config__: ClassVar[ConfigDict] = _STRICT

    source: str
    fold: Fold


@dataclass(frozen=True, slots=True)
class Column:
    """One returned column."""

    __pydantic_config__: ClassVar[ConfigDict] = _STRICT

    type: ColumnType
    doc: str
    of: str | None = None
    """Label of the nodes whose ids it holds (maps: in `id`), or the column (maps: the key) that has the label; the picture shows them."""
    drawn: int | None = None
    """How many of its maps the picture shows, the first ones; all where it is not said."""
    marks: str | None = None
    """The column in whose text the words asked for are marked here, as `start-end`; the statement returns it empty."""


@dataclass(frozen=True, slots=True)
class Header:
    """The comment header of a query file."""

    __pydantic_config__: ClassVar[ConfigDict] = _STRICT

    zh: str
    en: str
    doc: str
    columns: dict[str, Column]
    """In the order in which they are returned."""
    example: dict[str, Any]
    params: dict[str, Param] = field(default_factory=dict)
    derived: dict[str, Derived] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Query:
    """One reading query: its name is the file's, its text is sent without the filters that are not given, see `queries.narrow`."""

    name: str
    cypher: str
    zh: str
    """Title in Chinese."""
    en: str
    """Title in English."""
    doc: str
    params: dict[str, Param]
    derived: dict[str, Derived]
    columns: dict[str, Column]
    """In the order in which they are returned."""
    example: dict[str, Any]
    """Parameters of an example call, as they would be given."""
    picture: str = ""
    """The same question answered by rows `source, edge, target`, the last two null for a node alone: the file's second statement, or
    one made from what its columns are `of`; it takes the same parameters, or some of them."""
