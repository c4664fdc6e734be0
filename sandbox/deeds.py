"""What the people API can be told to do, by name: which fields a deed takes, and which function of people it is."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from sandbox import people
from sandbox.bodies import Reader, Wrong, a_button, a_chat, a_list, fields, number, some_words, whole, words, yes
from sandbox.faults import OF_CALLS, OF_UPDATES, Rule
from sandbox.params import Upload
from sandbox.state import Json, Person
from sandbox.world import World

TAP_PATIENCE = 10.0
WHO: dict[str, Reader] = {"person": whole}
WHERE: dict[str, Reader] = {"chat": a_chat}
Deed = Callable[[World, Json, dict[str, Upload]], Any]


def _says(world: World, given: Json, files: dict[str, Upload]) -> Json:
    return {"message": people.says(world, **given)}


def _photo(world: World, given: Json, files: dict[str, Upload]) -> Json:
    return {"message": people.photo(world, **given, **_file(files, "photo"))}


def _voice(world: World, given: Json, files: dict[str, Upload]) -> Json:
    return {"message": people.voice(world, **given, **_file(files, "voice", named=False))}


def _video(world: World, given: Json, files: dict[str, Upload]) -> Json:
    return {"message": people.video(world, **given, **_file(files, "video", named=False))}


def _document(world: World, given: Json, files: dict[str, Upload]) -> Json:
    return {"message": people.document(world, **given, **_file(files, "document", mime=True))}


def _sticker(world: World, given: Json, files: dict[str, Upload]) -> Json:
    return {"message": people.sticker(world, **given, **_file(files, "sticker", named=False))}


def _file(files: dict[str, Upload], kind: str, *, named: bool = True, mime: bool = False) -> Json:
    strange = sorted(set(files) - {kind, "file"})
    if strange:
        raise Wrong(f"Unknown file {', '.join(strange)}; it is called {kind} or file.")
    upload = files.get(kind) or files.get("file")
    if upload is None:
        return {}
    return {
        "content": upload.content,
        **({"name": upload.name} if named else {}),
        **({"mime": upload.mime} if mime else {}),
    }


def _location(world: World, given: Json, files: dict[str, Upload]) -> Json:
    return {"message": people.location(world, **given)}


def _moves(world: World, given: Json, files: dict[str, Upload]) -> Json:
    people.moves(world, **given)
    return {"message": given["message"]}


def _contact(world: World, given: Json, files: dict[str, Upload]) -> Json:
    phone = given.pop("phone_number", "")
    return {"message": people.contact(world, **given, phone=phone)}


def _edits(world: World, given: Json, files: dict[str, Upload]) -> Json:
    people.edits(world, **given)
    return {"message": given["message"]}


def _deletes(world: World, given: Json, files: dict[str, Upload]) -> Json:
    people.deletes(world, given["person"], given["message"], given.get("chat", "private"))
    return {"message": given["message"]}


def _reacts(world: World, given: Json, files: dict[str, Upload]) -> Json:
    people.reacts(world, **given)
    return {"message": given["message"]}


async def _taps(world: World, given: Json, files: dict[str, Upload]) -> Json:
    answer = people.taps(world, **given)
    await answer.waited(TAP_PATIENCE)
    shown: Json = {"answered": answer.answered, "text": answer.text, "alert": answer.alert}
    if answer.url:
        shown["url"] = answer.url
    if answer.message is not None:
        shown["message"] = answer.message
    return shown


def _add(world: World, given: Json, files: dict[str, Upload]) -> Json:
    return person_shown(people.add_person(world, given.pop("name"), **given))


def _join(world: World, given: Json, files: dict[str, Upload]) -> Json:
    inside = people.join(world, **given)
    return {"joined": inside, "asked": not inside, "chat": people.chat_of(world, given["person"], given["chat"]).id}


def _leave(world: World, given: Json, files: dict[str, Upload]) -> Json:
    people.leave(world, **given)
    return {"left": True}


def _blocks(world: World, given: Json, files: dict[str, Upload]) -> Json:
    people.blocks(world, given["person"], on=given["on"])
    return {"blocked": given["on"]}


def _anonymous(world: World, given: Json, files: dict[str, Upload]) -> Json:
    people.stays_anonymous(world, given["person"], given["chat"], on=given.get("on", True))
    return {"anonymous": given.get("on", True)}


def _limits(world: World, given: Json, files: dict[str, Upload]) -> Json:
    world.limits.on = given["on"]
    return {"limits": world.limits.on}


def _faults(world: World, given: Json, files: dict[str, Upload]) -> Json:
    world.faults.set([_rule(one) for one in given["rules"]])
    return {"rules": len(world.faults.rules)}


def _rule(one: Any) -> Rule:
    if not isinstance(one, dict):
        raise Wrong("A rule is an object with at least a kind.")
    given = fields(
        {**one, "kind": str(one.get("kind", ""))},
        {"kind": words},
        {
            "method": words,
            "chat": whole,
            "nth": whole,
            "share": number,
            "seed": whole,
            "retry_after": whole,
        },
    )
    if given["kind"] not in OF_CALLS | OF_UPDATES:
        raise Wrong(f"Unknown kind {given['kind']!r}; known are {', '.join(sorted(OF_CALLS | OF_UPDATES))}.")
    if not 0 <= given.get("share", 1) <= 1:
        raise Wrong("A share is between 0 and 1.")
    return Rule(**given)


DEEDS: dict[str, tuple[Deed, dict[str, Reader], dict[str, Reader]]] = {
    "people": (_add, {"name": words}, {"language": words, "roles": some_words, "username": words}),
    "join": (_join, {**WHO, **WHERE}, {}),
    "leave": (_leave, {**WHO, **WHERE}, {}),
    "says": (_says, {**WHO, "text": words}, {**WHERE, "reply_to": whole, "topic": whole}),
    "photo": (_photo, WHO, {**WHERE, "caption": words, "album": words, "reply_to": whole}),
    "voice": (_voice, WHO, {**WHERE, "duration": whole, "caption": words}),
    "video": (_video, WHO, {**WHERE, "duration": whole, "caption": words}),
    "document": (_document, WHO, {**WHERE, "caption": words, "name": words}),
    "sticker": (_sticker, WHO, {**WHERE, "emoji": words}),
    "location": (
        _location,
        {**WHO, "latitude": number, "longitude": number},
        {**WHERE, "live_period": whole, "heading": whole, "reply_to": whole},
    ),
    "moves": (
        _moves,
        {**WHO, "message": whole, "latitude": number, "longitude": number},
        {**WHERE, "heading": whole},
    ),
    "contact": (
        _contact,
        WHO,
        {**WHERE, "phone_number": words, "first_name": words, "last_name": words, "reply_to": whole},
    ),
    "edits": (_edits, {**WHO, "message": whole, "text": words}, WHERE),
    "deletes": (_deletes, {**WHO, "message": whole}, {**WHERE, "text": words}),
    "reacts": (_reacts, {**WHO, "message": whole, "emoji": words}, WHERE),
    "taps": (_taps, {**WHO, "button": a_button}, {**WHERE, "message": whole}),
    "blocks": (_blocks, {**WHO, "on": yes}, {}),
    "anonymous": (_anonymous, {**WHO, **WHERE}, {"on": yes}),
    "limits": (_limits, {"on": yes}, {}),
    "faults": (_faults, {"rules": a_list}, {}),
}


def person_shown(one: Person) -> Json:
    return {
        "id": one.id,
        "name": one.name,
        "language": one.language,
        "roles": one.roles,
        "username": one.username,
        "phone": one.phone,
        "started": one.started,
        "blocked": one.blocked,
    }
