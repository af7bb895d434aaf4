"""The events that follow from one step: a function of the step, of what is held before it, and of the day."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date, timedelta
from typing import Any

from kg.identity import loose_key
from kg.model import Edge, NodeKey
from kg.news.change import Change, Properties, nodes_of
from kg.news.event import KINDS, Event
from kg.resolve.place import UNDECIDED

SOON = 90
"""Days before its last day on which a policy is announced to expire."""
ENDS = ("repealed", "expired")
"""Statuses of a policy that does not hold any more."""
USES = ("BASED_ON", "REFERENCES")
_ORDER = {kind: at for at, kind in enumerate(KINDS)}


def events(change: Change, today: date, due: Mapping[NodeKey, Properties]) -> list[Event]:
    """Return the events of a step, by kind and document.

    They are about what was known before: a text that comes in this step is no news by itself, what it does to others is. `due` are
    policies whose last day has come within `SOON` days of `today`, as they are before the step.
    """
    ended = [key for key, was, now in _policies(change) if repealed_on(now) and not repealed_on(was)]
    replaced = [
        edge for edge in change.new_edges("SUPERSEDES") if edge.target.label == "Standard" and _whole(edge) and change.was(edge.target)
    ]
    found = [
        *_repealed(change, ended),
        *_users(change, {*ended, *(edge.target for edge in replaced)}, today),
        *(_by_edge(change, "edition_replaced", edge) for edge in replaced),
        *(_by_edge(change, "amended", edge) for edge in change.new_edges("AMENDS") if change.was(edge.target)),
        *_expiring(change, today, due),
        *_texts(change),
        *_resolved(change),
        *_doubts(change),
    ]
    return sorted(set(found), key=lambda one: (_ORDER[one.kind], one.about or NodeKey("", ""), one.by or NodeKey("", "")))


def repealed_on(policy: Properties) -> str | None:
    """Return the day from which a policy is repealed, None where it is not, or where that is disputed."""
    return next((entry[:10] for entry in policy.get("validity", ()) if entry[11:] == "repealed"), None)


def status_on(policy: Properties, day: str) -> str | None:
    """Return the status of a policy on a day, None for what has none."""
    return next((entry[11:] for entry in reversed(policy.get("validity", ())) if entry[:10] <= day), None)


def _policies(change: Change) -> Iterator[tuple[NodeKey, Properties, Properties]]:
    """Yield the policies that were known before and differ now, with their properties before and after."""
    return ((node.key, was, node.properties) for node in nodes_of(change, "Policy") if (was := change.was(node.key)) is not None)


def _repealed(change: Change, ended: Collection[NodeKey]) -> Iterator[Event]:
    repeals = change.edges_into(ended, ("SUPERSEDES",))
    whole = [edge for edge in repeals if _whole(edge)]
    sources = change.now({edge.source for edge in whole})
    for key in ended:
        mine = [edge for edge in whole if edge.target == key and sources.get(edge.source, {}).get("kind") != "draft"]
        # Of several the one that came just now is the news.
        mine.sort(key=lambda edge: (edge.key not in change.put, edge.key))
        day = repealed_on(change.after[key])
        if mine:
            yield _by_edge(change, "repealed", mine[0])._replace(day=_day(day))
        else:
            yield Event("repealed", key, _title(change.after[key]), day=_day(day))


def _users(change: Change, targets: Collection[NodeKey], today: date) -> Iterator[Event]:
    """Yield who is based on, or cites, what does not hold any more; what replaces it, and what has ended itself, does not count."""
    edges = change.edges_into(targets, (*USES, "SUPERSEDES"))
    replacing = {(edge.source, edge.target) for edge in edges if edge.type == "SUPERSEDES"}
    # Who announces an edition names the old one beside it.
    editions = {edge.source: edge.target for edge in edges if edge.type == "SUPERSEDES" and edge.target.label == "Standard"}
    replacing |= {(edge.source, editions[edge.target]) for edge in change.edges_into(editions, USES)}
    known = change.now({end for edge in edges for end in (edge.source, edge.target)})
    for edge in edges:
        ended = status_on(known.get(edge.source, {}), today.isoformat()) in ENDS
        document = edge.source.label in ("Policy", "Article")
        if edge.type in USES and document and not ended and (edge.source, edge.target) not in replacing:
            kind = "basis_lost" if edge.type == "BASED_ON" else "cites_repealed"
            target = known.get(edge.target, {})
            quote = _quote(edge)
            titles = _title(known.get(edge.source, {})), _title(target)
            yield Event(kind, edge.source, titles[0], edge.target, titles[1], _day(repealed_on(target)), quote)


def _expiring(change: Change, today: date, due: Mapping[NodeKey, Properties]) -> Iterator[Event]:
    first, last = today.isoformat(), (today + timedelta(SOON)).isoformat()
    here = {node.key: node.properties for node in nodes_of(change, "Policy")}
    new = {key for key, now in here.items() if (change.was(key) or {}).get("expires") != now.get("expires")}
    for key, found in {**{key: found for key, found in due.items() if key not in change.gone}, **here}.items():
        day = found.get("expires")
        if day and first <= day <= last and (key in new or key in due) and status_on(found, first) not in ENDS:
            yield Event("expires", key, _title(found), day=day, quote=found.get("expires_quote"))


def _texts(change: Change) -> Iterator[Event]:
    """Yield what became held, what is held no more, and what is called otherwise."""
    for policy, was, now in _policies(change):
        if now.get("held") and not was.get("held"):
            yield Event("held", policy, _title(now))
        elif was.get("held") and not now.get("held"):
            yield Event("removed", policy, _title(now))
    for key, old in change.former.items():
        yield Event("renamed", key, _title(change.after.get(key, {})), old, _title(change.before.get(old, {})))
    renamed = set(change.former.values())
    for key in change.gone - renamed:
        former = change.before.get(key, {})
        if key.label == "Article" or (key.label == "Policy" and former.get("held")):
            yield Event("removed", key, _title(former))


def _resolved(change: Change) -> Iterator[Event]:
    """Yield citations that pointed to a policy of their own because several fitted, or because its number was not known, and now to one.

    D -[:BASED_ON]-> 云州省节能办法（未定） goes, D -[:BASED_ON]-> 云州省节能办法（2031） comes.
    """
    left: dict[tuple[str, NodeKey], list[NodeKey]] = {}
    for type_, source, target in change.dropped:
        left.setdefault((type_, change.former.get(source, source)), []).append(target)
    came = [edge for key, edge in sorted(change.put.items()) if key not in change.edges_before and edge.target.label == "Policy"]
    stubs = change.before | change.now({target for targets in left.values() for target in targets if target.label == "Policy"})
    policies = change.now({edge.target for edge in came} | {edge.source for edge in came})
    for edge in came:
        now = policies.get(edge.target, {})
        for old in left.get((edge.type, change.former.get(edge.source, edge.source)), ()):
            if old == change.former.get(edge.target) or not _same(stubs.get(old, {}), now):
                continue
            if old.id.endswith(f"（{UNDECIDED}）"):
                citing = policies.get(edge.source, {})
                yield Event("resolved", edge.source, _title(citing), edge.target, _title(now), quote=_quote(edge))
            elif now.get("held") and change.was(edge.target) is None:
                yield Event("held", edge.target, _title(now))


def _doubts(change: Change) -> Iterator[Event]:
    for key, was, now in _policies(change):
        new = sorted(set(now.get("disputes", ())) - set(was.get("disputes", ())))
        if new:
            yield Event("disputed", key, _title(now), day=_day(new[0][:10]))
        elif repealed_on(was) and not repealed_on(now) and not now.get("disputes"):
            yield Event("repeal_withdrawn", key, _title(now), day=_day(repealed_on(was)))


def _whole(edge: Edge) -> bool:
    return bool(edge.properties.get("scope", "whole") == "whole")


def _same(stub: Properties, policy: Properties) -> bool:
    """Tell whether a policy that was only cited may be this one: it bears the title, but perhaps for an edition, or the number."""
    names = set(stub.get("keys", ())) & set(policy.get("keys", ()))
    titles = [loose_key(title) for one in (stub, policy) if (title := one.get("title"))]
    return not stub.get("held") and bool(names or (len(titles) == 2 and titles[0] == titles[1]))


def _by_edge(change: Change, kind: str, edge: Edge) -> Event:
    """Return the event about the target of an edge that comes from a document."""
    ends = change.now((edge.source, edge.target))
    source = ends.get(edge.source, {})
    day = edge.properties.get("date") or source.get("effective") or source.get("signed") or source.get("published")
    return Event(kind, edge.target, _title(ends.get(edge.target, {})), edge.source, _title(source), day, _quote(edge))


def _title(properties: Properties) -> str | None:
    found: Iterable[Any] = (properties.get(name) for name in ("title", "name", "code", "id"))
    return next((str(value) for value in found if value), None)


def _quote(edge: Edge) -> str | None:
    return next(iter(edge.properties.get("evidence", ())), None)


def _day(day: str | None) -> str | None:
    """Return a day, None for the one that stands for every day."""
    return None if day == "0001-01-01" else day
