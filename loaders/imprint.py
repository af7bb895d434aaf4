"""Where the last unit ends and the imprint or back cover of the bulletin begins."""

import re
from collections.abc import Collection

from kg.vocab.lexicon import part
from loaders.cover import MAKER
from loaders.fold import key
from loaders.lines import Lines
from loaders.page_words import page_words

# 联系电话：…, E-mail: …
_CONTACT = re.compile(page_words("contact"))
# 责任编辑：张某某, — END —
_STAFF = re.compile(rf"[-—–·*\s]*(?:END|End|end|完)[-—–·*\s]*|{page_words('staff')}")
# https://example.invalid
_LATIN = re.compile(r"[\x20-\x7e]+")
# 2031年3月5日, 二〇三一年三月五日
_DATE = re.compile(rf"[\d{part('digits')}十]{{2,4}}\s*年.*[日号]")


def body_end(lines: Lines, first: int, titles: Collection[str] = ()) -> int:
    """0-based index of the first line of the imprint after line index `first`; the number of lines if there is none.

    `titles` are the lines of the cover: a back cover repeats the publisher. The publisher alone may be the signature of the last document,
    and an address and a telephone alone may be those of its contact person; so both count only together, or after two blank lines.
    """
    names = {key(t) for t in titles}
    stop = len(lines)
    labels: set[str] = set()
    for index in range(len(lines) - 1, first, -1):
        bare = lines[index].bare
        if not bare:
            continue
        label, name = _CONTACT.match(bare), key(bare) in names
        if not (label or name or _like_imprint(bare)):
            return index if len(labels) > 1 and MAKER.search(bare) and _set_off(lines, index) else stop
        labels.update([label.group()] if label else [])
        if _staff(bare) or (name and labels) or ((name or len(labels) > 1) and _set_off(lines, index)):
            stop = index
    return stop


def _like_imprint(bare: str) -> bool:
    return _staff(bare) or bool(len(bare) <= 80 and _LATIN.fullmatch(bare)) or bool(re.fullmatch(r"\d{3,6}", bare))


def _staff(bare: str) -> bool:
    """Whether a line names the people or bodies who made the bulletin (`编辑：…`)."""
    return len(bare) <= 60 and bool(_STAFF.fullmatch(bare)) and not _DATE.search(bare)


def _set_off(lines: Lines, index: int) -> bool:
    return index >= 2 and not lines[index - 1].bare and not lines[index - 2].bare
