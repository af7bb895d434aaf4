"""Citations in a text, each with a verdict."""

from datetime import date
from functools import partial
from typing import Annotated

from fastapi import APIRouter, Request
from pydantic import BaseModel, ConfigDict, Field, StringConstraints
from starlette.responses import Response

from api import problem
from api.examples import example
from api.readers import left
from kg.verify import verify
from kg.verify.cited import Verdict
from queries.library import StoredLibrary

router = APIRouter(tags=["verify"])
Text = Annotated[str, StringConstraints(max_length=500_000, pattern=r"^[^\x00]*$")]


class Draft(BaseModel):
    """A text whose citations are checked."""

    model_config = ConfigDict(extra="forbid")

    text: Text = Field(description="A draft, a paper, an answer: any text.", examples=["依据《云州省节约用能条例》第三条"])
    as_of: date | None = Field(default=None, description="Day for which it is judged. Default: today.")


class Meant(BaseModel):
    """A document that may be meant."""

    id: str
    title: str
    number: str | None


class Verified(BaseModel):
    """One citation."""

    start: int = Field(description="Offset in the text, in characters.")
    end: int = Field(description="Where it ends, exclusive.")
    printed: str = Field(description="The text from start to end.")
    title: str | None = Field(description="Title cited, in full for a short name.")
    number: str | None = Field(description="Document number cited, in normal form.")
    provision: str | None = Field(description="Article, paragraph and item cited: 58.2.3.")
    verdict: Verdict = Field(description="See docs/verify.md.")
    policy: str | None = Field(description="Id of the policy that is meant.")
    as_of: str = Field(description="Day for which it is judged.")
    since: str | None = Field(description="Day since which it is so; of what is not yet in force, its first day.")
    quote: str | None = Field(description="Words that support the verdict, or the article cited.")
    candidates: list[Meant] = Field(description="Policies that may be meant, where it is not known which.")
    suggestion: str | None = Field(description="What to cite instead.")


class Checked(BaseModel):
    """All citations of a text, in order. One that names several provisions has an item for each."""

    items: list[Verified]


PROBLEMS = example("/verify") | problem.responses(413, 422, 429, 503, 504)


@router.post("/verify", response_model=Checked, summary="核对引用 Check citations", responses=PROBLEMS)
async def check(request: Request, draft: Draft) -> Response:
    """Check every citation in a text: is it right, and is what it cites still in force?"""
    state = request.app.state
    answer = await state.readers.run(partial(_answer, request, draft), state.settings.query_timeout)
    return Response(answer, media_type="application/json")


def _answer(request: Request, draft: Draft) -> bytes:
    library = StoredLibrary(request.app.state.bounded, left())
    found = verify(draft.text, library, (draft.as_of or date.today()).isoformat())
    return Checked.model_validate({"items": [one.row() for one in found]}).model_dump_json().encode()
