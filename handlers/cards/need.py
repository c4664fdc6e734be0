"""The need card: what was understood, the price with its reasons, and the one next step. Refuses to take it.

`steps` are the buttons that answer the present question; a number typed in answer picks one of them, or a crowd below.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from zoneinfo import ZoneInfo

from actions import needs, selfhelp
from actions.needs import Choice, NeedRow
from actions.people import Unit
from actions.speech import During
from domain.money import MINOR_DIGITS, Money, half_up
from domain.need import Question, voices
from domain.pricelines import Line, Reason
from domain.rules import Region
from domain.vocabulary import Category, Kind, Urgency
from domain.wish import spans
from handlers.cards.wish import say_wish
from handlers.keyboards import Keys, NeedTap
from handlers.outgoing import Outgoing
from handlers.texts import Speaker

SERVED = "✓"  # how the label of a place to choose from begins when helpers come there
COMMON = (
    Category.NETWORK, Category.COMPUTER, Category.MOBILE, Category.TV, Category.PRINTER, Category.SMART_HOME,
    Category.AUDIO, Category.FURNITURE, Category.HOME_GARDEN, Category.CLEANING, Category.MOVING, Category.OFFICE,
    Category.OTHER,
)  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class Stage:
    """The present question of the card, as a message, and the buttons that answer it.

    `numbered`: so many of them a typed number picks from; None for all, and the crowds below them too.
    """

    question: str | None
    steps: tuple[tuple[NeedTap, str], ...] = ()
    numbered: int | None = None
    width: int = 1
    facts: dict[str, object] | None = None


async def draw(unit: Unit, chat: int, need_id: int, say: Speaker) -> Outgoing | None:
    """The card for the customer whose need it is."""
    row = await needs.find(unit, need_id)
    if row.person_id != chat:
        return None
    if row.state != "draft":
        return Outgoing(text=say(f"need-{row.state}"))
    parts = [say("need-title"), _facts(unit, row, say)]
    hint = selfhelp.open_of(unit, row)
    if hint is not None:
        parts.append(say("hint", advice=say.label(f"hint-{hint}")))
    choice = needs.chosen(unit, row) if needs.unknown(row) is None else None
    if choice is not None:
        parts.append(_price(choice, row, say))
    now = await stage(unit, row, say)
    if now.question is not None:
        parts.append(say(now.question, **(now.facts or {})))
    keys = Keys(say)
    keys.grid([keys.plain(tap, label) for tap, label in now.steps], now.width)
    await _crowd_keys(unit, row, keys, choice, sure=now.question != "nobody-at-all")
    choices = len(keys) if now.numbered is None else now.numbered
    if hint is not None:
        keys.row(*(keys.key(_tap(row, "hint", answer), f"button-hint-{answer}") for answer in ("yes", "no")))
    _further_keys(row, keys)
    return Outgoing(
        text="\n\n".join(part for part in parts if part), markup=keys.markup(), follow=True, choices=choices
    )


def _facts(unit: Unit, row: NeedRow, say: Speaker) -> str:
    lines = []
    if row.category is not None:
        lines.append(say("need-what", what=what(row.category, row.kind, say)))
    if row.devices:
        lines.append(say("need-devices", devices=", ".join(row.devices)))
    if row.place:
        lines.append(say("need-place", place=row.place))
    if row.slot_start is not None and row.slot_end is not None and (region := needs.region_of(unit, row)):
        lines.append(say("need-slot", slot=During(start=row.slot_start, end=row.slot_end, zone=region.zone)))
    elif row.urgency is not None:
        lines.append(say("need-when", when=_wish(unit, row, say)))
    if row.street:
        lines.append(say("need-street", street=row.street))
    if row.phone:
        lines.append(say("need-phone", phone=row.phone, calls="yes" if row.calls_allowed else "no"))
    lines.extend(files(row.photos, say))
    return "\n".join(lines)


def files(photos: Sequence[str], say: Speaker) -> list[str]:
    """How many photos and voice messages go with it, a line each where there are some."""
    spoken = voices(photos)
    counts = (("need-photos", len(photos) - spoken), ("need-voices", spoken))
    return [say(message, count=count) for message, count in counts if count]


def _wish(unit: Unit, row: NeedRow, say: Speaker) -> str:
    wish = needs.need_of(row).wish
    return say_wish(wish, zone_of(unit, row), say) if wish is not None else ""


def zone_of(unit: Unit, row: NeedRow) -> ZoneInfo:
    """The zone of the need's region, or of the first."""
    region = needs.region_of(unit, row)
    return region.clock if region is not None else unit.rules.regions[0].clock


def what(category: Category, kind: Kind | None, say: Speaker) -> str:
    """Category and kind in a few words; the kind "other" says nothing and is left out."""
    known = kind is not None and kind is not Kind.OTHER
    return " · ".join([say.label(f"category-{category}"), *([say.label(f"kind-{kind}")] if known else [])])


