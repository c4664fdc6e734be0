"""Garbage through the whole road: no exception, every answer valid for Telegram, no draft lost.

A few hundred pieces by default, from a seed; NEEDBOT_FAULTS=long takes 100,000 in four parts.
"""

from __future__ import annotations

import random
import string

import pytest
from sqlalchemy import func, select

from sandbox import people
from storage.tables.jobs import NeedRow, NeedState
from storage.tables.road import Card, Inbox, InboxState, Letter
from storage.unit import table_of
from tests.conversations.town import ADMINS, Town
from tests.faults.long import LONG, SEED

PARTS, MANY = (4, 25_000) if LONG else (1, 240)
ROUND = 30
SIGNS = (
    string.printable
    + "äöüßéèàçÄÖÜ€№²½٣५一二\u200d\u200f\u202e\ufeff\u0301\u0300🙂🔥👩‍🔧🇨🇭‮שלוםمرحبا&<>\"'{}$%\\\x00\x07\x1b"
)
WORDS = (
    "Internet Drucker geht nicht morgen um 25 Uhr 8004 8010 Zürich <b> </b> &lt; CHF -5 079 555 12 34 /start /jobs "
    "/job 1 abbrechen ja nein 31.02.2027 1999 gestern halb neun Hardstrasse 12 printer demain stampante hilfe feuer "
    "None NaN null true { $name } %s ; -- \\ud83d"
).split(" ")
HEADS = ("n", "b", "j", "a", "duty", "join", "lang", "x", "")
DEEDS = (
    "category reading when view now slot crowd calls change book drop human cancel replace consent agree dispute stars "
    "again words write accept decline set_off arrive finish extra undo release not_done approve reject take adult"
).split()
VALUES = (
    "",
    "0",
    "1",
    "-1",
    "yes",
    "tv",
    "²",
    "9" * 25,
    "29312345-30",
    "day-20270231",
    "edit",
    "calendar",
    "de",
    "∞",
    ":",
)


def text(dice: random.Random) -> str:
    """Words, signs, or both."""
    if dice.random() < 0.5:
        return " ".join(dice.choices(WORDS, k=dice.randint(1, 30)))
    return "".join(dice.choices(SIGNS, k=dice.choice((1, 3, 20, 300, 4096))))


def data(dice: random.Random) -> str:
    """What a forged button may carry: nearly right, or nothing of the kind."""
    if dice.random() < 0.2:
        return "".join(dice.choices(SIGNS, k=dice.randint(0, 64)))
    parts = [
        dice.choice(HEADS),
        dice.choice(("1", "2", "-1", "0", "9" * 19, "x")),
        dice.choice(DEEDS),
        dice.choice(VALUES),
    ]
    if dice.random() < 0.4:
        parts.insert(2, dice.choice(("1", "0", "-1")))
    return ":".join(parts)[:64]


@pytest.mark.timeout(0 if LONG else 900)
@pytest.mark.parametrize("part", range(PARTS))
async def test_garbage_is_answered_validly_and_loses_nothing(town: Town, part: int) -> None:
    dice = random.Random(f"{SEED}-{part}")
    await town.eve.says("Internet geht nicht. 8004 Zürich, so schnell wie möglich")  # need 1, which others then forge
    await town.luca.says("/start")
    before = await need_one(town)
    for start in range(0, MANY, ROUND):
        for _ in range(ROUND):
            who = dice.choice((town.anna, town.ben, town.luca, town.ada))
            await (one_message(town, who.id, text(dice)) if dice.random() < 0.6 else one_tap(town, who.id, data(dice)))
        await town.settle()  # which fails on every call that Telegram refuses
        await nothing_broke(town, f"pieces {start} to {start + ROUND}")
        if start % (ROUND * 4) == 0:
            await town.ada.says("/stats", chat=ADMINS)
    after = await need_one(town)
    assert (after.person_id, after.state) == (town.eve.id, NeedState.DRAFT)
    assert (after.category, after.place, after.words) == (before.category, before.place, before.words)


async def one_message(town: Town, who: int, words: str) -> None:
    """As text, or where no phone would send it, as an update all the same."""
    chat = town.world.private(who)
    chat.last_id += 1
    number, town.world.updates.next_id = town.world.updates.next_id, town.world.updates.next_id + 1
    body = {
        "message_id": chat.last_id,
        "date": town.world.clock.timestamp(),
        "chat": town.world.chat_wire(chat),
        "from": town.world.people[who].user(),
        "text": words,
    }
    town.world.people[who].started = True
    await town.app.intake.keep([{"update_id": number, "message": body}])


async def one_tap(town: Town, who: int, forged: str) -> None:
    chat = town.world.private(who)
    if chat.posts:
        people.presses(
            town.world, people.person_of(town.world, who), chat, max(chat.posts), town.sealed(chat.id, forged)
        )


async def nothing_broke(town: Town, when: str) -> None:
    inbox, letter, card = table_of(Inbox), table_of(Letter), table_of(Card)
    async with town.store.reading(town.time.now()) as unit:
        aside = list(await unit.session.scalars(select(Inbox).where(inbox.c.state == InboxState.ASIDE)))
        assert [(row.error, row.update) for row in aside] == [], when
        assert await unit.session.scalar(select(func.count()).where(letter.c.failed.is_not(None))) == 0, when
        assert await unit.session.scalar(select(func.count()).where(card.c.failed.is_not(None))) == 0, when


async def need_one(town: Town) -> NeedRow:
    async with town.store.reading(town.time.now()) as unit:
        return await unit.session.get_one(NeedRow, 1)
