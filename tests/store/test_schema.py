import pytest
import yaml
from graphs import EVIDENCE, edge, graph, policy

from kg.errors import DataError
from kg.model import Edge, Graph, Node, NodeKey
from kg.schema import docs, quotes
from kg.schema.model import GROUPS, RANKED, TYPES, Phrase
from kg.schema.read import load, schema
from kg.schema.validate import check
from kg.store import ddl

GOOD = """
labels:
  Policy:
    caption: 政策
    doc: A policy.
    display: title
    properties:
      id: {type: string, index: unique, caption: 标识, doc: Its id.}
      title: {type: string, caption: 标题, doc: Its title.}
      keys: {type: strings, caption: 别称, doc: Names.}
  Kept:
    caption: 内部
    doc: Ours.
    internal: true
    properties:
      id: {type: string, index: unique, caption: 标识, doc: Its id.}
evidence:
  confidence: {type: float, caption: 置信度, doc: 0 to 1.}
edges:
  AMENDS:
    caption: 修改
    doc: Changes.
    out: {zh: 修改了, en: Amends}
    in: {zh: 被修改, en: Amended by}
    group: change
    rank: 10
    related: {weight: 8, inverse: amended_by}
    from: [Policy]
    to: [Policy]
    evidence: true
    properties:
      order: {type: integer, caption: 次序, doc: First.}
fulltext:
  policy_text: {label: Policy, properties: [title, id]}
"""
"""A schema that is right; each row below spoils one thing."""


def spoilt(path, value):
    data = yaml.safe_load(GOOD)
    *parents, last = path.split("/")
    place = data
    for name in parents:
        place = place[name]
    if value is None:
        del place[last]
    else:
        place[last] = value
    return yaml.safe_dump(data, allow_unicode=True)


def sublabel(name, where):
    return {name: {"caption": "法", "doc": "A law.", "where": where}}


