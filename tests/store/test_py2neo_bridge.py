"""py2neo against the real server: what docs/py2neo.md says of it, each row of its tables run."""

import datetime
import gc
import re
import subprocess
import sys
import warnings
from pathlib import Path

import neo4j
import py2neo
import pytest
from filling import fill
from graphs import held
from province import INDUSTRY, MARKET, province
from proxy import Proxy
from py2neo.bulk import merge_nodes
from pydantic import SecretStr

from kg import py2neo_bridge
from kg.errors import StoreError
from kg.py2neo_bridge import Article, Policy, connect, models
from kg.schema.read import schema
from kg.store.engine import Statement
from kg.store.settings import StoreSettings

# It makes its TLS contexts in a way that Python has deprecated; docs/py2neo.md says so.
pytestmark = pytest.mark.filterwarnings("ignore:ssl.PROTOCOL_TLS is deprecated:DeprecationWarning")

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs" / "py2neo.md").read_text(encoding="utf-8")
NEW = "云工规〔2031〕5号"
NOTES = (
    "MATCH (n:Note) OPTIONAL MATCH (n)-[r]->(m) RETURN n.id AS id, n.text AS text, n.size AS size, r.since AS since, m.id AS to ORDER BY id"
)


def rows(heading):
    """The two cells of each row of a table of the page."""
    table = PAGE.split(f"\n### {heading}\n")[1].split("\n#")[0]
    return re.findall(r"^\| `(.+?)` \| `(.+)` \|$", table, flags=re.M)


@pytest.fixture(autouse=True)
def sockets():
    """It leaves sockets to the collector where a connection fails."""
    yield
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ResourceWarning)
        gc.collect()


@pytest.fixture(scope="module")
def filled(neo4j_store):
    fill(neo4j_store, province(), [])
    return neo4j_store


@pytest.fixture
def graph(filled, neo4j_settings):
    yield from opened(neo4j_settings)


def opened(settings):
    graph = connect(settings=settings)
    yield graph
    graph.service.connector.close()


@pytest.fixture
def both_sides(graph, neo4j_settings):
    """The names that the cells of the tables use."""
    password = neo4j_settings.neo4j_password.get_secret_value() if neo4j_settings.neo4j_password else ""
    with (
        neo4j.GraphDatabase.driver(neo4j_settings.store, auth=(neo4j_settings.neo4j_user, password)) as driver,
        driver.session() as session,
    ):
        used = {"Node": py2neo.Node, "Relationship": py2neo.Relationship, "merge_nodes": merge_nodes, "Policy": Policy, "neo4j": neo4j}
        yield used | {"graph": graph, "driver": driver, "session": session}


def test_the_tables_are_read():
    assert (len(rows("Reading")), len(rows("Writing"))) == (10, 7)


@pytest.mark.parametrize(("old", "new"), rows("Reading"))
def test_both_sides_read_the_same(both_sides, old, new):
    answer = eval(old, dict(both_sides))
    assert answer == eval(new, dict(both_sides))
    assert answer


@pytest.mark.parametrize(("old", "new"), rows("Writing"))
def test_both_sides_write_the_same(both_sides, filled, old, new):
    left = []
    for side in (old, new):
        exec(side, dict(both_sides))
        left.append(filled.read(NOTES))
        filled.transact([Statement("MATCH (n:Note) DETACH DELETE n", {})])
    assert left[0] == left[1]
    assert bool(left[0]) is ("rollback" not in old)


def test_the_example_of_the_page(filled, neo4j_settings, monkeypatch, capsys):
    monkeypatch.setenv("KG_STORE", filled.uri)
    monkeypatch.setenv("KG_NEO4J_USER", neo4j_settings.neo4j_user)
    if neo4j_settings.neo4j_password:
        monkeypatch.setenv("KG_NEO4J_PASSWORD", neo4j_settings.neo4j_password.get_secret_value())
    names = {}
    exec(re.findall(r"^```python\n(.*?)^```$", PAGE, flags=re.M | re.S)[0], names)
    names["graph"].service.connector.close()
    told = capsys.readouterr().out
    assert told.startswith("云州省风电设备再制造管理办法 ['云州省风机再制造管理办法']")
    assert INDUSTRY in told and MARKET in told


