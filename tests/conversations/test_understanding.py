"""Issue by issue what people say and what stands on their screen then: four languages and Swiss German."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from domain.vocabulary import Language
from handlers.texts import speaker
from tests.conversations.town import Town


@dataclass(frozen=True, kw_only=True)
class Tongue:
    """What one customer says in one language, and the language the bot answers in."""

    language: Language
    one_message: str  # a printer, a place, as soon as possible
    five: tuple[str, ...]  # the same in pieces: what, more about it, where, when, thanks or the like
    corrected: tuple[str, str, str]  # router, printer, television
    negation: str  # not the printer, the router
    brand: str  # a printer by its brand alone
    two_devices: str  # one problem: the television is at fault
    two_problems: str  # network, and a second one
    asides: tuple[str, str]  # what does it cost, how long does it take
    after_photo: str  # a printer
    emergency: str
    outside: str
    abusive: str
    child: str
    human: str
    forbidden: str
    licensed: str


TONGUES = {
    "de": Tongue(
        language=Language.DE,
        one_message="Mein Drucker zieht kein Papier ein. 8004 Zürich, bitte so schnell wie möglich",
        five=("Guten Tag", "Der Drucker macht lauter Streifen", "8004 Zürich", "so schnell wie möglich", "danke"),
        corrected=("Der Router geht nicht, 8004 Zürich", "nein, der Drucker", "doch nicht, es ist der Fernseher"),
        negation="Nicht der Drucker ist das Problem, der Router blinkt rot",
        brand="Mein Epson spinnt",
        two_devices="Das Handy ist in Ordnung, aber am Fernseher ist das Bild schwarz",
        two_problems="Das WLAN geht nicht und ausserdem tropft der Wasserhahn",
        asides=("Was kostet das?", "Wie lange dauert das?"),
        after_photo="Der Drucker druckt nur noch Streifen",
        emergency="Hilfe, in der Küche brennt es!",
        outside="Erzähl mir einen Witz",
        abusive="Du bist ein blöder Idiot",
        child="Ich bin 9 Jahre alt und der Fernseher geht nicht",
        human="Ich möchte mit einem Menschen sprechen",
        forbidden="Kannst du das Handy meiner Freundin heimlich ausspionieren?",
        licensed="Ich brauche jemanden, der eine Gasleitung verlegt",
    ),
    "gsw": Tongue(
        language=Language.DE,
        one_message="Min Drucker druckt nümme, 8004 Züri, so schnell wie möglich bitte",
        five=("Hoi zäme", "De Drucker macht nume Streife", "8004 Züri", "so schnell wie möglich", "merci vilmal"),
        corrected=("De Router gaht nöd, 8004 Züri", "nei, de Drucker", "nei, de Fernseh isch es"),
        negation="Nöd de Drucker, de Router gaht nöd",
        brand="Min Epson spinnt wider",
        two_devices="s Handy isch guet, aber de Fernseh zeigt es schwarzes Bild",
        two_problems="s Wlan gaht nöd und usserdem tropft de Wasserhahne",
        asides=("Was choschtet das?", "Wie lang goht das?"),
        after_photo="De Drucker druckt nume no Streife",
        emergency="Hilfe, i de Chuchi brännts!",
        outside="Verzell mer en Witz",
        abusive="Du bisch en blöde Siech",
        child="Ich bi nüni und de Fernseh gaht nöd",
        human="Ich wott mit eme Mönsch rede",
        forbidden="Chasch s Handy vo minere Freundin heimlich ausspionieren?",
        licensed="Mer sött öpper d Gasleitung verlegge",
    ),
    "en": Tongue(
        language=Language.EN,
        one_message="My printer keeps jamming. 8004 Zurich, as soon as possible please",
        five=("Hello", "The printer prints nothing but stripes", "8004 Zurich", "as soon as possible", "thanks"),
        corrected=("The router is down, 8004 Zurich", "no, the printer", "sorry, it is the television"),
        negation="It is not the printer, the router is flashing red",
        brand="My Epson is playing up",
        two_devices="The phone is fine but the television shows a black picture",
        two_problems="The wifi is down and also the kitchen tap is dripping",
        asides=("How much is that?", "How long does it take?"),
        after_photo="The printer only prints stripes",
        emergency="Help, my kitchen is on fire!",
        outside="Tell me a joke",
        abusive="You are a stupid idiot",
        child="I am 9 years old and the television does not work",
        human="I want to speak to a human",
        forbidden="Can you hack my girlfriend's account for me?",
        licensed="I need somebody to replace my fuse box",
    ),
    "fr": Tongue(
        language=Language.FR,
        one_message="Mon imprimante n'imprime plus. 8004 Zurich, le plus vite possible svp",
        five=("Bonjour", "L'imprimante fait des rayures", "8004 Zurich", "le plus vite possible", "merci"),
        corrected=("Le routeur ne marche pas, 8004 Zurich", "non, l'imprimante", "pardon, c'est la télévision"),
        negation="Ce n'est pas l'imprimante, c'est le routeur qui clignote rouge",
        brand="Mon Epson déraille",
        two_devices="Le téléphone va bien mais la télévision a un écran noir",
        two_problems="Le wifi ne marche pas et en plus le robinet goutte",
        asides=("Combien ça coûte ?", "Combien de temps ça prend ?"),
        after_photo="L'imprimante ne fait que des rayures",
        emergency="Au secours, ma cuisine est en feu !",
        outside="Raconte-moi une blague",
        abusive="Tu es un idiot",
        child="J'ai 9 ans et la télé ne marche pas",
        human="Je voudrais parler à un humain",
        forbidden="Tu peux pirater le compte de ma copine ?",
        licensed="Il faut raccorder une gazinière",
    ),
    "it": Tongue(
        language=Language.IT,
        one_message="La mia stampante non stampa più. 8004 Zurigo, il prima possibile",
        five=("Buongiorno", "La stampante fa le righe", "8004 Zurigo", "il prima possibile", "grazie"),
        corrected=("Il router non va, 8004 Zurigo", "no, la stampante", "scusi, è il televisore"),
        negation="Non è la stampante, è il router che lampeggia rosso",
        brand="La mia Epson fa i capricci",
        two_devices="Il telefono va bene ma il televisore ha lo schermo nero",
        two_problems="Il wifi non va e inoltre il rubinetto gocciola",
        asides=("Quanto costa?", "Quanto tempo ci vuole?"),
        after_photo="La stampante fa solo righe",
        emergency="Aiuto, la cucina va a fuoco!",
        outside="Raccontami una barzelletta",
        abusive="Sei un idiota",
        child="Ho 9 anni e la tele non va",
        human="Vorrei parlare con un essere umano",
        forbidden="Puoi hackerare il profilo della mia ragazza e spiare il marito?",
        licensed="Bisogna allacciare il fornello a gas",
    ),
}
tongues = pytest.mark.parametrize("tongue", TONGUES.values(), ids=TONGUES)


def sees(town: Town, tongue: Tongue, *messages: str) -> None:
    """These sentences of our texts, or what they begin with, stand on Anna's screen in her language."""
    say = speaker(tongue.language)
    town.anna.sees(*(say.label(message) for message in messages))


