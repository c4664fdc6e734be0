"""Reads the bodies of the people API: fields of a known sort, and a sentence for everything else. Knows no call."""

from __future__ import annotations

import json
import math
from collections.abc import Callable
from datetime import datetime
from typing import Any

from sandbox.state import Json


class Wrong(ValueError):
    """A body that cannot be read; the sentence is the message."""


def whole(value: Any) -> int:
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    if isinstance(value, str) and value.strip().lstrip("-").isdigit():
        return int(value)
    raise ValueError("a whole number")


def number(value: Any) -> float:
    if isinstance(value, int | float | str) and not isinstance(value, bool):
        try:
            read = float(value)
        except (ValueError, OverflowError):
            read = math.nan
        if math.isfinite(read):
            return read
    raise ValueError("a number")


def words(value: Any) -> str:
    if isinstance(value, str):
        return value
    raise ValueError("text")


def yes(value: Any) -> bool:
    if isinstance(value, bool):
        return value
    if value in ("true", "false"):
        return bool(value == "true")
    raise ValueError("true or false")


def some_words(value: Any) -> list[str]:
    if isinstance(value, list) and all(isinstance(one, str) for one in value):
        return value
    raise ValueError("a list of texts")


def a_chat(value: Any) -> int | str:
    if isinstance(value, str) and not value.strip().lstrip("-").isdigit():
        return value
    try:
        return whole(value)
    except ValueError:
        raise ValueError("an id, or private, helpers, admins") from None


def a_button(value: Any) -> int | str:
    if isinstance(value, str) or (isinstance(value, int) and not isinstance(value, bool)):
        return value
    raise ValueError("a label or an index")


def a_list(value: Any) -> list[Any]:
    if isinstance(value, list):
        return value
    raise ValueError("a list")


def an_instant(value: Any) -> datetime:
    try:
        instant = datetime.fromisoformat(words(value).replace("Z", "+00:00"))
    except ValueError:
        raise ValueError("an ISO time") from None
    if instant.tzinfo is None:
        raise ValueError("an ISO time with its offset")
    return instant


Reader = Callable[[Any], Any]


def fields(body: Json, needed: dict[str, Reader], optional: dict[str, Reader] | None = None) -> Json:
    """The body's fields, read; Wrong for one that is missing, unknown or of the wrong sort."""
    known = {**needed, **(optional or {})}
    strange = sorted(set(body) - set(known))
    if strange:
        raise Wrong(f"Unknown field {', '.join(strange)}; known are {', '.join(known) or 'none'}.")
    missing = sorted(name for name in needed if body.get(name) is None)
    if missing:
        raise Wrong(f"Missing field {', '.join(missing)}.")
    read: Json = {}
    for name, value in body.items():
        if value is None:
            continue
        try:
            read[name] = known[name](value)
        except ValueError as no:
            raise Wrong(f"The field {name} must be {no}, not {json.dumps(value, default=str)[:80]}.") from None
    return read
