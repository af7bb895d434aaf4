"""What the head of a page says of its document: `<meta>` elements, `<link rel=canonical>` and `<title>`."""

import re
from collections.abc import Iterator

from resiliparse.parse.html import HTMLTree

from kg.model import Fact, FactName
from loaders.fold import key

_NAMES: dict[str, tuple[FactName, str]] = {
    "articletitle": ("title", "meta"),
    "og:title": ("title", "meta"),
    "pubdate": ("published", "meta"),
    "publishdate": ("published", "meta"),
    "article:published_time": ("published", "meta"),
    "contentsource": ("issuer", "page_source"),
    "url": ("source", "meta"),
    "og:url": ("source", "meta"),
    "twitter:url": ("source", "meta"),
}
"""Names of the elements that Chinese government sites have to set, and those of social networks, in lower case."""

# 关于甲类设备的通知_政府信息公开专栏, 甲类设备管理办法 - 某市人民政府门户网站
_SITE = re.compile(r"\s*(?:[_|｜]|\s[-–—]\s|[-–—](?=[^-–—]*(?:网|政府|门户|专栏)[^-–—]*$)).*$")

# 本网, 本站原创
_OWN_SITE = re.compile(r"(?:本网站?|本站|互联网|网络|原创|转载|其他|无|-)(?:原创|转载)?")


def meta_facts(tree: HTMLTree) -> tuple[Fact, ...]:
    """Return the facts of a page's `<meta>` elements and its canonical address, each once, in their order."""
    return tuple(dict.fromkeys(_facts(tree)))


def _facts(tree: HTMLTree) -> Iterator[Fact]:
    for element in tree.document.get_elements_by_tag_name("meta") if tree.document else ():
        name = (element.getattr("name") or element.getattr("property") or "").strip().lower()
        value = " ".join((element.getattr("content") or "").split())
        if value and name in _NAMES and not is_own_site(value):
            yield Fact(_NAMES[name][0], value, _NAMES[name][1])
    for element in tree.document.get_elements_by_tag_name("link") if tree.document else ():
        if (element.getattr("rel") or "").strip().lower() == "canonical" and (address := (element.getattr("href") or "").strip()):
            yield Fact("source", address, "meta")


def is_own_site(source: str) -> bool:
    """Tell whether a page gives its own site as its source, which names nobody."""
    return _OWN_SITE.fullmatch(source) is not None


def page_title(tree: HTMLTree, facts: tuple[Fact, ...], shown: list[str]) -> str | None:
    """Return what the page says its document is called: by `<meta>`, else by `<title>` where the page's top shows it too.

    `shown` are the lines at the top, a title broken over lines counted as one.
    """
    told = next((fact.value for fact in facts if fact.name == "title"), None)
    title = " ".join((tree.title or "").split())
    top = key("".join(shown))
    named = next((one for one in (title, _SITE.sub("", title)) if len(key(one)) >= 4 and key(one) in top), None)
    return told or named
