"""What is known of a person: handed out, erased when they wish, kept no longer than its time. Refuses exceptions for
anybody but bookkeeping and a ban that still runs.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from actions import speech
from actions.jobs.core import REASONS
from actions.people import Me
from domain.errors import Running
from domain.job import AFTER_WORK, OPEN, Status
from storage import erasing, helpers, jobs, lookups, misreads, people, personal, retaining
from storage.tables.jobs import Job
from storage.tables.people import Standing
from storage.unit import Unit

UNFINISHED = (OPEN | AFTER_WORK) - {Status.SETTLED}
"""Somebody is still to come, or to be paid."""
A_LONG_TIME = timedelta(days=365 * 50)
ABOUT = "https://core.telegram.org/bots/api"  # where the meaning of Telegram's own fields stands


async def unfinished(unit: Unit, me: Me) -> Sequence[Job]:
    """The jobs that must be ended before this person can be erased, booked or had."""
    return [
        *await jobs.of_customer(unit, me.id, UNFINISHED, limit=100),
        *await jobs.of_helper(unit, me.id, UNFINISHED, limit=100),
    ]


async def hand_out(unit: Unit, me: Me) -> None:
    """Owe a person everything known of them, as a file; it is written when it is sent."""
    await speech.letter(unit, me.id, "my-data", key=unit.key(), media={"document": "mydata"})


async def known_of(unit: Unit, person_id: int) -> dict[str, Any]:
    """Everything known of a person, as plain JSON."""
    return {
        "about": {
            "operator": unit.rules.operator.name,
            "contact": unit.rules.operator.email,
            "person": person_id,
            "at": unit.now.isoformat(),
            "fields_of_messages": ABOUT,
        },
        **await personal.export(unit, person_id),
    }


async def forget(unit: Unit, me: Me) -> None:
    """Erase a person; the last letter says so and erases itself. Raises Running while a job is not ended."""
    running = await unfinished(unit, me)
    if running:
        raise Running(jobs=", ".join(str(job.id) for job in running))
    language, banned = me.language, await _carry_ban(unit, me)
    await erasing.erase(unit, me.id, reasons=REASONS, keep_ban=banned)
    await speech.letter(
        unit,
        me.id,
        "forgotten-but-ban" if banned else "forgotten",
        key=f"farewell:{unit.cause}",
        media={"farewell": str(language)},
        operator=unit.rules.operator.name,
    )


async def _carry_ban(unit: Unit, me: Me) -> bool:
    """Whether a ban still runs; a helper's becomes the person's, since the helper is erased."""
    helper, person = await helpers.find(unit, me.id), await people.find(unit, me.id)
    if person is None:
        return False
    if helper is not None and helper.standing in {Standing.BANNED, Standing.SUSPENDED}:
        person.banned_until = helper.until or unit.now + A_LONG_TIME
    return person.banned_until is not None and person.banned_until > unit.now


async def keep_no_longer(unit: Unit) -> None:
    """Erase what is past its time: addresses, words and photos, updates, letters."""
    kept = unit.rules.retention
    await retaining.forget_addresses(unit, unit.now - kept.addresses)
    await retaining.forget_words(unit, unit.now - kept.words)
    await retaining.forget_updates(unit, unit.now - kept.updates, unit.now - kept.words)
    await retaining.forget_letters(unit, unit.now - kept.letters)
    await lookups.forget(unit, unit.now - kept.addresses)
    await misreads.forget(unit, unit.now - kept.words)
