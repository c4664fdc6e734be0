"""A customer says in words what is wrong, until the need can be booked. Hear, act, say."""

from __future__ import annotations

from dataclasses import replace

from aiogram import Router
from aiogram.types import Message

from actions import alarms, homes, jobs, misreads, needs, people, selfhelp
from actions.jobs import Job
from actions.needs import NeedRow
from actions.people import Me, Unit
from domain.need import MOST_MISSES, Need, Question, Spot, Wish
from domain.vocabulary import Category, Language, Urgency
from handlers import cards, say, whom
from handlers.customer import answering, rebooking, side
from handlers.customer.here import clock_of, meant
from handlers.customer.human import call_human
from handlers.customer.meaning import SURE_CATEGORY, SURE_TO_DROP, Meaning, is_whatever
from handlers.customer.pressing import answer_hint
from handlers.customer.start import show_jobs, stop_all
from handlers.customer.timing import SURE_INTENT
from handlers.customer.where import by_region
from handlers.filters import PRIVATE, TEXT
from handlers.helper import words
from nlu import asides, hints, overruling, places, tongues
from nlu.redacting import redact
from nlu.understanding import Intent, Understanding

LOOKED_AT = 5
"""So many of the lowest cards may have the open question."""
SURELY_OUTSIDE = 0.9
"""Below this, what seemed nothing for us may have been a need: a human should see it."""


def router() -> Router:
    """The last of the routers that hear words in private: whatever nobody else waited for."""
    routes = Router(name="need")
    routes.message.register(said, PRIVATE, TEXT)
    return routes


async def said(message: Message, unit: Unit, me: Me, heard: Understanding | None) -> None:
    """Everyday words, at any moment: a problem, an answer, a correction, a side question, a change of mind."""
    text = (message.text or "").strip()
    draft = await needs.draft_of(unit, me)
    if heard is None or not text:
        await lost(unit, me, draft)
        return
    heard = answering.overruled(heard)
    if heard.intent is Intent.EMERGENCY:
        return  # heard first of all, see danger
    if draft is not None and draft.slot_start is not None and await answering.answers_contact(unit, me, draft, heard):
        return
    if draft is None:
        heard = await rebooking.overruled(unit, me, heard)
    if not await whom.taken_by_partner(unit, me, draft, heard, text):
        await means(unit, me, draft, heard)


async def means(unit: Unit, me: Me, draft: NeedRow | None, heard: Understanding) -> None:
    """Act on what was understood."""
    if side.asks_whether_served(heard):
        await side.answer_whether_served(unit, me, draft, heard)
        return
    if draft is not None and await _names_region(unit, me, draft, heard):
        return
    if draft is not None and _only_says_when(draft, heard):
        heard = replace(heard, intent=Intent.RESCHEDULE)
    if draft is not None and selfhelp.open_of(unit, draft) and (helped := hints.helped(heard.text)) is not None:
        await answer_hint(unit, me, draft, helped=helped)
        if helped or (heard.place is None and heard.time is None):
            return
    if draft is None and whom.says_nothing(heard.text) and heard.text.strip(" ?!.…"):
        open_question = await _open_question(unit, me)
        await say.letter(unit, me.id, "small-talk" if open_question is None else "not-understood-question")
        if open_question is not None:
            await jobs.show_customer(unit, open_question, afresh=True)
        return
    clock = clock_of(unit, draft)
    if draft is None and heard.intent is Intent.RESCHEDULE and heard.time is not None:
        clock = await rebooking.booked(unit, me, clock)
    meaning = await _at_home(unit, me, draft, heard, meant(unit, draft, heard, clock=clock))
    sure = heard.intent_confidence >= SURE_INTENT
    if draft is not None and is_whatever(heard.text):
        await _whatever(unit, me, draft)
        return
    if draft is None and meaning.need.wish is not None and meaning.need.category is None:
        waiting = await jobs.awaiting_time(unit, me)
        if waiting is not None:
            await reschedule(unit, me, meaning, waiting)
            return
    if draft is not None and not heard.devices and asides.duration(heard.text):
        await _duration(unit, me, draft)
        await needs.touch(unit, draft, afresh=True)
        return
    match heard.intent:
        case Intent.CANCEL if sure and (draft is None or heard.intent_confidence >= SURE_TO_DROP):
            await stop_all(unit, me)
        case Intent.HUMAN if sure:
            if draft is not None:
                _misread(unit, me, heard, draft.words, "human")
            await call_human(unit, me, heard.text)
        case Intent.STATUS if sure:
            await show_jobs(unit, me)
        case Intent.COMPLAINT if sure:
            await alarms.ring(unit, "complaint", f"complaint:{me.id}", person=me.id, words=heard.text)
            await say.letter(unit, me.id, "complaint-heard", phone=unit.rules.operator.phone)
        case Intent.NEW_NEED:
            await learn(unit, me, draft, heard, meaning)
        case Intent.RESCHEDULE if draft is None and sure and not await _begins(unit, me, heard):
            await reschedule(unit, me, meaning, None)
        case Intent.PRICE if sure and draft is None and meaning.need.category is None:
            await say.letter(unit, me.id, "price-info")
        case Intent.PRICE if sure:
            if draft is not None and meaning.need.spot is None and _is_out_of_reach(unit, draft):
                await say.letter(unit, me.id, "price-unserved", place=draft.place)
            elif draft is not None and needs.unknown(draft) is not None:
                await _estimate(unit, me, draft)
            await learn(unit, me, draft, heard, _of_the_same(draft, meaning))
        case _ if meaning.says_something and (draft is not None or heard.devices):
            await learn(unit, me, draft, heard, meaning)
        case Intent.GREET if sure:
            await say.letter(unit, me.id, "greeting", name=me.person.first_name)
        case Intent.THANKS if sure:
            await say.letter(unit, me.id, "you-are-welcome")
        case Intent.ACCEPT if sure and draft is not None:
            await needs.touch(unit, draft, afresh=True)
        case Intent.DENY if sure and draft is not None:
            await needs.turn_card(unit, draft, "edit")
        case _ if meaning.need.spot is not None or meaning.need.wish is not None:
            await learn(unit, me, draft, heard, meaning)
        case _ if draft is not None and await answering.contacted(unit, me, draft, heard):
            return
        case _ if draft is not None and await answering.noted(unit, me, draft, heard):
            return
        case _ if tongues.is_another(heard.text):
            await lost(unit, me, draft, "only-these-languages")
        case Intent.OUT_OF_SCOPE if sure and heard.language in set(Language):
            if heard.intent_confidence < SURELY_OUTSIDE:
                _misread(unit, me, heard, heard.text, "lost")
            await lost(unit, me, draft, "out-of-scope")
        case _:
            _misread(unit, me, heard, heard.text, "lost")
            await lost(unit, me, draft)


