"""The admins' commands, in the admin chat only; each in the audit log. Anybody else is refused, everywhere."""

from __future__ import annotations

from datetime import timedelta

from aiogram import F, Router
from aiogram.dispatcher.event.bases import SkipHandler
from aiogram.enums import ChatType
from aiogram.filters import CommandObject
from aiogram.types import CallbackQuery, Message

from actions import desk, helpers, jobs, misreads, moderation, people, selfhelp
from actions.helpers import Helper
from actions.jobs import Job
from actions.people import Me, Unit
from actions.speech import Say, ending
from domain.errors import BadWords, NoReason, Passed, Refusal, Unknown
from domain.job import Role
from handlers import errors, say
from handlers.admin import who
from handlers.admin.report import audit_line, job_report, numbers
from handlers.filters import That, slash
from handlers.keyboards import AdminTap
from handlers.texts import speaker
from nlu import amounts

COMMANDS = (
    "applications", "approve", "reject", "jobs", "job", "cancel", "reassign", "settle", "helpers", "helper", "suspend",
    "ban", "unban", "stats", "audit", "nlu",
)  # fmt: skip


OF_JOBS = frozenset({"cancel", "reassign", "settle"})


def router() -> Router:
    """Every command of the admins. Those that customers have too (/jobs, /cancel) reach us from groups only."""
    routes = Router(name="admin")
    routes.message.register(commanded, slash(*COMMANDS), That(~F.forward_origin))
    routes.message.register(guide, That(F.chat.type != ChatType.PRIVATE), That(F.text.startswith("/")))
    routes.callback_query.register(tapped, AdminTap.filter())
    return routes


async def commanded(message: Message, command: CommandObject, unit: Unit, me: Me) -> None:
    """Check the right, do it, write it down; a refused attempt is written down too."""
    chat, name = message.chat.id, command.command.lower()
    words = (command.args or "").split()
    subject, why = (words[0][:40] if words else None), " ".join(words[1:])[:300] or None
    try:
        async with unit.attempt():
            await people.require_admin(unit, me, chat)
            await DO[name](unit, me, chat, words)
    except Refusal as refusal:
        await moderation.record(unit, me, chat, name, subject=subject, why=why, outcome=type(refusal).__name__)
        await _refuse(unit, refusal, name, words, chat, me)
    else:
        await moderation.record(unit, me, chat, name, subject=subject, why=why)


async def _how_it_stands(unit: Unit, name: str, words: list[str]) -> Say | None:
    """The job, or the helper, that a command came too late for."""
    try:
        if name in OF_JOBS:
            return _job_line(unit, await jobs.find(unit, who.number(words)))
        helper = await helpers.find(unit, (await who.find(unit, words))[0])
    except Refusal:
        return None
    return _helper_line(unit, helper) if helper is not None else None


async def _refuse(unit: Unit, refusal: Refusal, name: str, words: list[str], chat: int, me: Me) -> None:
    """Why not: how the command is written where words were missing, and how it stands where it is too late."""
    if refusal.facts.get("word") != who.NOTHING:
        await errors.refuse(unit, refusal, tap=None, chat=chat, language=me.language)
    if isinstance(refusal, Passed) and (line := await _how_it_stands(unit, name, words)) is not None:
        await say.letter(unit, chat, "admin-lines", lines=[line])
    if isinstance(refusal, BadWords | NoReason) and name in USAGES:
        usage = speaker(await people.language_of(unit, chat)).label(f"usage-{name}")
        await say.letter(unit, chat, "admin-usage", usage=usage)


async def guide(message: Message, unit: Unit, me: Me) -> None:
    """/help, or a command nobody knows, in the admin chat: every command with what it needs. Elsewhere silence."""
    if message.chat.id != await people.admin_chat(unit) or "@" in (message.text or "").split()[0]:
        raise SkipHandler
    await people.require_admin(unit, me, message.chat.id)
    await say.letter(unit, message.chat.id, "admin-help", lines=[Say(f"usage-{name}") for name in USAGES])