@pytest.mark.parametrize(
    ("path", "value", "said"),
    [
        ("labels", None, "schema.yaml: top level: lacks labels"),
        ("labels", [], "schema.yaml: labels: is not a mapping"),
        ("colours", {}, "schema.yaml: top level: has unknown colours"),
        ("labels/Policy/caption", None, "schema.yaml: labels.Policy: lacks caption"),
        ("labels/Policy/caption", " ", "schema.yaml: labels.Policy: caption is empty"),
        ("labels/Policy/doc", 7, "schema.yaml: labels.Policy: doc is empty"),
        ("labels/Policy/color", "#fff", "schema.yaml: labels.Policy: has unknown color"),
        ("labels/Policy/display", "name", "schema.yaml: labels.Policy: display names 'name', which is no property"),
        ("labels/Policy/properties/id", None, "schema.yaml: labels.Policy: needs a property id with index: unique"),
        ("labels/Policy/properties/id/index", "range", "schema.yaml: labels.Policy: needs a property id with index: unique"),
        ("labels/Policy/properties/title/type", "text", "schema.yaml: labels.Policy.properties.title: unknown type 'text'"),
        ("labels/Policy/properties/title/index", "hash", "schema.yaml: labels.Policy.properties.title: unknown index 'hash'"),
        ("labels/Policy/properties/title/caption", None, "schema.yaml: labels.Policy.properties.title: lacks caption"),
        ("labels/Policy/properties/a b", {}, "schema.yaml: labels.Policy.properties: 'a b' is no name"),
        ("labels/Policy) DETACH DELETE (n", {}, "schema.yaml: labels: 'Policy) DETACH DELETE (n' is no name"),
        ("labels/政策", {}, "schema.yaml: labels: '政策' is no name"),
        ("evidence/confidence/type", "double", "schema.yaml: evidence.confidence: unknown type 'double'"),
        ("edges/AMENDS/from", ["Law"], "schema.yaml: edges.AMENDS: from names 'Law', which is no label"),
        ("edges/AMENDS/to", ["Policy", "Kept"], "schema.yaml: edges.AMENDS: to names 'Kept', which is no label"),
        ("edges/AMENDS/to", [], "schema.yaml: edges.AMENDS: to is not a list of labels"),
        ("edges/AMENDS/from", "Policy", "schema.yaml: edges.AMENDS: from is not a list of labels"),
        ("edges/AMENDS/out", None, "schema.yaml: edges.AMENDS: lacks out"),
        ("edges/AMENDS/out", "修改了", "schema.yaml: edges.AMENDS.out: is not a mapping"),
        ("edges/AMENDS/in/en", None, "schema.yaml: edges.AMENDS.in: lacks en"),
        ("edges/AMENDS/in/zh", " ", "schema.yaml: edges.AMENDS.in: zh is empty"),
        ("edges/AMENDS/group", "changes", "schema.yaml: edges.AMENDS: unknown group 'changes' (known: change, citation"),
        ("edges/AMENDS/group", "topic", "schema.yaml: edges.AMENDS: has rank or related, and its group is topic"),
        ("edges/AMENDS/rank", None, "schema.yaml: edges.AMENDS: lacks rank or related, and its group is change"),
        ("edges/AMENDS/rank", "first", "schema.yaml: edges.AMENDS: rank is no positive number"),
        ("edges/AMENDS/related/weight", 0, "schema.yaml: edges.AMENDS.related: weight is no positive number"),
        ("edges/AMENDS/related/inverse", None, "schema.yaml: edges.AMENDS.related: lacks inverse"),
        ("edges/WEAKENS", yaml.safe_load(GOOD)["edges"]["AMENDS"], "schema.yaml: edges.WEAKENS: has the rank of AMENDS, 10"),
        ("edges/AMENDS/evidence", None, "schema.yaml: edges.AMENDS: lacks evidence"),
        ("edges/AMENDS/properties/order/doc", None, "schema.yaml: edges.AMENDS.properties.order: lacks doc"),
        ("edges/AMENDS/properties/order/index", "range", "schema.yaml: edges.AMENDS: has a property with an index, which only nodes have"),
        ("labels/Policy/sublabels", [], "schema.yaml: labels.Policy.sublabels: is not a mapping"),
        ("labels/Policy/sublabels", {"Law": {"caption": "法", "doc": "A law."}}, "schema.yaml: labels.Policy.sublabels.Law: lacks where"),
        *(
            ("labels/Policy/sublabels", sublabel("Law", where), "schema.yaml: labels.Policy.sublabels.Law: where gives no property")
            for where in ({}, {"kind": "law"}, {"title": True}, {"title": "a'b"}, {"title": "a", "id": "b"})
        ),
        ("labels/Policy/sublabels", sublabel("Kept", {"title": "a"}), "schema.yaml: labels: Kept is a label or an edge type"),
        ("edges/Policy", yaml.safe_load(GOOD)["edges"]["AMENDS"], "schema.yaml: edges.Policy: has the name of a label"),
        ("fulltext/policy_text/label", "Law", "schema.yaml: fulltext.policy_text: names 'Law', which is no label"),
        (
            "fulltext/policy_text/properties",
            ["body"],
            "schema.yaml: fulltext.policy_text: names 'body', which is no string property of Policy",
        ),
        (
            "fulltext/policy_text/properties",
            ["keys"],
            "schema.yaml: fulltext.policy_text: names 'keys', which is no string property of Policy",
        ),
        ("fulltext/policy_text/label", None, "schema.yaml: fulltext.policy_text: lacks label"),
    ],
)
def test_a_schema_that_contradicts_itself_is_refused_by_file_and_entry(path, value, said):
    with pytest.raises(DataError) as told:
        load(spoilt(path, value))
    assert str(told.value).startswith(said)


@pytest.mark.parametrize("text", ["", "labels: [", "- a", "甲"])
def test_what_is_no_schema_at_all(text):
    with pytest.raises(DataError, match=r"other\.yaml: "):
        load(text, "other.yaml")


def test_the_good_one():
    read = load(GOOD)
    assert list(read.triples()) == [("Policy", "AMENDS", "Policy")]
    assert list(read.edges["AMENDS"].properties) == ["order", "confidence"]
    assert read.edges["AMENDS"].pattern == "(:Policy)-[:AMENDS]->(:Policy)"
    assert (read.edges["AMENDS"].out, read.edges["AMENDS"].into) == (Phrase("修改了", "Amends"), Phrase("被修改", "Amended by"))
    assert ([label.name for label in read.public], [label.name for label in read.internal]) == (["Policy"], ["Kept"])


