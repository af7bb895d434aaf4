"""An embedded store that is deleted and built again under a running server."""

import shutil
import signal
from pathlib import Path

from needs import PATIENCE
from running import asked, build, served, status

NOTICE = """工业和信息化部关于加强{0}类设备管理的通知

工信部规〔2031〕{1}号

各省、自治区、直辖市工业和信息化主管部门：

现将有关事项通知如下。

工业和信息化部
2031年1月5日
"""
TITLES = "MATCH (p:Policy) WHERE p.held RETURN p.title AS title"


def notice(folder: Path, letter: str, number: int) -> Path:
    file = folder / f"{number}.txt"
    file.write_text(NOTICE.format(letter, number), encoding="utf-8")
    return file


def files(store: Path) -> dict[str, bytes]:
    # The statistics can be made again.
    return {file.name: file.read_bytes() for file in store.iterdir() if file.name != "statistics.json"}


def test_deleted_and_built_again(tmp_path: Path):
    store = tmp_path / "kg.store"
    one, other = notice(tmp_path, "甲", 5), notice(tmp_path, "乙", 6)
    assert build(str(store), one).returncode == 0
    with (tmp_path / "log").open("w") as log, served(str(store), log) as (process, address):

        def titles() -> list[str]:
            return [row["title"] for row in asked(f"{address}/policies?held=true")[1]["items"]]

        assert titles() == ["关于加强甲类设备管理的通知"]
        assert status(f"{address}/cypher", TITLES) == 200
        while_serving = build(str(store), other)
        assert while_serving.returncode == 3 and "in use by another process (a kg serve" in while_serving.stderr

        shutil.rmtree(store)
        for path, statement in (("policies", None), ("readyz", None), ("cypher", TITLES)):
            code, problem = asked(f"{address}/{path}", statement)
            assert (code, problem["detail"]) == (503, "the store was deleted; it is served again when it is built again")
        assert status(f"{address}/healthz") == 200

        assert build(str(store), other).returncode == 0
        assert titles() == ["关于加强乙类设备管理的通知"]
        assert asked(f"{address}/cypher", TITLES)[1]["items"] == [{"title": "关于加强乙类设备管理的通知"}]

        # One in its place that nobody asked for yet: what is open are still the old files.
        shutil.rmtree(store)
        assert build(str(store), one).returncode == 0
        before = files(store)
        process.send_signal(signal.SIGTERM)
        assert process.wait(PATIENCE) == 0
        assert files(store) == before
        assert not (store / "statistics.json").exists()
    assert build(str(store), other).returncode == 0
