"""Keeps the town's files and describes them as Telegram does. Looks into pictures only for their size."""

from __future__ import annotations

import base64
import mimetypes
import struct
import zlib
from typing import TYPE_CHECKING

from sandbox.refusals import Refusal, bad
from sandbox.state import Json, StoredFile

if TYPE_CHECKING:
    from sandbox.world import World

LARGEST_DOWN = 20 * 1024 * 1024
LARGEST_UP = 50 * 1024 * 1024
SIZES = (90, 320, 800)
LONGEST_SIDE = 1280
"""The longer sides of the copies Telegram makes of a photo; none is longer than 1280."""
LARGEST_PHOTO = 10 * 1024 * 1024

FOLDERS = {
    "photo": "photos",
    "voice": "voice",
    "video": "videos",
    "audio": "music",
    "animation": "animations",
    "document": "documents",
    "sticker": "stickers",
    "thumbnail": "thumbnails",
}
_ENDINGS = {"photo": ".jpg", "voice": ".oga", "video": ".mp4", "audio": ".mp3", "animation": ".mp4", "sticker": ".webp"}
_MIMES = {"voice": "audio/ogg", "video": "video/mp4", "audio": "audio/mpeg", "animation": "video/mp4"}


def picture_size(content: bytes) -> tuple[int, int] | None:
    """Width and height of a PNG, JPEG, GIF or WebP; None for anything else."""
    if content.startswith(b"\x89PNG\r\n\x1a\n") and len(content) >= 24:
        width, height = struct.unpack(">II", content[16:24])
        return int(width), int(height)
    if content[:6] in (b"GIF87a", b"GIF89a") and len(content) >= 10:
        width, height = struct.unpack("<HH", content[6:10])
        return int(width), int(height)
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP" and len(content) >= 30:
        return _webp_size(content)
    if content.startswith(b"\xff\xd8"):
        return _jpeg_size(content)
    return None


def _webp_size(content: bytes) -> tuple[int, int]:
    match content[12:16]:
        case b"VP8X":
            return (
                1 + int.from_bytes(content[24:27], "little"),
                1 + int.from_bytes(content[27:30], "little"),
            )
        case b"VP8L":
            bits = int.from_bytes(content[21:25], "little")
            return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
    width, height = struct.unpack("<HH", content[26:30])
    return width & 0x3FFF, height & 0x3FFF


def _jpeg_size(content: bytes) -> tuple[int, int] | None:
    here = 2
    while here + 9 < len(content):
        if content[here] != 0xFF:
            here += 1
            continue
        marker = content[here + 1]
        if marker == 0xFF:
            here += 1
            continue
        if marker in (0xD8, 0x01) or 0xD0 <= marker <= 0xD7:
            here += 2
            continue
        size = int.from_bytes(content[here + 2 : here + 4], "big")
        if 0xC0 <= marker <= 0xCF and marker not in (0xC4, 0xC8, 0xCC):
            height, width = struct.unpack(">HH", content[here + 5 : here + 9])
            return int(width), int(height)
        here += 2 + size
    return None


def picture(width: int = 64, height: int = 48, colour: tuple[int, int, int] = (120, 150, 190)) -> bytes:
    """A plain PNG, for people who send a photo without having one."""
    row = b"\x00" + bytes(colour) * width

    def chunk(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(row * height)) + chunk(b"IEND", b"")
    )


def keep(world: World, kind: str, name: str, content: bytes, *, mime: str = "", **traits: int | str) -> StoredFile:
    """Put a file into the town. The same world gives the same identifiers in the same order."""
    if not content:
        raise bad("file must be non-empty")
    limit = LARGEST_PHOTO if kind == "photo" else LARGEST_UP
    if len(content) > limit:
        raise Refusal(413, "Request Entity Too Large")
    number = len(world.files) + 1
    seal = zlib.crc32(f"{world.token}/{number}".encode())
    letters = base64.urlsafe_b64encode(f"{kind}:{number}:{seal:08x}:{world.bot_id}".encode()).decode().rstrip("=")
    unique = base64.urlsafe_b64encode(struct.pack(">IQ", zlib.crc32(content), number)).decode().rstrip("=")
    ending = "." + name.rsplit(".", 1)[1] if "." in name else _ENDINGS.get(kind, "")
    mime = mime or _MIMES.get(kind) or mimetypes.guess_type(name)[0] or "application/octet-stream"
    stored = StoredFile(
        id=f"BQAC{letters}",
        unique=f"AgAD{unique}",
        kind=kind,
        path=f"{FOLDERS.get(kind, 'documents')}/file_{number}{ending}",
        size=len(content),
        name=name,
        mime=mime,
        traits=dict(traits),
        content=content,
    )
    world.files[stored.id] = stored
    world.changed("file", stored.id)
    return stored


