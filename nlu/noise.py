"""Phrases as hasty thumbs write them: a letter missing, doubled, swapped, wrong. Refuses to touch short words.

The learner reads such copies beside the phrases, so that no single spelling decides. The same phrases give the same
copies.
"""

from __future__ import annotations

from random import Random
from typing import Final

_SHORTEST: Final = 5  # letters of a word that may be misspelt
_MOST: Final = 2  # words misspelt in one phrase
_COMMON: Final = "aeinrst"


def misspelt(text: str, chance: Random) -> str:
    """The text with a slip in one or two of its longer words; the same text when there are none."""
    words = text.split(" ")
    long = [i for i, word in enumerate(words) if len(word) >= _SHORTEST and word.isalpha()]
    for i in chance.sample(long, min(len(long), _MOST)):
        words[i] = _slip(words[i], chance)
    return " ".join(words)


def _slip(word: str, chance: Random) -> str:
    at = chance.randrange(1, len(word) - 1)
    before, letter, after = word[:at], word[at], word[at + 1 :]
    return chance.choice(
        (
            before + after,
            before + letter + letter + after,
            before + after[0] + letter + after[1:],
            before + chance.choice(_COMMON) + after,
        )
    )
