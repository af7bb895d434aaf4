"""Where the text of a document ends and the foot of its page begins."""

import re

from kg.vocab.orders import only_bodies
from loaders.furniture import is_page_number
from loaders.lines import Lines
from loaders.metadata import is_day, is_label
from loaders.page import is_meta, is_sentence

_MOST_LINES = 80
# 扫一扫在手机打开当前页, 网站地图, 主办单位：某部, 某ICP备12345678号, 相关政策与解读, 【目录摘要】, 打印本页
_FOOT = re.compile(
    r"扫[一码].{0,20}|网站地图|联系我们|关于我们|使用帮助|(?:主办|承办|协办|技术支持)(?:单位)?\s*[:：].*|.{0,20}版权所有.*|.*(?:ICP备|公网安备|网站标识码).*|"
    r"(?:相关|推荐|热门|延伸|最新)(?:附件|链接|文件|文章|阅读|报道|稿件|信息|新闻|解读|政策).{0,12}[:：]?|排行榜|【.{0,6}(?:摘要|索引|标签)】|.{0,4}(?:打印|关闭|收藏|纠错|分享)(?:本页|窗口|本文|此页|到.*)?.{0,4}|"
    r"(?:上|下)一[篇条页].*|返回(?:顶部|首页|列表|上一?页)?|(?:责任|网站)?编辑\s*[:：].{0,30}|[【\[]?(?:TOP|回到顶部|大|中|小)[】\]]?|您访问的链接即将离开.*|(?:是否)?继续(?:访问)?|放弃|政府网站.{0,8}|友情链接.*"
)
_DAY = re.compile(r".{0,60}(?:(?:19|20)\d\d|[〇零○一二三四五六七八九]{4})\s*年.{1,8}月.{1,4}日\s*")


def foot(lines: Lines, first: int) -> int:
    """Return the 0-based index of the first line of the foot after line index `first`; the number of lines where there is none.

    The foot is short lines at the end, the first of which only a page prints; a sentence or a signature ends the search.
    Days that stand alone more than once are a column of a table, printed with one cell a line.
    """
    stop = len(lines)
    column = sum(is_day(line.bare) for line in lines.solid(first)) > 1
    for count, index in enumerate(range(len(lines) - 1, first - 1, -1)):
        text = lines[index].bare
        if not text or is_page_number(text):
            continue
        if _FOOT.fullmatch(text) or (is_label(text) and len(text) < 60 and not (column and is_day(text))):
            stop = index
        elif count > _MOST_LINES * 2 or _is_text(text):
            break
    return stop


def _is_text(text: str) -> bool:
    return is_sentence(text) or only_bodies(text) or bool(_DAY.fullmatch(text) and not is_meta(text))
