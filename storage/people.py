"""Everybody who ever wrote, what the bot waits for from them, and which chats they are in."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import delete, func, select, update

from domain.vocabulary import Language
from storage.tables.people import Audit, Membership, Person
from storage.tables.road import Talk
from storage.unit import Unit, insert_into, table_of

person_table, talk_table, membership_table = table_of(Person), table_of(Talk), table_of(Membership)


async def find(unit: Unit, person_id: int) -> Person | None:
    """The person with this Telegram id."""
    return await unit.session.get(Person, person_id)


async def meet(unit: Unit, person_id: int, first_name: str, language: Language) -> Person:
    """The person with this id, made known if they write for the first time."""
    person = await unit.session.get(Person, person_id)
    if person is None:
        await unit.session.execute(
            insert_into(unit, Person)
            .values(
                id=person_id,
                first_name=first_name,
                language=language,
                language_chosen=False,
                created_at=unit.now,
                misses=0,
            )
            .on_conflict_do_nothing()
        )
        person = await unit.session.get_one(Person, person_id)
    elif person.first_name != first_name:
        person.first_name = first_name
    return person


async def mark_unreachable(unit: Unit, person_id: int, *, since: datetime | None) -> None:
    """Remember that a person has blocked the bot (or, with None, that they are back)."""
    await unit.session.execute(
        update(person_table).where(person_table.c.id == person_id).values(unreachable_since=since)
    )


async def talk_of(unit: Unit, person_id: int, chat: int) -> Talk | None:
    """What the bot waits for from this person in this chat."""
    return await unit.session.get(Talk, (person_id, chat))


async def wait_for(unit: Unit, person_id: int, chat: int, state: str, facts: dict[str, Any]) -> None:
    """Wait for something from this person in this chat."""
    await unit.session.execute(
        insert_into(unit, Talk)
        .values(person=person_id, chat=chat, state=state, facts=facts)
        .on_conflict_do_update(index_elements=["person", "chat"], set_={"state": state, "facts": facts})
    )


async def stop_waiting(unit: Unit, person_id: int, chat: int) -> None:
    """Wait for nothing in particular any more."""
    await unit.session.execute(delete(talk_table).where(talk_table.c.person == person_id, talk_table.c.chat == chat))


async def record_membership(unit: Unit, chat: int, person_id: int, status: str) -> None:
    """Keep what Telegram reports about a person in a chat."""
    await unit.session.execute(
        insert_into(unit, Membership)
        .values(chat=chat, person_id=person_id, status=status)
        .on_conflict_do_update(index_elements=["chat", "person_id"], set_={"status": status})
    )


async def is_member(unit: Unit, chat: int, person_id: int) -> bool:
    """Whether Telegram last reported this person as being in the chat."""
    row = await unit.session.get(Membership, (chat, person_id))
    return row is not None and row.status in {"creator", "administrator", "member"}


async def memberships_moved(unit: Unit, old: int, new: int) -> None:
    """What was reported about people in the old chat holds for the new one, unless that has reported itself."""
    known = select(membership_table.c.person_id).where(membership_table.c.chat == new).scalar_subquery()
    await unit.session.execute(
        delete(membership_table).where(membership_table.c.chat == old, membership_table.c.person_id.in_(known))
    )
    await unit.session.execute(update(membership_table).where(membership_table.c.chat == old).values(chat=new))


async def write_audit(
    unit: Unit, *, who: int, chat: int, command: str, subject: str | None, why: str | None, outcome: str
) -> None:
    """Add a line to the audit log; nothing is ever taken out."""
    unit.session.add(Audit(at=unit.now, who=who, chat=chat, command=command, subject=subject, why=why, outcome=outcome))


async def recent_audit(unit: Unit, *, limit: int = 20) -> Sequence[Audit]:
    """The newest lines of the audit log."""
    table = table_of(Audit)
    return (await unit.session.scalars(select(Audit).order_by(table.c.id.desc()).limit(limit))).all()


async def count(unit: Unit) -> int:
    """How many people have ever written."""
    return int(await unit.session.scalar(select(func.count()).select_from(person_table)) or 0)
