"""The `kg` command: the composition root, the only place that knows every part."""

import click


@click.group()
@click.version_option(package_name="policy-kg")
def main() -> None:
    """Chinese policy bulletins to a knowledge graph."""
