"""The schema as statements: constraints, range and full-text indexes and, for the embedded engine, declared types. All are repeatable."""

from collections.abc import Iterable, Iterator

from kg.schema.model import FullText, Label, Property, Schema

ANALYZER = "cjk"
"""Cuts Chinese into pairs of characters: a quoted phrase is found anywhere in a text, a single character is not."""

BUCKETS = {"Text": 16}
"""Files of a type of the embedded engine, of the others one: small stores stay small. Each file has its own full-text index, which the
engine now and then writes anew as a whole, and meanwhile has in memory: 0.26 GB in one file for 16,000 documents."""

_ARCADEDB_TYPES = {"string": "STRING", "integer": "LONG", "float": "DOUBLE", "boolean": "BOOLEAN", "strings": "LIST OF STRING"}


def neo4j(schema: Schema) -> list[str]:
    """Return the Cypher statements that set up a Neo4j database."""
    indexes = [statement for label in schema.labels.values() for statement in _neo4j_indexes(label)]
    return [*indexes, *(_neo4j_fulltext(index) for index in schema.fulltext.values())]


def named(statement: str) -> str:
    """Return the name that a statement of `neo4j` gives to its constraint or index."""
    return statement.partition(" IF NOT EXISTS")[0].rpartition(" ")[2]


def arcadedb(schema: Schema) -> list[str]:
    """Return the SQL statements that set up an embedded database."""
    types = [statement for label in schema.labels.values() for statement in _type("VERTEX", label.name, label.properties.values())]
    types += [statement for edge in schema.edges.values() for statement in _type("EDGE", edge.name, edge.properties.values())]
    indexes = [statement for label in schema.labels.values() for statement in _arcadedb_indexes(label)]
    return [*types, *indexes, *(_arcadedb_fulltext(index) for index in schema.fulltext.values())]


def _neo4j_indexes(label: Label) -> Iterator[str]:
    for prop in label.properties.values():
        name = f"{label.name}_{prop.name}".lower()
        if prop.index == "unique":
            yield f"CREATE CONSTRAINT {name} IF NOT EXISTS FOR (n:{label.name}) REQUIRE n.{prop.name} IS UNIQUE"
        elif prop.index == "range":
            yield f"CREATE INDEX {name} IF NOT EXISTS FOR (n:{label.name}) ON (n.{prop.name})"


def _neo4j_fulltext(index: FullText) -> str:
    on = ", ".join(f"n.{name}" for name in index.properties)
    options = f"{{indexConfig: {{`fulltext.analyzer`: '{ANALYZER}'}}}}"
    return f"CREATE FULLTEXT INDEX {index.name} IF NOT EXISTS FOR (n:{index.label}) ON EACH [{on}] OPTIONS {options}"


def _type(kind: str, name: str, properties: Iterable[Property]) -> Iterator[str]:
    yield f"CREATE {kind} TYPE {name} IF NOT EXISTS BUCKETS {BUCKETS.get(name, 1)}"
    for prop in properties:
        yield f"CREATE PROPERTY {name}.`{prop.name}` IF NOT EXISTS {_ARCADEDB_TYPES[prop.type]}"


def _arcadedb_indexes(label: Label) -> Iterator[str]:
    for prop in label.properties.values():
        if prop.index:
            yield f"CREATE INDEX IF NOT EXISTS ON {label.name} (`{prop.name}`) {'UNIQUE' if prop.index == 'unique' else 'NOTUNIQUE'}"


def _arcadedb_fulltext(index: FullText) -> str:
    analyzer = '{"analyzer": "org.apache.lucene.analysis.cjk.CJKAnalyzer"}'
    on = ", ".join(f"`{name}`" for name in index.properties)
    return f"CREATE INDEX {index.name} IF NOT EXISTS ON {index.label} ({on}) FULL_TEXT METADATA {analyzer}"