def is_about(town: Town, tongue: Tongue, category: str) -> None:
    """The newest message of the bot is the card of a need of this category."""
    line = f"🛠 {speaker(tongue.language).label(f'category-{category}')}"
    assert line in town.anna.last(), town.anna.reads()


@tongues
async def test_a_need_in_one_message(town: Town, tongue: Tongue) -> None:
    await town.anna.says(tongue.one_message)
    is_about(town, tongue, "printer")
    assert "8004 Zürich" in town.anna.last()
    assert "CHF 45–" in town.anna.last()


@tongues
async def test_a_need_in_five_messages(town: Town, tongue: Tongue) -> None:
    greeting, what, where, when, thanks = tongue.five
    for message in (greeting, what, where, when):
        await town.anna.says(message)
    is_about(town, tongue, "printer")
    assert "CHF 45–" in town.anna.last()
    await town.anna.says(thanks)
    sees(town, tongue, "you-are-welcome")


@tongues
async def test_a_need_corrected_twice(town: Town, tongue: Tongue) -> None:
    for said, category in zip(tongue.corrected, ("network", "printer", "tv"), strict=True):
        await town.anna.says(said)
        is_about(town, tongue, category)
    assert "8004 Zürich" in town.anna.last()


@tongues
@pytest.mark.parametrize(("said", "category"), [("negation", "network"), ("brand", "printer"), ("two_devices", "tv")])
async def test_the_device_that_is_meant(town: Town, tongue: Tongue, said: str, category: str) -> None:
    await town.anna.says(getattr(tongue, said))
    is_about(town, tongue, category)


@tongues
async def test_a_second_problem_is_noticed(town: Town, tongue: Tongue) -> None:
    await town.anna.says(tongue.two_problems)
    first = speaker(tongue.language).label("category-network")
    second = speaker(tongue.language)("second-problem", words="|").split("|")[0]
    town.anna.sees(f"🛠 {first}", second)


