"""Erases a person from every table. What bookkeeping needs (date, amounts, commission, category) stays with somebody
who cannot be told: a number below ERASED, with the stars they gave or got. Refuses to ask whether that may be.
"""

import json
from collections.abc import Collection, Sequence
from typing import Any

from sqlalchemy import String, cast, delete, func, literal, or_, select, update

from storage import lookups, misreads
from storage.naming import named
from storage.tables.jobs import History, Job, NeedRow, NeedState, Offer, Review
from storage.tables.people import ERASED, Audit, Helper, Membership, OnDuty, Person
from storage.tables.road import Alarm, Card, Chat, Inbox, InboxState, Letter, Talk, Timer
from storage.unit import Unit, table_of

person, helper, duty, membership = table_of(Person), table_of(Helper), table_of(OnDuty), table_of(Membership)
need, job, offer, history = table_of(NeedRow), table_of(Job), table_of(Offer), table_of(History)
inbox, letter, card, timer = table_of(Inbox), table_of(Letter), table_of(Card), table_of(Timer)
audit, review, talk, chat, alarm = table_of(Audit), table_of(Review), table_of(Talk), table_of(Chat), table_of(Alarm)

NO_PLACE = {"place": None, "lat": None, "lon": None, "postal_code": None, "uncertainty_km": None}
NO_CONTACT = {"street": None, "phone": None}
NO_WORDS: dict[str, Any] = {"words": "", "photos": []}
NOBODY = "–"


async def erase(unit: Unit, person_id: int, *, reasons: Collection[str], keep_ban: bool) -> int:
    """Take a person out of every table; returns the number of nobody in their place.

    `reasons` are those that are buttons; other reasons are words, and go. `keep_ban`: their id stays, with the end of
    the ban and nothing else.
    """
    session = unit.session
    await session.flush()
    who = (await session.execute(select(person).where(person.c.id == person_id))).one()
    name = await session.scalar(select(helper.c.name).where(helper.c.person_id == person_id))
    names = {one for one in (who.first_name, name) if one}
    jobs = await _jobs(unit, person_id)
    nobody = await _nobody(unit, who.language)
    await _owed(unit, person_id, names, jobs)
    await _alarms(unit, person_id, [one.id for one in jobs])
    await _needs(unit, person_id, nobody)
    asked = (await session.scalars(select(offer.c.job_id).where(offer.c.helper_id == person_id).distinct())).all()
    await _reasons(unit, asked, names | {str(person_id)})
    await _bookkeeping(unit, person_id, nobody, jobs, reasons)
    await _audit(unit, person_id, nobody, names)
    await _updates(unit, person_id, names)
    await misreads.forget_of(unit, person_id)
    await misreads.forget_named(unit, names)
    await lookups.forget_all(unit)
    await session.execute(delete(timer).where(timer.c.key == f"restrained:{person_id}"))
    await session.execute(delete(talk).where(or_(talk.c.person == person_id, talk.c.chat == person_id)))
    await session.execute(delete(chat).where(chat.c.id == person_id))
    await session.execute(delete(membership).where(membership.c.person_id == person_id))
    await session.execute(delete(duty).where(duty.c.helper_id == person_id))
    await session.execute(delete(helper).where(helper.c.person_id == person_id))
    await session.execute(update(helper).where(helper.c.decided_by == person_id).values(decided_by=None))
    if keep_ban:
        blank = {"first_name": NOBODY, "ban_reason": None, "language_chosen": False, "misses": 0, "home": None}
        await session.execute(update(person).where(person.c.id == person_id).values(blank))
    else:
        await session.execute(delete(person).where(person.c.id == person_id))
    session.expunge_all()
    unit.owes = True
    return nobody


async def _jobs(unit: Unit, person_id: int) -> Sequence[Any]:
    """Every job they booked or had: id and the two sides."""
    query = select(job.c.id, job.c.customer_id, job.c.helper_id, job.c.region).where(
        or_(job.c.customer_id == person_id, job.c.helper_id == person_id)
    )
    return (await unit.session.execute(query)).all()


async def _nobody(unit: Unit, language: Any) -> int:
    lowest = await unit.session.scalar(select(func.min(person.c.id)))
    nobody = min(int(lowest or 0), ERASED) - 1
    unit.session.add(Person(id=nobody, first_name=NOBODY, language=language, created_at=unit.now))
    await unit.session.flush()
    return nobody


