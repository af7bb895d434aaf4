"""Draw what surrounds a node: python docs/picture.py PATH… --around KEY --output docs/graph.svg.

Needs Graphviz (`dot`) and a Chinese font (Noto Sans CJK SC). Text becomes outlines, so that the picture looks the same everywhere.
"""

import re
import subprocess
from collections.abc import Iterator, Sequence
from html import escape
from pathlib import Path

import click
import networkx as nx

from kg.assemble.orders import ORDERED
from kg.build import build
from kg.cli.intake import inputs, take_in
from kg.graph import to_networkx
from kg.model import Graph, NodeKey
from kg.schema.read import schema

FONT = "Noto Sans CJK SC"
SHAPES = {"Ministry": "ellipse", "Programme": "hexagon", "Standard": "note", "Industry": "ellipse", "Bulletin": "folder"}
WIDTH = 12
"""Characters to a line."""
STRONG = ("SUPERSEDES", "AMENDS", "BASED_ON", "INTERPRETS")
"""Edge types that are drawn wherever they are; the others only at the node in the middle, or nothing could be seen."""


def wrapped(text: str) -> str:
    """Break a text into lines for an HTML-like label; words of letters and digits stay whole, with brackets at them."""
    rows = [""]
    for piece in re.findall(r"[《（〈“]*(?:[!-~—]+年?|.)[》）〉、，。”]*", text):
        if len(rows[-1]) + len(piece) > WIDTH and rows[-1]:
            rows.append("")
        rows[-1] += piece
    return "<BR/>".join(map(escape, rows))


def node_line(key: NodeKey, data: dict[str, object]) -> str:
    """Return one node in the DOT language: what it is and, in small print, number or date."""
    label = schema().labels[key.label]
    shown = str(data.get(label.display) or key.id)
    small = " ".join(str(data[name]) for name in ("number", "signed") if data.get(name) and key.label == "Policy")
    missing = key.label == "Policy" and not data.get("held")
    text = f"{wrapped(shown)}" + (f'<BR/><FONT POINT-SIZE="9">{escape(small)}</FONT>' if small else "")
    shape = SHAPES.get(key.label, "box")
    style = ("rounded," if shape == "box" else "") + ("filled,dashed" if missing else "filled")
    fill = label.colour + ("33" if missing else "CC")
    return f'"{name(key)}" [label=<{text}>, shape={shape}, style="{style}", fillcolor="{fill}", color="{label.colour}"];'


def name(key: NodeKey) -> str:
    """Return the node's name in the DOT language."""
    return f"{key.label}:{key.id}".replace("\\", "\\\\").replace('"', '\\"')


def lines(part: "nx.MultiDiGraph[NodeKey]") -> Iterator[str]:
    """Yield the picture in the DOT language."""
    yield "digraph { rankdir=LR; bgcolor=white; nodesep=0.15; ranksep=0.5; splines=true;"
    yield f'node [fontname="{FONT}", fontsize=12, margin="0.08,0.05", penwidth=1.3]; edge [fontname="{FONT}", fontsize=10, arrowsize=0.7];'
    for key, data in part.nodes(data=True):
        yield node_line(key, data)
    for start, end, kind in part.edges(keys=True):
        edge = schema().edges[kind]
        colour = edge.colour if kind in STRONG else "#8A8F98"
        yield f'"{name(start)}" -> "{name(end)}" [label="{edge.caption}", color="{colour}", fontcolor="{colour}", penwidth={edge.width}];'
    yield "}"


def around(graph: Graph, key: str, without: Sequence[str]) -> "nx.MultiDiGraph[NodeKey]":
    """Return the node with this id, its neighbours, and one step more along strong edges between policies."""
    whole = to_networkx(graph)
    # Parts of documents and what documents order are left out: one policy has dozens.
    shown = {label.name for label in schema().drawn} - {*ORDERED, *without}
    whole.remove_nodes_from([node for node in whole if node.label not in shown])
    centre = next(node for node in whole if node.id == key)
    near = {centre, *whole.successors(centre), *whole.predecessors(centre)}
    strong = [edge for edge in whole.edges(keys=True) if edge[2] in STRONG]
    near |= {end for start, end, _ in strong if start in near and start.label == end.label == "Policy"}
    drawn = [(start, end, kind) for start, end, kind in whole.edges(keys=True) if centre in (start, end) or kind in STRONG]
    return whole.edge_subgraph([edge for edge in drawn if edge[0] in near and edge[1] in near])


@click.command()
@click.argument("paths", nargs=-1, required=True)
@click.option("--around", "key", required=True, help="Id of the node in the middle.")
@click.option("--without", multiple=True, help="A label to leave out.")
@click.option("--output", type=click.Path(path_type=Path), required=True, help=".svg or .png")
def main(paths: Sequence[str], key: str, without: Sequence[str], output: Path) -> None:
    """Draw the neighbourhood of a node."""
    taken = (intake for intakes in take_in(inputs(paths)) for intake in intakes)
    part = around(build([intake.contribution for intake in taken if intake.contribution]), key, without)
    form = "svg:cairo" if output.suffix == ".svg" else "png:cairo"
    dot = ["dot", f"-T{form}", "-Gdpi=110", "-o", str(output)]
    subprocess.run(dot, input="\n".join(lines(part)).encode(), check=True)


if __name__ == "__main__":
    main()
