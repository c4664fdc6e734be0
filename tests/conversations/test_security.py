"""What somebody with a client of their own might try: made-up buttons, floods, addresses to fetch, tags in names."""

from __future__ import annotations

import re
import socket
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
from aiohttp import web
from hypothesis import given
from hypothesis import strategies as st

from bot.floods import CALM, CRIES, Flooded, Floods
from handlers import keyboards
from handlers.seal import MOST_BYTES, Seal
from sandbox import people
from storage.tables.people import Person
from tests.conversations.steps import books
from tests.conversations.town import ROOT, TUESDAY_NOON, ZURICH, Player, Town
from tests.faults.story import jobs_of

# ── buttons ──────────────────────────────────────────────────────────────────────────────────────────────────────────


async def presses_raw(town: Town, player: Player, data: str, chat: Any = "private") -> str:
    """A press with exactly this data, as a client of one's own can send it."""
    where = people.chat_of(town.world, player.id, chat)
    tap = people.presses(town.world, people.person_of(town.world, player.id), where, max(where.posts), data)
    await town.settle()
    return tap.text


async def test_made_up_buttons_never_reach_a_handler(town: Town) -> None:
    await books(town.anna)
    for data in ("j:1:1:accept:", "j:1:1:accept:~AAAAAAAA", "j:1:1:accept:~", "~", "", "?"):
        assert "nicht mehr" in await presses_raw(town, town.mia, data), data
    assert (await jobs_of(town))[0].helper_id is None
    assert "Du hast den Auftrag" in await town.mia.presses("j:1:1:accept:"), "with the mark it would have been hers"


async def test_a_button_of_another_chat_is_none_here(town: Town) -> None:
    await books(town.anna)
    chat = town.world.chats[ZURICH]
    posted = next(
        key["callback_data"]
        for post in reversed(chat.posts.values())
        for row in post.wire.get("reply_markup", {}).get("inline_keyboard", [])
        for key in row
    )
    assert "nicht mehr" in await presses_raw(town, town.mia, posted)
    assert "Du hast den Auftrag" in await presses_raw(town, town.mia, posted, "helpers")


async def test_every_button_the_bot_shows_is_marked_and_fits(town: Town) -> None:
    await books(town.anna)
    await town.luca.taps("Annehmen")
    shown = [
        (chat.id, key["callback_data"])
        for chat in town.world.chats.values()
        for post in chat.posts.values()
        for row in post.wire.get("reply_markup", {}).get("inline_keyboard", [])
        for key in row
        if "callback_data" in key
    ]
    assert len(shown) > 10
    for chat, data in shown:
        assert town.app.delivery.seal.opened(chat, data) is not None, data
        assert len(data.encode()) <= MOST_BYTES


@given(st.text(max_size=40), st.integers(-(2**52), 2**52), st.integers(-(2**52), 2**52), st.text(min_size=1))
def test_a_mark_is_good_for_one_token_one_chat_and_these_data(data: str, chat: int, other: int, token: str) -> None:
    seal = Seal("1:TEST")
    if len(data.encode()) > MOST_BYTES - 9:
        with pytest.raises(ValueError, match="bytes"):
            seal.sealed(chat, data)
        return
    whole = seal.sealed(chat, data)
    assert seal.opened(chat, whole) == data
    assert seal.opened(chat, whole[:-1] + ("A" if whole[-1] != "A" else "B")) is None
    assert other == chat or seal.opened(other, whole) is None
    assert token == "1:TEST" or Seal(token).opened(chat, whole) is None


def test_the_longest_buttons_there_can_be_fit_with_their_mark() -> None:
    most, person = 2**31 - 1, 2**52 - 1
    for tap in (
        keyboards.NeedTap(need=most, do="category", value="day-20261124"),
        keyboards.NeedTap(need=most, do="slot", value="999999999-600"),
        keyboards.BookingTap(job=most, do="reschedule", value="999999999-600"),
        keyboards.BookingTap(job=most, do="consent", value=f"1-{most}"),
        keyboards.JobTap(job=most, version=most, do="not_done", value="too_complex"),
        keyboards.JobTap(job=most, version=most, do="release", value="unreachable"),
        keyboards.AdminTap(do="approve", subject=person),
        keyboards.PrivacyTap(do="forget", whose=person),
        keyboards.JoinTap(do="language", value="home_garden"),
    ):
        assert Seal("1:TEST").sealed(-(2**52), tap.pack())


