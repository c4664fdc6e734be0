"""Story 3: accepting, undoing, giving back, and what everybody else sees of it."""

from __future__ import annotations

import pytest

from sandbox import people
from tests.conversations.steps import LATER, books
from tests.conversations.town import ZURICH, Player, Town, both_languages, together
from tests.databases import both


@both
@both_languages
async def test_two_at_the_same_instant(town: Town) -> None:
    say = town.words
    await books(town.customer)
    said: dict[str, str] = {}

    async def take(helper: Player, chat: str) -> None:
        said[helper.name] = await helper.taps(say("Annehmen", "Accept"), chat)

    await together(take(town.luca, "private"), take(town.mia, "helpers"), take(town.noah, "helpers"))
    winners = [name for name, words in said.items() if say("Du hast den Auftrag", "The job is yours") in words]
    losers = [name for name, words in said.items() if say("Schon vergeben", "Already taken") in words]
    assert len(winners) == 1
    assert len(losers) == 2
    town.luca.sees(say(f"an {winners[0]}", f"by {winners[0]}"), chat="helpers")
    accept = say("Annehmen", "Accept")
    assert accept not in town.luca.buttons("helpers") + town.luca.buttons() + town.mia.buttons()
    with_address = [p.name for p in (town.luca, town.mia, town.noah, town.urs) if "Hardstrasse" in p.reads()]
    assert with_address == winners
    town.customer.sees(say(f"{winners[0]} kommt um", f"{winners[0]} is coming at"))


@both
@both_languages
async def test_a_helpers_day_with_every_turn(town: Town) -> None:
    """Declined, accepted, undone, accepted by another, given back, done by a third: all of it about one job."""
    say, customer, accept = town.words, town.customer, town.words("Annehmen", "Accept")
    await town.urs.says("/duty off")
    await town.petra.says("/duty off")
    await books(customer)
    town.luca.sees(
        say("Anfrage: Auftrag 1", "Request: job 1"), "km", say("Für Dich CHF 38.25–59.50", "For you CHF 38.25–59.50")
    )
    assert say("Danke", "Thank you") in await town.luca.taps(say("Ablehnen", "Decline"))
    town.luca.sees(say("Du hast abgelehnt", "you declined"))

    await town.mia.taps(accept)
    await town.waits(minutes=1)
    assert say("ohne Folgen", "no harm") in await town.mia.taps(say("Rückgängig", "Undo"))
    town.mia.sees_not("Hardstrasse", "079 555")
    customer.sees(say("kann leider doch nicht", "cannot come after all"), say("Wir fragen gerade", "We are asking"))

    await town.noah.taps(accept, "helpers")
    await town.waits(minutes=3)
    await town.noah.taps(say("Zurückgeben", "Give back"))
    await town.noah.taps(say("Ich kann nicht", "I cannot"))
    town.noah.sees_not("Hardstrasse", "079 555")
    town.luca.sees(accept, chat="helpers")

    await town.luca.taps(accept, "helpers")
    await town.luca.taps("in 30")
    await town.luca.taps(say("Ich bin da", "I am here"))
    await town.luca.taps(say("Ging nicht", "Not possible"))
    await town.luca.taps(say("Zu komplex", "Too complex"))
    customer.sees(say("konnte es nicht erledigen (zu komplex)", "could not do it (too complex)"), "CHF 0")
    town.ada.sees(say("Zu komplex vor Ort", "Too complex on site"), chat="admins")
    await customer.taps(say("Einverstanden: CHF 0", "I agree: CHF 0"))
    assert not any("Hardstrasse" in text or "555" in text for text in town.sent_to(ZURICH))


async def test_accepting_from_the_helper_chat(town: Town) -> None:
    await books(town.anna)
    town.urs.sees("Auftrag 1", "8004 Zürich", chat="helpers")
    await town.noah.taps("Annehmen", "helpers")
    town.noah.sees("Hardstrasse 12")
    town.luca.sees("vergeben")
    assert not any("Hardstrasse" in text or "555" in text for text in town.sent_to(ZURICH))


@both
async def test_undone_within_two_minutes_without_harm(town: Town) -> None:
    await books(town.anna)
    await town.luca.taps("Annehmen")
    await town.waits(minutes=1)
    assert "ohne Folgen" in await town.luca.taps("Rückgängig")
    town.luca.sees("wird wieder vergeben")
    town.luca.sees_not("Hardstrasse", "079 555")
    town.anna.sees("kann leider doch nicht", "Wir fragen gerade")
    assert "Annehmen" in town.mia.buttons()
    await town.mia.taps("Annehmen")
    town.anna.sees("Mia kommt um")
    await town.luca.says("/me")
    town.luca.sees("angenommen: 1")


