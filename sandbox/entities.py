"""Text as Telegram keeps it: cleaned, trimmed, with the entities given, marked up or found by itself. No layout."""

from __future__ import annotations

import re
from typing import Any

from sandbox.markup import MODES, width
from sandbox.markup.nesting import fitted, without_blanks
from sandbox.refusals import bad
from sandbox.state import Json, words

_CONTROL = {code: " " for code in (*range(9), *range(11, 32)) if code not in (9, 10)} | {
    13: None,
    0x2028: " ",
    0x2029: " ",
    0x202A: None,
    0x202B: None,
    0x202C: None,
    0x202D: None,
    0x202E: None,
}
"""Telegram turns control characters into spaces and drops carriage returns and direction overrides."""
_SUSPECT = re.compile("[\x00-\x08\x0b-\x1f\u2028-\u202e]")

_BLANK = " \t\n\u00a0\u200b\u2060\ufeff\u3000"

_TOP = (
    "com|org|net|info|biz|edu|gov|mil|int|io|dev|app|ai|co|me|tv|to|ly|gl|be|ch|de|at|li|fr|it|eu|uk|us|es|nl|pl|se|no|"
    "fi|dk|cz|hu|ru|ua|tr|cn|jp|in|au|nz|ca|br|mx|swiss|shop|online|site|xyz|club|tech|cloud|page|blog|news|wiki"
)
_FOUND = re.compile(
    r"""
      (?P<email>(?<![\w.+-])[A-Za-z0-9_.+-]{1,64}@(?:[A-Za-z0-9-]{1,63}\.)+[A-Za-z]{2,24}(?!\w))
    | (?P<url>(?<![\w@./-])(?:
          (?:https?|tg|ftp)://[^\s<>"'`]+
        | (?:[a-z0-9-]+\.)+(?:"""
    + _TOP
    + r""")(?![\w@-])(?:[:/?\#][^\s<>"'`]*)?
      ))
    | (?P<mention>(?<![\w@/.])@[A-Za-z][A-Za-z0-9_]{2,31}(?!\w))
    | (?P<bot_command>(?<![\w/<>.\#])/[A-Za-z0-9_]{1,64}(?:@[A-Za-z0-9_]{3,32})?(?![\w/@]))
    | (?P<hashtag>(?<![\w&/\#])\#(?=\w*[^\W\d])\w{1,256})
    | (?P<cashtag>(?<![\w$])\$[A-Z]{1,8}(?!\w))
    | (?P<phone_number>(?<![\w+.:/-])(?:\+\d[\d\x20().-]{6,18}\d|0[1-9]\d\x20\d{3}\x20\d{2}\x20\d{2})(?![\w.:-]*\d))
    """,
    re.VERBOSE | re.IGNORECASE,
)
_WORTH_A_LOOK = re.compile(r"[@/#$+.]|\d\d ")
_TYPES = words(
    "mention hashtag cashtag bot_command url email phone_number bold italic underline strikethrough spoiler "
    "blockquote expandable_blockquote code pre text_link text_mention custom_emoji date_time"
)
_AUTOMATIC = words("mention hashtag cashtag bot_command url email phone_number")


def cleaned(text: str) -> str:
    """Without what Telegram never keeps. Text that is not Unicode (lone surrogates) is refused."""
    if _SUSPECT.search(text):
        text = text.translate(_CONTROL)
    if not text.isascii():
        try:
            text.encode()
        except UnicodeEncodeError:
            raise bad("strings must be encoded in UTF-8") from None
    return text


def found(text: str) -> list[Json]:
    """Links, addresses, mentions, commands, tags and phone numbers that Telegram sees by itself."""
    if not _WORTH_A_LOOK.search(text):
        return []
    plain = text.isascii()
    entities: list[Json] = []
    for match in _FOUND.finditer(text):
        kind = str(match.lastgroup)
        words = match.group()
        if kind == "url":
            words = words.rstrip(".,;:!?)]}»«'\"")
        start = match.start() if plain else width(text[: match.start()])
        entities.append({"type": kind, "offset": start, "length": width(words)})
    return entities


