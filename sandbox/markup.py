"""Turns HTML, MarkdownV2 and Markdown into text and entities as Telegram does, with its own complaints. Finds nothing
by itself: links and commands in plain text are entities.py's.

Offsets and lengths are UTF-16 units, positions in complaints are bytes of UTF-8, both as Telegram counts them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from urllib.parse import parse_qs, urlsplit

from sandbox.refusals import Refusal, bad
from sandbox.state import Json


def width(text: str) -> int:
    """Length in UTF-16 units."""
    if text.isascii():
        return len(text)
    return len(text) + sum(1 for sign in text if sign > "\uffff")


def _cannot(what: str) -> Refusal:
    return bad(f"can't parse entities: {what}")


@dataclass
class _Open:
    """An entity whose end has not been seen yet."""

    tag: str
    at: int
    """UTF-16 offset in the finished text."""
    byte: int
    """Byte offset in the source, for complaints."""
    argument: str = ""
    start: int = 0
    """Index of the finished text's pieces when it began."""


@dataclass
class _Building:
    """The finished text so far."""

    pieces: list[str] = field(default_factory=list)
    at: int = 0
    entities: list[Json] = field(default_factory=list)

    def add(self, text: str) -> None:
        self.pieces.append(text)
        self.at += width(text)

    def since(self, start: int) -> str:
        return "".join(self.pieces[start:])


def _link(url: str) -> Json | None:
    """The entity a link becomes: a mention of a person, a link, or nothing where it is no address."""
    parts = urlsplit(url)
    if parts.scheme == "tg" and parts.netloc == "user":
        wanted = parse_qs(parts.query).get("id", [""])[0]
        return {"type": "text_mention", "user": {"id": int(wanted)}} if wanted.isdigit() else None
    if parts.scheme not in ("", "http", "https", "tg", "tonsite", "ton", "mailto", "tel"):
        return None
    if not parts.scheme:
        url = f"http://{url}"
    host = urlsplit(url)
    if host.scheme in ("http", "https"):
        if "." not in host.netloc or " " in host.netloc:
            return None
        if not host.path:
            url = url.replace(host.netloc, f"{host.netloc}/", 1)
    return {"type": "text_link", "url": url}


# HTML ---------------------------------------------------------------------------------------------------------------

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
    done = _Building()
    nested: list[_Open] = []
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
        raise _cannot(f'Can\'t find end tag corresponding to start tag "{nested[-1].tag}"')
    return "".join(done.pieces), done.entities


_TAG_NAME = re.compile(r"[^\s>]*")
_ATTRIBUTE_NAME = re.compile(r"[^\s=>]*")
_BARE_VALUE = re.compile(r"[A-Za-z0-9.\-]*")
_SPACES = re.compile(r"\s*")


def _after(pattern: re.Pattern[str], source: str, here: int) -> int:
    match = pattern.match(source, here)
    return match.end() if match else here


def _html_start(source: str, here: int, begin: int, nested: list[_Open], done: _Building) -> int:
    at_byte = len(source[:begin].encode())
    stop = _after(_TAG_NAME, source, here)
    tag = source[here:stop].lower()
    if stop >= len(source):
        raise _cannot(f"Unclosed start tag at byte offset {at_byte}")
    if tag not in _HTML_TYPES:
        raise _cannot(f'Unsupported start tag "{tag}" at byte offset {at_byte}')
    here = stop
    argument = ""
    while True:
        here = _after(_SPACES, source, here)
        if here >= len(source):
            raise _cannot(f"Unclosed start tag at byte offset {at_byte}")
        if source[here] == ">":
            here += 1
            break
        stop = _after(_ATTRIBUTE_NAME, source, here)
        name = source[here:stop]
        if not name:
            raise _cannot(f'Empty attribute name in the tag "{tag}" at byte offset {at_byte}')
        here = _after(_SPACES, source, stop)
        value = ""
        if source.startswith("=", here):
            here = _after(_SPACES, source, here + 1)
            if here >= len(source):
                raise _cannot(f"Unclosed start tag at byte offset {at_byte}")
            quote = source[here]
            if quote in "'\"":
                stop = source.find(quote, here + 1)
                if stop < 0:
                    raise _cannot(f"Unclosed start tag at byte offset {at_byte}")
                value, here = _dereferenced(source[here + 1 : stop]), stop + 1
            else:
                stop = _after(_BARE_VALUE, source, here)
                if stop >= len(source) or (source[stop] != ">" and not source[stop].isspace()):
                    offset = len(source[:stop].encode())
                    raise _cannot(f"Unexpected end of name token at byte offset {offset}")
                value, here = source[here:stop].lower(), stop
        elif tag != "blockquote":
            raise _cannot(
                f'Expected equal sign in declaration of an attribute of the tag "{tag}" at byte offset {at_byte}'
            )
        argument = _html_argument(tag, name.lower(), value) or argument
    if tag == "span" and argument != "tg-spoiler":
        raise _cannot(f'Tag "span" must have class "tg-spoiler" at byte offset {at_byte}')
    nested.append(_Open(tag, done.at, at_byte, argument, len(done.pieces)))
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


