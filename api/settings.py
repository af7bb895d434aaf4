"""Settings of the HTTP interface, from the environment (`KG_…`) or from arguments."""

from pydantic import Field, SecretStr

from kg.settings import StoreSettings


class ApiSettings(StoreSettings):
    """What the store needs, and the limits of the interface."""

    query_timeout: float = Field(default=15, gt=0, description="Seconds that one query of the HTTP interface may take.")
    host: str = Field(default="127.0.0.1", description="Address to listen on; `kg serve --host` goes before it.")
    api_key: SecretStr | None = Field(
        default=None,
        min_length=1,
        description="Key that every request but /healthz must carry (`Authorization: Bearer` or `X-API-Key`); without one, all may ask.",
    )
