"""The frame of a page around its document: breadcrumbs, buttons, tables of metadata, lists of other pages, the foot."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from kg.model import Fact
from kg.vocab.lexicon import lexicon
from loaders.files.markup.meta import is_own_site
from loaders.files.markup.page_lines import PageLine
from loaders.fold import key
from loaders.lines import Lines
from loaders.metadata import read_metadata
from loaders.page_words import page_words
from loaders.top_lines import belongs_to_document

_TOP = 120
"""Lines above the first sentence that are looked at."""
_STRAY = 12
"""Most unknown lines between two known lines of a foot."""
# 本办法自公布之日起施行。
_SENTENCE = re.compile(r"[^\t]*[。；][^\t]*|[^\t]{24,}[，：！？:]$")
# 各省、自治区、直辖市人民政府：, 第一条 …, 一、目标, 某部, 2031年3月5日, （此件公开发布）, 附件：1.某某表
_OWN = re.compile(
    rf".*[:：]$|第[{lexicon().part('counting')}\d]+条.*|[（(]?[{lexicon().part('counting')}]+[、）)].*|.*[{lexicon().part('digits')}\d]{{4}}\s*年.{{1,8}}月.{{1,5}}日.*|[（(].{{2,40}}[）)]|附\s*[件表录].*|抄送.*"
)
# 当前位置：, 您所在的位置：首页 > 公开, 首页 > 公开 > 文件
_LONGEST_BUTTON = 80
# 当前位置：, 首页 > 公开 > 文件
_CRUMBS = re.compile(page_words("crumbs"))
# >, > 公开, 文件 >
_REST_OF_CRUMBS = re.compile(r"[>＞»›→/\s]*|[>＞»›→]\s*\S.{0,20}|.{0,20}\s*[>＞»›→]")
# 附件1：某某表, 某某表.docx, 1. 某某表
_ATTACHED = re.compile(
    r"附\s*[件表录].*|.*[.](?:docx?|xlsx?|pdf|wps|et|ofd|rar|zip|pptx?|jpe?g|png|txt|ceb)\W*$|\d{1,2}[.．、].*", re.IGNORECASE
)
# 【打印本页】 【关闭窗口】, 字号：大 中 小, A- A A+, 分享到：, |, ×, -, 扫一扫在手机打开当前页, 浏览次数：128, 基本信息
_FRAME = re.compile(page_words("page_frame"))
# 相关附件, 相关新闻, 主办：某市人民政府, 网站标识码：0000000000, 友情链接, 版权所有
_FOOT = re.compile(page_words("page_end"))
# 关于甲类设备的通知 [ 2031-01-14 ]
_LISTED = re.compile(rf".*[\[(（]?\s*{lexicon().part('year')}[-./年]\d{{1,2}}[-./月]\d{{1,2}}日?\s*[\])）]?")
_LEAST_LISTED = 6


class Separated(NamedTuple):
    """A page's lines without the frame."""

    lines: list[str]
    facts: tuple[Fact, ...]
    """What tables and lines of metadata around the text say."""
    is_index: bool
    """Whether the page holds nothing but a list of links to others."""


def part(lines: Sequence[PageLine], title: str | None) -> Separated:
    """Separate the document from the frame of its page; `title` is the title that the page gives."""
    folded = key(title or "")
    first = next((i for i, line in enumerate(lines) if _SENTENCE.fullmatch(line.text)), len(lines))
    links_tell = not any(line.linked for line in lines if _SENTENCE.fullmatch(line.text))
    start = _start(lines, min(first, _TOP), folded)
    stop = _stop(lines, first if first < len(lines) else start, links_tell)
    top = max(min(first, _TOP, stop), start)
    head = [line for line in lines[start:top] if not _is_empty_label(line)]
    metadata = read_metadata(Lines("\n".join(line.text for line in head)), len(head))
    kept = [
        line
        for i, line in enumerate(head)
        if i not in metadata.lines and (key(line.text) == folded or line.heading or not _is_frame(line, links_tell))
    ]
    kept += lines[top:stop]
    kept = kept or list(lines)
    facts = (fact for fact in metadata.facts if fact.origin != "page_source" or not is_own_site(fact.value))
    return Separated([line.text for line in kept], tuple(dict.fromkeys(facts)), _is_index(kept))


def _is_empty_label(line: PageLine) -> bool:
    """Tell whether a line is a label at the end of a table, whose value is not on the next line (主 题 词：)."""
    return line.ends_table and len(line.text) <= 12 and line.text.endswith((":", "："))


def _start(lines: Sequence[PageLine], top: int, title: str) -> int:
    """Return the index behind the breadcrumbs; without them that of the metadata or the headline, whichever comes first."""
    crumbs = next((i for i in range(top - 1, -1, -1) if _CRUMBS.fullmatch(lines[i].text)), None)
    if crumbs is not None:
        start = crumbs + 1
        while start < top and key(lines[start].text) != title and (lines[start].linked or _REST_OF_CRUMBS.fullmatch(lines[start].text)):
            start += 1
        return start
    named = next((i for i in range(top) if title and key(lines[i].text) == title), None)
    named = next((i for i in range(top) if lines[i].heading), None) if named is None else named
    if named is None:
        return 0
    metadata = read_metadata(Lines("\n".join(line.text for line in lines[:named])), named).lines
    # 某市人民政府文件, 某府发〔2031〕5号: the red head stands above the title
    while named and not lines[named - 1].linked and belongs_to_document(lines[named - 1].text):
        named -= 1
    return min((*metadata, named))


def _stop(lines: Sequence[PageLine], first: int, links_tell: bool) -> int:
    """Return the index where the foot begins; the last sentence, signature, date or attachment is above it."""
    stop, stray = len(lines), 0
    for i in range(len(lines) - 1, first, -1):
        line = lines[i]
        if _is_foot(line) or (links_tell and line.linked and not _ATTACHED.fullmatch(line.text)):
            stop, stray = i, 0
        elif "\t" in line.text or _SENTENCE.fullmatch(line.text) or _OWN.fullmatch(line.text) or stray >= _STRAY:
            break
        else:
            stray += 1
    return stop


def _is_foot(line: PageLine) -> bool:
    return _is_button(line.text) or bool(_FOOT.fullmatch(line.text))


def _is_button(text: str) -> bool:
    return len(text) <= _LONGEST_BUTTON and _FRAME.fullmatch(text) is not None


def _is_frame(line: PageLine, links_tell: bool) -> bool:
    """Tell whether a line above the first sentence is a button, a link or a date of the page."""
    if _is_button(line.text):
        return True
    return links_tell and line.linked and not _ATTACHED.fullmatch(line.text)


def _is_index(lines: Sequence[PageLine]) -> bool:
    listed = sum(1 for line in lines if line.linked or _LISTED.fullmatch(line.text))
    return listed >= _LEAST_LISTED and listed * 10 >= len(lines) * 7 and not any("。" in line.text for line in lines)


def headlines(lines: Sequence[PageLine]) -> Iterator[str]:
    """Yield the texts that the page marks as its headline (`<h1>`)."""
    return (line.text for line in lines if line.heading)