# ── floods ───────────────────────────────────────────────────────────────────────────────────────────────────────────


def limited(town: Town) -> None:
    town.app.floods = Floods(burst=20, per_minute=30)


async def test_who_floods_is_told_once_and_then_met_with_silence_until_calmer(town: Town) -> None:
    limited(town)
    await town.anna.says("/start")
    for number in range(60):
        people.says(town.world, town.anna.id, f"/help {number}")
    await town.settle()
    assert town.count("zu schnell", "private", town.anna) == 1
    heard = len(town.anna.messages())
    await town.anna.says("/help")
    assert len(town.anna.messages()) == heard + 1, "her own message, and no answer"
    await town.waits(minutes=CALM / 30 + 0.1)
    await town.anna.says("/help")
    assert len(town.anna.messages()) == heard + 3, "heard again"
    await town.ben.says("/help")
    assert "How it works" in town.ben.last(), "nobody else is kept waiting"


async def test_nothing_that_an_honest_person_says_in_a_hurry_is_lost(town: Town) -> None:
    limited(town)
    for word in ("Hallo", "Internet geht nicht", "Router blinkt rot", "8004 Zürich", "so schnell wie möglich"):
        people.says(town.world, town.anna.id, word)
    for _ in range(10):
        await town.anna.sends("photo", caption="")
    town.anna.sees("10 Fotos", "8004 Zürich")
    town.anna.sees_not("zu schnell")


async def test_a_flood_of_presses_is_answered_and_costs_no_letters(town: Town) -> None:
    limited(town)
    await town.anna.says("/language")
    for _ in range(40):
        await town.anna.taps("English")
    assert town.count("zu schnell", "private", town.anna) + town.count("too fast", "private", town.anna) == 1


async def test_the_gas_message_in_a_flood_was_lost(town: Town) -> None:
    limited(town)
    for _ in range(40):
        people.says(town.world, town.anna.id, "hallo")
    await town.settle()
    town.anna.sees("112", "/human")
    await town.anna.says("Es riecht stark nach Gas in der Küche!!")
    town.anna.sees("Bei Gasgeruch")
    town.ada.sees("riecht stark nach Gas", chat="admins")
    await town.anna.says("/Human")
    town.ada.sees("mit einem Menschen sprechen", chat="admins")
    await town.anna.says("Der Drucker druckt nicht, 8004 Zürich")
    town.anna.sees_not("Voraussichtlich")


async def test_a_thousand_cries_of_fire_are_one_alarm_and_a_few_answers(town: Town) -> None:
    limited(town)
    for _ in range(100):
        people.says(town.world, town.anna.id, "Hilfe, es brennt in der Küche!")
    await town.settle()
    assert town.count("Bei Gasgeruch", "private", town.anna) <= 20 + CRIES
    assert town.count("Notfall gemeldet", "admins", town.ada) == 1
    await town.waits(minutes=3)
    before = town.count("Bei Gasgeruch", "private", town.anna)
    await town.anna.says("Hilfe, es brennt in der Küche!")
    assert town.count("Bei Gasgeruch", "private", town.anna) == before + 1


def test_groups_are_not_counted_and_nobody_is_kept_for_ever() -> None:
    floods = Floods(burst=1, per_minute=1)
    group = {"message": {"chat": {"type": "supergroup"}}}
    private = {"message": {"chat": {"type": "private"}}}
    assert [floods.look(7, group, TUESDAY_NOON) for _ in range(5)] == [None] * 5
    assert floods.look(7, private, TUESDAY_NOON) is None
    assert floods.look(7, private, TUESDAY_NOON) == Flooded(first=True)
    assert floods.look(7, private, TUESDAY_NOON) == Flooded(first=False)
    assert Floods(burst=0, per_minute=1).look(7, private, TUESDAY_NOON) is None


# ── files and addresses ──────────────────────────────────────────────────────────────────────────────────────────────


