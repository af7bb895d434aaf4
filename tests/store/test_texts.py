"""The texts that are searched: the words of a document, without the signs of its file."""

from filling import fill

from kg.build import build
from kg.extract import extract
from kg.model import Contribution
from loaders import load, read

LAW = """# 云州省渡口条例

2031年5月6日云州省第十届人民代表大会常务委员会第三次会议通过

<!-- INFO END -->

## 第一章　总则

第一条　为了加强渡口管理，保障渡船安全，制定本条例。

第二条　本条例自2031年8月1日起施行。
"""


def test_markup_is_no_word(store, tmp_path):
    file = tmp_path / "云州省渡口条例(2031-05-06).md"
    file.write_text(LAW, encoding="utf-8")
    reading = load(read(str(file)))
    brought = [Contribution(reading.bulletin, tuple(map(extract, reading.units)))]
    store.prepare()
    fill(store, build(brought), brought)
    [row] = store.read("MATCH (t:Text) RETURN t.body AS body")
    assert row["body"].splitlines()[0] == "云州省渡口条例"
    assert "渡船安全" in row["body"]
    assert [sign for sign in ("#", "INFO", "--", "〈") if sign in row["body"]] == []
