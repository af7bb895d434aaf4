"""Settings of the store, from the environment (`KG_…`) or from arguments."""

from typing import Self

from pydantic import Field, SecretStr, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

from kg.errors import StoreError


class StoreSettings(BaseSettings):
    """Where the graph is kept and how it is reached; every field is an environment variable with `KG_` before it, in capitals."""

    model_config = SettingsConfigDict(env_prefix="KG_", frozen=True, env_ignore_empty=True, extra="forbid")

    store: str = Field(
        default="kg.store", description="Folder of an embedded store, or bolt:// or neo4j:// address (also +s, +ssc) of a server."
    )
    timeout: float = Field(default=60, gt=0, description="Time limit of a read statement in seconds, if the caller sets none.")
    provisions: bool | None = Field(
        default=None,
        description="Whether the graph has the provisions (第五十八条, 第二款) of policies as nodes. Without it, as the "
        "store was built; for a new one true. A build with the other value computes the graph anew from what the store keeps.",
    )
    batch: int = Field(default=5000, ge=1, description="Number of nodes or edges written by one statement.")
    heap: str = Field(default="1g", pattern=r"^\d+[kmgKMG]$", description="Maximum memory of the embedded engine, e.g. 512m or 4g.")
    java_cache: bool = Field(
        default=True,
        description="Whether class data of the embedded engine's Java are kept in the user's cache folder, so that commands start sooner: "
        "44 MB, made in the background after a first build.",
    )
    cypher_heap: str = Field(
        default="512m",
        pattern=r"^\d+[kmgKMG]$",
        description="Maximum memory of the process that runs one statement of POST /cypher on an embedded store.",
    )
    neo4j_user: str = Field(default="neo4j", description="User of the server.")
    neo4j_password: SecretStr | None = Field(default=None, description="Password for the server. Without it, no credentials are sent.")
    neo4j_database: str | None = Field(default=None, description="Database on the server. Without it, the user's home database.")
    neo4j_connect_timeout: float = Field(default=10, gt=0, description="Connection timeout in seconds.")
    neo4j_retry_time: float = Field(default=30, ge=0, description="How long a transaction is retried after a transient error, in seconds.")
    neo4j_write_timeout: float = Field(
        default=120,
        gt=0,
        description="Time limit of one step of a build in seconds: a transaction, or the next rows that it reads. "
        "A server that has not answered by then is given up.",
    )
    neo4j_pool_size: int = Field(default=50, ge=1, description="Maximum number of connections to one server.")
    neo4j_pool_timeout: float = Field(default=60, gt=0, description="How long to wait for a free connection, in seconds.")
    neo4j_connection_lifetime: float = Field(
        default=3600, gt=0, description="Lifetime of a connection in seconds. Set it shorter than the idle timeout of a load balancer."
    )
    neo4j_user_agent: str | None = Field(
        default=None, description="Name of this client in the server's log. Without it, policy-kg/VERSION."
    )

    @classmethod
    def from_environment(cls) -> Self:
        """Return what the environment says. Raises StoreError that names the variable for a wrong one."""
        try:
            return cls()
        except ValidationError as error:
            faults = "; ".join(f"KG_{'.'.join(map(str, fault['loc'])).upper()}: {fault['msg']}" for fault in error.errors())
            raise StoreError(f"wrong settings: {faults}") from error
