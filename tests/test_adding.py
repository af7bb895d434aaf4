"""The table "Where things go" of CONTRIBUTING.md, row by row.

A copy of the project, in which only the files that the row names are added or changed, is run in a process of its own.
"""

import base64
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from needs import PATIENCE

ROOT = Path(__file__).resolve().parent.parent
PARTS = ("kg", "loaders", "queries", "api", "docs", "samples", "README.md", "README.zh-CN.md")

NOTICE = """\
云州省工业厅关于印发《云州省风机巡检办法》的通知

云工规〔2031〕8号

各市工业局：

现将《云州省风机巡检办法》印发给你们，请认真执行。

云州省工业厅

2031年6月3日
"""


class Tree:
    """A copy of the project, in which something was added."""

    def __init__(self, folder: Path) -> None:
        """Copy the files into the folder."""
        self.folder = folder
        for part in PARTS:
            source = ROOT / part
            if source.is_dir():
                shutil.copytree(source, folder / part, ignore=shutil.ignore_patterns("*.store"))
            else:
                shutil.copy(source, folder / part)

    def write(self, name: str, text: str | bytes) -> Path:
        """Write a file, by its path in the project."""
        path = self.folder / name
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return path

    def change(self, name: str, before: str, added: str) -> None:
        """Put lines into a file, before the only place where another text stands."""
        text = (self.folder / name).read_text(encoding="utf-8")
        assert text.count(before) == 1, (name, before)
        self.write(name, text.replace(before, added + before))

    def python(self, *words: str) -> str:
        """Run Python on the copy and return what it prints."""
        environment = {key: value for key, value in os.environ.items() if not key.startswith("KG_")}
        environment |= {"PYTHONPATH": str(self.folder), "KG_STORE": str(self.folder / "kg.store"), "PYTHONUTF8": "1"}
        done = subprocess.run([sys.executable, *words], cwd=self.folder, env=environment, capture_output=True, text=True, timeout=PATIENCE)
        assert done.returncode == 0, done.stderr
        return done.stdout

    def kg(self, *commands: str) -> list[str]:
        """Run commands of `kg`, one after the other, and return what each prints."""
        printed: list[str] = json.loads(self.python("-c", KG, *commands))
        return printed

    def rows(self, *commands: str) -> list[Any]:
        """Run commands of `kg` and return the JSON of each."""
        return [json.loads(text) for text in self.kg(*(f"{command} --format json" for command in commands))]

    def units(self, path: Path) -> list[dict[str, Any]]:
        """What `kg extract` prints of a file."""
        (printed,) = self.kg(f"extract {path} --format jsonl")
        return [json.loads(line) for line in printed.splitlines()]

    def http(self, *paths: str) -> list[Any]:
        """Ask the HTTP interface over the store and return the JSON of each answer."""
        answers: list[Any] = json.loads(self.python("-c", ASK, *paths))
        return answers

    def documented(self) -> str:
        """Write the documentation anew by its one command, and return all of it."""
        self.python("docs/generate.py")
        assert self.python("docs/generate.py", "--check") == ""
        return "\n".join(path.read_text(encoding="utf-8") for path in sorted(self.folder.glob("docs/*.md")))


KG = """
import json, shlex, sys
from click.testing import CliRunner
from kg.cli import main

printed = []
for command in sys.argv[1:]:
    done = CliRunner().invoke(main, shlex.split(command))
    assert done.exit_code == 0, (command, done.output, done.stderr)
    printed.append(done.stdout)
print(json.dumps(printed))
"""
ASK = """
import json, sys
from starlette.testclient import TestClient
from api import create_app

with TestClient(create_app(), base_url="http://127.0.0.1") as client:
    print(json.dumps([client.get(path).json() for path in sys.argv[1:]]))
"""


@pytest.fixture
def tree(tmp_path: Path) -> Tree:
    return Tree(tmp_path)


FORMAT = '''
"""旬报: each item under a line that begins with ◎."""

from kg.model import Bulletin
from loaders.align import Place
from loaders.cut import heading, unit
from loaders.reading import Reading, sniffed

NAME = "ten_days"
DESCRIPTION = "旬报: each item under a line that begins with ◎"


def sniff(lines):
    return sniffed(("two or more lines that begin with ◎", len(starts(lines)) > 1), strength=100 * len(starts(lines)))


def units(source, lines):
    places = starts(lines)
    ends = [place.first for place in places[1:]] + [len(lines)]
    found = tuple(
        unit(source, lines, place, end, number, name=heading(lines, place).removeprefix("◎").strip())
        for number, (place, end) in enumerate(zip(places, ends), 1)
    )
    title = next(lines.solid()).bare
    return Reading(Bulletin(source.name, title, None, None, None, NAME, source.sha256, source.path, source.text_sha256), found)


def starts(lines):
    return [Place(line.number - 1, line.number - 1) for line in lines.solid() if line.bare.startswith("◎")]
'''


