"""Where a document gives words of another: the text that it has from now on, and what an amendment strikes, replaces or inserts.

Offsets are clean offsets.
"""

import re
from collections.abc import Iterator

from kg.extract.stretches import Stretches
from kg.vocab.lexicon import verbs

# 将第一条修改为：“第一条 根据《甲类法》，制定本办法。” up to the mark that closes it at the end of a line or sentence
_WORDING = re.compile(r"(?=[修调增作])(?:(?:修改|调整)为\s*[：:]\s*“|(?:增加|作为)[^。；：\n]{0,60}[：:]\s*“)")
# 制定本办法。” / 二、
_WORDING_END = re.compile(r"”(?=\s*(?:\n|$|[。；]))")
# “《甲类法》第三条”、“《乙类法》”: quotations side by side, with quotations in them; straight marks in pairs
_QUOTED = re.compile(r"“(?:[^“”\n]|“[^“”\n]*+”)*+”|\"[^\"\n]*+\"")
# “甲”、“乙”
_BESIDE = re.compile(r"\s*[、，和及与或]?\s*")
# behind a quotation: 修改为, 统一改为, 删去, 后增加; not 第三条修改为, 名称修改为, which change the document that is quoted
_CHANGED_BEHIND = re.compile(
    rf"\s*[^，。；：“”\"《》第名题\n]{{0,8}}?(?:{verbs('reword', 'strike')}|[前后][^，。；：“”\"《》\n]{{0,4}}?(?:{verbs('insert')}))"
)
# before a quotation: 修改为, 删去第三条中的, 增加
_CHANGED_BEFORE = re.compile(rf"(?:{verbs('reword', 'strike', 'insert')})[^，。；“”\"\n]{{0,80}}$")
_REACH = 100
"""Characters before a quotation in which the verb stands."""


def find_wordings(text: str) -> Iterator[tuple[int, int]]:
    """Yield the stretches in order: what stands there is said by the other document, and nothing there is done by this one."""
    ends = ((found.start(), _WORDING_END.search(text, found.end())) for found in _WORDING.finditer(text))
    given = [(start, end.end()) for start, end in ends if end]
    held = Stretches(given)
    quoted = (span for span in _amending(text) if not held.holds(span[0]))
    yield from sorted((*given, *quoted))


def _amending(text: str) -> Iterator[tuple[int, int]]:
    """Yield the quotations of amending sentences, those side by side as one."""
    run: tuple[int, int] | None = None
    for found in _QUOTED.finditer(text):
        if run and _BESIDE.fullmatch(text, run[1], found.start()):
            run = (run[0], found.end())
            continue
        if run and _is_changed(text, *run):
            yield run
        run = found.span()
    if run and _is_changed(text, *run):
        yield run


def _is_changed(text: str, start: int, end: int) -> bool:
    return bool(_CHANGED_BEHIND.match(text, end) or _CHANGED_BEFORE.search(text, max(0, start - _REACH), start))
