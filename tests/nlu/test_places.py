"""Where a message says: the phrases people type, and what must never be taken for a place."""

import json
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from domain.travel import distance_km
from nlu.places import nearest, read, saved, to_json
from nlu.places.gazetteer import FILE

PHRASES = [
    tuple(line.split("|"))
    for line in Path(__file__).with_name("places.txt").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]
NONE = Path(__file__).with_name("no_places.txt").read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize(("phrase", "verbatim", "lat", "lon", "within"), PHRASES)
def test_a_place_is_read(phrase: str, verbatim: str, lat: str, lon: str, within: str) -> None:
    place = read(phrase)
    assert place is not None
    assert place.lat is not None, place.label
    assert place.lon is not None
    assert distance_km(place.lat, place.lon, float(lat), float(lon)) <= float(within), place.label
    assert place.text == verbatim
    assert place.text in phrase


@pytest.mark.parametrize("phrase", NONE)
def test_no_place_is_seen_where_none_is(phrase: str) -> None:
    assert read(phrase) is None


@pytest.mark.parametrize(
    ("phrase", "label", "lat"),
    [
        ("Von Bern nach Zürich umziehen", "Bern → Zürich", 46.9),
        ("Umzug am 2. Dezember, 2 Zimmer, von 8004 nach 8400", "8004 Zürich → 8400 Winterthur", 47.3),
        ("trasloco da Zurigo a Berna il 3 dicembre", "Zürich → Bern", 47.3),
        ("move 12 boxes from 8004 to 8005 on 3 May", "8004 Zürich → 8005 Zürich", 47.3),
    ],
)
def test_the_address_a_move_begins_at_was_lost(phrase: str, label: str, lat: float) -> None:
    place = read(phrase)
    assert place is not None
    assert place.label == label
    assert place.lat == pytest.approx(lat, abs=0.1)


@pytest.mark.parametrize(
    ("phrase", "labels"),
    [
        ("8010", {"8010 Zürich", "8010 Graz"}),
        ("Buchs", {"Buchs SG", "Buchs AG"}),
        ("wohne in Freiburg", {"Fribourg FR", "Freiburg im Breisgau (Baden-Württemberg)"}),
        ("8004 Bern", {"8004 Zürich", "Bern"}),
        ("ich wohne in Thhun", {"Thun"}),
        ("Kasel", {"Kassel (Hessen)", "Kasel (Rheinland-Pfalz)"}),
        ("Thalwil oder Horgen", {"Thalwil", "Horgen"}),
        ("Stein", {"Stein am Rhein SH", "Stein AG"}),
        ("Birmensdorf oder Aesch", {"Birmensdorf ZH", "Aesch BL"}),
    ],
)
def test_what_is_unclear_is_asked(phrase: str, labels: set[str]) -> None:
    place = read(phrase)
    assert place is not None
    assert "ambiguous" in place.flags
    assert place.lat is None
    assert labels <= {candidate.label for candidate in place.candidates}
    assert 1 <= len(place.candidates) <= 5


@pytest.mark.parametrize(
    ("phrase", "labels"),
    [
        ("Rheinfelden", {"Rheinfelden AG", "Rheinfelden (Baden-Württemberg)"}),
        ("Wohne in Aesch", {"Aesch BL", "Aesch LU", "Aesch ZH"}),
        ("j'habite Villars", {"Villars-sur-Glâne FR", "Villars-sur-Ollon VD"}),
        ("Bruck", {"Bruck an der Mur (Steiermark)", "Bruck an der Leitha (Niederösterreich)"}),
    ],
)
def test_the_largest_of_several_namesakes_was_taken_without_asking(phrase: str, labels: set[str]) -> None:
    place = read(phrase)
    assert place is not None
    assert place.flags == ("ambiguous",)
    assert labels <= {candidate.label for candidate in place.candidates}


@pytest.mark.parametrize(
    ("phrase", "labels"),
    [
        ("Wil", {"Wil SG", "Wil ZH"}),
        ("à Chavannes", {"Chavannes-près-Renens VD", "Chavannes-de-Bogis VD"}),
        ("Windisch oder Brugg", {"Windisch", "Brugg AG"}),
        ("bin in Steinach, WLAN weg", {"Steinach SG", "Steinach (Thüringen)"}),
        ("Frankfurt", {"Frankfurt am Main (Hessen)", "Frankfurt (Oder) (Brandenburg)"}),
        ("Burgdorf", {"Burgdorf BE", "Burgdorf (Niedersachsen)"}),
        ("Rothenburg", {"Rothenburg LU", "Rothenburg ob der Tauber (Bayern)"}),
        ("in Wald", {"Wald ZH", "Wald AR"}),
    ],
)
def test_a_town_five_times_its_namesakes_was_taken_without_asking(phrase: str, labels: set[str]) -> None:
    place = read(phrase)
    assert place is not None
    assert place.flags == ("ambiguous",)
    assert labels <= {candidate.label for candidate in place.candidates}


