"""The phrases of nlu/training and nlu/heldout (Rasa NLU YAML 3.1), read and checked. Refuses to learn from them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import yaml

from domain.vocabulary import Category, Kind, Urgency
from nlu.understanding import Intent

TRAINING: Final = Path(__file__).parent / "training"
LANGUAGES: Final = ("de", "en", "fr", "it", "other")
HELD_OUT: Final = Path(__file__).parent / "heldout"  # messages that training never reads
ENTITIES: Final = frozenset({"device", "brand", "place", "time"})
_ENTITY: Final = re.compile(r"\[([^\]]+)\]\((\w+)\)")


class BadPhrase(ValueError):
    """A phrase of the training files that cannot be used; the message says where and why."""


@dataclass(frozen=True, kw_only=True)
class Entity:
    """A marked part of a phrase: [start, end) of the plain text."""

    start: int
    end: int
    role: str  # device, brand, place, time


@dataclass(frozen=True, kw_only=True)
class Phrase:
    """One thing somebody could say, and what is to be understood."""

    text: str
    language: str
    intent: Intent
    category: Category | None
    kind: Kind | None
    urgency: Urgency | None
    persona: str
    entities: tuple[Entity, ...] = ()
    tags: frozenset[str] = frozenset()  # gsw, hard, ...
    source: str = ""


def held_out() -> list[Phrase]:
    """What a backend is asked to see how well it reads: nobody is taught from these."""
    return load(HELD_OUT)


def load(folder: Path = TRAINING) -> list[Phrase]:
    """All phrases taught, in the order of their files; BadPhrase when one does not keep the contract."""
    return [
        phrase
        for language in LANGUAGES
        for path in sorted((folder / language).glob("*.yml"))
        for phrase in read(path, language)
    ]


def broken(folder: Path) -> list[str]:
    """A sentence for each file of a folder that cannot be read, up to its first fault; an empty list is a pass."""
    found = []
    for language in LANGUAGES:
        for path in sorted((folder / language).glob("*.yml")):
            try:
                list(read(path, language))
            except BadPhrase as bad:
                found.append(f"{language}/{bad}")
            except (yaml.YAMLError, KeyError, TypeError, AttributeError) as bad:
                told = " ".join(str(bad).split())
                found.append(f"{language}/{path.name}: not in the format of the other files: {told}")
    return found


def read(path: Path, language: str) -> Iterator[Phrase]:
    """The phrases of one file."""
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    content = yaml.load(path.read_text(encoding="utf-8"), loader)
    for group in content.get("nlu", []):
        if "intent" not in group:
            continue  # synonyms and the like are Rasa's business
        examples = group["examples"]
        if isinstance(examples, str):
            examples = [{"text": line.lstrip("- ")} for line in examples.splitlines() if line.strip()]
        for example in examples:
            yield _phrase(group["intent"], example, language, path)


def _phrase(label: str, example: dict[str, Any], language: str, path: Path) -> Phrase:
    marked = str(example["text"]).strip()
    metadata = example.get("metadata") or {}
    name, _, category = label.partition("/")
    try:
        intent = Intent(name)
        text, entities = unmark(marked)
        phrase = Phrase(
            text=text,
            language=language,
            intent=intent,
            category=Category(category or metadata["category"]) if category or "category" in metadata else None,
            kind=Kind(metadata["kind"]) if "kind" in metadata else None,
            urgency=Urgency(metadata["urgency"]) if "urgency" in metadata else None,
            persona=str(metadata["persona"]),
            entities=entities,
            tags=frozenset(str(metadata.get("tags", "")).split()),
            source=path.name,
        )
    except KeyError as missing:
        raise BadPhrase(f"{path.name}: {marked!r}: its metadata lacks {missing.args[0]}") from missing
    except ValueError as wrong:
        raise BadPhrase(f"{path.name}: {marked!r}: {wrong}") from wrong
    if intent is Intent.NEW_NEED and not (phrase.category and phrase.kind and phrase.urgency):
        raise BadPhrase(f"{path.name}: {marked!r}: a need has category, kind and urgency")
    return phrase


def unmark(marked: str) -> tuple[str, tuple[Entity, ...]]:
    """Rasa's marks taken out: "my [printer](device)" is "my printer" with one entity."""
    plain, entities, last = "", [], 0
    for m in _ENTITY.finditer(marked):
        if m.group(2) not in ENTITIES:
            raise BadPhrase(f"{marked!r}: no such entity: {m.group(2)}")
        plain += marked[last : m.start()]
        entities.append(Entity(start=len(plain), end=len(plain) + len(m.group(1)), role=m.group(2)))
        plain += m.group(1)
        last = m.end()
    return plain + marked[last:], tuple(entities)
