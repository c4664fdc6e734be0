"""What customer and helper say to each other through the bot: whom plain words are for, replies, pictures, numbers."""

from __future__ import annotations

from sandbox import people as sandbox_people
from tests.conversations.steps import GERMAN, books, is_accepted, is_at_work
from tests.conversations.town import Player, Town


async def writes(player: Player, words: str) -> None:
    """Press Write, then say it."""
    await player.taps("Schreiben")
    await player.says(words)


async def replies(player: Player, to: str, words: str) -> None:
    """Answer the newest message that contains `to` with Telegram's reply."""
    message = next(one["id"] for one in reversed(player.messages()) if to in one["text"])
    sandbox_people.says(player.town.world, player.id, words, reply_to=message)
    await player.town.settle()


async def test_danger_written_to_the_helper_was_only_passed_on(town: Town) -> None:
    await is_at_work(town)
    await writes(town.anna, "Hilfe, es brennt in der Küche!")
    town.anna.sees("118")
    town.ada.sees("Notfall", "Anna", chat="admins")
    town.luca.sees("es brennt in der Küche")


async def test_danger_was_taken_for_a_name(town: Town) -> None:
    await town.nina.says("/join")
    await town.nina.says("Es brennt!")
    town.nina.sees("112")
    town.nina.sees_not("Hallo Es brennt")
    town.ada.sees("Notfall", chat="admins")
    await town.nina.says("Nina")
    town.nina.sees("Hallo Nina")


async def test_after_writing_to_a_helper_who_undid_nothing_was_heard_any_more(town: Town) -> None:
    await is_accepted(town)
    await town.anna.taps("Schreiben")
    await town.luca.taps("Rückgängig")
    await town.anna.says("Bitte an der Hintertür klingeln")
    assert "Zur Buchung 1 notiert" in town.anna.reads()
    town.anna.sees_not("Das geht jetzt nicht mehr")
    await town.mia.taps("Annehmen")
    town.mia.sees("Bitte an der Hintertür klingeln")


async def test_after_writing_to_a_customer_who_cancelled_nothing_was_heard_any_more(town: Town) -> None:
    await is_accepted(town)
    await town.luca.taps("Schreiben")
    await town.anna.taps("Absagen")
    await town.anna.taps("Ja, absagen")
    await town.luca.says("Bin gleich da")
    town.luca.sees("Nicht weitergeleitet: Nr. 1 ist nicht mehr offen.")
    await town.luca.says("Mein Drucker geht nicht, 8004 Zürich, morgen")
    assert "Ihr Anliegen" in town.luca.last()


async def test_a_new_problem_said_after_the_booking_was_cancelled_is_heard(town: Town) -> None:
    await is_accepted(town)
    await town.anna.taps("Schreiben")
    await town.anna.taps("Absagen")
    await town.anna.taps("Ja, absagen")
    await town.anna.says("Mein Drucker geht nicht, 8004 Zürich, morgen")
    town.anna.sees("Nicht weitergeleitet")
    assert "Ihr Anliegen" in town.anna.last()


async def test_asked_for_a_price_of_a_job_that_was_cancelled_nothing_else_was_heard(town: Town) -> None:
    await is_at_work(town)
    await town.luca.taps("Erledigt")
    await town.ada.says("/cancel 1 Irrtum", chat="admins")
    await town.luca.says("60")
    town.luca.sees("Kein Preis mehr nötig: Auftrag 1")
    await town.luca.says("hallo")
    town.luca.sees("Guten Tag, Luca")


async def test_words_for_a_review_that_cannot_be_written_are_heard_as_usual(town: Town) -> None:
    await is_accepted(town)
    assert "nicht mehr" in await town.anna.presses("b:1:words:")
    assert "nicht erlaubt" in await town.mia.presses("b:1:words:")
    await town.mia.says("Drucker kaputt, 8004 Zürich")
    assert "Ihr Anliegen" in town.mia.last()


async def test_the_plain_answer_to_a_helper_began_a_new_need(town: Town) -> None:
    await is_accepted(town)
    await writes(town.luca, "Welcher Stock?")
    await town.anna.says("3. Stock links")
    town.luca.sees("3. Stock links")
    town.anna.sees("An Luca weitergeleitet.")
    assert "weitergeleitet" in town.anna.last()
    await town.luca.says("Gut, bis gleich")
    town.anna.sees("Gut, bis gleich")


