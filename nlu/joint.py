"""What is wanted and what it is about, learned as one question with answers such as "cancel" and "new_need/printer".

Needs have little in common but that they are needs: a line between "a need" and "out of scope" is hard to draw, one
between "a printer's need" and "out of scope" is easy. Refuses to weigh features.
"""

from __future__ import annotations

from typing import Final

import numpy as np
import numpy.typing as npt

from domain.vocabulary import Category
from nlu.understanding import Intent

Floats = npt.NDArray[np.float32]

INTENTS: Final = (*(intent for intent in Intent if intent is not Intent.NEW_NEED), Intent.NEW_NEED)
_OTHERS: Final = len(INTENTS) - 1
ANSWERS: Final = (*map(str, INTENTS[:-1]), *(f"{Intent.NEW_NEED}/{category}" for category in Category))
_LEAST: Final = 1e-12  # a need too unlikely to be said in 32 bits


def answer(intent: Intent, category: Category | None) -> str:
    """The answer a labelled message teaches."""
    return f"{intent}/{category}" if intent is Intent.NEW_NEED else str(intent)


def settled(shares: dict[str, Floats]) -> dict[str, Floats]:
    """Shares by head, with those of `INTENTS` for the joint ones, and the categories' as the mean of the two heads
    that know of them."""
    answers = shares["intent"]
    needs = answers[_OTHERS:]
    need = max(float(needs.sum()), _LEAST)
    intents: Floats = np.array([*answers[:_OTHERS].tolist(), need], dtype=np.float32)
    categories: Floats = 0.5 * shares["category"] + (0.5 / need) * needs
    return {**shares, "intent": intents, "category": categories}
