"""Every call of a story goes wrong once, in every way calls go wrong; the story ends well all the same.

By default a few stories with many faults each, from a seed; with NEEDBOT_FAULTS=long every call of the story in turn.
Where Telegram says that a chat has blocked the bot or has moved, the story may end otherwise, but legally; how it goes
on when they are back is told in test_chats.py.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable

import pytest

from nlu.local import Local
from sandbox.faults import Rule
from tests.conversations.town import ADMINS, ZURICH, Town
from tests.faults.long import LONG, SEED
from tests.faults.story import (
    BOOKING,
    WORK,
    StormyTown,
    extra,
    finished_well,
    lives_are_paths,
    owes_nothing,
    play,
    rule,
    told,
)

CALLS = {"sendMessage": 16, "editMessageText": 13, "answerCallbackQuery": 9, "editMessageReplyMarkup": 4}
"""What a story without faults calls, and about how often."""
HARMLESS = ("429", "500", "drop", "timeout_before")
"""What has had no effect when it fails: then nothing may be said twice."""
KINDS = (*HARMLESS, "timeout_after")


def plan(seed: int, kinds: tuple[str, ...]) -> list[Rule]:
    """Faults at eight of the story's calls and at one fetch, drawn from the seed."""
    dice = random.Random(seed)
    places = [(method, nth) for method, count in CALLS.items() for nth in range(1, count + 1)]
    chosen = [*dice.sample(places, 8), ("getUpdates", dice.randint(2, 40))]
    return [rule(dice.choice(kinds), method, nth) for method, nth in chosen]


async def calm(database: str, understander: Local) -> dict[str, Counter[str]]:
    """What everybody is told when nothing goes wrong."""
    town = StormyTown(database, understander)
    try:
        await town.populate()
        await play(town)
        await finished_well(town)
        return {who: told(town, who) for who in ("anna", "luca", "mia")}
    finally:
        await town.close()


@pytest.fixture
async def stormy(database: str, understander: Local) -> Town:
    town = StormyTown(database, understander)
    await town.populate()
    return town


async def weather(town: Town, rules: list[Rule]) -> None:
    """Play the story under these faults, then let the sky clear."""
    try:
        town.world.faults.set(rules)
        await play(town)
        town.world.faults.set([])
        await town.waits(minutes=3)
        await finished_well(town)
    finally:
        await town.close()


@pytest.mark.timeout(400)
async def test_what_fails_is_made_good_and_nothing_is_said_twice_without_a_reason(
    new_database: Callable[[], str], understander: Local
) -> None:
    before = await calm(new_database(), understander)
    for seed, kinds in enumerate((HARMLESS, KINDS), start=SEED):
        rules = plan(seed, kinds)
        town = StormyTown(new_database(), understander)
        await town.populate()
        await weather(town, rules)
        explained = sum(one.kind == "timeout_after" and one.method == "sendMessage" for one in rules)
        twice = sum((extra(told(town, who), said) for who, said in before.items()), Counter[str]())
        assert twice.total() <= explained, f"seed {seed}: {twice}"


async def ends_legally(town: Town, rules: list[Rule]) -> None:
    """Play as far as people can under these faults; afterwards everybody writes, and nothing may be left hanging."""
    try:
        town.world.faults.set(rules)
        for act in (*BOOKING, *WORK):
            try:
                await play(town, [act])
            except AssertionError:  # there is no such button: what was to be pressed was never shown
                break
        town.world.faults.set([])
        for chat in (ZURICH, ADMINS):
            await town.ada.says("hallo", chat=town.world.chats[chat].migrated_to or chat)
        for who in (town.anna, town.luca, town.mia, town.noah):
            await who.says("/me")
        await town.waits(hours=3)
        await lives_are_paths(town)
        await owes_nothing(town)
    finally:
        await town.close()


@pytest.mark.parametrize("kind", ["forbidden", "migrate"])
async def test_blocked_or_moved_at_any_call_nothing_hangs(stormy: Town, kind: str) -> None:
    method, most = ("sendMessage", 16) if kind == "forbidden" else ("", 6)
    nth = random.Random(f"{SEED}-{kind}").randint(1, most)
    chat = None if kind == "forbidden" else ZURICH
    await ends_legally(stormy, [Rule(kind=kind, method=method, nth=nth, chat=chat)])


if LONG:
    EACH = [(method, nth) for method, count in CALLS.items() for nth in range(1, count + 1)]

    @pytest.mark.parametrize("kind", KINDS)
    @pytest.mark.parametrize(("method", "nth"), EACH)
    async def test_each_call_in_turn(stormy: Town, kind: str, method: str, nth: int) -> None:
        await weather(stormy, [rule(kind, method, nth)])

    @pytest.mark.parametrize(("method", "nth"), EACH)
    async def test_blocked_at_each_call_in_turn(stormy: Town, method: str, nth: int) -> None:
        await ends_legally(stormy, [Rule(kind="forbidden", method=method, nth=nth)])

    @pytest.mark.parametrize("chat", [ZURICH, ADMINS])
    @pytest.mark.parametrize("nth", range(1, 9))
    async def test_moved_at_each_call_in_turn(stormy: Town, nth: int, chat: int) -> None:
        await ends_legally(stormy, [Rule(kind="migrate", nth=nth, chat=chat)])