def _price(choice: Choice, row: NeedRow, say: Speaker) -> str:
    """The price with its reasons: line by line while the customer weighs it, in one line once a time is chosen."""
    quote = choice.quote
    lines = [say_line(line, say) for line in quote.lines]
    if row.slot_start is None:
        reasons = say("need-price-lines", lines="\n".join(lines))
    else:
        reasons = say("need-price-reasons", lines=" ".join(lines).removeprefix("· "))
    total = say("need-price", price=(quote.low, quote.high), crowd=choice.crowd.title.within(say.language))
    return "\n".join([total, reasons, say("need-price-note")])


def say_line(line: Line, say: Speaker) -> str:
    """One line of a price with its reason."""
    low, high = line.minutes or (0, 0)
    minutes = f"{low}–{high}" if low != high else str(high)
    percent = f"{line.percent[1]} %" if line.percent else ""
    if line.reason is Reason.ROUNDING:
        return say("line-rounding")
    return say(
        f"line-{str(line.reason).replace('_', '-')}",
        price=(_whole(line.low), _whole(line.high)),
        minutes=minutes,
        percent=percent,
        count=line.count or 0,
    )


def _whole(money: Money) -> Money:
    """A part of a range to the whole franc or euro: nobody reads an estimate to the cent. The totals stay exact."""
    unit = 10 ** MINOR_DIGITS[money.currency]
    return Money(amount=half_up(money.amount, unit) * unit, currency=money.currency)


async def stage(unit: Unit, row: NeedRow, say: Speaker) -> Stage:
    """What the card asks now."""
    if row.readings:
        return _doubt(unit, row, say)
    regions = unit.rules.regions_within(say.language)
    if row.place is not None and needs.region_of(unit, row) is None:
        return Stage(question="place-uncovered", facts={"regions": regions})
    match needs.unknown(row):
        case Question.WHAT:
            return _ask_what(row, say)
        case Question.PLACE:
            return Stage(question="ask-place", facts={"regions": regions})
        case Question.WHEN:
            return _ask_when(row, say)
    if row.view == "calendar":
        return await _calendar(unit, row, say)
    if row.view.startswith("day:"):
        return await _day(unit, row, say)
    if row.slot_start is None:
        return await _slots(unit, row, say)
    if not needs.ready_to_book(row):
        return Stage(
            question="ask-street"
            if row.phone or not row.calls_allowed
            else ("ask-phone" if row.street else "ask-contact"),
            facts={"country": country_of(unit, row)},
        )
    return _order(unit, row, needs.chosen(unit, row), say)


def country_of(unit: Unit, row: NeedRow) -> str:
    """Whose telephone numbers an example shows."""
    region = needs.region_of(unit, row)
    return region.country if region is not None else ""


def _tap(row: NeedRow, do: str, value: str = "") -> NeedTap:
    return NeedTap(need=row.id or 0, do=do, value=value)


def _doubt(unit: Unit, row: NeedRow, say: Speaker) -> Stage:
    readings = [needs.Reading.of(plain) for plain in row.readings]
    zone = zone_of(unit, row)
    steps = [(_tap(row, "reading", str(number)), _label(reading, zone, say)) for number, reading in enumerate(readings)]
    question = "ask-reading"
    if any(reading.need.spot for reading in readings):
        question = (
            "ask-which-place" if any(one.label.startswith(SERVED) for one in readings) else "ask-which-place-none"
        )
    return Stage(question=question, steps=(*steps, (_tap(row, "reading", "none"), say.label("button-none-of-these"))))


def _label(reading: needs.Reading, zone: ZoneInfo, say: Speaker) -> str:
    """What a reading is called: by a message, by itself, or by the time it means."""
    if reading.message:
        return say.label(reading.message)
    if reading.label or reading.need.wish is None:
        return reading.label
    return say_wish(reading.need.wish, zone, say)


def _ask_what(row: NeedRow, say: Speaker) -> Stage:
    steps = tuple((_tap(row, "category", category), say.label(f"category-{category}")) for category in COMMON)
    return Stage(question="ask-what-else" if row.words else "ask-what", steps=steps, width=2)


def _ask_when(row: NeedRow, say: Speaker) -> Stage:
    days = ("now", "today", "tomorrow", "week")
    return Stage(
        question="ask-when",
        steps=tuple((_tap(row, "when", day), say.label(f"button-when-{day}")) for day in days),
        width=2,
    )


