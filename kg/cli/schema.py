"""`kg schema`: labels, edge types and indexes."""

import json

import click

from kg.cli.option import format_option


@click.command()
@format_option("md", "cypher", "json")
def schema(form: str) -> None:
    """Print the schema: documentation, the statements that set up Neo4j, or JSON."""
    from kg.schema import docs
    from kg.schema.read import schema as load
    from kg.store import ddl

    match form:
        case "md":
            click.echo(docs.markdown(load()), nl=False)
        case "cypher":
            click.echo("".join(f"{statement};\n" for statement in ddl.neo4j(load())), nl=False)
        case _:
            click.echo(json.dumps(docs.as_json(load()), ensure_ascii=False, indent=2))


COMMANDS = (schema,)
