"""Documents of older word processors turned into text by a program, in the process of its own (see `loaders.files.isolated`)."""

import contextlib
import functools
import os
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from kg.errors import InputError
from loaders.files import docx

TIMEOUT = 120
"""Seconds for one conversion."""
_MAC = "/Applications/LibreOffice.app/Contents/MacOS/soffice"
_REMEDY = "install LibreOffice to read it (Debian: apt-get install libreoffice-writer-nogui), or save it as DOCX"

_SETTINGS = (
    ("Common/Security/Scripting", "DisableMacrosExecution", "true"),
    ("Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    ("Writer/Content/Update", "Link", "0"),
)
"""No macros run, and nothing that a document links to is fetched."""


def text(data: bytes, tell: Any, suffix: str) -> str:
    """Return the text of a document whose kind is `doc` or `rtf`. Raises InputError."""
    office = next(
        (path for path in (shutil.which("soffice"), shutil.which("libreoffice"), _MAC) if path and os.access(path, os.X_OK)), None
    )
    antiword = shutil.which("antiword") if suffix == "doc" else None
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder, f"source.{suffix}")
        source.write_bytes(data)
        if office:
            return _by_office(office, source)
        if antiword:
            return _run([antiword, "-m", "UTF-8.txt", "-w", "0", str(source)]).decode("utf-8", "replace").strip("\n")
    raise InputError("", f"is {'an RTF' if suffix == 'rtf' else 'an old Word or WPS'} document: {_REMEDY}")


def _by_office(office: str, source: Path) -> str:
    """Convert to DOCX in a profile of our own, so that a running LibreOffice is left alone; then read that."""
    profile = f"-env:UserInstallation={_profile().as_uri()}"
    _run([office, "--headless", "--norestore", profile, "--convert-to", "docx", "--outdir", str(source.parent), str(source)])
    made = source.with_suffix(".docx")
    if not made.exists():
        raise InputError("", "is damaged, LibreOffice cannot open it: save it as DOCX")
    (layer,) = docx.layers(made.read_bytes(), str(source))
    return layer.text


@functools.cache
def _profile() -> Path:
    """Kept for the whole run: making one takes seconds."""
    made = tempfile.TemporaryDirectory(prefix="policy-kg-office-")
    _kept.append(made)
    (Path(made.name) / "user").mkdir()
    (Path(made.name) / "user" / "registrymodifications.xcu").write_text(_registry(), "utf-8")
    return Path(made.name)


def _registry() -> str:
    items = (
        f'<item oor:path="/org.openoffice.Office.{path}"><prop oor:name="{name}" oor:op="fuse"><value>{value}</value></prop></item>'
        for path, name, value in _SETTINGS
    )
    return f'<oor:items xmlns:oor="http://openoffice.org/2001/registry">{"".join(items)}</oor:items>'


_kept: list[tempfile.TemporaryDirectory[str]] = []
"""Removed when the process ends."""


def _run(command: Sequence[str]) -> bytes:
    """Run a program and return what it prints; with its children it is killed where it takes too long."""
    name = Path(command[0]).name
    with subprocess.Popen(
        command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, start_new_session=True
    ) as process:
        try:
            printed, _ = process.communicate(timeout=TIMEOUT)
        except subprocess.TimeoutExpired as error:
            with contextlib.suppress(OSError):
                os.killpg(process.pid, signal.SIGKILL)
            raise InputError("", f"was given up: {name} took longer than {TIMEOUT} seconds") from error
    if process.returncode:
        raise InputError("", f"is damaged, {name} cannot read it (exit code {process.returncode}): save it as DOCX")
    return printed
