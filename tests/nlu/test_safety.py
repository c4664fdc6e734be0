"""Danger is found in four languages and dialect, and a beeping detector is not a fire."""

from __future__ import annotations

import pytest

from nlu.safety import Danger, danger

DANGERS = [
    ("Es riecht stark nach Gas bei uns", Danger.GAS),
    ("s schmöckt nach gas im gang", Danger.GAS),
    ("I think there's a gas leak", Danger.GAS),
    ("ça sent le gaz dans l'escalier", Danger.GAS),
    ("c'è puzza di gas in cucina", Danger.GAS),
    ("Die Küche brennt!", Danger.FIRE),
    ("there is smoke coming out of the tumble dryer", Danger.FIRE),
    ("au feu dans la cave", Danger.FIRE),
    ("la presa ha preso fuoco", Danger.FIRE),
    ("I got an electric shock from the dishwasher", Danger.SHOCK),
    ("ho preso una scossa fortissima", Danger.SHOCK),
    ("Wasserrohrbruch im Keller", Danger.WATER),
    ("une conduite a éclaté, il y a de l'eau partout", Danger.WATER),
    ("meine Frau ist bewusstlos", Danger.MEDICAL),
    ("mia nonna non respira", Danger.MEDICAL),
    ("der Gashahn geht nicht zu", Danger.GAS),
    ("the gas ring won't turn off", Danger.GAS),
    ("Opa liegt im Gang und antwortet nicht mehr", Danger.MEDICAL),
    ("mon père est allongé par terre et ne répond plus", Danger.MEDICAL),
    ("smells like rotten eggs near the boiler", Danger.GAS),
    ("ça sent l'oeuf pourri près du chauffe-eau", Danger.GAS),
    ("Mir ist ganz schwummrig, die Gastherme läuft", Danger.GAS),
    ("wir haben alle kopfweh seit der ofen läuft und der melder schrillt", Danger.GAS),
    ("Steckerleiste ist geschmolzen und glimmt", Danger.FIRE),
    ("la ciabatta si è fusa e fa fumo", Danger.FIRE),
    ("🔥🔥🔥 küche", Danger.FIRE),
    ("está pegando fogo na cozinha", Danger.FIRE),
    ("my son stuck a fork in the socket", Danger.SHOCK),
    ("Strom hat mich geschüttelt, Hand kribbelt immer noch", Danger.SHOCK),
    ("basement is filling with water fast", Danger.WATER),
    ("die Waschmaschine läuft aus und es steht schon 5 cm im Bad", Danger.WATER),
    ("l'acqua sta venendo giù dal lampadario", Danger.WATER),
    ("Kind hat Entkalker getrunken", Danger.MEDICAL),
    ("Ich habe Tabletten genommen, zu viele", Danger.MEDICAL),
    ("je veux mourir", Danger.MEDICAL),
    ("i cut my hand badly it wont stop bleeding", Danger.MEDICAL),
    ("perdo molto sangue", Danger.MEDICAL),
    ("opa isch d stäge abegheit und bluetet am chopf", Danger.MEDICAL),
    ("mim maa gahts schlächt, er schnuufet chum no", Danger.MEDICAL),
    ("mi fa male il petto e sudo freddo", Danger.MEDICAL),
    ("someone is breaking into my house right now", Danger.CRIME),
    ("jemand bricht gerade bei mir ein, 8004 Zürich", Danger.CRIME),
    ("quelqu'un est en train d'entrer chez moi", Danger.CRIME),
    ("qualcuno sta entrando in casa mia", Danger.CRIME),
]
LOOKALIKES = [
    "Rasenmäher qualmt nicht mehr, springt aber nicht an",
    "In der Wohnung riecht es nach kaltem Rauch, streichen bitte",
    "odeur de fumée froide dans le canapé à nettoyer",
    "Mein Handy kriegt keine Luft mehr, Speicher voll",
    "doorbell doesn't respond, unconscious of wifi",
    "il cellulare è caduto e non risponde",
    "Router brennt alle meine Nerven durch, geht ständig weg",
    "letschti wuche hets brännt, jetzt mues d chuchi neu gstriche werde",
    "Dunstabzug zieht den Rauch nicht mehr",
    "assemble a fire pit set",
    "Kühlschrank riecht nach faulen Eiern",
    "electric shock documentary wont play on netflix tv app",
    "Alarmanlage nach dem Einbruch montieren",
    "Mis Lämpli brännt nüm",
    "s rote Liecht brännt am Router",
    "Der Rauchmelder piepst, aber es brennt nichts",
    "smoke alarm chirps every minute, no smoke",
    "Fire TV Stick einrichten",
    "le détecteur de fumée bipe, rien ne brûle",
    "die Glühbirne ist durchgebrannt",
    "Gasgrill zusammenbauen",
    "der Wasserhahn tropft ein wenig",
    "firewall am Router einstellen",
    "mein Regal ist zusammengebrochen",
    "Kaminfeuer-Video auf dem Fernseher zeigen lassen",
    "Mein Handy brennt mir die Akkus durch",
    "router explodes with ads",
    "the printer is smoking through toner",
    "the helper was smoking on my balcony",
    "mir raucht der Kopf von der Steuererklärung",
    "mi va il cervello in fumo con questo modem",
    "j'ai la tête qui fume avec ce formulaire",
    "my tablet is dead and does not wake up any more",
    "il portatile è morto e non si sveglia",
    "pair my carbon monoxide sensor with the app",
    "the bass hits me in the chest, please tune the subwoofer",
    "gas grill assemble",
]


@pytest.mark.parametrize(("text", "kind"), DANGERS)
def test_danger_is_found(text: str, kind: Danger) -> None:
    assert danger(text) is kind


@pytest.mark.parametrize("text", LOOKALIKES)
def test_a_lookalike_is_no_danger(text: str) -> None:
    assert danger(text) is None
