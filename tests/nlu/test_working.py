"""What helpers type: what is clear, how many minutes, and what only sounds like it."""

from __future__ import annotations

import pytest

from nlu import working
from nlu.working import Saying


@pytest.mark.parametrize(
    ("text", "saying", "minutes"),
    [
        ("Ok, mach ich!", Saying.TAKE, 0),
        ("I'll take it", Saying.TAKE, 0),
        ("j'accepte", Saying.TAKE, 0),
        ("chan doch nöd, bin chrank", Saying.CANNOT, 0),
        ("non ce la faccio, macchina guasta", Saying.CANNOT, 0),
        ("mache mich jetzt auf den Weg", Saying.SET_OFF, 0),
        ("je suis en route", Saying.SET_OFF, 0),
        ("I'll be there in 10 minutes", Saying.AWAY, 10),
        ("arrivo tra mezz'ora", Saying.AWAY, 30),
        ("ich komme eine halbe Stunde später", Saying.LATER, 30),
        ("j'ai un quart d'heure de retard", Saying.LATER, 15),
        ("arrivo con 20 minuti di ritardo", Saying.LATER, 20),
        ("bin unterwegs, ca 10 min", Saying.AWAY, 10),
        ("bin unterwegs ca. 10 min", Saying.AWAY, 10),
        ("on my way, 10 minutes", Saying.AWAY, 10),
        ("ich gang jetz los", Saying.SET_OFF, 0),
        ("bin do", Saying.HERE, 0),
        ("eccomi", Saying.HERE, 0),
        ("alles erledigt", Saying.DONE, 0),
        ("bin wieder frei", Saying.FREE, 0),
        ("Feierabend", Saying.PAUSE, 0),
    ],
)
def test_what_is_clear(text: str, saying: Saying, minutes: int) -> None:
    said = working.read(text)
    assert said is not None
    assert (saying in said.sayings, said.minutes) == (True, minutes)


@pytest.mark.parametrize(
    "text",
    [
        "kann nicht parkieren",
        "ich kann das Kabel nicht finden",
        "bin fast fertig, nur noch das Kabel verlegen?",
        "bin fast fertig",
        "sind Sie da?",
        "ich bin da wenn Sie klingeln",
        "es dauert noch 20 Minuten",
        "ok",
        "danke",
        "",
    ],
)
def test_what_only_sounds_like_it(text: str) -> None:
    assert working.read(text) is None


def test_the_reason_and_the_price_stay_in_the_rest() -> None:
    late, done = working.read("han e platte, chume 20 min spöter"), working.read("fertig, het 55 franke kost")
    assert late is not None
    assert done is not None
    assert (late.rest, done.rest) == ("han e platte", "het 55 franke kost")
    assert working.gives_reason("krank")
    assert not working.gives_reason("bitte nicht klingeln")
