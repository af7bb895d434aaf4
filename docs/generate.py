"""Write what the documentation takes from the project itself: python docs/generate.py [--check].

Whole files under docs/, and in the READMEs and docs/limits.md, each in two languages, what stands between `<!-- begin NAME -->` and
`<!-- end NAME -->`. Outputs of commands stay as docs/outputs.py wrote them. With --check nothing is written; the files that are out of date
are named and the exit code is 1.
"""

import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

import click
from chinese import translated
from outputs import carried
from pydantic_settings import BaseSettings

from api.settings import ApiSettings
from kg.cli import main as kg
from kg.schema import docs
from kg.schema.read import schema
from kg.store.settings import StoreSettings
from queries import Column, Query, catalogue

ROOT = Path(__file__).resolve().parent.parent
NOTE = "<!-- Written by docs/generate.py: change the source, not this file. -->\n\n"


def table(head: Iterable[str], rows: Iterable[Iterable[object]]) -> str:
    """Return a Markdown table."""
    lines = [list(head)]
    lines.append(["---"] * len(lines[0]))
    lines += [[str(cell).replace("|", "\\|").replace("\n", " ") for cell in row] for row in rows]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


def code(values: Iterable[str]) -> str:
    """Return the values as Markdown code, commas between."""
    return ", ".join(f"`{value}`" for value in values)


# --- blocks of the READMEs ---------------------------------------------------------------------------------------


def nodes(chinese: bool) -> str:
    """Labels: in English with what they are, in Chinese with the captions of their properties."""
    if chinese:
        rows = [(f"`{x.name}`", x.caption, "、".join(f"{p.caption} `{p.name}`" for p in x.properties.values())) for x in schema().public]
        return table(("标签", "中文", "属性"), rows)
    return table(("Label", "中文", "What it is"), [(f"`{x.name}`", x.caption, x.doc) for x in schema().public])


def edges(chinese: bool) -> str:
    """Edge types."""
    rows = [(f"`{x.pattern}`", x.caption, "有" if x.evidence else "无") for x in schema().edges.values()]
    if chinese:
        return table(("关系", "中文", "引文与出处"), rows)
    return table(("Pattern", "中文", "Meaning"), [(f"`{x.pattern}`", x.caption, x.doc) for x in schema().edges.values()])


def queries(chinese: bool) -> str:
    """Queries by name with their parameters."""
    rows = [(f"`{x.name}`", x.zh if chinese else x.en, signature(x)) for x in catalogue().values()]
    return table(("名称", "回答什么", "参数（* 必填）") if chinese else ("Name", "What it answers", "Parameters (* must be given)"), rows)


def signature(query: Query) -> str:
    """Return the parameters of a query, those that must be given with a star."""
    return " ".join(f"`{name}`{'*' if param.required else ''}" for name, param in query.params.items())


def accuracy(chinese: bool) -> str:
    """F1 of each field, from the page that docs/accuracy.py writes."""
    found, _, bulletins, laws = (ROOT / "docs" / "accuracy.md").read_text(encoding="utf-8").split("\n## ")[1:5]
    scores = [dict(re.findall(r"^\| (\w+) \|.*\*\*([\d.]+)\*\*", part, flags=re.M)) for part in (found, bulletins, laws)]
    fields = list(dict.fromkeys(field for part in scores for field in part))
    rows = [(FIELDS[field] if chinese else field.replace("_", " "), *(part.get(field, "–") for part in scores)) for field in fields]
    chinese_head = ("字段", "网页、PDF 等原始文件 F1", "公报 F1", "法规 F1")
    return table(chinese_head if chinese else ("Field", "Documents from the field, F1", "Bulletins, F1", "Laws, F1"), rows)


def limits(chinese: bool) -> str:
    """Precision and recall of each field of documents from the field, from the same page."""
    part = (ROOT / "docs" / "accuracy.md").read_text(encoding="utf-8").split("\n## ")[1]
    found = re.findall(r"^\| (\w+) \| ([\d.]+) \| ([\d.]+) \| \S+ \| (\d+)", part, flags=re.M)
    rows = [(FIELDS[field] if chinese else field.replace("_", " "), *figures) for field, *figures in found]
    return table(("字段", "准确率", "召回率", "标注数") if chinese else ("Finding", "Precision", "Recall", "Annotated"), rows)


FIELDS = {
    "segmentation": "文件切分",
    "title": "标题",
    "kind": "种类",
    "doc_number": "文号",
    "signed": "成文日期",
    "issuers": "发文机关",
    "references": "被引文件",
    "typed_relations": "被引文件及关系类型",
    "supersedes": "废止",
    "interprets": "解读",
    "standards": "标准",
    "programmes": "行动与工程",
    "industries": "行业",
}

