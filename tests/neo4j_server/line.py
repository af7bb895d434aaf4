"""The lines of Neo4j that the tests know, and the Java that each one needs."""

import os
import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Line:
    """One pinned release."""

    version: str
    main: str
    java: range
    """Major versions of Java that it runs on."""
    flags: tuple[str, ...] = ()


LINES = {
    "5.26": Line("5.26.30", "org.neo4j.server.CommunityEntryPoint", range(17, 22)),
    "2026": Line(
        "2026.08.1",
        "org.neo4j.server.Neo4jCommunity",
        range(21, 100),
        ("--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow"),
    ),
}


def wanted() -> Line:
    """The line that KG_TEST_NEO4J_LINE names, the long-term one without it."""
    return LINES[os.environ.get("KG_TEST_NEO4J_LINE", "5.26")]


def java(line: Line) -> Path | None:
    """A Java that the line runs on: of JAVA_HOME, of the PATH, or of those that a Linux distribution keeps side by side."""
    return next((home / "bin" / "java" for home in _homes() if _major(home) in line.java), None)


def _homes() -> Iterator[Path]:
    if home := os.environ.get("JAVA_HOME"):
        yield Path(home)
    if found := shutil.which("java"):
        yield Path(found).resolve().parent.parent
    yield from sorted(Path("/usr/lib/jvm").glob("*"))


def _major(home: Path) -> int | None:
    release = home / "release"
    found = re.search(r'JAVA_VERSION="(\d+)', release.read_text(encoding="utf-8")) if release.is_file() else None
    return int(found[1]) if found and (home / "bin" / "java").exists() else None
