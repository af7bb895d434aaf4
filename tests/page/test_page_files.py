"""The files of the page: complete, safe to serve, and with a word for everything in both languages."""

import json
import re
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

import httpx
import pytest
import yaml
from served import served

import api.page
from api.page import FOLDER
from kg.schema.read import schema
from kg.store.protocol import Store
from queries import catalogue

SCRIPTS = sorted((FOLDER / "js").glob("*.js"))
ROOT = Path(__file__).resolve().parent.parent.parent


def words(language: str) -> dict[str, str]:
    return json.loads((FOLDER / "text" / f"{language}.json").read_text(encoding="utf-8"))


def choices(parameter: str) -> set[str]:
    return set(chain.from_iterable(query.params[parameter].choices for query in catalogue().values() if parameter in query.params))


def test_both_languages_say_the_same_things() -> None:
    chinese, english = words("zh"), words("en")
    assert list(chinese) == list(english)
    holes = re.compile(r"\{\w+\}")
    assert [key for key in chinese if set(holes.findall(chinese[key])) != set(holes.findall(english[key]))] == []
    assert [key for key, text in english.items() if re.search(r"[㐀-鿿]", text)] == []


def wanted() -> Iterator[str]:
    """Texts that the interface can make the page need."""
    bodies = yaml.safe_load((ROOT / "kg/data/agencies.yaml").read_text(encoding="utf-8"))["bodies"]
    yield from (f"kind.{kind}" for kind in choices("kind") | set(bodies))
    yield from (f"status.{status}" for status in choices("status"))
    yield from (f"level.{level}" for level in choices("level"))
    # Reasons that are edges are called what the schema calls them.
    reasons = set(re.findall(r"'(\w+)' AS reason", catalogue()["related"].cypher)) | {
        each.shared.reason for each in schema().public if each.shared
    }
    assert {"same_title", "shared_words", "shared_basis"} < reasons
    yield from (f"reason.{reason}" for reason in reasons)


def test_there_is_a_word_for_every_value() -> None:
    assert sorted(set(wanted()) - set(words("zh"))) == []


def test_every_text_is_there_and_used() -> None:
    texts = set(words("zh"))
    sources = [path.read_text(encoding="utf-8") for path in (*SCRIPTS, FOLDER / "index.html")]
    naming = re.compile(r"""\bt\('([\w.]+)'|data-t(?:-\w+)?="([\w.]+)\"""")
    asked = {key for source in sources for pair in naming.findall(source) for key in pair if key}
    assert sorted(asked - texts) == []
    named = {key for source in sources for key in re.findall(r"""['"]([a-z]\w*(?:\.\w+)*)['"]""", source)}
    # `tool.${key}` stands for all that begin so; word('kind', …) asks for values that come from the interface.
    begun = {start for source in sources for start in re.findall(r"`(\w+\.)\$\{", source)}
    begun |= {f"{group}." for group in named}
    assert sorted(text for text in texts - named if not text.startswith(tuple(begun))) == []


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: path.name)
def test_scripts_are_short_and_never_make_markup_of_text(path: Path) -> None:
    source = path.read_text(encoding="utf-8")
    assert source.startswith("/**")
    assert len(source.splitlines()) <= 250
    assert re.findall(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\b|new Function|DOMParser|setHTML", source) == []
    assert re.findall(r"https?://(?!www\.w3\.org/2000/svg)", source) == []


def test_the_icon_is_there_without_a_key(samples: Store) -> None:
    with served(samples, api_key="geheim") as guarded:
        answer = httpx.get(f"{guarded}/favicon.ico")
        assert (answer.status_code, answer.headers["content-type"], answer.content[:4]) == (200, "image/x-icon", b"\0\0\1\0")
        assert httpx.get(guarded).status_code == 401


def test_what_is_not_our_own_has_its_licence_beside_it() -> None:
    for folder in (FOLDER / "vendor", Path(__file__).parent):
        foreign = [path for path in folder.iterdir() if ".min." in path.name]
        assert foreign
        assert [path.name for path in foreign if not (folder / f"{path.name.split('.')[0]}.LICENSE").exists()] == []


@pytest.mark.parametrize(
    ("path", "type_"),
    [
        ("/", "text/html; charset=utf-8"),
        ("/?q=泵&open=Policy:x", "text/html; charset=utf-8"),
        ("/static/page.css", "text/css; charset=utf-8"),
        ("/static/js/main.js", "text/javascript; charset=utf-8"),
        ("/static/vendor/cytoscape.esm.min.mjs", "text/javascript; charset=utf-8"),
        ("/static/text/zh.json", "application/json"),
        ("/static/icon.svg", "image/svg+xml"),
    ],
)
def test_files_come_with_type_and_policy(home: str, path: str, type_: str) -> None:
    answer = httpx.get(home + path)
    assert (answer.status_code, answer.headers["content-type"]) == (200, type_)
    assert {name: answer.headers[name] for name in api.page.HEADERS} == api.page.HEADERS
    assert answer.headers["content-security-policy"].startswith("default-src 'self';")
    again = httpx.get(home + path, headers={"If-None-Match": answer.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"") if path.startswith("/static") else again.status_code == 200


@pytest.mark.parametrize(
    "path", ["/static/", "/static/js", "/static/none.js", "/static/%2e%2e/page.py", "/static/..%2fpage.py", "/static/js/../../app.py"]
)
def test_nothing_else_is_served(home: str, path: str) -> None:
    answer = httpx.get(home + path)
    assert answer.status_code == 404
    assert answer.headers["content-type"] == "application/problem+json"


def test_every_parameter_of_the_address_is_documented() -> None:
    source = (FOLDER / "js" / "address.js").read_text(encoding="utf-8")
    (filters,) = re.findall(r"FILTERS = \[(.*?)\]", source)
    names = set(re.findall(r"'(\w+)'", filters)) | set(re.findall(r"(?:text|get|getAll)\('(\w+)'\)", source))
    assert {"q", "open", "more"} <= names
    documented = (ROOT / "docs" / "page.md").read_text(encoding="utf-8")
    assert sorted(name for name in names if f"`{name}`" not in documented) == []
