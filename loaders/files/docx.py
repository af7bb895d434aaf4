"""Word documents (Office Open XML), macros and templates included."""

from collections.abc import Iterator
from typing import Any

from kg.errors import InputError
from loaders.files.layer import Layer
from loaders.files.word.body import Body
from loaders.files.word.numbering import numbering
from loaders.files.word.package import Package, local, names

NAME = "docx"
DESCRIPTION = "Word documents: DOCX"
FALLBACK = False

_MAIN = "word/document.xml"
_NOTES = ("footnote", "endnote")


def claims(data: bytes, name: str) -> bool:
    """Tell by the parts of the archive; a truncated one by its first part and its name."""
    if not data.startswith(b"PK\3\4"):
        return False
    found = names(data)
    return any(part.startswith("word/") for part in found) or (not found and name.lower().endswith(".docx"))


def layers(data: bytes, path: str) -> Iterator[Layer]:
    """Yield the text without headers, footers and tracked deletions, numbers of lists written out. Raises InputError."""
    package = Package(data, path)
    root = package.root(_main(package))
    if root is None:
        raise InputError(path, f"is damaged: it holds no {_MAIN}")
    lists = numbering(package.root("word/numbering.xml"), package.root("word/styles.xml"))
    yield Layer("\n".join(Body(lists, _notes(package)).lines(root)))


def _main(package: Package) -> str:
    """Name of the part that holds the text; some programs give it another number."""
    if _MAIN in package:
        return _MAIN
    relations = package.root("_rels/.rels")
    targets = [
        str(one.get("Target", ""))
        for one in (relations if relations is not None else ())
        if one.get("Type", "").endswith("/officeDocument")
    ]
    return targets[0].lstrip("/") if targets else _MAIN


def _notes(package: Package) -> dict[str, Any]:
    """Footnotes and endnotes by the kind and number of what refers to them."""
    found: dict[str, Any] = {}
    for kind in _NOTES:
        root = package.root(f"word/{kind}s.xml")
        for note in root if root is not None else ():
            # Separators have a type; they are lines drawn above the notes.
            if local(note) == kind and not any(key.endswith("}type") for key in note.attrib):
                found.update((f"{kind}Reference/{value}", note) for key, value in note.attrib.items() if key.endswith("}id"))
    return found
