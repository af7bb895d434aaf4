"""Names of columns, `data/columns.yaml`: of dumps, and of the tables that documents print."""

from functools import cache

from kg.vocab.files import read_yaml


@cache
def printed_columns() -> str:
    """Return the Chinese names of columns as alternatives of a regular expression, the longest first. Raises DataError."""
    data = read_yaml("columns.yaml")
    names = {name for fact in data["facts"].values() for name in fact["names"] if not name.isascii()}
    return "|".join(sorted(names | set(data["no_fact"]), key=lambda name: (-len(name), name)))


@cache
def labels_of_days() -> dict[str, str]:
    """Return the Chinese names of columns that hold days, each with its fact (施行日期: effective). Raises DataError."""
    facts = read_yaml("columns.yaml")["facts"]
    return {name: fact for fact in ("signed", "published", "effective", "expires") for name in facts[fact]["names"] if not name.isascii()}
