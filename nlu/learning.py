"""From training phrases to a model: what is asked of each phrase, and a cache by the hash of all that went in.

Refuses to read the held-out messages.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from random import Random
from typing import Final
from zoneinfo import ZoneInfo

import numpy as np

from domain.vocabulary import Category, Kind, Urgency
from nlu import cues, features, focus, gazetteer, heads, joint, keeping, moments, noise, patterns, phrases, times, words
from nlu.features import Eye
from nlu.heads import Head, Lesson, Model
from nlu.phrases import LANGUAGES, Phrase

QUESTIONS: Final[dict[str, Sequence[str]]] = {
    "language": LANGUAGES,
    "intent": joint.ANSWERS,
    "category": [str(c) for c in Category],
    "kind": [str(k) for k in Kind],
    "urgency": [str(u) for u in Urgency],
}
HEAT: Final = {
    "language": 0.6,
    "intent": 0.7,
    "category": 0.7,
    "kind": 0.7,
    "urgency": 0.6,
}  # fitted on four personas left out
_ZONE: Final = ZoneInfo("Europe/Zurich")
_THEN: Final = datetime(2026, 11, 21, 14, 5, tzinfo=_ZONE)
_FAMILIAR: Final = 3
_LONG: Final = 12  # letters a phrase needs to be misspelt
_HASTY: Final = 0.5  # share of phrases that are
_HEAVIEST: Final = 6.0
_READ: Final = frozenset({".py", ".toml", ".txt", ".json", ".yml"})
_SOURCES: Final = (words, gazetteer, cues, features, focus, heads, joint, patterns, phrases, moments, noise)


def eye() -> Eye:
    """What turns messages into features."""
    return Eye(gazetteer.load(), cues.Cues())


def lessons(read: Sequence[Phrase], look: Eye) -> list[Lesson]:
    """What each phrase teaches: the heads that its labels answer."""
    return [
        Lesson(look.see(phrase.text), answers(phrase), weight=weight, moment=_soon(phrase))
        for phrase, weight in zip(read, weights(read), strict=True)
    ]


def weights(read: Sequence[Phrase]) -> list[float]:
    """What each phrase counts: rare intents weigh more, or needs drown them."""
    counts = Counter(phrase.intent for phrase in read)
    most = max(counts.values(), default=1)
    return [min(_HEAVIEST, (most / counts[phrase.intent]) ** 0.5) for phrase in read]


def hasty(read: Sequence[Phrase], given: Sequence[Lesson], look: Eye) -> list[Lesson]:
    """The misspelt copies, at half the weight of their phrases."""
    return [replace(given[i], seen=look.see(text), weight=given[i].weight / 2) for i, text in copies(read)]


def copies(read: Sequence[Phrase]) -> list[tuple[int, str]]:
    """Half of the longer phrases once more, misspelt: which phrase, and how it is spelt now."""
    chance = Random(5)
    return [
        (i, noise.misspelt(phrase.text, chance))
        for i, phrase in enumerate(read)
        if len(phrase.text) > _LONG and chance.random() < _HASTY
    ]


def _soon(phrase: Phrase) -> str:
    """How soon a phrase's time phrase is, read on a Saturday afternoon."""
    if phrase.language not in ("de", "en", "fr", "it"):
        return moments.NONE
    span = times.read(phrase.text, now=_THEN, zone=_ZONE, language=phrase.language)
    return moments.moment(span, _THEN)


def answers(phrase: Phrase) -> dict[str, str]:
    """The right answers of a phrase, by head."""
    right = {"language": phrase.language}
    if phrase.language != "other":
        right["intent"] = joint.answer(phrase.intent, phrase.category)
        right |= {name: str(value) for name in ("category", "kind", "urgency") if (value := getattr(phrase, name))}
    return right


def familiar(taught: Sequence[Phrase]) -> frozenset[str]:
    """Words written often enough not to be misspellings of a device."""
    counts = Counter(token.folded for phrase in taught for token in words.tokens(phrase.text))
    return frozenset(word for word, count in counts.items() if count >= _FAMILIAR)


def train(look: Eye, read: Sequence[Phrase] | None = None) -> Model:
    """A model from all training phrases (or from `read`)."""
    taught = phrases.load() if read is None else list(read)
    look.familiar = familiar(taught)
    given = lessons(taught, look)
    model = heads.learn(QUESTIONS, [*given, *hasty(taught, given, look)])
    model.heat = dict(HEAT)
    model.familiar = look.familiar
    return model


def model(look: Eye, cache_dir: Path | None = None) -> Model:
    """The model of our phrases, from the cache if nothing that went in has changed."""
    path = keeping.folder(cache_dir) / f"nlu-{fingerprint()}.npz"
    if path.exists():
        try:
            kept = read_model(path)
        except (OSError, ValueError, KeyError):
            pass  # half written, foreign, or nobody else may read it: train again
        else:
            return kept
    fresh = train(look)
    with suppress(OSError):  # a folder of root's, a full disk: it is trained again at the next start
        write_model(fresh, path)
    return fresh


def fingerprint() -> str:
    """A hash of every file that decides what the model becomes."""
    digest = hashlib.sha256(np.__version__.encode())
    files = [Path(str(module.__file__)) for module in (*_SOURCES,)] + [Path(__file__)]
    files += sorted(path for path in Path(str(times.__file__)).parent.rglob("*") if path.suffix in _READ)
    files += sorted(gazetteer.LEXICON.glob("*.txt")) + sorted(phrases.TRAINING.glob("*/*.yml"))
    for path in files:
        digest.update(path.name.encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()[:20]


def write_model(model: Model, path: Path) -> None:
    """Keep a model."""
    about = {
        "heads": [[h.name, list(h.labels)] for h in model.heads],
        "heat": model.heat,
        "step": float(model.step),
        "familiar": sorted(model.familiar),
    }
    keeping.write_arrays(
        path,
        weights=model.weights,
        vocabulary=np.frombuffer("\n".join(model.vocabulary).encode(), dtype=np.uint8),
        about=np.frombuffer(json.dumps(about).encode(), dtype=np.uint8),
    )


def read_model(path: Path) -> Model:
    """A kept model."""
    with np.load(path, allow_pickle=False) as kept:
        about = json.loads(kept["about"].tobytes())
        names = kept["vocabulary"].tobytes().decode().split("\n")
        arranged: tuple[Head, ...] = heads.arrange(dict(about["heads"]))
        model = Model(
            arranged, {name: i for i, name in enumerate(names)}, kept["weights"], about["heat"], about["step"]
        )
        model.familiar = frozenset(about["familiar"])
        return model
