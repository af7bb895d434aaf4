"""Logging: one line per request on standard error, as JSON or text."""

import logging
from typing import Literal

from pythonjsonlogger.json import JsonFormatter

from api.middleware.request_id import current

Form = Literal["json", "text"]
TEXT = "%(asctime)s %(levelname)s %(name)s %(request_id)s: %(message)s"
JSON = "%(asctime)s %(levelname)s %(name)s %(request_id)s %(message)s"
NAMES = {"asctime": "time", "levelname": "level", "name": "logger"}


class Identified(logging.Filter):
    """Adds the id of the current request to every line, `-` outside of requests."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Pass every record."""
        record.request_id = current.get() or "-"
        return True


def configure(form: Form) -> logging.Handler:
    """Log everything in the process to standard error in one format, and return the handler."""
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
