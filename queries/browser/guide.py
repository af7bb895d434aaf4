"""The guide for Neo4j Browser: Markdown, which `:guide ADDRESS.md` shows beside the graph, slide by slide, its Cypher ready to run."""

from kg.schema.read import schema
from queries.browser.favourites import FIRST, PICTURES, scripts

SHOWN = ("policy", "lineage", "citing", "related", "policies", "gaps")
"""Queries whose pictures the guide shows."""
SET = ("defaults", "edges", "choose_policy", "choose_year")

STEPS = """\
[//]: # (<title>政策知识图谱</title>)

# 政策知识图谱

点击下面的代码，它会出现在编辑框中，再按 ▶ 运行。Click a piece of code, it comes into the editor; run it with ▶.

先运行一次，给所有参数赋默认值 First of all, once, the defaults of all parameters:

```cypher
{defaults}
```

再运行一次，让图只画语句给出的关系 And, once, that pictures show no other edges than a statement returns:

```cypher
{edges}
```

图最多画 `$limit` 项，表最多列 `$rows` 行；改一个参数只需单独运行一行，例如 `:param limit => 30`。
A picture shows `$limit` items, a table `$rows`; a line like that one, run by itself, changes one of them.

收藏夹里有同样的脚本：把 `kg neo4j favourites --out favourites.zip` 写出的文件拖进 Browser 窗口即可。
The same scripts are saved by dropping that file into the window.

---

## 节点 Nodes

{labels}

## 关系 Edges

{types}

---

## 一份政策 One policy

选定：在引号里写文号或标题的一部分。Choose one: write a number or a part of a title between the quotes.

```cypher
{choose_policy}
```

它的全貌；行业、行动、标准和引用各取提到最多的六个。All about it, but of industries, programmes, standards and references the six
most often named:

```cypher
{policy}
```

沿革：废止与修改；只出现它自己，就是没有 The chain of repeals and amendments; if nothing but itself appears, there is none:

```cypher
{lineage}
```

---

## 谁引用了它，哪些政策与它相关 Who cites it, what is related

```cypher
{citing}
```

```cypher
{related}
```

每条关系的引文在点开关系后的 `evidence` 中，`spans` 是出处。The quote that proves an edge is its `evidence`, `spans` says where it stands.

---

## 一个机关的一年 A year of a ministry

在引号里写机关名称和年份，留空则选发文最多的一年。Write a name and a year between the quotes, or nothing:

```cypher
{choose_year}
```

它的政策、联合发文机关以及政策之间的关系 Its policies, who issued them with it, and what they do to each other:

```cypher
{policies}
```

这一年之后，用第一页的默认值取消筛选。Afterwards the defaults of the first page take the filter away.

---

## 缺什么 What is missing

被引用而未收录的政策，引用最多的在前。Cited and not held, the most cited first:

```cypher
{gaps}
```
"""


def guide() -> str:
    """Return the guide; Browser fetches it from an address on a host that it may ask, by default `localhost`."""
    found = scripts()
    texts = {name: found[f"{PICTURES}/{name}.cypher"] for name in SHOWN} | {name: found[f"{FIRST}/{name}.cypher"] for name in SET}
    labels = "\n".join(f"- `{label.name}` {label.caption}" for label in schema().public)
    types = "\n".join(f"- `{edge.name}` {edge.caption}" for edge in schema().edges.values())
    return STEPS.format(labels=labels, types=types, **{name: text.strip() for name, text in texts.items()})
