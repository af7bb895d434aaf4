"""Settings of the HTTP interface, from the environment (`KG_…`) or from arguments."""

from pydantic import Field

from kg.settings import StoreSettings


class ApiSettings(StoreSettings):
    """What the store needs, and the limits of the interface."""

    query_timeout: float = Field(default=15, gt=0, description="Seconds that one query of the HTTP interface may take.")
