"""Between customer and helper, through the bot: who is probably meant, and passing it on. Refuses to show a number or a
handle that was not to be seen.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from actions import jobs, speech
from actions.jobs import Job
from actions.people import Me
from domain.job import ASSIGNED, OPEN, Status
from domain.masking import masked
from domain.need import MOST_WORDS, VOICE
from domain.pieces import MOST_BELOW_FILE, MOST_IN_MESSAGE, pieces
from storage import helpers, inbox, owed, people, relayed
from storage import jobs as job_rows
from storage.tables.people import Standing
from storage.unit import Unit

MOST_PHOTOS = 10
CONVERSING = timedelta(minutes=30)
"""So long after a message in either direction two people are in conversation."""
WAITING = timedelta(hours=24)
"""So long an unanswered message is waited for."""
PAUSE = timedelta(hours=1)
"""After so long a person has forgotten what they had begun."""
SOON = timedelta(hours=3)
"""Within this time before the visit nobody writes to the bot for the fun of it."""
REACHABLE = ASSIGNED | {Status.DONE, Status.NOT_DONE, Status.DISPUTED}


@dataclass(frozen=True, kw_only=True)
class Partner:
    """The other side of a job: its helper (`to_helper`), or its customer. Without a helper yet, it is noted."""

    job: Job
    to_helper: bool
    name: str
    conversing: bool
    """Whether the two have just written to each other, or the other one waits for an answer."""
    waiting: bool
    """Whether the last word was the other one's, not long ago."""
    row: int = 0
    """The row of the inbox their last word came from."""

    @property
    def noted(self) -> bool:
        """Whether nobody has accepted yet: what is said goes along with the job."""
        return self.job.helper_id is None


async def partners(unit: Unit, me: Me) -> list[Partner]:
    """Everybody this person may want to write to, those they are in conversation with first."""
    found = [(job, True) for job in await job_rows.of_customer(unit, me.id, OPEN)]
    if me.helper is not None:
        found += [(job, False) for job in await job_rows.of_helper(unit, me.id, ASSIGNED)]
    made = [await _partner(unit, me, job, to_helper=to_helper) for job, to_helper in found]
    return sorted(made, key=lambda one: (not one.conversing, one.job.slot_start))


async def is_conversing(unit: Unit, me: Me) -> bool:
    """Whether this person and somebody else have just written to each other, or the other one waits for an answer."""
    found = await partners(unit, me)
    return bool(found) and found[0].conversing


async def asking(unit: Unit, me: Me) -> list[Partner]:
    """Those who have written since this person last did anything: a short word may well be the answer to them."""
    waiting = [one for one in await partners(unit, me) if one.waiting]
    before = await inbox.before(unit, me.id) if waiting else None
    return [one for one in waiting if before is None or one.row > before[0]]


async def has_paused(unit: Unit, me: Me) -> bool:
    """Whether this person did nothing for so long that they may have forgotten what they had begun."""
    before = await inbox.before(unit, me.id)
    return before is None or unit.now - before[1] > PAUSE


async def partner(unit: Unit, me: Me, job_id: int) -> Partner | None:
    """The other side of this job as long as they can be written to; None when it is over, or not theirs any more."""
    job = await jobs.find(unit, job_id)
    if me.id not in {job.customer_id, job.helper_id}:
        return None
    to_helper = job.customer_id == me.id
    if job.status in REACHABLE or (to_helper and job.status is Status.OFFERED):
        return await _partner(unit, me, job, to_helper=to_helper)
    return None


async def _partner(unit: Unit, me: Me, job: Job, *, to_helper: bool) -> Partner:
    other = job.helper_id if to_helper else job.customer_id
    if other is None:
        return Partner(job=job, to_helper=to_helper, name="", conversing=False, waiting=False)
    helper, person = await helpers.find(unit, other), await people.find(unit, other)
    came = await relayed.newest(unit, me.id, job.id or 0)
    went = await relayed.newest(unit, other, job.id or 0)
    waiting = came is not None and (went is None or came >= went) and unit.now - came[0] <= WAITING
    just = any(one is not None and unit.now - one[0] <= CONVERSING for one in (came, went))
    return Partner(
        job=job,
        to_helper=to_helper,
        name=helper.first_name if to_helper and helper is not None else person.first_name if person is not None else "",
        conversing=waiting or just,
        waiting=waiting,
        row=came[1] if came is not None else 0,
    )


def likely(unit: Unit, one: Partner) -> bool:
    """Whether plain words are for this partner without asking: in conversation, or the visit is near."""
    return one.conversing or one.job.slot_start - unit.now <= SOON


@dataclass(frozen=True, kw_only=True)
class Meant:
    """What somebody answers with Telegram's reply: words of the other side, or the card of the job."""

    job: int
    is_card: bool


async def meant_by(unit: Unit, me: Me, message_id: int) -> Meant | None:
    """The job whose relayed message or card is answered with Telegram's reply; None when it is another message."""
    job = await relayed.job_of(unit, me.id, message_id)
    if job is not None:
        return Meant(job=job, is_card=False)
    subject = await owed.subject_of(unit, me.id, message_id)
    kind, _, number = (subject or "").partition(":")
    return Meant(job=int(number), is_card=True) if kind in {"booking", "job"} else None


async def pass_on(
    unit: Unit, me: Me, to: Partner, *, words: str, media: dict[str, Any] | None = None, answer: speech.Inline | None
) -> bool:
    """Pass words, a photo or a voice on, or note them for whoever will come; returns whether something was masked.

    `media`: {"photo": file} or {"voice": file}; `answer`: the buttons below it.
    """
    job = await jobs.lock(unit, to.job.id or 0) if to.noted else to.job  # somebody may be accepting it
    shown = masked(words, numbers=job.calls_allowed)
    if job.helper_id is None:
        job.words = f"{job.words}\n{words}".strip()
        kept = [f"{VOICE}{file}" if kind == "voice" else file for kind, file in (media or {}).items()]
        job.photos = [*job.photos, *kept][:MOST_PHOTOS]
        return False
    other = job.helper_id if to.to_helper else job.customer_id
    several = pieces(shown, first=MOST_BELOW_FILE if media else MOST_IN_MESSAGE)
    for number, piece in enumerate(several):
        await speech.letter(
            unit,
            other or 0,
            "relayed",
            key=relayed.key_of(job.id or 0, unit.key()),  # the same words twice are two messages
            buttons=answer if number == len(several) - 1 else None,
            media={**media, "job": job.id} if media and number == 0 else None,
            name=me.helper.first_name if me.helper is not None and not to.to_helper else me.person.first_name,
            words=piece,
            job=str(job.id),
            side="helper" if to.to_helper else "customer",
        )
    return shown != words


def room_for_note(to: Partner) -> int:
    """How many characters can still be noted with a job: it is read on a card, where all of it must fit."""
    return max(0, MOST_WORDS - len(to.job.words) - 1)


async def may_see(unit: Unit, job_id: int, chat: int) -> bool:
    """Whether this chat may be shown what was sent for a job: its customer, and the helper who has it now."""
    job = await jobs.find(unit, job_id)
    helper = await helpers.find(unit, chat) if chat == job.helper_id else None
    return chat == job.customer_id or (helper is not None and helper.standing is not Standing.BANNED)
