"""The types of a query file: its header, parameters and columns."""

from dataclasses import dataclass, field
from typing import Annotated, Any, ClassVar, Literal

from pydantic import BeforeValidator, ConfigDict

Type = Literal["string", "integer", "float", "boolean", "date", "strings"]
"""Type of a parameter. A date is an ISO date or `today`; strings is a list, or one text with commas between."""

ColumnType = Literal["string", "integer", "float", "boolean", "date", "strings", "map", "maps"]
"""Type of a returned column. Written with `!` behind it (`string!`) it is never null, otherwise it may be."""

Fold = Literal[
    "policy", "title", "core", "number", "code", "industry", "provision", "name", "indicator", "region",
    "plain", "words", "folded", "terms", "core_terms", "names", "initials",
    "number_begin", "number_first_two", "title_first_two", "title_character", "begins",
]  # fmt: skip
"""Name of the conversion that computes a derived parameter; see `queries.fold` and `queries.search_terms`."""

REQUIRED = object()
"""Marks a parameter without a default."""

_STRICT = ConfigDict(extra="forbid")


def _listed(value: Any) -> Any:
    return value.split("|") if isinstance(value, str) else value


def _typed(value: Any) -> Any:
    """Split the type of a column or field from the `!` that says that it is never null; a field is written as its type alone."""
    given = value if isinstance(value, dict) else {"type": value}
    type_ = given.get("type")
    return given | {"type": type_[:-1], "nullable": False} if isinstance(type_, str) and type_.endswith("!") else given


@dataclass(frozen=True, slots=True)
class Field:
    """One value in the maps of a column."""

    __pydantic_config__: ClassVar[ConfigDict] = _STRICT

    type: ColumnType
    nullable: bool = True
    """Whether it may be null or missing."""


@dataclass(frozen=True, slots=True)
class Param:
    """One parameter as the header declares it; required if it has no default."""

    __pydantic_config__: ClassVar[ConfigDict] = _STRICT

    type: Type
    doc: str
    default: Any = REQUIRED
    """Value used if none is given; null switches the filter off."""
    min: float | None = None
    max: float | None = None
    choices: Annotated[tuple[str, ...], BeforeValidator(_listed)] = ()
    """Allowed values: a list, or one text separated by |."""
    of: tuple[str, ...] = ()
    """If given, the value is a key of a node with one of these labels, and the query receives the node's id."""

    @property
    def required(self) -> bool:
        """Tell whether a value must be given."""
        return self.default is REQUIRED


@dataclass(frozen=True, slots=True)
class Derived:
    """A parameter computed from another one, such as the normal form of a number or title."""

    __pydantic_config__: ClassVar[ConfigDict] = _STRICT

    source: str
    fold: Fold


@dataclass(frozen=True, slots=True)
class Column:
    """One returned column."""

    __pydantic_config__: ClassVar[ConfigDict] = _STRICT

    type: ColumnType
    doc: str
    nullable: bool = True
    """Whether it may be null."""
    fields: dict[str, Annotated[Field, BeforeValidator(_typed)]] = field(default_factory=dict)
    """What the maps of a column hold."""
    of: str | None = None
    """Label of the nodes whose ids the column holds (maps: in `id`), or the name of the column (maps: of the key) that holds the label.
    The picture shows these nodes."""
    drawn: int | None = None
    """How many of its maps the picture shows, starting with the first; None for all."""
    marks: str | None = None
    """The column whose text is marked: this column receives the positions of the search terms in it as `start-end`. The statement
    itself returns an empty list."""
    under: str | None = None
    """The column with the names of what this one lists, item by item: cells under the heads of a table. In CSV each has a column."""


@dataclass(frozen=True, slots=True)
class Header:
    """The comment header of a query file."""

    __pydantic_config__: ClassVar[ConfigDict] = _STRICT

    zh: str
    en: str
    doc: str
    columns: dict[str, Annotated[Column, BeforeValidator(_typed)]]
    """In the order in which they are returned."""
    example: dict[str, Any]
    params: dict[str, Param] = field(default_factory=dict)
    derived: dict[str, Derived] = field(default_factory=dict)
    table: tuple[str, ...] = ()
    """The columns that matter most, for a table in a terminal; none: all of them."""
    sample: dict[str, Any] = field(default_factory=dict)
    """Parameters of a call that the documents in samples/ answer; none: those of the example."""


@dataclass(frozen=True, slots=True)
class Query:
    """One read-only query, named like its file. Filters that are not given are removed before it is sent; see `queries.narrow`."""

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
    """Parameters of a call of which the HTTP documentation shows the answer."""
    picture: str = ""
    """The statement that answers the same question with rows `source, edge, target`; the last two are null for a node without edges.
    It is the second statement of the file, or is built from the columns that declare `of`. It takes the same parameters or some of them."""
    table: tuple[str, ...] = ()
    """The columns of a table in a terminal; none: all of them."""
    sample: dict[str, Any] = field(default_factory=dict)
    """Parameters of a call that the documents in samples/ answer."""
