"""Finds postal codes in a message, told from prices, models, years and phones. Refuses to say where they lie."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from nlu.places import words
from nlu.places.gazetteer import Code, Gazetteer
from nlu.places.mentions import Message

_YEAR = re.compile(r"(?:19[3-9]|20[0-4])\d")
_DATE = re.compile(r"(?:\d{1,2}\.\s?\d{1,2}\.(?:\d{2,4})?|\d{4}-\d\d-\d\d|\b\d{1,2}[:.]\d\d)\s$")
_JOINED = re.compile(r"[ \t]?[-–]?[ \t]?")  # "CH-8004", "D 79098"


@dataclass(frozen=True, kw_only=True)
class CodeMention:
    """A number that may be a postal code."""

    code: str
    first: int  # tokens, the country's prefix included
    last: int
    country: str | None  # said by a prefix
    readings: tuple[Code, ...]  # empty: no country we cover has it
    bare_ok: bool  # may stand without a place name beside it


def find(message: Message, places: Gazetteer) -> list[CodeMention]:
    """Every number of four or five digits that nothing around it explains otherwise."""
    found = []
    for position, token in enumerate(message.tokens):
        if token.number and len(token.text) in (4, 5) and not message.in_street(position):
            mention = _mention(message, position, places)
            if mention is not None:
                found.append(mention)
    return found


def _mention(message: Message, position: int, places: Gazetteer) -> CodeMention | None:
    token = message.tokens[position]
    country = _prefix(message, position)
    named = _named_behind(message, position, places)
    if not named and _explained(message, position, prefixed=country is not None):
        return None
    first = position if country is None else position - 1
    readings = tuple(code for code in places.codes(token.text) if country in (None, code.country))
    cue = message.cue(first, position + 1)
    if cue.negated:
        return None
    ends = position == len(message.tokens) - 1 or _canton(message, position + 1)
    counted = token.text.endswith("000") and not ends and not _code_word(message, first)  # "in 1000 pieces"
    said = (cue.led and not counted) or _lived_at(message, first) or (not counted and _amid(message, position))
    bare_ok = cue.alone or said or cue.edged or ends or country is not None
    if _YEAR.fullmatch(token.text) and not (cue.alone or country is not None or _code_word(message, first)):
        bare_ok = False
    return CodeMention(
        code=token.text, first=first, last=position + 1, country=country, readings=readings, bare_ok=bare_ok
    )


def _lived_at(message: Message, first: int) -> bool:
    """ "Sono a 6900"."""
    keys = [token.key for token in message.tokens[max(0, first - 2) : first]]
    return len(keys) == 2 and keys[0] in words.BEING and keys[1] == "a"


def _amid(message: Message, position: int) -> bool:
    """ "8600 WLAN geht nicht", "router kaputt 8004 morgen": in running words, behind what is wrong or before all else,
    and counting nothing."""
    if position + 1 >= len(message.tokens) or message.tokens[position + 1].key not in words.UNCOUNTED:
        return False
    before = message.text[: message.tokens[position].start].rstrip(" \t")
    if not before or before[-1] in ",;:!?\n.–":
        return True
    return message.tokens[position - 1].key in words.TOLD | words.FILLER


def _prefix(message: Message, position: int) -> str | None:
    """The country before a code: "CH-8004", "D 79098"; a small "a" with a gap is a word."""
    if not position:
        return None
    prefix, gap = message.tokens[position - 1], message.between(position - 1, position)
    tight = prefix.text.isupper() or "-" in gap or "–" in gap
    return words.PREFIXES.get(prefix.key) if tight and _JOINED.fullmatch(gap) else None


def _named_behind(message: Message, position: int, places: Gazetteer) -> bool:
    """Whether the code's own town stands right behind: "TV 8050 Zürich" names no model 8050, "um 10 8004 Zürich" no
    longer number."""
    token = message.tokens[position]
    if position + 1 >= len(message.tokens) or message.between(position, position + 1) != " ":
        return False
    if not re.search(r"(?:^|\s)(?:\d{1,2}\s)?$", message.text[: token.start]):
        return False  # "HP8620", "079 1234 8004"
    for code in places.codes(token.text):
        for number in code.spots:
            spot = places.spot(number)
            for each in (spot, places.parent(spot)):
                if each is not None and message.tokens[position + 1].key in {
                    key.split(" ")[0] for key in places.keys(each)
                }:
                    return True
    return False


def _canton(message: Message, position: int) -> bool:
    """ "8003 ZH", "20357 HH": a canton or a number plate instead of the town."""
    token = message.tokens[position]
    last = position + 1 == len(message.tokens)
    return len(token.key) <= 2 and (token.key in words.REGIONS or (last and token.text.isupper()))


def _code_word(message: Message, first: int) -> bool:
    return first > 0 and message.tokens[first - 1].key in words.CODE_WORDS


MOST_WORDS_BETWEEN: Final = 6


def _secret(message: Message, position: int) -> bool:
    """ "Der Code an der Haustür ist 1234": a number that opens something; "code postal 8004" does not."""
    near = [token.key for token in message.tokens[max(0, position - MOST_WORDS_BETWEEN) : position]]
    last = next((back for back, key in enumerate(reversed(near)) if key in words.SECRETS), None)
    if last is None:
        return False
    behind = near[len(near) - last :]
    if re.search(r"[,.;!?\n]", message.between(position - last - 1, position)):
        return False  # "PIN vergessen, 8004"
    return near[-1] not in words.LEADING and not any(key in words.CODE_WORDS | words.POSTAL for key in behind)


def _explained(message: Message, position: int, *, prefixed: bool) -> bool:
    """Whether the number is part of something else: a price, a phone number, a model, a measure, a clock time."""
    text, tokens, token = message.text, message.tokens, message.tokens[position]
    before, after = text[: token.start], text[token.end :]
    said_to_be_one = position > 0 and tokens[position - 1].key in words.CODE_WORDS
    if not said_to_be_one and (before[-1:] in set("+#&=_@€$£") or before[-2:-1] in {"€", "$"}):
        return True
    if re.search(r"\d[ '’.,:/-]{0,2}$", before) and not (
        re.search(r"\d[a-h]?\s*[,\n]\s*$", before)
        or _DATE.search(before)
        or (message.in_street(position - 1) and before.endswith(" "))
    ):
        return True  # part of a longer number: "044 123 45 67", "1'234.50"
    if after.lstrip(" ").startswith("#") or _secret(message, position):
        return True  # the code of a door
    if re.match(r"[ '’.,:/-]?\d", after) or re.match(r"[.,]?[-–—]{1,2}(?:\s|$|\.)", after):
        return True
    if (
        re.match(r"\s?[€$£%°″]", after)
        or (after.startswith('"') and not before.endswith('"'))
        or re.match(r"(?:er|ern|te|ten|ste|x)\b", after)
    ):
        return True
    if before[-1:].isalpha() and not said_to_be_one and not prefixed:
        return True  # "HP8620"
    if position + 1 < len(tokens) and tokens[position + 1].key in words.MEASURES and _adjacent(message, position):
        return text[tokens[position + 1].end :][:1] not in {"'", "’"}  # "1660 L'Etivaz"
    if not position or prefixed or not _adjacent(message, position - 1):
        return False
    previous = tokens[position - 1]
    if previous.key in words.CODE_WORDS or previous.key in words.PREFIXES:
        return False
    if previous.key in words.MEASURES | words.MODELS or previous.key.endswith(("nr", "nummer", "code")):
        return True
    if previous.key in words.CLOCK and _clock(token.text):
        return True
    return previous.text.isupper() and 1 < len(previous.text) <= 4  # "MFC-L2710", "RX 5700"


def _adjacent(message: Message, left: int) -> bool:
    return message.between(left, left + 1).strip(" \t-.:") == ""


def _clock(number: str) -> bool:
    return len(number) == 4 and int(number[:2]) < 24 and int(number[2:]) < 60