def test_edge_types_that_compete_for_a_target_have_a_rank():
    ranks = [schema().edges[name].rank for name in schema().ranked]
    assert ranks == sorted(ranks)
    assert set(schema().ranked) == set(schema().of_group(*RANKED))
    assert set(schema().of_group(*GROUPS)) == set(schema().edges)


def test_statements():
    fulltext = "CREATE FULLTEXT INDEX policy_text IF NOT EXISTS FOR (n:Policy) ON EACH [n.title, n.id]"
    assert ddl.neo4j(load(GOOD)) == [
        "CREATE CONSTRAINT policy_id IF NOT EXISTS FOR (n:Policy) REQUIRE n.id IS UNIQUE",
        "CREATE CONSTRAINT kept_id IF NOT EXISTS FOR (n:Kept) REQUIRE n.id IS UNIQUE",
        fulltext + " OPTIONS {indexConfig: {`fulltext.analyzer`: 'cjk'}}",
    ]


def test_documentation_has_every_label_edge_property_and_index_that_people_see():
    text = docs.markdown(schema())
    for label in schema().public:
        assert f"### {label.name} {label.caption}\n" in text
        assert all(f"| `{prop.name}` | {prop.type} |" in text for prop in label.properties.values())
    for edge_type in schema().edges.values():
        assert f"| `{edge_type.pattern.replace('|', chr(92) + '|')}` | {edge_type.caption} |" in text
    assert all(f"| `{index.name}` | `{index.label}` |" in text for index in schema().fulltext.values())
    indexed = {index.label for index in schema().fulltext.values()}
    assert not any(f"### {label.name} " in text or label.caption in text for label in schema().internal if label.name not in indexed)


def test_json_and_types_agree():
    data = docs.as_json(schema())
    assert [label["name"] for label in data["labels"]] == [label.name for label in schema().public]
    assert [edge_type["name"] for edge_type in data["edges"]] == list(schema().edges)
    entries = [*data["labels"], *data["edges"]]
    assert {prop["type"] for entry in entries for prop in entry["properties"]} == set(TYPES)


A, B = policy("甲"), policy("乙")
KEY = "(:Policy {id: '甲'})"


def one(**properties):
    return Graph((Node(A.key, properties),), ())


@pytest.mark.parametrize(
    ("wrong", "problems"),
    [
        (graph(A, B, edge("AMENDS", A, B)), []),
        (one(), []),
        (one(keys=()), []),
        (one(title="", held=False, keys=["a"]), []),
        (Graph((A, A), ()), [f"{KEY}: is there twice"]),
        (graph(A, Node(NodeKey("Law", "甲"))), ["(:Law {id: '甲'}): unknown label 'Law'"]),
        (graph(Node(NodeKey("Build", "build"))), ["(:Build {id: 'build'}): unknown label 'Build'"]),
        (graph(Node(NodeKey("Policy", ""))), ["(:Policy {id: ''}): id: '' is no text"]),
        (graph(Node(NodeKey("Policy", 7))), ["(:Policy {id: 7}): id: 7 is no text"]),
        (
            one(id="甲"),
            [
                f"{KEY}: id: stands among the properties, but is the key",
            ],
        ),
        (one(colour="红"), [f"{KEY}: colour: unknown property"]),
        (one(title=None), [f"{KEY}: title: is None; leave the property out"]),
        (one(title=7), [f"{KEY}: title: 7 is no string"]),
        (one(title=["甲"]), [f"{KEY}: title: ['甲'] is no string"]),
        (one(held=1), [f"{KEY}: held: 1 is no boolean"]),
        (one(held="true"), [f"{KEY}: held: 'true' is no boolean"]),
        (one(keys="甲"), [f"{KEY}: keys: '甲' is no list of strings"]),
        (one(keys=("甲", 1)), [f"{KEY}: keys: holds 1, which is no string"]),
        (one(keys=("甲", None)), [f"{KEY}: keys: holds None, which is no string"]),
        (one(title="\ud800"), [f"{KEY}: title: '\\ud800' holds half a character (a lone surrogate)"]),
        (one(keys=("\udc00",)), [f"{KEY}: keys: '\\udc00' holds half a character (a lone surrogate)"]),
        (one(number="长" * 2667), [f"{KEY}: number: has 8001 bytes, and a text with an index may have 8000 ('{'长' * 59})"]),
        (one(title=7, held=7), [f"{KEY}: title: 7 is no string", f"{KEY}: held: 7 is no boolean"]),
    ],
)
def test_nodes_that_do_not_fit(wrong, problems):
    assert check(wrong) == problems


