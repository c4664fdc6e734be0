"""Whether the training phrases can be trusted: conflicts, near-duplicates, leaks. Refuses to judge taste."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import Final

from rapidfuzz.distance import Levenshtein

from nlu.phrases import Phrase
from nlu.understanding import Intent
from nlu.words import tokens

_NEAR: Final = 0.92  # similarity from which two phrases say the same
_SHORT: Final = 16  # letters below which only equal phrases count: "ok" and "oke" are both wanted
_WANTED: Final = 25  # phrases that every language has of every intent and category, at least


def faults(taught: list[Phrase], held_out: Sequence[Phrase] = ()) -> list[str]:
    """A sentence for each fault; an empty list is a pass. What is held out must not be taught, nor nearly."""
    both = [*taught, *held_out]
    return [*conflicts(both), *duplicates(both), *gaps(taught)]


def bare(phrase: Phrase) -> str:
    """A phrase without case, accents and punctuation."""
    return " ".join(token.folded for token in tokens(phrase.text) if token.folded not in "?!")


def conflicts(phrases: list[Phrase]) -> list[str]:
    """The same words with different labels."""
    said: dict[tuple[str, str], list[Phrase]] = defaultdict(list)
    for phrase in phrases:
        said[phrase.language, bare(phrase) or phrase.text].append(phrase)
    found = []
    for (language, words), same in said.items():
        if len({(p.intent, p.category, p.kind, p.urgency) for p in same}) > 1:
            found.append(f"{language}: conflict: {words!r}: " + ", ".join(label(p) for p in same))
        elif len(same) > 1 and len(words) > 1:
            found.append(f"{language}: twice: {words!r} ({', '.join(p.source for p in same)})")
    return found


def duplicates(phrases: list[Phrase]) -> list[str]:
    """Phrases of one language and label that hardly differ; also between the taught and the held-out part."""
    groups: dict[tuple[str, str], list[tuple[str, Phrase]]] = defaultdict(list)
    for phrase in phrases:
        words = bare(phrase)
        if len(words) >= _SHORT:
            groups[phrase.language, label(phrase).split("+")[0]].append((words, phrase))
    found = []
    for (language, _), group in groups.items():
        group.sort(key=lambda pair: len(pair[0]))
        for i, (words, phrase) in enumerate(group):
            for other, twin in group[i + 1 :]:
                if len(other) > len(words) / _NEAR:
                    break
                if words != other and Levenshtein.normalized_similarity(words, other, score_cutoff=_NEAR) >= _NEAR:
                    found.append(f"{language}: near-duplicate: {phrase.text!r} and {twin.text!r} ({phrase.source})")
    return found


def gaps(phrases: list[Phrase]) -> list[str]:
    """Intents and categories that a language has too little of."""
    counts = Counter(
        (p.language, str(p.category if p.intent is Intent.NEW_NEED else p.intent))
        for p in phrases
        if p.language != "other"
    )
    languages = sorted({language for language, _ in counts})
    labels = sorted({name for _, name in counts})
    return [
        f"{language}: only {counts[language, name]} phrases of {name}"
        for language in languages
        for name in labels
        if counts[language, name] < _WANTED
    ]


def label(phrase: Phrase) -> str:
    """A phrase's labels in one word."""
    parts = [phrase.intent, phrase.category, phrase.kind, phrase.urgency]
    return "/".join(str(part) for part in parts[:2] if part) + "+" + "/".join(str(part) for part in parts[2:] if part)