def _html_end(source: str, here: int, begin: int, nested: list[_Open], done: _Building, at_byte: int) -> int:
    if not nested:
        raise _cannot(f"Unexpected end tag at byte offset {at_byte}")
    stop = _after(_TAG_NAME, source, here)
    name = source[here:stop].lower()
    here = _after(_SPACES, source, stop)
    if not source.startswith(">", here):
        raise _cannot(f"Unclosed end tag at byte offset {at_byte}")
    opened = nested.pop()
    if name and name != opened.tag:
        raise _cannot(
            f'Unmatched end tag at byte offset {at_byte}, expected "</{opened.tag}>", found "</{name}>"',
        )
    length = done.at - opened.at
    if length:
        _html_entity(opened, length, nested, done)
    return here + 1


def _html_entity(opened: _Open, length: int, nested: list[_Open], done: _Building) -> None:
    entity: Json = {"type": _HTML_TYPES[opened.tag], "offset": opened.at, "length": length}
    match opened.tag:
        case "a":
            link = _link(opened.argument or done.since(opened.start))
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
            if not opened.argument.isdigit():
                raise _cannot("Invalid custom emoji identifier specified")
            entity["custom_emoji_id"] = opened.argument
        case "tg-time":
            if not opened.argument.isdigit():
                raise _cannot("Invalid date specified")
            entity["unix_time"] = int(opened.argument)
    done.entities.append(entity)


# MarkdownV2 ---------------------------------------------------------------------------------------------------------

_RESERVED = "_*[]()~`>#+-=|{}.!"
_PLAIN_V2 = re.compile(r"[^\\_*\[\]()~`>#+\-=|{}.!\n]+")
_NAMES_V2 = {
    "bold": "Bold",
    "italic": "Italic",
    "underline": "Underline",
    "strikethrough": "Strikethrough",
    "spoiler": "Spoiler",
    "code": "Code",
    "pre": "Pre",
    "pre_code": "PreCode",
    "text_link": "TextUrl",
    "custom_emoji": "CustomEmoji",
    "blockquote": "Blockquote",
}
_MARKS_V2 = {
    "bold": "*",
    "italic": "_",
    "underline": "__",
    "strikethrough": "~",
    "spoiler": "||",
    "code": "`",
    "pre": "```",
    "pre_code": "```",
    "text_link": "]",
    "custom_emoji": "]",
}


