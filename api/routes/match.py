"""Which policies many names mean, asked for in one request."""

from dataclasses import asdict
from datetime import date
from functools import partial
from typing import Annotated

from fastapi import APIRouter, Request
from pydantic import BaseModel, ConfigDict, Field, StringConstraints
from starlette.responses import Response

from api import problem
from api.examples import example
from api.readers import left
from kg.match import match, read_name
from kg.match.score import Doubt, Reason
from queries.library import StoredLibrary

MOST = 500
"""Keys of one request."""
router = APIRouter(tags=["match"])
Name = Annotated[str, StringConstraints(min_length=1, max_length=500, pattern=r"^[^\x00]*$")]


class Named(BaseModel):
    """A name of which number and day stand in columns of their own."""

    model_config = ConfigDict(extra="forbid")

    name: Name = Field(description="Title, number, or both.")
    number: Name | None = Field(default=None, description="Document number.")
    date: Name | None = Field(default=None, description="Day on which the document was made: 2031-03-05 or 2031年3月5日.")


class Wanted(BaseModel):
    """Names that are looked up together."""

    model_config = ConfigDict(extra="forbid")

    keys: list[Name | Named] = Field(
        min_length=1,
        max_length=MOST,
        description=f"Numbers in any bracket style, titles, or both as in 《甲办法》（某部规〔2031〕5号）; at most {MOST}.",
        examples=[["云工规[2031]5号", "云州省风机再制造管理办法"]],
    )
    as_of: date | None = Field(default=None, description="Day on which namesakes are told apart and the status holds. Default: today.")
    limit: int = Field(default=5, ge=1, le=20, description="Candidates of a key at most.")


class Candidate(BaseModel):
    """A policy that a key may mean."""

    id: str
    title: str | None
    number: str | None
    kind: str | None = Field(description="policy, law, draft or catalogue; null if only cited.")
    signed: str | None
    held: bool = Field(description="Whether a bulletin holds its text.")
    status: str = Field(description="Status on the day as_of.")
    score: float = Field(description="0 to 100.")
    reason: Reason = Field(description="What speaks for it; see docs/match.md.")


class Matched(BaseModel):
    """What one key means."""

    key: str = Field(description="As it was given.")
    title: str | None = Field(description="Title that was read in it.")
    number: str | None = Field(description="Document number that was read in it, in normal form.")
    match: str | None = Field(description="Id of the policy, where there is no doubt.")
    doubt: Doubt | None = Field(
        description="Why there is no match: number and title do not belong together, several policies fit, or nothing fits well enough."
    )
    candidates: list[Candidate] = Field(description="The match first, then by score.")


class Matches(BaseModel):
    """What each key means, in the order given."""

    items: list[Matched]


PROBLEMS = example("/match") | problem.responses(400, 413, 422, 429, 503, 504)


@router.post("/match", response_model=Matches, summary="批量匹配 Match many keys", responses=PROBLEMS)
async def matches(request: Request, wanted: Wanted) -> Response:
    """Find out which policies many numbers or titles mean, each with candidates and a score."""
    state = request.app.state
    answer = await state.readers.run(partial(_answer, request, wanted), state.settings.query_timeout)
    return Response(answer, media_type="application/json")


def _answer(request: Request, wanted: Wanted) -> bytes:
    given = [one if isinstance(one, Named) else Named(name=one) for one in wanted.keys]
    names = [read_name(one.name, one.number, one.date) for one in given]
    found = match(names, StoredLibrary(request.app.state.bounded, left()), (wanted.as_of or date.today()).isoformat(), wanted.limit)
    items = [{"key": one.name, **asdict(what)} for one, what in zip(given, found, strict=True)]
    return Matches.model_validate({"items": items}).model_dump_json().encode()
