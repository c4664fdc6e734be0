"""Who somebody is and what they may do; what the bot waits for from them. Refuses to trust a button or a chat title."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from actions import speech
from domain.errors import Banned, BannedUntil, NotAllowed
from domain.moderation import is_banned, stated_end
from domain.rules import Region
from domain.vocabulary import Language
from storage import owed, people
from storage.tables.people import Helper, Person, Standing
from storage.tables.road import Talk
from storage.unit import Unit as Unit

ANONYMOUS_ADMIN = 1087968824
"""GroupAnonymousBot: Telegram shows it instead of an admin who hides; nobody can be held to account for it."""


@dataclass(kw_only=True)
class Me:
    """The person who acts, with the rights the database gives them."""

    person: Person
    helper: Helper | None
    is_admin: bool
    talk: Talk | None = None
    """What the bot waits for from them in the chat they act in, as it was when they were met."""

    @property
    def id(self) -> int:
        """The person's Telegram id, which is also the id of their private chat."""
        return self.person.id

    @property
    def language(self) -> Language:
        """The language the bot speaks with them."""
        return self.person.language

    @property
    def may_help(self) -> bool:
        """Whether they are an approved helper."""
        return self.helper is not None and self.helper.standing is Standing.APPROVED

    @property
    def is_banned(self) -> bool:
        """Whether they are out as a helper."""
        return self.helper is not None and self.helper.standing is Standing.BANNED


async def find(unit: Unit, person_id: int) -> Person | None:
    """The person with this id, if they ever wrote."""
    return await people.find(unit, person_id)


def plain_name(given: str) -> str:
    """A first name as sentences can say it; somebody without one that can be seen is 👤."""
    name = " ".join(given.split())[:64]
    return name if any(sign.isprintable() and not sign.isspace() for sign in name) else "👤"


async def meet(unit: Unit, person_id: int, chat: int, first_name: str, language: Language) -> Me:
    """The person who acts in this chat, made known if this is the first time."""
    name, known = plain_name(first_name), await people.who_acts(unit, person_id, chat)
    person = known.person or await people.make_known(unit, person_id, name, language)
    if person.first_name != name:
        person.first_name = name
    return Me(
        person=person,
        helper=known.helper,
        talk=known.talk,
        is_admin=_is_admin(unit, person_id, known.in_admin_chat),
    )


def _is_admin(unit: Unit, person_id: int, status: str | None) -> bool:
    """Admins are the ids in the configuration and the members of the admin chat as Telegram reports them."""
    if person_id == ANONYMOUS_ADMIN:
        return False
    return person_id in unit.rules.admins or people.is_inside(status)


async def require_admin(unit: Unit, me: Me, chat: int) -> None:
    """Raise NotAllowed unless an admin speaks in the admin chat."""
    if not me.is_admin or chat != await owed.present_address(unit, unit.rules.admin_chat):
        raise NotAllowed


def require_welcome(unit: Unit, me: Me) -> None:
    """Raise Banned or BannedUntil for somebody who may neither book nor help now: why, and until when."""
    if not is_banned(me.person.banned_until, unit.now):
        return
    reason, end = me.person.ban_reason or "–", stated_end(me.person.banned_until, unit.now)
    if end is None:
        raise Banned(reason=reason)
    raise BannedUntil(reason=reason, until=speech.ending(end.astimezone(unit.rules.regions[0].clock), unit.now))


async def language_of(unit: Unit, chat: int) -> Language:
    """The language a chat is spoken to in: a person's own; a helper chat's is its region's."""
    if chat > 0:
        person = await people.find(unit, chat)
        return person.language if person is not None else unit.rules.admin_language
    region = await region_of_chat(unit, chat)
    return region.language if region is not None else unit.rules.admin_language


async def region_of_chat(unit: Unit, chat: int) -> Region | None:
    """The region whose helper chat this is, also after the group has moved."""
    for region in unit.rules.regions:
        if chat == await owed.present_address(unit, region.helper_chat):
            return region
    return None


async def choose_language(unit: Unit, me: Me, language: Language) -> None:
    """Speak this language from now on, whatever they write in."""
    me.person.language = language
    me.person.language_chosen = True


async def drift_language(unit: Unit, me: Me, language: str | None, confidence_words: int) -> None:
    """Follow the language somebody writes in, unless they chose one; a word or two is no reason to change."""
    if me.person.language_chosen or confidence_words < 3 or language not in set(Language):
        return
    me.person.language = Language(language)


async def wait_for(unit: Unit, me: Me, chat: int, state: str, **facts: Any) -> None:
    """Wait for something from this person in this chat."""
    await people.wait_for(unit, me.id, chat, state, facts)


async def stop_waiting(unit: Unit, me: Me, chat: int) -> None:
    """Wait for nothing in particular any more."""
    await people.stop_waiting(unit, me.id, chat)


async def talk_of(unit: Unit, person_id: int, chat: int) -> tuple[str | None, dict[str, Any]]:
    """What the bot waits for from this person in this chat: state and facts."""
    talk = await people.talk_of(unit, person_id, chat)
    return (talk.state, talk.facts) if talk is not None else (None, {})


async def heard_from(unit: Unit, chat: int, message_id: int) -> None:
    """A person wrote in this chat."""
    await owed.heard_from(unit, chat, message_id)


async def left_or_came(unit: Unit, chat: int, person_id: int, status: str) -> None:
    """Keep what Telegram reports about somebody in a group."""
    await people.record_membership(unit, chat, person_id, status)


async def reachable(unit: Unit, person_id: int, *, yes: bool) -> None:
    """A person blocked the bot, or is back."""
    if yes:
        await owed.heard_from(unit, person_id, 0)
    else:
        await owed.mark_unreachable(unit, person_id)


async def lowest_cards(unit: Unit, me: Me, *, at_most: int) -> Sequence[str]:
    """The subjects of the cards that stand lowest in this person's private chat, the lowest first."""
    return await owed.newest_cards(unit, me.id, at_most=at_most)


async def seen(unit: Unit, me: Me, subject: str) -> str | None:
    """The fingerprint of a subject's card as this person sees it; None while it is not shown."""
    return await owed.fingerprint_of(unit, me.id, subject)


async def show_form(unit: Unit, me: Me, *, afresh: bool = False) -> None:
    """Bring the card of the application form up to date; `afresh` after something was typed."""
    await speech.wish(unit, me.id, f"form:{me.id}", afresh=afresh)


async def chat_moved(unit: Unit, old: int, new: int) -> None:
    """A group became a supergroup: everything owed follows it, and so does who was reported to be in it."""
    await owed.chat_moved(unit, old, new)
    await people.memberships_moved(unit, old, new)


async def admin_chat(unit: Unit) -> int:
    """Where the admins are."""
    return await owed.present_address(unit, unit.rules.admin_chat)