def test_a_bulletin_format_is_one_module(tree: Tree) -> None:
    tree.write("loaders/formats/ten_days.py", FORMAT)
    second = "◎ 云州省工业厅关于做好防汛工作的通知\n\n各市工业局：\n\n请做好防汛工作。\n"
    bulletin = tree.write("旬报.txt", f"云州政务旬报\n\n◎ {NOTICE}\n{second}")
    assert [(one["heading"], one["line_start"]) for one in tree.units(bulletin)] == [
        ("◎ 云州省工业厅关于印发《云州省风机巡检办法》的通知", 3),
        ("◎ 云州省工业厅关于做好防汛工作的通知", 15),
    ]
    tree.kg(f"build {bulletin}")
    ((row,),) = tree.rows("query bulletins")
    assert (row["title"], row["format"], row["documents"]) == ("云州政务旬报", "ten_days", 2)
    # Everything else is read as before.
    assert [one["kind"] for one in tree.units(tree.folder / "samples" / "regulation-waste-heat.md")] == ["law"]


TYPE = '''
"""Text in base 64 behind a first line TOY."""

import base64

from loaders.files.layer import Layer

NAME = "toy"
DESCRIPTION = "text in base 64"
FALLBACK = False


def claims(data, name):
    return data.startswith(b"TOY\\n")


def layers(data, path):
    yield Layer(base64.b64decode(data[4:]).decode())
'''


def test_a_file_type_is_one_module(tree: Tree) -> None:
    tree.write("loaders/files/toy.py", TYPE)
    file = tree.write("巡检办法.toy", b"TOY\n" + base64.b64encode(NOTICE.encode()))
    (found,) = tree.units(file)
    assert (found["doc_number"], found["signed"]) == ("云工规〔2031〕8号", "2031-06-03")
    tree.kg(f"build {file}")
    assert [[row["id"] for row in rows] for rows in tree.rows("query policies")] == [["云工规〔2031〕8号"]]


EDGE = """\
  # (:Policy)-[:SUSPENDS]->(:Policy)
  SUSPENDS:
    caption: 暂停
    doc: Suspends it for a time.
    out: {zh: 本文件暂停的文件, en: Suspends}
    in: {zh: 暂停本文件的文件, en: Suspended by}
    group: change
    rank: 15
    related: {weight: 7, inverse: suspended_by}
    colour: "#B04A90"
    width: 3
    line: dashed
    from: [Policy]
    to: [Policy]
    evidence: true
"""
CUE = """\
  - name: suspended_after
    type: SUSPENDS
    side: after
    zone: any
    kinds: [policy]
    confidence: 0.95
    pattern: '^[^。◆]{0,20}冻结(?:执行|施行)'
    examples:
      - ["《甲类设备管理办法》自即日起冻结执行。", 甲类设备管理办法]
"""
SUSPENDING = """\
云州省工业厅关于冻结执行有关文件的通知

云工规〔2031〕9号

各市工业局：

《云州省风机进口办法》（云工规〔2029〕4号）自2031年7月1日起冻结执行。

云州省工业厅

2031年6月5日
"""


def test_an_edge_type_is_a_block_and_its_cue(tree: Tree) -> None:
    tree.change("kg/data/schema.yaml", "  # (:Policy)-[:AMENDS]->(:Policy)\n", EDGE)
    tree.change("kg/data/patterns.yaml", "  - name: repealed_after\n", CUE)
    old, new, words = "云工规〔2029〕4号", "云工规〔2031〕9号", "《云州省风机进口办法》（云工规〔2029〕4号）自2031年7月1日起冻结执行"
    tree.kg(f"build {tree.write('暂停.txt', SUSPENDING)}")
    stats, citing, cited, around, evidence, related, gaps, checked = tree.rows(
        "stats",
        f"query citing key={old} type=SUSPENDS",
        f"query cited key={new}",
        f"query neighbours key={new}",
        f"query evidence key={old}",
        f"query related key={old}",
        "gaps",
        "check",
    )
    assert {row["name"]: row["count"] for row in stats}["SUSPENDS"] == 1
    assert [(row["id"], words in row["evidence"][0]) for row in citing] == [(new, True)]
    assert [row["type"] for row in cited] == ["SUSPENDS"]
    assert ("SUSPENDS", new, old) in {(row["type"], row["source"], row["target"]) for row in around}
    assert ("in", "SUSPENDS", new) in {(row["direction"], row["type"], row["id"]) for row in evidence}
    assert "suspended_by" in [reason["reason"] for row in related for reason in row["reasons"]]
    assert [row["id"] for row in gaps] == [old]
    assert not [row for row in checked if row["severity"] == "error"]


