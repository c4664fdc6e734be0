"""Jobs, the offers made for them and their history. The status is changed here only by conditional UPDATEs."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Integer, bindparam, func, select, update

from domain.job import ASSIGNED, Role, Status, Step
from storage.tables.jobs import Answer, History, Job, Offer, Review
from storage.unit import Unit, table_of

job_table, offer_table, history_table, review_table = (
    table_of(Job),
    table_of(Offer),
    table_of(History),
    table_of(Review),
)


async def find(unit: Unit, job_id: int) -> Job | None:
    """The job with this number."""
    return await unit.session.get(Job, job_id)


async def lock(unit: Unit, job_id: int) -> Job | None:
    """The job, locked until the unit ends."""
    return await unit.session.get(Job, job_id, with_for_update=True, populate_existing=True)


async def add(unit: Unit, job: Job) -> Job:
    """Keep a new job."""
    unit.session.add(job)
    await unit.session.flush()
    return job


async def move(
    unit: Unit, job: Job, *, to: Status, step: Step, role: Role, person: int | None, reason: str | None, **also: Any
) -> bool:
    """Take a step by one UPDATE that only the first can win, and keep it in the history.

    False when the job is no longer where `job` says it is: somebody was faster.
    """
    came_from = job.status
    result = await unit.session.execute(
        update(job_table)
        .where(
            job_table.c.id == job.id,
            job_table.c.status == came_from,
            job_table.c.offer_version == job.offer_version,
        )
        .values(status=to, **also)
        .execution_options(synchronize_session=False)
    )
    if not getattr(result, "rowcount", 0):
        return False
    await unit.session.refresh(job)
    unit.session.add(
        History(
            job_id=job.id or 0,
            at=unit.now,
            step=step,
            came_from=came_from,
            leads_to=to,
            role=role,
            person_id=person,
            reason=reason,
        )
    )
    await unit.session.flush()
    return True


async def history(unit: Unit, job_id: int) -> Sequence[History]:
    """Every step of a job, oldest first."""
    rows = select(History).where(history_table.c.job_id == job_id).order_by(history_table.c.id)
    return (await unit.session.scalars(rows)).all()


async def of_customer(unit: Unit, person_id: int, statuses: Iterable[Status], *, limit: int = 10) -> Sequence[Job]:
    """A customer's bookings in these statuses, the newest first."""
    query = (
        select(Job)
        .where(job_table.c.customer_id == person_id, job_table.c.status.in_(list(statuses)))
        .order_by(job_table.c.id.desc())
        .limit(limit)
    )
    return (await unit.session.scalars(query)).all()


async def paid_by(unit: Unit, person_id: int, *, limit: int) -> Sequence[Job]:
    """A customer's settled bookings, and the cancelled ones that cost a fee, the newest first."""
    with_fee = (job_table.c.status == Status.CANCELLED) & (job_table.c.final > 0)
    query = (
        select(Job)
        .where(job_table.c.customer_id == person_id, (job_table.c.status == Status.SETTLED) | with_fee)
        .order_by(job_table.c.id.desc())
        .limit(limit)
    )
    return (await unit.session.scalars(query)).all()


async def of_helper(unit: Unit, person_id: int, statuses: Iterable[Status], *, limit: int = 10) -> Sequence[Job]:
    """A helper's jobs in these statuses, the next slot first."""
    query = (
        select(Job)
        .where(job_table.c.helper_id == person_id, job_table.c.status.in_(list(statuses)))
        .order_by(job_table.c.slot_start)
        .limit(limit)
    )
    return (await unit.session.scalars(query)).all()


async def with_status(unit: Unit, statuses: Iterable[Status], *, limit: int = 20) -> Sequence[Job]:
    """Jobs in these statuses, the newest first."""
    query = select(Job).where(job_table.c.status.in_(list(statuses))).order_by(job_table.c.id.desc()).limit(limit)
    return (await unit.session.scalars(query)).all()


BUSY = select(
    job_table.c.helper_id,
    job_table.c.status,
    job_table.c.slot_start,
    job_table.c.slot_end,
    job_table.c.length_minutes,
).where(job_table.c.helper_id.in_(bindparam("helpers", expanding=True)), job_table.c.status.in_(list(ASSIGNED)))


async def busy_spans(unit: Unit, helper_ids: Iterable[int]) -> dict[int, list[tuple[Status, datetime, datetime, int]]]:
    """What these helpers are bound to: (status, slot start, slot end, length in minutes) by helper."""
    spans: dict[int, list[tuple[Status, datetime, datetime, int]]] = {}
    for helper_id, *span in await unit.session.execute(BUSY, {"helpers": list(helper_ids)}):
        spans.setdefault(helper_id, []).append((span[0], span[1], span[2], span[3]))
    return spans


async def offer_to(unit: Unit, job: Job, helper_id: int) -> Offer | None:
    """The offer of this round of dispatch to this helper."""
    query = select(Offer).where(
        offer_table.c.job_id == job.id, offer_table.c.helper_id == helper_id, offer_table.c.version == job.offer_version
    )
    return (await unit.session.scalars(query)).first()


