"""What the buttons of the need card do. Refuses to read words."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from aiogram import Router
from aiogram.types import CallbackQuery

from actions import jobs, needs, people, selfhelp
from actions.needs import NeedRow
from actions.people import Me, Unit
from domain.errors import Already, BadWords, Passed
from domain.need import Question, Wish
from domain.slots import Slot
from domain.vocabulary import Category, Urgency
from handlers import say
from handlers.customer.human import call_human
from handlers.keyboards import NeedTap
from handlers.texts import speaker


def router() -> Router:
    """The buttons of the need card."""
    routes = Router(name="pressing")
    routes.callback_query.register(tapped, NeedTap.filter())
    return routes


async def tapped(tap: CallbackQuery | None, callback_data: NeedTap, unit: Unit, me: Me) -> None:
    """A button of the need card."""
    if callback_data.do == "book" and await needs.is_booked(unit, me, callback_data.need):
        raise Already
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
        case "hint", ("yes" | "no") as answer:
            await answer_hint(unit, me, row, helped=answer == "yes")
        case "book", value:
            await jobs.book(unit, me, row.id or 0, agreed=range_from(value))
        case "drop", _:
            await drop(unit, me, row)
        case "human", _:
            await call_human(unit, me)
        case _:
            raise Passed


async def answer_hint(unit: Unit, me: Me, row: NeedRow, *, helped: bool) -> None:
    """Whether what often helps has helped: then nobody needs to come."""
    await selfhelp.answer(unit, row, helped=helped)
    if helped:
        await say.letter(unit, me.id, "hint-helped", markup={"remove": True})


async def drop(unit: Unit, me: Me, row: NeedRow) -> None:
    """The card's own "Abbrechen" ends this need, whatever else the bot waits for; what is written next begins anew."""
    await needs.drop(unit, row)
    state, _ = await people.talk_of(unit, me.id, me.id)
    if state == "write":
        await people.stop_waiting(unit, me, me.id)
    await say.letter(unit, me.id, "stopped-need", markup={"remove": True})


async def choose_slot(unit: Unit, me: Me, row: NeedRow, value: str, *, immediate: bool) -> None:
    """Keep the slot and ask for what is missing to book it, street and phone in one step."""
    await needs.choose_slot(unit, row, slot_from(value), immediate=immediate)
    if not needs.ready_to_book(row):
        label = speaker(me.language).label("button-share-phone")
        await say.letter(unit, me.id, "ask-contact-letter", markup={"keyboard": [], "contact": label})


def day_from(value: str) -> date:
    """ "day-20261124". Raises BadWords for a forged one."""
    try:
        day = datetime.strptime(value, "day-%Y%m%d").replace(tzinfo=UTC).date()
    except ValueError as fault:
        raise BadWords(word=value) from fault
    if not 2000 <= day.year <= 2100:  # midnight of the year 1 is before time begins, further west
        raise BadWords(word=value)
    return day


def slot_from(value: str) -> Slot:
    """ "29312345-30": minutes since 1970, and how many. Raises BadWords for a forged one."""
    start, _, length = value.partition("-")
    if not (start.isdecimal() and length.isdecimal() and 0 < int(length) <= 600 and len(start) <= 9):
        raise BadWords(word=value)
    begin = datetime.fromtimestamp(int(start) * 60, tz=UTC)
    return Slot(start=begin, end=begin + timedelta(minutes=int(length)))


def range_from(value: str) -> tuple[int, int]:
    """ "4500-7500": low and high of a price in minor units. Raises BadWords for a forged one."""
    low, _, high = value.partition("-")
    if not (low.isdecimal() and high.isdecimal() and len(low) <= 9 and len(high) <= 9):
        raise BadWords(word=value)
    return int(low), int(high)


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
