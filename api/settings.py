"""Settings of the HTTP interface, from the environment (`KG_…`) or from arguments."""

import limits
from pydantic import Field, SecretStr, field_validator

from api.log import Form
from kg.store.settings import StoreSettings


class ApiSettings(StoreSettings):
    """Settings of the store and limits of the HTTP interface."""

    query_timeout: float = Field(default=15, gt=0, description="Seconds that one query of the HTTP interface may take.")
    host: str = Field(default="127.0.0.1", description="Address to listen on; `kg serve --host` goes before it.")
    api_key: SecretStr | None = Field(
        default=None,
        min_length=1,
        description="Key that every request but /healthz must carry (`Authorization: Bearer` or `X-API-Key`): ASCII without blanks; "
        "without one, all may ask.",
    )
    rate_limit: str | None = Field(
        default=None, description="Requests of one client, e.g. `20/second;600/minute`; without it, as many as it likes."
    )
    trusted_proxies: str = Field(
        default="127.0.0.1", description="Addresses of the proxies whose `X-Forwarded-For` says who the client is, commas between."
    )
    cypher_at_once: int = Field(default=4, ge=1, description="Statements of POST /cypher that run at the same time.")
    row_limit: int = Field(default=10_000, ge=1, description="Rows that POST /cypher answers with at most.")
    body_limit: int = Field(default=1_000_000, ge=1, description="Bytes of a request's body.")
    url_limit: int = Field(default=32_000, ge=100, description="Bytes of a request's address, percent-encoded: a Chinese character is 9.")
    header_limit: int = Field(default=16_000, ge=1000, description="Bytes of a request's headers.")
    log_format: Form = Field(default="text", description="Form of the log of `kg serve`; `--log-format` goes before it.")

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
