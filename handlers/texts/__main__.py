"""Checks the sentences (make lint): every language has every message with the same facts, set the way the language is.

Exit code 1 with a line per fault. Refuses to judge style.
"""

from __future__ import annotations

import sys
from pathlib import Path

from fluent.syntax import FluentParser, ast, visitor

from domain.vocabulary import Language
from handlers.texts import spelling, typography

FOLDER = Path(__file__).parent


class Facts(visitor.Visitor):
    """Collects the variables of a message."""

    def __init__(self) -> None:
        """Start with none."""
        self.names: set[str] = set()

    def visit_VariableReference(self, node: ast.VariableReference) -> None:  # noqa: N802 - the library's name
        """Note one."""
        self.names.add(node.id.name)


def read(language: Language) -> tuple[dict[str, set[str]], list[str]]:
    """Messages with their facts, and what the parser could not read."""
    resource = FluentParser().parse((FOLDER / f"{language}.ftl").read_text(encoding="utf-8"))
    found: dict[str, set[str]] = {}
    faults: list[str] = []
    for entry in resource.body:
        if isinstance(entry, ast.Junk):
            faults.append(f"{language}: cannot be read: {(entry.content or '')[:60]!r}")
        elif isinstance(entry, ast.Message):
            if entry.id.name in found:
                faults.append(f"{language}: {entry.id.name} stands twice")
            facts = Facts()
            facts.visit(entry)
            found[entry.id.name] = facts.names
            faults += typography.faults(language, entry)
            undecided = spelling.undecided(" ".join(typography.parts(entry))) if language is Language.DE else []
            faults += [
                f"de: {entry.id.name} has {word}: with ss or ß? (handlers/texts/spelling.py)" for word in undecided
            ]
    return found, faults


def faults() -> list[str]:
    """Everything that is wrong with the sentences."""
    texts, wrong = {}, []
    for language in Language:
        texts[language], more = read(language)
        wrong += more
    model = texts[Language.DE]
    for language in Language:
        wrong += [f"{language}: no message {name}" for name in model.keys() - texts[language].keys()]
        wrong += [f"{language}: {name} is in no other language" for name in texts[language].keys() - model.keys()]
        wrong += [
            f"{language}: {name} has facts {sorted(texts[language][name])}, German has {sorted(facts)}"
            for name, facts in model.items()
            if name in texts[language] and texts[language][name] != facts
        ]
    return wrong


if __name__ == "__main__":
    found = faults()
    print("\n".join(found) or f"texts: {len(read(Language.DE)[0])} messages in {len(Language)} languages")
    sys.exit(bool(found))
