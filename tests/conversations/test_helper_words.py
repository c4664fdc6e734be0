"""What helpers type instead of pressing: yes and no to a request, how far they are, money, a pause."""

from __future__ import annotations

import pytest

from nlu import earning
from tests.conversations.steps import ENGLISH, LATER, books, is_accepted, is_at_work
from tests.conversations.town import Town


@pytest.mark.parametrize(
    "words", ["ok mach ich", "annehmen", "nehme ich", "je prends", "va bene, lo faccio", "ja", "1"]
)
async def test_a_yes_to_a_request_got_the_customers_sentence(town: Town, words: str) -> None:
    await books(town.anna)
    await town.luca.says(words)
    town.anna.sees("Luca kommt")
    town.luca.sees("Hardstrasse 12")
    town.luca.sees_not("Können Sie", "Ihr Anliegen")


@pytest.mark.parametrize("words", ["kann leider nicht, bin weg", "nein", "je ne peux pas", "chan nöd", "ablehnen"])
async def test_a_no_to_a_request_got_the_customers_sentence(town: Town, words: str) -> None:
    await books(town.anna)
    await town.luca.says(words)
    assert "Annehmen" not in town.luca.buttons()
    town.luca.sees_not("Sie haben", "Können Sie", "vous", "Accepter")


async def test_what_is_no_answer_to_a_request_is_asked_for_in_the_helpers_form(town: Town) -> None:
    await books(town.anna)
    await town.luca.says("hmm mal schauen")
    town.luca.sees("Drück bitte «Annehmen» oder «Ablehnen»")
    town.luca.sees_not("Können Sie")


async def test_which_of_two_requests_is_asked(town: Town) -> None:
    await books(town.anna)
    await books(town.ben, ENGLISH, arrival="Arrival", order="Book now")
    await town.luca.says("mach ich")
    town.luca.sees("Welche Anfrage?")
    await town.luca.taps("Auftrag 2")
    town.ben.sees("Luca is coming")
    town.anna.sees_not("Luca kommt")


@pytest.mark.parametrize("words", ["bin unterwegs", "bin in 10 min dort", "I'm on my way", "j'arrive dans 10 minutes"])
async def test_on_the_way_in_words_was_only_passed_on(town: Town, words: str) -> None:
    await is_accepted(town)
    await town.luca.says(words)
    town.anna.sees("ist unterwegs und etwa um 14:10" if "10" in words else "ist unterwegs und etwa um")
    town.anna.sees_not("Nachricht von Luca")


@pytest.mark.parametrize("words", ["bin da", "ich bin jetzt da", "I'm here", "je suis là", "sono arrivato"])
async def test_being_there_in_words_was_only_passed_on(town: Town, words: str) -> None:
    await is_accepted(town)
    await town.luca.says(words)
    town.anna.sees("Luca ist da.")


@pytest.mark.parametrize("words", ["chume 20 min spöter", "20 minutes late", "han e platte, chume 20 min spöter"])
async def test_a_later_arrival_in_words_changed_nothing(town: Town, words: str) -> None:
    await is_accepted(town)
    town.anna.sees("Luca kommt um 14:15")
    await town.luca.says(words)
    town.anna.sees("Neue Ankunftszeit: Luca ist etwa um 14:35 Uhr bei Ihnen", words)


async def test_once_on_the_way_no_button_changed_the_arrival(town: Town) -> None:
    await is_accepted(town)
    await town.luca.taps("in 10")
    await town.luca.taps("in 45")
    town.anna.sees("Neue Ankunftszeit: Luca ist etwa um 14:45 Uhr")


@pytest.mark.parametrize("words", ["fertig, het 55 franke kost", "fertig, 55.-", "done, 55 francs", "terminé, 55 fr"])
async def test_done_with_a_price_in_words_was_only_passed_on(town: Town, words: str) -> None:
    await is_at_work(town)
    await town.luca.says(words)
    town.luca.sees("Schlusspreis CHF 55?")
    town.anna.sees_not("Schlusspreis", "fertig")
    await town.luca.taps("Ja, CHF 55")
    town.anna.sees("Schlusspreis: CHF 55")


async def test_done_in_words_asks_for_the_price(town: Town) -> None:
    await is_at_work(town)
    await town.luca.says("fertig")
    town.luca.sees("Schlusspreis?")
    await town.luca.says("55")
    town.anna.sees("Schlusspreis: CHF 55")


async def test_what_nearly_says_so_is_passed_on_with_a_hint(town: Town) -> None:
    await is_at_work(town)
    await town.luca.says("bin fast fertig, nur noch das Kabel verlegen")
    town.anna.sees("bin fast fertig")
    town.luca.sees("drück «Erledigt»")
    town.luca.sees_not("Schlusspreis?")


