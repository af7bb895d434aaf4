"""What the held texts of a policy say of a provision."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from kg.extract.layout import read_text
from kg.extract.provisions import Provisions, read_provisions
from kg.text.normal import fold

_QUOTED = 200
"""Characters of a provision that are quoted."""


@dataclass(frozen=True, slots=True)
class Found:
    """Whether a provision stands in the texts: None where they cannot tell."""

    stands: bool | None
    quote: str | None
    """How the article begins; the last one of the text where it does not stand there."""


def find_provision(texts: Sequence[str], provision: str) -> Found:
    """Look for a provision, `58.2.3`, in the texts of a policy."""
    read = [_read(text) for text in texts]
    for provisions, body in read:
        if _stands(provisions, provision):
            return Found(True, _quote(provisions, provision, body))
    if not read or not all(_lacks(provisions, provision) for provisions, _ in read):
        return Found(None, None)
    return Found(False, _quote(read[0][0], read[0][0].articles[-1], read[0][1]))


def article_of(text: str, provision: str) -> str | None:
    """Return the article of a provision as a text has it, with all its lines, folded; None where it does not stand there."""
    provisions, clean = _read(text)
    number = provision.split(".", maxsplit=1)[0]
    if number not in provisions.articles:
        return None
    parts = [one for one in provisions.all if one.id == number or one.id.startswith(f"{number}.")]
    return fold("".join(clean[one.start : one.end] for one in parts if one.id.count(".") > 0 or len(parts) == 1))


@lru_cache(64)
def _read(text: str) -> tuple[Provisions, str]:
    """Return the provisions of a text, and the clean text in which they stand."""
    layout = read_text(text)
    return read_provisions(layout), layout.text


def _stands(provisions: Provisions, provision: str) -> bool:
    if provision in provisions.ids:
        return True
    article, _, rest = provision.partition(".")
    # 第三条第（二）项: an item of some paragraph
    return rest.startswith(".") and any(
        one.startswith(f"{article}.") and one.split(".")[2:] == rest[1:].split(".") for one in provisions.ids
    )


def _lacks(provisions: Provisions, provision: str) -> bool:
    """Tell whether a text shows that it has no such provision: its articles are there, and none of them is meant."""
    plain = [int(one) for one in provisions.articles if one.isdigit()]
    if not plain or not provision[0].isdigit() or len(plain) < _FEWEST or plain[0] != 1 or plain != sorted(plain):
        return False
    article = provision.split(".", maxsplit=1)[0]
    if article.isdigit() and int(article) > plain[-1]:
        return len(plain) >= _SHARE * plain[-1]
    return plain == list(range(1, len(plain) + 1))


_FEWEST = 3
_SHARE = 0.8
"""Of the articles up to the last one, at least these have to be there: a text whose headings are damaged does not tell."""


def _quote(provisions: Provisions, provision: str, text: str) -> str | None:
    article = provision.split(".", maxsplit=1)[0]
    place = next((one for one in provisions.all if one.id == article), None)
    return text[place.start : place.end][:_QUOTED].strip() if place else None
