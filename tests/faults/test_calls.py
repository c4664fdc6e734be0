"""Every call of a story goes wrong once, in every way calls go wrong; the story ends well all the same.

By default a few stories with many faults each, from seeds; with NEEDBOT_FAULTS=long every call of the story in turn.
"""

from __future__ import annotations

import os
import random
from collections import Counter

import pytest

from nlu.local import Local
from sandbox.faults import Rule
from tests.conversations.town import Town
from tests.faults.story import StormyTown, extra, finished_well, play, rule, told

LONG = os.environ.get("NEEDBOT_FAULTS") == "long"
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
    migrated_copies: list[str], understander: Local
) -> None:
    before = await calm(migrated_copies.pop(), understander)
    for seed, kinds in enumerate((HARMLESS, KINDS)):
        rules = plan(seed, kinds)
        town = StormyTown(migrated_copies.pop(), understander)
        await town.populate()
        await weather(town, rules)
        explained = sum(one.kind == "timeout_after" and one.method == "sendMessage" for one in rules)
        twice = sum((extra(told(town, who), said) for who, said in before.items()), Counter[str]())
        assert twice.total() <= explained, f"seed {seed}: {twice}"


EACH = [(method, nth) for method, count in CALLS.items() for nth in range(1, count + 1)] if LONG else []


@pytest.mark.parametrize("kind", KINDS if LONG else [])
@pytest.mark.parametrize(("method", "nth"), EACH)
async def test_each_call_in_turn(stormy: Town, kind: str, method: str, nth: int) -> None:
    await weather(stormy, [rule(kind, method, nth)])
