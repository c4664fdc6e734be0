"""The embedded model: one softmax head for each of intent, category, kind, urgency and language over shared features.

Numpy only, so that a message costs well under a millisecond and the model a few megabytes. Refuses to know rules.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from nlu import features, moments
from nlu.features import Seen

Floats = npt.NDArray[np.float32]
Steps = npt.NDArray[np.int16]

SEEDS: Final = (7, 11)  # orders in which the phrases are read; the weights are the mean over them
ROUNDS: Final = 6  # times every phrase is read
RATE: Final = 0.3
BLANKED: Final = 0.2  # share of features hidden at every reading, so that no single word decides
SMOOTH: Final = 0.05  # of the wished-for probability that goes to the other labels
PIECES_WEIGHT: Final = 0.8
SIGNS_WEIGHT: Final = 1.5
MOMENT_WEIGHT: Final = 0.5
NAMED: Final = 2.0  # how far a thing named speaks against the category "other"
_REMEMBERED: Final = 20_000  # words
_MOST_STEPS: Final = 32_767  # weights are kept in two bytes: half the memory, and as fast to add up


@dataclass(frozen=True)
class Head:
    """A question with its possible answers, and their columns in the table of weights."""

    name: str
    labels: tuple[str, ...]
    first: int

    @property
    def columns(self) -> slice:
        return slice(self.first, self.first + len(self.labels))


@dataclass(frozen=True)
class Lesson:
    """A message with its right answers by head; a head that is not asked is left out."""

    seen: Seen
    answers: dict[str, str]
    weight: float = 1.0
    moment: str | None = None  # how soon its time phrase is


def arrange(questions: dict[str, Sequence[str]]) -> tuple[Head, ...]:
    """Heads side by side in one table of weights."""
    heads, first = [], 0
    for name, labels in questions.items():
        heads.append(Head(name, tuple(labels), first))
        first += len(labels)
    return tuple(heads)


class Model:
    """Feature → row of weights; a message is the weighted sum of its rows, a softmax per head."""

    def __init__(
        self,
        heads: tuple[Head, ...],
        vocabulary: dict[str, int],
        weights: Steps,
        heat: dict[str, float],
        step: float = 1.0,
    ) -> None:
        self.heads = heads
        self.vocabulary = vocabulary
        self.weights = weights  # in steps; the last row is the bias
        self.step = np.float32(step)
        self.familiar: frozenset[str] = frozenset()  # words that are never misspellings
        self.heat = heat
        self._pieces: dict[str, tuple[int, ...]] = {}  # remembered, bounded
        self._named = {head.name: head for head in heads}
        self._starts = np.array([head.first for head in heads])
        self._widths = np.array([len(head.labels) for head in heads])
        self._other = next(
            (head.first + head.labels.index("other") for head in heads if head.name == "category"), slice(0)
        )

    @property
    def heat(self) -> dict[str, float]:
        """Temperature by head: what makes the confidences honest."""
        return self._heat

    @heat.setter
    def heat(self, heat: dict[str, float]) -> None:
        self._heat = heat
        self._heats = np.repeat(
            np.array([heat.get(head.name, 1.0) for head in self.heads], dtype=np.float32),
            [len(head.labels) for head in self.heads],
        )

    def encode(self, seen: Seen, moment: str | None = None) -> tuple[npt.NDArray[np.int64], Floats]:
        """Rows and values of a message: each of the two groups has length one, the bias is always on."""
        get = self.vocabulary.get
        words = [i for i in map(get, seen.words) if i is not None]
        pieces: set[int] = set()
        for word in seen.plain:
            known = self._pieces.get(word)
            pieces.update(self._pieces_of(word) if known is None else known)
        signs = [i for i in map(get, seen.signs) if i is not None]
        rows = np.array([*words, *pieces, *signs, len(self.weights) - 1], dtype=np.int64)
        values = np.empty(len(rows), dtype=np.float32)
        values[: len(words)] = len(words) ** -0.5 if words else 0.0
        upto = len(words) + len(pieces)
        values[len(words) : upto] = PIECES_WEIGHT * len(pieces) ** -0.5 if pieces else 0.0
        values[upto:-1] = SIGNS_WEIGHT * len(signs) ** -0.5 if signs else 0.0
        values[-1] = 0.3
        if moment is not None:
            rows = np.append(rows, self.vocabulary[moment])
            values = np.append(values, np.float32(MOMENT_WEIGHT))
        return rows, values

    def _pieces_of(self, word: str) -> tuple[int, ...]:
        """The rows of a word's pieces."""
        get = self.vocabulary.get
        rows = tuple(i for i in map(get, features.pieces(word)) if i is not None)
        if len(self._pieces) < _REMEMBERED:
            self._pieces[word] = rows
        return rows

    def rows(self, rows: npt.NDArray[np.int64]) -> Floats:
        """Rows of the table of weights."""
        weights: Floats = self.weights.take(rows, axis=0) * self.step
        return weights

    def scores(self, seen: Seen) -> Floats:
        """Raw scores, all heads side by side."""
        rows, values = self.encode(seen)
        raw = values @ self.rows(rows)
        if any(sign[0] == "%" and sign != "%other" for sign in seen.signs):
            raw[self._other] -= NAMED
        return raw

    def weigh(self, seen: Seen) -> dict[str, Floats]:
        """Probabilities by head."""
        return self.shares(self.scores(seen))

    def soon(self, raw: Floats, moment: str) -> Floats:
        """The same scores, now that it is known how soon the message's time phrase is."""
        added: Floats = raw + np.float32(MOMENT_WEIGHT) * self.step * self.weights[self.vocabulary[moment]]
        return added

    def share(self, raw: Floats, name: str) -> Floats:
        """Probabilities of one head from raw scores."""
        head = self._named[name]
        part = raw[head.columns] / self._heats[head.first]
        powers: Floats = np.exp(part - part.max())
        even: Floats = powers / powers.sum()
        return even

    def shares(self, raw: Floats) -> dict[str, Floats]:
        """Probabilities by head from raw scores."""
        cool = raw / self._heats
        powers = np.exp(cool - np.repeat(np.maximum.reduceat(cool, self._starts), self._widths))
        even = powers / np.repeat(np.add.reduceat(powers, self._starts), self._widths)
        return {head.name: even[head.columns] for head in self.heads}


