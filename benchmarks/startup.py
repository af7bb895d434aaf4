"""How long `kg --help` takes beside a bare interpreter: python benchmarks/startup.py [RUNS]."""

import statistics
import subprocess
import sys
import time
from pathlib import Path

KG = [str(Path(sys.executable).parent / "kg"), "--help"]
BARE = [sys.executable, "-c", "pass"]


def seconds(command: list[str]) -> float:
    """Return how long a command takes."""
    start = time.perf_counter()
    subprocess.run(command, stdout=subprocess.DEVNULL, check=True)
    return time.perf_counter() - start


def main() -> None:
    """Run both in turn and print medians."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 15
    pairs = [(seconds(KG), seconds(BARE)) for _ in range(runs)]
    help_time, bare = (statistics.median(times) for times in zip(*pairs, strict=True))
    print(f"kg --help {help_time:.3f} s, bare interpreter {bare:.3f} s, ratio {help_time / bare:.2f} (medians of {runs} paired runs)")


if __name__ == "__main__":
    main()
