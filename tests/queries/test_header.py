"""Headers: what a good one gives, and how each kind of wrong one is refused."""

import re
from collections import defaultdict
from pathlib import Path

import pytest

from kg.errors import DataError
from queries import Query, catalogue
from queries.header import read_query
from queries.narrow import counted

GOOD = """\
// zh: 按题名
// en: By title
// doc: Policies of a title.
// params:
//   title: {type: string, doc: "The title."}
//   limit: {type: integer, default: 5, min: 1, max: 9, doc: "Rows at most."}
// derived:
//   key: {source: title, fold: title}
// columns:
//   id: {type: string, of: Policy, doc: "Id."}
// example: {title: 示例办法}
MATCH (p:Policy {title_key: $key})
RETURN p.id AS id
ORDER BY id LIMIT $limit
"""

PICTURE = """
// picture:
MATCH (source:Policy {title_key: $key})
OPTIONAL MATCH (source)-[edge:AMENDS]->(target:Policy)
RETURN source, edge, target
"""


def written(folder: Path, text: str) -> Path:
    path = folder / "by_title.cypher"
    path.write_text(text, encoding="utf-8")
    return path


def test_good_header(tmp_path: Path) -> None:
    query = read_query(written(tmp_path, GOOD))
    assert (query.name, query.zh, query.en, query.doc) == ("by_title", "按题名", "By title", "Policies of a title.")
    assert {name: (p.type, p.required) for name, p in query.params.items()} == {"title": ("string", True), "limit": ("integer", False)}
    assert list(query.columns) == ["id"]
    assert query.example == {"title": "示例办法"}
    assert query.cypher.startswith("MATCH (p:Policy") and query.cypher.endswith("LIMIT $limit")


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("// zh: 按题名\n", "", "zh: Field required"),
        ("// en: By title", "// en: [By", "header is no YAML"),
        ("// doc: Policies", "// dock: x\n// doc: Policies", "dock"),
        ("type: string, doc: \"The title.\"", "type: text, doc: x", "params.title.type"),
        ("default: 5, min", "default: 5, mim", "mim"),
        ("columns:\n//   id: {type: string", "columns:\n//   id: {type: number", "columns.id.type"),
        ("of: Policy,", "of: Policy, drawn: 2,", "columns.id.drawn"),
        ("of: Policy,", "of: Policy, under: id,", "columns.id.under"),
        ("of: Policy,", "of: Policy, fields: {a: string},", "columns.id.fields"),
        ("of: Policy", "of: Law", "columns.id.of: Law is neither a label nor a column"),
        (", of: Policy", "", "no column says whose ids it holds (of: Policy), and there is no statement behind '// picture:'"),
        ("LIMIT $limit\n", f"LIMIT $limit{PICTURE}".replace("$key", "$word"), "picture: word: used and not declared"),
        ("LIMIT $limit\n", f"LIMIT $limit{PICTURE}".replace(", edge", ""), "picture: must end by returning source, edge, target"),
        ("// example:", "// table: [id, titel]\n// example:", "table: titel is no column"),
        ("// example:", "// table: [id, id]\n// example:", "table: names a column twice"),
        ("$limit", "5", "limit: used and not declared, or declared and not used"),
        ("$key", "$kee", "kee, key: used and not declared"),
        ("source: title", "source: titel", "derived.key: no parameter titel"),
        ("fold: title", "fold: upper", "derived.key.fold"),
        ("default: 5", "default: 50", "example: by_title: limit=50: must be 9 or less"),
        ("example: {title: 示例办法}", "example: {}", "example: by_title: parameter title is missing"),
        ("example: {title: 示例办法}", "example: {title: 示例办法, y: 1}", "unknown parameter y"),
    ],
)  # fmt: skip
def test_wrong_header(tmp_path: Path, old: str, new: str, said: str) -> None:
    assert old in GOOD
    with pytest.raises(DataError, match=re.escape(said)) as error:
        read_query(written(tmp_path, GOOD.replace(old, new)))
    assert str(error.value).startswith("by_title.cypher: ")


def test_what_is_never_null(tmp_path: Path) -> None:
    columns = GOOD.replace("id: {type: string,", "id: {type: string!,").replace(
        "// columns:\n", "// columns:\n//   parts: {type: maps!, fields: {code: string!, names: strings}, doc: Parts.}\n"
    )
    found = read_query(written(tmp_path, columns)).columns
    assert [(name, one.type, one.nullable) for name, one in found.items()] == [("parts", "maps", False), ("id", "string", False)]
    assert {key: (one.type, one.nullable) for key, one in found["parts"].fields.items()} == {
        "code": ("string", False),
        "names": ("strings", True),
    }


def test_a_picture_of_its_own(tmp_path: Path) -> None:
    query = read_query(written(tmp_path, GOOD.removesuffix("\n") + PICTURE))
    assert query.cypher.endswith("LIMIT $limit")
    assert query.picture == "\n".join(PICTURE.splitlines()[2:])


def test_a_picture_made_from_the_columns(tmp_path: Path) -> None:
    query = read_query(written(tmp_path, GOOD))
    assert "\n    ".join(query.cypher.splitlines()) in query.picture
    assert "UNWIND [['Policy', id]] AS named" in query.picture and "UNWIND [] AS named" in query.picture


def test_parameters_in_texts_and_comments_do_not_count(tmp_path: Path) -> None:
    text = GOOD.replace("RETURN p.id", "// not $this\nWHERE p.title <> '$that'\nRETURN p.id")
    assert set(read_query(written(tmp_path, text)).params) == {"title", "limit"}


def test_a_dropped_in_file_is_found(tmp_path: Path) -> None:
    written(tmp_path, GOOD)
    assert list(catalogue(tmp_path)) == ["by_title"]


PORTABLE = {
    "a node without label": re.compile(r"(?<!CALL )(?<!\w)\((?:\w*\s*\{|\))"),
    "a relationship without type": re.compile(r"-\[\w*\]|-\[\*|--[>(]|\)--\("),
    "a path without bound": re.compile(r"\*(?!\d+\.\.\d)(?=\s*[\]{])"),
    "a path of more than five steps": re.compile(r"\*\d+\.\.(?:[6-9]|\d\d)"),
    "a block comment": re.compile(r"/\*"),
    "what only one store has": re.compile(r"\bapoc\b|LOAD CSV|COLLECT\s*\{|SHORTEST \d|\[:\$\(|XOR", re.IGNORECASE),
}


@pytest.mark.parametrize("query", catalogue().values(), ids=lambda query: query.name)
def test_portable(query: Query) -> None:
    # What is counted as a whole, no store looks at node by node.
    for text in (counted(query.cypher, defaultdict(int)), query.picture):
        assert {fault: found.group() for fault, rule in PORTABLE.items() if (found := rule.search(text))} == {}
    last = query.cypher[query.cypher.rindex("RETURN ") :]
    assert "ORDER BY" in last or ("key" in query.params and "{id: $key}" in query.cypher)


def test_written_for_readers() -> None:
    """Both titles, a description, and a meaning for every parameter and column."""
    for query in catalogue().values():
        assert re.search(r"[一-鿿]", query.zh) and query.en.isascii() and query.doc.rstrip().endswith(".")
        assert all(part.doc.endswith(".") for part in (*query.params.values(), *query.columns.values())), query.name
