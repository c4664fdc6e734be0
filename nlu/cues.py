"""Words of several languages that ask for the same thing ("kaputt", "broken"). Refuses to weigh them."""

from __future__ import annotations

from nlu.gazetteer import LEXICON, read_list
from nlu.patterns import Patterns
from nlu.words import Token, spellings

_LONGEST = 4


class Cues:
    """Phrase → the cues it gives (a phrase may give several)."""

    def __init__(self) -> None:
        self._phrases: dict[str, tuple[str, ...]] = {}
        rows = [(f"={cue}", words) for cue, words in read_list(LEXICON / "cues.txt")]
        rows += [(f"+{category}", words) for category, words in read_list(LEXICON / "topics.txt")]
        for cue, words in rows:
            for word in words.split(","):
                for spelt in spellings(word):
                    known = self._phrases.get(spelt, ())
                    if cue not in known:
                        self._phrases[spelt] = (*known, cue)
        self._patterns = Patterns([(f"!{name}", pattern) for name, pattern in read_patterns()])
        self._starts = {spelt.split(" ", 1)[0] for spelt in self._phrases if " " in spelt}

    def find(self, words: list[Token]) -> list[str]:
        """The cues in a message, in reading order, each mention counted."""
        found: list[str] = []
        folded = [t.folded for t in words]
        for i, word in enumerate(folded):
            found += self._phrases.get(word, ())
            if word in self._starts:
                for length in range(2, min(_LONGEST, len(folded) - i) + 1):
                    found += self._phrases.get(" ".join(folded[i : i + length]), ())
        message = " ".join(folded)
        return found + self._patterns.find(message)


def read_patterns() -> list[tuple[str, str]]:
    """The turns of phrase of our list: name and pattern."""
    lines = (LEXICON / "patterns.txt").read_text(encoding="utf-8").splitlines()
    return [(name, pattern) for line in lines if line[:1] not in ("", "#") for name, pattern in [line.split(" | ", 1)]]
