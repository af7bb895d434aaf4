"""Pages saved as one file with their pictures (MHTML, `.mht`): the page is read, the rest is left."""

import email
import email.policy
import re
from collections.abc import Iterator
from dataclasses import replace
from email.message import Message

from kg.errors import InputError
from kg.model import Fact
from loaders.files.columns import is_address
from loaders.files.html import page_layer
from loaders.files.layer import Layer
from loaders.files.markup.charset import page_text

NAME = "mhtml"
DESCRIPTION = "pages saved as MHTML (one file with its pictures)"
FALLBACK = False

_HEAD = 8192
_MOST_PARTS = 10_000
# From: browser / MIME-Version: 1.0
_HEADER = re.compile(rb"(?:[\w-]+:[^\n]*\n(?:[ \t][^\n]*\n)*)*?mime-version:", re.IGNORECASE)
# Content-Type: multipart/related
_PAGE = re.compile(rb"^content-type:\s*(?:multipart/(?:related|alternative|mixed)|text/html)", re.IGNORECASE | re.MULTILINE)


def claims(data: bytes, name: str) -> bool:
    """Tell whether the bytes begin with the header of a message that holds a page."""
    head = data[:_HEAD].lstrip().replace(b"\r\n", b"\n")
    return bool(_HEADER.match(head) and _PAGE.search(head))


def layers(data: bytes, path: str) -> Iterator[Layer]:
    """Yield the text of the first page in the file, which is the one that was saved. Raises InputError where there is none."""
    try:
        message = email.message_from_bytes(data.lstrip(), policy=email.policy.compat32)
    except RecursionError as error:
        raise InputError(path, "is a saved page whose parts are nested too deep") from error
    for part in _parts(message):
        if part.get_content_type() in ("text/html", "application/xhtml+xml"):
            page = part.get_payload(decode=True)
            if isinstance(page, bytes) and page.strip():
                layer = page_layer(page_text(page, path, part.get_content_charset()), path)
                yield replace(layer, facts=tuple(dict.fromkeys((*layer.facts, *_address(message, part)))))
                return
    raise InputError(path, "is a saved page (MHTML) that holds no HTML")


def _address(message: Message, page: Message) -> Iterator[Fact]:
    """Yield where a browser says that it found the page."""
    address = message.get("Snapshot-Content-Location") or page.get("Content-Location")
    if address and is_address(str(address)):
        yield Fact("source", str(address).strip(), "meta")


def _parts(message: Message) -> Iterator[Message]:
    """Yield the parts of a message in order, without recursion."""
    waiting: list[Message] = [message]
    for _ in range(_MOST_PARTS):
        if not waiting:
            return
        part = waiting.pop()
        inner = part.get_payload()
        if part.is_multipart() and isinstance(inner, list):
            waiting.extend(reversed([one for one in inner if isinstance(one, Message)]))
        else:
            yield part
