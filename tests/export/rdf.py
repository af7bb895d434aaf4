"""Reads exports as RDF and holds them against the shapes beside this file."""

import warnings
from pathlib import Path

import pyshacl
from rdflib import Graph, Namespace

HERE = Path(__file__).parent
ELI = Namespace("http://data.europa.eu/eli/ontology#")
SCHEMA = Namespace("https://schema.org/")
PROV = Namespace("http://www.w3.org/ns/prov#")
KG = Namespace("urn:policy-kg:schema:")
PREFIXES = f"PREFIX eli: <{ELI}> PREFIX schema: <{SCHEMA}> PREFIX prov: <{PROV}> PREFIX kg: <{KG}> PREFIX oa: <http://www.w3.org/ns/oa#> "


def parsed(text: str) -> Graph:
    """Return a JSON-LD document as triples."""
    with warnings.catch_warnings():
        # rdflib's own parser uses a class that it calls deprecated.
        warnings.simplefilter("ignore", DeprecationWarning)
        return Graph().parse(data=text, format="json-ld")


def broken(graph: Graph, shapes: str) -> str:
    """Return what of a graph does not fit the shapes in a file, '' if all does."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        conforms, _, report = pyshacl.validate(graph, shacl_graph=str(HERE / shapes), advanced=False)
    return "" if conforms else report


def rows(graph: Graph, query: str) -> set[tuple[str, ...]]:
    """Return what a SPARQL query finds, as text."""
    return {tuple(str(value) for value in row) for row in graph.query(PREFIXES + query)}
