"""A helper's typed words do what the buttons do: take or refuse a request, on the way, there, later, done, give back.

What is clear takes effect. What only nearly says so goes to the customer like any other word, with a hint which button
does it. Refuses to act where words can be meant for somebody else.
"""

from __future__ import annotations

from collections.abc import Sequence

from aiogram import Router
from aiogram.dispatcher.event.bases import SkipHandler
from aiogram.types import Message

from actions import dispatch, jobs, needs, people, relay
from actions.jobs import Job
from actions.people import Me, Unit
from domain.job import Status
from handlers import say, whom
from handlers.customer.meaning import SURE_CATEGORY
from handlers.filters import PRIVATE, WORDS
from handlers.helper import duty, giving_back, job, pricing
from handlers.keyboards import JobTap, Keys
from handlers.relay import pass_on
from handlers.texts import speaker
from nlu import amounts, counting, replies, working
from nlu.understanding import Intent, Understanding
from nlu.working import Said, Saying

COMING = (Status.ON_THE_WAY, Status.ACCEPTED)
MOST_OF_AN_ANSWER = 4
"""So few words without a device or a place are an answer to a request rather than a problem of their own."""
DONE_FOR = amounts.AROUND | frozenset(
    """
    fertig erledigt alles done finished all terminé fini finito fatto het hät hets kostet koscht kost chost preis zahlt
    bezahlt franke fränkli for war waren wurden es ergibt gibt git cost costs coûté coûte prix costato prezzo pour für
    """.split()
)
"""Words around a final price, beside those around any amount."""


def router() -> Router:
    """After those who wait for free words, before typed numbers and short replies."""
    routes = Router(name="helper-words")
    routes.message.register(heard_helper, PRIVATE, WORDS)
    return routes


async def heard_helper(
    message: Message, unit: Unit, me: Me, raw_state: str | None, heard: Understanding | None
) -> None:
    """Do what a helper's words say; whatever is not clearly about a request, a job or their duty goes on."""
    text = (message.text or "").strip()
    if me.helper is None or raw_state not in {None, "whom"}:
        raise SkipHandler
    said = working.read(text)
    mine = await jobs.of_helper(unit, me)
    if await _amount(unit, me, mine, text) or await giving_back.explained(unit, me, mine, text, said):
        return
    if said is not None and await _does(unit, me, mine, said, text):
        return
    if not mine and heard is not None and _is_no_need(heard) and await asked_again(unit, me):
        return
    if working.mentions(text) and mine:
        status = mine[0].status
        await say.letter(unit, me.id, "helper-hint-at-work" if status is Status.IN_PROGRESS else "helper-hint-coming")
    raise SkipHandler


def _is_no_need(heard: Understanding) -> bool:
    """Whether words tell of no problem, and are no short reply that the request's card takes by itself."""
    if heard.place is not None or heard.devices or replies.read(heard.text) or counting.read(heard.text):
        return False
    short = len(heard.text.split()) <= MOST_OF_AN_ANSWER
    unsure = heard.intent is Intent.NEW_NEED and (short or (heard.category_confidence or 0.0) < SURE_CATEGORY)
    return unsure or heard.intent in {Intent.ACCEPT, Intent.DENY, Intent.OUT_OF_SCOPE}


async def _amount(unit: Unit, me: Me, mine: Sequence[Job], text: str) -> bool:
    """An amount while the card of a job asks for one, also when something else was said in between."""
    asking = [one for one in mine if one.status is Status.IN_PROGRESS and one.helper_view in {"price", "extra"}]
    if len(asking) != 1:
        return False
    number, view = asking[0].id or 0, asking[0].helper_view
    cents = amounts.read(text, currency=asking[0].currency)
    if cents is not None:
        await pricing.give_amount(unit, me, number, view, cents, text)
        return True
    return view == "extra" and await pricing.ask_with_reason(unit, me, number, text)


async def _does(unit: Unit, me: Me, mine: Sequence[Job], said: Said, text: str) -> bool:
    """Act on it where there is something to act on; False where there is not."""
    coming = sorted((one for one in mine if one.status in COMING), key=lambda one: COMING.index(one.status))
    working_at = [one for one in mine if one.status is Status.IN_PROGRESS]
    match next(iter(sorted(said.sayings))):
        case Saying.TAKE | Saying.CANNOT as answer:
            kept = (
                [] if answer is Saying.TAKE or working_at else coming
            )  # "does not work", in somebody's home, is theirs
            return await _answers(unit, me, kept, said, text, taking=answer is Saying.TAKE)
        case Saying.DONE if working_at:
            return await _done(unit, me, working_at[0], said, text)
        case Saying.SET_OFF if not said.rest and coming and coming[0].status is Status.ACCEPTED:
            await jobs.set_off(unit, coming[0].id or 0, me)
        case Saying.HERE if not said.rest and coming:
            await jobs.arrive(unit, coming[0].id or 0, me)
        case Saying.AWAY | Saying.LATER as when if coming:
            await _comes(unit, me, coming[0], said, text, away=when is Saying.AWAY)
        case Saying.FREE | Saying.PAUSE as wish if not said.rest and await _for_nobody_else(unit, me):
            await duty.turn(unit, me, on=wish is Saying.FREE)
        case _:
            return False
    return True


