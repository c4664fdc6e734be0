"""What all three kinds of markup build: text, and entities measured in UTF-16. Reads no markup itself."""

from __future__ import annotations

from dataclasses import dataclass, field
from urllib.parse import parse_qs, urlsplit

from sandbox.refusals import Refusal, bad
from sandbox.state import Json


def width(text: str) -> int:
    """Length in UTF-16 units."""
    if text.isascii() or max(text) <= "\uffff":
        return len(text)
    return len(text) + sum(1 for sign in text if sign > "\uffff")


def cannot(what: str) -> Refusal:
    return bad(f"can't parse entities: {what}")


@dataclass
class Open:
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
class Building:
    """The finished text so far."""

    pieces: list[str] = field(default_factory=list)
    at: int = 0
    entities: list[Json] = field(default_factory=list)

    def add(self, text: str) -> None:
        self.pieces.append(text)
        self.at += width(text)

    def since(self, start: int) -> str:
        return "".join(self.pieces[start:])


def link_entity(url: str) -> Json | None:
    """The entity a link becomes: a mention of a person, a link, or nothing where it is no address."""
    try:
        parts, host = urlsplit(url), urlsplit(url if "://" in url else f"http://{url}")
    except ValueError:
        return None
    if parts.scheme == "tg" and parts.netloc == "user":
        wanted = parse_qs(parts.query).get("id", [""])[0]
        return {"type": "text_mention", "user": {"id": int(wanted)}} if wanted.isascii() and wanted.isdigit() else None
    if parts.scheme not in ("", "http", "https", "tg", "tonsite", "ton", "mailto", "tel"):
        return None
    if not parts.scheme:
        url = f"http://{url}"
    if parts.scheme in ("", "http", "https"):
        if "." not in host.netloc or " " in host.netloc:
            return None
        if not host.path:
            url = url.replace(host.netloc, f"{host.netloc}/", 1)
    return {"type": "text_link", "url": url}


def emoji_of(url: str) -> str:
    """The custom emoji an address such as tg://emoji?id=… names; empty where it names none."""
    try:
        wanted = parse_qs(urlsplit(url).query).get("id", [""])[0]
    except ValueError:
        return ""
    return wanted if wanted.isascii() and wanted.isdigit() else ""
