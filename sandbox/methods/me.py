"""What a bot says and learns about itself: who it is, its commands, descriptions, menu button."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from sandbox import params as read
from sandbox.params import Files
from sandbox.refusals import bad
from sandbox.state import Json, words

if TYPE_CHECKING:
    from sandbox.world import World

_COMMAND = re.compile(r"/?[a-z0-9_]{1,32}")
_SCOPES = words(
    "default all_private_chats all_group_chats all_chat_administrators chat chat_administrators chat_member"
)


def get_me(world: World, params: Json, files: Files) -> Json:
    return {
        **world.bot,
        "can_connect_to_business": False,
        "has_main_web_app": False,
        "has_topics_enabled": False,
        "allows_users_to_create_topics": False,
        "can_manage_bots": False,
    }


def _commands_key(world: World, params: Json) -> str:
    scope = read.object_of(params, "scope") or {"type": "default"}
    kind = scope.get("type")
    if kind not in _SCOPES:
        raise bad("can't parse BotCommandScope: Unsupported type specified")
    key = f"commands:{kind}"
    if kind.startswith("chat"):
        key += f":{world.find_chat(scope.get('chat_id')).id}"
    if kind == "chat_member":
        key += f":{read.whole(scope, 'user_id')}"
    return f"{key}:{_language(params)}"


def _language(params: Json) -> str:
    language = read.text(params, "language_code")
    if language and not re.fullmatch(r"[a-z]{2}", language):
        raise bad("invalid language code specified")
    return language


def _set(world: World, key: str, value: Any) -> None:
    if value:
        world.settings[key] = value
    else:
        world.settings.pop(key, None)
    world.changed("settings", key)


def set_my_commands(world: World, params: Json, files: Files) -> bool:
    commands = []
    for one in read.list_of(params, "commands") or []:
        if not isinstance(one, dict) or "command" not in one or "description" not in one:
            raise bad("can't parse BotCommand: expected an Object with command and description")
        name, words = str(one["command"]), str(one["description"])
        if not _COMMAND.fullmatch(name):
            raise bad("BOT_COMMAND_INVALID")
        if not 1 <= len(words) <= 256:
            raise bad("BOT_COMMAND_DESCRIPTION_INVALID")
        hidden = {"is_ephemeral": True} if read.yes(one, "is_ephemeral") else {}
        commands.append({"command": name.lstrip("/"), "description": words, **hidden})
    if len(commands) > 100:
        raise bad("BOT_COMMANDS_TOO_MUCH")
    _set(world, _commands_key(world, params), commands)
    return True


def get_my_commands(world: World, params: Json, files: Files) -> list[Json]:
    return list(world.settings.get(_commands_key(world, params), []))


def delete_my_commands(world: World, params: Json, files: Files) -> bool:
    _set(world, _commands_key(world, params), None)
    return True


def _keeps(name: str, most: int) -> tuple[Any, Any]:
    """A pair of methods that set and get one text about the bot, per language."""

    def put(world: World, params: Json, files: Files) -> bool:
        words = read.text(params, name)
        if len(words) > most:
            raise bad(f"bot {name.replace('_', ' ')} is too long")
        _set(world, f"{name}:{_language(params)}", words)
        return True

    def get(world: World, params: Json, files: Files) -> Json:
        default = world.settings.get(f"{name}:", world.bot["first_name"] if name == "name" else "")
        return {name: world.settings.get(f"{name}:{_language(params)}", default)}

    return put, get


_set_description, _get_description = _keeps("description", 512)
_set_short, _get_short = _keeps("short_description", 120)
_set_name, _get_name = _keeps("name", 64)


def _user_meant(world: World, params: Json) -> int:
    """Whose button is meant; 0 for everybody's."""
    if params.get("chat_id") in (None, ""):
        return 0
    user_id = read.whole(params, "chat_id")
    if user_id <= 0:
        raise bad("invalid chat_id specified")
    if user_id not in world.people:
        raise bad("chat not found")
    return user_id


def set_chat_menu_button(world: World, params: Json, files: Files) -> bool:
    button = read.object_of(params, "menu_button") or {"type": "default"}
    if button.get("type") not in ("commands", "web_app", "default"):
        raise bad("can't parse MenuButton: Unsupported type specified")
    web_app = button.get("web_app")
    if button["type"] == "web_app" and not (button.get("text") and isinstance(web_app, dict) and web_app.get("url")):
        raise bad("can't parse MenuButton: Can't find field \"web_app\"")
    _set(world, f"menu:{_user_meant(world, params) or ''}", button)
    return True


def get_chat_menu_button(world: World, params: Json, files: Files) -> Json:
    default: Json = world.settings.get("menu:", {"type": "commands"})
    user_id = _user_meant(world, params)
    chosen: Json = world.settings.get(f"menu:{user_id}", {"type": "default"})
    return chosen if user_id else default


def set_default_administrator_rights(world: World, params: Json, files: Files) -> bool:
    _set(world, f"rights:{read.yes(params, 'for_channels')}", read.object_of(params, "rights"))
    return True


def nothing_to_do(world: World, params: Json, files: Files) -> bool:
    """logOut and close: there is no other server to move to."""
    return True


METHODS = {
    "getMe": get_me,
    "setMyCommands": set_my_commands,
    "getMyCommands": get_my_commands,
    "deleteMyCommands": delete_my_commands,
    "setMyDescription": _set_description,
    "getMyDescription": _get_description,
    "setMyShortDescription": _set_short,
    "getMyShortDescription": _get_short,
    "setMyName": _set_name,
    "getMyName": _get_name,
    "setChatMenuButton": set_chat_menu_button,
    "getChatMenuButton": get_chat_menu_button,
    "setMyDefaultAdministratorRights": set_default_administrator_rights,
    "logOut": nothing_to_do,
    "close": nothing_to_do,
}
