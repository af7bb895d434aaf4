"""Provisions that are not in the graph, read out of a text: of a wording that is not the present one, or in a store without provisions."""

from collections.abc import Callable, Mapping
from typing import Any

from kg.errors import UnknownPart
from kg.store.protocol import Row
from queries.query import Query

Ask = Callable[[str, Mapping[str, Any]], list[Row]]
"""Runs another query by name with these parameters."""


def of_its_day(query: Query, bound: Mapping[str, Any], rows: list[Row], ask: Ask) -> list[Row]:
    """Return the rows of a query with the words of the day that was asked for; rows of other queries as they are.

    Raises UnknownPart where there is no such provision, or no text of that day.
    """
    if query.name == "text":
        if bound["as_of"] and not rows:
            _tell_day(bound, ask)
        return [row if row["provisions"] or row["label"] != "Policy" else row | {"provisions": _provisions(row)} for row in rows]
    if query.name == "provision":
        found = [row if row["source"] is not None else _out_of_its_text(row, bound, ask) for row in rows or _missing(bound, ask)]
        return [{name: row[name] for name in query.columns} for row in found]
    return rows


def _out_of_its_text(row: Row, bound: Mapping[str, Any], ask: Ask) -> Row:
    """Return the row of a provision filled from the text of its wording; without words where none is held."""
    from kg.assemble.provisions import label

    policy, _, number = row["id"].rpartition("#")
    if row["wording"] is None:
        raise UnknownPart(policy, f"no wording of 《{row['title']}》 is known that was in force on {bound['as_of']}")
    found = ask("wording", {"key": policy, "as_of": row["from"]})
    if not found or found[0]["text"] is None:
        return row | {"label": label(number)}
    wording = found[0]
    text = {"id": policy, "start": wording["start"], "source": wording["text"]}
    text |= {"text": f"{wording['bulletin']}:{wording['start']}-{wording['end']}", "provisions": _provisions(text)}
    printed = _printed(number, text)
    if printed is None:
        raise _no_such(number, row["title"], f" on {bound['as_of']}", text["provisions"])
    return row | printed


def _printed(number: str, text: Row) -> Row | None:
    """Return what a text with its provisions says of one of them; None if it has none of this number."""
    place: Row | None = next((one for one in text["provisions"] if one["id"] == f"{text['id']}#{number}"), None)
    if place is None:
        return None
    source = text["source"][place["start"] - text["start"] : place["end"] - text["start"]]
    below = [one["id"] for one in text["provisions"] if one["parent"] == place["id"]]
    return place | {"text": text["text"], "source": source, "below": below}


def _provisions(row: Row) -> list[Row]:
    """Return the provisions of a text in the form in which the graph has them."""
    from kg.assemble.provisions import label
    from kg.extract.layout import read_text
    from kg.extract.outline import parents, read_outline
    from kg.extract.provisions import read_provisions

    policy, start = row["id"], row["start"]
    layout = read_text(row["source"])
    outline = read_outline(layout, read_provisions(layout))
    above = dict(parents(one.id for one in outline))
    return [
        {
            "id": f"{policy}#{one.id}",
            "label": label(one.id),
            "heading": one.heading or None,
            "start": start + one.start,
            "end": start + one.end,
            "parent": f"{policy}#{above[one.id]}" if above[one.id] else None,
        }
        for one in outline
    ]


def _missing(bound: Mapping[str, Any], ask: Ask) -> list[Row]:
    """Return a provision of a document that is no law from its text; raise what says that there is none, and which is the last one."""
    found = ask("text", {"key": bound["key"], "label": "Policy"})
    if not found:
        raise UnknownPart(bound["key"], f"no text is held of {bound['key']!r:.80}, so none of its provisions")
    [text] = found
    printed = _printed(bound["number"], text)
    if printed is None:
        raise _no_such(bound["number"], text["title"], "", text["provisions"])
    [facts] = ask("policy", {"key": text["id"], "as_of": bound["as_of"]})
    unworded: Row = {"wording": None, "from": None, "until": None, "cited_by": [], "cites": []}
    return [printed | unworded | {"policy": text["id"], "title": text["title"], "status": facts["status"]}]


def _no_such(number: str, title: str, when: str, provisions: list[Row]) -> UnknownPart:
    """Return the error; the last provision of the document is the last article, or the last section of a notice."""
    from kg.assemble.provisions import label

    numbers = [one["id"].rpartition("#")[2] for one in provisions]
    tops = [one for one in numbers if one[0] not in "编章节" and "." not in one]
    last = f"the last one is {label(tops[-1])}" if tops else "its text has none"
    return UnknownPart(number, f"《{title}》 has no provision {number!r:.40}{when}; {last}")


def _tell_day(bound: Mapping[str, Any], ask: Ask) -> None:
    """Raise what says of which wording no text is held; nothing where the document has no text on any day."""
    held = ask("text", {name: bound[name] for name in ("key", "label")})
    if not held:
        return
    known = ask("wording", {"key": held[0]["id"], "as_of": bound["as_of"]})
    what = f"no text is held of the wording of {known[0]['day']}, in force" if known else "no wording is known that was in force"
    raise UnknownPart(bound["key"], f"《{held[0]['title']}》: {what} on {bound['as_of']}")
