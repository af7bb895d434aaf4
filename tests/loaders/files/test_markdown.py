"""Heads above a text: what they say becomes facts, and the text keeps the offsets and lines of its file."""

import pytest

from kg.model import Fact
from loaders.files import markdown
from loaders.files.layer import Layer
from loaders.files.registry import layers

BODY = "某某部：\n\n&emsp;&emsp;为了**管理**，制定本办法。\n"

YAML = """---
title: "关于甲类气体的复函"
shortTitle: 甲类气体
date: 2031-03-20
author: [某某部, 乙局]
文号: 某部函〔2031〕5号
category:
  - 法律解释
tag: # 无
---
"""
TOML = '+++\ntitle = "关于甲类气体的复函"\ndate = 2031-03-20\n+++\n'
CRAWLED = """Title: 关于甲类气体的复函

URL Source: https://www.example.com/1.html

Published Time: 2031-03-20

Markdown Content:
"""

HEADS = [
    pytest.param(
        YAML,
        {("title", "关于甲类气体的复函"), ("published", "2031-03-20"), ("number", "某部函〔2031〕5号"), ("issuer", "某某部、乙局")},
        id="YAML",
    ),
    pytest.param(YAML.replace("\n", "\r\n"), {("title", "关于甲类气体的复函"), ("published", "2031-03-20")}, id="YAML with CRLF"),
    pytest.param(TOML, {("title", "关于甲类气体的复函"), ("published", "2031-03-20")}, id="TOML"),
    pytest.param(
        CRAWLED,
        {("title", "关于甲类气体的复函"), ("published", "2031-03-20"), ("source", "https://www.example.com/1.html")},
        id="crawler",
    ),
]


def read(text: str, charset: str = "utf-8") -> Layer:
    data = text.encode(charset)
    assert markdown.claims(data, "a.md")
    (layer,) = layers(data, "a.md")
    return layer


@pytest.mark.parametrize("charset", ["utf-8", "utf-8-sig"])
@pytest.mark.parametrize(("head", "told"), HEADS)
def test_heads_become_facts(head: str, told: set[tuple[str, str]], charset: str) -> None:
    layer = read(head + BODY, charset)
    assert {Fact(name, value, "front_matter") for name, value in told} <= set(layer.facts)  # type: ignore[arg-type]
    assert layer.text.lstrip() == BODY
    assert len(layer.text) == len(head + BODY)
    assert layer.text.count("\n") == (head + BODY).count("\n")


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(BODY, id="no head"),
        pytest.param("---\n\n# 甲办法\n\n---\n第一条 甲\n", id="rules"),
        pytest.param("---\ntitle: 甲\n", id="a head without an end"),
        pytest.param("Title: 甲\n\n乙\n", id="a line in English"),
        pytest.param("甲\n---\ntitle: 甲\n---\n", id="a head that does not come first"),
    ],
)
def test_what_is_no_head(text: str) -> None:
    assert not markdown.claims(text.encode(), "a.md")
    (layer,) = layers(text.encode(), "a.md")
    assert (layer.text, layer.facts) == (text, ())