def test_a_class_for_each_label_and_an_attribute_for_each_property_and_edge():
    assert list(models()) == [label.name for label in schema().public]
    for label in schema().public:
        out = {edge.name.lower() for edge in schema().edges.values() if label.name in edge.source}
        into = {f"{edge.name.lower()}_from" for edge in schema().edges.values() if label.name in edge.target}
        made = models()[label.name]
        attributes = {name: value for name, value in vars(made).items() if not name.startswith("__")}
        assert attributes.keys() == set(label.properties) | out | into
        assert (made.__primarylabel__, made.__primarykey__) == (label.name, "id")
        assert made.__doc__.startswith(f"{label.caption}: ")
        assert all(f"    {name}: {value.__doc__}" in made.__doc__ for name, value in attributes.items())
        assert attributes["id"].__doc__.startswith("标识: ")
    with pytest.raises(AttributeError, match="Extraction"):
        py2neo_bridge.Extraction  # noqa: B018 (asking for the attribute is the test)


@pytest.mark.parametrize("label", [label.name for label in schema().public])
def test_objects_hold_what_the_graph_holds(graph, label):
    ours = province()
    objects = {one.id: one for one in models()[label].match(graph)}
    nodes = {node.key.id: node for node in ours.nodes if node.key.label == label}
    assert objects.keys() == nodes.keys()
    for key, node in nodes.items():
        stored = {name: list(value) if isinstance(value, tuple) else value for name, value in node.properties.items()}
        assert {name: getattr(objects[key], name) for name in stored} == stored


def test_edges_lead_to_objects_of_their_own_labels(graph):
    """REFERENCES leads to policies and to standards, ISSUED_BY arrives from policies and articles."""
    ours = province()
    (policy,) = Policy.match(graph, NEW)
    wanted = {(edge.target.label, edge.target.id) for edge in ours.edges if (edge.type, edge.source.id) == ("REFERENCES", NEW)}
    assert {(type(one).__name__, one.id) for one in policy.references} == wanted
    wanted = {(edge.source.label, edge.source.id) for edge in ours.edges if (edge.type, edge.target.id) == ("ISSUED_BY", INDUSTRY)}
    body = models()["Ministry"].match(graph, INDUSTRY).first()
    assert {(type(one).__name__, one.id) for one in body.issued_by_from} == wanted
    assert {label for label, _ in wanted} == {"Policy", "Article"}
    assert {article.id for article in policy.interprets_from} == {
        edge.source.id for edge in ours.edges if (edge.type, edge.target) == ("INTERPRETS", ("Policy", NEW))
    }
    assert all(isinstance(one, Article) for one in policy.interprets_from)
    ((_, (kind, told), older),) = policy.supersedes.triples()
    assert (kind, told["scope"], told["date"], older.id) == ("SUPERSEDES", "whole", "2031-06-01", "云工规〔2023〕7号")


def test_what_a_notebook_writes_the_next_build_sets_right(graph, filled):
    before = held(filled)
    policy = Policy.match(graph, NEW).first()
    policy.title = "改过的标题"
    policy.amends.add(Policy(id="云工规〔2019〕3号"))
    graph.push(policy)
    assert filled.read("MATCH (p:Policy {id: $id}) RETURN p.title AS title", {"id": NEW}) == [{"title": "改过的标题"}]
    amended = {row["id"] for row in filled.read("MATCH (:Policy {id: $id})-[:AMENDS]->(q:Policy) RETURN q.id AS id", {"id": NEW})}
    assert amended > {"云工规〔2019〕3号"}
    fill(filled, province(), [])
    assert held(filled) == before


