"""Nonsense in any parameter of any method is refused as Telegram refuses: with code and description, never a crash."""

from __future__ import annotations

import random
from typing import Any

import pytest

from sandbox import people
from sandbox.methods import METHODS
from sandbox.params import Upload
from sandbox.world import World
from tests.sandbox.schema import parameters

ANNA, HELPERS = 1001, -1001000000001
NAMES = (
    "text user_id message_id message_ids from_chat_id reply_markup entities parse_mode media photo document "
    "options question latitude longitude live_period reply_parameters permissions allowed_updates offset limit "
    "url commands scope language_code menu_button invite_link expire_date member_limit callback_query_id "
    "message_thread_id name icon_color icon_custom_emoji_id reaction action file_id phone_number first_name "
    "title address caption caption_entities correct_option_ids type close_date open_period until_date "
    "description secret_token"
).split()
JUNK: tuple[Any, ...] = (
    "",
    "x",
    "0",
    "-1",
    -1,
    1,
    2,
    10**30,
    1.5,
    "1e400",
    "NaN",
    True,
    None,
    [],
    {},
    [[]],
    [{}],
    [None],
    ["x"],
    {"type": "x"},
    {"inline_keyboard": [[None]]},
    {"message_id": "x", "quote": 5},
    "[",
    '{"keyboard": 5}',
    "attach://nothing",
    "²",
    "\0",
    "\u202e",
    ANNA,
    HELPERS,
    "quiz",
    [{"type": "photo", "media": 5}],
    [{"type": []}],
    [{"command": [], "description": {}}],
    [{"type": "bold", "offset": "x", "length": []}],
    [{"type": "text_mention", "offset": 0, "length": 1, "user": "x"}],
    [{"type": {}, "offset": 0, "length": 1}],
    {"message_id": 1, "quote": "start", "quote_entities": [[]], "quote_position": "x", "poll_option_id": []},
    {"type": "photo", "media": []},
    {"keyboard": [[{"text": "x", "style": [], "request_contact": {}}]], "force_reply": "x"},
    {"inline_keyboard": [[{"text": "x", "disabled": {}}, {"text": "y", "url": "http://[", "style": {}}]]},
    "https://example.org/\ud800",
    "http://[",
)


@pytest.mark.parametrize("method", sorted(name for name, _ in METHODS.values()))
async def test_nonsense(method: str) -> None:
    dice = random.Random(method)
    world = World()
    people.says(world, ANNA, "/start")
    people.photo(world, ANNA)
    world.chats[HELPERS].forum = True
    world.chats[HELPERS].members[world.bot_id]["can_promote_members"] = True
    names = sorted({*NAMES, *parameters(method)} - {"chat_id", "timeout"})
    for _ in range(150):
        params = {name: dice.choice(JUNK) for name in dice.sample(names, dice.choice([3, 12, 30]))}
        params["chat_id"] = dice.choice([ANNA, HELPERS, *JUNK])
        params["timeout"] = 0
        files = {"photo": Upload("x.png", b"\x89PNG")} if dice.random() < 0.2 else {}
        status, answer = await world.call(method, params, files)
        assert answer["ok"] is (status == 200)
        if status != 200:
            assert 400 <= status < 500
            assert answer["description"]
