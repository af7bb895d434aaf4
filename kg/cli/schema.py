"""`kg schema`: labels, edge types and indexes."""

import click

from kg.cli.option import format_option
from kg.cli.screen import pour, say_json


@click.command()
@format_option("md", "cypher", "text", "json")
def schema(form: str) -> None:
    """Print the schema: documentation, the statements that set up Neo4j, the short text for language models, or JSON."""
    from kg.schema import docs
    from kg.schema.read import schema as load
    from kg.store import ddl

    match form:
        case "md":
            pour(docs.markdown(load()))
        case "cypher":
            pour("".join(f"{statement};\n" for statement in ddl.neo4j(load())))
        case "text":
            pour(docs.as_text(load()))
        case _:
            say_json(docs.as_json(load()), indent=2)


COMMANDS = (schema,)
