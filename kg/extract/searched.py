"""The text of a unit for search: what printing has broken is joined."""

import re

from kg.extract.layout import Layout
from kg.vocab.lexicon import part

# <!-- INFO END -->, 〈!-- INFO END --〉, ## 第一章
_MARKUP = re.compile(r"<!--.*?--[>〉]\s*|〈!--.*?--[>〉]\s*|#(?<!.#)#*[ \t]*")
"""Of Markdown files; it is not part of the text."""
# 第一条　为了, 第一章 总则
_NUMBERED = re.compile(rf"(第(?<!.第)[{part('counting')}\d]+[编章节条])\s+")


def searched(layout: Layout) -> str:
    """Return the joined text, '' where it has the same words in the same lines as the source.

    Then it need not be kept: the source is searched. Blanks at the ends of lines and behind the number of an article do not count.
    """
    body = _without_markup(layout.text)
    lines = (line.lstrip().rstrip(" \t\u3000") for line in _without_markup(layout.unit.text).split("\n"))
    source = "\n".join(line for line in lines if line).strip()
    return "" if _NUMBERED.sub(r"\1", source) == body.strip() else body


def _without_markup(text: str) -> str:
    return _MARKUP.sub("", text) if "#" in text or "!--" in text else text