async def _estimate(unit: Unit, me: Me, draft: NeedRow) -> None:
    """The price of what is known before the time is; without what or where, what it depends on."""
    if (found := needs.estimates(unit, draft)) is None or needs.unknown(draft) is not Question.WHEN:
        await say.letter(unit, me.id, "price-info")
        return
    later, now = found
    await say.letter(unit, me.id, "answer-price-open", price=(later.low, later.high), now=(now.low, now.high))


async def _duration(unit: Unit, me: Me, draft: NeedRow) -> None:
    """How many minutes the estimate counts with; without what or where, what it depends on."""
    choice = needs.chosen(unit, draft)
    if choice is None:
        await say.letter(unit, me.id, "duration-info")
    else:
        await say.letter(unit, me.id, "duration-minutes", minutes=needs.length_of(choice.quote))


async def _begins(unit: Unit, me: Me, heard: Understanding) -> bool:
    """Whether what sounds like another time is a first message: a thing or only a time, and nothing to be moved."""
    when = heard.time is not None and overruling.only_says_when(heard.text, heard.time.text)
    return (when or bool(heard.devices)) and not await jobs.of_customer(unit, me, open_only=True)


async def _names_region(unit: Unit, me: Me, draft: NeedRow, heard: Understanding) -> bool:
    """ "Das im Kanton Zürich" to the question which of several places: the one there, or those that are left."""
    offered = [needs.Reading.of(plain) for plain in draft.readings]
    meant_ones = by_region(offered, heard.text) if offered and not heard.devices and heard.time is None else []
    if len(meant_ones) == 1:
        await needs.choose_reading(unit, me, draft, offered.index(meant_ones[0]))
    elif meant_ones:
        await needs.offer_readings(unit, draft, meant_ones)
        await needs.touch(unit, draft, afresh=True)
    return bool(meant_ones)


def _is_out_of_reach(unit: Unit, draft: NeedRow) -> bool:
    return draft.place is not None and needs.region_of(unit, draft) is None


async def _whatever(unit: Unit, me: Me, draft: NeedRow) -> None:
    """Any answer will do: any time is an answer; of the rest the card asks again."""
    if needs.unknown(draft) is Question.WHEN:
        await needs.learn(unit, me, Need(wish=Wish(urgency=Urgency.SCHEDULED, start=unit.now)))
    else:
        await lost(unit, me, draft)


async def _at_home(unit: Unit, me: Me, draft: NeedRow | None, heard: Understanding, meaning: Meaning) -> Meaning:
    """ "Zuhause" is what they once told, else where their newest booking was, street and all; else it is asked."""
    if heard.place is not None or places.saved(heard.text) is None:
        return meaning
    if draft.place is not None if draft is not None else heard.intent is not Intent.NEW_NEED:
        return meaning
    if (told := homes.home(me)) is not None:
        return replace(meaning, need=replace(meaning.need, spot=told[0]), street=told[1])
    bookings = await jobs.of_customer(unit, me)
    if not bookings:
        return meaning
    last = bookings[0]
    spot = Spot(label=last.area, lat=last.lat, lon=last.lon, country=unit.rules.region(last.region).country)
    return replace(meaning, need=replace(meaning.need, spot=spot), street=last.street)