@pytest.mark.parametrize("phrase", ["Küsnacht", "Küssnacht", "z Küssnacht, am Mäntig"])
def test_kuesnacht_and_kuessnacht_sound_the_same_and_were_never_asked(phrase: str) -> None:
    place = read(phrase)
    assert place is not None
    assert {candidate.label for candidate in place.candidates} == {"Küsnacht ZH", "Küssnacht am Rigi SZ"}


@pytest.mark.parametrize("phrase", ["Küsnacht ZH", "8700 Küsnacht"])
def test_kuesnacht_with_its_canton_or_code_is_plain(phrase: str) -> None:
    place = read(phrase)
    assert place is not None
    assert place.flags == ()
    assert "Küsnacht" in place.label


@pytest.mark.parametrize("phrase", ["Baden", "Cham", "j'habite à Romont", "Brugg", "Thun", "Biel"])
def test_a_town_that_nearly_everybody_means_is_still_not_asked(phrase: str) -> None:
    place = read(phrase)
    assert place is not None
    assert (place.country, place.flags) == ("CH", ())


def test_the_regions_own_wohlen_is_taken_there_and_asked_elsewhere() -> None:
    near, elsewhere = read("Wohlen", near=(46.95, 7.44)), read("Wohlen")
    assert near is not None
    assert elsewhere is not None
    assert near.label == "Wohlen b. Bern"
    assert elsewhere.lat is None


@pytest.mark.parametrize(
    ("message", "code"),
    [
        ("8620 WLAN geht nicht", "8620"),
        ("router kaputt 8004 morgen um 10", "8004"),
        ("my printer is broken 8004 can you come", "8004"),
        ("imprimante en panne 1004 demain", "1004"),
        ("hallo 8620 wlan geht nicht", "8620"),
    ],
)
def test_a_bare_code_in_running_words_was_not_seen(message: str, code: str) -> None:
    place = read(message)
    assert place is not None
    assert place.postal_code == code


@pytest.mark.parametrize("message", ["8600 WLAN geht nicht", "sono a 6900, il wifi non va"])
def test_a_bare_code_of_two_countries_in_running_words_is_asked(message: str) -> None:
    place = read(message)
    assert place is not None
    assert place.flags == ("ambiguous",)
    assert {candidate.country for candidate in place.candidates} == {"CH", "AT"}


@pytest.mark.parametrize(
    "message",
    [
        *("1500 Flyer verteilen", "drucker 8620 kaputt", "Officejet 8620 geht nicht", "Fehler 8600 und nichts geht"),
        *("Ich habe bezahlt 1200 und nichts geht", "ich habe um 1830 und morgen Zeit", "it is a 2500 watt heater"),
    ],
)
def test_a_number_that_counts_or_names_a_thing_is_still_no_code(message: str) -> None:
    assert read(message) is None


@pytest.mark.parametrize(
    ("phrase", "labels"),
    [
        ("wohne in Diessenhofen oder Stein", {"Diessenhofen", "Stein am Rhein SH"}),
        ("Zug oder Luzern, ist noch offen", {"Zug", "Luzern"}),
        ("6003 Zug", {"6003 Luzern", "Zug"}),
    ],
)
def test_an_everyday_word_that_is_a_town_was_left_out_of_the_question(phrase: str, labels: set[str]) -> None:
    place = read(phrase)
    assert place is not None
    assert place.lat is None
    assert labels <= {candidate.label for candidate in place.candidates}


def test_main_street_was_taken_for_frankfurt() -> None:
    assert read("12 Main Street") is None


def test_a_round_code_behind_its_word_was_taken_for_a_count() -> None:
    place = read("plz 9000 Drucker kaputt")
    assert place is not None
    assert place.postal_code == "9000"


def test_small_villages_with_an_or_between_them_were_not_seen() -> None:
    place = read("Rorbas oder Rohrbach")
    assert place is not None
    assert {"Rorbas", "Rohrbach BE"} <= {candidate.label for candidate in place.candidates}


