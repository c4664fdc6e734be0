"""Finds streets with their house numbers, so that neither is taken for a place. Refuses to know any street."""

from __future__ import annotations

import re
from collections.abc import Sequence

from nlu.places import words
from nlu.places.tokens import Token, between

Span = tuple[int, int]  # tokens, the last exclusive

_GLUE = re.compile(r"[ \t]*[-'’.]?[ \t]*")
_SURE_ENDS = ("strasse", "strass", "gasse", "allee")  # these are streets without a number too
_SURE_STARTS = frozenset({"rue", "avenue", "boulevard", "chemin", "route", "via", "viale"})
_LONGEST_NAME = 5


def find(text: str, tokens: Sequence[Token]) -> list[Span]:
    """ "Hardstrasse 12", "Zürcher Str. 5a", "12 rue de Lausanne", "via Lugano 3"."""
    found: list[Span] = []
    for position, token in enumerate(tokens):
        if token.number or (found and position < found[-1][1]):
            continue
        span = None
        if token.key in words.STREET_STARTS:
            span = _leading(text, tokens, position)
        elif token.key.endswith(words.STREET_ENDS) and len(token.key) > 2:
            span = _trailing(text, tokens, position)
        if span is not None:
            found.append(span)
    return found


def _trailing(text: str, tokens: Sequence[Token], position: int) -> Span | None:
    """German: the word ends in the kind of street, or is one and the name stands before it."""
    key = tokens[position].key
    first = position - 1 if key in words.STREET_ENDS and position and tokens[position - 1].capital else position
    if first and tokens[first - 1].key == "st":
        first -= 1  # "St. Gallerstrasse"
    last = _after_number(text, tokens, position + 1)
    sure = any(key.endswith(end) and len(key) > len(end) + 1 for end in _SURE_ENDS)
    return (first, last) if last > position + 1 or sure else None


def _leading(text: str, tokens: Sequence[Token], position: int) -> Span | None:
    """French and Italian: the kind leads, the name follows up to the number or the comma."""
    last = position + 1
    while (
        last < len(tokens)
        and last <= position + _LONGEST_NAME
        and not tokens[last].number
        and _GLUE.fullmatch(between(text, tokens, last - 1, last))
    ):
        last += 1
    if last == position + 1:
        return None
    after = _after_number(text, tokens, last)
    before = position and tokens[position - 1].number and len(tokens[position - 1].text) <= 3
    if after > last or before:
        return (position - 1 if before else position), after
    return (position, min(last, position + 3)) if tokens[position].key in _SURE_STARTS else None


def _after_number(text: str, tokens: Sequence[Token], position: int) -> int:
    """The token after a house number that may stand here: "12", "5a", "12 b"; a code and a town are none."""
    if position >= len(tokens) or not tokens[position].number or len(tokens[position].text) > 4:
        return position
    if between(text, tokens, position - 1, position).strip(" .") != "":
        return position
    after = position + 1
    if after >= len(tokens):
        return after
    gap = between(text, tokens, position, after)
    if tokens[after].key in {"a", "b", "c", "d", "e", "f", "g", "h"} and gap in {"", " "}:
        return after + 1
    if len(tokens[position].text) == 4 and gap == " " and tokens[after].capital:
        return position  # "Langstrasse 8004 Zürich"
    return after
