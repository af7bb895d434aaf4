"""Undoes what printing, OCR and conversion do to characters; the length of the text stays the same."""

import html
import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from itertools import accumulate, pairwise

from kg.vocab.lexicon import part

FILLER = "\u200b"
"""Placeholder of an invisible character."""

_RADICALS = (
    "⺁厂⺂乛⺃乚⺄乙⺅亻⺆冂⺇𠘨⺈刀⺉刂⺊卜⺋㔾⺌小⺍小⺎兀⺏尣⺐尢⺑𡯂⺒巳⺓幺⺔彑⺕彐⺖忄⺗心⺘扌⺙攵⺛旡⺜日⺝月⺞歺⺟母"
    "⺠民⺡氵⺢氺⺣灬⺤爫⺥爫⺦丬⺧牛⺨犭⺩王⺪𤴔⺫目⺬示⺭礻⺮𥫗⺯糹⺰纟⺱罓⺲罒⺳㓁⺴冗⺵𦉫⺶羊⺷𦍌⺸𦍋⺹耂⺺肀⺻聿⺼肉⺽𦥑"
    "⺾艹⺿艹⻀艹⻁虎⻂衤⻃覀⻄西⻅见⻆角⻇𧢲⻈讠⻉贝⻊𧾷⻋车⻌辶⻍辶⻎辶⻏邑⻐钅⻑長⻒镸⻓长⻔门⻕𨸏⻖阝⻗雨⻘青⻙韦⻚页⻛风"
    "⻜飞⻝食⻞𩙿⻟飠⻠饣⻡𩠐⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾⻫斉⻬齐⻭歯⻮齿⻯竜⻰龙⻱龜⻲亀⻳龟"
)
"""CJK radicals U+2E80-2EF3 and, behind each, the character that it looks like (Unicode's EquivalentUnifiedIdeograph)."""
_MAINLAND = "⼾户⾭青⿓龙"
"""Kangxi radicals whose compatibility character is not the one that mainland fonts print with that glyph."""

_SEEN_AS_OTHERS = ((0x2F00, 0x2FD6), (0xF900, 0xFAFF), (0xFE10, 0xFE1A), (0xFE30, 0xFE6C), (0xFF61, 0xFF66), (0x2F800, 0x2FA20))
"""Ranges of Kangxi radicals, compatibility ideographs, vertical, small and half-width forms."""
_WIDE = {char: chr(ord(char) + 0xFEE0) for char in ",;:!?(){}"} | {"[": "〔", "]": "〕", "<": "〈", ">": "〉"}
_UNSEEN = (
    *range(0x200B, 0x2010),
    *range(0x202A, 0x202F),
    *range(0x2060, 0x2070),
    0xAD,
    0x34F,
    0x61C,
    0x180E,
    0xFEFF,
    *range(0xFE00, 0xFE10),
)
"""Zero width blanks, joiners, marks of direction, soft hyphens, variation selectors, byte order marks inside a text."""

_SPACES = (0xA0, *range(0x2000, 0x200B), 0x202F, 0x205F)
"""Blanks of other widths, and those at which no line is broken."""


def _glyphs() -> dict[int, str]:
    table = {ord(a): b for pairs in (_RADICALS, _MAINLAND) for a, b in zip(pairs[::2], pairs[1::2], strict=True)}
    for first, stop in _SEEN_AS_OTHERS:
        for code in range(first, stop):
            seen = unicodedata.normalize("NFKC", chr(code))
            if len(seen) == 1 and seen != chr(code):
                table.setdefault(code, _WIDE.get(seen, seen))
    wide = {code: chr(code - 0xFEE0) for code in (*range(0xFF10, 0xFF1A), *range(0xFF21, 0xFF3B), *range(0xFF41, 0xFF5B))}
    return table | wide | dict.fromkeys(_UNSEEN, FILLER) | dict.fromkeys(_SPACES, " ")


