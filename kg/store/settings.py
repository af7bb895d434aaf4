"""Settings of the store, from the environment (`KG_…`) or from arguments."""

from typing import Self

from pydantic import Field, SecretStr, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

from kg.errors import StoreError


class StoreSettings(BaseSettings):
    """Where the graph is kept and how it is reached; every field is an environment variable with `KG_` before it, in capitals."""

    model_config = SettingsConfigDict(env_prefix="KG_", frozen=True, env_ignore_empty=True, extra="forbid")

    store: str = Field(default="kg.store", description="Folder of the embedded store, or bolt://, neo4j:// (also +s, +ssc) of a server.")
    timeout: float = Field(
        default=60, gt=0, description="Seconds that a reading statement may take where the caller sets no limit of its own."
    )
    batch: int = Field(default=5000, ge=1, description="Nodes or edges that one transaction writes.")
    heap: str = Field(default="1g", pattern=r"^\d+[kmgKMG]$", description="Memory that the embedded engine may take, e.g. 512m or 4g.")
    neo4j_user: str = Field(default="neo4j", description="User of the server.")
    neo4j_password: SecretStr | None = Field(default=None, description="Password of the server; without one, no credentials are sent.")
    neo4j_database: str | None = Field(default=None, description="Database of the server; without one, the user's home database.")
    neo4j_connect_timeout: float = Field(default=10, gt=0, description="Seconds until the server must have answered.")
    neo4j_retry_time: float = Field(
        default=30, ge=0, description="Seconds in which a transaction that failed for a passing reason is tried again."
    )
    neo4j_pool_size: int = Field(default=50, ge=1, description="Connections to one server at most.")
    neo4j_pool_timeout: float = Field(default=60, gt=0, description="Seconds to wait for a free connection where all are in use.")
    neo4j_connection_lifetime: float = Field(
        default=3600, gt=0, description="Seconds after which a connection is replaced; less than what a load balancer allows."
    )
    neo4j_user_agent: str | None = Field(
        default=None, description="What the server's log calls this client; policy-kg/VERSION without one."
    )

    @classmethod
    def from_environment(cls) -> Self:
        """Return what the environment says. Raises StoreError that names the variable for a wrong one."""
        try:
            return cls()
        except ValidationError as error:
            faults = "; ".join(f"KG_{'.'.join(map(str, fault['loc'])).upper()}: {fault['msg']}" for fault in error.errors())
            raise StoreError(f"wrong settings: {faults}") from error
