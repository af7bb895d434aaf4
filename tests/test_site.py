"""The documentation site: every page stands in it, in both languages, and it builds without a warning and loads nothing from elsewhere."""

import importlib.util
import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
DOCS = ROOT / "docs"
sys.path.insert(0, str(DOCS))

import chinese  # noqa: E402
import site_of_docs  # noqa: E402

ENGLISH_ONLY: set[str] = set()
"""Pages that the Chinese site shows in English."""


def test_every_page_stands_in_the_navigation_once() -> None:
    assert sorted(site_of_docs.pages()) == sorted(path.name for path in DOCS.glob("*.md"))


def test_what_is_not_in_chinese_is_known() -> None:
    assert {*site_of_docs.pages()} - {path.name for path in (DOCS / "zh").glob("*.md")} == ENGLISH_ONLY
    assert {path.name for path in (DOCS / "zh").glob("*.md")} <= {*site_of_docs.pages()}


def test_the_reference_is_in_chinese() -> None:
    missing: set[str] = set()
    for name in chinese.PAGES:
        chinese.translated((DOCS / f"{name}.md").read_text(encoding="utf-8"), missing.add)
    assert len(missing) < len(chinese.words()) / 20, "python docs/chinese.py lists what docs/zh/reference.yaml lacks"


TABLE = """\
## amounts

| Parameter | Type | Meaning |
| --- | --- | --- |
| **`key`** | string | Maximum number of rows. |
| `Policy\\|Article` | string | Nobody has translated this. |

```sh
Maximum number of rows.
```
"""


def test_headings_cells_and_paragraphs_are_translated_and_examples_are_not() -> None:
    assert chinese.translated(TABLE) == TABLE.replace("| Parameter | Type | Meaning |", "| 参数 | 类型 | 含义 |").replace(
        "| Maximum number of rows. |", "| 最多返回的行数。 |"
    )


def test_a_line_break_inside_a_chinese_sentence_is_no_blank() -> None:
    assert "等五部门印发" in site_of_docs.unbroken("等五部门\n印发方案。\n\n- 甲：\n  乙\n")
    assert site_of_docs.unbroken("甲\n\n乙\n| 丙 |\n- 丁\n```text\n戊\n己\n```\n") == "甲\n\n乙\n| 丙 |\n- 丁\n```text\n戊\n己\n```\n"


def test_links_that_leave_the_documentation_become_text() -> None:
    assert site_of_docs.LINK_OUT.sub(r"\1", "see [the query](../queries/related.cypher) and ![a](../pictures/a.png)") == (
        "see the query and ![a](../pictures/a.png)"
    )


@pytest.mark.skipif(not importlib.util.find_spec("zensical"), reason="the extra docs is not installed")
def test_the_site_builds_and_loads_nothing_from_elsewhere(tmp_path: Path) -> None:
    built = subprocess.run([sys.executable, "docs/site_of_docs.py", str(tmp_path / "site")], cwd=ROOT, capture_output=True, text=True)
    assert built.returncode == 0, built.stdout + built.stderr
    html = tmp_path / "site" / "html"
    for language, other in (("", "zh/"), ("zh/", "../")):
        for page in site_of_docs.pages():
            name = page.replace(".md", ".html")
            text = (html / language / name).read_text(encoding="utf-8")
            loaded = re.findall(
                r"<(?:script|img|iframe|source)\b[^>]*\bsrc=\"?([^\" >]+)|<link\b[^>]*\brel=\"?(?:stylesheet|icon|preconnect|preload)[^>]*",
                text,
            )
            assert [address for address in loaded if "//" in address] == [], name
            assert not re.search(r"<link\b[^>]*//", text), name
            assert f'href="{other}{name}" hreflang' in text, name
    found = {language: json.loads((html / language / "search.json").read_text(encoding="utf-8"))["items"] for language in ("", "zh")}
    assert any("When are two names one policy" in item["title"] for item in found[""])
    assert any("怎样认定是同一份政策" in item["title"] for item in found["zh"])