GLYPHS = _glyphs()
"""The intended character by code point."""
# ２０３１年, ⽀持
_UNUSUAL = re.compile(
    "[\u00a0\u00ad\u034f\u061c\u180e\u2000-\u200f\u202a-\u202f\u205f-\u206f\u2e80-\u2fdf\uf900-\ufaff\ufe00-\ufe6f\ufeff\uff10-\uff19\uff21-\uff3a\uff41-\uff5a\uff61-\uff65\U0002f800-\U0002fa1f]"
)
_TAGS = (
    r"a|abbr|b|big|blockquote|br|center|code|div|em|font|hr|h[1-6]|i|img|ins|li|mark|ol|p|pre|s|small|span|strong|sub|sup|"
    r"table|tbody|td|th|thead|tr|u|ul"
)
# The mark comes first in the patterns, what stands before it is looked at then: several times as fast.
_MARKUP = re.compile(
    r"[<&\\*{:@\[](?:"
    # <!-- 目录 -->, <p id="t1">, </b>, <br />
    rf"(?<=<)(?:!--(?!\s*INFO END).{{0,2000}}?-->|/?(?:{_TAGS})(?:\s[^<>\n]{{0,300}})?\s*/?>)|"
    # &emsp;, &nbsp;, &lt;, &#12298;
    r"(?<=&)(?:[A-Za-z]{2,10}|#\d{1,6}|#x[0-9A-Fa-f]{1,5});|"
    # 1\. 总则, **第一条**, 第一章 总则{align=center}
    r"(?<=\\)[-.*_#+!|>`~()\[\]]|(?<=\*)\*+|(?<=[\u4e00-\u9fff）》]\{)[#.:\w][^{}\n]{0,80}\}|"
    # ::: details 目录 … :::, ::: tip, @tab 条例
    r"(?<=^:)::[ \t]*details[ \t]*目录[^\n]{0,200}\n(?:(?!:::)[^\n]{0,400}\n){0,400}:::[ \t\r]*$|(?:(?<=^:)::|(?<=^@)tab\b)[^\n]*$|"
    # [[toc]], [1](#t1)
    r"(?<=\[)(?:\[toc\]\]|[^\[\]\n]{1,40}\]\(#[^()\n]*\)))",
    re.DOTALL | re.IGNORECASE | re.MULTILINE,
)
# <p>, &nbsp;, **第一条**, [[toc]], [1](#t1)
_MARKED = re.compile(
    r"[<&\\*{:@\[\]](?:(?<=<)[!/a-zA-Z]|(?<=&)[#a-zA-Z]|(?<=[\\{])|(?<=\*)\*|(?<=^:)::|(?<=^@)tab|(?<=\[)\[|(?<=\])\(#)", re.MULTILINE
)
# 现公告如下:, 各有关单位: 为了, 制定本办法. 第二条, GB 12345-2031,以下简称, GB 12345-2031.各单位, 提高20%.
_HALF = re.compile(
    r"[,;:!?.](?:(?<=[\u4e00-\u9fff》〉）)〔〕”’][,;:!?])|(?<=[,;])(?=[\u4e00-\u9fff《〈“（(])|"
    rf"(?:(?<=[\u4e00-\u9fff》〉）)”’%]\.)(?<!^[{part('counting')}]\.)(?<!^十[{part('counting')}]\.)|(?<=\d{{4}}\.))"
    r"(?=[\s\u4e00-\u9fff“《（(〔]|\d{4}|$)|(?<=[A-Za-z]\.)(?=\s*$))",
    re.MULTILINE,
)
_FULL = {",": "，", ";": "；", ":": "：", "!": "！", "?": "？", ".": "。"}
# 优惠(实际税负5%)期满, 第12号(现行), but not [甲办法](https://…)
_BRACKETED = re.compile(r"\((?<![\])]\()(?P<inside>[^()\n]{0,120}[\u4e00-\u9fff][^()\n]{0,120})\)")
# （现行), (现行）: of two widths, as text recognition has them; but not （某发[2031)5号）
_MIXED = re.compile(r"（(?P<inside>[^()（）\n]{0,120})(?<![〔\[［【]\d{4})\)|\((?<![\])]\()(?P<within>[^()（）\n]{0,120})）")
# 某发〔2031］5号, 某发[2031)5号, 某发 〔 2031 〕 5 号: brackets that are no pair, and blanks
_YEAR_NUMBER = re.compile(
    rf"[〔［\[(（【﹝][ \t\u3000]*{part('year')}[ \t\u3000]*[〕］\])）】﹞][ \t\u3000]*第?[ \t\u3000]*\d{{1,5}}[ \t\u3000]*号"
)
# 某发 5号
_BLANK = re.compile(r"[ \t\u3000]")
_PAIRS = ("〔〕", "［］", "[]", "()", "（）", "【】", "﹝﹞")
_OPENING, _CLOSING = "〈<＜«‹≪", "〉>＞»›≫"
# <甲类办法>, ≪甲类办法≫
_BRACKET = re.compile(f"[{_OPENING}{_CLOSING}]")
_LONGEST_NAME = 160
"""Longest name of a document in characters, names inside it included."""
# 甲类设备管理办法
_NAME = re.compile(rf"[\s{FILLER}]*[\u3400-\u9fffA-Za-z“”（(〈<‹][^。；]*[\u4e00-\u9fff]")


