"""Reads parameters as Telegram does: text from a form or values from JSON, with its complaints. Knows no method."""

from __future__ import annotations

import json
import re
from typing import Any, NamedTuple

from sandbox.refusals import bad
from sandbox.state import Json


class Upload(NamedTuple):
    """A file in a request."""

    name: str
    content: bytes
    mime: str = ""


Files = dict[str, Upload]


def text(params: Json, name: str, default: str = "") -> str:
    value = params.get(name)
    if value is None:
        return default
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value) if isinstance(value, int | float) else json.dumps(value, ensure_ascii=False)


def whole(params: Json, name: str, default: int = 0) -> int:
    """A whole number; what is none counts as 0, as at Telegram."""
    value = params.get(name)
    if value is None or value == "":
        return default
    if isinstance(value, bool):
        return int(value)
    if isinstance(value, int):
        return value
    try:
        return int(str(value).strip())
    except ValueError:
        return 0


_LEADING_NUMBER = re.compile(r"\s*([+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)")


def number(params: Json, name: str) -> float | None:
    """A number by its leading digits; text without any counts as 0, as at Telegram."""
    value = params.get(name)
    if value is None or value == "":
        return None
    match = _LEADING_NUMBER.match(str(value))
    return float(match.group(1)) if match else 0.0


def needed(params: Json, name: str) -> str:
    """A text that may not be missing."""
    given = text(params, name)
    if not given:
        raise bad(f'parameter "{name}" is required')
    return given


def yes(params: Json, name: str) -> bool:
    value = params.get(name)
    if isinstance(value, str):
        return value.strip().lower() in ("true", "yes", "1")
    return bool(value)


def parsed(params: Json, name: str, what: str = "") -> Any:
    """A JSON value, already parsed or still text; None where it is missing or empty."""
    value = params.get(name)
    if not isinstance(value, str):
        return value
    if not value.strip():
        return None
    try:
        return json.loads(value)
    except (ValueError, RecursionError):
        raise bad(f"can't parse {what or name} JSON object") from None


def object_of(params: Json, name: str, what: str = "") -> Json | None:
    value = parsed(params, name, what)
    if value is None:
        return None
    if not isinstance(value, dict):
        raise bad(f"object expected as {what or name.replace('_', ' ')}")
    return value


def list_of(params: Json, name: str, what: str = "") -> list[Any] | None:
    value = parsed(params, name, what)
    if value is None:
        return None
    if not isinstance(value, list):
        raise bad(f"can't parse {what or name}: expected an Array")
    return value
