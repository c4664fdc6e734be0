"""How the program speaks to its operator: a line per event on standard error. Refuses tokens and phone numbers."""

from __future__ import annotations

import logging
import re
import sys
from collections.abc import MutableMapping
from typing import Any

import structlog

TOKEN = re.compile(r"\b\d{1,12}:[A-Za-z0-9_-]{3,}\b")
PHONE = re.compile(r"(?<![\w.:-])(?:\+|00|0)\d(?:[ .-]?\d){7,12}(?![\w.:-])")


def _without_secrets(_logger: object, _name: str, event: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    for key, value in event.items():
        if isinstance(value, str):
            event[key] = PHONE.sub("<phone>", TOKEN.sub("<token>", value))
    return event


def speak(*, verbose: bool = False) -> None:
    """Set up logging for the whole process; libraries only speak when something is wrong."""
    logging.basicConfig(level=logging.WARNING, stream=sys.stderr, format="%(name)s %(levelname)s %(message)s")
    logging.getLogger("geopy").setLevel(logging.CRITICAL)  # its limiter logs addresses
    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.format_exc_info,
            _without_secrets,
            structlog.processors.LogfmtRenderer(key_order=["timestamp", "level", "event"]),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(logging.DEBUG if verbose else logging.INFO),
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
        cache_logger_on_first_use=True,
    )