BLOCKS = {"nodes": nodes, "edges": edges, "queries": queries, "accuracy": accuracy, "limits": limits}


# --- whole files -------------------------------------------------------------------------------------------------


def schema_page() -> str:
    """docs/schema.md."""
    return f"# The graph\n\n{NOTE}{docs.markdown(schema())}"


def queries_page() -> str:
    """docs/queries.md."""
    parts = [f"## {query.name}\n\n{query.zh} / {query.en}\n\n{query.doc.strip()}\n\n{details(query)}" for query in catalogue().values()]
    return f"# Queries\n\n{NOTE}{QUERIES}\n" + "\n".join(parts)


QUERIES = """\
Each query is a file in `queries/`. Parts that several queries share, such as the edge types that count as citations, are names in « »
there, so a file cannot be pasted into Neo4j Browser. `kg query NAME --cypher` prints the complete statement, which answers with rows. With
`--format graph` it prints the statement of the picture, which answers with nodes and edges. `kg neo4j favourites` writes both as saved
scripts for [Neo4j Browser](neo4j-browser.md).

| Form | Rows | Picture |
| --- | --- | --- |
| command | `kg query NAME key=value…` | `kg query NAME key=value… --format graph` (JSON) or `graphml` |
| HTTP | `GET /queries/NAME?key=value` | `GET /queries/NAME/picture?key=value` |
| Python | `queries.run(store, "NAME", {"key": "value"})` | `queries.picture(store, "NAME", {"key": "value"})` |

The picture is the second statement of the file, after a line `// picture:`. It takes the same parameters and returns
`source, edge, target`. For a file without one, the picture consists of the nodes that its columns name (`of` in the header), the node of
the key, and the edges among them.

As a table, `kg query` prints the columns in bold, or all if none is, so that it fits a terminal of 80 columns. Where it would not,
each record is printed as lines `name: value`. `--wide` prints all columns, `--columns title,number` those that you name. JSON and CSV
have all columns unless you name some. In a file or a pipe no cell is folded.

A column whose type ends in `!` is never null; any other may be.
"""


def details(query: Query) -> str:
    """Return parameters, columns and an example of one query."""
    params = [(f"`{name}`", p.type, "required" if p.required else f"`{p.default}`", p.doc) for name, p in query.params.items()]
    given = table(("Parameter", "Type", "Default", "Meaning"), params) + "\n" if params else ""
    columns = table(
        ("Column", "Type", "Meaning"),
        [(bold(f"`{name}`", name in query.table), column_type(c), c.doc) for name, c in query.columns.items()],
    )
    example = " ".join(["kg query", query.name, *(f"'{key}={value}'" for key, value in query.sample.items())])
    return f"{given}{columns}\n```console\n$ {example}\n```\n"


def bold(text: str, is_bold: bool) -> str:
    """Return a Markdown text, bold if asked."""
    return f"**{text}**" if is_bold else text


def column_type(column: Column) -> str:
    """Return the type of a column as its header says it: with `!` where it is never null."""
    return column.type if column.nullable else f"{column.type}!"


def commands_page() -> str:
    """docs/commands.md: the words of `kg COMMAND --help`."""
    intro = "Data goes to standard output, messages go to standard error. [File types](files.md) says what PATH can be. Exit codes:\n\n"
    intro += table(("Code", "Meaning"), EXIT_CODES) + "\n"
    return f"# Commands\n\n{NOTE}{intro}" + "\n".join(command_section(name, command) for name, command in commands(kg))


def commands(group: click.Group, before: str = "") -> Iterator[tuple[str, click.Command]]:
    """Yield every command with its whole name; those of a group after it."""
    for name, command in group.commands.items():
        yield f"{before}{name}", command
        if isinstance(command, click.Group):
            yield from commands(command, f"{before}{name} ")


EXIT_CODES = (
    (0, "success"),
    (1, "an input was bad (the others were loaded), `check` found errors in the graph, or the named item does not exist"),
    (2, "wrong usage, unknown query or key, refused statement"),
    (3, "the store cannot be opened, reached or written to"),
    (130, "interrupted; run the command again to complete it"),
)