async def tapped(tap: CallbackQuery, callback_data: AdminTap, unit: Unit, me: Me) -> None:
    """Approve, Reject, "I take it"."""
    chat = tap.message.chat.id if tap.message is not None else 0
    await people.require_admin(unit, me, chat)
    match callback_data.do:
        case "approve" | "reject":
            await helpers.decide(unit, callback_data.subject, me, approved=callback_data.do == "approve")
        case "take":
            await desk.take(unit, callback_data.subject, me)
        case "end":
            await desk.end(unit, callback_data.subject, me)
        case _:
            raise Unknown
    await moderation.record(unit, me, chat, callback_data.do, subject=str(callback_data.subject))
    say.toast(unit, tap, me, "toast-done")


def reason(words: list[str], start: int) -> str:
    """The words after the arguments; raises NoReason when there are none."""
    found = " ".join(words[start:]).strip()
    if not found:
        raise NoReason
    return found[:300]


async def _applications(unit: Unit, me: Me, chat: int, words: list[str]) -> None:
    waiting = await helpers.waiting_applications(unit)
    for helper in waiting:
        await helpers.show_application(unit, helper.person_id, afresh=True)
    if not waiting:
        await say.letter(unit, chat, "admin-no-applications")


async def _decide(unit: Unit, me: Me, chat: int, words: list[str], *, approved: bool) -> None:
    person, rest = await who.find(unit, words)
    await helpers.decide(unit, person, me, approved=approved, reason=" ".join(rest)[:300] or None)
    await say.letter(unit, chat, "admin-done")


async def _approve(unit: Unit, me: Me, chat: int, words: list[str]) -> None:
    await _decide(unit, me, chat, words, approved=True)


async def _reject(unit: Unit, me: Me, chat: int, words: list[str]) -> None:
    await _decide(unit, me, chat, words, approved=False)


async def _jobs(unit: Unit, me: Me, chat: int, words: list[str]) -> None:
    found = await jobs.open_jobs(unit)
    await _list(unit, chat, [_job_line(unit, job) for job in found], otherwise="admin-no-jobs")


def _job_line(unit: Unit, job: Job) -> Say:
    return Say(
        "admin-job-line",
        job=str(job.id),
        category=Say(f"category-{job.category}"),
        area=job.area,
        slot=jobs.during(unit, job),
        status=Say(f"status-{str(job.status).replace('_', '-')}"),
    )


async def _list(unit: Unit, chat: int, lines: list[Say], *, otherwise: str) -> None:
    """A list as one letter, or the sentence that there is nothing."""
    if lines:
        await say.letter(unit, chat, "admin-lines", lines=lines)
    else:
        await say.letter(unit, chat, otherwise)


async def _job(unit: Unit, me: Me, chat: int, words: list[str]) -> None:
    job = await jobs.find(unit, who.number(words))
    await say.letter(unit, chat, "admin-lines", lines=await job_report(unit, job))


async def _cancel(unit: Unit, me: Me, chat: int, words: list[str]) -> None:
    await jobs.cancel(unit, who.number(words), me, role=Role.ADMIN, reason=reason(words, 1))
    await say.letter(unit, chat, "admin-done")


async def _reassign(unit: Unit, me: Me, chat: int, words: list[str]) -> None:
    await jobs.release(unit, who.number(words), me, role=Role.ADMIN, reason=reason(words, 1))
    await say.letter(unit, chat, "admin-done")


async def _settle(unit: Unit, me: Me, chat: int, words: list[str]) -> None:
    if len(words) < len(("number", "amount")):
        raise BadWords(word=who.NOTHING)
    job = await jobs.find(unit, who.number(words))
    found = amounts.leading(words[1:], currency=job.currency)
    if found is None:
        raise BadWords(word=words[1])
    cents, taken = found
    await jobs.settle_dispute(unit, job.id or 0, me, cents, reason(words, 1 + taken))
    await say.letter(unit, chat, "admin-done")


async def _helpers(unit: Unit, me: Me, chat: int, words: list[str]) -> None:
    found = await helpers.search(unit, " ".join(words) or None)
    await _list(unit, chat, [_helper_line(unit, one) for one in found], otherwise="admin-no-helpers")


def _helper_line(unit: Unit, helper: Helper) -> Say:
    return Say(
        "admin-helper-line",
        name=helper.name,
        id=str(helper.person_id),
        place=helper.place,
        standing=_standing(unit, helper),
        duty=helper.on_duty,
    )


def _standing(unit: Unit, helper: Helper) -> Say:
    """Where a helper stands, and until when where that ends by itself."""
    standing = Say(f"standing-{helper.standing}")
    if helper.until is None:
        return standing
    until = helper.until.astimezone(unit.rules.region(helper.region).clock)
    return Say("standing-until", standing=standing, until=ending(until, unit.now))


