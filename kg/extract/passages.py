"""Passages: the paragraphs in which a document says something of its own at length, so that they can be found again in another document.

Left out are headings, addressees, formulas, signatures, tables, and what an amending document lets another one say. The body that has to do
what a paragraph says stands in a bracket at its end, and differs where a paragraph is taken over: the bracket is no part of the passage.
"""

import re
from collections.abc import Iterator

from kg.extract.head import Head
from kg.extract.layout import Layout
from kg.extract.sections import is_barred
from kg.model import Passage
from kg.text.shingles import bands, letters
from kg.vocab.formulas import formulas

LEAST, MOST = 50, 3000
"""Letters and digits of a passage; a text without paragraphs is not one passage."""
_OTHERS = 0.2
"""Share of digits and Latin letters in a passage: rows of figures and addresses have more."""
# 推进甲事。（甲部牵头，乙局按职责分工负责）
_WHO = re.compile(r"\s*[（(][^（）()]{2,300}?(?:负责|牵头|参与|配合|分工)[^（）()]{0,60}[）)][。；]?$")
_BRACKET_ENDS = ("）", ")", "）。", ")。", "）；", ")；")
_HAN = re.compile(r"[\u3400-\u9fff]+")  # 甲类设备


def find_passages(layout: Layout, head: Head) -> tuple[Passage, ...]:
    """Return the passages of a unit in order; none of what is no policy."""
    return tuple(_passages(layout)) if head.is_policy else ()


def _passages(layout: Layout) -> Iterator[Passage]:
    begin = max(layout.head_end, layout.heading_end)
    for start, end in layout.paragraphs:
        if start < begin or end - start < LEAST or layout.in_amending(start) or layout.in_wording(start):
            continue
        text = layout.text[start:end].rstrip()
        if text.endswith(_BRACKET_ENDS) and (who := _WHO.search(text, max(0, len(text) - 400))):
            text = text[: who.start()]
        if _is_passage(text):
            end = start + len(text)
            yield Passage(*layout.clean.span(start, end), bands(letters(layout.clean.quote(start, end))))


def _is_passage(text: str) -> bool:
    if not ("。" in text or "；" in text) or text[-1] in "：:" or is_barred(text):
        return False
    bare = letters(text)
    return LEAST <= len(bare) <= MOST and len(_HAN.sub("", bare)) <= _OTHERS * len(bare) and not formulas().fill(bare)