async def test_words_after_the_booking_began_a_new_need(town: Town) -> None:
    await books(town.anna)
    await town.anna.says("Bitte beim Nachbarn klingeln")
    town.anna.sees("Für wen ist das?", "«Bitte beim Nachbarn klingeln»")
    await town.anna.says("Code an der Tür ist 1234")
    await town.anna.taps("Zur Buchung 1 notieren")
    town.anna.sees("Zur Buchung 1 notiert")
    await town.luca.taps("Annehmen")
    town.luca.sees("Bitte beim Nachbarn klingeln", "Code an der Tür ist 1234")
    assert "Code an der Tür" not in town.luca.reads("helpers")


async def test_whom_words_are_for_can_be_typed(town: Town) -> None:
    await is_accepted(town)
    await town.anna.says("Mein Fernseher geht auch nicht")
    town.anna.sees("Für wen ist das?")
    await town.anna.says("An Luca")
    town.luca.sees("Mein Fernseher geht auch nicht")
    await town.luca.says("Alles klar")
    town.anna.sees("Alles klar")
    await town.luca.taps("Ich bin da")
    await town.waits(hours=25)
    await town.anna.says("Der Router blinkt rot")
    await town.anna.taps("Neues Anliegen")
    assert "Internet & WLAN" in town.anna.last()
    assert "Nicht" not in await town.anna.taps("Abbrechen")


async def test_whom_words_are_for_can_be_a_number(town: Town) -> None:
    await is_accepted(town)
    await town.anna.says("Mein Fernseher geht auch nicht")
    await town.anna.says("2")
    assert "🛠 TV" in town.anna.last()


async def test_a_problem_with_its_place_is_a_new_need_whatever_is_booked(town: Town) -> None:
    await is_accepted(town)
    await town.anna.says("Der Router geht nicht, 8004 Zürich, morgen")
    assert "Internet & WLAN" in town.anna.last()
    town.luca.sees_not("Router")


async def test_a_reply_goes_to_whoever_wrote_also_while_a_need_is_described(town: Town) -> None:
    await is_accepted(town)
    await writes(town.luca, "Welcher Stock?")
    await town.anna.says("Der Router geht nicht, 8004 Zürich, morgen")
    await replies(town.anna, "Welcher Stock?", "3. Stock links")
    town.luca.sees("3. Stock links")
    assert "Umzug" not in town.anna.reads()


async def test_a_reply_to_the_booking_card_goes_to_the_helper(town: Town) -> None:
    await is_accepted(town)
    await replies(town.anna, "Buchung 1", "Der Hund ist lieb")
    town.luca.sees("Der Hund ist lieb")


async def test_a_photo_for_the_helper_began_a_need(town: Town) -> None:
    await is_at_work(town)
    await town.anna.taps("Schreiben")
    await town.anna.sends("photo", caption="Dieser hier")
    town.luca.sees("Dieser hier")
    await town.luca.sends("photo")
    await town.luca.sends("voice")
    await town.luca.sends("location", latitude=47.38, longitude=8.53)
    town.anna.sees("📷", "🎤", "openstreetmap.org")
    assert "Ihr Anliegen" not in town.luca.reads()
    methods = [call["method"] for call in town.world.transcript.since(0)]
    assert methods.count("sendPhoto") == 2
    assert methods.count("sendVoice") == 1


async def test_a_photo_sent_while_the_price_is_asked_began_a_need(town: Town) -> None:
    await is_at_work(town)
    await town.luca.taps("Erledigt")
    await town.luca.sends("photo")
    await town.luca.sends("contact", phone="+41 79 555 12 35")
    assert "Ihr Anliegen" not in town.luca.reads()
    town.luca.sees("lässt sich nicht weiterleiten")
    await town.luca.says("60")
    town.anna.sees("Schlusspreis: CHF 60")


async def test_the_photos_of_a_need_never_reached_the_helper(town: Town) -> None:
    await town.anna.sends("photo", caption=GERMAN)
    await town.anna.taps("Ankunft")
    await town.anna.says("Hardstrasse 12, 079 555 12 34")
    await town.anna.taps("Verbindlich")
    assert not [call for call in town.world.transcript.since(0) if call["method"] == "sendPhoto"]
    await town.luca.taps("Annehmen")
    sent = [call["params"] for call in town.world.transcript.since(0) if call["method"] == "sendPhoto"]
    assert [str(one["chat_id"]) for one in sent] == [str(town.luca.id)]
    town.luca.sees("Foto 1 zum Auftrag 1")


