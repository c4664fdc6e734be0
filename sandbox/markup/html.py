"""Reads Telegram's HTML: few tags, nested properly, four named references; everything else is complained about."""

from __future__ import annotations

import re

from sandbox.markup.building import Building, Open, cannot, link_entity
from sandbox.state import Json

_HTML_TYPES = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "u": "underline",
    "ins": "underline",
    "s": "strikethrough",
    "strike": "strikethrough",
    "del": "strikethrough",
    "tg-spoiler": "spoiler",
    "span": "spoiler",
    "code": "code",
    "pre": "pre",
    "a": "text_link",
    "blockquote": "blockquote",
    "tg-emoji": "custom_emoji",
    "tg-time": "date_time",
}
_NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
_REFERENCE = re.compile(r"&(?:#(\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|([a-z]{2,4}));?")
_SPECIAL = re.compile(r"[<&]")


def _dereferenced(text: str) -> str:
    """Telegram knows four names and all numbers; anything else stays as it was written."""

    def one(match: re.Match[str]) -> str:
        decimal, hexadecimal, name = match.groups()
        if name:
            return _NAMED.get(name, match.group())
        code = int(decimal) if decimal else int(hexadecimal, 16)
        return chr(code) if 0 < code < 0x10FFFF and not 0xD800 <= code < 0xE000 else match.group()

    return _REFERENCE.sub(one, text) if "&" in text else text


def html(source: str) -> tuple[str, list[Json]]:
    """Text and entities of Telegram's HTML; Refusal for markup that Telegram refuses."""
    done = Building()
    nested: list[Open] = []
    here, end = 0, len(source)

    while here < end:
        found = source.find("<", here)
        if found < 0:
            found = end
        if found > here:
            done.add(_dereferenced(source[here:found]))
        here = found
        if here >= end:
            break
        begin = here
        here += 1
        if source.startswith("/", here):
            here = _html_end(source, here + 1, begin, nested, done, len(source[:begin].encode()))
        else:
            here = _html_start(source, here, begin, nested, done)
    if nested:
        raise cannot(f'Can\'t find end tag corresponding to start tag "{nested[-1].tag}"')
    return "".join(done.pieces), done.entities


_TAG_NAME = re.compile(r"[^\s>]*")
_ATTRIBUTE_NAME = re.compile(r"[^\s=>]*")
_BARE_VALUE = re.compile(r"[A-Za-z0-9.\-]*")
_SPACES = re.compile(r"\s*")


def _after(pattern: re.Pattern[str], source: str, here: int) -> int:
    match = pattern.match(source, here)
    return match.end() if match else here


def _html_start(source: str, here: int, begin: int, nested: list[Open], done: Building) -> int:
    at_byte = len(source[:begin].encode())
    stop = _after(_TAG_NAME, source, here)
    tag = source[here:stop].lower()
    if stop >= len(source):
        raise cannot(f"Unclosed start tag at byte offset {at_byte}")
    if tag not in _HTML_TYPES:
        raise cannot(f'Unsupported start tag "{tag}" at byte offset {at_byte}')
    here = stop
    argument = ""
    while True:
        here = _after(_SPACES, source, here)
        if here >= len(source):
            raise cannot(f"Unclosed start tag at byte offset {at_byte}")
        if source[here] == ">":
            here += 1
            break
        stop = _after(_ATTRIBUTE_NAME, source, here)
        name = source[here:stop]
        if not name:
            raise cannot(f'Empty attribute name in the tag "{tag}" at byte offset {at_byte}')
        here = _after(_SPACES, source, stop)
        value = ""
        if source.startswith("=", here):
            here = _after(_SPACES, source, here + 1)
            if here >= len(source):
                raise cannot(f"Unclosed start tag at byte offset {at_byte}")
            quote = source[here]
            if quote in "'\"":
                stop = source.find(quote, here + 1)
                if stop < 0:
                    raise cannot(f"Unclosed start tag at byte offset {at_byte}")
                value, here = _dereferenced(source[here + 1 : stop]), stop + 1
            else:
                stop = _after(_BARE_VALUE, source, here)
                if stop >= len(source) or (source[stop] != ">" and not source[stop].isspace()):
                    offset = len(source[:stop].encode())
                    raise cannot(f"Unexpected end of name token at byte offset {offset}")
                value, here = source[here:stop].lower(), stop
        elif tag != "blockquote":
            raise cannot(
                f'Expected equal sign in declaration of an attribute of the tag "{tag}" at byte offset {at_byte}'
            )
        argument = _html_argument(tag, name.lower(), value) or argument
    if tag == "span" and argument != "tg-spoiler":
        raise cannot(f'Tag "span" must have class "tg-spoiler" at byte offset {at_byte}')
    nested.append(Open(tag, done.at, at_byte, argument, len(done.pieces)))
    return here


def _html_argument(tag: str, name: str, value: str) -> str:
    match tag, name:
        case ("a", "href") | ("tg-emoji", "emoji-id") | ("tg-time", "unix"):
            return value
        case "code", "class" if value.startswith("language-"):
            return value.removeprefix("language-")
        case "span", "class" if value == "tg-spoiler":
            return value
        case "blockquote", "expandable":
            return "expandable"
    return ""


def _html_end(source: str, here: int, begin: int, nested: list[Open], done: Building, at_byte: int) -> int:
    if not nested:
        raise cannot(f"Unexpected end tag at byte offset {at_byte}")
    stop = _after(_TAG_NAME, source, here)
    name = source[here:stop].lower()
    here = _after(_SPACES, source, stop)
    if not source.startswith(">", here):
        raise cannot(f"Unclosed end tag at byte offset {at_byte}")
    opened = nested.pop()
    if name and name != opened.tag:
        raise cannot(
            f'Unmatched end tag at byte offset {at_byte}, expected "</{opened.tag}>", found "</{name}>"',
        )
    length = done.at - opened.at
    if length:
        _html_entity(opened, length, nested, done)
    return here + 1


def _html_entity(opened: Open, length: int, nested: list[Open], done: Building) -> None:
    entity: Json = {"type": _HTML_TYPES[opened.tag], "offset": opened.at, "length": length}
    match opened.tag:
        case "a":
            link = link_entity(opened.argument or done.since(opened.start))
            if link is None:
                return
            entity |= link
        case "code" if opened.argument and nested and nested[-1].tag == "pre" and nested[-1].at == opened.at:
            nested[-1].argument = f"{length}:{opened.argument}"
            return
        case "pre" if opened.argument:
            inner, language = opened.argument.split(":", 1)
            if int(inner) == length:
                entity["language"] = language
        case "blockquote" if opened.argument:
            entity["type"] = "expandable_blockquote"
        case "tg-emoji":
            if not re.fullmatch(r"[0-9]+", opened.argument):
                raise cannot("Invalid custom emoji identifier specified")
            entity["custom_emoji_id"] = opened.argument
        case "tg-time":
            if not re.fullmatch(r"[0-9]+", opened.argument):
                raise cannot("Invalid date specified")
            entity["unix_time"] = int(opened.argument)
    done.entities.append(entity)
