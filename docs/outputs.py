"""Print below each command of the documentation what it prints: python docs/outputs.py [--check] [PAGE…].

Pages are the READMEs and all under docs/. CONTRIBUTING.md says how commands are written. All commands of a page run one after the other in
a scratch folder that has samples/ and docs/. A page that runs no `kg build` finds a store of samples/ there. An output that still says the
same, apart from VARIES, stays as it is. With --check nothing is written; pages that would change are named and the exit code is 1.
"""

import re
import shlex
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from pathlib import Path

from session import ROOT, exempt, parts, session

LINES, HEAD = 16, 12
"""An output of more lines than LINES is cut to its first HEAD and a line `…`."""
WIDTH = 160
"""Longer lines are cut to so many characters and `…`."""

VARIES = (
    (r"\d{4}-\d\d-\d\d[T ][\d:.,]+(Z|[+-][\d:]{4,5})?( +\d+\.\d+)?", "TIME"),  # 2031-05-02T08:00:00.123Z; in `kg runs` with the seconds
    (r"\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b", "RUN"),  # 0b7e1c52-93f1-4c55-8c1e-2f4f0f5a7f10
    (r"version\"?[:,]? \"?\d+(\.\d+)+", "VERSION"),  # kg, version 0.2.0
    (r"part-[0-9a-f]{20}", "PART"),  # part-1e0d9768995fab0d1f82.kgpart
    (r"Started server process \[\d+\]", "PROCESS"),  # of uvicorn
)
"""What differs from run to run, and what stands for it in the comparison."""

COMMENT = re.compile(r"(^|\s+)# (?!exit code).*")
"""kg runs   # the newest first"""
FENCE = re.compile(r"^```(\w*)\n(.*?)^```\n", re.M | re.S)
"""```sh\nkg stats\n```"""
BELOW = re.compile(r"\n*```text\n(.*?)^```\n", re.M | re.S)
"""What a program prints, below it: \n```text\n3\n```"""


@dataclass(frozen=True)
class Step:
    """A command or a program, and its output in the page."""

    language: str
    source: str
    printed: str | None
    """None if the page has no place for it."""
    start: int
    """Where the output stands, in characters of the page."""
    end: int

    @property
    def key(self) -> tuple[str, str]:
        """What is run, without comments."""
        return self.language, "\n".join(COMMENT.sub("", line) for line in self.source.splitlines())

    @property
    def is_run(self) -> bool:
        """Whether anything of it is run."""
        if self.language in ("python", "cypher"):
            return not exempt(self.source.splitlines()[0])
        return any(not exempt(part) for part in parts(self.key[1]))

    @property
    def builds(self) -> bool:
        """Whether it writes the store."""
        return self.language in ("sh", "console") and any(part.startswith("kg build ") and not exempt(part) for part in parts(self.source))


def pages() -> list[Path]:
    """Return the pages of the documentation, in a fixed order."""
    return [*sorted(ROOT.glob("README*.md")), *sorted((ROOT / "docs").rglob("*.md"))]


def steps(text: str) -> list[Step]:
    """Return the commands and programs of a page in order."""
    found: list[Step] = []
    for fence in FENCE.finditer(text):
        language, body = fence.groups()
        if language == "console":
            found += _console(body, fence.start(2))
        elif language in ("sh", "python", "cypher"):
            below = BELOW.match(text, fence.end())
            place = (below[1], *below.span(1)) if below else (None, fence.end(), fence.end())
            sources = [command for command, _ in _commands(body.splitlines(keepends=True))] if language == "sh" else [body]
            found += [Step(language, source.strip(), *place) for source in sources]
    return found


def _console(body: str, start: int) -> Iterator[Step]:
    """Yield the commands behind `$ `, each with the lines up to the next."""
    for block in re.split(r"^(?=\$ )", body, flags=re.M):
        if block.startswith("$ "):
            command, taken = next(_commands(block[2:].splitlines(keepends=True)))
            begin, end = start + 2 + taken, start + len(block)
            yield Step("console", command.strip(), block[2 + taken :], begin, end)
        start += len(block)


