"""Everybody who ever wrote, what the bot waits for from them, and which chats they are in."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import BindParameter, and_, bindparam, delete, func, literal, select, update

from domain.vocabulary import Language
from storage.tables.people import Audit, Helper, Membership, Person
from storage.tables.road import Chat, Talk
from storage.unit import Insert, Unit, table_of

person_table, talk_table, membership_table = table_of(Person), table_of(Talk), table_of(Membership)


async def find(unit: Unit, person_id: int) -> Person | None:
    """The person with this Telegram id."""
    return await unit.session.get(Person, person_id)


async def first_came(unit: Unit) -> datetime | None:
    """When the first person wrote; None while nobody has."""
    found: datetime | None = await unit.session.scalar(select(func.min(person_table.c.created_at)))
    return found


async def unreachable_groups(unit: Unit) -> list[int]:
    """The groups that cannot be written to."""
    chat = table_of(Chat)
    return list(
        await unit.session.scalars(select(chat.c.id).where(chat.c.id < 0, chat.c.unreachable_since.is_not(None)))
    )


@dataclass(frozen=True, kw_only=True)
class Known:
    """What the database knows of somebody who acts: each None when there is no such row."""

    person: Person | None
    helper: Helper | None
    talk: Talk | None
    in_admin_chat: str | None
    """Their status there as Telegram last reported it."""


WHO: BindParameter[int] = bindparam("who")
WHERE: BindParameter[int] = bindparam("where")
ADMINS: BindParameter[int] = bindparam("admins")
MOVED = select(table_of(Chat).c.moved_to).where(table_of(Chat).c.id == ADMINS).scalar_subquery()
ONE = select(literal(1).label("one")).subquery()
WHO_ACTS = (
    select(Person, Helper, Talk, membership_table.c.status)
    .select_from(ONE)
    .join(Person, person_table.c.id == WHO, isouter=True)
    .join(Helper, table_of(Helper).c.person_id == WHO, isouter=True)
    .join(Talk, and_(talk_table.c.person == WHO, talk_table.c.chat == WHERE), isouter=True)
    .join(
        membership_table,
        and_(membership_table.c.person_id == WHO, membership_table.c.chat == func.coalesce(MOVED, ADMINS)),
        isouter=True,
    )
)
"""Asked for every update, so it is one question."""
MAKE_KNOWN = Insert(
    Person,
    lambda insert: insert.on_conflict_do_update(
        index_elements=["id"], set_={"first_name": insert.excluded.first_name}
    ).returning(person_table),
)


async def who_acts(unit: Unit, person_id: int, chat: int) -> Known:
    """Everything a unit must know of the person who acts in this chat before it listens."""
    found = await unit.session.execute(WHO_ACTS, {"who": person_id, "where": chat, "admins": unit.rules.admin_chat})
    person, helper, talk, status = found.one()
    return Known(person=person, helper=helper, talk=talk, in_admin_chat=status)


async def make_known(unit: Unit, person_id: int, first_name: str, language: Language) -> Person:
    """Somebody who writes for the first time."""
    row = {
        "id": person_id,
        "first_name": first_name,
        "language": language,
        "language_chosen": False,
        "created_at": unit.now,
        "misses": 0,
    }
    made: Person = (await unit.session.scalars(select(Person).from_statement(MAKE_KNOWN.within(unit)), row)).one()
    return made


async def talk_of(unit: Unit, person_id: int, chat: int) -> Talk | None:
    """What the bot waits for from this person in this chat."""
    return await unit.session.get(Talk, (person_id, chat))


WAIT_FOR = Insert(
    Talk,
    lambda insert: insert.on_conflict_do_update(
        index_elements=["person", "chat"],
        set_={"state": insert.excluded.state, "facts": insert.excluded.facts},
    ),
)


async def wait_for(unit: Unit, person_id: int, chat: int, state: str, facts: dict[str, Any]) -> None:
    """Wait for something from this person in this chat."""
    await unit.session.execute(
        WAIT_FOR.within(unit), {"person": person_id, "chat": chat, "state": state, "facts": facts}
    )


async def stop_waiting(unit: Unit, person_id: int, chat: int) -> None:
    """Wait for nothing in particular any more."""
    await unit.session.execute(delete(talk_table).where(talk_table.c.person == person_id, talk_table.c.chat == chat))


RECORD_MEMBERSHIP = Insert(
    Membership,
    lambda insert: insert.on_conflict_do_update(
        index_elements=["chat", "person_id"], set_={"status": insert.excluded.status}
    ),
)


async def record_membership(unit: Unit, chat: int, person_id: int, status: str) -> None:
    """Keep what Telegram reports about a person in a chat."""
    await unit.session.execute(RECORD_MEMBERSHIP.within(unit), {"chat": chat, "person_id": person_id, "status": status})


def is_inside(status: str | None) -> bool:
    """Whether somebody with this status is in the chat."""
    return status in {"creator", "administrator", "member"}


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
