"""Units made of a few lines, for table tests."""

from kg.model import Unit


def unit(text: str, single: bool = False, heading_lines: int = 1, name: str = "") -> Unit:
    """Return a unit whose first lines are its heading."""
    lines = text.split("\n")
    heading = "\n".join(lines[:heading_lines])
    return Unit(
        bulletin="test.txt",
        number=1,
        heading="".join(lines[:heading_lines]).lstrip("# "),
        line_start=1,
        line_end=len(lines),
        start=0,
        end=len(text),
        text=text,
        body=len(heading),
        single=single,
        name=name,
    )