async def test_a_number_in_words_passed_under_chat_only(town: Town) -> None:
    await town.anna.says("Der Drucker druckt nicht mehr, 8004 Zürich, so schnell wie möglich, 079 555 12 34")
    await town.anna.taps("Ankunft")
    await town.anna.says("Hardstrasse 12, 079 555 12 34")
    await town.anna.taps("Nur Chat")
    await town.anna.taps("Verbindlich")
    await town.luca.taps("Annehmen")
    town.luca.sees("Nur Chat", "•••")
    town.luca.sees_not("079 555 12 34")
    await writes(town.anna, "Mein Name ist hier @anna_phone, meine Nummer ist 079 111 22 33")
    town.luca.sees("Mein Name ist hier •••, meine Nummer ist •••")
    town.anna.sees("ohne die Telefonnummer")


async def test_handles_never_pass_and_numbers_do_where_calls_are_allowed(town: Town) -> None:
    await is_accepted(town)
    await writes(town.anna, "Rufen Sie 079 111 22 33 an oder schreiben Sie t.me/anna_phone")
    town.luca.sees("Rufen Sie 079 111 22 33 an oder schreiben Sie •••")


async def test_a_yes_to_the_helpers_question_agreed_to_a_higher_price(town: Town) -> None:
    await is_at_work(town)
    await town.luca.taps("Mehraufwand")
    await town.luca.says("150")
    await town.luca.says("Die Trommel ist hin")
    await writes(town.luca, "Darf ich in den Keller?")
    await town.anna.says("ja")
    assert "Zustimmung: bis" not in town.luca.reads()
    town.luca.sees_not("Nachricht von Anna")
    town.anna.sees("nicht weitergeleitet", "nur mit dem Knopf «Ja, bis CHF 150»", "War es für Luca gemeint?")
    await town.anna.taps("Ja, bis CHF 150")
    town.luca.sees("Zustimmung: bis CHF 150")


async def test_cancelling_the_card_of_a_need_kept_it_while_the_bot_waited_for_a_message(town: Town) -> None:
    await is_accepted(town)
    await town.anna.says("Der Fernseher hat keinen Ton, 8004 Zürich, morgen um 10 Uhr")
    assert "Voraussichtlich" in town.anna.last()
    await town.anna.taps("Schreiben")
    card = next(m["id"] for m in reversed(town.anna.messages()) if "Abbrechen" in str(m["buttons"]))
    await town.anna.taps("Abbrechen")
    assert "Abgebrochen." in town.anna.last()
    assert not next(m for m in town.anna.messages() if m["id"] == card)["buttons"]
    await town.anna.says("/jobs")
    assert "Buchung 1" in town.anna.last(), "and no need below it"


async def test_long_words_were_cut_on_their_way_to_the_helper_without_a_word(town: Town) -> None:
    await is_accepted(town)
    await writes(town.anna, "Der Weg ist lang. " * 83 + "WICHTIG: Code 4711")
    town.luca.sees("WICHTIG: Code 4711", "Der Weg ist lang.")
    assert town.count("Der Weg ist lang", "private") == 1
    await writes(town.anna, "Der Weg ist weit. " * 225 + "WICHTIG: Code 4712")
    town.luca.sees("WICHTIG: Code 4712")
    assert town.count("Der Weg ist weit", "private") == 2, "in two messages, the second from where the first ends"
    await town.anna.taps("Schreiben")
    await town.anna.sends("photo", caption="So sieht es aus. " * 58 + "WICHTIG: Code 4713")
    town.luca.sees("WICHTIG: Code 4713")


async def test_a_long_note_pushed_out_what_was_said_before(town: Town) -> None:
    await books(town.anna)
    await town.anna.answers("Buchung 1 ·", "Der Weg ist lang. " * 100)
    assert "zu lang" in town.anna.last()
    await town.anna.answers("Buchung 1 ·", "Bitte hinten klingeln")
    await town.luca.taps("Annehmen")
    town.luca.sees("druckt nicht mehr", "hinten klingeln")
    town.luca.sees_not("Der Weg ist lang")


async def test_a_voice_message_before_the_booking_was_lost_to_the_helper(town: Town) -> None:
    await town.anna.sends("voice")
    town.anna.sees("ich gebe sie mit")
    await is_accepted(town)
    town.luca.sees("🎤 1 Sprachnachricht", "🎤 Sprachnachricht 1 zum Auftrag 1")
