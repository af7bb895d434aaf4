"""The lines of a text that are not blank, each with what it is in the layout: running text, a rule, what closes an item, or short."""

import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import Literal

from loaders.lines import Line, Lines
from loaders.marks import Mark, read_mark

Role = Literal["text", "short", "closer", "field", "rule", "foot"]

_SHORT = 120
"""A longer line is running text."""
_SAMPLE, _FEW = 2000, 6
_RAGGED, _WIDEST = 3, 60
"""Lines of a text that is wrapped are at most so wide, and differ by so many characters."""
_CLAUSE = 25
"""A line with a full stop inside is running text from this length on."""
_RULE = re.compile(r"[-—–=_*~·•.＊－━─═#\s]{3,}")
# https://…, 原文链接：…, 来源：某部网站, （来源：某部）, [查看原文](https://…), 阅读全文 >>, 链接»», （某某社）
_CLOSER = re.compile(
    r"[\[【（(<>*_\s]*(?:https?://\S+"
    r"|(?:(?:相关|原文|全文|新闻|信息|文件|文章|政策|阅读|点击|参考)\s*)*(?:链接|网址|出处|来源|原文|全文|详情|稿源|信源)\s*(?:[:：»›>→|｜丨\])】）].*)?"
    r"|(?:点击|扫码)?(?:查看|阅读|浏览|了解)(?:原文|全文|详情|更多).{0,20}|(?:摘|转载?)自\s*[:：].*"
    r"|(?<=[（(【])[^（）()]{2,12}(?:社|网|日报|报|客户端)\s*(?:[\d年月日\-./ ]{4,})?[）)】])[\s>»›）)】\]]*(?:\(\S*\))?[\s*_]*"
)
_SOURCE_END = re.compile(r"[（(\[【]\s*(?:(?:信息|资料|文章)?(?:来源|转自|摘自)\s*[:：]?|据|新华社|人民网|中国政府网).{0,40}[）)\]】]$")
_LINK_END = re.compile(r"(?:https?://\S+|\[[^\]]*(?:原文|全文|详情|链接)[^\]]*\]\(\S+\))[）)]?$")
# 责任编辑：甲, （更新时间：…）, 免责声明, 往期回顾, 扫码关注, END
_FOOT = re.compile(
    r"[\[【（(>*—\-–·\s]*(?:责任?编辑?|责\s*编|编\s*辑|编\s*审|主\s*编|副主编|编\s*发|校\s*对|审\s*[核校定]|值\s*班|制\s*作|监\s*制|策\s*划|排\s*版|美\s*编|供\s*稿|统\s*稿|签\s*发|印\s*发|主\s*送|抄\s*送|报\s*送|主办(?:单位)?|承办(?:单位)?|编印(?:单位)?|"
    r"免责声明|版权声明|特别声明|声\s*明|往期(?:回顾|推荐|精选)|推荐阅读|相关阅读|延伸阅读|猜你喜欢|扫码.*|长按.*|扫描.*二维码.*|关注我们.*|END|End|完|点[赞个].*|更新时间.*|数据(?:来?源)\s*[:：].*|联系(?:我们|方式|电话|地址|邮箱)|地\s*址\s*[:：].*|电\s*话\s*[:：].*|邮\s*箱\s*[:：].*|"
    r"[报送发印]\s*[:：].*|共印.*|返回.*|上一[篇条].*|下一[篇条].*|分享到.*|打印.*|关闭.*|(?:本[刊报期]|以上).{0,30}(?:仅供|供参考|整理|不代表).*|.{0,30}仅供.{0,12}参考.*)\s*(?:[:：丨|｜/].*)?[\]】）)<\s—\-–·]*"
)
# 发文机关：某部, - **文号**：某发〔2031〕5号, 状态：有效, 发布 2031-03-05
_FIELD = re.compile(
    r"[-*•+|\s]*\**[【\[]?\s*(?:发布|发文|制发|印发|颁布|成文|实施|施行|生效|更新|截止|主题|所属|主管|申报|受理|适用|政策|文件|公文|信息|文)?(?:机关|单位|部门|文号|字号|号|日期|时间|状态|效力|时效性|摘要|简介|类别|主题|级别|层级|地区|有效期|对象|标签|相关|关键词|领域|索引)[】\]]?\**\s*[:：].{0,80}"
    r"|(?:发布|更新|实施|施行|印发|成文|截止)\s*[:：]?\s*\d{4}[-年./]\d{1,2}.{0,8}"
)
_TAG = re.compile(r"</?[a-zA-Z][^<>]{0,200}>")


@dataclass(frozen=True, slots=True)
class Row:
    """A line that is not blank."""

    index: int
    """0-based index of the line."""
    text: str
    """Without blanks at either end."""
    role: Role
    mark: Mark | None
    gap: bool
    """Whether a blank line stands above it."""

    @property
    def title(self) -> str:
        """The text without its mark."""
        return self.mark.title if self.mark else self.text


@lru_cache(maxsize=1)
def read_rows(lines: Lines) -> tuple[Row, ...]:
    """All lines that are not blank."""
    kept = list(lines.solid())
    gaps = sum(here.number - before.number > 1 for before, here in pairwise(kept))
    # Where a blank line stands above most lines, it parts nothing.
    return tuple(_rows(kept, _full(kept), parting=gaps * 2 <= len(kept)))


def _rows(lines: Sequence[Line], full: int, *, parting: bool) -> Iterator[Row]:
    before = 0
    for line in lines:
        mark = read_mark(line.bare)
        # 👉 阅读原文
        role = _role(mark.title if mark and mark.shape.startswith("emoji") else line.bare)
        if role == "short" and mark is None and full <= len(line.bare):
            role = "text"
        yield Row(line.number - 1, line.bare, role, mark, parting and line.number > before + 1)
        before = line.number


def _full(lines: Sequence[Line]) -> int:
    """Length from which a line counts as full in a text wrapped at a fixed width; more than any line if the text is not wrapped."""
    lengths = sorted(len(line.bare) for line in lines[:_SAMPLE])
    width = lengths[len(lengths) * 9 // 10] if lengths else 0
    full = sum(width - _RAGGED <= length <= width + 1 for length in lengths)
    return width - _RAGGED if 15 <= width <= _WIDEST and full * 3 >= len(lengths) > _FEW else sys.maxsize


def _role(text: str) -> Role:
    if len(text) > _SHORT:
        return "closer" if text.startswith(("http", "[")) and _CLOSER.fullmatch(text) else "text"
    if _RULE.fullmatch(text):
        return "rule"
    if text.startswith("#"):
        return "short"
    if _CLOSER.fullmatch(text):
        return "closer"
    if len(text) <= 80 and _FOOT.fullmatch(text):
        return "foot"
    if len(text) <= 90 and _FIELD.fullmatch(text):
        return "field"
    return "text" if is_text(text) else "short"


def is_text(text: str) -> bool:
    """Whether a line is running text: it ends a sentence, has one inside, or is long."""
    bare = _TAG.sub("", text).rstrip('”"’）)】*_ ')
    return len(bare) > _SHORT or bare.endswith(("。", "！", "…")) or ("。" in bare and len(bare) > _CLAUSE)


def closes(rows: Sequence[Row]) -> bool:
    """Whether the last lines of an item give its source: a link, `（来源：某部）`, `查看原文`."""
    return any(row.role == "closer" or _SOURCE_END.search(row.text[-60:]) or _LINK_END.search(row.text[-300:]) for row in rows[-2:])
