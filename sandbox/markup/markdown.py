"""Reads MarkdownV2, which wants every reserved sign escaped, and the old Markdown, which neither nests nor forgives."""

from __future__ import annotations

import re

from sandbox.markup.building import Building, Open, cannot, emoji_of, link_entity, width
from sandbox.state import Json

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
        self.done = Building()
        self.nested: list[Open] = []
        self.quote: Open | None = None

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
            raise cannot(f"Can't find end of {_NAMES_V2[last.tag]} entity at byte offset {last.byte}")
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
                self.quote = Open("blockquote", self.done.at, self.byte())
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
            raise cannot(
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
            raise cannot(f"Character '{sign}' is reserved and must be escaped with the preceding '\\'")
        self.nested.append(Open(tag, self.done.at, begin, "", len(self.done.pieces)))
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
        self.nested.append(Open(tag, self.done.at, begin, language, len(self.done.pieces)))

    def _close(self) -> None:
        opened = self.nested.pop()
        entity: Json = {"type": opened.tag, "offset": opened.at, "length": self.done.at - opened.at}
        self.here += len(_MARKS_V2[opened.tag])
        if opened.tag == "pre_code":
            entity |= {"type": "pre", "language": opened.argument}
        elif opened.tag in ("text_link", "custom_emoji"):
            url = self._address()
            if opened.tag == "custom_emoji":
                wanted = emoji_of(url)
                if not wanted:
                    raise cannot("Custom emoji URL must have an emoji identifier")
                entity["custom_emoji_id"] = wanted
            else:
                link = link_entity(url or self.done.since(opened.start))
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
            raise cannot(f"Can't find end of a URL at byte offset {begin}")
        self.here += 1
        return "".join(url)


def markdown_v2(source: str) -> tuple[str, list[Json]]:
    """Text and entities of MarkdownV2; Refusal for markup that Telegram refuses."""
    return _MarkdownV2(source).read()


def markdown(source: str) -> tuple[str, list[Json]]:
    """Text and entities of the legacy Markdown, which neither nests nor forgives."""
    done = Building()
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
            raise cannot(f"Can't find end of the entity starting at byte offset {len(source[:begin].encode())}")
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
                link = link_entity(url or words)
                if link is None:
                    continue
                entity |= link
        if entity["length"]:
            done.entities.append({"type": entity.pop("type"), **entity})
    return "".join(done.pieces), done.entities