class _MarkdownV2:
    def __init__(self, source: str) -> None:
        self.source = source
        self.here = 0
        self.done = _Building()
        self.nested: list[_Open] = []
        self.quote: _Open | None = None

    def byte(self, position: int | None = None) -> int:
        return len(self.source[: self.here if position is None else position].encode())

    def read(self) -> tuple[str, list[Json]]:
        source, end = self.source, len(self.source)
        fresh_line = True
        while self.here < end:
            if fresh_line:
                fresh_line = False
                self._line_begins()
                if self.here >= end:
                    break
            sign = source[self.here]
            if sign == "\\" and self.here + 1 < end and source[self.here + 1] < "\x7f":
                self.done.add(source[self.here + 1])
                self.here += 2
            elif self._ends_here():
                self._close()
            elif sign == "\n":
                self.done.add(sign)
                self.here += 1
                fresh_line = True
            elif self.nested and self.nested[-1].tag in ("code", "pre", "pre_code"):
                self.done.add(sign)
                self.here += 1
            elif sign in _RESERVED:
                self._open(sign)
            elif plain := _PLAIN_V2.match(source, self.here):
                self.done.add(plain.group())
                self.here = plain.end()
            else:
                self.done.add(sign)
                self.here += 1
        self._quote_ends(at_end=True)
        if self.nested:
            last = self.nested[-1]
            raise _cannot(f"Can't find end of {_NAMES_V2[last.tag]} entity at byte offset {last.byte}")
        return "".join(self.done.pieces), self.done.entities

    def _line_begins(self) -> None:
        literal = self.nested and self.nested[-1].tag in ("code", "pre", "pre_code")
        if literal:
            return
        if self.source.startswith("**>", self.here) and not self.nested:
            self._quote_ends()
            self.here += 2
        if self.source.startswith(">", self.here):
            if self.quote is None:
                self.quote = _Open("blockquote", self.done.at, self.byte())
            self.here += 1
        else:
            self._quote_ends()

    def _quote_ends(self, *, at_end: bool = False) -> None:
        opened, self.quote = self.quote, None
        if opened is None:
            return
        kind = "blockquote"
        if self.nested and self.nested[-1].tag == "spoiler" and self.nested[-1].at == self.done.at - (not at_end):
            # "||" at the very end of a quotation marks it as expandable instead of opening a spoiler.
            self.nested.pop()
            kind = "expandable_blockquote"
        if self.nested:
            raise _cannot(
                f"Can't find end of {_NAMES_V2[self.nested[-1].tag]} entity at byte offset {self.nested[-1].byte}"
            )
        end = self.done.at - (0 if at_end else 1)
        if end > opened.at:
            self.done.entities.append({"type": kind, "offset": opened.at, "length": end - opened.at})

    def _ends_here(self) -> bool:
        if not self.nested:
            return False
        tag = self.nested[-1].tag
        if tag == "italic":
            return self.source.startswith("_", self.here) and not self.source.startswith("__", self.here)
        return self.source.startswith(_MARKS_V2[tag], self.here)

    def _open(self, sign: str) -> None:
        source, here = self.source, self.here
        begin = self.byte()
        if sign == "_":
            tag, step = ("underline", 2) if source.startswith("__", here) else ("italic", 1)
        elif sign == "|" and source.startswith("||", here):
            tag, step = "spoiler", 2
        elif sign == "!" and source.startswith("![", here):
            tag, step = "custom_emoji", 2
        elif sign == "`" and source.startswith("```", here):
            self._open_pre(begin)
            return
        elif sign in "*~[`":
            tag, step = {"*": "bold", "~": "strikethrough", "[": "text_link", "`": "code"}[sign], 1
        else:
            raise _cannot(f"Character '{sign}' is reserved and must be escaped with the preceding '\\'")
        self.nested.append(_Open(tag, self.done.at, begin, "", len(self.done.pieces)))
        self.here += step

    def _open_pre(self, begin: int) -> None:
        start = self.here + 3
        stop = start
        while stop < len(self.source) and not self.source[stop].isspace() and self.source[stop] != "`":
            stop += 1
        tag, language = "pre", ""
        if stop > start and stop < len(self.source) and self.source[stop] != "`":
            tag, language, start = "pre_code", self.source[start:stop], stop
        if self.source.startswith("\n", start):
            start += 1
        self.here = start
        self.nested.append(_Open(tag, self.done.at, begin, language, len(self.done.pieces)))

    def _close(self) -> None:
        opened = self.nested.pop()
        entity: Json = {"type": opened.tag, "offset": opened.at, "length": self.done.at - opened.at}
        self.here += len(_MARKS_V2[opened.tag])
        if opened.tag == "pre_code":
            entity |= {"type": "pre", "language": opened.argument}
        elif opened.tag in ("text_link", "custom_emoji"):
            url = self._address()
            if opened.tag == "custom_emoji":
                wanted = parse_qs(urlsplit(url).query).get("id", [""])[0]
                if not wanted.isdigit():
                    raise _cannot("Custom emoji URL must have an emoji identifier")
                entity["custom_emoji_id"] = wanted
            else:
                link = _link(url or self.done.since(opened.start))
                if link is None:
                    return
                entity |= link
        if entity["length"]:
            self.done.entities.append(entity)

    def _address(self) -> str:
        if not self.source.startswith("(", self.here):
            return ""
        begin = self.byte()
        self.here += 1
        url = []
        while self.here < len(self.source) and self.source[self.here] != ")":
            if self.source[self.here] == "\\" and self.here + 1 < len(self.source):
                self.here += 1
            url.append(self.source[self.here])
            self.here += 1
        if self.here >= len(self.source):
            raise _cannot(f"Can't find end of a URL at byte offset {begin}")
        self.here += 1
        return "".join(url)


def markdown_v2(source: str) -> tuple[str, list[Json]]:
    """Text and entities of MarkdownV2; Refusal for markup that Telegram refuses."""
    return _MarkdownV2(source).read()


# Markdown, the old one ----------------------------------------------------------------------------------------------


def markdown(source: str) -> tuple[str, list[Json]]:
    """Text and entities of the legacy Markdown, which neither nests nor forgives."""
    done = _Building()
    here, end = 0, len(source)
    while here < end:
        sign = source[here]
        if sign == "\\" and here + 1 < end and source[here + 1] in "_*`[":
            done.add(source[here + 1])
            here += 2
            continue
        if sign not in "_*`[":
            done.add(sign)
            here += 1
            continue
        begin = here
        triple = source.startswith("```", here)
        mark = "```" if triple else "]" if sign == "[" else sign
        start = here + (3 if triple else 1)
        language = ""
        if triple:
            stop = start
            while stop < end and not source[stop].isspace() and source[stop] != "`":
                stop += 1
            if stop > start and stop < end and source[stop] != "`":
                language, start = source[start:stop], stop
            if source.startswith("\n", start):
                start += 1
        stop = source.find(mark, start)
        if stop < 0:
            raise _cannot(f"Can't find end of the entity starting at byte offset {len(source[:begin].encode())}")
        words = source[start:stop]
        here = stop + len(mark)
        entity: Json = {"offset": done.at, "length": width(words)}
        done.add(words)
        match sign:
            case "_":
                entity["type"] = "italic"
            case "*":
                entity["type"] = "bold"
            case "`":
                entity["type"] = "pre" if triple else "code"
                if language:
                    entity["language"] = language
            case _:
                url = ""
                if source.startswith("(", here):
                    stop = source.find(")", here)
                    if stop >= 0:
                        url, here = source[here + 1 : stop], stop + 1
                link = _link(url or words)
                if link is None:
                    continue
                entity |= link
        if entity["length"]:
            done.entities.append({"type": entity.pop("type"), **entity})
    return "".join(done.pieces), done.entities


MODES = {"html": html, "markdownv2": markdown_v2, "markdown": markdown}
