"""Settings of the HTTP interface, from the environment (`KG_…`) or from arguments."""

import limits
from pydantic import Field, SecretStr, field_validator

from api.log import Form
from kg.store.settings import StoreSettings


class ApiSettings(StoreSettings):
    """Settings of the store and limits of the HTTP interface."""

    query_timeout: float = Field(default=15, gt=0, description="Time limit of one query of the HTTP interface, in seconds.")
    export_timeout: float = Field(default=600, gt=0, description="Time limit of one export of the graph by the HTTP interface, in seconds.")
    readers: int = Field(default=16, ge=1, description="Maximum number of requests that read the store at the same time; others wait.")
    host: str = Field(default="127.0.0.1", description="Address to listen on; `kg serve --host` overrides it.")
    api_key: SecretStr | None = Field(
        default=None,
        min_length=1,
        description="Key that every request but /healthz and /favicon.ico must carry (`Authorization: Bearer` or `X-API-Key`): "
        "ASCII without blanks; "
        "without one, all may ask.",
    )
    rate_limit: str | None = Field(
        default=None, description="Maximum number of requests per client, e.g. `20/second;600/minute`. Without it, no limit."
    )
    client_connections: int = Field(
        default=256, ge=1, description="Maximum number of connections of one client to `kg serve`; behind a proxy, of the proxy."
    )
    trusted_proxies: str = Field(
        default="127.0.0.1", description="Addresses of trusted proxies, separated by commas. Their `X-Forwarded-For` names the client."
    )
    allowed_hosts: str = Field(
        default="",
        description="Host names that the server answers to besides loopback ones, separated by commas. Without it, "
        "only loopback ones while it listens on loopback, else any.",
    )
    cors_origins: str = Field(
        default="",
        description="Origins whose pages may read the answers (CORS), separated by commas, e.g. `https://example.org`; `*` for all. "
        "Without it, none.",
    )
    cypher_at_once: int | None = Field(
        default=None,
        ge=1,
        description="Maximum number of concurrent statements of POST /cypher. Without it 4 on an embedded store, "
        "and on a Neo4j server half the number of this machine's processors, 1 to 4.",
    )
    row_limit: int = Field(default=10_000, ge=1, description="Maximum number of rows in an answer of POST /cypher.")
    answer_limit: int = Field(default=10_000_000, ge=1000, description="Maximum size of the rows of one answer in bytes, as JSON.")
    body_limit: int = Field(default=1_000_000, ge=1, description="Maximum size of a request body in bytes.")
    url_limit: int = Field(
        default=32_000,
        ge=100,
        description="Maximum length of a request address in bytes, percent-encoded: a Chinese character counts as 9.",
    )
    header_limit: int = Field(default=16_000, ge=1000, description="Maximum size of the request headers in bytes.")
    log_format: Form = Field(default="text", description="Log format of `kg serve`; `--log-format` overrides it.")

    @field_validator("api_key")
    @classmethod
    def _sendable(cls, key: SecretStr | None) -> SecretStr | None:
        # A header carries nothing else, and clients differ in what they make of it.
        if key and not all("!" <= letter <= "~" for letter in key.get_secret_value()):
            raise ValueError("must be ASCII letters, digits and signs without blanks")
        return key

    @field_validator("rate_limit")
    @classmethod
    def _understood(cls, rate: str | None) -> str | None:
        try:
            limits.parse_many(rate or "1/second")
        except ValueError:
            raise ValueError("must be limits such as 20/second;600/minute") from None
        return rate
