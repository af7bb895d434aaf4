"""For notebooks that are written for py2neo (extra `py2neo`): its `Graph` from our settings, and a class for each label of the schema.

    from kg.py2neo_bridge import Policy, connect

    graph = connect()
    for other in Policy.match(graph, "某部规〔2031〕5号").first().supersedes: ...

The classes are made from `data/schema.yaml`: `id` is the primary key, every property an attribute, and every edge type an attribute at
both ends, `supersedes` for the edges that leave and `supersedes_from` for those that arrive. docs/py2neo.md says what works and how to
move to the official driver.
"""

from collections.abc import Iterator, Mapping
from functools import cache
from importlib.metadata import version
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from kg.errors import StoreError
from kg.schema.model import EdgeType, Label
from kg.schema.read import schema
from kg.store import BOLT

try:
    from py2neo import ConnectionUnavailable, Graph
    from py2neo.ogm import Model, Property, Related, RelatedFrom, RelatedTo
except ImportError as missing:
    raise ImportError("py2neo is not installed; pip install 'policy-kg[py2neo]'") from missing

if TYPE_CHECKING:
    from kg.store.settings import StoreSettings


def connect(uri: str | None = None, settings: "StoreSettings | None" = None) -> Graph:
    """Return a `py2neo.Graph` on the server at `uri`, else the one that the settings, else the environment, names.

    It may write: what it changes in our labels, the next build sets right. Raises StoreError for an embedded store, for an address that
    can be none, and for a server that cannot be reached or refuses the user (with `neo4j://` at the first use, by py2neo's own error).
    """
    from kg.store.settings import StoreSettings

    settings = settings or StoreSettings.from_environment()
    uri = uri or settings.store
    if not BOLT.match(uri):
        raise StoreError(f"py2neo needs a Neo4j server, and {uri!r} is none; set KG_STORE to bolt://… or neo4j://…")
    if "@" in uri:
        raise StoreError("user and password do not belong in the address; set KG_NEO4J_USER and KG_NEO4J_PASSWORD")
    try:
        return Graph(uri, name=settings.neo4j_database, **_arguments(uri, settings))
    except ConnectionUnavailable as error:
        # Whether it is the network or the password, py2neo does not tell.
        raise StoreError(f"{uri} cannot be reached, or refuses user {settings.neo4j_user!r}") from error
    except ValueError as error:
        raise StoreError(f"{uri} is no address of a server: {error}") from error


def _arguments(uri: str, settings: "StoreSettings") -> dict[str, Any]:
    password = settings.neo4j_password
    return {
        # Said outright, so that NEO4J_URI and NEO4J_AUTH of the environment, which py2neo reads too, have no say.
        "routing": uri.startswith("neo4j"),
        "auth": (settings.neo4j_user, password.get_secret_value() if password else ""),
        "user_agent": settings.neo4j_user_agent or f"policy-kg/{version('policy-kg')} py2neo",
        "max_size": settings.neo4j_pool_size,
        "max_age": settings.neo4j_connection_lifetime,
    }


@cache
def models() -> Mapping[str, type[Any]]:
    """Return a subclass of `py2neo.ogm.Model` for each label that people see, by label."""
    return MappingProxyType({label.name: _model(label) for label in schema().public})


def __getattr__(name: str) -> Any:
    """Return the class of a label, so that it can be imported by name."""
    if name in models():
        return models()[name]
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def _model(label: Label) -> type[Any]:
    properties = {name: _documented(Property(name), f"{prop.caption}: {prop.doc}") for name, prop in label.properties.items()}
    edges = dict(_edges(label))
    lines = [f"    {name}: {attribute.__doc__}" for name, attribute in (properties | edges).items()]
    doc = f"{label.caption}: {label.doc}\n\n" + "\n".join(lines)
    body = {"__doc__": doc, "__module__": __name__, "__primarylabel__": label.name, "__primarykey__": "id"}
    made: type[Any] = type(Model)(label.name, (Model,), {**body, **properties, **edges})
    return made


def _edges(label: Label) -> Iterator[tuple[str, Related]]:
    for edge in schema().edges.values():
        name = edge.name.lower()
        if label.name in edge.source:
            yield name, _edge(edge, RelatedTo)
        if label.name in edge.target:
            yield f"{name}_from", _edge(edge, RelatedFrom)


def _edge(edge: EdgeType, direction: type[Any]) -> Related:
    return _documented(direction(_OfOneLabel, edge.name), f"{edge.caption}: {edge.doc} `{edge.pattern}`")


def _documented(attribute: Any, doc: str) -> Any:
    attribute.__doc__ = doc
    return attribute


class _OfOneLabel:
    """Stands for the class at the other end of an edge: one type may lead to several labels, and py2neo asks for one class."""

    @classmethod
    def wrap(cls, node: Any) -> Any:
        """Return the node as an object of the class of its label."""
        (label,) = models().keys() & set(node.labels)
        return models()[label].wrap(node)