async def _comes(unit: Unit, me: Me, one: Job, said: Said, text: str, *, away: bool) -> None:
    """Sets off, or will be there at another time than said; the reason given with it is passed on."""
    if away and one.status is Status.ACCEPTED:
        await jobs.set_off(unit, one.id or 0, me, minutes_away=said.minutes)
    elif away:
        await jobs.change_arrival(unit, one.id or 0, me, minutes_away=said.minutes)
    else:
        await jobs.change_arrival(unit, one.id or 0, me, later_by=said.minutes)
    to = await relay.partner(unit, me, one.id or 0) if said.rest or not away else None
    if to is not None:
        await pass_on(unit, me, to, text)


async def _done(unit: Unit, me: Me, one: Job, said: Said, text: str) -> bool:
    """Done: the price is asked for, or the one that was said is asked back. False when there is more in the words."""
    number = one.id or 0
    cents = amounts.read(text, currency=one.currency, around=DONE_FOR)
    if cents is None and said.rest:
        return False
    if cents is None:
        await jobs.turn_helper_card(unit, number, me, "price")
        await people.wait_for(unit, me, me.id, "price", job=number)
        await jobs.show_helper(unit, one, afresh=True)
        return True
    keys, price = Keys(speaker(me.language)), jobs.money(one, cents)
    tap = JobTap(job=number, version=one.offer_version, do="finish", value=str(cents))
    keys.row(keys.key(tap, "button-final-yes", price=price))
    keys.row(keys.key(tap.model_copy(update={"do": "view", "value": "price"}), "button-final-other"))
    await say.letter(unit, me.id, "ask-final", rows=keys.rows, price=price)
    return True


async def _for_nobody_else(unit: Unit, me: Me) -> bool:
    """Whether words can only be meant for the bot: nothing is described, nobody waits for an answer."""
    return me.may_help and await needs.draft_of(unit, me) is None and not await relay.is_conversing(unit, me)


async def _answers(unit: Unit, me: Me, kept: list[Job], said: Said, text: str, *, taking: bool) -> bool:
    """Yes or no to the only request there is, no to the only job gives it back; of several it is asked which."""
    asked = await jobs.requests(unit, me) if await _for_nobody_else(unit, me) else []
    if Saying.PAUSE in said.sayings and not asked and not kept:  # "not available"
        await duty.turn(unit, me, on=False)
        return True
    if not asked and len(kept) == 1:
        back = _back(kept[0])
        if not await whom.asked_about(unit, me, back, text, label=speaker(me.language).label("button-release")):
            await giving_back.give_back(unit, me, kept[0], text)
        return True
    if len(asked) + len(kept) > 1:
        await _ask_which(unit, me, asked, kept, taking=taking)
        return True
    if not asked:
        return False
    await job.tapped(None, _tap(asked[0], taking=taking), unit, me)
    return True


def _tap(one: Job, *, taking: bool) -> JobTap:
    return JobTap(job=one.id or 0, version=one.offer_version, do="accept" if taking else "decline")


def _back(one: Job) -> JobTap:
    return JobTap(job=one.id or 0, version=one.offer_version, do="view", value="release")


async def _ask_which(unit: Unit, me: Me, asked: list[Job], kept: list[Job], *, taking: bool) -> None:
    keys = Keys(speaker(me.language))
    for one in asked:
        label = "button-take-which" if taking else "button-decline-which"
        keys.row(keys.key(_tap(one, taking=taking), label, job=str(one.id), area=one.area))
    for one in kept:
        keys.row(keys.key(_back(one), "button-release-which", job=str(one.id), area=one.area))
    await say.letter(unit, me.id, "ask-which-request", rows=keys.rows)


async def asked_again(unit: Unit, me: Me) -> bool:
    """Whether a helper who was not understood is being asked about a job: then that is said, with the request below."""
    asked = await jobs.requests(unit, me) if await _for_nobody_else(unit, me) else []
    if not asked:
        return False
    await say.letter(unit, me.id, "helper-answer-please")
    for one in asked:
        await dispatch.show_request(unit, me, one)
    return True
