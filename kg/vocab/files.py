"""Reading the data files that ship with the package."""

import csv
from importlib.resources import files
from typing import Any

import yaml

from kg.errors import DataError


class _Loader(yaml.CSafeLoader):
    """Refuses a key that stands twice in one mapping: the second would silently win."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        seen: set[str] = set()
        for key, _ in node.value:
            if key.value in seen:
                raise DataError(f"{node.start_mark.name}:{key.start_mark.line + 1}: {key.value} stands twice")
            seen.add(key.value)
        return super().construct_mapping(node, deep)


def read_yaml(name: str) -> dict[str, Any]:
    """Read `kg/data/<name>`. Raises DataError for broken YAML and for a key given twice, naming the line."""
    loader = _Loader(files("kg").joinpath("data", name).read_text(encoding="utf-8"))
    loader.name = name
    try:
        data: dict[str, Any] = loader.get_single_data()
    except yaml.YAMLError as error:
        raise DataError(f"{name}: {error}") from error
    finally:
        loader.dispose()
    return data


def read_csv(name: str) -> list[dict[str, str]]:
    """Read `kg/data/<name>`, one dict a row."""
    text = files("kg").joinpath("data", name).read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines()))
