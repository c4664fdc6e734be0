"""What one wish takes over from a sign or from its neighbour. Refuses to read signs in order; that is `reader`."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import Final

from .meanings import Clock, Day, Days, Draft, Feast, Month, NthWeekday, OnDate
from .words import Sign

EARLY_PARTS: Final[dict[str | None, str]] = {
    None: "early_morning",
    "morning": "early_morning",
    "afternoon": "early_afternoon",
    "evening": "early_evening",
}
LATE_PARTS: Final[dict[str | None, str]] = {
    "morning": "late_morning",
    "afternoon": "late_afternoon",
    "evening": "late_evening",
}


def shade(draft: Draft) -> None:
    """ "Early tomorrow", "late Friday afternoon": early and late may stand apart from the part of the day."""
    if draft.early and (draft.day is not None or draft.part is not None):
        draft.part = EARLY_PARTS.get(draft.part, draft.part)
    elif draft.late:
        draft.part = LATE_PARTS.get(draft.part, draft.part)


def rhythm_of(day: Day, every: str) -> str | None:
    """How often "every Monday", "every other Monday", "every first Monday of the month" is."""
    if isinstance(day, NthWeekday | Month) or (isinstance(day, OnDate) and day.month is None):
        return "month"
    if isinstance(day, OnDate | Feast):
        return "year"
    return "week" if every == "1" else "2 weeks"


def apart(sign: Sign) -> tuple[Sign, Sign] | None:
    """ "Move it from Monday to Friday" names two days, no stretch of days."""
    value = sign.value
    if isinstance(value, Days):
        return replace(sign, value=value.first), replace(sign, value=value.last)
    if isinstance(value, tuple) and isinstance(value[0], Clock) and isinstance(value[1], Clock):
        return replace(sign, sort="CLOCK", value=value[0]), replace(sign, sort="CLOCK", value=value[1])
    return None


def merge(draft: Draft, new: Draft) -> None:
    """Add what the new sign says."""
    draft.day = draft.day if new.day is None else new.day
    if new.part is not None and not (draft.part or "").endswith(f"_{new.part}"):  # "first thing Monday morning"
        draft.part = new.part
    if new.clock is not None:
        draft.clock, draft.until = new.clock, new.until
    draft.every = draft.every or new.every
    draft.now = draft.now or new.now
    draft.loose = draft.loose or new.loose
    if draft.loose is not None and (
        draft.loose.hour is None or draft.clock is not None
    ):  # "irgendwann am Mittwoch": any time that day
        draft.loose = None


def shared(drafts: list[Draft]) -> list[Draft]:
    """ "Mo oder Di ab 17 Uhr": what is said once holds for both; "Montag um 10 oder 14 Uhr" as well."""
    for place in range(len(drafts) - 2, -1, -1):
        this, following = drafts[place], drafts[place + 1]
        if this.day == following.day:
            continue
        if (
            following.linked
            and this.day is not None
            and following.day is not None
            and this.negated == following.negated
        ):
            if not this.timed and following.timed and this.side is None:
                this.part, this.clock, this.until, this.side = (
                    following.part,
                    following.clock,
                    following.until,
                    following.side,
                )
            if this.every is None and following.every is not None:
                this.every = following.every
    for day, no in pairwise(drafts):  # "morgen doch nicht um 10, um 12": of that day
        if day.day is None or day.timed or day.negated or not no.negated or no.clock is None or no.day is not None:
            continue
        no.day = day.day
        instead = next((one for one in drafts if one.begin > no.begin and not one.negated), None)
        if instead is not None and instead.day is None and instead.clock is not None and day.side is None:
            instead.day = day.day
            drafts = [one for one in drafts if one is not day]
            break
    for before, this in pairwise(drafts):
        if not this.linked or this.negated != before.negated:
            continue
        if this.day is None and before.day is not None and this.timed:
            this.day = before.day
        if before.every is not None and this.every is None and this.day is not None:
            this.every = before.every
        if this.clock is not None and this.part is None and before.part is not None and before.clock is not None:
            this.part = before.part
    return drafts