def described(stored: StoredFile) -> Json | list[Json]:
    """As it stands in a Message: an object, or for photos a list of sizes."""
    head: Json = {"file_id": stored.id, "file_unique_id": stored.unique}
    size: Json = {"file_size": stored.size}
    traits = stored.traits
    if "thumbnail" in traits:
        size = {"thumbnail": traits["thumbnail"], **size}
    match stored.kind:
        case "photo":
            whole = {**head, "width": traits["width"], "height": traits["height"], **size}
            return [*traits.get("smaller", []), whole]
        case "voice":
            return {**head, "duration": traits.get("duration", 1), "mime_type": stored.mime, **size}
        case "video" | "animation":
            shape = {"width": traits.get("width", 320), "height": traits.get("height", 240)}
            names = {"file_name": stored.name} if stored.name else {}
            return {**head, **shape, "duration": traits.get("duration", 1), **names, "mime_type": stored.mime, **size}
        case "audio":
            extra = {key: traits[key] for key in ("performer", "title") if traits.get(key)}
            names = {"file_name": stored.name} if stored.name else {}
            return {**head, "duration": traits.get("duration", 1), **extra, **names, "mime_type": stored.mime, **size}
        case "sticker":
            return {
                **head,
                "type": "regular",
                "width": traits.get("width", 512),
                "height": traits.get("height", 512),
                "is_animated": False,
                "is_video": False,
                **({"emoji": traits["emoji"]} if traits.get("emoji") else {}),
                **size,
            }
    names = {"file_name": stored.name} if stored.name else {}
    return {**head, **names, "mime_type": stored.mime, **size}


def keep_photo(world: World, name: str, content: bytes) -> StoredFile:
    """A photo; Refusal for bytes that are no picture."""
    if not content:
        raise bad("file must be non-empty")
    size = picture_size(content)
    if size is None:
        raise bad("IMAGE_PROCESS_FAILED")
    width, height = size
    if width + height > 10_000 or not width or not height or max(width, height) > 20 * min(width, height):
        raise bad("PHOTO_INVALID_DIMENSIONS")
    longest = max(width, height)
    sides = [side for side in SIZES if side < longest]
    shapes = [_fitting(width, height, side) for side in [*sides, min(longest, LONGEST_SIDE)]]
    # Nothing is scaled: every size has the same bytes, which is enough for whoever only fetches them.
    kept = [keep(world, "photo", name, content, width=across, height=down) for across, down in shapes]
    whole = kept.pop()
    if kept:
        whole.traits["smaller"] = [
            {
                "file_id": one.id,
                "file_unique_id": one.unique,
                "width": one.traits["width"],
                "height": one.traits["height"],
                "file_size": one.size,
            }
            for one in kept
        ]
        for one in kept:
            one.traits["whole"] = whole.id
    return whole


def _fitting(width: int, height: int, side: int) -> tuple[int, int]:
    """The shape of a picture whose longer side is cut down to `side`."""
    longest = max(width, height)
    return max(1, width * side // longest), max(1, height * side // longest)


def sound_seconds(content: bytes) -> int | None:
    """How long an Ogg/Opus sound lasts, from the count of samples in its last page; None for anything else."""
    last = content.rfind(b"OggS")
    if last < 0 or len(content) < last + 14:
        return None
    return round(int.from_bytes(content[last + 6 : last + 14], "little") / 48_000)


def thumbnail_of(world: World, content: bytes) -> Json | None:
    """A preview of a picture, at most 320 across; None for what is no picture."""
    shape = picture_size(content)
    if shape is None:
        return None
    width, height = _fitting(*shape, min(320, max(shape)))
    small = keep(world, "thumbnail", "thumb.jpg", content)
    return {
        "file_id": small.id,
        "file_unique_id": small.unique,
        "width": width,
        "height": height,
        "file_size": small.size,
    }
