"""The OpenAPI document is true: schemathesis sends what it allows and what it does not, and all its checks look at the answers."""

from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from hypothesis.errors import Unsatisfiable
from needs import PATIENCE
from schemathesis.specs.openapi.checks import negative_data_rejection, positive_data_acceptance

from api import ApiSettings, create_app
from kg.store.protocol import Store

KEY = {"X-API-Key": "k-7"}
HERE = KEY | {"Host": "127.0.0.1"}
MODES = list(schemathesis.GenerationMode)


@pytest.fixture(scope="module")
def document(province_store: Store) -> Any:
    app = create_app(province_store, ApiSettings(api_key=KEY["X-API-Key"], query_timeout=PATIENCE))
    return schemathesis.openapi.from_asgi("/openapi.json", app, headers=HERE)


@pytest.fixture(scope="module")
def operations(document: Any) -> list[Any]:
    return [found.ok() for found in document.get_all_operations()]


def unfit(case: Any, response: Any) -> list[Any]:
    """The checks that do not fit the request. A long address or text is refused before it is read (413, 414: unknown to the check). What a
    statement or the JSON inside a form may be, and which exports take a parameter, no schema can say. A value that no address can carry,
    such as an empty object, is left out when the request is written: what then arrives may well be allowed.
    """
    arrived = parse_qs(urlsplit(response.request.url).query, keep_blank_values=True)
    phase = case.meta.phase.data
    changed = {phase.parameter, *(mutation.parameter for mutation in phase.mutations)} & {each.name for each in case.operation.query}
    allowed = response.status_code in (413, 414) or not changed <= set(arrived)
    return [
        *([negative_data_rejection] if allowed else []),
        *([positive_data_acceptance] if case.path in ("/cypher", "/reconcile", "/export/{form}") else []),
    ]


@pytest.mark.parametrize("mode", MODES, ids=lambda mode: mode.value)
def test_the_document_is_true(operations: list[Any], mode: Any) -> None:
    faults = []
    for operation in operations:

        @settings(max_examples=4, deadline=None, derandomize=True, database=None, suppress_health_check=list(HealthCheck))
        @given(case=operation.as_strategy(generation_mode=mode))
        def sends(case: Any) -> None:
            # What a cursor, a row number or a statement may be, no schema can say.
            for name in ("cursor", "since"):
                case.query.pop(name, None)
            response = case.call(headers=HERE, timeout=PATIENCE)
            case.validate_response(response, excluded_checks=unfit(case, response))

        try:
            sends()
        except Unsatisfiable:
            # There is nothing that the route would have to refuse.
            assert mode is not schemathesis.GenerationMode.POSITIVE
        except BaseException as fault:
            faults.append((operation.label, "; ".join(map(str, getattr(fault, "exceptions", [fault])))[:700]))
    assert faults == []


def test_what_lists_link_to_is_there(document: Any) -> None:
    """Rows of a list are asked for by their id, one request after the other."""
    statuses = set()

    class Walk(document.as_state_machine()):  # type: ignore[misc]
        def get_call_kwargs(self, case: Any) -> dict[str, Any]:
            case.query.pop("cursor", None)
            return {"headers": HERE, "timeout": PATIENCE}

        def validate_response(self, response: Any, case: Any, **kwargs: Any) -> None:
            statuses.add(response.status_code)
            case.validate_response(response, excluded_checks=unfit(case, response))

    Walk.run(
        settings=settings(
            max_examples=15, stateful_step_count=3, deadline=None, derandomize=True, database=None, suppress_health_check=list(HealthCheck)
        )
    )
    assert 200 in statuses and not any(status >= 500 for status in statuses)