def vocabulary_of(lessons: Sequence[Lesson], rarest: int = 2) -> dict[str, int]:
    """Features that occur in at least `rarest` messages, numbered in order of first sight."""
    counts: dict[str, int] = {}
    for lesson in lessons:
        for feature in (*lesson.seen.words, *lesson.seen.pieces, *lesson.seen.signs):
            counts[feature] = counts.get(feature, 0) + 1
    kept = [feature for feature, count in counts.items() if count >= rarest or feature[0] in "@%=+!"]
    return {feature: i for i, feature in enumerate([*kept, *moments.ALL])}


def learn(questions: dict[str, Sequence[str]], lessons: Sequence[Lesson]) -> Model:
    """A model from lessons: AdaGrad on the softmax loss, a message at a time; the same lessons give the same model.

    What one order of reading happens to overvalue, another does not: the mean of two costs nothing when asked.
    """
    heads = arrange(questions)
    vocabulary = vocabulary_of(lessons)
    width = heads[-1].first + len(heads[-1].labels)
    shape = len(vocabulary) + 1, width
    model = Model(heads, vocabulary, np.zeros(shape, dtype=np.int16), {})
    encoded = [model.encode(lesson.seen, lesson.moment) for lesson in lessons]
    wished, asked = _answers(heads, lessons, width)
    mean = np.zeros(shape, dtype=np.float32)
    for seed in SEEDS:
        mean += _descend(heads, encoded, wished, asked, shape, np.random.default_rng(seed)) / np.float32(len(SEEDS))
    model.step = np.float32(np.abs(mean).max() / _MOST_STEPS)
    model.weights = np.rint(mean / model.step).astype(np.int16)
    return model


def _answers(heads: tuple[Head, ...], lessons: Sequence[Lesson], width: int) -> tuple[Floats, Floats]:
    """A row for each lesson: the wished-for probabilities, and how much each of them is asked for."""
    wished = np.zeros((len(lessons), width), dtype=np.float32)
    asked = np.zeros((len(lessons), width), dtype=np.float32)
    for i, lesson in enumerate(lessons):
        for head in heads:
            answer = lesson.answers.get(head.name)
            if answer is not None:
                wished[i, head.columns] = SMOOTH / len(head.labels)
                wished[i, head.first + head.labels.index(answer)] += 1 - SMOOTH
                asked[i, head.columns] = lesson.weight
    return wished, asked


def _descend(
    heads: tuple[Head, ...],
    encoded: Sequence[tuple[npt.NDArray[np.int64], Floats]],
    wished: Floats,
    asked: Floats,
    shape: tuple[int, ...],
    chance: np.random.Generator,
) -> Floats:
    """The weights after all rounds in one order, the mean over the second half of them."""
    starts = np.array([head.first for head in heads])
    widths = np.array([len(head.labels) for head in heads])
    weights = np.zeros(shape, dtype=np.float32)
    past = np.full_like(weights, 0.05)
    mean = np.zeros_like(weights)
    for turn in range(ROUNDS):
        for i in chance.permutation(len(encoded)):
            rows, values = encoded[i]
            kept = chance.random(len(rows), dtype=np.float32) >= BLANKED
            kept[-2:] = True
            rows, values = rows[kept], values[kept] / np.float32(1 - BLANKED)
            here = weights.take(rows, axis=0)
            raw = values @ here
            powers = np.exp(raw - raw.max())
            wrong = (powers / np.repeat(np.add.reduceat(powers, starts), widths) - wished[i]) * asked[i]
            slope = values[:, None] * wrong
            square = slope * slope
            square += past.take(rows, axis=0)
            past[rows] = square
            slope /= np.sqrt(square, out=square)
            slope *= RATE
            here -= slope
            weights[rows] = here
        if turn >= ROUNDS // 2:
            mean += weights
    return mean / np.float32(ROUNDS - ROUNDS // 2)
