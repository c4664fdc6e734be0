"""What is heard whatever else holds, seen in an update as it came: danger, the way to a human. Refuses to act."""

from __future__ import annotations

import re
from typing import Any

from nlu.safety import danger

HUMAN = re.compile(r"/(human|mensch)\b", re.IGNORECASE)


def cries_for_help(update: dict[str, Any]) -> bool:
    """Whether words tell of danger now, or ask for a human by the command; as cheap as it can be seen."""
    text = _words(update.get("message") or update.get("edited_message") or {})
    return HUMAN.match(text) is not None or danger(text) is not None


def danger_in_edited(update: dict[str, Any]) -> dict[str, Any]:
    """The message that was changed, when it tells of danger now; {} for all others, which are not read."""
    message: dict[str, Any] = update.get("edited_message") or {}
    return message if danger(_words(message)) is not None else {}


def _words(message: dict[str, Any]) -> str:
    text = message.get("text") or message.get("caption")
    return text if isinstance(text, str) else ""
