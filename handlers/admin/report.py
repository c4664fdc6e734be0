"""What /job and /stats tell, as facts of sentences. Refuses to change anything."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from actions import dead, helpers, jobs, people, reviews
from actions.jobs import Job
from actions.moderation import Audit
from actions.people import Unit
from actions.speech import Say
from domain.job import AFTER_WORK, ASSIGNED, Status

MOST_WORDS = 300
ERASED = Say("erased-person")
"""Who stands for somebody who had everything of them erased: their number is of nobody, below zero."""


async def job_report(unit: Unit, job: Job) -> list[Say]:
    """A job with its whole history: what was asked for and said, every step with time, person and
    reason.
    """
    customer = await people.find(unit, job.customer_id)
    lines = [
        Say(
            "admin-job-line",
            job=str(job.id),
            category=Say(f"category-{job.category}"),
            area=job.area,
            slot=jobs.during(unit, job),
            status=status(job.status),
        ),
        Say(
            "admin-job-facts",
            customer=customer.first_name if customer and job.customer_id > 0 else ERASED,
            id=str(job.customer_id) if job.customer_id > 0 else "none",
            price=(jobs.money(job, job.low), jobs.money(job, job.high)),
            asked=job.asked,
            wave=job.wave,
        ),
    ]
    lines += await _told(unit, job)
    if job.final is not None:
        lines.append(
            Say("admin-job-final", price=jobs.money(job, job.final), commission=jobs.money(job, job.commission or 0))
        )
    for offer in await jobs.offers(unit, job.id or 0):
        helper = await helpers.find(unit, offer.helper_id)
        lines.append(
            Say(
                "admin-offer-line",
                time=jobs.local(unit, job, offer.asked_at),
                wave=offer.wave,
                name=helper.name if helper else ERASED,
                answer=Say(f"answer-{offer.answer}"),
            )
        )
    for step in await jobs.history(unit, job.id or 0):
        person = await people.find(unit, step.person_id) if step.person_id is not None else None
        lines.append(
            Say(
                "admin-step-line",
                time=jobs.local(unit, job, step.at),
                role=Say(f"role-{step.role}"),
                name=(person.first_name if person.id > 0 else ERASED) if person else "none",
                status=status(step.leads_to),
                reason=jobs.why(step.reason) or "none",
            )
        )
    return lines


async def _told(unit: Unit, job: Job) -> list[Say]:
    """Where it is, what the customer wrote, what the helper asked for in addition, how it was."""
    lines = [Say("admin-job-contact", street=job.street or "–", phone=job.phone or "–")]
    if job.words:
        lines.append(Say("admin-job-words", words=job.words[:MOST_WORDS]))
    for amount, answer in ((job.consent_asked, "waits"), (job.consented, "yes"), (job.consent_denied, "no")):
        if amount is not None:
            why = job.consent_why or "none"
            lines.append(Say("admin-job-extra", amount=jobs.money(job, amount), answer=answer, why=why))
    review = await reviews.of_job(unit, job.id or 0)
    if review is not None:
        again = "none" if review.again is None else ("yes" if review.again else "no")
        stars = "★" * review.stars + "☆" * (5 - review.stars)
        lines.append(Say("admin-job-review", stars=stars, again=again, words=review.words or "none"))
    return lines


def status(value: Status) -> Say:
    """A status as a fact."""
    return Say(f"status-{str(value).replace('_', '-')}")


async def numbers(unit: Unit) -> dict[str, Any]:
    """Acceptance after 1, 10, 60 and 180 minutes, how many found a helper, stars, would book again, who is on duty."""
    figures = await jobs.figures(unit)
    seconds, total = figures["seconds"], sum(figures["by_status"].values())

    def share(part: int, whole: int) -> str:
        return f"{100 * part // whole} %" if whole else "–"

    yes, asked = figures["again"]

    def count(statuses: Collection[Status]) -> int:
        return sum(figures["by_status"].get(status, 0) for status in statuses)

    return {
        "jobs": total,
        "running": count(ASSIGNED),
        "closing": count(AFTER_WORK - {Status.SETTLED}),
        "open": figures["by_status"].get(Status.OFFERED, 0),
        "settled": figures["by_status"].get(Status.SETTLED, 0),
        "expired": figures["by_status"].get(Status.EXPIRED, 0),
        "cancelled": figures["by_status"].get(Status.CANCELLED, 0),
        **{f"within{minutes}": share(sum(s <= minutes * 60 for s in seconds), total) for minutes in (1, 10, 60, 180)},
        "filled": share(len(seconds), total),
        "stars": f"{figures['stars']:.1f}" if figures["stars"] is not None else "–",
        "reviews": figures["reviews"],
        "again": share(yes, asked),
        "duty": await helpers.on_duty_everywhere(unit),
        "aside": await dead.count(unit),
    }


BUTTONS = {"take", "end", "answer", "street"}
"""What is done without typing a command; `audit-…` says it."""
OUTCOMES = {"done", "NotAllowed", "Unknown", "Passed", "Already", "Taken", "BadWords", "NoReason"}


async def audit_line(unit: Unit, line: Audit) -> Say:
    """One line of the log, with names and in words."""
    who = await people.find(unit, line.who)
    typed = " ".join(part for part in (f"/{line.command}", line.subject, line.why) if part)
    outcome = line.outcome if line.outcome in OUTCOMES else "refused"
    return Say(
        "audit-line",
        time=line.at.astimezone(unit.rules.regions[0].clock),
        name=who.first_name if who is not None and line.who > 0 else ERASED,
        what=Say(f"audit-{line.command}", subject=line.subject or "–") if line.command in BUTTONS else typed,
        outcome=Say(f"outcome-{outcome}"),
    )
