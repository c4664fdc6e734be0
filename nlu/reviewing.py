"""From what was misread to training phrases, as a human says. Refuses to train, and to label anything by itself."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final

import yaml

from domain.vocabulary import Category, Kind, Urgency
from nlu.phrases import Phrase
from nlu.understanding import Intent, Understanding
from nlu.words import tokens

PERSONA: Final = "review"
FILE: Final = "reviewed.yml"
_MARK: Final = re.compile(r"<(?:place|name|street|link)>|#")  # what nlu/redacting leaves where something personal was
_NAMED: Final = frozenset({Intent.NEW_NEED, Intent.PRICE})  # may name a category and a kind
_DATED: Final = frozenset({Intent.NEW_NEED, Intent.RESCHEDULE})


class BadLabel(ValueError):
    """Words that are no label; the message says which."""


@dataclass(frozen=True, kw_only=True)
class Misread:
    """A message that was misread: its words without anything personal, how it was read, why it was kept."""

    words: str
    language: str | None
    intent: str
    confidence: float
    why: str
    often: int = 1


@dataclass(frozen=True, kw_only=True)
class Label:
    """What a message should have been read as."""

    intent: Intent
    category: Category | None = None
    kind: Kind | None = None
    urgency: Urgency | None = None

    @property
    def name(self) -> str:
        """As training files call it: new_need/printer."""
        return f"{self.intent}/{self.category}" if self.intent is Intent.NEW_NEED else str(self.intent)


def misreads(lines: Iterable[str]) -> Iterator[Misread]:
    """What `python -m bot misreads` prints, a JSON object a line; ValueError, KeyError and TypeError for what it does
    not print.
    """
    for line in lines:
        if line.strip():
            row: dict[str, Any] = json.loads(line)
            words = " ".join(_MARK.sub(" ", row["words"]).split())
            if words:
                yield Misread(**{**row, "words": words})


def printed(config: Path, kept: Path | None) -> list[str]:
    """The lines of `python -m bot misreads`: from a file, or by asking it. ValueError: what it says when it fails."""
    if kept is not None:
        return kept.read_text(encoding="utf-8").splitlines()
    asked = [sys.executable, "-m", "bot", "misreads", "--config", str(config)]
    said = subprocess.run(asked, capture_output=True, text=True)
    if said.returncode:
        raise ValueError(said.stderr.strip())
    return said.stdout.splitlines()


def talk(
    asked: Iterable[Misread], read: Callable[[str], Understanding], typed: Iterator[str], into: Path
) -> Iterator[str]:
    """Show each message and wait for what is typed; yields the rows to print, keeps a phrase for each label."""
    asked = list(asked)
    yield f"{len(asked)} to review. Type a number, a label (printer repair now; cancel), - to pass over or q."
    kept: set[Path] = set()
    for one in asked:
        heard = read(one.words)
        options = [label_of(name, heard) for name in readings(heard)]
        yield f"\n{one.words}\n  {one.why}, {one.often} times, {one.language}, as {one.intent} {one.confidence:.2f}"
        yield "  " + "  ".join(f"{number} {full(label)}" for number, label in enumerate(options, 1))
        while (word := next(typed, "q").strip()) not in {"", "-", "q"}:
            try:
                chosen = (
                    options[int(word) - 1] if word in map(str, range(1, len(options) + 1)) else label_of(word, heard)
                )
            except BadLabel as fault:
                yield f"  no label: {fault}"
                continue
            kept.add(keep(into, one.language or heard.language or "other", one.words, chosen))
            yield f"  kept as {full(chosen)}"
            break
        if word == "q":
            break
    for path in sorted(kept):
        yield f"{path}: read it, copy it to nlu/training/{path.parent.name}/, then python -m nlu check and evaluate"


def readings(heard: Understanding) -> list[str]:
    """The labels a message is most likely to have, as it is read now."""
    first = [(heard.intent, heard.category), *((other.intent, other.category) for other in heard.alternatives)]
    return [f"{intent} {category or ''}" for intent, category in first if category or intent is not Intent.NEW_NEED]


def full(label: Label) -> str:
    """A label in words."""
    return " ".join(str(part) for part in (label.name, label.kind, label.urgency) if part)


def label_of(words: str, read: Understanding) -> Label:
    """The label somebody types: "printer troubleshooting now", "new_need/printer", "cancel", "other other".

    A category alone is a need; what is left out is as it was read, if that was a need too. Raises BadLabel.
    """
    intent: Intent | None = None
    category: Category | None = None
    kind: Kind | None = None
    urgency: Urgency | None = None
    for word in words.replace("/", " ").split():
        if word in set(Intent) and intent is None:
            intent = Intent(word)
        elif word in set(Category) and category is None:
            category = Category(word)
        elif word in set(Kind) and kind is None:
            kind = Kind(word)
        elif word in set(Urgency) and urgency is None:
            urgency = Urgency(word)
        else:
            raise BadLabel(word)
    label = Label(intent=intent or Intent.NEW_NEED, category=category, kind=kind, urgency=urgency)
    if label.intent is Intent.NEW_NEED and category is None:
        raise BadLabel("a need has a category")
    if label.intent not in _NAMED and (category or kind):
        raise BadLabel(f"{label.intent} has neither category nor kind")
    if label.intent not in _DATED and urgency:
        raise BadLabel(f"{label.intent} has no urgency")
    return _complete(label, read)


def _complete(label: Label, read: Understanding) -> Label:
    if label.intent is Intent.NEW_NEED:
        label = replace(label, kind=label.kind or read.kind or Kind.OTHER)
    if label.intent in _DATED:
        label = replace(label, urgency=label.urgency or read.urgency or Urgency.UNSPECIFIED)
    return label


def known(phrases: Iterable[Phrase]) -> set[str]:
    """The words of these phrases, to know again what has been reviewed already."""
    return {_bare(phrase.text) for phrase in phrases}


def is_known(misread: Misread, of: set[str]) -> bool:
    """Whether a message is a phrase already."""
    return _bare(misread.words) in of


def _bare(text: str) -> str:
    return " ".join(token.folded for token in tokens(text) if token.folded not in "?!")


def keep(folder: Path, language: str, words: str, label: Label) -> Path:
    """Add a phrase to the reviewed ones of its language, in the format of the training files; which file that is."""
    path = folder / language / FILE
    content: dict[str, Any] = {"version": "3.1", "nlu": []}
    if path.exists():
        content = yaml.safe_load(path.read_text(encoding="utf-8"))
    group = next((group for group in content["nlu"] if group["intent"] == label.name), None)
    if group is None:
        group = {"intent": label.name, "examples": []}
        content["nlu"].append(group)
    told = ("kind", "urgency") if label.intent is Intent.NEW_NEED else ("category", "kind", "urgency")
    about = {name: str(value) for name in told if (value := getattr(label, name))}
    group["examples"].append({"text": words.replace("[", "(") + "\n", "metadata": {**about, "persona": PERSONA}})
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(yaml.safe_dump(content, allow_unicode=True, sort_keys=False), encoding="utf-8")
    return path
