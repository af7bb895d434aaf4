"""One unit as the object that `kg extract --format jsonl` prints."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import Any

from kg.model import Amount, Bulletin, Coverage, Document, Entry, Mention, Pinpoint, Relation, Replacement, Span, Target, Task
from kg.text.normal import core_title

Record = dict[str, Any]
"""Of str, int, float, bool, None, lists and dicts of these: spans are `[start, end]` in characters of the text layer."""


def record(document: Document, bulletin: Bulletin, pages: Sequence[int] = ()) -> Record:
    """Return what was found in a unit of the bulletin, keys in the order of the contract.

    Where the source has pages, `pages` are the offsets at which they begin; everything with a span then names the 1-based page.
    """
    made = _record(document, bulletin)
    for found in proofs(made) if pages else ():
        found["page"] = bisect_right(pages, found["span"][0])
    return made


def proofs(made: Record) -> Iterator[Record]:
    """Yield everything in a record that has a span."""
    for items in made.values():
        yield from (item for item in items if isinstance(item, dict) and "span" in item) if isinstance(items, list) else ()


def _record(document: Document, bulletin: Bulletin) -> Record:
    return {
        "bulletin": bulletin.id,
        "text_sha256": bulletin.text_sha256,
        "unit": document.unit,
        "line_start": document.line_start,
        "line_end": document.line_end,
        "start": document.start,
        "end": document.end,
        "heading": document.heading,
        "kind": document.kind,
        "title": document.title,
        **_said(document),
        "doc_number": document.doc_number,
        "issuers": [issuer.id for issuer in document.issuers],
        "issuers_complete": document.issuers_complete,
        "signed": document.signed,
        "published": document.published,
        "effective": document.effective,
        "expires": document.expires,
        "url": document.url,
        "facts": [{"name": fact.name, "value": fact.value, "origin": fact.origin} for fact in document.facts],
        "clauses": [{"says": clause.says, "span": list(clause.span), "evidence": clause.evidence} for clause in document.clauses],
        "history": [
            {"day": change.published or change.day, "span": list(change.span), "evidence": change.evidence} for change in document.history
        ],
        "relations": [_relation(relation) for relation in document.relations],
        "standards": [{"code": mention.id, "title": mention.name or None, **_proof(mention)} for mention in document.standards],
        "replacements": [_replacement(replacement) for replacement in document.replacements],
        "programmes": [{"name": mention.name, **_proof(mention)} for mention in document.programmes],
        "industries": [_industry(mention) for mention in document.industries],
        "citations": [_citation(found) for found in document.citations],
        **_orders(document),
        "aliases": [{"name": alias.name, "title": alias.title, "span": list(alias.span)} for alias in document.aliases],
        "keywords": list(document.keywords),
        "unresolved": [
            {"what": item.what, "text": item.text, "reason": item.reason, "span": list(item.span)} for item in document.unresolved
        ],
    }


def _said(document: Document) -> Record:
    return {"form": document.form, "rank": document.rank, "comments_until": document.comments_until}


def _orders(document: Document) -> Record:
    """Return what a document orders and lists."""
    return {
        "targets": [_target(target) for target in document.targets],
        "tasks": [_task(task) for task in document.tasks],
        "entries": [_entry(entry) for entry in document.entries],
        "regions": [_region(region) for region in document.regions],
        "amounts": [_amount(amount) for amount in document.amounts],
    }


def _relation(relation: Relation) -> Record:
    return {
        "type": relation.type,
        "title": relation.title,
        "number": relation.number,
        "target": relation.number or core_title(relation.title or ""),
        "scope": relation.scope,
        "date": relation.date,
        "issuer": relation.issuer,
        "mention": list(relation.mention),
        "also": [
            {"span": list(span), "evidence": quote} for span, quote in (*((relation.shown,) if relation.shown else ()), *relation.also)
        ],
        **_proof(relation),
    }


def _citation(found: Pinpoint) -> Record:
    return {
        "line": found.line,
        "printed": found.printed,
        "at": found.at,
        "title": found.title,
        "targets": list(found.targets),
        "span": list(found.span),
    }


def _target(found: Target) -> Record:
    return {
        "indicator": found.indicator,
        "subject": found.subject,
        "value": found.value,
        "value_to": found.value_to,
        "unit": found.unit,
        "bound": found.bound,
        "change": found.change,
        "base": found.base,
        "by": found.by,
        **_located(found),
    }


def _task(found: Task) -> Record:
    return {
        "task": found.task,
        "lead": list(found.lead),
        "with": list(found.joined),
        "open": found.is_open,
        "deadline": found.deadline,
        **_located(found),
    }


def _entry(found: Entry) -> Record:
    return {
        "table": found.table,
        "row": found.row,
        "group": found.group,
        "columns": dict(found.columns),
        **_located(found),
    }


def _region(found: Coverage) -> Record:
    return {
        "name": found.name,
        "code": found.code,
        "level": found.level,
        "part_of": list(found.part_of),
        "role": found.role,
        **_located(found),
    }


def _amount(found: Amount) -> Record:
    return {
        "value": found.value,
        "value_to": found.value_to,
        "unit": found.unit,
        "purpose": found.purpose,
        "bound": found.bound,
        **_located(found),
    }


def _located(found: Target | Task | Entry | Coverage | Amount) -> Record:
    """Return where something ordered stands, and its words."""
    return {"line": found.line, "quote": found.evidence, "span": list(found.span)}


def _replacement(found: Replacement) -> Record:
    return {"new": found.new, "old": found.old, "scope": found.scope, **_proof(found)}


def _industry(mention: Mention) -> Record:
    return {"mention": mention.name, "code": mention.id or None, "name": mention.name, **_proof(mention)}


def _proof(found: Mention | Relation | Replacement) -> Record:
    span: Span = found.span
    return {"span": list(span), "evidence": found.evidence, "confidence": found.confidence, "rules": list(found.rules)}
