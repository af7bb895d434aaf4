"""The look of the graph in Neo4j Browser: a style sheet in its GraSS format, made from the schema.

Browser knows selectors by label and edge type, but none by property. A caption is a text in which `{name}` stands for a property, so a
constant one is the Chinese name of an edge type. It breaks lines at blanks alone, for which nodes have the property `caption`.
"""

from collections.abc import Callable, Mapping

from kg.schema.model import EdgeType, Label, Schema

INK = "#1C2024"
FONT = 9
"""Of the text in a node, in pixels; a tenth of the circle where that is more."""
PALE = 0.62
"""How much white is mixed into the colour of a label: the text in a node must be easy to read."""
DEEPER, PALER = 0.45, 0.85
"""The same for laws and for drafts."""
REPEALED = "#C4312F"
DEEP = 0.25
"""How much ink is mixed into its outline."""


def style(schema: Schema) -> str:
    """Return the style sheet; Browser takes it by drag and drop of a `.grass` file, or by `:style` and its address."""
    rules = {
        "node": _plain(diameter="60px", color="#E4E7EB", border="#7A828C") | {"border-width": "2px", "font-size": f"{FONT}px"},
        "relationship": {
            "color": "#8A8F98",
            "shaft-width": "1px",
            "font-size": "10px",
            "padding": "3px",
            "text-color-external": INK,
            "text-color-internal": "#FFFFFF",
            "caption": "'<type>'",
        },
    }
    rules |= {f"node.{label.name}": _node(label) for label in schema.public}
    # Behind the labels: of several rules that fit a node the last one holds.
    rules |= {f"node.{second.name}": _second(label, second.name) for label in schema.public for second in label.sublabels}
    rules |= {f"relationship.{edge.name}": _edge(edge) for edge in schema.edges.values()}
    return "\n".join(_rule(selector, properties) for selector, properties in rules.items())


def _node(label: Label) -> dict[str, str]:
    look = _plain(f"{label.size}px", mixed(label.colour, "#FFFFFF", PALE), mixed(label.colour, INK, DEEP))
    caption = f"{{{label.display if label.part else 'caption'}}}"
    # A node of db.schema.visualization() has no caption, but the name of its label as its name.
    caption += "" if "name" in label.properties else "{name}"
    return look | {"font-size": f"{font(label)}px", "caption": f"'{caption}'"}


SECOND: Mapping[str, Callable[[Label], dict[str, str]]] = {
    "CitedOnly": lambda label: {"color": "#FFFFFF", "border-color": "#7A828C"},
    "Law": lambda label: {"color": mixed(label.colour, "#FFFFFF", DEEPER)},
    "Draft": lambda label: {"color": mixed(label.colour, "#FFFFFF", PALER)},
    "Superseded": lambda label: {"border-color": REPEALED, "border-width": "6px"},
}
"""What second labels change in the look of a label: its ground or its outline, so that two of them can be told apart on one node."""


def _second(label: Label, name: str) -> dict[str, str]:
    return SECOND[name](label)


def font(label: Label) -> int:
    """Return the size of the text in a node, in pixels."""
    return max(FONT, label.size // 10)


def _plain(diameter: str, color: str, border: str) -> dict[str, str]:
    return {"diameter": diameter, "color": color, "border-color": border, "text-color-internal": INK}


def _edge(edge: EdgeType) -> dict[str, str]:
    # 发文 1 leads.
    caption = f"{edge.caption} {{order}}" if "order" in edge.properties else edge.caption
    return {"color": edge.colour, "shaft-width": f"{edge.width:g}px", "caption": f"'{caption}'"}


def _rule(selector: str, properties: Mapping[str, str]) -> str:
    return f"{selector} {{\n" + "".join(f"  {name}: {value};\n" for name, value in properties.items()) + "}\n"


def mixed(colour: str, other: str, share: float) -> str:
    """Return a colour with a share of another one in it, both `#RRGGBB`."""
    pairs = ((int(colour[at : at + 2], 16), int(other[at : at + 2], 16)) for at in (1, 3, 5))
    return "#" + "".join(f"{round(one * (1 - share) + two * share):02X}" for one, two in pairs)
