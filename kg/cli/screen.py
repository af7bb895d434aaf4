"""What commands print, made safe: no control character out of a file, a name or a store reaches a terminal or a log."""

import json
import sys
from typing import Any

import click

from kg.text.visible import visible, visible_json


def say(text: object, err: bool = False, end: str = "\n") -> None:
    """Print a line for people, on standard error if asked; `end` stands behind it."""
    click.echo(visible(str(text)) + end, err=err, nl=False)


def say_json(value: Any, indent: int | None = None) -> None:
    """Print a value as JSON."""
    click.echo(visible_json(json.dumps(value, ensure_ascii=False, indent=indent)))


def pour(text: str) -> None:
    """Print a text as it is, with no line break added; on a terminal what it would obey is spelled out."""
    shown = visible(text.replace("\r\n", "\n")) if sys.stdout.isatty() else text
    click.echo(shown.encode("utf-8", "surrogatepass"), nl=False)
