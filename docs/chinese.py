"""The reference in Chinese: what docs/zh/reference.yaml says for the paragraphs, items, headings and cells of a page in English.

What has no translation stays in English. `python docs/chinese.py` lists it.
"""

import re
import sys
from collections.abc import Callable
from functools import cache
from pathlib import Path

import yaml

from kg.schema.read import schema
from queries import catalogue

ROOT = Path(__file__).resolve().parent.parent
PAGES = ("accuracy", "commands", "http", "queries", "schema", "settings")
"""The pages that are translated so."""

# ```sh … ```
FENCE = re.compile(r"(^```.*?^```$)", flags=re.M | re.S)
# a paragraph, a table, or the items of a list
BLOCK = re.compile(r"(?:(?!\n\n).)+", flags=re.S)
# an example in four blanks, or a comment
KEPT = re.compile(r" {4}|<!--")
# Written by `python docs/accuracy.py` on 2031-05-02.
DAY = re.compile(r"\d{4}-\d\d-\d\d")
# one bar between two cells, but not the one in `Policy\|Article`
BAR = re.compile(r"(?<!\\)\|")
# 政策列表 List of policies
BOTH = re.compile(r"([\u3400-\u9fff，、：（）“”]+) [A-Z][^`]*")


@cache
def words() -> dict[str, str]:
    """Return the Chinese by the English, white space being one blank."""
    read: dict[str, str] = yaml.safe_load((ROOT / "docs" / "zh" / "reference.yaml").read_text(encoding="utf-8"))
    read |= {f"{query.zh} / {query.en}": query.zh for query in catalogue().values()}
    read |= {side.en: side.zh for edge in schema().edges.values() for side in (edge.out, edge.into)}
    return read


def translated(page: str, missing: Callable[[str], object] = lambda text: None) -> str:
    """Return a page in Chinese; calls `missing` with each text that has no translation."""

    def say(text: str) -> str:
        text = " ".join(text.split())
        day = DAY.search(text)
        told = words().get(text) or words().get(DAY.sub("DAY", text), "").replace("DAY", day[0] if day else "") or BOTH.sub(r"\1", text)
        if told == text and re.search(r"[a-z]{3,} [a-z]{2,}", re.sub(r"`[^`]*`", "", text)):
            missing(text)
        return told

    def row(line: str) -> str:
        cells = [cell.strip() for cell in BAR.split(line)[1:-1]]
        said = [f"**{say(cell[2:-2])}**" if cell.startswith("**") else say(cell.replace("\\|", "|")).replace("|", "\\|") for cell in cells]
        return f"| {' | '.join(said)} |"

    def block(text: str) -> str:
        if text.startswith("|"):
            return "\n".join(map(row, text.splitlines()))
        if text.startswith("- "):
            return "\n".join(f"- {say(item[2:])}" for item in re.split(r"\n(?=- )", text))
        level, _, heading = text.rpartition("# ") if text.startswith("#") else ("", "", text)
        return f"{level}# {say(heading)}" if text.startswith("#") else say(text)

    parts = FENCE.split(page)
    return "".join(part if FENCE.match(part) else BLOCK.sub(lambda found: _kept(found[0], block), part) for part in parts)


def _kept(text: str, block: Callable[[str], str]) -> str:
    """Return a block, translated unless it is an example or a comment, between the line breaks that it has."""
    bare = text.strip("\n")
    return text if not bare or KEPT.match(bare) else text.replace(bare, block(bare))


if __name__ == "__main__":
    left: dict[str, None] = {}
    for name in PAGES:
        translated((ROOT / "docs" / f"{name}.md").read_text(encoding="utf-8"), lambda text: left.setdefault(text))
    print(*left, sep="\n")
    sys.exit(bool(left))
