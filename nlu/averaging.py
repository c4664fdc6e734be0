"""The model averaged with a second opinion where it is unsure. Refuses to touch what is sure, or danger.

Intent, category and kind only: language, urgency, times and places stay the model's. How much the opinion counts was
chosen on personas left out of training (DECISIONS-understanding).
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import Final

import numpy as np

from nlu import encoder, joint, keeping, learning, opinion, phrases
from nlu.encoder import Encode
from nlu.heads import Floats
from nlu.opinion import Opinion
from nlu.phrases import Phrase
from nlu.understanding import Intent

WEIGHT: Final = {"intent": 0.6, "category": 0.75, "kind": 0.75}  # of the opinion, beside 1 of the model
NEED: Final = ("category", "kind")  # what is said of a need
HEADS: Final = ("intent", *NEED)
HEAT: Final = 1.3  # of both together
SURE: Final = 0.8  # where the model has so much for its answers, nobody else is asked: most messages cost nothing more
_LEAST: Final = 1e-9
_NEW_NEED: Final = joint.INTENTS.index(Intent.NEW_NEED)
_DANGER: Final = joint.INTENTS.index(Intent.EMERGENCY)


class Second:
    """Somebody else to ask."""

    def __init__(self, encode: Encode, opinion: Opinion) -> None:
        self._encode = encode
        self._opinion = opinion

    @classmethod
    def load(cls, cache_dir: Path | None = None) -> Second:
        """The encoder with the opinion learned from our phrases: from the cache, else learned now (half a minute).

        Missing when the encoder is not installed.
        """
        encode = encoder.load()
        return cls(encode, kept(encode, keeping.folder(cache_dir) / f"opinion-{fingerprint()}.npz"))

    @classmethod
    def taught(cls, read: Sequence[Phrase]) -> Second:
        """The encoder with the opinion learned from these phrases only; Missing when it is not installed."""
        encode = encoder.load()
        return cls(encode, learn(encode, read))

    def weigh(self, shares: dict[str, Floats], text: str, heads: Sequence[str] = HEADS) -> dict[str, Floats]:
        """The model's probabilities by head, averaged with the opinion on this text where they are unsure.

        `heads`: what is wanted of this text; only where one of them is unsure somebody is asked.
        """
        if sure(joint.settled(shares), heads) or not any(map(str.isalpha, text)):
            return shares
        told = self._opinion.of(self._encode([text])[0])
        mixed = dict(shares)
        for name in HEADS:
            raw = (np.log(shares[name] + np.float32(_LEAST)) + np.float32(WEIGHT[name]) * told[name]) / np.float32(HEAT)
            powers = np.exp(raw - raw.max())
            mixed[name] = powers / powers.sum()
        mixed["intent"] = _calm(mixed["intent"], float(shares["intent"][_DANGER]))
        return mixed


def sure(shares: dict[str, Floats], heads: Sequence[str] = HEADS) -> bool:
    """Whether the model needs no second opinion: category and kind matter where there is a need."""
    doubted = [name for name in heads if shares[name].max() < SURE]
    return "intent" not in doubted and (not doubted or bool(shares["intent"].argmax() != _NEW_NEED))


def _calm(intents: Floats, danger: float) -> Floats:
    """Danger has no more than the model gives it: an alarm is not raised by hearsay."""
    if intents[_DANGER] <= danger:
        return intents
    calm: Floats = intents * np.float32((1 - danger) / (1 - float(intents[_DANGER])))
    calm[_DANGER] = danger
    return calm


def learn(encode: Encode, read: Sequence[Phrase] | None = None) -> Opinion:
    """An opinion from all training phrases (or from `read`) and the misspelt copies the model reads too."""
    taught = [p for p in (phrases.load() if read is None else read) if p.language != "other"]
    worth = learning.weights(taught)
    copies = learning.copies(taught)
    labels = {name: learning.QUESTIONS[name] for name in WEIGHT}
    right = [learning.answers(phrase) for phrase in taught]
    answers = np.array(
        [[names.index(by[name]) if name in by else -1 for name, names in labels.items()] for by in right]
    )
    vectors = encode([*(phrase.text for phrase in taught), *(text for _, text in copies)])
    rows = np.array([*range(len(taught)), *(i for i, _ in copies)])
    weight = np.array([*worth, *(worth[i] / 2 for i, _ in copies)], dtype=np.float32)
    return opinion.learn(labels, vectors, answers[rows], weight)


def kept(encode: Encode, path: Path) -> Opinion:
    """The opinion in this file; learned and kept there if it has none."""
    if path.exists():
        with suppress(OSError, ValueError, KeyError):  # half written or foreign: learn again
            return opinion.read(path)
    fresh = learn(encode)
    with suppress(OSError):  # a folder of root's, a full disk: it is learned again at the next start
        opinion.write(fresh, path)
    return fresh


def fingerprint() -> str:
    """A hash of all that decides what the opinion becomes."""
    digest = hashlib.sha256(f"{learning.fingerprint()} {encoder.release()}".encode())
    for module in (encoder, opinion):
        digest.update(Path(str(module.__file__)).read_bytes())
    digest.update(Path(__file__).read_bytes())
    return digest.hexdigest()[:20]