def _of_the_same(draft: NeedRow | None, meaning: Meaning) -> Meaning:
    """What a question of price says about a need that is known: when and where, never another thing ("geht Twint?")."""
    if draft is None or draft.category is None:
        return meaning
    return replace(meaning, need=replace(meaning.need, category=None, kind=None, devices=()), readings=())


def _misread(unit: Unit, me: Me, heard: Understanding, words: str, why: str, was: Category | None = None) -> None:
    """Keep words that were not understood for a human to look at, without what tells whose they are.

    `was`: what the need had been taken for, when its own words are kept and not the ones just heard.
    """
    category = was or (heard.category if heard.intent is Intent.NEW_NEED else None)
    read_as = Intent.NEW_NEED if was else heard.intent
    place = heard.place.text if heard.place is not None else ""
    misreads.keep(
        unit,
        me.id,
        redact(words, place),
        language=heard.language,
        intent=f"{read_as}/{category}" if category else str(read_as),
        confidence=0.0 if was else heard.intent_confidence,
        why=why,
    )


def _only_says_when(draft: NeedRow, heard: Understanding) -> bool:
    """Whether a time, asked for, is the answer and no grumbling about how long it takes ("in 5 Minuten")."""
    asked = needs.unknown(draft) is Question.WHEN and heard.time is not None
    return asked and heard.intent is Intent.COMPLAINT and heard.intent_confidence < SURE_TO_DROP


async def learn(unit: Unit, me: Me, draft: NeedRow | None, heard: Understanding, meaning: Meaning) -> None:
    """Merge what was said; doubts become buttons, what cannot be is said."""
    me.person.misses = 0
    if draft is not None and draft.category is not None and meaning.need.category not in {None, draft.category}:
        _misread(unit, me, heard, draft.words, "corrected", was=draft.category)
    if heard.intent is Intent.NEW_NEED and (heard.category_confidence or 0.0) < SURE_CATEGORY:
        _misread(unit, me, heard, heard.text, "unsure")
    row = await needs.learn_into(unit, me, draft, meaning.need)
    if meaning.street is not None:
        row.street = meaning.street
    if (hint := hints.hint(heard)) is not None and row.category is heard.category:
        await selfhelp.offer(unit, row, hint)
    if meaning.readings:
        await needs.offer_readings(unit, row, meaning.readings)
    if meaning.remark is not None:
        await say.letter(unit, me.id, meaning.remark.message, **meaning.remark.facts)
    if heard.more:
        await say.letter(unit, me.id, "second-problem", words=" · ".join(other.text[:200] for other in heard.more[:3]))
    if row.asked == 0 and row.category is None and not meaning.readings and draft is None:
        row.asked = 1


async def lost(unit: Unit, me: Me, draft: NeedRow | None, message: str = "not-understood") -> None:
    """Not understood, or not ours to do: said so, with the question again; the second time the human way is offered."""
    if draft is None and await words.asked_again(unit, me):
        return
    if draft is not None:
        misses, job = await needs.miss(unit, draft), None
    else:
        me.person.misses += 1
        misses, job = me.person.misses, await _open_question(unit, me)
    if message == "not-understood" and (job is not None or (draft is not None and draft.category is not None)):
        message = "not-understood-question"
    if misses >= MOST_MISSES and message != "only-these-languages":
        await say.letter(
            unit, me.id, "not-understood-twice", phone=unit.rules.operator.phone, operator=unit.rules.operator.name
        )
    else:
        await say.letter(unit, me.id, message)
    if job is not None:
        await jobs.show_customer(unit, job, afresh=True)


async def _open_question(unit: Unit, me: Me) -> Job | None:
    """The booking whose card asks its customer something, the lowest of them; None when none asks."""
    for subject in await people.lowest_cards(unit, me, at_most=LOOKED_AT):
        if not subject.startswith("booking:"):
            continue
        card = await cards.draw(unit, me.id, subject)
        if card is not None and (card.choices is not None or card.asks):
            return await jobs.booked_by(unit, int(subject.partition(":")[2]), me)
    return None


async def reschedule(unit: Unit, me: Me, meaning: Meaning, job: Job | None) -> None:
    """Another time for a booking, the newest if none is meant: real slots, near the time named, on its own card."""
    bookings = [job] if job is not None else await jobs.of_customer(unit, me, open_only=True)
    if not bookings:
        await say.letter(unit, me.id, "no-jobs")
        return
    if meaning.remark is not None:
        await say.letter(unit, me.id, meaning.remark.message, **meaning.remark.facts)
    await jobs.turn_customer_card(unit, bookings[0].id or 0, me, "reschedule", wish=meaning.need.wish)
    await jobs.show_customer(unit, bookings[0], afresh=True)
