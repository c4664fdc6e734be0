"""Everything known of a person can be had, and erased: afterwards nothing of them is in any table, log or message."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select

from actions import due, privacy, speech
from domain.job import Status
from sandbox import people
from storage import lookups, personal, timers
from storage import people as people_rows
from storage.tables import metadata
from storage.tables.people import ERASED, Helper, Person
from storage.unit import table_of
from tests.conversations.steps import applies, books
from tests.conversations.town import Player, Town
from tests.databases import both
from tests.faults.story import jobs_of, lives_are_paths

NAME, HANDLE = "Xanthippe", "xanthippe_geheim"
STREET, PHONE, WORDS = "Zypressenstrasse 71", "079 555 98 76", "Zauberlehrling"
NO_PERSON = {"alembic_version", "timer", "lease", "peer", "hint", "lookup", "turn"}
"""Tables in which nobody is named, or only for as long as a suspension lasts."""


async def everything(town: Town) -> dict[str, str]:
    """Every row of every table as text."""
    found: dict[str, str] = {}
    async with town.store.reading(town.time.now()) as unit:
        for table in metadata.sorted_tables:
            rows = [dict(row._mapping) for row in await unit.session.execute(select(table))]
            found[table.name] = json.dumps(rows, ensure_ascii=False, default=str)
    return found


def traces(of: Player, found: dict[str, str]) -> set[str]:
    """The tables in which something of somebody stands."""
    marks = (str(of.id), NAME, NAME.lower(), HANDLE, STREET, PHONE, PHONE.replace(" ", ""), WORDS)
    return {table for table, rows in found.items() if any(mark in rows for mark in marks)}


async def somebody(town: Town) -> Player:
    """Xanthippe, who is seeded in every table there is: customer, helper, suspended once, heard, told of."""
    who = people.add_person(town.world, NAME, roles=["helper"])
    who.started, who.username = True, HANDLE
    player = Player(town, who.id, NAME)
    await applies(player)
    await town.ada.says(f"/approve {player.id}", "admins")
    await player.says("/duty")
    people.leave(town.world, player.id, "helpers")
    await town.ada.says(f"/suspend {player.id} 7d {NAME} kam nicht", "admins")
    await town.ada.says(f"/unban {player.id} {NAME} hat sich erklärt", "admins")
    await player.taps("Verfügbar")
    await player.says(f"Der Drucker druckt nicht mehr, {WORDS}. 8004 Zürich, so schnell wie möglich")
    await player.taps("Ankunft")
    await player.says(f"{STREET}, {PHONE}")
    await player.taps("Verbindlich")
    await player.sends("photo", caption="")
    await town.luca.taps("Annehmen")
    await player.taps("Schreiben")
    await player.says(f"Ich heisse {NAME}, {WORDS}")
    await town.luca.taps("Ich bin da")
    await town.luca.taps("Erledigt")
    await town.luca.says("60")
    await player.taps("Einverstanden")
    await player.taps("1 ★")
    await player.taps("Nein")
    await player.taps("Ein paar Worte")
    await player.says(f"{NAME} sagt: {WORDS}")
    await player.says("/human")
    await books(town.anna)
    await player.taps("Annehmen")
    return player


async def is_set_aside(town: Town, player: Player) -> None:
    """Something they wrote could not be worked."""
    hear = town.app.worker.hear

    async def buggy(*_: object) -> None:
        raise ValueError(WORDS)

    town.app.worker.hear = buggy
    await player.says(f"{STREET}, {PHONE}, {WORDS}")
    town.app.worker.hear = hear


async def ends_what_runs(town: Town, player: Player) -> None:
    """Whatever job they have or booked is given back or cancelled by an admin."""
    for job in await jobs_of(town):
        if job.helper_id == player.id and job.status not in {Status.SETTLED, Status.CANCELLED}:
            await town.ada.says(f"/reassign {job.id} {NAME} will aufhören", "admins")


def marks_everywhere(found: dict[str, str], player: Player) -> None:
    missing = set(found) - NO_PERSON - traces(player, found)
    assert missing == set(), f"not seeded: {missing}"


@both
@pytest.mark.timeout(300)
async def test_nothing_of_an_erased_person_is_left_in_any_table_log_or_owed_message(
    town: Town, capfd: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture
) -> None:
    player = await somebody(town)
    await ends_what_runs(town, player)
    await is_set_aside(town, player)
    await player.says(f"wuselt der quargel {WORDS}? ich heisse {NAME} {PHONE} {STREET}")
    await town.mia.says(f"Ich kenne die {NAME}, sie wohnt an der {STREET}, {PHONE}")
    await player.says("/mydata")
    await player.says("/forgetme")
    await player.sends("location", latitude=47.38, longitude=8.53)  # a draft of a need
    people.blocks(town.world, town.luca.id)  # what is owed to him waits
    async with town.store.unit(town.time.now(), "test") as unit:
        await timers.plan(unit, f"restrained:{player.id}", "restrained", unit.now + timedelta(days=1), helper=player.id)
        await people_rows.wait_for(unit, player.id, player.id, "write", {"job": 1, "to_helper": True})
        await speech.letter(unit, town.luca.id, "relayed", name=NAME, words=WORDS, job="1", key="test")
        await speech.letter(unit, town.rules.admin_chat, "admin-usage", usage=f"{NAME} ({player.id})")
        await speech.letter(unit, player.id, "greeting", name=NAME)
    marks_everywhere(await everything(town), player)

    await player.taps("Ja, alles löschen")
    found = await everything(town)
    assert traces(player, found) == set(), {table: found[table] for table in traces(player, found)}
    player.sees("weiss nichts mehr von Ihnen")
    await town.waits(days=3)
    found = await everything(town)
    assert traces(player, found) == set(), {table: found[table] for table in traces(player, found)}
    logs = "".join(capfd.readouterr()) + caplog.text
    for mark in (str(player.id), NAME, HANDLE, STREET, "555 98 76", WORDS, town.world.token):
        assert mark not in logs, [line for line in logs.splitlines() if mark in line]


async def test_the_street_the_map_was_asked_about_stayed(town: Town) -> None:
    now = town.time.now()
    async with town.store.unit(now - timedelta(days=31), "test") as unit:
        await lookups.keep(unit, "old", f'[{{"street": "{STREET}"}}]')
    async with town.store.unit(now, "test") as unit:
        await lookups.keep(unit, "new", f'[{{"street": "{STREET}"}}]')
        await privacy.keep_no_longer(unit)
    async with town.store.reading(now) as unit:
        assert await lookups.answer_of(unit, "old") is None, "past the time of addresses"
        assert await lookups.answer_of(unit, "new") is not None
    await town.anna.says("/forgetme")
    await town.anna.taps("Ja, alles löschen")
    assert STREET not in (await everything(town))["lookup"]


async def test_bookkeeping_keeps_amounts_of_nobody_in_particular(town: Town) -> None:
    player = await somebody(town)
    await ends_what_runs(town, player)
    (before, *_) = await jobs_of(town)
    await player.says("/forgetme")
    player.sees("Buchhaltung", "Provision")
    await player.taps("Ja, alles löschen")
    (job, *_) = await jobs_of(town)
    assert (job.final, job.commission, job.currency, job.settled_at) == (
        before.final, before.commission, before.currency, before.settled_at,
    )  # fmt: skip
    assert (job.status, job.category, job.helper_id) == (Status.SETTLED, before.category, town.luca.id)
    assert job.customer_id < ERASED
    assert (job.street, job.phone, job.words, job.area) == (None, None, "", "Zürich")
    await lives_are_paths(town)
    town.luca.sees("Abgerechnet")
    await town.ada.says(f"/job {job.id}", "admins")
    town.ada.sees("Kundschaft (gelöscht), CHF 45–70", chat="admins")
    town.ada.sees_not(str(job.customer_id), chat="admins")


async def test_who_writes_again_is_met_for_the_first_time(town: Town) -> None:
    await town.anna.says("/language")
    await town.anna.says("/forgetme")
    await town.anna.taps("Ja, alles löschen")
    await town.anna.says("/start")
    town.anna.sees("Guten Tag, Anna")
    async with town.store.reading(town.time.now()) as unit:
        person = await unit.session.get_one(Person, town.anna.id)
        assert person.created_at == unit.now


async def test_a_running_job_must_be_ended_first(town: Town) -> None:
    await books(town.anna)
    await town.anna.says("/forgetme")
    town.anna.sees("Zuerst muss beendet werden", "Buchung oder Auftrag 1")
    assert not any("alles löschen" in label for label in town.anna.buttons())
    await town.luca.taps("Annehmen")
    await town.luca.says("/forgetme")
    town.luca.sees("Zuerst muss beendet werden")


async def test_a_job_booked_between_question_and_answer_is_not_lost(town: Town) -> None:
    await town.anna.says("/forgetme")
    await books(town.anna)
    assert "Zuerst muss beendet werden" in await town.anna.taps("Ja, alles löschen")
    assert len(await jobs_of(town)) == 1
    await town.luca.taps("Annehmen")
    town.anna.sees("Luca kommt")


async def test_nobody_can_have_another_person_forgotten(town: Town) -> None:
    await town.anna.says("/start")
    await town.ben.says("/forgetme")
    assert "no longer" in await town.ben.presses(f"me:forget:{town.anna.id}")
    async with town.store.reading(town.time.now()) as unit:
        assert await unit.session.get(Person, town.anna.id) is not None
        assert await unit.session.get(Person, town.ben.id) is not None
    await town.ben.taps("keep it")
    town.ben.sees("everything stays")


async def test_a_ban_is_not_shaken_off_by_being_forgotten(town: Town) -> None:
    await town.ada.says(f"/ban {town.noah.id} betrunken", "admins")
    await town.noah.says("/forgetme")
    await town.noah.taps("Ja, alles löschen")
    town.noah.sees("ausser Ihrer Telegram-Nummer und dem Ende Ihrer Sperre")
    async with town.store.reading(town.time.now()) as unit:
        assert await unit.session.get(Helper, town.noah.id) is None
        person = await unit.session.get_one(Person, town.noah.id)
        assert (person.first_name, person.ban_reason) == ("–", None)
    await town.noah.says("/join")
    assert "Mitmachen geht zurzeit nicht" in town.noah.last()


async def test_an_application_that_was_erased_is_blank_in_the_admin_chat(town: Town) -> None:
    await applies(town.nina)
    town.ada.sees("Bewerbung: Nina", chat="admins")
    await town.nina.says("/forgetme")
    await town.nina.taps("Ja, alles löschen")
    town.ada.sees("Auf Wunsch gelöscht", chat="admins")
    town.ada.sees_not("Nina", chat="admins")


def documents(town: Town, who: Player) -> list[Any]:
    """The files the bot has sent somebody, as JSON."""
    calls = [c for c in town.world.transcript.since(0) if c["method"] == "sendDocument" and c["status"] == 200]
    assert all(str(c["params"]["chat_id"]) == str(who.id) for c in calls)
    files = [c["answer"]["result"]["document"] for c in calls]
    return [json.loads(town.world.files[one["file_id"]].content) for one in files]


@both
async def test_my_data_is_a_file_with_everything_of_mine_and_nothing_of_anybody_else(town: Town) -> None:
    player = await somebody(town)
    await player.says("/mydata")
    player.sees("alles, was hier über Sie gespeichert ist")
    (mine,) = documents(town, player)
    whole = json.dumps(mine, ensure_ascii=False)
    for mark in (NAME, STREET, PHONE, WORDS, HANDLE, str(player.id)):
        assert mark in whole
    for other in (town.luca, town.ada, town.anna):
        assert str(other.id) not in json.dumps({**mine, "messages_received": []}), other.name
    assert mine["bookings"][0]["final"] == 6000
    assert mine["reviews_given"][0]["stars"] == 1


async def test_a_helper_is_not_handed_what_customers_gave(town: Town) -> None:
    await books(town.anna)
    await town.luca.taps("Annehmen")
    await town.luca.says("/mydata")
    (mine,) = documents(town, town.luca)
    assert mine["jobs"][0]["area"] == "8004 Zürich"
    whole = json.dumps(mine, ensure_ascii=False)
    assert "Hardstr" not in whole
    assert "555" not in whole
    assert str(town.anna.id) not in whole


def test_every_table_that_can_name_a_person_is_in_the_export() -> None:
    covered = {table_of(section.model).name for section in personal.SECTIONS}
    assert covered == set(metadata.tables) - NO_PERSON


@both
async def test_addresses_words_and_photos_are_erased_after_their_time(town: Town) -> None:
    player = await somebody(town)
    await ends_what_runs(town, player)
    async with town.store.unit(town.time.now(), "start") as unit:
        await due.plan_nights(unit)
    await town.waits(days=29)
    (job, *_) = await jobs_of(town)
    assert (job.street, job.phone) == (STREET, PHONE)
    await town.waits(days=3)
    (job, *_) = await jobs_of(town)
    zurich = town.rules.region("zurich")
    assert (job.street, job.phone, job.lat, job.lon) == (None, None, zurich.lat, zurich.lon)
    assert WORDS in job.words
    found = await everything(town)
    for table in ("inbox", "letter", "need"):
        assert STREET not in found[table]
        assert PHONE not in found[table]
    assert found["letter"] == "[]" or WORDS not in found["letter"]
    await town.waits(days=60)
    (job, *_) = await jobs_of(town)
    assert (job.words, job.photos, job.final) == ("", [], 6000)
    assert WORDS not in (await everything(town))["need"]


async def test_what_still_runs_keeps_its_address(town: Town) -> None:
    await books(town.anna)
    await town.luca.taps("Annehmen")
    async with town.store.unit(town.time.now(), "test") as unit:
        unit.now += timedelta(days=400)
        await privacy.keep_no_longer(unit)
    (job,) = await jobs_of(town)
    assert (job.street, job.phone) == ("Hardstrasse 12", "079 555 12 34")
    assert job.words


async def test_a_suspended_helper_who_is_forgotten_stays_suspended(town: Town) -> None:
    await town.ada.says(f"/suspend {town.mia.id} 7d zu spät", "admins")
    await town.mia.says("/forgetme")
    await town.mia.taps("Ja, alles löschen")
    await town.mia.says("/join")
    assert "Mitmachen geht bis Di., 24. Nov." in town.mia.last()
    await town.waits(days=8)
    await town.mia.says("/join")
    town.mia.sees("Wie heisst Du?")
