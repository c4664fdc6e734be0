"""Telegram's refusals: code, description and parameters, word for word. Decides nothing; whoever refuses raises one.

The descriptions are what clients compare with, so they are kept in one place and never reworded.
"""

from __future__ import annotations

from typing import Any


class Refusal(Exception):
    """An answer with ok=false."""

    def __init__(self, code: int, description: str, **parameters: Any) -> None:
        super().__init__(description)
        self.code = code
        self.description = description
        self.parameters = parameters

    def answer(self) -> dict[str, Any]:
        answer: dict[str, Any] = {"ok": False, "error_code": self.code, "description": self.description}
        if self.parameters:
            answer["parameters"] = self.parameters
        return answer


class Said(dict[str, Any]):
    """A result that is answered with a description beside it, as a few methods do."""

    def __init__(self, result: Any, description: str) -> None:
        super().__init__(result=result, description=description)


class Silence(Exception):
    """No answer at all: the connection hangs (`hangs`) or breaks at once, as networks do."""

    def __init__(self, *, hangs: bool) -> None:
        super().__init__("the connection hangs" if hangs else "the connection broke")
        self.hangs = hangs


def bad(what: str, **parameters: Any) -> Refusal:
    return Refusal(400, f"Bad Request: {what}", **parameters)


def forbidden(what: str) -> Refusal:
    return Refusal(403, f"Forbidden: {what}")


def conflict(what: str) -> Refusal:
    return Refusal(409, f"Conflict: {what}")


def too_many(retry_after: int) -> Refusal:
    return Refusal(429, f"Too Many Requests: retry after {retry_after}", retry_after=retry_after)


def unauthorized() -> Refusal:
    return Refusal(401, "Unauthorized")


def unknown_method(name: str) -> Refusal:
    """Telegram says only "Not Found"; here the method names itself, because silence hides what is missing."""
    return Refusal(404, f"Not Found: method {name} not found")


NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly the same "
    "as a current content and reply markup of the message"
)
TOO_OLD = "query is too old and response timeout expired or query ID is invalid"
TWO_POLLERS = "terminated by other getUpdates request; make sure that only one bot instance is running"
ENDED_BY_WEBHOOK = "terminated by setWebhook request"
POLLING_UNDER_WEBHOOK = (
    "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"
)
