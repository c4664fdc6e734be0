"""Reviews: one to five stars, would book again, words; only after a completed job, one per job. Refuses to hide any."""

from __future__ import annotations

from datetime import timedelta

from actions import alarms, jobs, needs, speech
from actions.people import Me
from domain.errors import BadWords, Passed
from domain.job import Status
from domain.review import still_rateable
from storage import helpers
from storage import jobs as job_rows
from storage.tables.jobs import Job, Review
from storage.unit import Unit

MOST_WORDS = 600
WORDS_WITHIN = timedelta(hours=2)
"""So long after the stars, words are taken for words of the review."""


ASKED_FOR = timedelta(hours=24)
"""So long "ja" or "3" answers the question how it was; stars that are named count as long as it can be rated."""


async def rate(unit: Unit, job_id: int, me: Me, stars: int) -> Review:
    """Keep the stars; a second press changes them, it does not count twice."""
    if not 1 <= stars <= 5:
        raise BadWords(word=str(stars))
    job = await _rateable(unit, job_id, me)
    helper = await helpers.lock(unit, job.helper_id or 0)
    review = await job_rows.review_of(unit, job_id)
    if review is not None and review.stars == stars:
        return review
    changed = review is not None
    if review is None:
        review = Review(
            job_id=job_id, customer_id=me.id, helper_id=job.helper_id or 0, stars=stars, created_at=unit.now
        )
        await job_rows.add_review(unit, review)
        if helper is not None:
            helper.reviews += 1
            helper.stars_sum += stars
    else:
        if helper is not None:
            helper.stars_sum += stars - review.stars
        review.stars = stars
    if job.customer_view == "stars":
        job.customer_view = ""
    if stars > 1:
        await alarms.close(unit, f"one-star:{job_id}")  # it was a slip
    else:
        await alarms.ring(unit, "one-star", f"one-star:{job_id}", job=job_id, person=me.id)
    await jobs.show_customer(unit, job)
    if helper is not None:
        await speech.letter(
            unit,
            helper.person_id,
            "helper-rated-anew" if changed else "helper-rated",
            key=unit.key() if changed else f"rated:{job_id}",
            stars=stars,
            job=str(job_id),
            priority=speech.Priority.REMINDER,
        )
    return review


async def book_again(unit: Unit, job_id: int, me: Me, *, yes: bool) -> Review:
    """Whether they would book this helper again; raises Passed before there are stars."""
    job = await _rateable(unit, job_id, me)
    review = await _given(unit, job_id)
    review.again = yes
    await jobs.show_customer(unit, job)
    return review


async def may_comment(unit: Unit, job_id: int, me: Me) -> None:
    """Raise a refusal unless this person may add words to their review now."""
    await _rateable(unit, job_id, me)
    await _given(unit, job_id)


async def comment(unit: Unit, job_id: int, me: Me, words: str) -> Review:
    """Keep what they say about the visit."""
    job = await _rateable(unit, job_id, me)
    review = await _given(unit, job_id)
    review.words = words.strip()[:MOST_WORDS]
    if review.stars == 1:
        await alarms.ring(unit, "one-star", f"one-star:{job_id}", job=job_id, person=me.id)  # with the words
    await jobs.show_customer(unit, job, afresh=True)
    return review


async def awaiting_words(unit: Unit, me: Me) -> Review | None:
    """The review this customer has just begun and not yet put into words; None while they describe a new need."""
    review = await job_rows.review_awaiting_words(unit, me.id, since=unit.now - WORDS_WITHIN)
    return review if review is not None and await needs.draft_of(unit, me) is None else None


async def newest(unit: Unit, me: Me) -> Job | None:
    """The visit of this customer that was done last, if it can still be rated."""
    done = await job_rows.of_customer(unit, me.id, {Status.DONE, Status.SETTLED}, limit=5)
    fit = [job for job in done if job.helper_id is not None and job.reason not in ABSENT and may_rate(unit, job)]
    return max(fit, key=lambda job: job.done_at or job.slot_end, default=None)


def is_asked(unit: Unit, job: Job) -> bool:
    """Whether a short answer can still be meant for this rating: it was asked for not long ago."""
    return job.status is Status.SETTLED and unit.now < (job.settled_at or job.slot_end) + ASKED_FOR


async def of_job(unit: Unit, job_id: int) -> Review | None:
    """The review of a job."""
    return await job_rows.review_of(unit, job_id)


def may_rate(unit: Unit, job: Job) -> bool:
    """Whether it is not too late to rate the visit, or to change the stars."""
    return still_rateable(job.done_at, unit.now)


async def _given(unit: Unit, job_id: int) -> Review:
    review = await job_rows.review_of(unit, job_id)
    if review is None:
        raise Passed
    return review


async def _rateable(unit: Unit, job_id: int, me: Me) -> Job:
    job = await jobs.booked_by(unit, job_id, me)
    wrong = job.status not in {Status.DONE, Status.SETTLED} or job.helper_id is None or job.reason in ABSENT
    if wrong or not may_rate(unit, job):
        raise Passed
    return job


ABSENT = {"absent", "too_complex", "other"}
"""Reasons for which nothing was done: there is nothing to rate."""