@pytest.fixture
async def trap() -> AsyncIterator[tuple[str, list[str]]]:
    """An address on this machine, and everybody who came."""
    came: list[str] = []

    async def caught(request: web.Request) -> web.Response:
        came.append(request.path)
        return web.Response(text="caught")

    app = web.Application()
    app.router.add_route("*", "/{path:.*}", caught)
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    await web.TCPSite(runner, "127.0.0.1", port).start()
    yield f"http://127.0.0.1:{port}", came
    await runner.cleanup()


async def test_no_address_that_a_person_gives_is_ever_fetched(town: Town, trap: tuple[str, list[str]]) -> None:
    url, came = trap
    await town.anna.says(f"Internet geht nicht {url}/a 8004 Zürich {url}/b.jpg so schnell wie möglich")
    await town.anna.sends("photo", caption=f"{url}/c")
    await town.anna.taps("Ankunft")
    await town.anna.says(f"Hardstrasse 12, 079 555 12 34 {url}/d")
    await town.anna.taps("Verbindlich")
    await town.luca.taps("Annehmen")
    await town.anna.taps("Schreiben")
    await town.anna.says(f"{url}/e")
    assert came == []
    previews = [
        call["params"].get("link_preview_options")
        for call in town.world.transcript.since(0)
        if call["method"] in {"sendMessage", "editMessageText"} and url in str(call["params"].get("text"))
    ]
    assert previews
    assert all("is_disabled" in str(one) for one in previews), "nor does Telegram fetch it for the reader"


async def test_pictures_go_on_by_their_number_and_files_of_ours_only_to_their_owner(town: Town) -> None:
    await town.anna.sends("photo", caption="Internet geht nicht, 8004 Zürich, sofort")
    await town.anna.says("/human")
    await town.ada.taps("Ich übernehme", "admins")
    await town.anna.sends("photo", caption="so sieht es aus")
    await town.anna.says("/mydata")
    files = [call for call in town.world.transcript.since(0) if call["method"] in {"sendPhoto", "sendDocument"}]
    assert {call["method"] for call in files} >= {"sendDocument"}
    for call in files:
        if call["method"] == "sendPhoto":
            assert call["params"]["photo"] in town.world.files
        else:
            assert str(call["params"]["chat_id"]) == str(town.anna.id)


def sources() -> list[Path]:
    return [path for room in ("bot", "handlers", "actions") for path in sorted((ROOT / room).rglob("*.py"))]


def test_the_code_sends_no_file_from_the_disk_or_from_an_address() -> None:
    for path in sources():
        text = path.read_text(encoding="utf-8")
        assert not re.search(r"\b(FSInputFile|URLInputFile)\b", text), path
        assert "BufferedInputFile" not in text or path.name == "delivery.py", path


# ── sentences ────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_html_is_escaped_in_one_place() -> None:
    escaping = [path for path in sources() if re.search(r"(?<!re\.)\bescape\(", path.read_text(encoding="utf-8"))]
    assert [path.relative_to(ROOT).as_posix() for path in escaping] == ["handlers/texts/__init__.py"]


async def test_tags_in_names_and_words_are_read_as_they_were_typed(town: Town) -> None:
    town.world.people[town.anna.id].first_name = "<b>Anna</b> & <a href='x'>Co"
    await town.anna.says("/start")
    town.anna.sees("<b>Anna</b> & <a href='x'>Co")
    await books(town.anna, "Der Drucker druckt nicht <i>wirklich</i> & <script>. 8004 Zürich, so schnell wie möglich")
    await town.luca.taps("Annehmen")
    town.luca.sees("<i>wirklich</i> & <script>", "<b>Anna</b>")


async def test_rights_come_from_the_database_and_not_from_what_somebody_can_press(town: Town) -> None:
    await books(town.anna)
    async with town.store.unit(town.time.now(), "test") as unit:
        unit.session.add(Person(id=4242, first_name="X", created_at=unit.now))
    await town.eve.says("/start")
    assert "erlaubt" in await town.eve.presses("j:1:1:accept:")
    assert "erlaubt" in await town.eve.presses("b:1:cancel:yes")
    assert "erlaubt" in await town.eve.presses("a:approve:4242")
