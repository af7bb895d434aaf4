"""What may import what, and where Cypher may stand, read from the source itself."""

import ast
import re
from collections import Counter
from collections.abc import Collection, Iterator
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PARTS = ("kg", "loaders", "queries", "api")
MODULES = sorted(path for part in PARTS for path in (ROOT / part).rglob("*.py"))

MAY_IMPORT = {
    "kg": {"kg"},
    "loaders": {"loaders", "kg"},
    "queries": {"queries", "kg"},
    "api": {"api", "kg", "loaders", "queries"},
    "kg/cli": {"kg", "loaders", "queries", "api"},
}
COMMAND_LINE = ("kg/cli/", "kg/__main__.py")
IMPURE = ("kg/store/", "kg/export/", "kg/py2neo_bridge.py", *COMMAND_LINE)
"""What of `kg` does input and output; all the rest is a function of its arguments and the data files, as docs/design.md says."""

WRITERS = ("kg/store/",)


READS = re.compile(r"\bMATCH\s*\(|\bUNWIND\s+\S+\s+AS\b|\bRETURN\s+\w+[.{(]")
WRITES = re.compile(
    r"\b(?:MERGE|CREATE)\s*\(|\bDETACH\s+DELETE\b|\bDELETE\s+\w|\bSET\s+\w+(?:\.\w+|\s*\+)?\s*=|\bCREATE\s+(?:CONSTRAINT|INDEX|FULLTEXT)|\bREMOVE\s+\w+[.:]"
)


def name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def part(path: Path) -> str:
    return "kg/cli" if name(path).startswith(COMMAND_LINE) else name(path).split("/")[0]


def imported(path: Path) -> Iterator[str]:
    package = name(path).removesuffix(".py").split("/")[:-1]
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield ".".join(package[: len(package) - node.level + 1]) if node.level else str(node.module)


def imported_at_start(path: Path, modules: Collection[str]) -> Iterator[str]:
    """Which of the modules one needs, for its types too; `from package import module` needs the module, not what the package exports."""
    body = ast.parse(path.read_text(encoding="utf-8")).body
    for node in [inner for outer in body for inner in (outer.body if isinstance(outer, ast.If) else [outer])]:
        if isinstance(node, ast.ImportFrom):
            named = [(node.module or "", f"{node.module}.{alias.name}") for alias in node.names]
            yield from (inner if inner in modules else outer for outer, inner in named if {inner, outer} & set(modules))


def texts(path: Path) -> Iterator[str]:
    """Every string in a module that is no docstring, f-strings with their holes left out."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    statements = [node.value for node in ast.walk(tree) if isinstance(node, ast.Expr)]
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr):
            yield "".join(str(piece.value) for piece in node.values if isinstance(piece, ast.Constant))
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and node not in statements:
            yield node.value


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_imports_point_one_way(path: Path) -> None:
    ours = {module.split(".")[0] for module in imported(path)} & set(PARTS)
    assert ours <= MAY_IMPORT[part(path)]


def test_no_imports_run_in_a_circle() -> None:
    files = {name(path).removesuffix("/__init__.py").removesuffix(".py").replace("/", "."): path for path in MODULES}
    needs = {module: {*imported_at_start(path, files)} for module, path in files.items()}
    TopologicalSorter(needs).prepare()


@pytest.mark.parametrize("path", [path for path in MODULES if part(path) != "kg/cli"], ids=name)
def test_only_the_command_line_is_a_root(path: Path) -> None:
    assert not [module for module in imported(path) if module == "kg.cli" or module.startswith("kg.cli.")]


@pytest.mark.parametrize("path", [path for path in MODULES if part(path) == "kg" and not name(path).startswith(IMPURE)], ids=name)
def test_stages_do_no_input_or_output(path: Path) -> None:
    assert not {module.split(".")[0] for module in imported(path)} & {
        "os",
        "sys",
        "pathlib",
        "io",
        "socket",
        "subprocess",
        "shutil",
        "tempfile",
        "time",
        "random",
        "neo4j",
        "arcadedb_embedded",
        "fastapi",
        "click",
        "rich",
    }


@pytest.mark.parametrize("path", [path for path in MODULES if part(path) == "kg" and not name(path).startswith(IMPURE)], ids=name)
def test_stages_open_and_print_nothing(path: Path) -> None:
    calls = [node.func for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(node, ast.Call)]
    assert not {call.id for call in calls if isinstance(call, ast.Name)} & {"open", "print", "input"}


@pytest.mark.parametrize("path", [path for path in MODULES if not name(path).startswith(WRITERS)], ids=name)
def test_writing_cypher_only_in_the_store(path: Path) -> None:
    assert [text for text in texts(path) if WRITES.search(text)] == []


@pytest.mark.parametrize("path", [path for path in MODULES if not name(path).startswith("kg/store/")], ids=name)
def test_reading_cypher_only_in_query_files(path: Path) -> None:
    assert [text for text in texts(path) if READS.search(text)] == []


@pytest.mark.parametrize("path", sorted((ROOT / "queries").glob("*.cypher")), ids=name)
def test_query_files_only_read(path: Path) -> None:
    statement = "\n".join(line for line in path.read_text(encoding="utf-8").splitlines() if not line.lstrip().startswith("//"))
    assert READS.search(statement)
    assert not WRITES.search(statement)


@pytest.mark.parametrize("path", sorted((ROOT / "queries").rglob("*.cypher")), ids=name)
def test_query_files_ask_for_the_label_of_a_node_by_name(path: Path) -> None:
    # A node may have second labels, and labels(n)[0] be one of these: «label of n» is its own.
    assert not re.search(r"\blabels\([^()]*\)\s*\[", path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_modules_are_short(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 250


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_functions_are_short(path: Path) -> None:
    functions = [node for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(node, ast.FunctionDef)]
    assert [
        f"{node.name} has {node.end_lineno - node.lineno + 1} lines" for node in functions if (node.end_lineno or 0) - node.lineno >= 40
    ] == []


def test_no_module_is_a_drawer() -> None:
    assert [
        name(path) for path in MODULES if path.stem in {"utils", "util", "helpers", "helper", "common", "core", "manager", "misc"}
    ] == []


def test_no_two_test_files_share_a_name() -> None:
    """In folders without `__init__.py`, pytest refuses the second file of a name."""
    names = Counter(path.name for path in (ROOT / "tests").rglob("test_*.py"))
    assert [name for name, count in names.items() if count > 1] == []
