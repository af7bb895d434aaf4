"""Look-ups over the data files: bodies, statutes, document types, industries. Each loads when first asked for."""

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.vocab.doctype import Doctypes
    from kg.vocab.industry import Industries
    from kg.vocab.registry import Agencies
    from kg.vocab.statute import Statutes

__all__ = ["agencies", "doctypes", "industries", "statutes"]


@cache
def agencies() -> "Agencies":
    """The registry of issuing bodies, `data/agencies.yaml` and `data/places.yaml`. Raises DataError."""
    from kg.vocab.files import read_yaml
    from kg.vocab.registry import Agencies

    return Agencies(read_yaml("agencies.yaml"), read_yaml("places.yaml"))


@cache
def doctypes() -> "Doctypes":
    """The endings of titles, `data/doctypes.yaml`. Raises DataError."""
    from kg.vocab.doctype import Doctypes
    from kg.vocab.files import read_yaml

    return Doctypes(read_yaml("doctypes.yaml"))


@cache
def statutes() -> "Statutes":
    """Documents cited without 书名号, `data/statutes.yaml`. Raises DataError."""
    from kg.vocab.files import read_yaml
    from kg.vocab.statute import Statutes

    return Statutes(read_yaml("statutes.yaml"))


@cache
def industries() -> "Industries":
    """GB/T 4754-2017 and the names in use, `data/industries.csv` and `data/industry_names.yaml`. Raises DataError."""
    from kg.vocab.files import read_csv, read_yaml
    from kg.vocab.industry import Industries

    return Industries(read_csv("industries.csv"), read_yaml("industry_names.yaml"))
