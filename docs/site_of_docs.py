"""Build the documentation site in both languages: python docs/site_of_docs.py [FOLDER], by default build/site.

mkdocs.yml is the site in English, and docs/zh holds the pages in Chinese under the same names. A page that has no Chinese version is shown
there in English with a note. Links that leave docs/ become text, since the site has no such files. Warnings fail the build, and neither
the build nor a reader's browser fetches anything from elsewhere. Needs the extra `docs`.
"""

import re
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
DOCS = ROOT / "docs"

CHINESE = {
    "language: en": "language: zh",
    "Chinese government policy documents as a knowledge graph.": "中国政策文件知识图谱。",
    "link: ./,": "link: ../,",
    "link: ./zh/,": "link: ./,",
    "name: Dark": "name: 深色",
    "name: Light": "name: 浅色",
    "- Home:": "- 首页:",
    "- Tutorials:": "- 教程:",
    "- Notebooks:": "- 笔记本:",
    "- How-to guides:": "- 操作指南:",
    "- Load documents:": "- 装入文件:",
    "- Ask the graph:": "- 查询图谱:",
    "- Use other tools:": "- 配合其他工具:",
    "- Reference:": "- 参考:",
    "- Explanation:": "- 原理:",
}
"""What the Chinese mkdocs.yml says instead."""
ENGLISH_ONLY = '!!! note "本页暂无中文版，以下为英文原文。"\n\n'

#       - validity.md, or - Home: index.md
PAGE = re.compile(r"- (?:\w+: )?(\S+\.md)$", flags=re.M)
# [the query](../queries/related.cypher), [Contributing](../CONTRIBUTING.md#habits); docs/zh: [English](../../README.md)
LINK_OUT = re.compile(r"(?<!!)\[([^\]]+)\]\((?:\.\./)+(?!pictures/)[^)]*\)")

# [figures](scale.md#a-daily-bulletin)
ANCHOR = re.compile(r"(?<=\.md)#[^)\s]+(?=\))")
# a line of Chinese that goes on in the next one, in a list as well: browsers show a line break as a blank
BROKEN = re.compile(r"(?<=[\u2e80-\u9fff\uff00-\uffef“”]) *\n *(?=[\u3400-\u9fff“《（])")
# ```text … ```
FENCE = re.compile(r"(^ *```.*?^ *```$)", flags=re.M | re.S)


def settings(language: str) -> str:
    """Return mkdocs.yml for a language."""
    text = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    if language == "en":
        return text
    for english, translated in CHINESE.items():
        if english not in text:
            raise SystemExit(f"mkdocs.yml has no {english!r}, which docs/site_of_docs.py translates")
        text = text.replace(english, translated)
    return text


def pages() -> list[str]:
    """Return the pages in the order of the navigation."""
    return PAGE.findall(settings("en"))


def page(name: str, language: str) -> str:
    """Return the Markdown of a page in a language (en, zh)."""
    path = DOCS / "zh" / name if language == "zh" else DOCS / name
    if path.exists():
        text = path.read_text(encoding="utf-8").replace("](../pictures/", "](pictures/").replace("](../graph.svg", "](graph.svg")
    else:
        head, _, rest = (DOCS / name).read_text(encoding="utf-8").partition("\n\n")
        # The headings of Chinese pages are others.
        text = f"{head}\n\n{ENGLISH_ONLY}{ANCHOR.sub('', rest)}"
    text = LINK_OUT.sub(r"\1", text)
    return text if language == "en" else unbroken(text)


def unbroken(text: str) -> str:
    """Return a Chinese page with each paragraph on one line."""
    return "".join(part if FENCE.match(part) else BROKEN.sub("", part) for part in FENCE.split(text))


def write(folder: Path, language: str) -> None:
    """Write what the generator reads: mkdocs.yml, the pages and the pictures."""
    (folder / "docs").mkdir(parents=True)
    for name in pages():
        (folder / "docs" / name).write_text(page(name, language), encoding="utf-8")
    shutil.copytree(DOCS / "pictures", folder / "docs" / "pictures")
    shutil.copy(DOCS / "graph.svg", folder / "docs")
    (folder / "mkdocs.yml").write_text(settings(language), encoding="utf-8")


def join(html: Path) -> None:
    """Let the switch of languages lead to the same page in the other language, not to its first page."""
    for name in (path.with_suffix(".html").name for path in map(Path, pages())):
        for path, start, same in (
            (html / name, 'href="./zh/"', f'href="zh/{name}"'),
            (html / "zh" / name, 'href="../" hreflang', f'href="../{name}" hreflang'),
        ):
            text = path.read_text(encoding="utf-8")
            if start not in text:
                raise SystemExit(f"{path}: has no switch of languages, {start}")
            path.write_text(text.replace(start, same), encoding="utf-8")


def main() -> int:
    """Build both and put the Chinese site into the folder zh of the English one."""
    target = Path(sys.argv[1] if len(sys.argv) > 1 else ROOT / "build" / "site").resolve()
    shutil.rmtree(target, ignore_errors=True)
    for language in ("en", "zh"):
        source = target / "source" / language
        write(source, language)
        subprocess.run([sys.executable, "-m", "zensical", "build", "--strict", "-f", str(source / "mkdocs.yml")], check=True)
        shutil.move(source / "site", target / "html" if language == "en" else target / "html" / "zh")
    join(target / "html")
    print(target / "html" / "index.html")
    return 0


if __name__ == "__main__":
    sys.exit(main())