@pytest.mark.parametrize(
    ("phrase", "label", "lat"),
    [("Frankfurt an der Oder", "Frankfurt (Oder)", 52.34), ("z Oltä", "Olten", 47.35), ("Wil SG", "Wil SG", 47.46)],
)
def test_the_one_that_was_said_is_not_asked_about(phrase: str, label: str, lat: float) -> None:
    place = read(phrase)
    assert place is not None
    assert (place.label, place.flags) == (label, ())
    assert place.lat == pytest.approx(lat, abs=0.05)


def test_a_code_and_a_town_that_do_not_go_together_are_a_conflict() -> None:
    place = read("8004 Bern")
    assert place is not None
    assert "conflicting" in place.flags


def test_a_code_that_does_not_exist_leaves_the_town_and_says_so() -> None:
    place = read("8999 Zürich")
    assert place is not None
    assert place.flags == ("conflicting",)
    assert place.lat is not None


def test_the_region_breaks_a_tie_between_two_countries() -> None:
    near_zurich = read("8010", near=(47.37, 8.54))
    near_graz = read("8010", country="AT", near=(47.07, 15.44))
    assert near_zurich is not None
    assert near_zurich.country == "CH"
    assert near_graz is not None
    assert near_graz.country == "AT"


def test_a_region_far_from_both_breaks_nothing() -> None:
    place = read("8010", near=(48.14, 11.58))  # Munich: 240 km to Zurich, 310 to Graz
    assert place is not None
    assert "ambiguous" in place.flags


def test_the_country_of_the_customer_decides_what_is_far_off() -> None:
    swiss = read("ich wohne in Baden", country="CH")
    austrian = read("ich wohne in Baden", country="AT")
    assert swiss is not None
    assert swiss.country == "CH"
    assert austrian is not None
    assert austrian.country == "AT"


def test_a_town_we_do_not_cover_is_known_and_flagged() -> None:
    place = read("ich bin in Paris")
    assert place is not None
    assert place.flags == ("uncovered",)
    assert place.country == "FR"


def test_a_shared_location_gets_the_words_of_its_code() -> None:
    place = nearest(47.3876, 8.5207)
    assert (place.label, place.postal_code, place.lat, place.lon) == ("8005 Zürich", "8005", 47.3876, 8.5207)
    assert place.uncertainty_km < 1


def test_a_shared_location_far_away_is_not_covered() -> None:
    assert nearest(40.0, -30.0).flags == ("uncovered",)
    assert nearest(-90.0, 180.0).flags == ("uncovered",)


def test_the_printed_object_is_the_agreed_one() -> None:
    shown = to_json(read("Hardstrasse 12, 8005 Zürich"))
    assert json.loads(json.dumps(shown)) == {
        "label": "8005 Zürich",
        "lat": 47.3876,
        "lon": 8.5207,
        "country": "CH",
        "postal_code": "8005",
        "uncertainty_km": 0.7,
        "flags": [],
        "candidates": [],
    }
    assert to_json(None) is None


def test_the_file_is_small() -> None:
    assert FILE.stat().st_size < 3_000_000


@pytest.mark.parametrize(
    ("phrase", "words"), [("kommt zu mir nach Hause, bei mir", "bei mir"), ("à la maison", "à la maison")]
)
def test_a_saved_place_is_heard(phrase: str, words: str) -> None:
    assert saved(phrase) == words
    assert saved("8004 Zürich") is None


WORDS = st.sampled_from(
    [
        "8004",
        "Zürich",
        "Bern",
        ",",
        "Kreis",
        "4",
        "in",
        "Strasse",
        "rue",
        "12",
        "CH-",
        "1.",
        "\n",
        "bei",
        "X",
        "ZH",
        "(",
        "8010",
        "@47.3,8.5",
    ]
)


@given(st.text() | st.lists(WORDS).map(" ".join) | st.lists(WORDS).map("".join))
@example("rue rue 8004 8004 Kreis 99 Kreis")
@example("\u0345 8004 ﷺ İstanbul")
def test_whatever_is_typed_is_read_or_not_but_never_fails(text: str) -> None:
    place = read(text)
    saved(text)
    if place is not None:
        assert place.text in text
        assert (place.lat is None) == (place.lon is None) == ("ambiguous" in place.flags)
        assert ("ambiguous" in place.flags) == bool(place.candidates)
        assert len(place.candidates) <= 5