async def asked_of(unit: Unit, helper_id: int) -> Sequence[Job]:
    """The jobs that look for a helper and have asked this one, who has not answered; the oldest first."""
    query = (
        select(Job)
        .join(
            offer_table, (offer_table.c.job_id == job_table.c.id) & (offer_table.c.version == job_table.c.offer_version)
        )
        .where(
            offer_table.c.helper_id == helper_id,
            offer_table.c.answer == Answer.ASKED,
            job_table.c.status == Status.OFFERED,
        )
        .order_by(job_table.c.id)
    )
    return (await unit.session.scalars(query)).all()


async def find_offer(unit: Unit, offer_id: int) -> Offer | None:
    """The offer with this number."""
    return await unit.session.get(Offer, offer_id)


async def offers(unit: Unit, job_id: int, version: int | None = None) -> Sequence[Offer]:
    """The offers made for a job, oldest first."""
    query = select(Offer).where(offer_table.c.job_id == job_id).order_by(offer_table.c.id)
    if version is not None:
        query = query.where(offer_table.c.version == version)
    return (await unit.session.scalars(query)).all()


async def add_offer(unit: Unit, offer: Offer) -> Offer:
    """Keep a new offer."""
    unit.session.add(offer)
    await unit.session.flush()
    return offer


async def recent_offers(unit: Unit, helper_ids: Iterable[int], since: datetime) -> dict[int, int]:
    """How many offers each of these helpers has had since then: for fair distribution."""
    query = (
        select(offer_table.c.helper_id, func.count())
        .where(offer_table.c.helper_id.in_(list(helper_ids)), offer_table.c.asked_at >= since)
        .group_by(offer_table.c.helper_id)
    )
    return {row[0]: row[1] for row in await unit.session.execute(query)}


async def answers(unit: Unit, helper_ids: Iterable[int]) -> dict[int, tuple[int, int]]:
    """For each of these helpers: offers answered by accepting, offers in all."""
    query = (
        select(
            offer_table.c.helper_id,
            func.sum((offer_table.c.answer == Answer.ACCEPTED).cast(Integer)),
            func.count(),
        )
        .where(offer_table.c.helper_id.in_(list(helper_ids)))
        .group_by(offer_table.c.helper_id)
    )
    return {row[0]: (int(row[1] or 0), row[2]) for row in await unit.session.execute(query)}


async def review_of(unit: Unit, job_id: int) -> Review | None:
    """What the customer thought of this job."""
    return await unit.session.get(Review, job_id)


REVIEW_AWAITING_WORDS = (
    select(Review)
    .where(
        review_table.c.customer_id == bindparam("customer"),
        review_table.c.words.is_(None),
        review_table.c.created_at >= bindparam("since"),
    )
    .order_by(review_table.c.created_at.desc())
    .limit(1)
)


async def review_awaiting_words(unit: Unit, customer_id: int, *, since: datetime) -> Review | None:
    """The newest review of a customer that has stars but no words yet."""
    return (await unit.session.scalars(REVIEW_AWAITING_WORDS, {"customer": customer_id, "since": since})).first()


async def add_review(unit: Unit, review: Review) -> None:
    """Keep a review."""
    unit.session.add(review)
    await unit.session.flush()


async def reviews_of(unit: Unit, helper_id: int, *, limit: int = 5) -> Sequence[Review]:
    """The newest reviews of a helper."""
    query = (
        select(Review)
        .where(review_table.c.helper_id == helper_id)
        .order_by(review_table.c.created_at.desc())
        .limit(limit)
    )
    return (await unit.session.scalars(query)).all()


async def figures(unit: Unit) -> dict[str, Any]:
    """What /stats is made of: counts by status, seconds to the first acceptance, stars, would book again.

    An acceptance counts for who has had somebody in the end: what was given back and never found anybody does not.
    """
    by_status = await unit.session.execute(select(job_table.c.status, func.count()).group_by(job_table.c.status))
    accepted = await unit.session.execute(
        select(job_table.c.created_at, job_table.c.first_accepted_at).where(
            job_table.c.first_accepted_at.is_not(None), job_table.c.helper_id.is_not(None)
        )
    )
    stars = (
        await unit.session.execute(
            select(
                func.count(),
                func.avg(review_table.c.stars),
                func.sum(review_table.c.again.cast(Integer)),
                func.count(review_table.c.again),
            )
        )
    ).one()
    return {
        "by_status": {row[0]: row[1] for row in by_status},
        "seconds": [(row[1] - row[0]).total_seconds() for row in accepted],
        "reviews": stars[0],
        "stars": float(stars[1]) if stars[1] is not None else None,
        "again": (int(stars[2] or 0), stars[3]),
    }


async def earnings(unit: Unit, helper_id: int) -> tuple[int, int]:
    """What customers paid this helper for settled jobs or as a fee, and the commission in it; minor units."""
    query = select(func.sum(job_table.c.final), func.sum(job_table.c.commission)).where(
        job_table.c.helper_id == helper_id, job_table.c.status.in_([Status.SETTLED, Status.CANCELLED])
    )
    paid, due = (await unit.session.execute(query)).one()
    return int(paid or 0), int(due or 0)
