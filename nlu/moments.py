"""How soon a time phrase is, as a feature for the model: today, later, a deadline. Refuses to read phrases itself."""

from __future__ import annotations

from datetime import datetime, timedelta

from nlu.understanding import TimeSpan

NONE, OPEN, DEADLINE, SOON, TODAY, PART, LATER, RHYTHM = (
    f"&{name}" for name in ("none", "open", "deadline", "soon", "today", "part", "later", "rhythm")
)
ALL = (NONE, OPEN, DEADLINE, SOON, TODAY, PART, LATER, RHYTHM)


def moment(span: TimeSpan | None, now: datetime) -> str:
    """One word for the nearness of a wish."""
    if span is None:
        return NONE
    if span.every:
        return RHYTHM
    zone = span.start.tzinfo if span.start else span.end.tzinfo if span.end else now.tzinfo
    today = now.astimezone(zone).date()
    if span.start is None:
        return DEADLINE if span.end and (span.end - timedelta(minutes=1)).date() <= today else LATER
    if span.start <= now and span.open_end:
        return OPEN
    if span.start.date() > today:
        return LATER
    if span.end and span.end - span.start > timedelta(days=2):
        return LATER
    if span.grain == "day":
        return TODAY
    return SOON if span.start - now <= timedelta(hours=3) else PART
