"""Giving a job back in words: the reason is asked for, and may be typed. Refuses to take a question for one."""

from __future__ import annotations

from collections.abc import Sequence

from actions import jobs
from actions.jobs import Job
from actions.people import Me, Unit
from domain.job import Role, Status
from handlers import say
from nlu import counting, replies, working
from nlu.replies import Reply
from nlu.working import Said, Saying

MOST_WORDS = 12
MOST_SIGNS = 200
STAYS = {Saying.SET_OFF, Saying.AWAY, Saying.LATER, Saying.HERE, Saying.DONE, Saying.TAKE}
"""Whoever says so has not given up."""


async def ask(unit: Unit, me: Me, job: Job) -> None:
    """Show the reasons on the job's card; nothing is given back before one is pressed or typed."""
    await jobs.turn_helper_card(unit, job.id or 0, me, "release")
    await jobs.show_helper(unit, job, afresh=True)


async def give_back(unit: Unit, me: Me, job: Job, text: str) -> None:
    """ "I cannot come": ask for the reason, unless it was said with it ("bin krank")."""
    if working.names_reason(text):
        await _release(unit, me, job.id or 0, text)
    else:
        await ask(unit, me, job)


async def explained(unit: Unit, me: Me, mine: Sequence[Job], text: str, said: Said | None) -> bool:
    """Whether the words were the answer to why a job is given back: a reason, or that it is not after all."""
    asking = [one for one in mine if one.helper_view == "release" and one.status is not Status.IN_PROGRESS]
    if len(asking) != 1 or "?" in text:
        return False
    number, reply = asking[0].id or 0, replies.read(text)
    if reply in {Reply.NO, Reply.BACK}:
        await jobs.turn_helper_card(unit, number, me, "")
        return True
    if reply is not None or counting.read(text) is not None or len(text.split()) > MOST_WORDS:
        return False
    if said is not None and said.sayings & STAYS:
        await jobs.turn_helper_card(unit, number, me, "")
        return False
    if not working.gives_reason(text):
        await say.letter(unit, me.id, "helper-hint-release")
        return False
    await _release(unit, me, number, text)
    return True


async def _release(unit: Unit, me: Me, number: int, words: str) -> None:
    reason = " ".join(words.split())[:MOST_SIGNS]
    await jobs.release(unit, number, me, role=Role.HELPER, reason=reason)
    await say.letter(unit, me.id, "toast-released")
