"""The queries as saved scripts for Neo4j Browser: scripts that set parameters, then each query as a picture and as a table.

Browser shows no picture for a script that both sets parameters and queries, so separate scripts set the parameters, which stay set.
"""

import re
from collections.abc import Iterable
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from kg.schema.model import Label
from kg.schema.read import schema
from queries.bind import bind
from queries.frame import frame
from queries.header import catalogue
from queries.query import Param, Query

FIRST, PICTURES, TABLES = "政策图谱 ① 准备", "政策图谱 ② 图", "政策图谱 ③ 表"
"""Folders of the scripts, as Browser shows them."""


LIMIT, ROWS = 10, 100
"""Most items of a picture and of a table; more would be unreadable."""
RENAMED = {
    # What was chosen before is no filter.
    ("orphans", "label"): "only",
    ("broken_citations", "key"): "cited",
    # Without a day, that of each citation.
    ("broken_citations", "as_of"): "judged_on",
    # Without a number, all of the text.
    ("text", "characters"): "text_characters",
    # Without a day, the newest wording.
    ("text", "as_of"): "wording_of",
    # Another query needs one.
    ("citing_provision", "provision"): "cited_provision",
    # Another query takes the second of two policies.
    ("relations", "other"): "other_label",
    # Without them, repeals of unknown day count.
    ("repeals", "date_from"): "repealed_from",
    ("repeals", "date_to"): "repealed_to",
    # A notice of eight bodies has 28 of them.
    ("co_issuance", "limit"): "pairs",
}
"""Parameters are global in Browser: if a query uses a name for something else, its scripts use another name."""


def scripts() -> dict[str, str]:
    """Return the text of each script by its path; the first line, a comment, is the name that Browser shows."""
    asked = [query for query in catalogue().values() if _can_be_asked(query)]
    first = {"defaults": _defaults(asked), "edges": ONLY_THESE_EDGES, "choose_year": _choose_year()}
    first |= {f"choose_{label.name.lower()}": _choose(label) for label in schema().drawn} | {"choose_other": _choose_other()}
    found = {f"{FIRST}/{name}.cypher": text for name, text in first.items()}
    found |= {f"{PICTURES}/{query.name}.cypher": _script(query, query.picture, "limit") for query in asked}
    found |= {f"{TABLES}/{query.name}.cypher": _script(query, query.cypher, "rows") for query in asked}
    return found | {f"{PICTURES}/find.cypher": _find("found_drawn"), f"{TABLES}/find.cypher": _find("found_listed")}


def archive() -> bytes:
    """Return the scripts as a .zip file, the same bytes each time; Browser imports it with its folders."""
    content = BytesIO()
    with ZipFile(content, "w", ZIP_DEFLATED) as archive:
        for name, text in scripts().items():
            archive.writestr(ZipInfo(name), text, ZIP_DEFLATED)
    return content.getvalue()


ONLY_THESE_EDGES = """\
// 只画语句给出的关系（先运行一次） Only the edges that a statement returns, run this too
// 否则 Browser 会补上图中各节点之间的全部关系，图密得看不清；改为 true 即恢复。
// Browser by itself adds all edges between the nodes, too many to see; true brings that back.
:config autoComplete: false
"""


def _can_be_asked(query: Query) -> bool:
    """Tell whether a query works in Browser, which cannot compute normal forms; `find` and the `choose` scripts do instead."""
    return not any(query.params[derived.source].required for derived in query.derived.values())


def _is_chosen(param: Param) -> bool:
    """Tell whether a parameter is set by a `choose` script."""
    return bool(param.of) and param.required


def renamed(query: Query, statement: str, limit: str) -> str:
    """Return a statement with the parameters as Browser knows them; `limit` is its name for the limit."""
    names = {"limit": limit} | {name: other for (of, name), other in RENAMED.items() if of == query.name}
    return re.sub(r"\$(\w+)", lambda found: f"${names.get(found[1], found[1])}", statement)


