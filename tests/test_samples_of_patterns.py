"""Beside each regular expression stands a text that it finds: read from the source itself, tried on the pattern itself."""

import ast
import importlib
import io
import re
import tokenize
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
MODULES = sorted(path for part in ("kg", "loaders", "queries", "api") for path in (ROOT / part).rglob("*.py"))
CHINESE = re.compile(r"[\u3400-\u9fff]")
SAMPLES = re.compile(r"[,;:] | in |; ")
"""What stands between the samples of a comment, and between a sample and what is said of it."""
SEARCHING = {"match", "search", "fullmatch", "sub", "split", "findall", "finditer"}


def name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def comments(source: str) -> dict[int, str]:
    """The comments of a module by line, those inside a verbose pattern included."""
    inside = {number: line.rsplit("  # ", 1)[1] for number, line in enumerate(source.splitlines(), 1) if "  # " in line}
    tokens = tokenize.generate_tokens(io.StringIO(source).readline)
    return inside | {token.start[0]: token.string[1:].strip() for token in tokens if token.type == tokenize.COMMENT}


def compiled(source: str) -> Iterator[tuple[str, list[str]]]:
    """The patterns that a module compiles at its top, each with the comments on it, right above it and right below it."""
    body, told = ast.parse(source).body, comments(source)
    for statement, following in zip(body, [*body[1:], None], strict=True):
        if isinstance(statement, ast.Assign | ast.AnnAssign) and ast.unparse(statement).partition(" = ")[2].startswith("re.compile("):
            target = statement.targets[0] if isinstance(statement, ast.Assign) else statement.target
            yield ast.unparse(target), [*_beside(statement, told), *_below(following)]


def _beside(statement: ast.stmt, told: dict[int, str]) -> list[str]:
    first = statement.lineno
    while first - 1 in told:
        first -= 1
    return [told[line] for line in range(first, (statement.end_lineno or first) + 1) if line in told]


def _below(statement: ast.stmt | None) -> list[str]:
    text = statement.value.value if isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant) else None
    return text.splitlines() if isinstance(text, str) else []


def samples(told: list[str]) -> Iterator[str]:
    """What the comments may mean as samples; ` / ` stands for a line break, `\\t` and the like for what they stand for in Python."""
    for text in told:
        for sample in (text, *SAMPLES.split(text)):
            plain = re.sub(r"\\(?:[trn0]|x[0-9a-f]{2})", lambda found: str(ast.literal_eval(f"'{found.group()}'")), sample)
            yield plain
            yield plain.replace(" / ", "\n")
            yield f"\n{plain}\n"


def finds(pattern: re.Pattern[str] | re.Pattern[bytes], sample: str) -> bool:
    return bool(pattern.search(sample if isinstance(pattern.pattern, str) else sample.encode()))  # type: ignore[arg-type]


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_a_pattern_finds_a_sample_that_stands_beside_it(path: Path) -> None:
    patterns = list(compiled(path.read_text(encoding="utf-8")))
    module = importlib.import_module(name(path).removesuffix(".py").removesuffix("/__init__").replace("/", ".")) if patterns else None
    assert [found for found, told in patterns if not any(finds(getattr(module, found), sample) for sample in samples(told))] == []


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_chinese_is_searched_for_with_a_pattern_that_is_compiled_at_the_top(path: Path) -> None:
    calls = [node for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(node, ast.Call)]
    searching = [
        call
        for call in calls
        if isinstance(call.func, ast.Attribute) and ast.unparse(call.func.value) == "re" and call.func.attr in SEARCHING
    ]
    assert [ast.unparse(call) for call in searching if call.args and CHINESE.search(ast.unparse(call.args[0]))] == []


@pytest.mark.parametrize(
    ("source", "told"),
    [
        ('_A = re.compile("甲")\n', []),
        ('# 甲类, 乙类\n_A = re.compile("甲")\n', ["甲类, 乙类"]),
        ('# one\n# two\n_A = re.compile("甲")\n"""below"""\n', ["one", "two", "below"]),
        ('# another\n\n_A = re.compile("甲")\n', []),
        ('_A = re.compile(\n    r"""甲  # 甲类\n    """,\n    re.VERBOSE,\n)\n', ["甲类"]),
    ],
)
def test_what_stands_beside_a_pattern(source: str, told: list[str]) -> None:
    assert list(compiled(source)) == [("_A", told)]


def test_samples_of_a_comment() -> None:
    assert {"甲\t乙", "丙\n丁"} <= set(samples(["甲\\t乙, 丙 / 丁: what they are"]))
