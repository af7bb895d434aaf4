"""Texts reduced to what decides whether two printings of a heading are the same one."""

import re
import unicodedata

_OTHER = re.compile(r"[\W_]+")
_ENUMERATOR = re.compile(
    r"^\s*(?:[①-⑳㉑-㉟㊱-㊿⑴-⑽⒈-⒛❶-❿⓫-⓴➀-➓]|\d{1,3}\s?(?:[.．](?!\d(?!\d{3}\s?年))|、)|[(（【]\s?(?:\d{1,3}|[一二三四五六七八九十百]+)\s?[)）】]"
    r"|[一二三四五六七八九十百]+、|[■□●○◆◇▲△★☆▪▫•·►▶➤※◎✦✓➢\-–—*＊»])\s*"
)


def key(text: str) -> str:
    """Letters and digits only, full width folded: blanks, brackets and punctuation never decide."""
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


_ORGAN = re.compile(r"(?:部|委|局|署|院|厅|总会|协会|银行|委员会)$")
_NO_ORGAN = re.compile(r"^(?:办公厅|办公室|关于|等|联合|印发|发布|公告|令|[、，,:：》〉”）)])")
_WESTERN = re.compile(r"[A-Za-z0-9]$")


def joined(parts: list[str]) -> str:
    """A heading from its lines: nothing between them, but a blank between two agencies or two western words."""
    text = ""
    for part in parts:
        names = _ORGAN.search(text) and not _NO_ORGAN.match(part) and "关于" in part
        words = _WESTERN.search(text) and re.match(r"[A-Za-z]", part)
        text += f" {part}" if text and (names or words) else part
    return text
