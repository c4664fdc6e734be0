"""What a bot sees of a chat: everything, or in privacy mode only what is meant for it. Shows nothing to people."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sandbox.state import IN_CHAT, Chat, Json, words

if TYPE_CHECKING:
    from sandbox.world import World

CONTENT = words("text photo voice video document sticker location venue contact poll animation audio video_note dice")


def bot_sees(world: World, chat: Chat, wire: Json) -> bool:
    """Privacy mode: in a group a bot that is no admin sees commands, replies to it and service messages only."""
    if chat.type == "private":
        return True
    member = chat.members.get(world.bot_id)
    if member is None or member["status"] not in IN_CHAT:
        return False
    if chat.type == "channel":
        return bool(member["status"] == "administrator")
    if member["status"] in ("administrator", "creator") or world.bot.get("can_read_all_group_messages"):
        return True
    answered = wire.get("reply_to_message", {}).get("from", {})
    if answered.get("id") == world.bot_id:
        return True
    text = wire.get("text") or wire.get("caption")
    if text is None:
        return not any(kind in wire for kind in CONTENT)
    for entity in wire.get("entities") or wire.get("caption_entities") or ():
        if entity["type"] == "bot_command" and entity["offset"] == 0:
            command = text[: entity["length"]]
            return "@" not in command or command.split("@", 1)[1].lower() == str(world.bot["username"]).lower()
    return False
