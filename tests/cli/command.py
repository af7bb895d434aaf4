"""The `kg` command called in this process, and the samples that it is called on."""

from collections.abc import Callable
from pathlib import Path

from click.testing import CliRunner, Result

from kg.cli import main

SAMPLES = Path(__file__).resolve().parent.parent.parent / "samples"

Kg = Callable[..., Result]


def run(*args: object, stdin: bytes | None = None) -> Result:
    result = CliRunner().invoke(main, [str(arg) for arg in args], input=stdin)
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result
