"""Answers to open questions: the way to the door, a time that overrules what it sounds like."""

from __future__ import annotations

import pytest

from nlu import doors, haggling, overruling
from nlu.haggling import Wanted


@pytest.mark.parametrize(
    ("text", "door"),
    [
        ("2. Stock, bei Müller klingeln", "2. Stock, bei Müller klingeln"),
        ("apt 3b, ring twice. ", "apt 3b, ring twice"),
        ("2ème étage, digicode 12A4", "2ème étage, digicode 12A4"),
        ("terzo piano, citofono Rossi", "terzo piano, citofono Rossi"),
        ("top floor, call me", "top floor"),
        ("3. OG links", "3. OG links"),
        ("chez Dupont", "chez Dupont"),
        ("Hinterhaus", "Hinterhaus"),
        ("die Klingel geht nicht", None),
        ("neue Türklingel montieren", None),
        ("Wohnung putzen", None),
        ("a piano to be carried", None),
        ("morgen um 10", None),
        ("ist das im 2. Stock?", None),
    ],
)
def test_the_way_to_the_door(text: str, door: str | None) -> None:
    assert doors.read(text) == door


@pytest.mark.parametrize(
    ("text", "time", "only"),
    [
        ("30. November um 9", "30. November um 9", True),
        ("nvm tomorrow is fine", "tomorrow", True),
        ("demain matin svp", "demain matin", True),
        ("cancel tomorrow", "tomorrow", False),
        ("wer kommt morgen?", "morgen", False),
        ("morgen nicht", "morgen", False),
        ("rufen Sie mich morgen an", "morgen", False),
        ("der von gestern um 9 hat mir alles zerkratzt", "um 9", False),
    ],
)
def test_a_time_and_nothing_else(text: str, time: str, only: bool) -> None:
    assert overruling.only_says_when(text, time) is only


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("nessuno", Wanted.OTHER),
        ("none of these", Wanted.OTHER),
        ("aucun ne me convient", Wanted.OTHER),
        ("passt mir alles nicht", Wanted.OTHER),
        ("another day", Wanted.OTHER),
        ("Haben Sie etwas früher?", Wanted.EARLIER),
        ("y a-t-il quelque chose plus tôt ?", Wanted.EARLIER),
        ("gaht au spöter?", Wanted.LATER),
        ("c'è qualcosa più tardi?", Wanted.LATER),
        ("Prima!", None),
        ("nein", None),
        ("keine Ahnung", None),
        ("nichts geht mehr", None),
        ("später als zehn", None),
    ],
)
def test_what_is_said_to_times_that_do_not_suit(text: str, wanted: Wanted | None) -> None:
    assert haggling.read(text, "de") is wanted
