"""Markdown and text with a head of its own: front matter in YAML or TOML, or the lines that crawlers put above a text.

The head is no part of the document: its lines are blank in the text layer, so that offsets and lines stay those of the file, and what it
says becomes facts. All other mark-up stays as it is in the file; `kg.text.printing` reads through it.
"""

import codecs
import re
from collections.abc import Iterator
from typing import get_args

from kg.model import Fact, FactName
from kg.text.printing import FILLER, plain_print
from loaders.files.charset import decode
from loaders.files.columns import choose, is_address
from loaders.files.layer import Layer
from loaders.files.magic import binary

NAME = "markdown"
DESCRIPTION = "Markdown or text with front matter (YAML, TOML) or a crawler's head (Title:, URL Source:), which become facts"
FALLBACK = False

_HEAD = 16_384
"""Bytes in which a head ends."""
# --- / title: 甲办法 / ---
_YAML = re.compile(r"\s*---[ \t]*\r?\n(?P<head>(?:(?!---[ \t]*\r?$).*\n)*?)---[ \t]*(?:\r?\n|$)", re.MULTILINE)
# +++ / title = "甲办法" / +++
_TOML = re.compile(r"\s*\+\+\+[ \t]*\r?\n(?P<head>(?:(?!\+\+\+[ \t]*\r?$).*\n)*?)\+\+\+[ \t]*(?:\r?\n|$)", re.MULTILINE)
# Title: 甲办法 / URL Source: https://… / Published Time: 2031-03-05 / Markdown Content:
# Title: 甲办法
_CRAWLED = re.compile(
    r"\s*(?P<head>Title:.*(?:\n[ \t\r]*)+(?:(?!Markdown Content:)[A-Z][A-Za-z ]{2,24}:.*(?:\n[ \t\r]*)+)*)"
    r"(?:Markdown Content:[ \t\r]*(?:\n|$))?"
)
_CRAWLER = ("URL Source:", "Published Time:", "Markdown Content:")
# title: 甲办法
_ENTRY = re.compile(r"""^(?P<key>\w[\w .-]{0,40}?)[ \t]*[:=：][ \t]*(?P<value>\S.*?)[ \t\r]*$""", re.MULTILINE)
_OF_CRAWLERS = {"URL Source": "url", "Published Time": "publish_time"}
# [甲, 乙], - 甲
_LISTED = re.compile(r"""[\[\]"']|^\s*-\s*""")
_AUTHORS = ("author", "authors", "作者", "source", "来源")
"""Keys that name who published; what holds an address says where the text was found."""


def claims(data: bytes, name: str) -> bool:
    """Tell whether the bytes begin with such a head."""
    start = data[:_HEAD].removeprefix(codecs.BOM_UTF8).lstrip()
    if not start.startswith((b"---", b"+++", b"Title:")) or binary(data) is not None:
        return False
    return _head(start.decode("utf-8", "ignore")) is not None


def layers(data: bytes, path: str) -> Iterator[Layer]:
    """Yield the text, its head blank. Raises InputError for bytes that are no text."""
    text, charset = decode(data, path)
    head = _head(text[:_HEAD])
    if head is None:
        yield Layer(text, charset)
        return
    blank = re.sub(r"[^\r\n]", " ", head.group())
    yield Layer(blank + text[head.end() :], charset, tuple(dict.fromkeys(_facts(plain_print(head["head"]).replace(FILLER, "")))))


def _head(text: str) -> re.Match[str] | None:
    """Return the head of a text; one that says nothing is none (a rule --- may open a text)."""
    for pattern in (_YAML, _TOML):
        if (found := pattern.match(text)) and _ENTRY.search(found["head"]):
            return found
    crawled = _CRAWLED.match(text)
    return crawled if crawled and any(mark in crawled.group() for mark in _CRAWLER) else None


def _facts(head: str) -> Iterator[Fact]:
    """Yield what the entries say; nested entries and lists over several lines say nothing here."""
    entries = {_OF_CRAWLERS.get(found["key"], found["key"]): _plain(found["value"]) for found in _ENTRY.finditer(head)}
    chosen = choose([key for key, value in entries.items() if value])
    yield from (Fact(name, entries[chosen[name]], "front_matter") for name in get_args(FactName) if name in chosen and name != "kind")
    author = next((value for key, value in entries.items() if key.lower() in _AUTHORS and value and not is_address(value)), None)
    if author and "issuer" not in chosen:
        yield Fact("issuer", author, "front_matter")
    address = next((value for key, value in entries.items() if key.lower() in _AUTHORS and is_address(value)), None)
    if address and "source" not in chosen:
        yield Fact("source", address, "front_matter")


def _plain(value: str) -> str:
    """Return a value without quotes and the brackets of a list."""
    value = re.sub(r"\s+#\s.*$", "", value)
    return (
        "、".join(filter(None, (part.strip() for part in re.split("[,，]", _LISTED.sub("", value)))))
        if value[:1] == "["
        else value.strip("\"' ")
    )
