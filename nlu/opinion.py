"""A second opinion on intent, category and kind from a message's sentence vector. Refuses to know where it comes from.

One hidden layer shared by the three questions, trained by Adam on the same phrases as the model, the misspelt ones
too. Numpy only; the same vectors give the same weights.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Final

import numpy as np
import numpy.typing as npt

from nlu.heads import SMOOTH, Floats
from nlu.keeping import write_arrays

HIDDEN: Final = 256  # width of the layer between
ROUNDS: Final = 20
RATE: Final = 0.002
SCALE: Final = 6.0  # the vectors have length one: too little to learn from quickly
BLANKED: Final = 0.3  # share of the vector, and of the hidden layer, that is hidden at every reading
TOGETHER: Final = 64  # messages per step
SEED: Final = 3
_SHRINK: Final = 1e-5
_SLOW, _SLOWER = 0.9, 0.99  # how long a slope and its square are remembered

Answers = npt.NDArray[np.int64]  # a row per message, a column per question; -1 where nothing is asked


@dataclass(frozen=True)
class Opinion:
    """What the vector of a message speaks for."""

    labels: dict[str, tuple[str, ...]]  # by question
    weights: tuple[Floats, Floats, Floats, Floats]  # to the hidden layer, its bias, from it, their bias

    def of(self, vector: Floats) -> dict[str, Floats]:
        """Logarithms of the probabilities by question."""
        into, offset, out, bias = self.weights
        raw = np.maximum(vector * np.float32(SCALE) @ into + offset, 0) @ out + bias
        told, first = {}, 0
        for name, labels in self.labels.items():
            part = raw[first : first + len(labels)]
            told[name] = part - part.max() - np.log(np.exp(part - part.max()).sum())
            first += len(labels)
        return told


def learn(labels: dict[str, Sequence[str]], vectors: Floats, answers: Answers, weight: Floats) -> Opinion:
    """An opinion from vectors with their right answers, each worth `weight`."""
    edges = [0, *np.cumsum([len(names) for names in labels.values()]).tolist()]
    wished, asked = _wishes(edges, answers, weight / weight.mean())
    chance = np.random.default_rng(SEED)
    inputs = vectors * np.float32(SCALE)
    steps = _Steps(
        [
            chance.standard_normal((inputs.shape[1], HIDDEN), dtype=np.float32) * np.float32(inputs.shape[1] ** -0.5),
            np.zeros(HIDDEN, dtype=np.float32),
            chance.standard_normal((HIDDEN, edges[-1]), dtype=np.float32) * np.float32(0.1),
            np.zeros(edges[-1], dtype=np.float32),
        ]
    )
    for turn in range(ROUNDS):
        rate = RATE * (1 - turn / ROUNDS)
        for rows in np.array_split(chance.permutation(len(inputs)), max(1, len(inputs) // TOGETHER)):
            steps.take(_slopes(steps.weights, inputs[rows], wished[rows], asked[rows], edges, chance), rate)
    into, offset, out, bias = steps.weights
    return Opinion({name: tuple(names) for name, names in labels.items()}, (into, offset, out, bias))


def _wishes(edges: list[int], answers: Answers, weight: Floats) -> tuple[Floats, Floats]:
    """A row for each message: the wished-for probabilities, and how much each of them is asked for."""
    wished = np.zeros((len(answers), edges[-1]), dtype=np.float32)
    asked = np.zeros_like(wished)
    for column, (first, last) in enumerate(pairwise(edges)):
        rows = np.flatnonzero(answers[:, column] >= 0)
        wished[rows, first:last] = SMOOTH / (last - first)
        wished[rows, first + answers[rows, column]] += 1 - SMOOTH
        asked[rows, first:last] = weight[rows, None]
    return wished, asked


def _slopes(
    weights: list[Floats], inputs: Floats, wished: Floats, asked: Floats, edges: list[int], chance: np.random.Generator
) -> list[Floats]:
    """How the loss of a few messages changes with each weight, with a part of what is seen hidden."""
    into, offset, out, bias = weights
    seen = inputs * _blanks(inputs.shape, chance)
    hidden: Floats = np.maximum(seen @ into + offset, 0)
    blanks = _blanks(hidden.shape, chance)
    raw = (hidden * blanks) @ out + bias
    for first, last in pairwise(edges):
        powers = np.exp(raw[:, first:last] - raw[:, first:last].max(axis=1, keepdims=True))
        raw[:, first:last] = powers / powers.sum(axis=1, keepdims=True)
    wrong = (raw - wished) * asked / np.float32(len(inputs))
    back = (wrong @ out.T) * blanks * (hidden > 0)
    return [seen.T @ back, back.sum(axis=0), (hidden * blanks).T @ wrong, wrong.sum(axis=0)]


def _blanks(shape: tuple[int, ...], chance: np.random.Generator) -> Floats:
    """0 for what is hidden, a little more than 1 for the rest."""
    kept: Floats = (chance.random(shape, dtype=np.float32) >= BLANKED).astype(np.float32) / np.float32(1 - BLANKED)
    return kept


class _Steps:
    """Adam."""

    def __init__(self, weights: list[Floats]) -> None:
        self.weights = weights
        self._slope = [np.zeros_like(w) for w in weights]
        self._square = [np.zeros_like(w) for w in weights]
        self._taken = 0

    def take(self, slopes: list[Floats], rate: float) -> None:
        """One step down these slopes."""
        self._taken += 1
        even, evener = 1 - _SLOW**self._taken, 1 - _SLOWER**self._taken
        for weight, slope, past, square in zip(self.weights, slopes, self._slope, self._square, strict=True):
            slope += np.float32(_SHRINK) * weight
            past += np.float32(1 - _SLOW) * (slope - past)
            square += np.float32(1 - _SLOWER) * (slope * slope - square)
            weight -= np.float32(rate / even) * past / (np.sqrt(square / np.float32(evener)) + np.float32(1e-8))


def write(opinion: Opinion, path: Path) -> None:
    """Keep an opinion."""
    about = np.frombuffer(json.dumps(opinion.labels).encode(), dtype=np.uint8)
    write_arrays(path, about=about, **{f"weights{i}": array for i, array in enumerate(opinion.weights)})


def read(path: Path) -> Opinion:
    """A kept opinion; OSError, ValueError or KeyError for what is none."""
    with np.load(path, allow_pickle=False) as kept:
        labels = {name: tuple(names) for name, names in json.loads(kept["about"].tobytes()).items()}
        return Opinion(labels, (kept["weights0"], kept["weights1"], kept["weights2"], kept["weights3"]))
