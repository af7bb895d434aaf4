"""Logging: one line per request on standard error, as JSON or text."""

import logging
from typing import Literal

from pythonjsonlogger.json import JsonFormatter

from api.middleware.request_id import current
from kg.text.visible import visible, visible_json, visible_line

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


class _Text(logging.Formatter):
    """A line a message, with control characters spelled out: nobody who sends a request forges lines or moves the cursor."""

    def formatMessage(self, record: logging.LogRecord) -> str:
        """Put the message on one line."""
        record.message = visible_line(record.message)
        return super().formatMessage(record)

    def format(self, record: logging.LogRecord) -> str:
        """Format the record, a traceback included."""
        return visible(super().format(record))


class _Json(JsonFormatter):
    """The same as JSON."""

    def format(self, record: logging.LogRecord) -> str:
        """Format the record."""
        return visible_json(super().format(record))


def configure(form: Form) -> logging.Handler:
    """Log everything in the process to standard error in one format, and return the handler."""
    handler = logging.StreamHandler()
    handler.addFilter(Identified())
    handler.setFormatter(
        _Json(JSON, datefmt="%Y-%m-%dT%H:%M:%S%z", rename_fields=NAMES, json_ensure_ascii=False) if form == "json" else _Text(TEXT)
    )
    logging.getLogger().addHandler(handler)
    logging.getLogger().setLevel(logging.INFO)
    return handler