async def _owed(unit: Unit, person_id: int, names: set[str], jobs: Sequence[Any]) -> None:
    """Nothing is owed to them or tells of them any more; what others see of them is shown again, without them."""
    session = unit.session
    await session.execute(delete(letter).where(letter.c.chat == person_id))
    await session.execute(delete(card).where(card.c.chat == person_id))
    others = {chat for one in jobs for chat in (one.customer_id, one.helper_id)} - {None, person_id}
    others.add(unit.rules.admin_chat)
    numbers = {str(one.id) for one in jobs}
    about = select(letter.c.id, letter.c.chat, letter.c.message, letter.c.facts, letter.c.media, letter.c.key).where(
        or_(letter.c.sent_at.is_(None), cast(letter.c.media, String).like(f"%{person_id}%"))
    )
    gone = [
        row.id
        for row in await session.execute(about)
        if str(person_id) in (said := json.dumps([row.facts, row.media, row.key], ensure_ascii=False))
        or (row.message == "relayed" and row.facts.get("job") in numbers)
        or (row.chat in others and named(said, names))
    ]
    for first in range(0, len(gone), 500):
        await session.execute(delete(letter).where(letter.c.id.in_(gone[first : first + 500])))
    subjects = [f"{kind}:{one.id}" for one in jobs for kind in ("job", "post", "booking")]
    again = {"wished": card.c.wished + 1, "turn": unit.turn(), "attempts": 0, "failed": None}
    for first in range(0, len(subjects), 500):
        shown = card.c.subject.in_(subjects[first : first + 500])
        await session.execute(update(card).where(shown).values(again))
    of_theirs = card.c.subject.in_([f"application:{person_id}", f"form:{person_id}"])
    await session.execute(
        update(card).where(of_theirs).values(again | {"subject": "erased:" + cast(card.c.id, String)})
    )


async def _updates(unit: Unit, person_id: int, names: set[str]) -> None:
    """Updates that were worked or set aside, by them or with them in it, keep their number only; so do those worked
    in which somebody says a name like theirs.
    """
    with_them = or_(inbox.c.person == person_id, cast(inbox.c.update, String).like(f"%{person_id}%"))
    done_at = func.coalesce(inbox.c.done_at, literal(unit.now, inbox.c.done_at.type))
    await unit.session.execute(
        update(inbox)
        .where(inbox.c.state != InboxState.NEW, with_them)
        .values(update={}, person=0, error=None, state=InboxState.DONE, done_at=done_at)
    )
    said = func.lower(cast(inbox.c.update, String))
    spelt = {spelling.lower() for name in names for spelling in (name, json.dumps(name)[1:-1])}  # JSON escapes umlauts
    may = or_(*(said.contains(name, autoescape=True) for name in spelt))
    rows = await unit.session.execute(select(inbox.c.id, inbox.c.update).where(inbox.c.state == InboxState.DONE, may))
    about = [row.id for row in rows if named(json.dumps(row.update, ensure_ascii=False), names)]
    for first in range(0, len(about), 500):
        some = inbox.c.id.in_(about[first : first + 500])
        await unit.session.execute(update(inbox).where(some).values(update={}))


async def _alarms(unit: Unit, person_id: int, jobs: Sequence[int]) -> None:
    """What rang because of them says nothing of them any more; what rang because of a job of theirs, no words."""
    theirs = or_(
        alarm.c.person == person_id,
        alarm.c.subject.like(f"%:{person_id}"),
        cast(alarm.c.facts, String).like(f"%{person_id}%"),
    )
    found = (await unit.session.scalars(select(alarm.c.id).where(theirs))).all()
    await unit.session.execute(
        update(alarm)
        .where(alarm.c.id.in_(found))
        .values(
            person=None,
            facts={},
            subject="erased:" + cast(alarm.c.id, String),
            closed_at=func.coalesce(alarm.c.closed_at, literal(unit.now, alarm.c.closed_at.type)),
        )
    )
    for first in range(0, len(jobs), 500):
        of_job = alarm.c.job_id.in_(jobs[first : first + 500])
        await unit.session.execute(update(alarm).where(of_job).values(facts={}))
    await unit.session.execute(update(alarm).where(alarm.c.taken_by == person_id).values(taken_by=None))
    await unit.session.execute(
        update(card)
        .where(card.c.subject.in_([f"alarm:{number}" for number in found]))
        .values(wished=card.c.wished + 1, turn=unit.turn(), attempts=0, failed=None)
    )


