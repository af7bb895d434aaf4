"""The log, a line for each request: JSON for programs or text for people, on standard error."""

import logging
from typing import Literal

from pythonjsonlogger.json import JsonFormatter

from api.middleware.request_id import current

Form = Literal["json", "text"]
TEXT = "%(asctime)s %(levelname)s %(name)s %(request_id)s: %(message)s"
JSON = "%(asctime)s %(levelname)s %(name)s %(request_id)s %(message)s"
NAMES = {"asctime": "time", "levelname": "level", "name": "logger"}


class Identified(logging.Filter):
    """Gives every line the id of the request that it is about, `-` where it is about none."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Let all pass."""
        record.request_id = current.get() or "-"
        return True


def configure(form: Form) -> logging.Handler:
    """Send what all parts of the process have to say to standard error in one form, and return the handler that does it."""
    handler = logging.StreamHandler()
    handler.addFilter(Identified())
    handler.setFormatter(
        JsonFormatter(JSON, datefmt="%Y-%m-%dT%H:%M:%S%z", rename_fields=NAMES, json_ensure_ascii=False)
        if form == "json"
        else logging.Formatter(TEXT)
    )
    logging.getLogger().addHandler(handler)
    logging.getLogger().setLevel(logging.INFO)
    return handler