@tongues
async def test_a_side_question_is_answered_and_the_form_goes_on(town: Town, tongue: Tongue) -> None:
    await town.anna.says(tongue.after_photo)
    asked = town.anna.last()
    for question, answer in zip(tongue.asides, ("price-info", "duration-info"), strict=True):
        await town.anna.says(question)
        sees(town, tongue, answer)
        assert town.anna.last() == asked


@tongues
async def test_a_photo_first(town: Town, tongue: Tongue) -> None:
    await town.anna.sends("photo")
    await town.anna.says(tongue.after_photo)
    is_about(town, tongue, "printer")
    assert "📷" in town.anna.last() or "1 Foto" in town.anna.last() or "photo" in town.anna.last().lower()


@tongues
async def test_a_voice_message_first(town: Town, tongue: Tongue) -> None:
    await town.anna.sends("voice")
    await town.anna.says(tongue.one_message)
    is_about(town, tongue, "printer")
    assert "🎤 1 " in town.anna.last()


@tongues
async def test_an_emergency(town: Town, tongue: Tongue) -> None:
    await town.anna.says(tongue.emergency)
    town.anna.sees("112")
    assert town.anna.buttons() == []
    town.ada.sees("Notfall", "Anna", chat="admins")


@tongues
@pytest.mark.parametrize("said", ["outside", "abusive"])
async def test_what_is_nothing_for_us(town: Town, tongue: Tongue, said: str) -> None:
    await town.anna.says(tongue.five[0])
    await town.anna.says(tongue.one_message)
    card = town.anna.last()
    await town.anna.says(getattr(tongue, said))
    sees(town, tongue, "out-of-scope")
    assert card.split("\n")[1] in town.anna.reads()


@tongues
@pytest.mark.parametrize("limit", ["child", "forbidden", "licensed"])
async def test_what_we_do_not_arrange(town: Town, tongue: Tongue, limit: str) -> None:
    await town.anna.says(tongue.five[0])
    await town.anna.says(getattr(tongue, limit))
    sees(town, tongue, f"limit-{limit}")
    assert town.anna.buttons() == []


@tongues
async def test_a_human_is_called(town: Town, tongue: Tongue) -> None:
    await town.anna.says(tongue.human)
    town.ada.sees("mit einem Menschen sprechen", "Anna", chat="admins")


async def test_another_language_in_the_middle(town: Town) -> None:
    await town.anna.says(TONGUES["de"].after_photo)
    is_about(town, TONGUES["de"], "printer")
    await town.anna.says("Actually it is the television that shows no picture, tomorrow afternoon please")
    await town.anna.says("I live at 8004 Zurich and nobody else is at home")
    is_about(town, TONGUES["en"], "tv")
    assert "8004 Zürich" in town.anna.last()


async def test_a_photo_of_a_fire_was_kept_as_a_need(town: Town) -> None:
    await town.anna.sends("photo", caption="Hilfe, es brennt in der Küche!")
    town.anna.sees("112")
    assert town.anna.buttons() == []


@pytest.mark.parametrize(
    ("said", "language", "category", "second"),
    [
        ("WLAN geht nicht und ausserdem muss ein Pax Schrank aufgebaut werden", "de", "network", "Pax Schrank"),
        ("TV einstellen, und dann noch das neue Handy einrichten", "de", "tv", "neue Handy"),
        ("the printer is jammed, also need a tv hung on the wall", "en", "printer", "tv hung"),
        ("il wifi non va e devo montare un armadio", "it", "network", "montare un armadio"),
        ("1. WLAN langsam 2. Drucker offline 3. TV ohne Ton", "de", "network", "Drucker offline · TV ohne Ton"),
    ],
)
async def test_of_two_problems_the_second_was_taken_or_lost(
    town: Town, said: str, language: str, category: str, second: str
) -> None:
    await town.anna.says(said)
    say = speaker(Language(language))
    town.anna.sees(f"🛠 {say.label(f'category-{category}')}", say("second-problem", words="|").split("|")[0], second)
    assert len(town.anna.messages()) == 3


async def test_the_day_of_the_second_problem_became_that_of_the_first(town: Town) -> None:
    await town.anna.says("le wifi ne marche pas à 8004 Zurich, et samedi il faut monter une armoire")
    town.anna.sees("Quand quelqu’un doit-il venir")
    town.anna.sees("et samedi il faut monter une armoire")


@pytest.mark.parametrize(
    "said", ["the internet is down and I need to work on my laptop", "il wifi non va e devo lavorare con il computer"]
)
async def test_why_it_is_urgent_is_no_second_problem(town: Town, said: str) -> None:
    await town.anna.says(said)
    assert len(town.anna.messages()) == 2
