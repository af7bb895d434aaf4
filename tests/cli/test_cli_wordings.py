"""`kg text LAW --as-of DAY`: the wording that is held, one that is computed, and what is said where neither can be."""

import json
from pathlib import Path

import pytest
from command import Kg

TITLE = "云州船闸条例"
FIRST = "2021年4月5日云州省第三十届人民代表大会常务委员会第七十九次会议通过"
SECOND = f"2025年6月7日云州省第三十一届人民代表大会常务委员会第八十次会议《关于修改〈{TITLE}〉的决定》第一次修正"


def law(*lines: str, second: str) -> str:
    said = "\n\n".join(lines)
    articles = f"第一条 为了管理船闸，制定本条例。\n\n第二条 {second}\n\n第三条 本条例自2021年5月1日起施行。\n"
    return f"# {TITLE}\n\n{said}\n\n<!-- INFO END -->\n\n{articles}"


OLD = law(FIRST, second="过闸应当登记。")
NEW = law(FIRST, SECOND, second="过闸应当备案。")
DECISION = (
    f"# 关于修改《{TITLE}》的决定\n\n2034年3月1日云州省第三十三届人民代表大会常务委员会第八十一次会议通过\n\n<!-- INFO END -->\n\n"
    "一、将第二条修改为：“第二条 过闸应当预约。”\n\n{second}本决定自2034年5月1日起施行。\n"
)
PLAIN = DECISION.format(second="")
STRANGE = DECISION.format(second="二、将第三条稍加润色。\n\n")


@pytest.fixture
def loaded(kg: Kg, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Loads laws into a store of their own, which commands then ask."""
    monkeypatch.setenv("KG_STORE", str(tmp_path / "a.store"))

    def build(**texts: str) -> Kg:
        for name, text in texts.items():
            (tmp_path / "laws").mkdir(exist_ok=True)
            (tmp_path / "laws" / f"{name}.md").write_text(text, encoding="utf-8")
        assert kg("build", tmp_path / "laws").exit_code == 0
        return kg

    return build


def test_the_wording_of_a_day_is_printed_as_it_is_held(loaded) -> None:
    kg = loaded(z=OLD, a=NEW)
    for day, text in (("2021-05-01", OLD), ("2025-06-06", OLD), ("2025-06-07", NEW), ("2040-01-01", NEW)):
        result = kg("text", TITLE, "--as-of", day)
        assert (result.exit_code, result.stdout, result.stderr) == (0, text, ""), day
    shown = json.loads(kg("text", TITLE, "--as-of", "2022-01-01", "--format", "json").stdout)
    assert shown == {"text": OLD, "computed": False, "bulletin": "z.md"}


def test_what_is_not_held_is_computed_and_says_so(loaded) -> None:
    kg = loaded(a=NEW, d=PLAIN)
    assert kg("text", TITLE, "--as-of", "2034-04-30").stdout == NEW
    result = kg("text", TITLE, "--as-of", "2034-05-01")
    assert (result.exit_code, result.stderr) == (0, "")
    assert "【计算文本】根据《关于修改〈云州船闸条例〉的决定》" in result.stdout
    assert "第二条\u3000过闸应当预约。" in result.stdout
    made = json.loads(kg("text", TITLE, "--as-of", "2034-05-01", "--format", "json").stdout)
    assert (made["computed"], made["complete"], made["effective"]) == (True, True, "2034-05-01")


def test_what_is_not_understood_ends_with_exit_code_1(loaded) -> None:
    result = loaded(a=NEW, d=STRANGE)("text", TITLE, "--as-of", "2034-05-01")
    assert result.exit_code == 1
    assert "【不完整】" in result.stdout
    assert result.stderr.endswith("The text is incomplete (不完整).\n")


REFUSED = [
    # what is held, day, what is said
    ({"z": OLD}, "2021-04-30", "no wording of it is known that was in force on 2021-04-30"),
    ({"a": NEW}, "2022-01-01", "neither the wording of 2021-04-05 nor an earlier one is held"),
]


@pytest.mark.parametrize(("texts", "day", "said"), REFUSED, ids=[day for _, day, _ in REFUSED])
def test_what_cannot_be_told_is_refused(loaded, texts: dict[str, str], day: str, said: str) -> None:
    result = loaded(**texts)("text", TITLE, "--as-of", day)
    assert (result.exit_code, result.stdout) == (1, "")
    assert said in result.stderr


def test_a_wording_between_two_that_nothing_leads_to_is_refused(loaded) -> None:
    third = f"2029年8月9日云州省第三届人民代表大会常务委员会第四次会议《关于修改〈{TITLE}〉的决定》第二次修正"
    kg = loaded(z=OLD, a=law(FIRST, SECOND, third, second="过闸应当报告。"))
    result = kg("text", TITLE, "--as-of", "2026-01-01")
    assert (result.exit_code, result.stdout) == (1, "")
    assert (
        "neither the wording of 2025-06-07 is held nor the decision that made it; the wording before it is that of 2021-04-05"
        in result.stderr
    )


def test_days_and_decisions_exclude_each_other(loaded, kg: Kg) -> None:
    loaded(z=OLD)
    assert kg("text", TITLE, "--as-of", "2026-01-01", "--amended-by", "d.md").exit_code == 2
    assert "2026-13-01" in kg("text", TITLE, "--as-of", "2026-13-01").stderr