async def _slots(unit: Unit, row: NeedRow, say: Speaker) -> Stage:
    region = needs.region_of(unit, row)
    assert region is not None
    steps: list[tuple[NeedTap, str]] = []
    if row.urgency is Urgency.NOW:
        found = await needs.arrivals(unit, row)
        for window in found.windows:
            start, end = window.slot.local(region.clock)
            steps.append(
                (
                    _tap(row, "now", _span(window.slot.start.timestamp(), window.slot.minutes)),
                    say.label("button-arrival", start=say.clock(start), end=say.clock(end)),
                )
            )
        if steps:
            steps.append((_tap(row, "view", "later"), say.label("button-later")))
            return Stage(question="ask-arrival", steps=tuple(steps), facts={"helpers": found.helpers})
    slots = await needs.slots(unit, row)
    steps.extend(
        (_tap(row, "slot", _span(slot.start.timestamp(), slot.minutes)), say.span(slot.start, slot.end, region.zone))
        for slot in slots
    )
    nobody_now = row.urgency is Urgency.NOW
    if slots:
        steps.append((_tap(row, "view", "calendar"), say.label("button-calendar")))
    if not nobody_now:
        steps.append((_tap(row, "when", "now"), say.label("button-when-now")))
    steps.append((_tap(row, "human"), say.label("button-human")))
    if not slots:
        return Stage(question="nobody-at-all", steps=tuple(steps), numbered=len(steps) - 1)
    wish = needs.need_of(row).wish
    inside = wish is None or any(slots[0].overlaps(span) for span in spans(wish, now=unit.now, zone=region.clock))
    question = "nobody-now" if nobody_now else ("ask-slot" if inside else "ask-slot-other")
    return Stage(question=question, steps=tuple(steps), numbered=len(slots))


def _span(start: float, minutes: float) -> str:
    return f"{int(start // 60)}-{int(minutes)}"


async def _calendar(unit: Unit, row: NeedRow, say: Speaker) -> Stage:
    days = await needs.open_days(unit, row)
    steps = [(_tap(row, "view", f"day-{day:%Y%m%d}"), say.day(day)) for day in days]
    return Stage(
        question="ask-day" if days else "nobody-at-all",
        steps=(*steps, (_tap(row, "view", ""), say.label("button-back"))),
        width=3,
    )


async def _day(unit: Unit, row: NeedRow, say: Speaker) -> Stage:
    region = needs.region_of(unit, row)
    assert region is not None
    day = date.fromisoformat(row.view.removeprefix("day:"))
    steps = []
    for slot in await needs.slots(unit, row, day=day):
        start, end = slot.local(region.clock)
        steps.append(
            (_tap(row, "slot", _span(slot.start.timestamp(), slot.minutes)), f"{say.clock(start)}–{say.clock(end)}")
        )
    steps.append((_tap(row, "view", "calendar"), say.label("button-back")))
    return Stage(question="ask-slot-of-day", steps=tuple(steps), width=2, facts={"day": say.day(day)})


def _order(unit: Unit, row: NeedRow, choice: Choice | None, say: Speaker) -> Stage:
    """The button carries the price it stands under: what is ordered is what was read."""
    shown = f"{choice.quote.low.amount}-{choice.quote.high.amount}" if choice is not None else ""
    label = say.label(order_button(needs.region_of(unit, row)))
    return Stage(question="ask-order", steps=((_tap(row, "book", shown), label),))


def order_button(region: Region | None) -> str:
    """The button that binds, in the words the country's law wants."""
    return "button-order-de" if region is not None and region.country == "DE" else "button-order"


async def _crowd_keys(unit: Unit, row: NeedRow, keys: Keys, choice: Choice | None, *, sure: bool) -> None:
    """What another crowd would ask: the customer's to choose. `sure`: without looking whether there is anybody."""
    if choice is not None and row.slot_start is None and not row.readings:
        for other in needs.choices(unit, row):
            if other.crowd.id != choice.crowd.id and (sure or await needs.is_anybody(unit, row, other.crowd.id)):
                keys.row(
                    keys.key(
                        _tap(row, "crowd", other.crowd.id),
                        "button-crowd",
                        crowd=other.crowd.title.within(keys.say.language),
                        price=(other.quote.low, other.quote.high),
                    )
                )


def _further_keys(row: NeedRow, keys: Keys) -> None:
    """Calls, and the ways to change or to stop: on every side of the card."""
    if row.slot_start is not None and needs.unknown(row) is None:
        keys.row(
            *(
                keys.plain(_tap(row, "calls", value), f"{'✓ ' if chosen else ''}{keys.say.label(label)}")
                for value, label, chosen in (
                    ("1", "button-calls-allowed", row.calls_allowed),
                    ("0", "button-chat-only", not row.calls_allowed),
                )
            )
        )
    if row.view == "edit":
        keys.row(
            keys.key(_tap(row, "change", "what"), "button-change-what"),
            keys.key(_tap(row, "change", "place"), "button-change-place"),
            keys.key(_tap(row, "change", "when"), "button-change-when"),
        )
    last = [keys.key(_tap(row, "drop"), "button-drop")]
    if row.category is not None and row.view != "edit":
        last.insert(0, keys.key(_tap(row, "view", "edit"), "button-change"))
    keys.row(*last)
