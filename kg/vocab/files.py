"""Reads the data files that ship with the package."""

import csv
from importlib.resources import files
from typing import Any

import yaml

from kg.errors import DataError


class _Loader(yaml.CSafeLoader):
    """Refuses a key given twice in one mapping: the second would silently replace the first."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        mapping = super().construct_mapping(node, deep)
        if len(mapping) != len(node.value):
            keys = [key.value for key, _ in node.value]
            twice = next(key for key in keys if keys.count(key) > 1)
            raise DataError(f"line {node.start_mark.line + 1}: {twice} stands twice")
        return mapping


def read_yaml(name: str) -> dict[str, Any]:
    """Read `kg/data/<name>`. Raises DataError for broken YAML and for a key given twice, naming the place."""
    text = files("kg").joinpath("data", name).read_text(encoding="utf-8")
    try:
        data: dict[str, Any] = yaml.load(text, Loader=_Loader)
    except (yaml.YAMLError, DataError) as error:
        raise DataError(f"{name}: {error}") from error
    return data


def read_csv(name: str) -> list[dict[str, str]]:
    """Read `kg/data/<name>`, one dict a row."""
    text = files("kg").joinpath("data", name).read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines()))
