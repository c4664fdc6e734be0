"""Story 1 in French and Italian, by buttons: understood less well perhaps, but never a dead end."""

from __future__ import annotations

import pytest

from domain.vocabulary import Language
from handlers.texts import speaker
from tests.conversations.town import Town


@pytest.mark.parametrize(
    ("spoken", "name", "booked", "agreed"),
    [("fr", "Français", "Réservation 1", "Terminé"), ("it", "Italiano", "Prenotazione 1", "Concluso")],
)
async def test_help_now_by_buttons(town: Town, spoken: str, name: str, booked: str, agreed: str) -> None:
    say = speaker(Language(spoken))
    anna = town.anna
    await anna.says("/language")
    await anna.taps(name)
    await anna.says("???")
    await anna.says("8004 Zürich")
    for step in ("category-printer", "button-when-now"):
        await anna.taps(say.label(step))
    assert "CHF 45–" in anna.last()
    await anna.taps("14:15")
    await anna.says("Hardstrasse 12, 079 555 12 34")
    await anna.taps(say.label("button-order"))
    anna.sees(booked)
    await town.luca.taps("Annehmen")
    anna.sees("Luca")
    await town.luca.taps("in 10")
    await town.luca.taps("Ich bin da")
    await town.luca.taps("Erledigt")
    await town.luca.taps("CHF 60")
    await anna.taps("CHF 60")
    await anna.taps("5 ★")
    await anna.taps(say.label("button-yes"))
    await anna.taps(say.label("button-words"))
    await anna.says("Merci, grazie")
    anna.sees("★★★★★", say.label("review-thanks"))
    anna.sees_not("Ihr ", "Your ", "Wir ")
