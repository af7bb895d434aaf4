"""What the Reconciliation Service API 0.2 demands of answers (https://www.w3.org/community/reports/reconciliation/CG-FINAL-specs-0.2-20230410/),
written as JSON schemas for what this service answers: members that it does not use are refused.
"""

from typing import Any

Schema = dict[str, Any]
TEXT: Schema = {"type": "string"}
URL: Schema = {"type": "string", "pattern": "^https?://"}


def record(needed: Schema, may: Schema | None = None) -> Schema:
    """An object with these members and no others."""
    return {"type": "object", "properties": {**needed, **(may or {})}, "required": list(needed), "additionalProperties": False}


def listed(items: Schema) -> Schema:
    return {"type": "array", "items": items}


TEMPLATE: Schema = {"type": "string", "pattern": r"^https?://.*\{\{id\}\}"}
TYPE = record({"id": TEXT}, {"name": TEXT})
PLACE = record({"service_url": URL, "service_path": {"type": "string", "pattern": "^/"}})
MANIFEST = record(
    {
        "versions": {**listed(TEXT), "contains": {"const": "0.2"}},
        "name": TEXT,
        "identifierSpace": URL,
        "schemaSpace": URL,
    },
    {
        "documentation": URL,
        "view": record({"url": TEMPLATE}),
        "defaultTypes": {**listed(TYPE), "uniqueItems": True},
        "suggest": record({"entity": PLACE, "property": PLACE, "type": PLACE}),
        "preview": record({"url": TEMPLATE, "width": {"type": "integer"}, "height": {"type": "integer"}}),
        "extend": record({"propose_properties": PLACE}, {"property_settings": listed({"type": "object"})}),
    },
)
CANDIDATE = record(
    {"id": TEXT, "name": TEXT, "score": {"type": "number"}},
    {"description": TEXT, "match": {"type": "boolean"}, "type": listed(TYPE)},
)
RESULTS: Schema = {"type": "object", "additionalProperties": record({"result": listed(CANDIDATE)})}
SUGGESTED = record({"result": listed(record({"id": TEXT, "name": TEXT}, {"description": TEXT, "notable": listed(TYPE)}))})
PROPOSED = record({"properties": listed(record({"id": TEXT, "name": TEXT}))}, {"type": TEXT, "limit": {"type": "integer"}})
DATE: Schema = {"type": "string", "pattern": r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)?$"}
CELL: Schema = {
    "oneOf": [
        record({"id": TEXT, "name": TEXT}, {"description": TEXT}),
        record({"str": TEXT}),
        record({"float": {"type": "number"}}),
        record({"int": {"type": "integer"}}),
        record({"date": DATE}),
    ]
}
EXTENSION = record(
    {
        "meta": listed(record({"id": TEXT, "name": TEXT}, {"type": TYPE, "service": URL})),
        "rows": {"type": "object", "additionalProperties": {"type": "object", "additionalProperties": listed(CELL)}},
    }
)
