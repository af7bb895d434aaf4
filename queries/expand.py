"""Names in « » in the query files, replaced by what the schema says, so that each such fact is defined once.

«edges», «labels»           all labels but parts of documents, all edge types between these, with | between
«quoted»                    those of these edge types that carry quotes
«shared»                    the labels whose nodes documents share, for the query related
«change», «change|citation»  the edge types of these groups
«label of n»                the label of node n, whatever second labels it has besides; labels(n)[0] may be one of these
«status of p»               the status of policy p on the day $as_of
«status basis of p»         in words, how that status is known; the node `build` has to be matched, see policy.cypher
«one issuer of p, q»        whether policies p and q, which bear one title, may be editions of each other: one body, or bodies of which one
                            followed the other, issued both, as far as their issuers are known; a draft is often published by
                            another body than the final text, and a title that begins with 中华人民共和国 names one document
«standing of e»             whether what edge e says, or wording e itself, had not ended on the day $as_of
«weight of a»               the weight of edge a for the query related
«generality of a»           the part of a weight that is left there if edge a cites what documents of every subject cite
«policies of p»             policy p one by one, of the node $key of the label $label: what a body issued, what targets an industry or
                            one below it, what advances a programme
«place of type»             the place of the edge type that the variable holds: issuers first, then in the order of the schema
«inverse of a»              what the reason is called there seen from the target of edge a
«share weight of label», «share reason of label», «share bound of reason»
                            what it counts there that documents share a node of this label
«frame searched»            the text of frames/searched.cypher, for what several queries have in common
«each label» …, «each edge» …, «every label» …, «every edge» …
                            the line once for each, with UNION ALL between; `every` means parts of documents as well;
                            in the line «label», or «edge», «source» and «target», stand for this one, and «place» for its place, from 1
"""

import re
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from kg.errors import DataError
from kg.schema.model import GROUPS, EdgeType
from kg.schema.read import schema
from kg.vocab.files import read_yaml

FRAMES = Path(__file__).parent / "frames"
# «frame searched», on a line of its own
_FRAME = re.compile(r"^«frame (\w+)»\n", re.MULTILINE)
# «change|citation»
_NAME = re.compile(r"«([^«»\n]+)»")
# «status of p», «share weight of label», «one issuer of p, q»
_OF = re.compile(r"([a-z ]+) of (\w+)(?:, (\w+))?")
#   «each edge» MATCH (:«source»)-[e:«edge»]->(:«target») RETURN …
_EACH = re.compile(r"^( *)«(each|every) (label|edge)» (.*)$", re.MULTILINE)


def expand(text: str, file: str, given: Mapping[str, str] | None = None) -> str:
    """Return the text with every name in « » replaced; `given` has those that the caller knows, `file` stands in messages.

    Raises DataError for a name that means nothing.
    """
    known = given or {}

    def replacement(found: re.Match[str]) -> str:
        name = found[1]
        if name in known:
            return known[name]
        if (value := _meaning(name)) is None:
            raise DataError(f"{file}: «{name}» means nothing; see queries/expand.py for what does")
        return value

    return _NAME.sub(replacement, _EACH.sub(_repeated, _with_frames(text)))


def _with_frames(text: str) -> str:
    """Return the text with every frame in its place; a frame may hold others."""
    return _FRAME.sub(lambda found: _with_frames((FRAMES / f"{found[1]}.cypher").read_text(encoding="utf-8")), text)


def _meaning(name: str) -> str | None:
    if name in _UNIONS:
        return "|".join(_UNIONS[name]())
    if set(groups := name.split("|")) <= set(GROUPS):
        return "|".join(schema().of_group(*groups))
    found = _OF.fullmatch(name)
    if found and found[3]:
        return _OF_TWO[found[1]](found[2], found[3]) if found[1] in _OF_TWO else None
    return _EXPRESSIONS[found[1]](found[2]) if found and found[1] in _EXPRESSIONS else None


_UNIONS: dict[str, Callable[[], Iterable[str]]] = {
    "edges": lambda: (edge.name for edge in schema().drawn_edges),
    "labels": lambda: (label.name for label in schema().drawn),
    "quoted": lambda: (edge.name for edge in schema().drawn_edges if edge.evidence),
    "shared": lambda: (label.name for label in schema().public if label.shared),
}


def _status(node: str) -> str:
    # The entries are `day status` in the order of days; the last one that began by then holds.
    return f"substring([entry IN {node}.validity WHERE left(entry, 10) <= $as_of][-1], 11)"


def _one_issuer(one: str, other: str) -> str:
    # 关于废止部分规章的决定 and the like: bodies all over the country issue decisions of one title
    unknown = " OR ".join(f"NOT EXISTS {{ ({each})-[:ISSUED_BY]->(:Ministry) }}" for each in (one, other))
    same = f"({one})-[:ISSUED_BY]->(:Ministry)-[:SUCCEEDED_BY*0..5]-(:Ministry)<-[:ISSUED_BY]-({other})"
    draft = f"'draft' IN [coalesce({one}.kind, ''), coalesce({other}.kind, '')]"
    return f"({one}.title STARTS WITH '中华人民共和国' OR {draft} OR {unknown} OR EXISTS {{ {same} }})"


