"""Bad input: a clear sentence in the person's language, nothing lost, nothing crashed. And what nobody can read."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import func, select

from domain.job import Status
from sandbox import people
from storage.tables.jobs import Job, NeedRow, NeedState
from storage.tables.people import Person
from storage.tables.road import Inbox, InboxState
from storage.unit import table_of
from tests.conversations.town import ADMINS, ZURICH, Player, Town

PROBLEM = "Der Drucker druckt nicht mehr"
LONG = "Mein Drucker streikt. " * 186 + "Hilfe!"
HTML = "<b>Bo</b> & <i>Co &lt;a href='x'> <script>"
RTL = "\u202eabc\u202c \u200f\u2067שלום\u2069"


async def settled(town: Town, *, aside: int = 0) -> None:
    """Assert that everything was heard, and exactly so much set aside."""
    table = table_of(Inbox)
    async with town.store.reading(town.time.now()) as unit:
        counts = await unit.session.execute(select(table.c.state, func.count()).group_by(table.c.state))
        by_state = {str(state): count for state, count in counts}
    assert by_state.get(InboxState.NEW, 0) == 0
    assert by_state.get(InboxState.ASIDE, 0) == aside, by_state


async def draft(town: Town, who: Player) -> NeedRow | None:
    """What this person is describing."""
    table = table_of(NeedRow)
    async with town.store.reading(town.time.now()) as unit:
        query = select(NeedRow).where(table.c.person_id == who.id, table.c.state == NeedState.DRAFT)
        return (await unit.session.scalars(query)).first()


async def jobs(town: Town) -> list[Job]:
    async with town.store.reading(town.time.now()) as unit:
        return list(await unit.session.scalars(select(Job)))


def answers(town: Town, who: Player) -> int:
    """How many messages of the bot this person has ever been sent or shown anew."""
    return sum(
        call["method"] in {"sendMessage", "editMessageText"} and str(call["params"]["chat_id"]) == str(who.id)
        for call in town.world.transcript.since(0)
    )


async def sends_raw(town: Town, who: Player, **content: Any) -> None:
    """A private message as it never leaves a phone of today: kept by intake, worked as any other."""
    number = town.world.updates.next_id
    town.world.updates.next_id += 1
    chat = town.world.private(who.id)
    chat.last_id += 1
    body = {
        "message_id": chat.last_id,
        "date": town.world.clock.timestamp(),
        "chat": town.world.chat_wire(chat),
        "from": town.world.people[who.id].user(),
        **content,
    }
    await town.app.intake.keep([{"update_id": number, "message": body}])
    await town.settle()


def newcomer(town: Town, name: str, language: str = "de") -> Player:
    """Somebody with this name who has pressed start."""
    person = people.add_person(town.world, "x", language=language)
    person.first_name = name
    person.started = True
    return Player(town, person.id, name)


STRANGE = (
    LONG[:4096], "🤷‍♀️🔥🖨️", "?", RTL, HTML, "&lt;", "<b>", "</b>", "{ $name }", "%s %d \\n", "/unbekannt", "/", "0",
    "999999", "'; DROP TABLE job; --", "²", "٣", "/stats", "/ban luca", "/job 1", "\u200d\u200d", "A" * 4096,
)  # fmt: skip


async def test_strange_words_are_answered_and_the_draft_stays(town: Town) -> None:
    await town.anna.says(PROBLEM)
    before = await draft(town, town.anna)
    assert before is not None
    for text in STRANGE:
        said = answers(town, town.anna)
        await sends_raw(town, town.anna, text=text)
        after = await draft(town, town.anna)
        assert after is not None, text
        assert (after.id, after.category) == (before.id, before.category), text
        assert answers(town, town.anna) > said, text
    await settled(town)


async def test_empty_blank_and_nul_messages_are_answered(town: Town) -> None:
    await town.anna.says(PROBLEM)
    for text in ("", " ", "\n\n", "\x00", "\x00\x00hallo\x00", "\ud83d", "\u200b", "\u2066\u2069"):
        said = answers(town, town.anna)
        await sends_raw(town, town.anna, text=text)
        assert answers(town, town.anna) > said, ascii(text)
    assert await draft(town, town.anna) is not None
    await settled(town)


async def test_whatever_is_sent_gets_a_sentence_in_the_senders_language(town: Town) -> None:
    await town.ben.says("The printer does not print any more")
    sent: list[tuple[str, dict[str, Any]]] = [
        ("sticker", {}),
        ("document", {"name": "virus.exe"}),
        ("document", {"name": "<b>.html", "caption": "<i>see"}),
        ("video", {}),
    ]
    for what, more in sent:
        await town.ben.sends(what, **more)
        town.ben.sees("few words")
        assert "few words" in town.ben.reads().rsplit("\n---\n", 2)[-1] or "few words" in town.ben.last(), what
    await town.ben.sends("voice")
    town.ben.sees("cannot listen")
    for body in (
        {"dice": {"emoji": "🎲", "value": 3}},
        {"venue": {"location": {"latitude": 0, "longitude": 0}, "title": "t", "address": "a"}},
        {"poll": {"id": "1", "question": "?", "options": [], "total_voter_count": 0, "is_closed": False,
                  "is_anonymous": True, "type": "regular", "allows_multiple_answers": False, "allows_revoting": False,
                  "members_only": False}},
        {"game": {"title": "t", "description": "d", "photo": []}},
        {"story": {"chat": {"id": 1, "type": "private", "first_name": "x"}, "id": 1}},
    ):  # fmt: skip
        said = answers(town, town.ben)
        await sends_raw(town, town.ben, **body)
        assert answers(town, town.ben) > said, body
    found = await draft(town, town.ben)
    assert found is not None
    assert found.category == "printer"
    await settled(town)


async def test_an_edited_message_is_not_passed_over_in_silence(town: Town) -> None:
    message = people.says(town.world, town.anna.id, "Internet geht nicht")
    await town.settle()
    people.edits(town.world, town.anna.id, message, "Der Drucker geht nicht")
    await town.settle()
    town.anna.sees("Geänderte")
    found = await draft(town, town.anna)
    assert found is not None
    assert found.category == "network"
    await settled(town)


async def test_start_a_thousand_times_is_answered_without_a_flood(town: Town) -> None:
    await town.anna.says(PROBLEM)
    said = answers(town, town.anna)
    for _ in range(1000):
        people.says(town.world, town.anna.id, "/start")
    await town.settle()
    await town.waits(minutes=2)
    assert 1 <= answers(town, town.anna) - said <= 100
    assert await draft(town, town.anna) is not None
    await town.anna.says("doch der Computer")
    found = await draft(town, town.anna)
    assert found is not None
    assert found.category == "computer"
    await settled(town)


async def test_names_of_every_kind_are_shown_as_they_are_and_harm_nobody(town: Town) -> None:
    for name in ("<b>Bo</b>", "A" * 100, " ", "\u202eanna", "&amp;", "👩‍🔧", "Ж" * 64, "{$x}", ""):
        somebody = newcomer(town, name)
        await somebody.says("/start")
        somebody.sees("Guten Tag")
        somebody.sees_not("\u202e", "Guten Tag, .", "Guten Tag,  .")
        await somebody.says("/join")
        await somebody.says(name if name.strip() else "…")
    await settled(town)


async def test_html_in_every_place_where_words_are_shown(town: Town) -> None:
    bo = newcomer(town, "<b>Bo</b>")
    await bo.says("Internet geht nicht <b>. 8004 Zürich, so schnell wie möglich &lt;")
    await bo.taps("Ankunft")
    await bo.says("Alte <i>Strasse 12, 079 555 12 34")
    await bo.taps("Verbindlich buchen")
    await town.luca.taps("Annehmen")
    town.luca.sees("<b>Bo</b>", "<i>Strasse 12", "&lt;")
    await bo.taps("Schreiben")
    await bo.says("<u>wo sind Sie? </b>" + "&" * 900)
    town.luca.sees("<u>wo sind Sie? </b>")
    await town.luca.taps("Antworten")
    await town.luca.says("gleich da <3")
    bo.sees("gleich da <3")
    await town.luca.taps("in 10")
    await town.luca.taps("Ich bin da")
    await town.luca.taps("Erledigt")
    await town.luca.taps("CHF 45")
    await bo.taps("Einverstanden")
    await bo.taps("1 ★")
    await bo.taps("Ja")
    await bo.taps("Ein paar Worte")
    await bo.says("<code>schlecht")
    for words in (
        "/ban luca <b>frech",
        "/unban luca </i>",
        "/suspend <b> 7d x",
        "/helpers <b>",
        "/job <b>",
        "/cancel 1 <a>",
        "/audit",
        "/job 1",
        "/stats",
    ):
        await town.ada.says(words, chat=ADMINS)
    await settled(town)


async def test_buttons_of_another_persons_card_do_nothing(town: Town) -> None:
    await town.anna.says("Internet geht nicht. 8004 Zürich, so schnell wie möglich")
    found = await draft(town, town.anna)
    assert found is not None
    await town.eve.says("/start")
    for data in (f"n:{found.id}:drop:", f"n:{found.id}:category:tv", f"n:{found.id}:book:", f"n:{found.id}:human:"):
        assert "erlaubt" in await town.eve.presses(data), data
    same = await draft(town, town.anna)
    assert same is not None
    assert same.category == found.category
    await settled(town)


FORGED = (
    *"""
    n n: n:: n:1 n:1:book n:1:book: n:-1:book: n:99999999999999999999999:book: n:1e3:x: n:2147483648:book:
    n:1:slot:0-0 n:1:slot:99999999999-30 n:1:slot:999999999-600 n:1:slot:-5--5 n:1:now:x n:1:slot:²-30
    n:1:view:day-99999999 n:1:view:day-20260231 n:1:view:day-00000000 n:1:view:day-19990101 n:1:view:day-99991231
    n:1:reading:9 n:1:reading:² n:1:when:never n:1:crowd:kings n:1:change:all n:1:category: n:1:calls:
    b:1:cancel:yes b:1:slot:1-1 b:1:slot:29999999-30 b:1:consent:1- b:1:consent:1--5 b:1:consent:1-² b:1:stars:9
    b:1:stars:-1 b:1:stars:² b:1:again: b:2147483648:agree: b:9223372036854775808:agree: b:0:dispute:
    j:1:1:accept: j:1:99999999999999999999:accept: j:-1:-1:accept: j:1:1:finish:-100 j:1:1:finish:99999999
    j:1:1:finish:² j:1:1:extra:-5 j:1:1:extra:0 j:1:1:set_off:-1 j:1:1:set_off:999999 j:1:1:set_off:²
    j:1:1:release: j:1:1:view:price j:1:1:undo: a:approve:1001 a:take:1 a:take:-1 a:take:99999999999999999999 a::
    duty:1 duty:x join:adult:1 join:skill:king join:radius:9999 join:radius:² lang:xx lang: lang:en:de
    """.split(),
    "", " ", "😀" * 16, "\ud83d", "x" * 64, "n:1:book:\x00",
)  # fmt: skip


async def test_forged_buttons_are_refused_and_change_nothing(town: Town) -> None:
    await town.anna.says("Internet geht nicht. 8004 Zürich, so schnell wie möglich")
    await town.anna.taps("Ankunft")
    await town.anna.says("Hardstrasse 12, 079 555 12 34")
    await town.anna.taps("Verbindlich buchen")
    (job,) = await jobs(town)
    await town.eve.says("/start")
    before = answers(town, town.eve)
    silent = []
    for data in FORGED:
        if not data.startswith(("duty", "join", "lang")) and not await town.eve.presses(data):
            silent.append(data)
        elif data.startswith(("duty", "join", "lang")):
            await town.eve.presses(data)
    assert silent == []
    assert answers(town, town.eve) == before
    (same,) = await jobs(town)
    assert (same.status, same.helper_id, same.offer_version) == (Status.OFFERED, None, job.offer_version)
    await settled(town)


async def test_the_customers_own_forged_buttons_are_refused_or_harmless(town: Town) -> None:
    await town.anna.says("Internet geht nicht. 8004 Zürich, so schnell wie möglich")
    for data in FORGED:
        if data not in {"n:1:book:", "n:1:book"}:
            await town.anna.presses(data)
            assert await draft(town, town.anna) is not None, data
    await settled(town)
    await town.anna.says("8004 Zürich, Internet geht nicht, heute um 18 Uhr")
    await settled(town)


async def test_a_helpers_forged_prices_are_refused(town: Town) -> None:
    await town.anna.says("Internet geht nicht. 8004 Zürich, so schnell wie möglich")
    await town.anna.taps("Ankunft")
    await town.anna.says("Hardstrasse 12, 079 555 12 34")
    await town.anna.taps("Verbindlich buchen")
    await town.luca.taps("Annehmen")
    await town.luca.taps("in 10")
    await town.luca.taps("Ich bin da")
    (job,) = await jobs(town)
    for data in FORGED:
        if data.startswith("j:1:1"):
            await town.luca.presses(data)
    for amount in ("-5", "99999", "1e9", "-0.01", "CHF -20", "²", "50,5,5", "1'000'000", "0x10"):
        await town.luca.taps("Erledigt") if "Erledigt" in str(town.luca.buttons()) else None
        await town.luca.says(amount)
        (now,) = await jobs(town)
        assert now.status is Status.IN_PROGRESS, amount
        assert now.final is None
        assert now.consented is None
    assert job.high > 0
    await settled(town)


async def test_buttons_of_yesterday_say_so(town: Town) -> None:
    await town.anna.says("Internet geht nicht. 8004 Zürich, so schnell wie möglich")
    await town.anna.taps("Ankunft")
    await town.anna.says("Hardstrasse 12, 079 555 12 34")
    await town.anna.taps("Verbindlich buchen")
    assert await town.anna.presses("n:1:book:")
    assert await town.anna.presses("n:1:drop:")
    await town.luca.taps("Annehmen")
    assert await town.mia.presses("j:1:1:accept:")
    assert await town.mia.presses("j:1:1:decline:")
    await town.waits(days=2)
    assert await town.luca.presses("j:1:1:undo:")
    (job,) = await jobs(town)
    assert job.helper_id == town.luca.id
    await settled(town)


async def test_a_date_in_1999_is_said_to_be_past(town: Town) -> None:
    await town.anna.says("Drucker druckt nicht, 8004 Zürich, am 3. März 1999 um 10 Uhr")
    town.anna.sees("vorbei")
    found = await draft(town, town.anna)
    assert found is not None
    assert found.wish_start is None
    assert found.category == "printer"
    await settled(town)


async def test_a_code_and_a_name_that_disagree_are_a_question(town: Town) -> None:
    await town.anna.says("Drucker druckt nicht, 8004 Bern, morgen")
    found = await draft(town, town.anna)
    assert found is not None
    assert found.lat is None
    await town.anna.taps("8004 Zürich")
    found = await draft(town, town.anna)
    assert found is not None
    assert found.place == "8004 Zürich"
    await settled(town)


@pytest.mark.parametrize(("latitude", "longitude"), [(0.0, 0.0), (-90.0, 180.0), (90.0, -180.0), (45.0, -30.0)])
async def test_a_place_at_sea_is_not_served_and_said_so(town: Town, latitude: float, longitude: float) -> None:
    await town.anna.says("Drucker druckt nicht, morgen")
    await town.anna.sends("location", latitude=latitude, longitude=longitude)
    town.anna.sees("Zürich")
    assert "leider" in town.anna.last()
    await town.anna.says("8004 Zürich")
    found = await draft(town, town.anna)
    assert found is not None
    assert found.postal_code == "8004"
    await settled(town)


async def test_in_groups_only_commands_are_answered(town: Town) -> None:
    for text in (
        "hallo",
        "Internet geht nicht, 8004 Zürich",
        "/jobs",
        "/start",
        "/ban luca x",
        "/stats@needbot",
        "@needbot hilf",
    ):
        await town.luca.says(text, chat=ZURICH)
    assert not any("Anliegen" in text for text in town.sent_to(ZURICH))
    await settled(town)


async def test_what_nobody_can_read_is_set_aside_and_the_rest_goes_on(town: Town) -> None:
    first = town.world.updates.next_id
    town.world.updates.next_id += 20
    broken: list[dict[str, Any]] = [
        {"message": {"from": {"id": 1001}}},
        {"message": None},
        {"message": []},
        {"callback_query": {"id": 5}},
        {"callback_query": "x"},
        {"shiny_new_update": {"from": {"id": 1001, "is_bot": False, "first_name": "Anna"}}},
        {"message": {"message_id": 1, "date": "yesterday", "chat": {"id": 1001, "type": "private"}, "from": 7}},
        {"message": {"message_id": 1, "date": 1, "chat": {"id": 10**30, "type": "private"}, "text": "x",
                     "from": {"id": 10**30, "is_bot": False, "first_name": "x"}}},
        {},
    ]  # fmt: skip
    await town.app.intake.keep([{"update_id": first + number, **body} for number, body in enumerate(broken)])
    await town.anna.says(PROBLEM)
    assert await draft(town, town.anna) is not None
    await settled(town, aside=len(broken))
    assert "verarbeitet" in town.ada.reads(ADMINS)


async def test_channel_posts_and_other_kinds_are_passed_over(town: Town) -> None:
    first = town.world.updates.next_id
    town.world.updates.next_id += 20
    channel = {"id": -1005, "type": "channel", "title": "News"}
    others: list[dict[str, Any]] = [
        {"channel_post": {"message_id": 1, "date": 1, "chat": channel, "text": "Internet geht nicht"}},
        {"edited_channel_post": {"message_id": 1, "date": 1, "chat": channel, "text": "x"}},
        {
            "inline_query": {
                "id": "1",
                "from": {"id": 1001, "is_bot": False, "first_name": "A"},
                "query": "",
                "offset": "",
            }
        },
        {"message": {"message_id": 1, "date": 1, "chat": channel, "sender_chat": channel, "text": "/jobs"}},
    ]
    await town.app.intake.keep([{"update_id": first + number, **body} for number, body in enumerate(others)])
    await town.settle()
    await settled(town)
    assert town.sent_to(-1005) == []


async def test_a_name_that_changes_is_followed(town: Town) -> None:
    await town.anna.says("/start")
    town.world.people[town.anna.id].first_name = "Annabelle"
    await town.anna.says("/start")
    async with town.store.reading(town.time.now()) as unit:
        person = await unit.session.get(Person, town.anna.id)
    assert person is not None
    assert person.first_name == "Annabelle"
