"""Data files that are broken: each reader names the file and the entry, word for word; and the lives of bodies and words."""

from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import DataError
from kg.vocab import files
from kg.vocab.agency import Agency, Succession, read_agencies, read_successions
from kg.vocab.files import read_csv, read_yaml
from kg.vocab.holders import hold, holder
from kg.vocab.initiative import initiatives
from kg.vocab.names import Names
from kg.vocab.patterns import WINDOW, patterns, read_patterns
from kg.vocab.prominence import prominence


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A package whose data folder is empty."""
    monkeypatch.setattr(files, "files", lambda _: tmp_path)
    (tmp_path / "data").mkdir()
    return tmp_path / "data"


def written(folder: Path, text: str, name: str = "a.yaml") -> str:
    (folder / name).write_text(text, encoding="utf-8")
    return name


TWICE = [
    ("a: 1\nb: 2\na: 3\n", "a.yaml: line 1: a stands twice"),
    ("top:\n  甲: 1\n  甲: 2\n", "a.yaml: line 2: 甲 stands twice"),
    ("top:\n  - {name: 甲, name: 乙}\n", "a.yaml: line 2: name stands twice"),
    ("1: a\n1: b\n", "a.yaml: line 1: 1 stands twice"),
]


@pytest.mark.parametrize(("text", "told"), TWICE)
def test_a_key_that_stands_twice_is_named_with_its_line(folder: Path, text: str, told: str) -> None:
    with pytest.raises(DataError) as error:
        read_yaml(written(folder, text))
    assert str(error.value) == told


BROKEN = [
    ("a: [1, 2", ["a.yaml: ", "line 1"]),
    ("a: 1\n\tb: 2", ["a.yaml: ", "line 2", "found a tab character"]),
    ("a: 'b", ["a.yaml: ", "found unexpected end of stream"]),
    ("a: b: c", ["a.yaml: ", "mapping values are not allowed"]),
    ("a: !!python/object:os.system x", ["a.yaml: ", "could not determine a constructor"]),
]


@pytest.mark.parametrize(("text", "told"), BROKEN)
def test_broken_yaml_is_told_with_file_and_place(folder: Path, text: str, told: list[str]) -> None:
    with pytest.raises(DataError) as error:
        read_yaml(written(folder, text))
    assert [part for part in told if part not in str(error.value)] == []


def test_keys_that_are_alike_are_not_one(folder: Path) -> None:
    assert read_yaml(written(folder, "甲: 1\n甲类: 2\n'甲 ': 3\n")) == {"甲": 1, "甲类": 2, "甲 ": 3}


def test_rows_of_a_table(folder: Path) -> None:
    assert read_csv(written(folder, "code,name\n01,甲类\n02,乙类\n", "a.csv")) == [
        {"code": "01", "name": "甲类"},
        {"code": "02", "name": "乙类"},
    ]
    assert read_csv(written(folder, "code,name\n", "a.csv")) == []


PROMINENCE = {
    "most": 2,
    "base": -1,
    "late": -2,
    "signals": [{"name": "title", "weight": 2}, {"name": "list", "weight": 1}],
    "common": ["甲业", "乙业"],
    "sectors": ["甲业"],
    "wholes": {"names": ["丁业"], "trades": 3},
    "never": {"names": ["丙业"], "codes": ["9", "12"]},
    "verbs": ["发展"],
    "adjectives": ["先进"],
    "works": ["生产"],
    "firms": ["企业"],
    "bodies": [{"pattern": "甲协会"}],
    "unlisted": {"lead_ins": ["发展", "大力发展"], "never": ["其他"]},
}


def told_by_prominence(folder: Path, **change: Any) -> str:
    import yaml

    written(folder, yaml.safe_dump({**PROMINENCE, **change}, allow_unicode=True), "industry_cues.yaml")
    prominence.cache_clear()
    try:
        with pytest.raises(DataError) as error:
            prominence()
    finally:
        prominence.cache_clear()
    return str(error.value)


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"sectors": ["甲业", "丁业"]}, "industry_cues.yaml: sectors: 丁业 is not in common"),
        ({"bodies": [{"pattern": "(甲"}]}, "industry_cues.yaml: missing ), unterminated subpattern at position 0"),
        ({"never": {"names": []}}, "industry_cues.yaml: 'codes'"),
        ({"signals": [{"name": "title"}]}, "industry_cues.yaml: 'weight'"),
        ({"unlisted": {"lead_ins": [], "never": ["["]}}, "industry_cues.yaml: unterminated character set at position 0"),
    ],
)
def test_signals_of_industries_that_are_wrong(folder: Path, change: dict[str, Any], told: str) -> None:
    assert told_by_prominence(folder, **change) == told


def test_weights_of_signals(folder: Path) -> None:
    import yaml

    written(folder, yaml.safe_dump(PROMINENCE, allow_unicode=True), "industry_cues.yaml")
    prominence.cache_clear()
    read = prominence()
    prominence.cache_clear()
    # base + weights, then what a late mention takes away
    assert read.score([], 0) == -1
    assert read.score(["title", "list"], 0) == 2
    assert read.score(["title"], 0.5) == 0
    assert [read.is_none(*one) for one in [("丙业", "11"), ("甲业", "91"), ("甲业", "12"), ("甲业", "1"), ("甲业", "")]] == [
        True,
        True,
        True,
        False,
        False,
    ]
    # the longest lead-in is tried first
    assert read.lead_in.match("大力发展甲业").group() == "大力发展"


PROGRAMMES = {
    "cues": {"strong": ["实施"], "adverbs": ["深入"], "weak": ["推进"]},
    "endings": [{"name": "action", "word": "行动", "tail": "", "then": "[，。]", "never": ["统一"], "loose": ["heading"]}],
    "modifiers": ["一批"],
    "generic": ["专项"],
    "junk": ["等"],
    "patterns": [{"name": "numbered", "pattern": "“[«counting»]+”工程"}],
    "selections": [],
    "not_selected": ["名单"],
    "known": ["“甲乙丙丁”", "“两新”"],
    "variants": [{"pattern": "试点城市$", "to": "试点"}],
}


def programmes(folder: Path, change: dict[str, Any]) -> Any:
    import yaml

    written(folder, yaml.safe_dump({**PROGRAMMES, **change}, allow_unicode=True), "programmes.yaml")
    initiatives.cache_clear()
    try:
        return initiatives()
    finally:
        initiatives.cache_clear()


ENDING = PROGRAMMES["endings"][0]


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"endings": [{**ENDING, "tail": "("}]}, "programmes.yaml: action: missing ), unterminated subpattern at position 0"),
        ({"endings": [{**ENDING, "then": "[，"}]}, "programmes.yaml: action: unterminated character set at position 0"),
        ({"patterns": [{"name": "numbered", "pattern": "«ordinal»"}]}, "programmes.yaml: numbered: no piece «ordinal» in lexicon.yaml"),
        ({"selections": [{"name": "chosen", "pattern": "*"}]}, "programmes.yaml: chosen: nothing to repeat at position 0"),
        ({"modifiers": ["(一批"]}, "programmes.yaml: modifiers: missing ), unterminated subpattern at position 0"),
    ],
)
def test_words_of_programmes_that_are_wrong(folder: Path, change: dict[str, Any], told: str) -> None:
    with pytest.raises(DataError) as error:
        programmes(folder, change)
    assert str(error.value) == told


def test_a_well_known_name_is_believed_without_quotes_only_if_it_is_long(folder: Path) -> None:
    known = programmes(folder, {}).known
    assert [name for _, _, name in known.find("甲乙丙丁和“甲乙丙丁”、两新和“两新”")] == ["甲乙丙丁", "“甲乙丙丁”", "“两新”"]


@pytest.mark.parametrize(
    ("text", "end"),
    [("甲行动，", 3), ("甲行动。", 3), ("甲行动方案", 0), ("甲行动", 0)],
)
def test_where_the_name_of_a_programme_ends(folder: Path, text: str, end: int) -> None:
    assert programmes(folder, {}).endings["行动"].end(text, 3) == end


@pytest.mark.parametrize(("text", "end"), [("甲行动计划", 5), ("甲行动计划方案", 5), ("甲行动，", 3), ("甲行动员", 0)])
def test_what_still_belongs_to_the_name(folder: Path, text: str, end: int) -> None:
    read = programmes(folder, {"endings": [{**ENDING, "tail": "计划"}]})
    assert read.endings["行动"].end(text, 3) == end


def test_a_cue_is_looked_for_next_to_the_name_alone() -> None:
    data = deepcopy(read_yaml("patterns.yaml"))
    cue = {"name": "tried", "type": "REFERENCES", "zone": "any", "kinds": ["policy"], "confidence": 0.5, "examples": [["按照《甲》", "甲"]]}
    data["cues"] = [
        {**cue, "side": "before", "pattern": "按照", "other": "执行", "unless": "停止"},
        {**cue, "side": "after", "pattern": "^[^，]*废止"},
    ]
    before, after = read_patterns(data).cues
    assert before.fires("按照", "执行")
    assert not before.fires("依照", "执行")
    assert not before.fires("按照", "办理")
    assert not before.fires("按照", "执行后停止")
    assert before.fires("按照" + "甲" * (WINDOW - 2), "执行")
    assert not before.fires("按照" + "甲" * (WINDOW - 1), "执行")
    assert after.fires("按照", "甲" * (WINDOW - 2) + "废止")
    assert not after.fires("废止", "甲" * (WINDOW - 1) + "废止")


def test_every_cue_has_a_name_of_its_own() -> None:
    names = [one.name for one in (*patterns().cues, *patterns().governing, *patterns().headings)]
    assert sorted({name for name in names if names.count(name) > 1}) == []


SUCCESSIONS = {"2008-03-15": {"丙部": ["乙部", "甲部"]}, "1998-03-10": {"乙部": ["子部"]}}


def test_successions_are_listed_by_day() -> None:
    assert read_successions(SUCCESSIONS) == (
        Succession("子部", "乙部", "1998-03-10"),
        Succession("乙部", "丙部", "2008-03-15"),
        Succession("甲部", "丙部", "2008-03-15"),
    )
    assert read_successions({}) == ()


def test_a_body_takes_its_life_from_its_successions() -> None:
    data = {
        "expand": {"全甲": "全国甲类委员会"},
        "bodies": {"ministry": {"丙部": {}, "全甲办公室": {"short": ["甲办"], "weak": ["办"], "codes": ["甲办字"], "level": "local"}}},
        "former": {"ministry": {"甲部": {"from": 1954}, "乙部": {"to": "2007"}, "子部": {}}},
    }
    read = read_agencies(data, read_successions(SUCCESSIONS))
    assert {name: (body.valid_from, body.valid_to) for name, body in read.items()} == {
        "丙部": ("2008-03-15", None),
        "全国甲类委员会办公室": (None, None),
        "甲部": ("1954", "2008-03-15"),
        "乙部": ("1998-03-10", "2007"),
        "子部": (None, "1998-03-10"),
    }
    office = read["全国甲类委员会办公室"]
    assert (office.short_names, office.weak_names, office.codes, office.level) == (("全甲办公室", "甲办"), ("办",), ("甲办字",), "local")
    assert read["乙部"].successions == (Succession("子部", "乙部", "1998-03-10"), Succession("乙部", "丙部", "2008-03-15"))


LIVES = [
    # from, to, day, whether it existed
    (None, None, "1900-01-01", True),
    ("1998", None, "1997-12-31", False),
    ("1998", None, "1998-01-01", True),
    ("1998-03-10", None, "1998-03-09", False),
    ("1998-03-10", None, "1998-03-10", True),
    (None, "2008", "2008-12-31", True),
    (None, "2008", "2009-01-01", False),
    (None, "2008-03", "2008-03-31", True),
    (None, "2008-03", "2008-04-01", False),
    (None, "2008-03-15", "2008-03-15", True),
    (None, "2008-03-15", "2008-03-16", False),
]


@pytest.mark.parametrize(("since", "until", "day", "lived"), LIVES)
def test_the_life_of_a_body(since: str | None, until: str | None, day: str, lived: bool) -> None:
    assert Agency("甲部", "ministry", valid_from=since, valid_to=until).lived(day) is lived


OLD = Agency("旧部", "ministry", valid_to="1998-03-10")
MIDDLE = Agency("中部", "ministry", valid_from="1998-03-10", valid_to="2008-03-15")
NEW = Agency("新部", "ministry", valid_from="2018-03-21")


@pytest.mark.parametrize(
    ("day", "name"),
    [
        (None, "新部"),
        ("1990-01-01", "旧部"),
        ("1998-03-09", "旧部"),
        ("1998-03-10", "中部"),
        ("2008-03-15", "中部"),
        ("2010-01-01", None),
        ("2031-01-01", "新部"),
    ],
)
def test_who_had_a_name_on_a_day(day: str | None, name: str | None) -> None:
    holders = hold([("部", NEW), ("部", OLD), ("部", MIDDLE), ("局", NEW)])
    found = holder(holders, "部", day)
    assert (found.name if found else None) == name
    # The only holder is meant whatever the day.
    assert holder(holders, "局", "1900-01-01") == NEW
    assert holder(holders, "司", day) is None


@pytest.mark.parametrize(
    ("one", "other", "told"),
    [
        (OLD, Agency("别部", "ministry"), True),
        (OLD, Agency("别部", "ministry", valid_from="1998-03-09"), True),
        (OLD, Agency("别部", "ministry", valid_from="1998-03-10"), False),
        (NEW, Agency("别部", "ministry", valid_from="2020"), True),
        (MIDDLE, Agency("别部", "ministry", valid_from="2000", valid_to="2001"), True),
        (MIDDLE, Agency("别部", "ministry", valid_to="1998-03-10"), False),
    ],
)
def test_two_bodies_may_not_have_one_word_at_the_same_time(one: Agency, other: Agency, told: bool) -> None:
    for bodies in ([one, other], [other, one]):
        if not told:
            assert [body.name for body in hold([("部", body) for body in bodies])["部"]]
            continue
        with pytest.raises(DataError) as error:
            hold([("部", body) for body in bodies])
        assert str(error.value) == f"agencies.yaml: 部 belongs to {bodies[0].name} and {bodies[1].name} at the same time"


FOUND = [
    ("甲乙丙", [(0, 3, "甲乙丙")]),
    ("甲乙丁", [(0, 2, "甲乙")]),
    ("乙丙甲", [(0, 2, "乙丙"), (2, 3, "甲")]),
    ("甲甲乙", [(0, 1, "甲"), (1, 3, "甲乙")]),
    ("𠀀甲", [(1, 2, "甲")]),
    ("丁", []),
    ("", []),
]


@pytest.mark.parametrize(("text", "expected"), FOUND)
def test_the_longest_name_at_each_place(text: str, expected: list[tuple[int, int, str]]) -> None:
    assert list(Names(["乙丙", "甲", "甲乙", "甲乙丙", "甲"]).find(text)) == expected


@given(st.sets(st.text(alphabet="甲乙丙", min_size=1, max_size=4), min_size=1), st.text(alphabet="甲乙丙丁", max_size=40))
def test_names_are_found_as_one_would_by_hand(names: set[str], text: str) -> None:
    expected, place = [], 0
    while place < len(text):
        fits = [name for name in names if text.startswith(name, place)]
        longest = max(fits, key=len, default="")
        if longest:
            expected.append((place, place + len(longest), longest))
        place += len(longest) or 1
    assert list(Names(names).find(text)) == expected
