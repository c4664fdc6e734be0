"""The embedded backend reads messages it has not been taught."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from domain.vocabulary import Category
from nlu import learning, phrases
from nlu.local import Local
from nlu.understanding import Intent, Setting

ZURICH = ZoneInfo("Europe/Zurich")
NOW = Setting(now=datetime(2026, 11, 21, 14, 5, tzinfo=ZURICH), zone=ZURICH, country="CH")


NEEDS = [
    ("Unser Drucker zieht schräg ein", "de", Category.PRINTER),
    ("the wifi in my attic is hopeless", "en", Category.NETWORK),
    ("mon imprimante refuse d'imprimer en couleur", "fr", Category.PRINTER),
    ("il televisore non trova più i canali", "it", Category.TV),
    ("nicht der Drucker, der Router", "de", Category.NETWORK),
    ("Wifi is fine, it's the printer", "en", Category.PRINTER),
]


@pytest.mark.parametrize(("text", "language", "category"), NEEDS)
async def test_a_need_is_read(local: Local, text: str, language: str, category: Category) -> None:
    heard = await local.understand(text, NOW)
    assert (heard.intent, heard.language, heard.category) == (Intent.NEW_NEED, language, category)


AT_FAULT = [
    ("hp pavilion schermo nero", Category.COMPUTER),
    ("Samsung QE55Q80 zeigt nur noch Streifen", Category.TV),
    ("V-Zug Adora Fehler F21", Category.HOME_GARDEN),
    ("cambiare una presa in camera", Category.HOME_GARDEN),
    ("le four fait sauter les plombs", Category.HOME_GARDEN),
    ("bett muss zusammengebaut werden, 5. stock ohne lift", Category.FURNITURE),
    ("🖨️ kaputt 😡", Category.PRINTER),
    ("De Fernseh lauft, numme s Internet nöd", Category.NETWORK),
    ("internet ok, téléphone ok, télé noire", Category.TV),
    ("nein der Router läuft, es ist der Scanner", Category.PRINTER),
    ("tv picture fine but no sound from the soundbar", Category.AUDIO),
    ("wifi works everywhere except my laptop keyboard is dead", Category.COMPUTER),
    ("la tv funziona ma internet sul portatile no", Category.NETWORK),
    ("add another outlet", Category.HOME_GARDEN),
    ("assemble a fire pit", Category.HOME_GARDEN),
    ("wfi not wrking", Category.NETWORK),
]


@pytest.mark.parametrize(("text", "category"), AT_FAULT)
async def test_another_thing_was_taken_to_be_at_fault(local: Local, text: str, category: Category) -> None:
    heard = await local.understand(text, NOW)
    assert (heard.intent, heard.category) == (Intent.NEW_NEED, category)


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("it works now, thanks", Intent.CANCEL),
        ("ça remarche", Intent.CANCEL),
        ("geht wieder", Intent.CANCEL),
        ("adesso funziona, grazie", Intent.CANCEL),
        ("doch nicht morgen, übermorgen", Intent.RESCHEDULE),
        ("non domani, dopodomani", Intent.RESCHEDULE),
        ("muss ich da zuhause sein?", Intent.OUT_OF_SCOPE),
        ("after the flood last month we need the basement repainted", Intent.NEW_NEED),
    ],
)
async def test_a_solved_need_a_corrected_day_an_odd_question_was_a_need(
    local: Local, text: str, intent: Intent
) -> None:
    assert (await local.understand(text, NOW)).intent is intent


@pytest.mark.parametrize("text", ["", " ", "\x00", "🙂" * 2000, "a" * 4096, "ض", "?!", "\ud83d", "1" * 300, "'" * 50])
async def test_nothing_raises(local: Local, text: str) -> None:
    heard = await local.understand(text, NOW)
    assert 0 <= heard.intent_confidence <= 1


async def test_the_negated_device_is_marked(local: Local) -> None:
    heard = await local.understand("nicht der Drucker, der Router spinnt", NOW)
    assert [(d.name, d.negated) for d in heard.devices] == [("printer", True), ("router", False)]


def test_the_cache_keeps_the_same_model(local: Local, tmp_path: Path) -> None:
    taught = phrases.load()[::60]
    eye = learning.eye()
    fresh = learning.train(eye, taught)
    learning.write_model(fresh, tmp_path / "model.npz")
    assert (tmp_path / "model.npz").stat().st_mode & 0o044 == 0o044, "root learns, the service's user reads"
    kept = learning.read_model(tmp_path / "model.npz")
    assert (kept.familiar, kept.heat, kept.vocabulary) == (fresh.familiar, fresh.heat, fresh.vocabulary)
    assert [path.name for path in tmp_path.iterdir()] == ["model.npz"]
    text = "Internet geht nicht, Router blinkt rot"
    assert Local(kept, eye).read(text, NOW) == Local(fresh, eye).read(text, NOW)


RULED_OUT = [
    ("Internet geht nicht der Router blinkt", []),
    ("das ist nicht der Drucker sondern der Router", ["printer"]),
    ("pas le PC, c'est la box internet", ["computer"]),
    ("non il router, la stampante", ["router"]),
]


@pytest.mark.parametrize(("text", "names"), RULED_OUT)
async def test_only_what_is_ruled_out_is_negated(local: Local, text: str, names: list[str]) -> None:
    heard = await local.understand(text, NOW)
    assert [d.name for d in heard.devices if d.negated] == names


async def test_a_second_problem_is_noticed(local: Local) -> None:
    heard = await local.understand("il wifi non va e la stampante è inceppata", NOW)
    assert heard.category is Category.NETWORK
    assert [m.category for m in heard.more] == [Category.PRINTER]


async def test_a_cause_is_not_a_second_problem(local: Local) -> None:
    heard = await local.understand("Seit dem neuen Router druckt der Drucker nicht mehr", NOW)
    assert (heard.category, heard.more) == (Category.PRINTER, ())


def test_a_folder_of_root_was_a_traceback_at_the_start(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def not_ours(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    (tmp_path / f"nlu-{learning.fingerprint()}.npz").touch()
    monkeypatch.setattr(learning, "read_model", not_ours)
    monkeypatch.setattr(learning, "write_model", not_ours)
    monkeypatch.setattr(learning, "train", lambda _: "trained again")
    assert learning.model(learning.eye(), tmp_path) == "trained again"  # type: ignore[comparison-overlap]
