"""A feed of events in Atom (RFC 4287)."""

from collections.abc import Iterable
from xml.etree import ElementTree as ET

from api.problem import PATHS, href
from kg.export.flat import xml_text
from kg.news.event import CAPTIONS
from kg.store.protocol import Row

MEDIA_TYPE = "application/atom+xml"
NAMESPACE = "http://www.w3.org/2005/Atom"
NEVER = "1970-01-01T00:00:00Z"


def feed(events: Iterable[Row], base: str, own: str) -> bytes:
    """Return the feed of events, the newest first; `base` is the address of the server, without a slash at its end, `own` the feed's."""
    found = list(events)
    root = ET.Element("feed", {"xmlns": NAMESPACE, "xml:lang": "zh"})
    _add(root, "id", own)
    _add(root, "title", "政策知识图谱：变更")
    _add(root, "updated", found[0]["at"] if found else NEVER)
    ET.SubElement(root, "link", {"rel": "self", "href": own})
    _add(ET.SubElement(root, "author"), "name", "policy-kg")
    for event in found:
        _entry(root, event, base)
    return ET.tostring(root, encoding="unicode").encode()


def _entry(root: ET.Element, event: Row, base: str) -> None:
    entry = ET.SubElement(root, "entry")
    _add(entry, "id", f"urn:uuid:{event['run']}#{event['number']}")
    caption = CAPTIONS[event["event"]]
    _add(entry, "title", f"{caption}：{event['title']}" if event["title"] else caption)
    _add(entry, "updated", event["at"])
    ET.SubElement(entry, "category", {"term": event["event"], "label": caption})
    if event["label"] in PATHS:
        ET.SubElement(entry, "link", {"rel": "alternate", "href": base + href(event["label"], event["id"])})
    told = [f"《{event['by_title']}》" if event["by_title"] else None, event["day"], event["quote"]]
    _add(entry, "summary", " · ".join(filter(None, [caption, *told])))


def _add(parent: ET.Element, name: str, text: str) -> None:
    ET.SubElement(parent, name).text = xml_text(text)