@pytest.mark.parametrize("name", [None, "neo4j"])
@pytest.mark.parametrize("scheme", ["bolt", "neo4j"])
def test_one_server_with_and_without_routing(filled, neo4j_settings, scheme, name):
    uri = filled.uri.replace("bolt://", f"{scheme}://")
    for graph in opened(neo4j_settings.model_copy(update={"store": uri, "neo4j_database": name})):
        assert graph.service.profile.routing is (scheme == "neo4j")
        assert graph.name == name
        assert graph.evaluate("MATCH (p:Policy {id: $id}) RETURN p.id", id=NEW) == NEW


@pytest.mark.parametrize("scheme", ["bolt+ssc", "neo4j+ssc"])
def test_tls_with_a_certificate_of_its_own(filled, neo4j_settings, certified, scheme):
    proxy = Proxy(filled.uri, tls=certified)
    settings = neo4j_settings.model_copy(update={"store": f"{scheme}://{proxy.address}", "neo4j_user_agent": "reading-room/2"})
    # A routing table names the server itself, which has no TLS here.
    for graph in opened(settings) if scheme == "bolt+ssc" else ():
        assert graph.evaluate("RETURN 1") == 1
        assert b"reading-room/2" in proxy.sent
    if scheme == "neo4j+ssc":
        profile = connect(settings=settings).service.profile
        assert (profile.routing, profile.secure, profile.verify) == (True, True, False)
    proxy.close()


def test_tls_that_nobody_vouches_for_is_refused(filled, neo4j_settings, certified):
    proxy = Proxy(filled.uri, tls=certified)
    with pytest.raises(StoreError, match="cannot be reached"):
        connect(f"bolt+s://{proxy.address}", neo4j_settings)
    proxy.close()


@pytest.mark.parametrize(
    ("uri", "said"),
    [
        ("kg.store", "needs a Neo4j server"),
        ("https://host:7473", "needs a Neo4j server"),
        ("bolt://neo4j:secret@host", "do not belong in the address"),
        ("bolt://127.0.0.1:1", "cannot be reached"),
    ],
)
def test_addresses_that_are_refused(uri, said):
    with pytest.raises(StoreError, match=said) as told:
        connect(uri, StoreSettings())
    assert "secret" not in str(told.value)
    with warnings.catch_warnings():
        # py2neo leaves the socket of a connection that is refused to the garbage collector.
        warnings.simplefilter("ignore", ResourceWarning)
        del told
        gc.collect()


def test_a_wrong_password(filled, neo4j_settings):
    with pytest.raises(StoreError, match="refuses user 'neo4j'"):
        connect(settings=neo4j_settings.model_copy(update={"neo4j_password": SecretStr("not-the-password")}))


def test_without_the_extra():
    code = "import sys; sys.modules['py2neo'] = None; import kg.py2neo_bridge"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 1
    assert done.stderr.splitlines()[-1] == "ImportError: py2neo is not installed; pip install 'policy-kg[py2neo]'"


def test_what_the_page_says_of_times_and_versions(graph):
    graph.run("RETURN 1")
    assert {one.protocol_version for pool in graph.service.connector._pools.values() for one in pool._free_list} == {(4, 3)}
    day, moment = datetime.date(2031, 5, 1), datetime.datetime(2031, 5, 1, 8)
    assert graph.run("RETURN $day AS day, $moment AS moment", day=day, moment=moment).data() == [{"day": day, "moment": moment}]
    with pytest.raises(TypeError, match="utcoffset"):
        graph.run("RETURN $moment", moment=moment.replace(tzinfo=datetime.UTC))
    # The message was cut short in the middle: that connection is of no use any more.
    graph.service.connector.close()


def test_what_the_page_says_of_indexes_and_of_reading(graph):
    with pytest.raises(py2neo.ClientError, match=r"db\.indexes"):
        graph.schema.get_indexes("Policy")
    with pytest.raises(py2neo.ClientError, match="Invalid constraint syntax"):
        graph.schema.create_uniqueness_constraint("Note", "id")
    with pytest.raises(py2neo.ClientError, match="Writing in read access mode not allowed"):
        graph.query("CREATE (:Note)")
    assert "Policy" in {row["label"] for row in graph.call("db.labels").data()}
