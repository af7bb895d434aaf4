"""What docker-compose.yml, Dockerfile and .dockerignore promise, read from the files: a server of Docker is not needed for it."""

import json
import re
from pathlib import Path

import pytest
import yaml

from api import ApiSettings
from kg.store.settings import StoreSettings

ROOT = Path(__file__).resolve().parents[2]
SERVICES = yaml.safe_load((ROOT / "docker-compose.yml").read_text(encoding="utf-8"))["services"]
STEPS = [line.split(maxsplit=1) for line in (ROOT / "Dockerfile").read_text(encoding="utf-8").splitlines() if re.match(r"[A-Z]+ ", line)]


def test_two_services_of_which_one_waits_for_the_other():
    assert set(SERVICES) == {"neo4j", "api"}
    assert SERVICES["api"]["depends_on"] == {"neo4j": {"condition": "service_healthy"}}
    assert all(service["healthcheck"]["test"][0] in ("CMD", "CMD-SHELL") for service in SERVICES.values())


def test_every_port_is_open_to_this_machine_only():
    ports = [port for service in SERVICES.values() for port in service["ports"]]
    assert ports == ["127.0.0.1:7474:7474", "127.0.0.1:7687:7687", "127.0.0.1:8000:8000"]


def test_a_password_must_be_given():
    secrets = [
        value for service in SERVICES.values() for name, value in service["environment"].items() if "AUTH" in name or "PASSWORD" in name
    ]
    assert len(secrets) == 2
    assert all(re.fullmatch(r"(neo4j/)?\$\{KG_NEO4J_PASSWORD:\?[^}]+\}", secret) for secret in secrets)


def test_the_server_has_no_more_of_apoc_than_what_reads_the_schema():
    environment = SERVICES["neo4j"]["environment"]
    assert environment["NEO4J_PLUGINS"] == '["apoc"]'
    assert {environment[f"NEO4J_dbms_security_procedures_{name}"] for name in ("allowlist", "unrestricted")} == {
        "apoc.meta.*,apoc.any.property"
    }


def test_data_outlive_the_container():
    volumes = yaml.safe_load((ROOT / "docker-compose.yml").read_text(encoding="utf-8"))["volumes"]
    assert SERVICES["neo4j"]["volumes"] == ["neo4j-data:/data"]
    assert "neo4j-data" in volumes


def test_the_interface_gets_only_settings_that_exist():
    names = {f"KG_{name.upper()}" for name in (*StoreSettings.model_fields, *ApiSettings.model_fields)}
    assert set(SERVICES["api"]["environment"]) <= names


def test_the_image_runs_as_an_ordinary_user():
    last_stage = STEPS[max(index for index, step in enumerate(STEPS) if step[0] == "FROM") :]
    assert [value for step, value in last_stage if step == "USER"] == ["10001"]
    assert [json.loads(value) for step, value in last_stage if step in ("ENTRYPOINT", "CMD")] == [
        ["kg"],
        ["serve", "--host", "0.0.0.0", "--port", "8000"],
    ]


@pytest.mark.parametrize(
    "name", sorted({name for step, value in STEPS if step == "COPY" and "--from" not in value for name in value.split()[:-1]})
)
def test_what_is_copied_exists_and_is_sent(name):
    assert (ROOT / name).exists()
    assert f"!{name}" in (ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines()


def locked(name: str) -> dict[str, tuple[str, frozenset[str]]]:
    """Version and hashes by package."""
    text = (ROOT / name).read_text(encoding="utf-8")
    entries = re.findall(r"^([a-z0-9-]+)==([^ ;]+)(.*?)(?=^[a-z]|\Z)", text, re.MULTILINE | re.DOTALL)
    return {package: (version, frozenset(re.findall(r"sha256:[0-9a-f]{64}", rest))) for package, version, rest in entries}


def test_the_image_installs_what_is_tested_and_nothing_without_a_hash():
    image, tested = locked("requirements-image.lock"), locked("requirements.lock")
    assert "hatchling" in image
    assert all(hashes for _, hashes in image.values())
    assert {package: entry for package, entry in image.items() if tested.get(package, entry) != entry} == {}
    text = (ROOT / "Dockerfile").read_text(encoding="utf-8")
    assert text.count("pip install") == text.count("--require-hashes") + text.count("--no-index --no-deps")


def test_both_stages_have_the_base_that_the_builder_names():
    assert [value.split()[0] for step, value in STEPS if step == "FROM"] == ["${PYTHON}", "${PYTHON}"]
    assert STEPS[0][0] == "ARG"
