"""Pages in HTML and XHTML, in any character set of Chinese."""

import re
from collections.abc import Iterator

from resiliparse.parse.html import HTMLTree

from kg.errors import InputError
from kg.model import Fact
from loaders.files.layer import Layer
from loaders.files.markup.charset import page_text
from loaders.files.markup.frame import headlines, part
from loaders.files.markup.meta import meta_facts, page_title
from loaders.files.markup.page_lines import page_lines

NAME = "html"
DESCRIPTION = "HTML pages: the document's text, tables as rows with tabs; metadata of the page as facts"
FALLBACK = False

_HEAD = 4096
_SHOWN = 60
"""Lines at the top in which the title of a page is looked for."""
# <!DOCTYPE html><html>
_PAGE = re.compile(r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE | re.DOTALL)
# <div><p>第一条</p>
_FRAGMENT = re.compile(
    r"\s*(?:<!--.*?-->\s*)*<(?:div|table|p|section|article|main|center|h1|meta|title|link|script|style|span)\b", re.IGNORECASE | re.DOTALL
)
# </p>
_CLOSED = re.compile(r"</(?:div|p|td|table|span|body|html|a|li|h\d|section|article)\s*>", re.IGNORECASE)
# <p a1=1 a2=1 a3=1 a4=1 a5=1 a6=1 a7=1 a8=1 a9=1>
_LONG_TAG = re.compile(r"<[A-Za-z][^<>]{40,}")
# "甲 乙": a value is one, however many blanks are in it
_VALUE = re.compile(r"\"[^\"]*\"|'[^']*'")
_MOST_ATTRIBUTES = 2000
"""Of one tag; the parser compares each with all others, so that a hundred thousand would take it minutes."""
_LEAST_CLOSED = 3
"""Elements that a fragment closes; Markdown may begin with a lone `<div>` too."""
# <!-- saved from url=(0034)https://www.example.com/post_1.html -->
_SAVED = re.compile(r"<!--\s*saved from url=\(\d+\)(https?://\S+)")
# 甲办法.html
_NAMED = re.compile(r"\.(?:html?|xhtml|shtml)$", re.IGNORECASE)


def claims(data: bytes, name: str) -> bool:
    """Tell whether the bytes are a page, or a part of one; a file named as a page needs no more than one closed element."""
    wide = "utf-16" if data.startswith((b"\xff\xfe", b"\xfe\xff")) else "latin-1"
    head = data[:_HEAD].decode(wide, "ignore").lstrip("\ufeff").removeprefix("ï»¿")
    if _PAGE.match(head):
        return True
    if _NAMED.search(name):
        return bool(_CLOSED.search(data.decode(wide, "ignore")))
    return bool(_FRAGMENT.match(head)) and len(_CLOSED.findall(head)) >= _LEAST_CLOSED


def layers(data: bytes, path: str) -> Iterator[Layer]:
    """Yield the text of the page's document. Raises InputError where the character set cannot be told or the page shows no text."""
    yield page_layer(page_text(data, path), path)


def page_layer(page: str, path: str) -> Layer:
    """Return the layer of a decoded page. Raises InputError where it shows no text or is made to do harm."""
    if any(len(_VALUE.sub("", tag).split()) > _MOST_ATTRIBUTES for tag in _LONG_TAG.findall(page) if len(tag) > 4000):
        raise InputError(path, f"has a tag with more than {_MOST_ATTRIBUTES:,} attributes: it is made to do harm")
    tree = HTMLTree.parse(page)
    lines = page_lines(tree)
    facts = (*meta_facts(tree), *(Fact("source", found[1], "meta") for found in [_SAVED.search(page, 0, _HEAD)] if found))
    shown = [line.text for line in lines[:_SHOWN]]
    title = page_title(tree, facts, shown) or next(headlines(lines), None)
    parted = part(lines, title)
    if not parted.lines:
        raise InputError(path, "is a page that shows no text: if scripts fetch it, save the page from a browser")
    told = [Fact("title", title, "meta")] if title and not any(fact.name == "title" for fact in (*parted.facts, *facts)) else []
    index = [Fact("kind", "index", "page")] if parted.is_index else []
    every = dict.fromkeys((*parted.facts, *facts, *told, *index))
    return Layer("\n".join(parted.lines) + "\n", None, tuple(every))
