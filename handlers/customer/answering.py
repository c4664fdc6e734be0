"""Answers to what the card of a need asks: a time, street and door, phone. Refuses to read them as anything else."""

from __future__ import annotations

from dataclasses import replace

from actions import jobs, needs
from actions.needs import NeedRow
from actions.people import Me, Unit
from domain.need import Need
from domain.vocabulary import Category, Language
from handlers import say
from handlers.cards.need import country_of
from handlers.customer import address
from handlers.customer.here import meant
from handlers.customer.timing import SURE_INTENT
from handlers.customer.where import spot_of
from nlu import asides, contact, overruling, places, replies, withholding
from nlu.replies import Reply
from nlu.understanding import Intent, Understanding
from nlu.withholding import Withheld

NEVER_WHEN = frozenset({Intent.CANCEL, Intent.HUMAN, Intent.STATUS, Intent.COMPLAINT})
"""What a bare time may be taken for, and never is."""
FEWEST_WORDS_OF_A_NOTE = 3


def overruled(heard: Understanding) -> Understanding:
    """A time and nothing else is a time, unless the words call off or call a human in so many words."""
    if heard.time is None or heard.intent not in NEVER_WHEN or heard.devices:
        return heard
    if not overruling.only_says_when(heard.text, heard.time.text):
        return heard
    return replace(heard, intent=Intent.RESCHEDULE, intent_confidence=1.0)


async def answers_contact(unit: Unit, me: Me, draft: NeedRow, heard: Understanding) -> bool:
    """Street, phone, chat only or calls too, while the card shows a chosen time."""
    asked = not needs.ready_to_book(draft)
    street, phone = contact.read(heard.text, known=True)
    withheld = None if phone else withholding.read(contact.beside(heard.text, street, None))
    about_phone = not draft.phone or withholding.names_it(heard.text)
    if withheld is Withheld.WHY and about_phone and not street:
        await say.letter(unit, me.id, "why-phone")
        await needs.touch(unit, draft, afresh=True)
        return True
    calls = False if withheld is Withheld.REFUSED and about_phone else contact.wants_calls(heard.text)
    if calls is not None:
        await needs.allow_calls(unit, draft, yes=calls)
    door = contact.at_door(heard.text, None, None) is not None
    if (asked or door) and await contacted(unit, me, draft, heard, asked=asked and withheld is None):
        return True
    if calls is not None:
        await give_contact(unit, draft, None, None)
        return True
    if asked and not draft.phone and contact.is_half_a_phone(heard.text):
        await say.letter(unit, me.id, "phone-again", country=country_of(unit, draft))
        await needs.touch(unit, draft, afresh=True)
        return True
    return await _corrects_street(unit, me, draft, heard) or (not asked and await _hesitates(unit, me, draft, heard))


async def _corrects_street(unit: Unit, me: Me, draft: NeedRow, heard: Understanding) -> bool:
    """Another house number, that the address is wrong, or the one of the last time."""
    if draft.street is not None and (street := contact.other_number(heard.text, draft.street)) is not None:
        await give_contact(unit, draft, street, None)
        return True
    if draft.street is not None and address.is_wrong(heard.text) and places.street(heard.text) is None:
        draft.street = None
        await needs.touch(unit, draft, afresh=True)
        return True
    if draft.street is None and asides.same_address(heard.text):
        spot = needs.need_of(draft).spot
        before = [one for one in await jobs.of_customer(unit, me) if one.street]
        near = [one for one in before if spot is not None and needs.is_near(spot, one.lat, one.lon)]
        if near:
            await give_contact(unit, draft, near[0].street, None)
            return True
    return False


async def _hesitates(unit: Unit, me: Me, draft: NeedRow, heard: Understanding) -> bool:
    """ "Hmm wait", "doch nicht" to the order button: nothing is booked, and what is wrong can be changed."""
    reply = replies.read(heard.text)
    if reply not in {Reply.WAIT, Reply.NO}:
        return False
    await say.letter(unit, me.id, "nothing-booked-yet")
    if reply is Reply.NO:
        await needs.turn_card(unit, draft, "edit")
    await needs.touch(unit, draft, afresh=True)
    return True


async def noted(unit: Unit, me: Me, draft: NeedRow, heard: Understanding) -> bool:
    """What is told beside everything that was asked, "i ha no e Hund", is for whoever comes."""
    words = heard.text.split()
    tells = len(words) >= FEWEST_WORDS_OF_A_NOTE and "?" not in heard.text and heard.language in set(Language)
    if not tells or not needs.ready_to_book(draft):
        return False
    await say.letter(unit, me.id, "note-passed-on")
    await needs.add_words(unit, draft, heard.text)
    return True


async def contacted(unit: Unit, me: Me, draft: NeedRow, heard: Understanding, *, asked: bool = False) -> bool:
    """Keep street, phone and a place and a time named with them; False when the words hold neither street nor phone.

    `asked`: it is what the card asks for, so that a name alone may be a house without a number.
    """
    when = heard.time.text if heard.time is not None else ""
    street, phone = contact.read(heard.text, known=draft.street is not None, time=when)
    place = heard.place.text if heard.place is not None else ""
    door = contact.at_door(heard.text, street, phone, place)
    if asked and street is None and not door and not draft.street and (phone or _says_nothing_else(heard)):
        street = contact.without_number(heard.text, phone)
    street = _with_street(draft.street or "", street, door)
    if not (street or phone):
        return False
    if heard.place is not None and (spot := spot_of(heard.place)) is not None:
        await needs.move(unit, me, draft, spot)
    await give_contact(unit, draft, street, phone)
    wish = meant(unit, draft, heard).need.wish
    if heard.time is not None and wish is not None and heard.time.text not in f"{street} {phone}":
        await needs.learn(unit, me, Need(wish=wish))
    return True


def _with_street(known: str, street: str | None, door: str | None) -> str | None:
    """The street with the way to its door; a door alone belongs to the street that is known, once."""
    if street is None:
        return f"{known}, {door}" if known and door and door not in known else None
    if door is None and known.startswith(f"{street},"):
        return known
    return contact.full(street, door)


def _says_nothing_else(heard: Understanding) -> bool:
    """Whether words could be a bare name: no intent that is sure, no time, no place."""
    telling = heard.intent not in {Intent.NEW_NEED, Intent.OUT_OF_SCOPE} or heard.category in set(Category)
    known = heard.intent_confidence >= SURE_INTENT and telling
    return not known and heard.time is None and heard.place is None


async def give_contact(unit: Unit, draft: NeedRow, street: str | None, phone: str | None) -> None:
    """Keep street and phone; the reply keyboard goes when both are known."""
    await needs.give_contact(unit, draft, street=street, phone=phone)
    if needs.ready_to_book(draft):
        await say.letter(unit, draft.person_id, "contact-kept", markup={"remove": True})
        await needs.touch(unit, draft, afresh=True)