def linked(kind="AMENDS", source=A.key, target=B.key, **properties):
    return Graph((A, B), (Edge(kind, source, target, properties),))


ARROW = "(:Policy {id: '甲'})-[:AMENDS]->(:Policy {id: '乙'})"


@pytest.mark.parametrize(
    ("wrong", "problems"),
    [
        (linked(**EVIDENCE), []),
        (Graph((A, B), (Edge("AMENDS", A.key, B.key),) * 2), [f"{ARROW}: is there twice"]),
        (linked("CITES"), [f"{ARROW.replace('AMENDS', 'CITES')}: unknown edge type 'CITES'"]),
        (linked(confidence=1), [f"{ARROW}: confidence: 1 is no float"]),
        (linked(confidence=float("nan")), [f"{ARROW}: confidence: nan is no finite number"]),
        (linked(confidence=True), [f"{ARROW}: confidence: True is no float"]),
        (linked(order=1), [f"{ARROW}: order: unknown property"]),
        (linked(target=NodeKey("Policy", "丙")), [f"{ARROW.replace('乙', '丙')}: target is no node of the graph"]),
        (
            linked(target=NodeKey("Ministry", "丙")),
            [
                "(:Policy {id: '甲'})-[:AMENDS]->(:Ministry {id: '丙'}): target may not be a Ministry (only Policy)",
                "(:Policy {id: '甲'})-[:AMENDS]->(:Ministry {id: '丙'}): target is no node of the graph",
            ],
        ),
    ],
)
def test_edges_that_do_not_fit(wrong, problems):
    assert check(wrong) == problems


def quoted(kind, *quotes, target=B.key):
    return Graph((A, B), (Edge(kind, A.key, target, {"evidence": quotes}),))


@pytest.mark.parametrize(
    ("found", "problems"),
    [
        (quoted("SUPERSEDES", "《乙》同时废止", "《乙》"), []),
        (quoted("SUPERSEDES", "《乙》同时\n废\n止"), []),
        (quoted("SUPERSEDES", "一、《乙》", "下列文件予以废止："), ["the first quote has none of 废止、"]),
        (quoted("AMENDS", "对《乙》作如下修改"), []),
        (quoted("AMENDS", "《乙》", "《乙》第一次修正"), ["the first quote has none of 修改、"]),
        (quoted("REFERENCES", "《乙》"), []),
        (quoted("REFERENCES", "《乙》", " "), ["has an empty quote"]),
        (Graph((A, B), (Edge("REFERENCES", A.key, B.key),)), []),
        (quoted("SUPERSEDES", "GB 5-2031 甲类设备 GB 5-2020", target=NodeKey("Standard", "GB 5-2020")), []),
    ],
)
def test_quotes_that_prove_nothing(found, problems):
    told = list(quotes.check(found.edges))
    assert len(told) == len(problems)
    assert all(problem in one for one, problem in zip(told, problems, strict=True))


@pytest.mark.parametrize(("order", "fits"), [(2**63 - 1, True), (-(2**63), True), (2**63, False), (1.0, False), (True, False)])
def test_whole_numbers_have_64_bits(order, fits):
    body = Node(NodeKey("Ministry", "云州省工业厅"))
    assert (check(Graph((A, body), (Edge("ISSUED_BY", A.key, body.key, {"order": order}),))) == []) is fits