@lru_cache(maxsize=1)
def plain_print(text: str) -> str:
    """Return a text of the same length in which every character is the intended one.

    Radicals, vertical, small and full-width forms become the usual characters; tags, entities, escapes and other mark-up their character or
    `FILLER`, as do invisible characters; 〈〉, <>, <<>>, ‹› and «» around a document's name become 《》, those inside another name 〈〉.
    Half-width punctuation and brackets of Chinese sentences becomes full-width. Line breaks stay where they are.
    """
    if _UNUSUAL.search(text):
        text = _UNUSUAL.sub(lambda found: GLYPHS.get(ord(found.group()), found.group()), text)
    if _MARKED.search(text):
        text = _MARKUP.sub(_unmarked, text)
    text = _YEAR_NUMBER.sub(_numbered, text)
    text = _BRACKETED.sub(r"（\g<inside>）", _named(text))
    if "(" in text or ")" in text:
        text = _MIXED.sub(lambda found: f"（{found['inside'] or found['within'] or ''}）", text)
    return _widened(text)


def _widened(text: str) -> str:
    """Return the text with the half-width marks of Chinese sentences full-width; what is not seen parts no mark from its words."""
    pieces = text.split(FILLER)
    seen = _HALF.sub(lambda mark: _FULL[mark.group()], "".join(pieces))
    return FILLER.join(seen[start:end] for start, end in pairwise(accumulate(map(len, pieces), initial=0)))


def _numbered(found: re.Match[str]) -> str:
    """Return the year and number of a document without blanks, the year in brackets that are a pair."""
    number = _BLANK.sub(FILLER, found.group())
    close = next(place for place, char in enumerate(number[1:], 1) if not char.isdigit() and char != FILLER)
    if number[0] + number[close] in _PAIRS:
        return number
    return f"〔{number[1:close]}〕{number[close + 1 :]}"


def _unmarked(found: re.Match[str]) -> str:
    """Return what a piece of mark-up means, padded to its length."""
    mark = found.group()
    if mark[0] == "&":
        char = html.unescape(mark)
        if len(char) != 1:
            return mark
        return char.ljust(len(mark), FILLER) if not char.isspace() else " " * len(mark)
    if mark[0] == "\\":
        return FILLER + mark[1]
    return re.sub(r"[^\r\n]", " " if mark[:3].lower() == "<br" else FILLER, mark)


def _named(text: str) -> str:
    """Make the brackets around names of documents 《》, those inside such names 〈〉."""
    changes: dict[int, str] = {}
    for (start, opening), (stop, closing), inside in _pairs(text):
        changes[start] = ("〈" if inside else "《").ljust(opening, FILLER)
        changes[stop] = ("〉" if inside else "》").rjust(closing, FILLER)
    if not changes:
        return text
    pieces, position = [], 0
    for place, mark in sorted(changes.items()):
        pieces += [text[position:place], mark]
        position = place + len(mark)
    return "".join([*pieces, text[position:]])


def _pairs(text: str) -> Iterator[tuple[tuple[int, int], tuple[int, int], bool]]:
    """Yield ((offset, length) of an opening bracket, of its closing one, whether the pair stands inside another name)."""
    opened: list[tuple[int, int]] = []
    position = 0
    while found := _BRACKET.search(text, position):
        place, char = found.start(), found.group()
        if opened and place - opened[0][0] > _LONGEST_NAME:
            opened.clear()
        length = 2 if text[place : place + 2] in ("<<", ">>") else 1
        if char in _OPENING:
            opened.append((place, length))
        elif opened:
            start, begun = opened.pop()
            length = min(length, begun)
            if _NAME.match(text, start + begun, place):
                yield (start, begun), (place, length), bool(opened) or _in_name(text, start)
        position = place + length


def _in_name(text: str, place: int) -> bool:
    """Tell whether a 《 before the offset is not yet closed there."""
    since = max(place - _LONGEST_NAME, 0)
    return text.rfind("《", since, place) > text.rfind("》", since, place)
