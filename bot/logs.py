"""How the program speaks to its operator: a line per event on standard error. Refuses tokens, addresses and numbers.

What people wrote reaches a log by way of errors: a validation error quotes its input, a database error its row. So an
error is told by its type and the lines of code it passed; its words only when they are known to be about the program.
"""

from __future__ import annotations

import logging
import re
import sys
import traceback
from collections.abc import MutableMapping
from contextlib import suppress
from typing import Any, Final, TextIO, cast

import structlog
from aiogram.exceptions import AiogramError
from pydantic import ValidationError
from sqlalchemy.exc import DBAPIError

from bot import metrics
from handlers.texts import MissingText

TOKEN: Final = re.compile(r"(?<!\d)\d{1,12}:[A-Za-z0-9_-]{3,}")
PHONE: Final = re.compile(r"(?<![\w.:-])(?:\+|00|0)\d(?:[ ./()-]{0,2}\d){7,12}(?![\w.:-])")
ABOUT_THE_PROGRAM: Final = (
    AttributeError,
    NameError,
    TypeError,
    NotImplementedError,
    RecursionError,
    ImportError,
    OSError,
    AiogramError,
    MissingText,
)
"""Errors whose words name code, files and networks, never what a person wrote."""


def masked(text: str) -> str:
    """Text without tokens and phone numbers."""
    return PHONE.sub("<phone>", TOKEN.sub("<token>", text))


def told(fault: BaseException) -> str:
    """An error in one line: its type, and no more of its words than may be told."""
    name = type(fault).__name__
    match fault:
        case ValidationError():
            places = (f"{'.'.join(map(str, one['loc']))} ({one['type']})" for one in fault.errors()[:5])
            return f"{name}: {', '.join(places)}"
        case DBAPIError():
            state = getattr(fault.orig, "sqlstate", None) or ""
            return f"{name}: {type(fault.orig).__name__} {state}".rstrip()
        case _ if isinstance(fault, ABOUT_THE_PROGRAM):
            return f"{name}: {fault}"
        case _:
            return name


def _with_error(_logger: object, _name: str, event: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    """The error and its causes, each with the lines it passed."""
    given = event.pop("exc_info", None)
    fault = given if isinstance(given, BaseException) else sys.exc_info()[1] if given else None
    chain: list[str] = []
    while fault is not None and len(chain) < 5:
        frames = traceback.extract_tb(fault.__traceback__)[-6:]
        way = " ".join(f"{_short(frame.filename)}:{frame.lineno}" for frame in frames)
        chain.append(f"{told(fault)} [{way}]")
        fault = fault.__cause__ or (None if fault.__suppress_context__ else fault.__context__)
    if chain:
        event["fault"] = " < ".join(chain)
    return event


def _short(filename: str) -> str:
    return "/".join(filename.split("/")[-2:])


def _without_secrets(_logger: object, _name: str, event: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    if isinstance(event.get("chat"), int) and event["chat"] > 0:
        event["chat"] = "private"  # the id of a private chat is a person's
    for key, value in event.items():
        if isinstance(value, str) and key != "timestamp":
            event[key] = masked(value)
    return event


class _Masked(logging.Formatter):
    """The lines of libraries, without secrets either; of their errors the type only."""

    def format(self, record: logging.LogRecord) -> str:
        text = masked(f"{record.name} {record.levelname} {record.getMessage()}")
        fault = record.exc_info[1] if record.exc_info else None
        return f"{text} {masked(told(fault))}" if fault is not None else text


def _counted(_logger: object, name: str, event: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    """Errors are counted by what the line says, which is one of our own few sentences."""
    if name in {"error", "exception", "critical"}:
        metrics.ERRORS.labels(str(event.get("event"))).inc()
    return event


PROCESSORS: Final[tuple[Any, ...]] = (
    structlog.processors.add_log_level,
    _counted,
    structlog.processors.TimeStamper(fmt="iso", utc=True),
    _with_error,
    _without_secrets,
    structlog.processors.LogfmtRenderer(key_order=["timestamp", "level", "event"]),
)


class Patient:
    """A stream that is never a reason to stop: a line that cannot be written (a full disk, a closed pipe) is lost."""

    def __init__(self, stream: TextIO) -> None:
        """Write to `stream`, as far as it lets us."""
        self.stream = stream

    def write(self, text: str) -> None:
        """Write, or lose it."""
        with suppress(OSError, ValueError):
            self.stream.write(text)

    def flush(self) -> None:
        """Flush, or let it wait."""
        with suppress(OSError, ValueError):
            self.stream.flush()


def speak(*, verbose: bool = False) -> None:
    """Set up logging for the whole process; libraries only speak when something is wrong."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(_Masked())
    logging.basicConfig(level=logging.WARNING, handlers=[handler], force=True)
    logging.getLogger("geopy").setLevel(logging.CRITICAL)  # its limiter logs addresses
    structlog.configure(
        processors=PROCESSORS,
        wrapper_class=structlog.make_filtering_bound_logger(logging.DEBUG if verbose else logging.INFO),
        logger_factory=structlog.PrintLoggerFactory(cast(TextIO, Patient(sys.stderr))),
        cache_logger_on_first_use=True,
    )