def _script(query: Query, statement: str, limit: str) -> str:
    keys = [label for param in query.params.values() if _is_chosen(param) for label in param.of]
    chosen = "、".join(dict.fromkeys(schema().labels[label].caption for label in keys))
    chosen, english = (f"{chosen}和另一份政策", ["two policies"]) if "other" in query.params else (chosen, list(dict.fromkeys(keys)))
    lines = [f"// {query.zh} {query.name}", f"// {' '.join(query.doc.split())}"]
    lines += [f"// 先选定：{chosen}（{FIRST}）。Choose first: {', '.join(english)}."] if keys else []
    lines += [ALONE] if keys and limit == "limit" else []
    body = renamed(query, statement, limit)
    used = set(re.findall(r"\$(\w+)", body))
    told = [f"//   :param {name} => {text}" for name, text in _texts(query).items() if name in used]
    lines += ["// 参数，可改后单独运行 Parameters, to be changed and run by themselves:", *told] if told else []
    after = [f"{name} ← {derived.source}" for name, derived in query.derived.items() if name in used]
    lines += [f"// 与箭头后的一同写，不带标点 Set with the one behind the arrow, without punctuation: {', '.join(after)}"] if after else []
    return "\n".join([*lines, body]) + "\n"


def _texts(query: Query) -> dict[str, str]:
    """Return the values of a query's parameters by their names in Browser, as Cypher has them, but for those that a script chooses."""
    given = {name: param.default if not param.required else query.example[name] for name, param in query.params.items()}
    bound = bind(query, given | {name: query.example[name] for name, param in query.params.items() if param.required})
    chosen = {"limit", "label", *(name for name, param in query.params.items() if _is_chosen(param))}
    names = {name: RENAMED.get((query.name, name), name) for name in bound}
    free = {names[name]: value for name, value in bound.items() if names[name] not in chosen}
    texts = {name: "toString(date())" if given.get(name) == "today" else literal(value) for name, value in free.items()}
    return ({"limit": str(LIMIT), "rows": str(ROWS)} if "limit" in bound else {}) | texts


DEFAULTS = f"""\
// 参数的默认值（先运行一次） Defaults of all parameters, run this first
// 之后可单独修改：图最多画 $limit 项（{LIMIT}），表最多列 $rows 行（{ROWS}），例如 :param limit => 50
// Change one by itself afterwards: $limit is for pictures, $rows for tables.
"""
ALONE = "// 只出现选定的节点：没有可画的关系。Nothing but the chosen nodes: there is nothing to draw."


def _defaults(asked: list[Query]) -> str:
    """Set every parameter that has a default."""
    values = {name: text for query in asked for name, text in _texts(query).items()}
    return DEFAULTS + ";\n".join(f":param {name} => {values[name]}" for name in sorted(values)) + "\n"


def _choose(label: Label) -> str:
    head = f"""\
// 选定{label.caption} Choose: {label.name}
// 在引号里写标识、文号、代号、名称或其中一部分，留空则选关系最多的；其他脚本由此得到 $key 和 $label。
// Write an id, a number, a name or a part of it between the quotes, or nothing for the best connected one.
"""
    return head + _set(("key", "label"), frame("choose", label=label.name))


def _choose_other() -> str:
    head = """\
// 选定另一份政策 Choose the other policy
// 与先选定的政策成对，供“两份政策之间的路径”使用；同样在引号里写文号、标题或其中一部分。
// With the policy chosen before it makes the pair of path. Write a number or a part of a title between the quotes.
"""
    return head + _set(("other",), frame("choose", label="Policy").replace("AS key, 'Policy' AS label", "AS other"))


def _find(end: str) -> str:
    head = """\
// 查找 find
// 在引号里写标题、名称中的词（至少两个字）、文号或代号，列出命中的节点；文号用〔〕。它代替 search 与 resolve。
// Write words of a title or name, two characters at least, a number or a code between the quotes.
"""
    return f"{head}{frame('find')}\n{frame(end)}\n"


def _choose_year() -> str:
    head = f"""\
// 选定一个机关的一年 Choose a ministry and a year
// 在引号里写机关名称和年份，留空则选发文最多的一年；然后运行“{catalogue()["policies"].zh} policies”，
// 最多画三十份。先前的筛选用“参数的默认值”恢复。
// Write a name and a year between the quotes, or nothing; then run policies, which draws up to thirty of them.
// The defaults take the filters away again.
"""
    return head + _set(("key", "label", "issuer", "signed_from", "signed_to", "limit"), frame("choose_year"))


def _set(names: Iterable[str], statement: str) -> str:
    body = "\n".join(f"  {line}" for line in statement.splitlines())
    return f":param [{{{', '.join(names)}}}] => {{\n{body}\n}}\n"


def literal(value: Any) -> str:
    """Return a value as Cypher writes it."""
    match value:
        case None:
            return "null"
        case bool():
            return str(value).lower()
        case str():
            return "'" + value.replace("\\", "\\\\").replace("'", "\\'") + "'"
        case list() | tuple():
            return f"[{', '.join(map(literal, value))}]"
        case _:
            return str(value)