async def _needs(unit: Unit, person_id: int, nobody: int) -> None:
    drafts = (await unit.session.scalars(select(need.c.id).where(need.c.person_id == person_id))).all()
    await unit.session.execute(delete(timer).where(timer.c.key.in_([f"draft:{number}" for number in drafts])))
    draft = need.c.state == NeedState.DRAFT
    await unit.session.execute(update(need).where(need.c.person_id == person_id, draft).values(state=NeedState.DROPPED))
    await unit.session.execute(
        update(need)
        .where(need.c.person_id == person_id)
        .values(person_id=nobody, devices=[], readings=[], further=[], **NO_PLACE, **NO_CONTACT, **NO_WORDS)
    )


async def _bookkeeping(unit: Unit, person_id: int, nobody: int, jobs: Sequence[Any], reasons: Collection[str]) -> None:
    """Who it was goes; when, what sort of work and how much money stays."""
    session, numbers = unit.session, [one.id for one in jobs]
    for region in unit.rules.regions:
        await session.execute(
            update(job)
            .where(job.c.customer_id == person_id, job.c.region == region.id)
            .values(area=region.title.within(region.language), lat=region.lat, lon=region.lon)
        )
    lost = job.c.region.not_in([region.id for region in unit.rules.regions])
    await session.execute(update(job).where(job.c.customer_id == person_id, lost).values(area=NOBODY, lat=0.0, lon=0.0))
    await session.execute(
        update(job)
        .where(job.c.customer_id == person_id)
        .values(customer_id=nobody, devices=[], next_slots=[], consent_why=None, **NO_CONTACT, **NO_WORDS)
    )
    await session.execute(update(job).where(job.c.helper_id == person_id).values(helper_id=nobody))
    await session.execute(update(offer).where(offer.c.helper_id == person_id).values(helper_id=nobody))
    await session.execute(update(history).where(history.c.person_id == person_id).values(person_id=nobody))
    await session.execute(update(review).where(review.c.customer_id == person_id).values(customer_id=nobody))
    await session.execute(update(review).where(review.c.helper_id == person_id).values(helper_id=nobody))
    for first in range(0, len(numbers), 500):
        some = numbers[first : first + 500]
        await session.execute(update(review).where(review.c.job_id.in_(some)).values(words=None))
        for table, key in ((job, job.c.id), (history, history.c.job_id), (offer, offer.c.job_id)):
            own_words = table.c.reason.not_in(list(reasons))
            await session.execute(update(table).where(key.in_(some), own_words).values(reason=None))


async def _reasons(unit: Unit, asked: Sequence[int], names: set[str]) -> None:
    """Words about them in the history of jobs they were asked about, or gave back."""
    for table, key in ((job, job.c.id), (history, history.c.job_id), (offer, offer.c.job_id)):
        for first in range(0, len(asked), 500):
            given = table.c.reason.is_not(None)
            query = select(table.c.id, table.c.reason).where(key.in_(asked[first : first + 500]), given)
            about = [row.id for row in await unit.session.execute(query) if named(row.reason, names)]
            await unit.session.execute(update(table).where(table.c.id.in_(about)).values(reason=None))


async def _audit(unit: Unit, person_id: int, nobody: int, names: set[str]) -> None:
    """That there was a command stays; about whom, and the words, go."""
    session = unit.session
    may = or_(*(func.lower(column).contains(name.lower(), autoescape=True) for column in AUDITED for name in names))
    rows = await session.execute(
        select(audit.c.id, audit.c.subject, audit.c.why).where(
            or_(may, audit.c.subject == str(person_id), audit.c.why.like(f"%{person_id}%"))
        )
    )
    called = names | {str(person_id)}
    about = [row.id for row in rows if named(f"{row.subject} {row.why}", called)]
    for first in range(0, len(about), 500):
        some = audit.c.id.in_(about[first : first + 500])
        await session.execute(update(audit).where(some).values(subject=None, why=None))
    await session.execute(update(audit).where(audit.c.who == person_id).values(who=nobody))


AUDITED = (audit.c.subject, audit.c.why)