def _read(given: Any, text: str) -> list[Json]:
    """Entities a client sent along, with Telegram's complaints about their shape and place."""
    if not isinstance(given, list):
        raise bad("can't parse entities: expected an Array of MessageEntity")
    entities: list[Json] = []
    for one in given:
        if not isinstance(one, dict):
            raise bad("can't parse MessageEntity: expected an Object")
        for need in ("offset", "length"):
            if need not in one:
                raise bad(f"can't parse MessageEntity: Can't find field \"{need}\"")
            if not re.fullmatch(r"-?[0-9]{1,9}", str(one[need])):
                raise bad(f'can\'t parse MessageEntity: Field "{need}" must be of type Number')
        if "type" not in one:
            raise bad("can't parse MessageEntity: Can't find field \"type\"")
        if not isinstance(one["type"], str) or one["type"] not in _TYPES:
            raise bad("can't parse MessageEntity: Unsupported type specified")
        offset, size = int(one["offset"]), int(one["length"])
        if offset < 0 or size < 0:
            name, wrong = ("offset", offset) if offset < 0 else ("length", size)
            raise bad(f"receive an entity with incorrect {name} {wrong}")
        if size == 0 or one["type"] in _AUTOMATIC:
            continue
        _whole_signs(text, offset, offset + size)
        entity = {**one, "offset": offset, "length": size}
        if entity["type"] == "text_link" and not entity.get("url"):
            raise bad("can't parse MessageEntity: Can't find field \"url\"")
        entities.append({key: entity[key] for key in entity if entity[key] is not None})
    return entities


def _whole_signs(text: str, start: int, end: int) -> None:
    """Refusal for an entity that reaches beyond the text or halves a sign that takes two UTF-16 units."""
    at, byte = 0, 0
    for sign in text:
        if at >= end:
            break
        before, at, byte = at, at + width(sign), byte + len(sign.encode())
        if before < start < at:
            raise bad(f"entity begins in a middle of a UTF-16 symbol at byte offset {byte}")
    beginning = f"entity beginning at UTF-16 offset {start} ends"
    if at < end:
        raise bad(f"{beginning} after the end of the text at UTF-16 offset {end}")
    if at > end:
        raise bad(f"{beginning} in a middle of a UTF-16 symbol at byte offset {byte}")


def _trimmed(text: str, entities: list[Json]) -> tuple[str, list[Json]]:
    """Without the white space around; entities move and shrink with it."""
    if text and text[0] not in _BLANK and text[-1] not in _BLANK:
        return text, entities
    left = text.lstrip(_BLANK)
    cut = width(text) - width(left)
    text = left.rstrip(_BLANK)
    end = width(text)
    kept = []
    for entity in entities:
        start = max(0, entity["offset"] - cut)
        stop = min(end, entity["offset"] + entity["length"] - cut)
        if stop > start:
            kept.append({**entity, "offset": start, "length": stop - start})
    return text, kept


def understood(source: str, mode: str, given: Any = None, *, trim: bool = True) -> tuple[str, list[Json]]:
    """Text and entities of what a bot sends: marked up by `mode`, or plain with `given` entities, plus those found."""
    source = cleaned(source)
    entities: list[Json] = []
    if mode and mode.lower() != "none":
        read = MODES.get(mode.lower())
        if read is None:
            raise bad("unsupported parse_mode")
        text, entities = read(source)
    else:
        text = source
        if given:
            entities = _read(given, text)
    if trim:
        text, entities = _trimmed(text, entities)
    automatic = found(text)
    if automatic:
        taken = [
            (one["offset"], one["offset"] + one["length"])
            for one in entities
            if one["type"] in ("code", "pre", "text_link", "text_mention", "custom_emoji")
        ]
        entities = entities + [
            one
            for one in automatic
            if not any(start < one["offset"] + one["length"] and one["offset"] < stop for start, stop in taken)
        ]
    return text, without_blanks(text, fitted(entities))