def _standing(name: str) -> str:
    return f"coalesce({name}.until, '9999-12-31') > $as_of"


def _status_basis(node: str) -> str:
    """Return in words how a status is known: what no text ends is in force as far as the texts at hand tell."""
    searched = "toString(coalesce(build.documents, 0)) + ' documents up to ' + coalesce(build.newest, 'an unknown day')"
    words = {
        "in_force": f"CASE WHEN {node}.held THEN 'text held; no repeal found among ' + {searched}"
        " ELSE 'only cited; what repeals it later says that it was in force' END",
        "unknown": "'only cited; its text is not held'",
        "repealed": "'repealed or replaced by a document that is held or cited'",
        "partly_repealed": "'clauses of it are repealed by a document that is held'",
        "expired": "'its own last day has passed'",
        "not_yet_effective": "'its first day has not come'",
        "draft": "'a draft binds nobody'",
        "disputed": "'two texts contradict each other, see disputes'",
    }
    whens = " ".join(f"WHEN '{status}' THEN {text}" for status, text in words.items())
    return f"CASE {_status(node)} {whens} END"


def _case(of: str, values: Iterable[tuple[str, str | float]]) -> str:
    quoted = ((key, f"'{value}'" if isinstance(value, str) else str(float(value))) for key, value in values)
    whens = " ".join(f"WHEN '{key}' THEN {value}" for key, value in quoted)
    return f"CASE {of} {whens} END"


def _weight(edge: str) -> str:
    return _case(f"type({edge})", ((each.name, each.related.weight) for each in schema().edges.values() if each.related))


def _generality(edge: str) -> str:
    data, key = read_yaml("general_documents.yaml"), f"endNode({edge}).title_key"
    cited, passing = (f"{key} =~ '{'|'.join(data[which])}'" for which in ("cited", "passing"))
    reference = f"type({edge}) = 'REFERENCES'"
    penalty = f"{reference} AND all(quote IN {edge}.evidence WHERE quote =~ '{data['penalty']['quotes']}')"
    compliance = (
        f"{reference} AND {key} =~ '{data['compliance']['titles']}'"
        f" AND all(quote IN {edge}.evidence WHERE quote =~ '{data['compliance']['quotes']}')"
    )
    return (
        f"CASE WHEN type({edge}) IN ['REFERENCES', 'BASED_ON'] AND {cited} OR {reference} AND {passing} THEN {data['weight']}"
        f" WHEN {penalty} THEN {data['penalty']['weight']} WHEN {compliance} THEN {data['compliance']['weight']} ELSE 1.0 END"
    )


def _policies(policy: str) -> str:
    ways = {
        "Ministry": f"(:Ministry {{id: $key}})<-[:ISSUED_BY]-({policy}:Policy)",
        "Industry": f"(:Industry {{id: $key}})<-[:PART_OF*0..3]-(:Industry)<-[:TARGETS]-({policy}:Policy)",
        "Programme": f"(:Programme {{id: $key}})<-[:ADVANCES]-({policy}:Policy)",
    }
    branches = (f"  MATCH {way} WHERE $label = '{label}' RETURN DISTINCT {policy}" for label, way in ways.items())
    return "CALL () {\n" + "\n  UNION ALL\n".join(branches) + "\n}"


def _place(type_: str) -> str:
    return _case(type_, ((name, place) for place, name in enumerate(schema().edges)))


def _inverse(edge: str) -> str:
    return _case(f"type({edge})", ((each.name, each.related.inverse) for each in schema().edges.values() if each.related))


def _share_weight(label: str) -> str:
    return _case(label, ((each.name, each.shared.weight) for each in schema().public if each.shared))


def _share_reason(label: str) -> str:
    return _case(label, ((each.name, each.shared.reason) for each in schema().public if each.shared))


def _share_bound(reason: str) -> str:
    return _case(reason, ((each.shared.reason, each.shared.bound) for each in schema().public if each.shared and each.shared.bound))


_EXPRESSIONS: dict[str, Callable[[str], str]] = {
    "label": lambda node: schema().label_of(node),
    "status": _status,
    "standing": _standing,
    "status basis": _status_basis,
    "weight": _weight,
    "generality": _generality,
    "policies": _policies,
    "place": _place,
    "inverse": _inverse,
    "share weight": _share_weight,
    "share reason": _share_reason,
    "share bound": _share_bound,
}
_OF_TWO: dict[str, Callable[[str, str], str]] = {"one issuer": _one_issuer}


def _repeated(found: re.Match[str]) -> str:
    indent, which, of, line = found.groups()
    labels, edges = (schema().drawn, schema().drawn_edges) if which == "each" else (schema().public, schema().edges.values())
    names = [{"label": label.name} for label in labels] if of == "label" else [_ends(edge) for edge in edges]
    lines = (_filled(line, values | {"place": str(place)}) for place, values in enumerate(names, 1))
    return indent + f"\n{indent}UNION ALL ".join(lines)


def _ends(edge: EdgeType) -> dict[str, str]:
    return {"edge": edge.name, "source": "|".join(edge.source), "target": "|".join(edge.target)}


def _filled(line: str, values: Mapping[str, str]) -> str:
    return _NAME.sub(lambda found: values.get(found[1], found[0]), line)
