"""The way to a human: what the admins are told, who comes, and words in both directions."""

from __future__ import annotations

import pytest

from sandbox import people
from tests.conversations.steps import books, is_done
from tests.conversations.town import ADMINS, ZURICH, Town, both_languages
from tests.databases import both


@both
@both_languages
async def test_human_led_nowhere(town: Town) -> None:
    say, customer, ada = town.words, town.customer, town.ada
    await books(customer)
    await customer.says("/human")
    ada.sees(customer.name, "079 555 12 34", "Hardstrasse 12", say("Auftrag 1", "Job 1"), chat="admins")
    ada.sees(say("Antworte auf diese Nachricht", "Reply to this message"), chat="admins")
    await ada.taps(say("Ich übernehme", "I take it"), "admins")
    customer.sees(say("Ada kümmert sich darum", "Ada is taking care of it"))
    await ada.answers(say("mit einem Menschen", "talk to a person"), "Guten Tag, was ist los?", "admins")
    customer.sees("Guten Tag, was ist los?", "Ada")
    dog = say("ob mein Hund stört", "whether my dog is in the way")
    await customer.says(say("Ich wollte fragen, ", "I wanted to ask ") + dog)
    customer.sees_not(say("Dabei kann ich Ihnen leider", "I cannot help with"))
    ada.sees(dog, chat="admins")
    await ada.answers(dog, "Gar nicht!", "admins")
    customer.sees("Gar nicht!")
    await ada.taps(say("✅ Erledigt", "✅ Done"), "admins")
    customer.sees(say("Gespräch mit unserem Team ist abgeschlossen", "conversation with our team has ended"))
    await customer.says(say("Wann kommt jemand?", "When is somebody coming?"))
    ada.sees_not(say("Wann kommt jemand?", "When is somebody coming?"), chat="admins")
    assert not any("Hardstrasse" in text or "555" in text for text in town.sent_to(ZURICH))


async def test_the_profile_of_who_asked_was_not_linked(town: Town) -> None:
    await town.anna.says("/human Mein Konto ist gesperrt")
    message = next(m for m in town.ada.messages("admins") if "Mein Konto ist gesperrt" in m["text"])
    links = [entity for entity in message["entities"] if entity["type"] == "text_mention"]
    assert [entity["user"]["id"] for entity in links] == [town.anna.id]


async def test_a_complaint_told_the_admins_nothing(town: Town) -> None:
    await is_done(town)
    await town.anna.says("Ich bin sehr unzufrieden, er hat mir den Boden zerkratzt")
    town.ada.sees("den Boden zerkratzt", "Auftrag 1", "079 555 12 34", "Luca (2001)", chat="admins")


async def test_an_emergency_told_the_admins_nothing(town: Town) -> None:
    await town.anna.says("Hilfe, es brennt in der Küche, 8004 Zürich")
    town.ada.sees("es brennt in der Küche", "Anna", chat="admins")


async def test_a_dispute_told_the_admins_neither_of_the_two_amounts(town: Town) -> None:
    await is_done(town, "70")
    await town.anna.taps("Nicht einverstanden")
    town.ada.sees("Auftrag 1", "Richtpreis CHF 45–70, Schlusspreis CHF 70", "Luca (2001)", chat="admins")


async def test_one_star_told_the_admins_nothing(town: Town) -> None:
    await is_done(town)
    await town.anna.taps("Einverstanden")
    await town.anna.taps("1 ★")
    await town.anna.taps("Nein")
    await town.anna.taps("Ein paar Worte")
    await town.anna.says("Er war eine Stunde zu spät")
    town.ada.sees("eine Stunde zu spät", "Auftrag 1", "Schlusspreis CHF 60", chat="admins")


async def test_danger_is_heard_by_the_bot_while_a_human_takes_care(town: Town) -> None:
    await town.anna.says("/human")
    await town.ada.taps("Ich übernehme", "admins")
    await town.anna.says("Hilfe, es brennt in der Küche, 8004 Zürich")
    town.anna.sees("118")


@pytest.mark.parametrize("word", ["/stop", "stop"])
async def test_stop_leads_back_from_the_human_to_the_bot(town: Town, word: str) -> None:
    await town.anna.says("/human")
    await town.ada.taps("Ich übernehme", "admins")
    await town.anna.says(word)
    await town.anna.says("Der Drucker druckt nicht, 8004 Zürich")
    town.anna.sees("Wann soll jemand kommen?")
    town.ada.sees_not("druckt nicht", chat="admins")


async def test_who_is_no_admin_answers_no_alarm(town: Town) -> None:
    await town.anna.says("/human")
    people.stays_anonymous(town.world, town.ada.id, ADMINS)
    await town.ada.answers("mit einem Menschen", "Guten Tag", "admins")
    town.anna.sees_not("Guten Tag")
    assert "Das ist hier nicht erlaubt" in town.ada.last("admins")


async def test_a_picture_for_the_human_reaches_the_admins(town: Town) -> None:
    await town.anna.says("/human")
    await town.ada.taps("Ich übernehme", "admins")
    await town.anna.sends("photo", caption="so sieht es aus")
    town.ada.sees("so sieht es aus", chat="admins")


async def test_long_words_were_cut_on_their_way_to_the_human_and_back(town: Town) -> None:
    await town.anna.says("/human")
    await town.ada.taps("Ich übernehme", "admins")
    await town.anna.says("Das war so. " * 100 + "Am Ende gab er mir die Hand.")
    town.ada.sees("Am Ende gab er mir die Hand.", chat="admins")
    await town.ada.answers("Am Ende", "Wir sehen es so. " * 80 + "Alles Gute!", "admins")
    town.anna.sees("Alles Gute!")


async def test_a_talk_with_a_human_never_ended_by_itself(town: Town) -> None:
    await town.anna.says("/human")
    await town.ada.taps("Ich übernehme", "admins")
    await town.waits(hours=5)
    await town.anna.says("Sind Sie noch da?")
    await town.waits(hours=5)
    await town.anna.says("Mir geht es um den Hund")
    town.ada.sees("um den Hund", chat="admins")
    town.anna.sees_not("länger niemand")
    await town.waits(hours=7)
    assert "jetzt antworte wieder ich, der Bot" in town.anna.last()
    assert "Seit 6 Stunden hat niemand mehr geschrieben" in town.ada.last("admins")
    await town.anna.says("Der Drucker druckt nicht, 8004 Zürich")
    town.anna.sees("Wann soll jemand kommen?")
    town.ada.sees_not("druckt nicht", chat="admins")
    await town.ada.answers("hat niemand mehr geschrieben", "Entschuldigung, wie geht es?", "admins")
    town.anna.sees("Entschuldigung, wie geht es?")
    await town.anna.says("Wieder gut, danke")
    town.ada.sees("Wieder gut, danke", chat="admins")


async def test_a_talk_that_was_ended_is_not_ended_again(town: Town) -> None:
    await town.anna.says("/human")
    await town.ada.taps("Ich übernehme", "admins")
    await town.anna.says("/stop")
    await town.waits(hours=7)
    assert "Abgebrochen" in town.anna.last()
    town.ada.sees_not("💤", chat="admins")
