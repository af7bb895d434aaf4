"""Where a document announces amendments: below 作如下修改 or a title that does, up to the heading of another list. Clean offsets."""

import re
from collections.abc import Iterator, Sequence

from kg.vocab.lexicon import part, verbs

Paragraphs = Sequence[tuple[int, int]]

# 现对有关文件作如下修改。; 二、修改下列文件; 对下列文件予以修改：
_ANNOUNCED = re.compile(
    r"(?:作|做|进行)(?:出|了)?(?:如下|以下)(?:修改|修订|调整)|(?:修改|修订)(?:下列|以下)|(?:下列|以下)[^。；\n]{0,30}(?:予以|进行)(?:修改|修订)"
)
# 某部关于修改部分规范性文件的通知, 关于废止和修改部分规章的决定
_TITLE = re.compile(rf"关于(?:公布)?(?:废止)?[、和与及]?(?:{verbs('amend')})")
# 二、修改的文件（共2件）, 对1件文件予以修改：, 三、修改, 国务院决定修改的行政法规
_HEADING = re.compile(
    rf"(?:#+\s*)?(?:附件[{part('counting')}\d]*[:：]?\s*)?(?:{part('enumerator')}\s*)?"
    r"(?:(?:(?:(?![拟需未不])[^。；，：]){0,20}决定)?(?:予以)?(?:修改|修订)(?:的?[^。；，]{0,12}(?:文件|规章|法规)(?:目录|清单)?)?|对[^。；，]{0,20}(?:予以|进行)(?:修改|修订))(?:（[^（）]{0,12}）)?[:：。]?"
)
# 三、继续有效的文件, 一、不予废止的文件, 附件2 废止的规范性文件目录, 三、拟修改的文件
_OTHER = re.compile(rf"有效|保留|废止|失效|{part('ends')}|继续执行|拟|需|{part('weighed')}|不予")
_LONGEST = 60
"""Characters of a paragraph that may be a heading."""
# 决定废止下列文件，同时《甲办法》停止执行。
_NO_HEADING = re.compile(r"[《》〔〕；]|。.")


def find_amending(text: str, paragraphs: Paragraphs, body: int) -> Iterator[tuple[int, int]]:
    """Yield the stretches whose items name what is amended."""
    opened = body if _TITLE.search(text, 0, body) else None
    for start, end in paragraphs:
        if start < body:
            continue
        if opened is None and text.find("修", start, end) < 0 and text.find("调整", start, end) < 0:
            continue
        line = text[start:end].strip()
        is_heading = len(line) <= _LONGEST and not _NO_HEADING.search(line)
        if announced := _ANNOUNCED.search(text, start, end):
            opened = announced.end() if opened is None else opened
        elif is_heading and _HEADING.fullmatch(line):
            opened = end if opened is None else opened
        elif is_heading and _OTHER.search(line) and opened is not None:
            yield opened, start
            opened = None
    if opened is not None:
        yield opened, len(text)
