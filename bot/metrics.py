"""What the bot counts while it works, and how Prometheus reads it. Refuses names, words and ids: labels are ours.

Counters and histograms cost no query; gauges are asked of the database when /metrics is (bot/watch).
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any, Final

from aiogram.exceptions import (
    TelegramAPIError,
    TelegramForbiddenError,
    TelegramNetworkError,
    TelegramRetryAfter,
    TelegramServerError,
)
from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest

REGISTRY: Final = CollectorRegistry()
KINDS: Final = frozenset(
    {"message", "edited_message", "callback_query", "my_chat_member", "chat_member", "chat_join_request"}
)

UPDATES: Final = Counter("needbot_updates", "Updates worked, by kind.", ["kind"], registry=REGISTRY)
UPDATE_SECONDS: Final = Histogram(
    "needbot_update_seconds",
    "From an update kept to its effects committed.",
    buckets=(0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 60),
    registry=REGISTRY,
)
DELIVERY_SECONDS: Final = Histogram(
    "needbot_delivery_seconds",
    "From a message owed to the same message at Telegram, by priority.",
    ["priority"],
    buckets=(0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 600, 3600),
    registry=REGISTRY,
)
CALLS: Final = Counter("needbot_calls", "Calls of the Bot API.", ["method", "outcome"], registry=REGISTRY)
CONFIDENCE: Final = Histogram(
    "needbot_nlu_confidence",
    "How sure the understanding was.",
    ["of"],
    buckets=(0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0),
    registry=REGISTRY,
)
INTENTS: Final = Counter("needbot_intents", "What people wanted.", ["intent", "language"], registry=REGISTRY)
ACCEPTANCE_SECONDS: Final = Histogram(
    "needbot_acceptance_seconds",
    "From a booking to the first helper who accepted.",
    buckets=(15, 30, 60, 120, 300, 600, 1800, 3600, 10800, 86400),
    registry=REGISTRY,
)
ERRORS: Final = Counter("needbot_errors", "Lines of the log that tell of an error.", ["event"], registry=REGISTRY)
TIMERS: Final = Counter("needbot_timers", "Timers acted on, by kind.", ["kind"], registry=REGISTRY)

GAUGES: Final = {
    name: Gauge(f"needbot_{name}", words, labels, registry=REGISTRY)
    for name, words, labels in (
        ("inbox", "Updates kept and not worked yet.", []),
        ("inbox_oldest_seconds", "Age of the oldest of them.", []),
        ("owed", "Messages owed and not at Telegram yet.", []),
        ("owed_oldest_seconds", "Age of the oldest of them.", []),
        ("timers_late", "Timers that are due and not done yet.", []),
        ("timers_late_seconds", "How late the latest of them is.", []),
        ("set_aside", "What failed again and again (python -m bot dead).", ["what"]),
        ("jobs", "Jobs by status.", ["status"]),
        ("helpers_on_duty", "Helpers who are available.", []),
        ("fetched_seconds", "Since Telegram last answered when asked for updates.", []),
        ("well", "1 when the bot keeps up, 0 when it does not.", []),
    )
}


def worked(update: dict[str, Any], took: timedelta) -> None:
    """An update's effects are committed."""
    kind = next((key for key in update if key in KINDS), "other")
    UPDATES.labels(kind).inc()
    UPDATE_SECONDS.observe(max(0.0, took.total_seconds()))


def delivered(priority: str, took: timedelta) -> None:
    """A message is at Telegram."""
    DELIVERY_SECONDS.labels(priority).observe(max(0.0, took.total_seconds()))


def understood(intent: str, sure: float, category_sure: float | None, language: str | None) -> None:
    """A message was understood, more or less."""
    INTENTS.labels(intent, language or "none").inc()
    CONFIDENCE.labels("intent").observe(sure)
    if category_sure is not None:
        CONFIDENCE.labels("category").observe(category_sure)


@contextmanager
def call(method: str) -> Iterator[None]:
    """Count one call of Telegram and how it ended."""
    try:
        yield
    except Exception as fault:
        CALLS.labels(method, outcome(fault)).inc()
        raise
    CALLS.labels(method, "ok").inc()


def outcome(fault: Exception) -> str:
    """How a call failed, in one of few words."""
    match fault:
        case TelegramRetryAfter():
            return "429"
        case TelegramForbiddenError():
            return "403"
        case TelegramServerError():
            return "5xx"
        case TelegramNetworkError() | OSError():
            return "network"
        case TelegramAPIError():
            return "refused"
        case _:
            return "error"


def page() -> bytes:
    """Everything as Prometheus reads it."""
    return generate_latest(REGISTRY)
