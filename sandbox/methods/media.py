"""Messages with files, and files back: sendPhoto and its sisters, albums, getFile."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sandbox import files as shelf
from sandbox import params as read
from sandbox.methods.posting import above, addressed, caption_of, publish
from sandbox.params import Files, Upload
from sandbox.refusals import bad
from sandbox.state import Json, StoredFile

if TYPE_CHECKING:
    from sandbox.world import World


def stored(world: World, params: Json, files: Files, kind: str, field: str = "", given: Any = None) -> StoredFile:
    """The file a call sends: uploaded under its own name or by attach://, or one that is already here."""
    field = field or kind
    upload = files.get(field)
    words = ""
    if upload is None:
        words = read.text(params, field) if given is None else str(given)
        if words.startswith("attach://"):
            upload = files.get(words.removeprefix("attach://"))
            if upload is None:
                raise bad(f"there is no {kind} in the request")
    if upload is not None:
        return _kept(world, params, files, upload, kind)
    if not words:
        raise bad(f"there is no {kind} in the request")
    if words.startswith(("http://", "https://")):
        return _kept(world, params, files, _from_address(world, words, kind), kind)
    known = world.files.get(words)
    if known is not None and "whole" in known.traits:
        known = world.files[known.traits["whole"]]
    if known is None:
        raise bad("wrong file identifier/HTTP URL specified")
    if known.kind != kind and not {known.kind, kind} <= {"voice", "audio", "document"}:
        wanted, real = kind.capitalize(), known.kind.capitalize()
        raise bad(f"can't use file of type {real} as {wanted}")
    return known


def _from_address(world: World, address: str, kind: str) -> Upload:
    """What the town's own little web (`--web FOLDER`) has at an address; nothing is fetched from anywhere else."""
    upload = world.web(address)
    if upload is None:
        raise bad("failed to get HTTP URL content")
    if len(upload.content) > (5 if kind == "photo" else 20) * 1024 * 1024:
        raise bad("failed to get HTTP URL content")
    return upload


def _kept(world: World, params: Json, files: Files, upload: Upload, kind: str) -> StoredFile:
    if kind == "photo":
        return shelf.keep_photo(world, upload.name, upload.content)
    traits: dict[str, int | str] = {}
    for trait in ("duration", "width", "height"):
        if params.get(trait):
            traits[trait] = read.whole(params, trait)
    for trait in ("performer", "title", "emoji"):
        if params.get(trait):
            traits[trait] = read.text(params, trait)
    if kind == "voice" and "duration" not in traits:
        traits["duration"] = shelf.sound_seconds(upload.content) or 1
    name = "" if kind in ("voice", "sticker") else upload.name
    mime = "" if kind in ("voice", "sticker") else upload.mime
    kept = shelf.keep(world, kind, name, upload.content, mime=mime, **traits)
    preview = files.get(read.text(params, "thumbnail").removeprefix("attach://")) or files.get("thumbnail")
    # A document that is a picture shows itself, whatever preview was sent along.
    own = kind == "document" and shelf.picture_size(upload.content) is not None
    pictured = upload.content if own else preview.content if preview else b""
    if kind not in ("voice", "sticker") and (thumbnail := shelf.thumbnail_of(world, pictured)):
        kept.traits["thumbnail"] = thumbnail
    return kept


def content_of(one: StoredFile, params: Json) -> Json:
    """The part of a Message that shows this file."""
    shown = shelf.described(one)
    content: Json = {one.kind: shown}
    if one.kind == "animation" and isinstance(shown, dict):
        content["document"] = {key: value for key, value in shown.items() if key not in ("width", "height", "duration")}
    if one.kind in ("photo", "video", "animation") and read.yes(params, "has_spoiler"):
        content["has_media_spoiler"] = True
    return content


def _sends(kind: str) -> Any:
    def send(world: World, params: Json, files: Files) -> Json:
        caption = caption_of(world, params) if kind != "sticker" else {}
        address = addressed(world, params, what=kind)
        one = stored(world, params, files, kind)
        content = {**content_of(one, params), **caption}
        return publish(world, address, content | above(params, content)).wire

    return send


IN_ALBUMS = ("photo", "video", "audio", "document")


def send_media_group(world: World, params: Json, files: Files) -> list[Json]:
    read.object_of(params, "reply_parameters")
    media = read.list_of(params, "media", "media")
    if media is None:
        raise bad('parameter "media" is required')
    for one in media:
        _fit_for_album(one, files)
    kinds = {str(one["type"]) for one in media}
    address = addressed(world, {key: value for key, value in params.items() if key != "reply_markup"}, what="photo")
    if not media:
        raise bad("there are no messages to send")
    if len(media) > 10:
        raise bad("too many messages to send as an album")
    if len(kinds) > 1 and not kinds <= {"photo", "video"}:
        other = sorted(kinds - {"photo", "video"})[0]
        raise bad(f"{other} can't be mixed with other media types")
    contents = []
    for one in media:
        kept = stored(world, one, files, str(one["type"]), "media", one.get("media"))
        content = {**content_of(kept, one), **caption_of(world, one)}
        contents.append(content | above(one, content))
    album = str(world.random.randrange(10**16, 10**17)) if len(contents) > 1 else ""
    return [
        publish(world, address, {**({"media_group_id": album} if album else {}), **content}).wire
        for content in contents
    ]


def _fit_for_album(one: Any, files: Files) -> None:
    """Refusal for what cannot be part of an album, before anybody looks at the chat."""
    cannot = "can't parse InputMedia: "
    if not isinstance(one, dict):
        raise bad(f"{cannot}expected an Object")
    kind, where = str(one.get("type", "")), one.get("media")
    if "type" not in one:
        raise bad(f'{cannot}Can\'t find field "type"')
    if not where or (str(where).startswith("attach://") and str(where).removeprefix("attach://") not in files):
        raise bad(f"{cannot}media not found")
    if kind == "animation":
        raise bad(f'{cannot}type "{kind}" can\'t be used in sendMediaGroup')
    if kind not in IN_ALBUMS:
        raise bad(f'{cannot}type "{kind}" is unsupported')


def get_file(world: World, params: Json, files: Files) -> Json:
    wanted = read.text(params, "file_id")
    one = world.files.get(wanted)
    if one is None:
        raise bad("file_id not specified" if not wanted else "invalid file_id")
    if one.size > shelf.LARGEST_DOWN:
        raise bad("file is too big")
    return {"file_id": one.id, "file_unique_id": one.unique, "file_size": one.size, "file_path": one.path}


METHODS = {
    "sendPhoto": _sends("photo"),
    "sendVoice": _sends("voice"),
    "sendVideo": _sends("video"),
    "sendAudio": _sends("audio"),
    "sendAnimation": _sends("animation"),
    "sendDocument": _sends("document"),
    "sendSticker": _sends("sticker"),
    "sendMediaGroup": send_media_group,
    "getFile": get_file,
}