async def test_after_two_minutes_it_is_given_back_with_a_reason(town: Town) -> None:
    await books(town.anna)
    await town.luca.taps("Annehmen")
    await town.waits(minutes=3)
    assert "↩️ Rückgängig" not in town.luca.buttons()
    assert await town.luca.presses("j:1:1:undo:")
    town.luca.sees("Hardstrasse")
    await town.luca.taps("Zurückgeben")
    await town.luca.taps("Ich kann nicht")
    town.luca.sees_not("Hardstrasse", "079 555")
    town.anna.sees("kann leider doch nicht")
    town.luca.sees("Annehmen", chat="helpers")
    await town.ada.says("/job 1", "admins")
    town.ada.sees("gesucht (ich kann nicht)", chat="admins")


async def test_an_address_is_blanked_in_every_copy_of_a_card(town: Town) -> None:
    await books(town.anna)
    await town.luca.taps("Annehmen")
    await town.luca.says("/jobs")
    await town.luca.says("/me")
    await town.luca.says("/jobs")
    assert town.luca.reads().count("Hardstrasse") == 1
    await town.waits(minutes=3)
    await town.luca.taps("Zurückgeben")
    await town.luca.taps("Anderer Grund")
    town.luca.sees_not("Hardstrasse", "079 555")


async def test_who_gave_a_job_back_is_not_asked_again_but_others_are(town: Town) -> None:
    await books(town.anna)
    await town.luca.taps("Annehmen")
    await town.luca.taps("Rückgängig")
    assert "Annehmen" not in town.luca.buttons()
    assert "Annehmen" in town.mia.buttons()


async def test_two_jobs_at_the_same_time_are_refused(town: Town) -> None:
    await books(town.anna)
    await books(town.ben, "My printer does not print, 8004 Zurich, asap", arrival="Arrival", order="Book now")
    await town.luca.taps("Annehmen", "helpers")
    other = "j:1:1:accept:" if "Auftrag 2" in town.luca.last() else "j:2:1:accept:"
    assert "läuft schon etwas anderes" in await town.luca.presses(other, "helpers")
    assert town.count("Vergeben") == 1


async def test_two_jobs_on_different_days_are_fine(town: Town) -> None:
    await books(town.anna)
    await books(town.anna, LATER, arrival="17:00")
    await town.luca.taps("Annehmen")
    await town.luca.taps("Annehmen", "helpers")
    assert town.count("Vergeben") == 2


async def test_declining_is_thanked_and_remembered(town: Town) -> None:
    await books(town.anna)
    assert "Danke" in await town.luca.taps("Ablehnen")
    town.luca.sees("Du hast abgelehnt")
    await town.mia.taps("Annehmen")
    await town.mia.taps("Rückgängig")
    assert "Annehmen" not in town.luca.buttons()


async def test_a_late_helper_can_be_replaced_free_of_charge(town: Town) -> None:
    await books(town.anna)
    await town.luca.taps("Annehmen")
    await town.waits(minutes=50)
    town.anna.sees("ist spät dran")
    town.luca.sees("Die Ankunftszeit ist vorbei")
    town.ada.sees("nicht erschienen", chat="admins")
    await town.anna.taps("Jemand anderen suchen")
    town.anna.sees("Wir suchen jemand anderen", "Wir fragen gerade")
    town.luca.sees("liegt nicht mehr bei Dir", "zu spät")
    town.luca.sees_not("Hardstrasse")
    assert "Annehmen" in town.mia.buttons()


async def test_several_devices_with_one_job_show_one_state(town: Town) -> None:
    """The same account on two devices: a second press on the same button changes nothing more."""
    await books(town.anna)
    await town.luca.taps("Annehmen")
    assert "Du hast den Auftrag" in await town.luca.presses("j:1:1:accept:")
    assert town.count("Vergeben") == 1
    assert town.anna.reads().count("kommt um") == 1


@pytest.mark.parametrize("word", ["wo bisch?", "Wo bleibt der Helfer?"])
async def test_where_are_you_shows_the_booking(town: Town, word: str) -> None:
    await books(town.anna)
    await town.luca.taps("Annehmen")
    await town.luca.taps("in 10")
    await town.anna.says(word)
    assert "Luca ist unterwegs, Ankunft" in town.anna.last()


async def test_a_helper_who_blocked_the_bot_stops_nobody(town: Town) -> None:
    await books(town.anna)
    people.blocks(town.world, town.luca.id)
    await town.settle()
    await town.anna.taps("Absagen")
    await town.anna.taps("Ja, absagen")
    town.mia.sees("abgesagt")
    people.blocks(town.world, town.luca.id, on=False)
    await town.luca.says("/start")
    town.luca.sees("Hallo Luca")


@pytest.mark.parametrize(
    "words", ["jemand anderen bitte", "find sb else pls", "quelqu'un d'autre svp", "qualcun altro"]
)
async def test_somebody_else_in_words_was_passed_on_to_the_helper(town: Town, words: str) -> None:
    await books(town.anna)
    await town.luca.taps("Annehmen")
    await town.waits(hours=1)
    await town.anna.says(words)
    town.luca.sees("Auftrag 1 liegt nicht mehr bei Dir")
    town.luca.sees_not(words)
