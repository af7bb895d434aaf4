"""Which policies many names mean, each with candidates and a score: `match`.

    name ──read_name──▶ Cited ──candidates──▶ Candidate … ──▶ Match

A name is a document number or a title, as it stands in a cell of a table. What it may mean is asked of a `Library`, about many names at
once.
"""

from kg.match.name import read_name
from kg.match.score import Candidate, Match, match

__all__ = ["Candidate", "Match", "match", "read_name"]
