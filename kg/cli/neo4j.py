"""`kg neo4j`: style sheet, saved scripts and guide for Neo4j Browser, a dashboard for NeoDash, a perspective for Bloom."""

from pathlib import Path

import click

from kg.cli.option import Decorator
from kg.cli.screen import pour, say


def out_option(meaning: str) -> Decorator:
    """`--out FILE`."""
    return click.option("--out", type=click.Path(path_type=Path), metavar="FILE", help=f"{meaning}. Default: standard output.")


@click.group()
def neo4j() -> None:
    """Write what Neo4j Browser needs: style, saved scripts and a guide. docs/neo4j-browser.md shows how to load them."""


@neo4j.command()
@out_option("File to write, e.g. policy.grass")
def style(out: Path | None) -> None:
    """Write the style sheet: captions in Chinese, colours and sizes by label, lines by edge type.

    Drag the file into the Browser window.
    """
    from kg.schema import grass
    from kg.schema.read import schema

    _write(grass.style(schema()), out)


@neo4j.command()
@out_option("File to write, e.g. favourites.zip, or a folder for the single scripts")
def favourites(out: Path | None) -> None:
    """Write the queries as saved scripts, each as a picture and as a table.

    Drag the .zip file into the Browser window. It adds three folders of scripts.
    """
    from queries.browser.favourites import archive, scripts

    if out and out.suffix == ".zip":
        _write(archive(), out)
    elif out:
        for name, text in scripts().items():
            (out / name).parent.mkdir(parents=True, exist_ok=True)
            _write(text, out / name)
    else:
        _write("\n".join(scripts().values()), None)


@neo4j.command()
@out_option("File to write, e.g. guide.md")
def guide(out: Path | None) -> None:
    """Write the guide: Markdown whose statements Browser runs at a click.

    kg serve serves it at /neo4j/guide.md; enter :guide http://localhost:8000/neo4j/guide.md in Browser to open it.
    """
    from queries.browser.guide import guide as text

    _write(text(), out)


@neo4j.command()
@out_option("File to write, e.g. dashboard.json")
def dashboard(out: Path | None) -> None:
    """Write a dashboard for NeoDash: an overview, and a page each for a body, an industry and a policy.

    Load the file with the button Load in NeoDash.
    """
    from queries.browser.dashboard import dashboard as text

    _write(text(), out)


@neo4j.command()
@out_option("File to write, e.g. perspective.json")
def perspective(out: Path | None) -> None:
    """Write a perspective for Neo4j Bloom and Explore: categories, colours and search phrases.

    Import the file in the list of perspectives.
    """
    from queries.browser.perspective import perspective as text

    _write(text(), out)


def _write(content: str | bytes, out: Path | None) -> None:
    if out is None:
        pour(content if isinstance(content, str) else content.decode())
        return
    try:
        out.write_bytes(content.encode() if isinstance(content, str) else content)
    except OSError as error:
        raise click.ClickException(f"{error.filename or out}: {error.strerror}") from error
    say(out)


COMMANDS = (neo4j,)
