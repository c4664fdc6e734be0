"""A customer says what is wrong, in words, pictures and buttons, until the need can be booked. Hear, act, say."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from aiogram import F, Router
from aiogram.types import CallbackQuery, Message

from actions import alarms, jobs, needs
from actions.jobs import Job
from actions.needs import NeedRow
from actions.people import Me, Unit
from domain.errors import BadWords, Passed
from domain.need import MOST_MISSES, Need, Question, Spot, Wish
from domain.slots import Slot
from domain.vocabulary import Category, Language, Urgency
from handlers import say
from handlers.customer import contact, side
from handlers.customer.danger import danger
from handlers.customer.human import call_human
from handlers.customer.meaning import Meaning, meaning_of
from handlers.customer.start import show_jobs, stop_all
from handlers.customer.timing import SURE_INTENT, Clock
from handlers.customer.where import Serves, spot_of
from handlers.filters import PRIVATE, TEXT, That
from handlers.keyboards import NeedTap
from handlers.texts import speaker
from nlu import places
from nlu.understanding import Intent, Understanding


def router() -> Router:
    """The last of the routers that hear people in private: whatever nobody else waited for."""
    routes = Router(name="need")
    routes.callback_query.register(tapped, NeedTap.filter())
    routes.message.register(said, PRIVATE, TEXT)
    routes.message.register(photographed, PRIVATE, That(F.photo))
    routes.message.register(located, PRIVATE, That(F.location))
    routes.message.register(shared_contact, PRIVATE, That(F.contact))
    routes.message.register(spoke, PRIVATE, That(F.voice | F.audio | F.video_note))
    return routes


# ── words ────────────────────────────────────────────────────────────────────────────────────────────────────────────


async def said(message: Message, unit: Unit, me: Me, heard: Understanding | None) -> None:
    """Everyday words, at any moment: a problem, an answer, a correction, a side question, a change of mind."""
    text = (message.text or "").strip()
    draft = await needs.draft_of(unit, me)
    if heard is None or not text:
        await lost(unit, me, draft)
        return
    if heard.intent is Intent.EMERGENCY:
        await danger(unit, me, draft, heard)
        return
    asks_contact = draft is not None and draft.slot_start is not None and not needs.ready_to_book(draft)
    if draft is not None and asks_contact and heard.time is None and await _contacted(unit, me, draft, heard):
        return
    await _means(unit, me, draft, heard)


async def _contacted(unit: Unit, me: Me, draft: NeedRow, heard: Understanding) -> bool:
    """Keep street, phone and a place named with them; False when the words hold neither street nor phone."""
    street, phone = contact.read(heard.text)
    if not (street or phone):
        return False
    if heard.place is not None and (spot := spot_of(heard.place)) is not None:
        await needs.move(unit, me, draft, spot)
    await give_contact(unit, draft, street, phone)
    return True


async def _means(unit: Unit, me: Me, draft: NeedRow | None, heard: Understanding) -> None:
    if side.asks_whether_served(heard):
        await side.answer_whether_served(unit, me, draft, heard)
        return
    clock = clock_of(unit, draft)
    if draft is None and heard.intent is Intent.RESCHEDULE and heard.time is not None and heard.time.dayless:
        clock = replace(clock, day=await _booked_day(unit, me, clock))
    known = draft.category if draft is not None else None
    meaning = meaning_of(heard, clock=clock, serves=serves(unit), known=known)
    sure = heard.intent_confidence >= SURE_INTENT
    if draft is None and meaning.need.wish is not None and meaning.need.category is None:
        waiting = await jobs.awaiting_time(unit, me)
        if waiting is not None:
            await reschedule(unit, me, meaning, waiting)
            return
    match heard.intent:
        case Intent.CANCEL if sure:
            await stop_all(unit, me)
        case Intent.HUMAN if sure:
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
            await learn(unit, me, draft, heard, meaning)
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
        case _ if draft is not None and await _contacted(unit, me, draft, heard):
            return
        case Intent.OUT_OF_SCOPE if sure and heard.language in set(Language):
            await lost(unit, me, draft, "out-of-scope")
        case _:
            await lost(unit, me, draft)


def clock_of(unit: Unit, draft: NeedRow | None) -> Clock:
    """What time it is where the draft is, and what it has agreed."""
    region = (needs.region_of(unit, draft) if draft is not None else None) or unit.rules.regions[0]
    clock = Clock(
        now=unit.now.astimezone(region.clock),
        zone=region.clock,
        country=region.country,
        opens=region.opens,
        closes=region.closes,
    )
    if draft is None:
        return clock
    day = draft.slot_start.astimezone(region.clock).date() if draft.slot_start is not None else None
    if day is None and draft.view.startswith("day:"):
        day = date.fromisoformat(draft.view.removeprefix("day:"))
    return replace(clock, agreed=needs.need_of(draft).wish, day=day)


async def _begins(unit: Unit, me: Me, heard: Understanding) -> bool:
    """Whether what sounds like another time is a first message: a thing is named, and nothing booked to be moved."""
    return bool(heard.devices) and not await jobs.of_customer(unit, me, open_only=True)


def serves(unit: Unit) -> Serves:
    """Whether a point lies in one of our regions."""
    return lambda lat, lon: unit.rules.region_at(lat, lon) is not None


async def _booked_day(unit: Unit, me: Me, clock: Clock) -> date | None:
    """The day of the booking that is moved: "lieber um 16 Uhr" means that day."""
    bookings = await jobs.of_customer(unit, me, open_only=True)
    return bookings[0].slot_start.astimezone(clock.zone).date() if bookings else None


async def learn(unit: Unit, me: Me, draft: NeedRow | None, heard: Understanding, meaning: Meaning) -> None:
    """Merge what was said; doubts become buttons, what cannot be is said."""
    me.person.misses = 0
    row = await needs.learn_into(unit, me, draft, meaning.need)
    if (street := places.street(heard.text)) is not None:
        row.street = street
    if meaning.readings:
        await needs.offer_readings(unit, row, meaning.readings)
    if meaning.remark is not None:
        await say.letter(unit, me.id, meaning.remark.message, **meaning.remark.facts)
    if heard.more:
        second = heard.more[0]
        await say.letter(unit, me.id, "second-problem", words=second.text[:200])
    if row.asked == 0 and row.category is None and not meaning.readings and draft is None:
        row.asked = 1


async def lost(unit: Unit, me: Me, draft: NeedRow | None, message: str = "not-understood") -> None:
    """Not understood, or not ours to do: said so, with the question again; the second time the human way is offered."""
    if draft is not None:
        misses = await needs.miss(unit, draft)
    else:
        me.person.misses += 1
        misses = me.person.misses
    if misses >= MOST_MISSES:
        await say.letter(
            unit, me.id, "not-understood-twice", phone=unit.rules.operator.phone, operator=unit.rules.operator.name
        )
    else:
        await say.letter(unit, me.id, message)


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


# ── pictures, places, numbers, voices ────────────────────────────────────────────────────────────────────────────────


async def photographed(message: Message, unit: Unit, me: Me, heard: Understanding | None) -> None:
    """A photo is kept with the need; its caption is heard like words."""
    if not message.photo:
        return
    await needs.add_photo(unit, me, message.photo[-1].file_id)
    if heard is not None:
        await _means(unit, me, await needs.draft_of(unit, me), heard)


async def located(message: Message, unit: Unit, me: Me) -> None:
    """A shared location is the place; it is labelled by the nearest town."""
    if message.location is None:
        return
    at = message.location
    near = places.nearest(at.latitude, at.longitude)
    label, country, code = (near.label, near.country or "", near.postal_code) if near is not None else ("–", "", None)
    spot = Spot(label=label, lat=at.latitude, lon=at.longitude, country=country, postal_code=code)
    await needs.learn(unit, me, Need(spot=spot))


async def shared_contact(message: Message, unit: Unit, me: Me) -> None:
    """The phone number, shared with the button."""
    draft = await needs.draft_of(unit, me)
    if draft is None or message.contact is None:
        await lost(unit, me, draft)
        return
    _, phone = contact.read(message.contact.phone_number)
    await give_contact(unit, draft, None, phone or message.contact.phone_number[:20])


async def spoke(message: Message, unit: Unit, me: Me) -> None:
    """The bot cannot listen, says so, and asks for a few words or offers a human."""
    await say.letter(unit, me.id, "cannot-listen", phone=unit.rules.operator.phone)


async def give_contact(unit: Unit, draft: NeedRow, street: str | None, phone: str | None) -> None:
    """Keep street and phone; the reply keyboard goes when both are known."""
    await needs.give_contact(unit, draft, street=street, phone=phone)
    if needs.ready_to_book(draft):
        await say.letter(unit, draft.person_id, "contact-kept", markup={"remove": True})
        await needs.touch(unit, draft, afresh=True)


# ── buttons ──────────────────────────────────────────────────────────────────────────────────────────────────────────


async def tapped(tap: CallbackQuery | None, callback_data: NeedTap, unit: Unit, me: Me) -> None:
    """A button of the need card."""
    row = await needs.own_draft(unit, me, callback_data.need)
    await act(unit, me, row, callback_data)


async def act(unit: Unit, me: Me, row: NeedRow, tap: NeedTap) -> None:
    """Do what a button of the need card says."""
    match tap.do, tap.value:
        case "category", value if value in set(Category):
            await needs.correct(unit, me, row, category=Category(value))
        case "reading", "none":
            await needs.offer_readings(unit, row, [])
        case "reading", value if value.isdecimal():
            await needs.choose_reading(unit, me, row, int(value))
        case "when", value:
            await needs.correct(unit, me, row, wish=_wish(unit, row, value))
        case "view", "later":
            await needs.correct(unit, me, row, wish=Wish(urgency=Urgency.SCHEDULED, start=unit.now))
        case "view", value if value in {"", "edit", "calendar"}:
            await needs.turn_card(unit, row, value)
        case "view", value if value.startswith("day-"):
            await needs.turn_card(unit, row, f"day:{day_from(value)}")
        case ("now" | "slot") as do, value:
            await choose_slot(unit, me, row, value, immediate=do == "now")
        case "crowd", value:
            await needs.choose_crowd(unit, row, value)
        case "calls", value:
            await needs.allow_calls(unit, row, yes=value == "1")
        case "change", value if value in set(Question):
            await needs.forget(unit, row, Question(value))
        case "book", _:
            await jobs.book(unit, me, row.id or 0)
        case "drop", _:
            await stop_all(unit, me)
        case "human", _:
            await call_human(unit, me)
        case _:
            raise Passed


async def choose_slot(unit: Unit, me: Me, row: NeedRow, value: str, *, immediate: bool) -> None:
    """Keep the slot and ask for what is missing to book it, street and phone in one step."""
    await needs.choose_slot(unit, row, slot_from(value), immediate=immediate)
    if not needs.ready_to_book(row):
        label = speaker(me.language).label("button-share-phone")
        await say.letter(unit, me.id, "ask-contact-letter", markup={"keyboard": [], "contact": label})


def day_from(value: str) -> date:
    """ "day-20261124". Raises BadWords for a forged one."""
    try:
        return datetime.strptime(value, "day-%Y%m%d").replace(tzinfo=UTC).date()
    except ValueError as fault:
        raise BadWords(word=value) from fault


def slot_from(value: str) -> Slot:
    """ "29312345-30": minutes since 1970, and how many. Raises BadWords for a forged one."""
    start, _, length = value.partition("-")
    if not (start.isdecimal() and length.isdecimal() and 0 < int(length) <= 600 and len(start) <= 9):
        raise BadWords(word=value)
    begin = datetime.fromtimestamp(int(start) * 60, tz=UTC)
    return Slot(start=begin, end=begin + timedelta(minutes=int(length)))


def _wish(unit: Unit, row: NeedRow, value: str) -> Wish:
    region = needs.region_of(unit, row)
    zone = region.clock if region is not None else ZoneInfo(unit.rules.regions[0].zone)
    today = unit.now.astimezone(zone).replace(hour=0, minute=0, second=0, microsecond=0)
    match value:
        case "now":
            return Wish(urgency=Urgency.NOW)
        case "today":
            return Wish(urgency=Urgency.SCHEDULED, start=unit.now, end=today + timedelta(days=1), grain="day")
        case "tomorrow":
            begin = today + timedelta(days=1)
            return Wish(urgency=Urgency.SCHEDULED, start=begin, end=begin + timedelta(days=1), grain="day")
        case "week":
            return Wish(urgency=Urgency.SCHEDULED, start=unit.now, end=today + timedelta(days=7), grain="week")
        case _:
            raise BadWords(word=value)
