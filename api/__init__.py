"""HTTP interface: every route runs a query of `queries/` and nothing else.

uvicorn.run(create_app("kg.store"))
"""

from api.app import create_app
from api.settings import ApiSettings

__all__ = ["ApiSettings", "create_app"]
