"""How soon a long text can be read, and what provisions cost: python benchmarks/reading.py [--texts FOLDER] [--rounds N].

A generated law of 300,000 characters is asked for over the HTTP interface in an embedded store, in turn its first 6,000 characters, which
the page shows first, and all of it. With --texts, `kg build` loads these texts with and without provisions, in turn, and CPU is compared.
"""

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from itertools import count
from pathlib import Path

from starlette.testclient import TestClient

from api import ApiSettings, create_app
from kg.amend.order import chinese
from kg.store.embedded.store import EmbeddedStore
from kg.store.settings import StoreSettings

KG = str(Path(sys.executable).parent / "kg")
LAW = "云州省很长的条例"
LENGTH = 300_000
FIRST = 6_000
RULE = "甲类设备由所在地的主管部门管理，具体办法由省工业厅另行规定，并报省人民政府备案，自公布之日起施行。"


def articles() -> Iterator[str]:
    """Yield articles with paragraphs, items, and citations of others before them."""
    for number in count(1):
        yield f"第{chinese(number)}条　{RULE * 3}"
        if number % 10 == 3:
            yield f"有前款规定情形的，依照本条例第{chinese(number - 2)}条第一款的规定处理。"
        yield from ("有下列情形之一的，不予登记：", "（一）甲；", "（二）乙。")


def law() -> str:
    """Return a law of the length asked for."""
    lines = [LAW, "（2021年5月1日云州省人民代表大会常务委员会通过）"]
    length = sum(map(len, lines))
    for line in articles():
        lines.append(line)
        length += len(line) + 1
        if length >= LENGTH:
            break
    return "\n".join(lines)


def build(store: str, texts: str, *options: str) -> float:
    """Load texts into a new store; return CPU seconds."""
    process = subprocess.Popen([KG, "build", texts, "--store", store, *options], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in (0, 1):
        sys.exit(f"kg build {texts}: exit code {process.returncode}")
    return used.ru_utime + used.ru_stime


def ask(client: TestClient, **params: int) -> tuple[float, int]:
    """Ask for the text; return seconds and the bytes of the answer."""
    begun = time.perf_counter()
    answer = client.get(f"/policies/{LAW}/text", params=params)
    answer.raise_for_status()
    return time.perf_counter() - begun, len(answer.content)


def reading(folder: Path, rounds: int) -> None:
    """Print how long both requests take."""
    (folder / "law.txt").write_text(law(), encoding="utf-8")
    address = str(folder / "kg.store")
    build(address, str(folder / "law.txt"))
    store = EmbeddedStore(address, StoreSettings(store=address))
    with TestClient(create_app(store, ApiSettings()), base_url="http://127.0.0.1") as client:
        cold, _ = ask(client, characters=FIRST)
        for _ in range(5):
            ask(client)
        pairs = [(ask(client, characters=FIRST), ask(client)) for _ in range(rounds)]
    store.close()
    (first, small), (whole, large) = ((statistics.median(each) for each in zip(*side, strict=True)) for side in zip(*pairs, strict=True))
    print(f"first {FIRST} of {LENGTH} characters: {first * 1000:.0f} ms, {small / 1000:.0f} kB ({cold * 1000:.0f} ms as first request)")
    print(f"all of it: {whole * 1000:.0f} ms, {large / 1000:.0f} kB; ratio {whole / first:.1f} (medians of {rounds} paired requests)")


def provisions(folder: Path, texts: str, rounds: int) -> None:
    """Print what provisions cost."""
    stores = (str(folder / f"{number}.store") for number in count())
    pairs = [(build(next(stores), texts), build(next(stores), texts, "--provisions", "no")) for _ in range(rounds)]
    with_, without = (statistics.median(side) for side in zip(*pairs, strict=True))
    print(
        f"build with provisions {with_:.1f} s CPU, without {without:.1f} s, ratio {with_ / without:.2f} (medians of {rounds} paired builds)"
    )


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--texts", help="folder or file that is built with and without provisions")
    parser.add_argument("--rounds", type=int, default=5)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        reading(Path(folder), given.rounds)
        if given.texts:
            provisions(Path(folder), given.texts, given.rounds)


if __name__ == "__main__":
    main()
