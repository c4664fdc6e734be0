"""How sentences are set: apostrophes, quotation marks and spaces, one way in each language. Refuses to judge words.

French: a no-break space (U+00A0) before a colon and inside « », a narrow one (U+202F) before ; ! ?, as the Imprimerie
nationale and the Swiss Guide du typographe set them, so that no line begins with a mark.
"""

from __future__ import annotations

import re
from typing import Final

from fluent.syntax import ast, visitor

from domain.vocabulary import Language

ALL: Final = {
    "a straight apostrophe": re.compile(r"(?<=[^\W\d_])'"),
    "a plain space before …": re.compile(r" …"),
    "two spaces": re.compile(r"(?<=\S)  "),
}
TIGHT: Final = {
    "a space before a mark": re.compile(r"[ \u00a0\u202f][:;!?»](?!\S)"),
    "a space after «": re.compile(r"«\s"),
}
FAULTS: Final[dict[Language, dict[str, re.Pattern[str]]]] = {
    Language.DE: ALL
    | TIGHT
    | {"a foreign quotation mark": re.compile(r"[“”„\"]"), "ß in a Swiss text": re.compile("ß")},
    Language.EN: ALL | TIGHT | {"a foreign quotation mark": re.compile(r"[«»„\"]")},
    Language.FR: ALL
    | {
        "no narrow no-break space (U+202F) before ; ! ?": re.compile(r"(?<!\u202f)[;!?]"),
        "no no-break space (U+00A0) before a colon": re.compile(r"(?<!\u00a0):"),
        "no no-break space (U+00A0) inside « »": re.compile(r"«(?!\u00a0)|(?<!\u00a0)»"),
        "a foreign quotation mark": re.compile(r"[“”„\"]"),
    },
    Language.IT: ALL
    | TIGHT
    | {"a foreign quotation mark": re.compile(r"[“”„\"]"), "e' for è": re.compile(r"\b[eE]['’](?!\w)")},
}
_NOT_WORDS: Final = re.compile(r"<[^>]*>?|[a-z]+://\S*|&\w+;|^[^<>]*\">")


class _Parts(visitor.Visitor):
    """Collects what a message says itself, piece by piece; facts come from elsewhere."""

    def __init__(self) -> None:
        """Start with none."""
        self.found: list[str] = []

    def visit_TextElement(self, node: ast.TextElement) -> None:  # noqa: N802 - the library's name
        """Keep the words between placeables."""
        self.found.append(node.value)

    def visit_StringLiteral(self, node: ast.StringLiteral) -> None:  # noqa: N802 - the library's name
        """Keep a literal."""
        self.found.append(node.value)


def parts(message: ast.Message) -> list[str]:
    """The words of a message itself, between its facts."""
    collected = _Parts()
    collected.visit(message)
    return collected.found


def faults(language: Language, message: ast.Message) -> list[str]:
    """What is set wrongly in a message of a language, each with the words around it."""
    wrong = []
    for part in parts(message):
        words = _NOT_WORDS.sub("", part)
        for what, pattern in FAULTS[language].items():
            if found := pattern.search(words):
                around = words[max(found.start() - 15, 0) : found.end() + 10]
                wrong.append(f"{language}: {message.id.name} has {what}: {around!r}")
    return wrong
