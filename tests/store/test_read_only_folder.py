"""A store on a mount that may only be read is read, and a build says why it cannot write."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from filling import fill

from kg.model import Graph, Node, NodeKey
from kg.store import open_store

ROOT = Path(__file__).resolve().parent.parent.parent
UNSHARE = shutil.which("unshare")
MAY_MOUNT = bool(UNSHARE) and subprocess.run([str(UNSHARE), "-m", "true"], capture_output=True, check=False).returncode == 0


@pytest.mark.skipif(not MAY_MOUNT, reason="no right to mount")
def test_a_store_on_a_read_only_mount_is_read(tmp_path: Path) -> None:
    store = open_store(str(tmp_path / "s"))
    store.prepare()
    fill(store, Graph((Node(NodeKey("Programme", "甲类行动"), {"name": "甲类行动"}),), ()), ())
    store.close()
    (tmp_path / "a.txt").write_text(
        "关于做好甲类设备登记工作的通知\n工信部装〔2031〕5号\n各有关单位：\n按时登记。\n工业和信息化部\n2031年3月5日\n"
    )

    def kg(*command: str) -> subprocess.CompletedProcess[str]:
        script = 'mount --bind "$0" "$0" && mount -o remount,bind,ro "$0" && exec "$@"'
        call = [str(UNSHARE), "-m", "sh", "-c", script, str(tmp_path / "s"), sys.executable, "-c", "from kg.cli import main; main()"]
        return subprocess.run([*call, *command, "--store", str(tmp_path / "s")], capture_output=True, text=True, cwd=ROOT, check=False)

    read = kg("cypher", "MATCH (p:Programme) RETURN p.id AS id", "--format", "json")
    assert json.loads(read.stdout) == [{"id": "甲类行动"}], read.stderr
    written = kg("build", str(tmp_path / "a.txt"))
    assert written.returncode == 3
    assert "may only be read: build into another one" in written.stderr