def _commands(lines: Sequence[str]) -> Iterator[tuple[str, int]]:
    r"""Yield each command and its length: a line, and those after it as long as a quote is open or the line ends with `\\`."""
    command = ""
    for line in lines:
        command += line
        try:
            shlex.split(command.removesuffix("\n"), comments=True)
        except ValueError:
            continue
        if command.strip():
            yield command, len(command)
        command = ""
    if command:
        raise ValueError(f"a quote stays open in: {command}")


# --- running and comparing ---------------------------------------------------------------------------------------


@cache
def store() -> Path:
    """Return a store built from samples/, made once."""
    folder = Path(tempfile.mkdtemp(prefix="docs-"))
    with session(folder, None) as built:
        built.run("sh", "kg build samples")
    return folder / "kg.store"


@cache
def outputs(keys: tuple[tuple[str, str], ...], builds: bool) -> tuple[str, ...]:
    """Run the commands of a page; pages in two languages that have the same ones run once."""
    with tempfile.TemporaryDirectory() as folder, session(Path(folder).resolve(), None if builds else store()) as opened:
        return tuple(opened.run(language, source) for language, source in keys)


def run(text: str) -> list[tuple[Step, str]]:
    """Return the steps of a page that are run, each with what it printed. The commands of one `sh` block print in one place."""
    found = [step for step in steps(text) if step.is_run]
    if not found:
        return []
    said = outputs(tuple(step.key for step in found), any(step.builds for step in found))
    grouped = groupby(zip(found, said, strict=True), key=lambda pair: pair[0].start)
    groups = [list(pairs) for _, pairs in grouped]
    return [(group[0][0], "".join(text for _, text in group)) for group in groups]


def same(printed: str, said: str) -> bool:
    """Tell whether a page says what was printed; a line `…` stands for any lines, and `…` at the end of a line for its rest."""
    pattern = ""
    for line in _comparable(printed).splitlines(keepends=True):
        cut = re.escape(line[:-2]) + ".*\n" if line.endswith("…\n") else re.escape(line)
        pattern += "(?:.*\n)*" if line.strip() == "…" else cut
    return re.fullmatch(pattern, _comparable(said)) is not None


def _comparable(text: str) -> str:
    for pattern, name in VARIES:
        text, count = re.subn(pattern, name, text)
        # Columns are as wide as what they hold.
        text = re.sub(r" {2,}|─+", lambda run: run[0][:2], text) if count else text
    return "".join(f"{line.rstrip()}\n" for line in text.rstrip().splitlines())


def shortened(said: str, printed: str) -> str:
    """Return an output as a page prints it; one that was cut before is cut at the same lines."""
    said = "".join(f"{line[:WIDTH]}…\n" if len(line) > WIDTH else f"{line.rstrip()}\n" for line in said.rstrip().splitlines())
    lines, old = said.splitlines(keepends=True), [line.strip() for line in printed.rstrip().splitlines()]
    if "…" in old:
        head, tail = old.index("…"), len(old) - old.index("…") - 1
    else:
        head, tail = (HEAD, 0) if len(lines) > LINES else (len(lines), 0)
    return said if head + tail >= len(lines) else "".join([*lines[:head], "…\n", *lines[len(lines) - tail :]])


def filled(text: str) -> str:
    """Return a page with its outputs."""
    for step, said in reversed(run(text)):
        if not same(step.printed or "", said):
            new = shortened(said, step.printed or "")
            new += "\n" if new and text.startswith("$ ", step.end) else ""
            text = text[: step.start] + (f"\n```text\n{new}```\n" if step.printed is None else new) + text[step.end :]
    return text


def carried(new: str, old: str) -> str:
    """Return a page that was made anew with the outputs that its commands had before."""
    had = {step.key: step.printed for step in steps(old) if step.printed}
    for step in reversed(steps(new)):
        if not step.printed and step.printed is not None:
            new = new[: step.start] + had.get(step.key, "") + new[step.end :]
    return new


def main() -> int:
    """Write or check."""
    names = [Path(name).resolve() for name in sys.argv[1:] if name != "--check"]
    stale = 0
    for page in names or pages():
        text = page.read_text(encoding="utf-8")
        if (wanted := filled(text)) != text:
            stale = 1
            print(page.relative_to(ROOT))
            if "--check" not in sys.argv:
                page.write_text(wanted, encoding="utf-8")
    return stale if "--check" in sys.argv else 0


if __name__ == "__main__":
    sys.exit(main())
