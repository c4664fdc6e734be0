"""What everybody's screen must say about the jobs there are, in German. Refuses to know how it came there.

Every card must be what it would be if it were drawn now: nothing that happens may leave one behind.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from html import unescape

from sqlalchemy import select

from domain.job import Status
from handlers.outgoing import Outgoing
from handlers.render import render_card
from sandbox import people
from sandbox.state import Json
from storage.tables.jobs import Job
from storage.tables.road import Card
from storage.unit import table_of
from tests.conversations.town import Player, Town
from tests.faults.model import WORK

CARD, JOB = table_of(Card), table_of(Job)
CUSTOMERS, HELPERS = ("anna", "eve"), ("luca", "mia", "noah", "urs", "petra")
DRAWN_AGAIN = ("job:", "post:", "booking:")
"""Cards that must never be behind. Others, and a booking that offers times, show who could come when somebody asked."""

CUSTOMER_READS = {
    "offered": (),
    "accepted": (" kommt: ",),
    "on_the_way": (" ist unterwegs, Ankunft etwa",),
    "in_progress": (" ist bei Ihnen.",),
    "done": ("Schlusspreis: CHF",),
    "not_done": ("konnte es nicht erledigen",),
    "settled": ("Abgeschlossen: ",),
    "disputed": ("Sie sind mit dem Preis nicht einverstanden.",),
    "expired": ("Leider hat niemand zugesagt.",),
    "cancelled": ("Abgesagt.", "hat sich niemand gefunden"),
}
HELPER_READS = {"accepted": "✅ Du hast zugesagt", "on_the_way": "🚗 Unterwegs", "in_progress": "🔧 Du bist da."}


def player(town: Town, name: str) -> Player:
    """Somebody by their name."""
    found: Player = getattr(town, name)
    return found


def customer_reads(town: Town, job: Job) -> None:
    """Assert that the customer's newest card of this job says where it stands, and nothing else."""
    who = next(one for one in (player(town, name) for name in CUSTOMERS) if one.id == job.customer_id)
    cards = [one["text"] for one in who.messages() if one["text"].startswith(f"Buchung {job.id} ·")]
    assert cards, f"{who.name} has no card of booking {job.id}:\n{who.reads()}"
    wanted = CUSTOMER_READS[str(job.status)]
    others = [one for status, some in CUSTOMER_READS.items() if status != str(job.status) for one in some]
    assert not wanted or any(one in cards[-1] for one in wanted), f"{job.status}, and {who.name} reads {cards[-1]}"
    if not wanted:
        assert not any(one in cards[-1] for one in others), f"{job.status}, and {who.name} reads {cards[-1]}"


def helpers_read(town: Town, job: Job, street: str | None) -> None:
    """Assert that who has the job reads so, nobody else the street, and that the crowd is offered what is open."""
    for who in (player(town, name) for name in HELPERS):
        if who.id != job.helper_id and street is not None:
            assert f"{street}," not in who.reads(), f"{who.name} reads {street} without having job {job.id}"
        if who.id == job.helper_id and str(job.status) in HELPER_READS:
            cards = [one["text"] for one in who.messages() if re.match(rf"Auftrag {job.id}\n", one["text"])]
            assert cards, f"{who.name} has job {job.id} and no card of it:\n{who.reads()}"
            assert HELPER_READS[str(job.status)] in cards[-1], f"{job.status}, and {who.name} reads {cards[-1]}"
    crowd = "\n".join(f"{one['text']}\n" for one in player(town, "luca").messages("helpers"))
    if str(job.status) in WORK:
        assert f"🔔 Auftrag {job.id}\n" not in crowd, f"job {job.id} is taken, and still offered to the crowd"
    if str(job.status) == "offered":
        assert f"🔔 Auftrag {job.id}\n" in crowd, f"job {job.id} is to be had, and nobody is asked:\n{crowd}"


def buttons(town: Town) -> Iterator[tuple[int, int, int, str, str]]:
    """Every button on every screen: person, chat, message, data, label."""
    for name in (*CUSTOMERS, *HELPERS):
        who = player(town, name)
        for chat in ("private", "helpers") if name in HELPERS else ("private",):
            where = people.chat_of(town.world, who.id, chat)
            for message in who.messages(chat):
                rows = where.posts[message["id"]].wire.get("reply_markup", {}).get("inline_keyboard", [])
                for key in (one for row in rows for one in row):
                    yield who.id, where.id, int(message["id"]), str(key.get("callback_data", "")), str(key["text"])


def none_offers_in_vain(town: Town, jobs: Sequence[Job]) -> None:
    """Assert that no button offers a job that is not to be had, or not any more."""
    open_ones = {job.id: job.offer_version for job in jobs if str(job.status) == "offered"}
    for person, chat, _, data, label in buttons(town):
        if label == "Annehmen":
            job, version = (int(part) for part in data.split(":")[1:3])
            assert open_ones.get(job) == version, f"{person} is offered job {job} in {chat}"


async def none_is_behind(town: Town) -> None:
    """Assert that every card of a job on a screen is what it would be if it were drawn now."""
    async with town.store.reading(town.time.now()) as unit:
        of_times = (JOB.c.status == Status.EXPIRED) | (JOB.c.customer_view != "")
        asked = {f"booking:{number}" for number in await unit.session.scalars(select(JOB.c.id).where(of_times))}
        for card in await unit.session.scalars(select(Card).where(CARD.c.message_id.is_not(None))):
            if card.subject.startswith(DRAWN_AGAIN) and card.subject not in asked:
                out = await render_card(unit, card.chat, card.subject)
                post = town.world.chats[card.chat].posts.get(card.message_id or 0)
                if out is not None and post is not None and not post.gone:
                    is_as_drawn(card, out, post.wire)


def is_as_drawn(card: Card, out: Outgoing, wire: Json) -> None:
    """Assert that a message says what the card would, word by word, and has its buttons."""
    words = unescape(re.sub(r"<[^>]+>", "", out.text)).strip()
    assert wire["text"].strip() == words, f"{card.subject} in {card.chat} is behind: {wire['text']!r}, not {words!r}"
    shown = [key["text"] for row in wire.get("reply_markup", {}).get("inline_keyboard", []) for key in row]
    wanted = [key.text for row in (out.buttons.inline_keyboard if out.buttons else []) for key in row]
    assert shown == wanted, f"{card.subject} in {card.chat} is behind: {shown}, not {wanted}"
