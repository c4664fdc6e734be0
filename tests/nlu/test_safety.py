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
]
LOOKALIKES = [
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
]


@pytest.mark.parametrize(("text", "kind"), DANGERS)
def test_danger_is_found(text: str, kind: Danger) -> None:
    assert danger(text) is kind


@pytest.mark.parametrize("text", LOOKALIKES)
def test_a_lookalike_is_no_danger(text: str) -> None:
    assert danger(text) is None