async def _helper(unit: Unit, me: Me, chat: int, words: list[str]) -> None:
    helper = await helpers.find(unit, (await who.find(unit, words))[0])
    if helper is None:
        raise Unknown
    own = await helpers.own_numbers(unit, helper)
    talk = speaker(await people.language_of(unit, chat))
    await say.letter(
        unit,
        chat,
        "admin-helper",
        name=helper.name,
        id=str(helper.person_id),
        place=helper.place,
        crowd=unit.rules.crowd_title(helper.crowd).within(talk.language),
        radius=helper.radius_km,
        standing=_standing(unit, helper),
        skills=", ".join(talk.label(f"category-{skill}") for skill in helper.skills),
        languages=", ".join(talk.label(f"language-{code}") for code in helper.languages),
        reason=helper.reason or "–",
        **own,
    )


def _span_and_reason(words: list[str]) -> tuple[timedelta | None, str]:
    """ "7d came drunk" or "came drunk": an end, if one is given, and the reason. Raises BadWords, NoReason.

    An end behind what may be the rest of a name ("Grob 7d") is refused: without it, it would be for ever.
    """
    first, second = (*words[:2], "", "")[:2]
    if first.isdecimal() and second.lower() in moderation.HOURS:
        return moderation.span(first + second), reason(words, 2)
    if first[:1].isdecimal():
        return moderation.span(first), reason(words, 1)
    for place, word in enumerate(words[: who.MOST_NAMES]):
        if moderation.SPAN.fullmatch(word) and all(name[:1].isupper() for name in words[:place]):
            raise BadWords(word=" ".join(words[:place])[:40])
    return None, reason(words, 0)


async def _suspend(unit: Unit, me: Me, chat: int, words: list[str]) -> None:
    person, rest = await who.find(unit, words)
    how_long, why = _span_and_reason(rest)
    await moderation.suspend(unit, person, me, reason=why, for_how_long=how_long)
    await say.letter(unit, chat, "admin-done")


async def _ban(unit: Unit, me: Me, chat: int, words: list[str]) -> None:
    person, rest = await who.find(unit, words)
    how_long, why = _span_and_reason(rest)
    await moderation.ban(unit, person, me, reason=why, for_how_long=how_long)
    await say.letter(unit, chat, "admin-done")


async def _unban(unit: Unit, me: Me, chat: int, words: list[str]) -> None:
    person, rest = await who.find(unit, words)
    await moderation.lift(unit, person, me, reason=reason(rest, 0))
    await say.letter(unit, chat, "admin-done")


async def _stats(unit: Unit, me: Me, chat: int, words: list[str]) -> None:
    hints = [
        Say("admin-hint-line", hint=Say(f"hint-name-{hint}"), given=str(given), helped=str(helped), failed=str(failed))
        for hint, given, helped, failed in await selfhelp.figures(unit)
    ]
    await say.letter(unit, chat, "admin-stats", **await numbers(unit), hints=hints)


async def _audit(unit: Unit, me: Me, chat: int, words: list[str]) -> None:
    lines = [await audit_line(unit, line) for line in await moderation.recent(unit)]
    await _list(unit, chat, lines, otherwise="admin-nothing-logged")


USAGES = ("approve", "reject", "job", "cancel", "reassign", "settle", "helper", "suspend", "ban", "unban")
"""The commands that need words after them; `usage-…` says which."""


async def _nlu(unit: Unit, me: Me, chat: int, words: list[str]) -> None:
    lines = [
        Say(
            "misread-line",
            often=str(often),
            words=row.words,
            intent=row.intent,
            sure=f"{row.confidence:.2f}",
            language=row.language or "–",
            why=row.why,
        )
        for often, row in await misreads.worst(unit)
    ]
    await _list(unit, chat, lines, otherwise="admin-nothing-misread")


DO = {
    "applications": _applications,
    "approve": _approve,
    "reject": _reject,
    "jobs": _jobs,
    "job": _job,
    "cancel": _cancel,
    "reassign": _reassign,
    "settle": _settle,
    "helpers": _helpers,
    "helper": _helper,
    "suspend": _suspend,
    "ban": _ban,
    "unban": _unban,
    "stats": _stats,
    "audit": _audit,
    "nlu": _nlu,
}
