"""What a language-model client may ask the store: each tool answers with quotes, their places and the status of what it names."""

import time
from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

from kg.errors import QueryError, UnknownKey
from kg.schema.docs import as_text
from kg.schema.read import schema
from kg.store.protocol import Row, Store
from kg.store.read_only import check
from kg.verify import verify as judged
from queries import run
from queries.library import StoredLibrary

Json = dict[str, Any]
LONGEST = 20_000
"""Characters of a text in one answer."""
ROWS = 200
"""Rows of a statement in one answer."""
CORPUS_SECONDS = 600.0
"""How long the sizes of the corpus are kept."""
INSTRUCTIONS = """\
A knowledge graph of Chinese government policy documents, read from official bulletins. Cite what you say with the quote and its place
(`bulletin:start-end`, characters of the bulletin's text) that the answers give. `corpus` says what is held. What is not found here may
exist all the same: say that it is not in this corpus, not that there is no such document. `held: false` is known from citations alone, its
text cannot be read. Keys are ids, document numbers in any bracket style, or titles. Before you say that a policy is in force, ask validity;
before you hand over a text with citations, ask verify."""


class Tools:
    """The tools over one store. Each raises a KgError that says what is wrong, and for what is not held what is."""

    def __init__(self, store: Store, seconds: float, budget: int) -> None:
        """Take the store, the seconds that one question may take, and the bytes of its rows."""
        self._store, self._seconds, self._budget = store, seconds, budget
        self._corpus: Json = {}
        self._until = 0.0

    def all(self) -> tuple[Callable[..., Json], ...]:
        """Return the tools; their docstrings are for the model."""
        return self.search, self.policy, self.text, self.related, self.lineage, self.validity, self.verify, self.schema, self.cypher

    def search(self, words: str, label: str | None = None, limit: int = 10) -> Json:
        """Find policies, articles, bodies, standards, programmes or industries by words, number, code or initials.

        `label` is one of Policy, Article, Ministry, Standard, Programme, Industry, Bulletin. `snippet` quotes the text.
        """
        return self._rows("search", {"q": words, "label": label, "limit": limit})

    def policy(self, key: str, as_of: str | None = None) -> Json:
        """One policy: dates, status on the day `as_of` (ISO; default today), issuers, repeals, where it is printed, and its relations.

        Each relation has its quote and place.
        """
        answer = self._rows("policy", {"key": key, "as_of": as_of})
        shown = ("direction", "type", "label", "id", "title", "evidence", "spans", "confidence")
        found = self._run("evidence", {"key": key, "label": "Policy", "limit": 60})
        return answer | {"relations": [{name: row[name] for name in shown} for row in found]}

    def text(self, key: str, start: int = 0, length: int = 5000, as_of: str | None = None) -> Json:
        """The text of a policy or article as printed, from a character on; `place` is where this piece stands in its bulletin.

        `as_of` chooses the wording of a law. Ask again from `next` for what follows.
        """
        begin = max(0, start)
        stop = begin + max(1, min(length, LONGEST))
        found = self._run("text", {"key": key, "as_of": as_of, "characters": stop})
        if not found:
            raise self._missing(f"no text of {key!r}")
        row = found[0]
        whole = row["end"] - row["start"]
        end = min(whole, stop)
        place = f"{row['bulletin']}:{row['start'] + begin}-{row['start'] + end}"
        status = self._run("policy", {"key": row["id"]})[0]["status"] if row["label"] == "Policy" else None
        return {
            **{name: row[name] for name in ("id", "label", "title", "bulletin", "bulletin_title", "wording")},
            "status": status,
            "quote": row["source"][begin:end],
            "place": place,
            "next": end if end < whole else None,
            "corpus": self.corpus(),
        }

    def related(self, key: str, limit: int = 8, as_of: str | None = None) -> Json:
        """Policies related to a document, with the reasons: the quotes that link both, and their places. `weak` rows say little."""
        answer = self._rows("related", {"key": key, "limit": limit, "as_of": as_of})
        own = self._places(key)
        for row in answer["rows"]:
            theirs = self._places(row["id"])
            row["reasons"] = [
                {
                    **one,
                    "place": own.get(one.get("quote")) or theirs.get(one.get("quote")),
                    "their_place": theirs.get(one.get("their_quote")),
                }
                for one in row["reasons"]
            ]
        return answer

    def lineage(self, key: str, as_of: str | None = None) -> Json:
        """What a policy replaced or amended and what replaced or amended it, with quotes, places and statuses."""
        return self._rows("lineage", {"key": key, "as_of": as_of})

    def validity(self, key: str, as_of: str | None = None) -> Json:
        """Whether a policy is in force on a day (`now`), with all evidence: dates, repeals, later use, contradictions, quotes, places."""
        return self._rows("validity", {"key": key, "as_of": as_of})

    def verify(self, text: str, as_of: str | None = None) -> Json:
        """Check every citation of policies in a text: right, repealed, expired, amended, mismatch, no such provision, unknown and so on.

        `start` and `end` are characters of the text given. `unknown` means not in this corpus. Use it on your own answers.
        """
        day = date.fromisoformat(as_of).isoformat() if as_of else date.today().isoformat()
        found = judged(text, StoredLibrary(self._store, self._seconds), day)
        return {"rows": [one.row() for one in found], "corpus": self.corpus()}

    def schema(self) -> Json:
        """The labels, properties and relationships of the graph: read it before you write a statement for `cypher`."""
        return {"schema": as_text(schema())}

    def cypher(self, statement: str, parameters: Json | None = None, limit: int = 50) -> Json:
        """Run one reading Cypher statement, for what no other tool answers. `schema` tells what the graph has.

        For example MATCH (p:Policy {held: true})-[e:ISSUED_BY]->(m:Ministry) RETURN p.title, m.name, e.evidence, e.spans.
        """
        check(statement)
        most = max(1, min(limit, ROWS))
        rows = self._store.read_untrusted(statement, parameters or {}, timeout=self._seconds, limit=most + 1, budget=self._budget)
        return {"rows": rows[:most], "truncated": len(rows) > most, "corpus": self.corpus()}

    def corpus(self) -> Json:
        """Return what the store holds, so that nobody takes what is not in it for what does not exist."""
        if time.monotonic() >= self._until:
            counts = {(row["what"], row["name"]): row["count"] for row in run(self._store, "stats", timeout=self._seconds)}
            self._corpus = {
                "policies_held": counts.get(("policy", "held"), 0),
                "policies_only_cited": counts.get(("policy", "cited"), 0),
                "bulletins": counts.get(("node", "Bulletin"), 0),
                "note": "what is not in this corpus may exist all the same",
            }
            self._until = time.monotonic() + CORPUS_SECONDS
        return self._corpus

    def _rows(self, name: str, params: Json) -> Json:
        rows = self._run(name, params)
        return {"rows": rows, "not_held": _not_held(rows), "corpus": self.corpus()}

    def _run(self, name: str, params: Json) -> list[Row]:
        try:
            return run(self._store, name, {key: value for key, value in params.items() if value is not None}, timeout=self._seconds)
        except UnknownKey as error:
            raise self._missing(str(error)) from error

    def _missing(self, why: str) -> QueryError:
        """Return the error that says what the corpus holds."""
        held = self.corpus()
        return QueryError(
            f"{why}: not in this corpus of {held['policies_held']} policies held, {held['policies_only_cited']} only cited, and "
            f"{held['bulletins']} bulletins; it may exist all the same"
        )

    def _places(self, key: str) -> dict[str, str]:
        """Return the place of each quote of the edges of a document."""
        rows = self._run("evidence", {"key": key, "limit": 1000})
        return {quote: place for row in rows for quote, place in zip(row["evidence"] or (), row["spans"] or (), strict=False)}


def _not_held(rows: Iterable[Row]) -> list[str]:
    """Return the ids of the policies among the rows of which no text is held."""
    return list(dict.fromkeys(row["id"] for row in rows if row.get("held") is False))
