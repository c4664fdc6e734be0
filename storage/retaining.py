"""What is kept no longer than its time: addresses, words, photos, updates, letters. Refuses to know how long it is."""

from datetime import datetime

from sqlalchemy import ColumnElement, String, and_, cast, delete, func, literal, or_, select, update

from domain.job import CLOSED, Status
from storage.erasing import NO_CONTACT, NO_PLACE, NO_WORDS
from storage.tables.jobs import Job, NeedRow, NeedState
from storage.tables.people import Person
from storage.tables.road import Alarm, Chat, Inbox, InboxState, Letter
from storage.unit import Unit, table_of

need, job, inbox, letter = table_of(NeedRow), table_of(Job), table_of(Inbox), table_of(Letter)
chat, person, alarm = table_of(Chat), table_of(Person), table_of(Alarm)

ALARMED = cast(alarm.c.facts, String).contains('"words"')
OVER = job.c.status.in_([*CLOSED, Status.EXPIRED])


def _over(before: datetime) -> ColumnElement[bool]:
    """A job that has been over since then: nobody comes and nothing is to be paid any more."""
    ended = func.coalesce(job.c.settled_at, job.c.slot_end)
    return and_(OVER, job.c.slot_end < before, ended < literal(before, job.c.slot_end.type))


async def forget_addresses(unit: Unit, before: datetime) -> int:
    """Blank street, phone number and exact place of what was over before then; returns of how many jobs."""
    here = or_(job.c.street.is_not(None), job.c.phone.is_not(None))
    done = await unit.session.execute(update(job).where(_over(before), here).values(NO_CONTACT))
    for region in unit.rules.regions:
        exact = and_(job.c.region == region.id, or_(job.c.lat != region.lat, job.c.lon != region.lon))
        await unit.session.execute(update(job).where(_over(before), exact).values(lat=region.lat, lon=region.lon))
    known = or_(need.c.street.is_not(None), need.c.phone.is_not(None), need.c.lat.is_not(None))
    old = and_(need.c.state != NeedState.DRAFT, need.c.touched_at < before)
    await unit.session.execute(update(need).where(old, known).values(**NO_CONTACT, **NO_PLACE))
    return int(getattr(done, "rowcount", 0))


async def forget_words(unit: Unit, before: datetime) -> int:
    """Blank what customers wrote and photographed for what was over before then; returns of how many jobs."""
    said = or_(job.c.words != "", cast(job.c.photos, String) != "[]")
    done = await unit.session.execute(update(job).where(_over(before), said).values(NO_WORDS | {"consent_why": None}))
    old = and_(need.c.state != NeedState.DRAFT, need.c.touched_at < before)
    said = or_(need.c.words != "", cast(need.c.photos, String) != "[]")
    await unit.session.execute(update(need).where(old, said).values(readings=[], further=[], **NO_WORDS))
    await unit.session.execute(update(alarm).where(alarm.c.opened_at < before, ALARMED).values(facts={}))
    return int(getattr(done, "rowcount", 0))


async def forget_updates(unit: Unit, done_before: datetime, aside_before: datetime) -> None:
    """Delete updates: those worked, and those set aside so long ago that nobody will look at them."""
    for state, before in ((InboxState.DONE, done_before), (InboxState.ASIDE, aside_before)):
        await unit.session.execute(delete(inbox).where(inbox.c.state == state, inbox.c.done_at < before))


async def forget_letters(unit: Unit, before: datetime) -> None:
    """Delete letters: those sent, and those that could not be delivered for so long; and chats of nobody we know."""
    await unit.session.execute(delete(letter).where(letter.c.created_at < before))
    unknown = chat.c.id.not_in(select(person.c.id))
    await unit.session.execute(delete(chat).where(chat.c.id > 0, unknown))
