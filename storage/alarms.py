"""Alarms: what the admins should look at, and who of them has taken it."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import select, text

from storage.tables.road import Alarm, Card, Letter
from storage.unit import Insert, Unit, table_of

alarm, card, letter = table_of(Alarm), table_of(Card), table_of(Letter)


OPEN = Insert(Alarm, lambda insert: insert.on_conflict_do_nothing())


async def open_alarm(
    unit: Unit, subject: str, kind: str, *, job_id: int | None, person: int | None, facts: dict[str, Any]
) -> tuple[Alarm, bool]:
    """Open an alarm, or find the one already open for this subject; True when it is new."""
    result = await unit.session.execute(
        OPEN.within(unit),
        {
            "subject": subject,
            "kind": kind,
            "job_id": job_id,
            "person": person,
            "facts": facts,
            "opened_at": unit.now,
            "rang_at": unit.now,
            "count": 1,
        },
    )
    row = (await unit.session.scalars(select(Alarm).where(alarm.c.subject == subject))).one()
    return row, bool(getattr(result, "rowcount", 0))


async def find(unit: Unit, alarm_id: int) -> Alarm | None:
    """The alarm with this number."""
    return await unit.session.get(Alarm, alarm_id)


async def lock(unit: Unit, alarm_id: int) -> Alarm | None:
    """The alarm, locked until the unit ends, so that two admins do not both take it."""
    return await unit.session.get(Alarm, alarm_id, with_for_update=True, populate_existing=True)


async def of_subject(unit: Unit, subject: str) -> Alarm | None:
    """The alarm of this subject, open or not."""
    return (await unit.session.scalars(select(Alarm).where(alarm.c.subject == subject))).first()


async def of_job(unit: Unit, job_id: int) -> Sequence[Alarm]:
    """The alarms of a job that are not closed."""
    query = select(Alarm).where(alarm.c.job_id == job_id, alarm.c.closed_at.is_(None))
    return (await unit.session.scalars(query)).all()


async def of_message(unit: Unit, chat: int, message_id: int) -> Alarm | None:
    """The alarm that a message of the bot belongs to: its card, or words that were passed on with it."""
    named = await unit.session.scalar(
        select(card.c.subject).where(
            card.c.chat == chat, card.c.message_id == message_id, card.c.subject.startswith("alarm:")
        )
    )
    if named is None:
        named = await unit.session.scalar(
            select(letter.c.key).where(
                letter.c.message == text("'alarm-relayed'"), letter.c.chat == chat, letter.c.message_id == message_id
            )
        )
    number = (named or "").split(":")[1:2]
    return await unit.session.get(Alarm, int(number[0])) if number else None
