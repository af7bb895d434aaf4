"""Classifies the lines around a title: number, date, red head, or the frame of the page."""

import re

from kg.vocab.lexicon import part
from kg.vocab.orders import only_bodies
from loaders.furniture import is_page_number
from loaders.metadata import is_label
from loaders.naming import is_order, is_title, plain
from loaders.page import is_menu, is_meta
from loaders.page_words import page_words

# 某部发〔2031〕5号 签发人：张某某, 第五号, 2031年第5号
_NUMBER = re.compile(
    rf"{part('number_line')}(?:\s*签发人\s*[:：].{{0,30}})?|[（(]?(?:{part('year')}\s*年\s*)?第?\s*[\d{part('counting')}]{{1,6}}\s*号[)）]?"
)
# 2031年3月5日, 二〇三一年三月五日, 2031-03-05 08:30
_DATE = re.compile(
    rf"[（(]?\s*(?:{part('year')}|[{part('digits')}]{{4}})\s*[年./-]\s*[\d{part('counting')}]{{1,3}}\s*[月./-]\s*[\d{part('counting')}]{{1,3}}\s*日?(?:\s*\d{{1,2}}:\d{{2}}(?::\d{{2}})?)?.{{0,60}}"
)
# 特急, 机密★1年, 000123, 签发人：张某某, 印章
_PRINTED = re.compile(page_words("printed_above"))
# 公告2031年第5号 under bodies on lines of their own
_MADE = re.compile(r"(?:公\s*告|通\s*告|令)\s*.{0,14}号[)）]?")
# 公告 between the bodies and the number, each on a line of its own
_WORD = re.compile(r"公\s*告|通\s*告|令")
# 某部 某局文件
_RED = re.compile(r"(?P<names>.{2,120}?)(?:文\s*件)")
# 云州市人民政府办公室　2031年3月5日: who prints the minutes, and when
_PRINTER = re.compile(rf"(?P<names>[^\d，。：]{{2,60}}?)\s*{part('year')}\s*年\s*\d{{1,2}}\s*月\s*\d{{1,2}}\s*日(?:\s*印发?)?")
# 会 议 纪 要, 云州市人民政府常务会议纪要, 专题会议纪要
_MINUTES = re.compile(r"(?P<names>.*?)(?:(?:专题|常务|办公|工作|协调|党组|[省市区县局厅部][长务]|主任)*会议?)?纪要")
# 首页, >, [ 打印 ], 大, 小, |, Aa, 设为首页
_NAVIGATION = re.compile(page_words("top_navigation"))
# 2031年8月31日 某会议《关于修改〈甲类法〉的决定》修正
_EVENT = re.compile(rf"[（(]?\s*{part('year')}\s*年\s*\d{{1,2}}\s*月\s*\d{{1,2}}\s*日")
# （二〇三一年
_CHINESE_DATE = re.compile(rf"[（(]?\s*(?:{part('year')}|[{part('digits')}]{{4}})\s*年")
# 关于甲类, 《甲类办法》, 甲类（试行）: no word of a menu
_OF_TITLE = re.compile("关于|[《（〔]")
_COLUMN = 6


def is_outside_title(text: str) -> bool:
    """Tell whether a line at the top cannot be part of a title."""
    return bool(
        is_page_number(text)
        or is_menu(text)
        or _NAVIGATION.fullmatch(text)
        or is_meta(text)
        or is_label(text)
        or is_number(text)
        or _MADE.fullmatch(text)
        or _DATE.fullmatch(text)
        or _EVENT.match(text)
        or _PRINTED.fullmatch(text)
        or is_red_head(text)
        or _is_printer(text)
        or text.startswith(("<!--", "---", "==="))
    )


def is_frame(text: str) -> bool:
    """Tell whether a line under the title belongs to the page. One that begins with 2031年3月5日 may say how a law was made."""
    made = _CHINESE_DATE.match(text)
    # （2031 年 3 月 5 日某部令第 5 号发布）: blanks part it as they part a menu
    is_made = made is not None and text.startswith(("（", "("))
    return (is_meta(text) and not made) or bool(_NAVIGATION.fullmatch(text)) or (is_menu(text) and not is_made)


def is_red_head(text: str) -> bool:
    """Tell whether a line is the name of the issuers in red: 某部 某局文件. A title may go on behind 文件, so nothing but bodies counts."""
    found = _RED.fullmatch(plain(text))
    return found is not None and (only_bodies(found["names"]) or (len(text) <= 16 and "关于" not in text))


def is_minutes_head(text: str) -> bool:
    """Tell whether a line is the name of a series of minutes: 某部专题会议纪要. What the meeting was about stands below."""
    found = _MINUTES.fullmatch(plain(text))
    return found is not None and (not found["names"] or only_bodies(found["names"]))


def _is_printer(text: str) -> bool:
    found = _PRINTER.fullmatch(text)
    return found is not None and only_bodies(found["names"])


def is_column(text: str) -> bool:
    """Tell whether a line above a title is a word of a page's menu, such as 动态要闻, and neither a body nor the beginning of the title."""
    return len(text) <= _COLUMN and not only_bodies(text) and not _OF_TITLE.search(text)


def belongs_to_document(text: str) -> bool:
    """Tell whether a line above the title belongs to the document: red head, number, order, date, secrecy, signer."""
    return bool(
        is_red_head(text)
        or is_order(text)
        or is_minutes_head(text)
        or _is_printer(text)
        or only_bodies(text)
        or _MADE.fullmatch(text)
        or _WORD.fullmatch(text)
        or is_number(text)
        or _PRINTED.fullmatch(text)
        or (_DATE.fullmatch(text) and not is_meta(text))
    )


def is_number(text: str) -> bool:
    """Tell whether a line is a document number, with its body or without: 某部规〔2031〕5号, 第5号."""
    if text[:1] in "（(" and is_order(text.strip("（）()")):
        return True  # （某部令2031年第5号） under the title
    return _NUMBER.fullmatch(text) is not None and not (is_title(text) and not is_order(text))


def is_event(text: str) -> bool:
    """Tell whether a line begins with a day in words, as lines on how a law was made do."""
    return _EVENT.match(text) is not None
