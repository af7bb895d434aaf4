"""Where a document was found: whatever the kind of file says it in, the address is carried to the unit, the document and the graph."""

import io
import json

import pytest

from kg.build import build
from kg.extract import extract
from kg.model import Contribution
from loaders import load, read_stream_all
from loaders.reading import Reading
from loaders.source import Source

URL = "https://www.example.com/zwgk/post_1.html"
TITLE = "关于做好甲类设备登记工作的通知"
TEXT = "工信部装〔2031〕5号\n各有关单位：\n为做好登记工作，现就有关事项通知如下。\n一、按时登记。\n工业和信息化部\n2031年3月5日"
BODY = "".join(f"<p>{line}</p>" for line in (TITLE, *TEXT.split("\n")))


def page(head: str = "", before: str = "") -> str:
    return f"<!DOCTYPE html>{before}<html><head><title>{TITLE}</title>{head}</head><body><h1>{TITLE}</h1>{BODY}</body></html>"


MHTML = f"From: saved\nSnapshot-Content-Location: {URL}\nMIME-Version: 1.0\nContent-Type: text/html; charset=utf-8\n\n{page()}"
DIGEST = "甲类行业周报\n第5期\n\n" + "\n".join(
    f"{i}. 某部印发《{name}类设备管理办法》\n近日，某部印发《{name}类设备管理办法》，自2031年4月1日起施行。\n来源：某网\n"
    for i, name in enumerate("甲乙丙丁", 1)
)

FILES = [
    pytest.param("a.html", page(f'<link rel="canonical" href="{URL}">'), id="canonical address"),
    pytest.param("a.html", page(f'<meta name="Url" content="{URL}">'), id="meta"),
    pytest.param("a.html", page(f'<meta property="og:url" content="{URL}"><link rel="canonical" href="/post_1.html">'), id="og"),
    pytest.param("a.html", page(before=f"<!-- saved from url=(0042){URL} -->"), id="saved by a browser"),
    pytest.param("a.mht", MHTML, id="MHTML"),
    pytest.param("a.md", f"Title: {TITLE}\n\nURL Source: {URL}\n\nMarkdown Content:\n{TITLE}\n{TEXT}", id="crawler"),
    pytest.param("a.md", f"---\ntitle: {TITLE}\nsource: {URL}\n---\n{TITLE}\n{TEXT}", id="source of front matter"),
    pytest.param("a.md", f"---\ntitle: {TITLE}\nurl: <{URL}>\n---\n{TITLE}\n{TEXT}", id="url of front matter"),
    pytest.param("a.txt", f"来源网址：{URL}\n{TITLE}\n{TEXT}", id="label above a text"),
    pytest.param("a.txt", f"来源：{URL}\n{TITLE}\n{TEXT}", id="source above a text"),
    pytest.param("a.csv", f'标题,正文,来源网址\n{TITLE},"{TEXT}",{URL}\n', id="column"),
    pytest.param("a.jsonl", json.dumps({"title": TITLE, "content": TEXT, "source": URL}, ensure_ascii=False), id="source of a record"),
    pytest.param("a.txt", "".join(f"【标题】{TITLE}{i}\n【链接】{URL}\n【正文】{TEXT}\n" for i in (1, 2)), id="labelled fields"),
    pytest.param("a.md", f"---\nurl: {URL}\n---\n{DIGEST}", id="several documents of one page"),
]


def readings(name: str, text: str) -> list[Reading]:
    return [load(source) for source in read_stream_all(io.BytesIO(text.encode()), name) if isinstance(source, Source)]


@pytest.mark.parametrize(("name", "text"), FILES)
def test_the_address_is_carried_to_the_graph(name: str, text: str) -> None:
    contributions = [Contribution(one.bulletin, tuple(map(extract, one.units))) for one in readings(name, text)]
    documents = [document for contribution in contributions for document in contribution.documents]
    assert documents
    assert {document.url for document in documents} == {URL}
    held = [node.properties["urls"] for node in build(contributions).nodes if node.key.label == "Article" or node.properties.get("held")]
    assert set(held) == {(URL,)}


def test_several_texts_of_one_policy_keep_their_addresses() -> None:
    rows = [{"title": TITLE, "content": TEXT, "url": f"{URL}?{i}"} for i in (2, 1)]
    text = "\n".join(json.dumps(row, ensure_ascii=False) for row in rows)
    graph = build([Contribution(one.bulletin, tuple(map(extract, one.units))) for one in readings("a.jsonl", text)])
    assert [node.properties["urls"] for node in graph.nodes if node.properties.get("held")] == [(f"{URL}?1", f"{URL}?2")]
