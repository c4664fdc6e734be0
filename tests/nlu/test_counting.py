"""Which of a list somebody picks."""

from __future__ import annotations

import pytest

from nlu.counting import LAST, Pick, read

PLACES = {
    1: "die erste / der erste bitte / Erste / ich nehme das erste / the first one / first / la première / la prima",
    2: "Die zweite! / den zweiten / lieber die zweite bitte / the second / I'll take the second one, please / zwöiti",
    3: "le troisième s'il vous plaît / la terza / the 3rd / das dritte Zeitfenster",
    10: "der zehnte",
    LAST: "die letzte / the last one / la dernière / l'ultimo",
}
NUMBERS = {1: "1 / eins / Nr. 1 / 1. / 1) / number one / (1)", 2: "2 / zwei / Option 2 / deux / due"}
NEITHER = """
um 2 / am zweiten / zwei Uhr / 2 Uhr / zwei Drucker / 14:30 / 2.5 / -1 / 8004 / 1e3 / 2 3 / die zweite, die dritte /
 / ja / bitte / Prima / prima! / nein / the router / ok / in 10 Minuten / erst morgen / one day / 100 / second floor /
ein zweites Problem habe ich auch / il 2 dicembre / 3.12. / le 2 décembre / Hardstrasse 12
"""


@pytest.mark.parametrize(("text", "number"), [(text, n) for n, texts in PLACES.items() for text in texts.split(" / ")])
def test_a_place_in_the_list(text: str, number: int) -> None:
    assert read(text) == Pick(number=number, spelled=True)


@pytest.mark.parametrize(("text", "number"), [(text, n) for n, texts in NUMBERS.items() for text in texts.split(" / ")])
def test_a_number(text: str, number: int) -> None:
    assert read(text) == Pick(number=number, spelled=False)


@pytest.mark.parametrize("text", [text.strip() for text in NEITHER.split(" /")])
def test_what_says_something_else(text: str) -> None:
    assert read(text) is None
