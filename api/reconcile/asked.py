"""What clients send: batches of queries, and requests for property values, as JSON inside a form."""

from typing import Annotated, Any, Literal, TypeVar
from urllib.parse import parse_qs

from pydantic import BaseModel, ConfigDict, Field, RootModel, StringConstraints, ValidationError, field_validator

from api.reconcile.entity import TYPES
from kg.errors import QueryError

MOST = 100
"""Queries or entities of one request; OpenRefine sends ten."""
FIELDS = 20
"""Fields of a form at most."""
Text = Annotated[str, StringConstraints(max_length=500, pattern=r"^[^\x00]*$")]
Value = Text | float | bool | dict[str, Any]


class Property(BaseModel):
    """The value of another column of the table."""

    pid: str
    v: Value | list[Value]

    @property
    def text(self) -> str:
        """The first value as a text; '' for none."""
        first: Any = self.v[0] if isinstance(self.v, list) and self.v else self.v
        if isinstance(first, dict):
            first = first.get("name") or first.get("id")
        return first if isinstance(first, str) else ""


class Question(BaseModel):
    """One cell that is to be matched."""

    model_config = ConfigDict(extra="forbid")

    query: Text = ""
    type: list[str] = Field(default_factory=lambda: list(TYPES))
    limit: int = Field(default=5, ge=1, le=20)
    properties: list[Property] = []
    type_strict: Literal["any", "should", "all"] = "any"

    @field_validator("type", mode="before")
    @classmethod
    def _types(cls, value: Any) -> Any:
        types = [value] if isinstance(value, str) else value
        if isinstance(types, list) and (wrong := [one for one in types if one not in TYPES]):
            raise ValueError(f"{str(wrong[0])[:80]} is no type; there are: {', '.join(TYPES)}")
        return types

    def value(self, *names: str) -> str | None:
        """Return the value of the first of these properties that is given."""
        return next((one.text for name in names for one in self.properties if one.pid == name and one.text), None)


class Batch(RootModel[dict[str, Question]]):
    """Questions by the name that each answer gets."""

    root: dict[str, Question] = Field(max_length=MOST)


class Wanted(BaseModel):
    """A property of which the values are asked for."""

    id: str


class Extension(BaseModel):
    """Entities and the properties that are to become columns."""

    ids: list[str] = Field(max_length=MOST)
    properties: list[Wanted] = Field(max_length=MOST)


Model = TypeVar("Model", Batch, Extension)


def read(model: type[Model], name: str, text: str) -> Model:
    """Return the JSON of one field of a form. Raises QueryError that says what is wrong with it."""
    try:
        return model.model_validate_json(text)
    except ValidationError as error:
        fault: Any = error.errors(include_url=False)[0]
        place = ".".join(str(step) for step in (name, *fault["loc"]))
        raise QueryError(f"{place:.200}: {fault['msg']}") from error


def form(body: bytes, content_type: str) -> dict[str, str]:
    """Return the fields of a form. Raises QueryError for a body that is none."""
    if content_type.partition(";")[0].strip().lower() != "application/x-www-form-urlencoded":
        raise QueryError("the body must be a form, sent as application/x-www-form-urlencoded")
    try:
        fields = parse_qs(body.decode("ascii"), keep_blank_values=True, errors="strict", max_num_fields=FIELDS)
    except ValueError as error:
        raise QueryError("the body must be a form in UTF-8, percent-encoded") from error
    return {name: values[0] for name, values in fields.items()}