def command_section(name: str, command: click.Command) -> str:
    """Return usage, help and options of one command."""
    if isinstance(command, click.Group):
        return f"## kg {name}\n\n{command.help}\n"
    arguments = " ".join(str(param.make_metavar(click.Context(command))) for param in command.params if isinstance(param, click.Argument))
    doc = "\n\n".join(" ".join(part.split()) for part in (command.help or "").split("\n\n"))
    options = [option_row(param) for param in command.params if isinstance(param, click.Option)]
    return f"## kg {name}\n\n`kg {name} {arguments}".rstrip() + f"`\n\n{doc}\n\n" + table(("Option", "Default", "Meaning"), options)


def option_row(param: click.Option) -> tuple[str, str, str]:
    """Return one option; its choices stand behind it."""
    choices = " " + "|".join(param.type.choices) if isinstance(param.type, click.Choice) else ""
    default = f"`{param.default}`" if isinstance(param.default, str | int | float) else ""
    return f"`{param.opts[0]}{choices}`", default, param.help or ""


def settings_page() -> str:
    """docs/settings.md."""
    parts = [f"## {title}\n\n{table(('Variable', 'Default', 'Meaning'), variables(kind))}" for title, kind in SETTINGS.items()]
    return f"# Settings\n\n{NOTE}Settings are environment variables. An empty variable counts as not set.\n\n" + "\n".join(parts)


SETTINGS: dict[str, type[BaseSettings]] = {"Store": StoreSettings, "HTTP": ApiSettings}


def variables(kind: type[BaseSettings]) -> Iterator[tuple[str, str, str]]:
    """Yield name, default and meaning of each setting."""
    prefix = kind.model_config.get("env_prefix", "")
    inherited = StoreSettings.model_fields if kind is not StoreSettings else {}
    for name, field in kind.model_fields.items():
        if name in inherited:
            continue
        default = "" if field.default is None else f"`{field.default}`"
        yield f"`{(prefix + name).upper()}`", default, field.description or ""


def http_page() -> str:
    """docs/http.md: the routes as the OpenAPI document lists them."""
    from api import create_app

    rows = []
    paths = create_app().openapi()["paths"]
    named = {path for path in paths if path.startswith("/queries/")}
    paths["/queries/{name}"] = {"get": {"summary": f"一个查询 One query, by name: {code(sorted({path.split('/')[2] for path in named}))}"}}
    paths["/queries/{name}/picture"] = {"get": {"summary": "查询的图 The same answer as nodes and edges"}}
    for path, methods in sorted((path, methods) for path, methods in paths.items() if path not in named):
        for method, route in methods.items():
            params = code(param["name"] for param in route.get("parameters", ()))
            rows.append((f"`{method.upper()} {path}`", params, route.get("summary", "")))
    intro = "`/docs` shows the routes with types and examples; `/openapi.json` is for programs. "
    intro += (
        "Paging, ETags, limits, keys, log and metrics are described in [serving](serving.md). `/neo4j/style.grass`, `/neo4j/guide.md` and "
    )
    intro += "`/neo4j/favourites.zip` are for [Neo4j Browser](neo4j-browser.md).\n\n"
    return f"# HTTP\n\n{NOTE}{intro}{table(('Route', 'Parameters', 'Answer'), rows)}"


PAGES = {"schema": schema_page, "queries": queries_page, "commands": commands_page, "settings": settings_page, "http": http_page}


# --- writing -----------------------------------------------------------------------------------------------------


def wanted() -> Iterator[tuple[Path, str]]:
    """Yield each file with the text that it should have."""
    for name, page in PAGES.items():
        path = ROOT / "docs" / f"{name}.md"
        text = carried(page(), path.read_text(encoding="utf-8") if path.exists() else "")
        yield path, text
        yield ROOT / "docs" / "zh" / path.name, translated(text)
    yield ROOT / "docs" / "zh" / "accuracy.md", translated((ROOT / "docs" / "accuracy.md").read_text(encoding="utf-8"))
    for name, chinese in (("README.md", False), ("README.zh-CN.md", True), ("docs/limits.md", False), ("docs/zh/limits.md", True)):
        text = (ROOT / name).read_text(encoding="utf-8")
        for block, make in BLOCKS.items():
            text = re.sub(
                rf"(?<=<!-- begin {block} -->\n).*?(?=<!-- end {block} -->)", make(chinese).replace("\\", r"\\"), text, flags=re.S
            )
        yield ROOT / name, text


def main() -> int:
    """Write or check."""
    stale = [(path, text) for path, text in wanted() if not path.exists() or path.read_text(encoding="utf-8") != text]
    for path, text in stale:
        print(path.relative_to(ROOT))
        if "--check" not in sys.argv:
            path.write_text(text, encoding="utf-8")
    return 1 if stale and "--check" in sys.argv else 0


if __name__ == "__main__":
    sys.exit(main())
