"""What the service says of itself."""

from api.reconcile.entity import TYPES, Json, type_of
from api.reconcile.extend import HEIGHT, WIDTH

VERSIONS = ("0.2",)


def manifest(base: str) -> Json:
    """Return the manifest of the service at an address without a slash at its end."""
    return {
        "versions": [*VERSIONS],
        "name": "政策知识图谱 Policy knowledge graph",
        "identifierSpace": f"{base}/",
        "schemaSpace": f"{base}/schema",
        "documentation": f"{base}/docs",
        "defaultTypes": [type_of(label) for label in TYPES],
        "view": {"url": f"{base}/?open={{{{id}}}}"},
        "preview": {"url": f"{base}/reconcile/preview?id={{{{id}}}}", "width": WIDTH, "height": HEIGHT},
        "suggest": {name: {"service_url": base, "service_path": f"/reconcile/suggest/{name}"} for name in ("entity", "property", "type")},
        "extend": {"propose_properties": {"service_url": base, "service_path": "/reconcile/properties"}, "property_settings": []},
    }
