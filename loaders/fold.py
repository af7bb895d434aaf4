"""Reduces texts to keys that are equal for two printings of one heading."""

import re
import unicodedata
from functools import lru_cache

from kg.vocab.lexicon import part

# 甲类 设备（试行）
_OTHER = re.compile(r"[\W_]+")
_LONGEST_KEPT = 1000
"""The keys of longer lines are made anew each time."""
_ENUMERATOR = re.compile(
    rf"""
    ^\s*(?: [①-⑳㉑-㉟㊱-㊿⑴-⑽⒈-⒛❶-❿⓫-⓴➀-➓]                    # ①甲类设备办法
          | \d{{1,3}}\s?(?:[.．](?!\d(?!\d{{3}}\s?年))|、)             # 3.甲类设备办法; 3.2031年要点, but not 3.14
          | [(（【]\s?(?:\d{{1,3}}|[{part("counting")}]+)\s?[)）】]     # （3）…, （三）…, 【三】…
          | {part("section")}                                          # 三、甲类设备办法
          | [■□●○◆◇▲△★☆▪▫•·►▶➤※◎✦✓➢\-–—*＊»]                       # ■甲类设备办法
    )\s*
    """,
    re.VERBOSE,
)


def key(text: str) -> str:
    """Letters and digits only, full width folded: blanks, brackets and punctuation never decide."""
    return _short_key(text) if len(text) <= _LONGEST_KEPT else _key(text)


@lru_cache(maxsize=8192)
def _short_key(text: str) -> str:
    return _key(text)


def _key(text: str) -> str:
    return _OTHER.sub("", unicodedata.normalize("NFKC", text)).lower()


def enumerator(text: str) -> str:
    """The number or bullet in front of a heading (`①`, `3.`, `（二）`, `■`), with its blanks; empty if there is none."""
    match = _ENUMERATOR.match(text)
    return match.group() if match else ""


def unnumbered(text: str) -> str:
    """The text without the number or bullet in front of it."""
    return text[len(enumerator(text)) :]


def keys(text: str) -> tuple[str, ...]:
    """The key with and without its number, longest first; one if they are the same."""
    whole, short = key(text), key(unnumbered(text))
    return (whole, short) if short and short != whole else (whole,)


# 甲类行动计划（2031年）\t政策咨询: a button of the page beside the title
_BUTTON = re.compile(r"\t\S{1,8}$")


def without_button(text: str) -> str:
    """The line of a title without a short cell behind it, which is a button of its page."""
    return _BUTTON.sub("", text)


# 某委员会: the end of a line of bodies
_ORGAN = re.compile(r"(?:部|委|局|署|院|厅|总会|协会|银行|委员会)$")
# 办公厅关于…: goes on with the body above
_NO_ORGAN = re.compile(r"^(?:办公厅|办公室|关于|等|联合|印发|发布|公告|令|[、，,:：》〉”）)])")
# 甲类AI
_WESTERN = re.compile(r"[A-Za-z0-9]$")


# 若 干 事 项, 关于 加强 甲类 设备 管理, 甲类设备管理办法解 读
_SPACED = re.compile(r"[\u4e00-\u9fff]+(?:[ \u3000]+[\u4e00-\u9fff]+)+")
_SHORT = 2
"""A piece of so few characters between blanks is no word of its own, unless it names a body."""
# 某部 某局关于, 中办 国办印发, but not 五部 门, 某委 员会
_BODY = re.compile(r"(?:^|[^一二两三四五六七八九十多各])(?:部|委|局|署|院|厅|办|行|会|室|府)$")
# behind a body: 员会, 门
_BODY_GOES_ON = re.compile(r"员|门|公[室厅]|长|分|务")


def joined(parts: list[str]) -> str:
    """A heading from its lines: nothing between them, but a blank between two agencies or two western words; spaced letters closed up."""
    text = ""
    for line in parts:
        names = _ORGAN.search(text) and not _NO_ORGAN.match(line) and "关于" in line
        words = _WESTERN.search(text) and re.match(r"[A-Za-z]", line)
        text += f" {line}" if text and (names or words) else line
    return _SPACED.sub(lambda spaced: _closed_up(spaced.group()), text)


def _closed_up(text: str) -> str:
    """Take out the blanks beside pieces that are too short to be words."""
    pieces = re.split(r"([ \u3000]+)", text)
    closed = before = pieces[0]
    for blank, piece in zip(pieces[1::2], pieces[2::2], strict=True):
        apart = _BODY.search(closed) and not _BODY_GOES_ON.match(piece)
        closed += f"{blank if apart or min(len(before), len(piece)) > _SHORT else ''}{piece}"
        before = piece
    return closed