def test_an_edge_type_has_its_place_on_the_page_and_in_the_documentation(tree: Tree) -> None:
    tree.change("kg/data/schema.yaml", "  # (:Policy)-[:AMENDS]->(:Policy)\n", EDGE)
    # The page takes its tables from /schema, Neo4j Browser its style sheet from the same file.
    (answer,) = tree.http("/schema")
    (told,) = [edge for edge in answer["edges"] if edge["name"] == "SUSPENDS"]
    assert (told["caption"], told["out"]["zh"], told["in"]["en"]) == ("暂停", "本文件暂停的文件", "Suspended by")
    assert (told["group"], told["rank"], told["colour"], told["line"]) == ("change", 15, "#B04A90", "dashed")
    scripts = "".join(path.read_text(encoding="utf-8") for path in (tree.folder / "api" / "static" / "js").glob("*.js"))
    assert "await ask(['schema'])" in scripts
    assert "relationship.SUSPENDS {" in tree.kg("neo4j style")[0]
    assert "SUSPENDS" in tree.documented()


def test_a_property_is_one_line(tree: Tree) -> None:
    added = '      region: {type: string, index: range, caption: 地区, doc: "Where it is published."}\n'
    tree.change("kg/data/schema.yaml", "      issue: {type: string, caption: 期号", added)
    assert "FOR (n:Bulletin) ON (n.region)" in tree.kg("schema --format cypher")[0]
    assert "| `region` | string | range | 地区 | Where it is published. |" in tree.documented()


def test_a_document_type_is_one_entry(tree: Tree) -> None:
    citing = tree.write("通知.txt", NOTICE.replace("请认真执行", "请对照《云州省海上风电路书》执行"))
    named = "云州省海上风电路书"
    assert named not in [relation["title"] for one in tree.units(citing) for relation in one["relations"]]
    tree.change("kg/data/doctypes.yaml", "    - {ending: 规定, ", "    - {ending: 路书, examples: [甲类设备路书]}\n")
    assert named in [relation["title"] for one in tree.units(citing) for relation in one["relations"]]
    text = tree.write("路书.txt", f"{named}\n\n第一条 到2035年建成三座风电场。\n\n第二条 各市按期完成。\n")
    assert [one["title"] for one in tree.units(text)] == [named]


def test_an_agency_is_one_entry(tree: Tree) -> None:
    notice = NOTICE.replace("云州省工业厅", "国家风能局").replace("云工规", "国风能")
    file = tree.write("通知.txt", notice)
    tree.change("kg/data/agencies.yaml", "    国防部: {", "    国家风能局: {short: [国风局], codes: [国风能]}\n")
    (found,) = tree.units(file)
    assert found["issuers"] == ["国家风能局"]
    tree.kg(f"build {file}")
    (row,) = tree.rows("query ministry key=国风局")[0]
    assert (row["id"], row["policies"]) == ("国家风能局", 1)


QUERY = """\
// zh: 某机关的政策
// en: Policies of one body
// doc: Policies that a body issued.
// params:
//   key: {type: string, of: [Ministry], doc: "Official or short name."}
// columns:
//   id: {type: string, of: Policy, doc: "Id."}
// example: {key: 工业和信息化部}
MATCH (m:Ministry {id: $key})<-[:«origin»]-(p:Policy)
RETURN p.id AS id
ORDER BY id
"""


def test_a_query_is_one_file(tree: Tree) -> None:
    tree.write("queries/dropped_in.cypher", QUERY)
    tree.kg("build samples/review-2023-05-w3.txt samples/compilation-2023-05.txt")
    printed = tree.kg("queries --format json", "query dropped_in key=工信部 --format json", "query dropped_in key=工信部 --format graph")
    listed, rows, drawn = map(json.loads, printed)
    assert "dropped_in" in [query["name"] for query in listed]
    issued = {edge["source"] for edge in drawn["edges"] if edge["type"] == "ISSUED_BY" and edge["target"] == "工业和信息化部"}
    assert {row["id"] for row in rows} == issued != set()
    found, picture, described = tree.http("/queries/dropped_in?key=工信部", "/queries/dropped_in/picture?key=工信部", "/openapi.json")
    assert (found, picture) == (rows, drawn)
    assert {"/queries/dropped_in", "/queries/dropped_in/picture"} <= described["paths"].keys()
    assert tree.documented().count("dropped_in") >= 3
    assert "`dropped_in`" in (tree.folder / "README.md").read_text(encoding="utf-8")
