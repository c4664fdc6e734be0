"""What a thing is called in another language: "imprimante" is a Drucker. Refuses to guess: unknown words stay as said.

A customer reads their own word. Whoever reads another language gets theirs, from things.txt, which stands for itself.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Final

from domain.vocabulary import Language

FILE: Final = Path(__file__).parent / "things.txt"
COLUMNS: Final = (Language.DE, Language.EN, Language.FR, Language.IT)


def named(said: str, *, by: Language, to: Language) -> str:
    """A thing somebody named in their language, in the words of the reader's."""
    return said if by == to else _dictionary().get((by, _folded(said)), {}).get(to, said)


def rows() -> list[dict[Language, list[str]]]:
    """Every thing with its words in each language, the one to say first."""
    lines = [
        line for line in FILE.read_text(encoding="utf-8").splitlines() if line.strip() and not line.startswith("#")
    ]
    cells = [[cell.strip() for cell in line.split("|")] for line in lines]
    return [
        {language: [word.strip() for word in cell.split(",")] for language, cell in zip(COLUMNS, row, strict=True)}
        for row in cells
    ]


@cache
def _dictionary() -> dict[tuple[Language, str], dict[Language, str]]:
    """By language and folded word: what is said in each language. The first row that has a word keeps it."""
    found: dict[tuple[Language, str], dict[Language, str]] = {}
    for row in rows():
        first = {language: words[0] for language, words in row.items()}
        for language, words in row.items():
            for word in words:
                found.setdefault((language, _folded(word)), first)
    return found


def _folded(word: str) -> str:
    return word.casefold().replace("’", "'").replace("-", " ")