@pytest.mark.parametrize("words", ["chan doch nöd", "ich kann doch nicht kommen", "non posso venire"])
async def test_giving_back_in_words_asked_whom_it_was_for(town: Town, words: str) -> None:
    await is_accepted(town)
    await town.luca.says(words)
    assert town.luca.button("‹ ")
    town.luca.sees_not("Für wen ist das?", "Per chi è?")
    town.anna.sees_not("doch nicht kommen")
    await town.luca.says("krank")
    town.anna.sees("kann leider doch nicht kommen")
    await town.ada.says("/job 1", "admins")
    town.ada.sees("gesucht (krank)", chat="admins")


@pytest.mark.parametrize("words", ["chan doch nöd, bin chrank", "je ne peux pas venir, mon train a un gros retard"])
async def test_giving_back_with_its_reason_asked_for_the_reason(town: Town, words: str) -> None:
    await is_accepted(town)
    await town.luca.says(words)
    town.anna.sees("kann leider doch nicht kommen")
    await town.ada.says("/job 1", "admins")
    town.ada.sees(f"gesucht ({words})", chat="admins")


async def test_a_question_is_no_reason_to_give_back(town: Town) -> None:
    await is_accepted(town)
    await town.waits(minutes=3)
    await town.luca.taps("Zurückgeben")
    await town.luca.says("Welcher Stock ist es?")
    town.anna.sees("Welcher Stock ist es?")
    town.luca.sees("Hardstrasse 12")


async def test_an_amount_with_its_reason_was_passed_on(town: Town) -> None:
    await is_at_work(town)
    await town.luca.taps("Mehraufwand")
    await town.luca.says("120 will neue router")
    town.anna.sees("Darf es bis CHF 120 kosten?", "neue router")
    town.anna.sees_not("Nachricht von Luca")


async def test_an_amount_was_passed_on_while_the_card_asked_for_it(town: Town) -> None:
    await is_at_work(town)
    await town.luca.taps("Mehraufwand")
    await town.luca.says("Moment, ich schaue noch kurz im Keller nach dem Kasten")
    await town.luca.says("120")
    await town.luca.says("neuer Router")
    town.anna.sees("Darf es bis CHF 120 kosten?", "neuer Router")


async def test_a_price_above_the_quote_named_a_button_that_was_not_there(town: Town) -> None:
    await is_at_work(town)
    await town.luca.taps("Erledigt")
    await town.luca.says("140")
    town.luca.sees("«Mehraufwand»")
    await town.luca.taps("Mehraufwand")
    town.luca.sees("Bis zu welchem Betrag?")


@pytest.mark.parametrize("words", ["bin frei", "sono libera", "I'm available", "je suis dispo", "bi wieder verfüegbar"])
async def test_being_available_in_words_became_a_need(town: Town, words: str) -> None:
    await town.luca.says("/duty off")
    await town.luca.says(words)
    assert "🟢" in town.luca.last()


@pytest.mark.parametrize("words", ["mache Pause", "I'm taking a break", "je fais une pause", "faccio una pausa"])
async def test_a_pause_in_words(town: Town, words: str) -> None:
    await town.luca.says(words)
    assert "⏸" in town.luca.last()


async def test_duty_and_me_before_approval_were_not_allowed(town: Town) -> None:
    await town.nina.says("/duty")
    town.nina.sees("/join")
    await town.nina.says("/join")
    await town.nina.says("/me")
    town.nina.sees("noch nicht fertig")
    town.nina.sees_not("nicht erlaubt")


async def test_days_ahead_a_delay_can_be_told(town: Town) -> None:
    await books(town.anna, LATER, arrival="17:00")
    await town.luca.taps("Annehmen")
    await town.luca.says("komme 20 Minuten später")
    town.anna.sees("Neue Ankunftszeit: Luca ist etwa um 17:20 Uhr")


async def test_a_price_above_the_maximum_with_the_word_done_was_no_amount(town: Town) -> None:
    await is_at_work(town)
    await town.luca.taps("Erledigt")
    await town.luca.says("fertig, 90 stutz")
    town.luca.sees("Das liegt über dem vereinbarten Höchstbetrag (CHF 70)")


@pytest.mark.parametrize(
    "words", ["wie viel habe ich verdient?", "how much did I earn?", "combien j'ai gagné ?", "quanto ho guadagnato?"]
)
async def test_a_helper_asking_what_they_earned_was_taken_for_a_customer(town: Town, words: str) -> None:
    await town.luca.says(words)
    town.luca.sees("★ – (0)", ": CHF 0")


def test_a_customers_question_of_prices_is_not_about_earnings() -> None:
    assert not earning.asks("Wie viel kostet es, den Router einzurichten?")
    assert not earning.asks("how much does it cost to have a wardrobe assembled")
