"""What the Bot API's documentation says an answer looks like, and the comparison with what the sandbox answers.

bot_api.json is cut from the machine-readable schema in aiogram's source archive (MIT licence, copyright Alex Root
Junior), which in turn is read from Telegram's documentation. `python -m tests.sandbox.schema SCHEMA.json` cuts it anew.
"""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path
from typing import Any

from sandbox.methods import METHODS

KEPT = Path(__file__).parent / "bot_api.json"

RETURNS = {
    "getMe": "User",
    "getUpdates": "Array of Update",
    "getWebhookInfo": "WebhookInfo",
    "getFile": "File",
    "getChat": "ChatFullInfo",
    "getChatMember": "ChatMember",
    "getChatAdministrators": "Array of ChatMember",
    "getChatMemberCount": "Integer",
    "copyMessage": "MessageId",
    "copyMessages": "Array of MessageId",
    "forwardMessages": "Array of MessageId",
    "sendMediaGroup": "Array of Message",
    "stopPoll": "Poll",
    "createForumTopic": "ForumTopic",
    "getForumTopicIconStickers": "Array of Sticker",
    "getMyCommands": "Array of BotCommand",
    "getMyName": "BotName",
    "getMyDescription": "BotDescription",
    "getMyShortDescription": "BotShortDescription",
    "getChatMenuButton": "MenuButton",
    "exportChatInviteLink": "String",
    "createChatInviteLink": "ChatInviteLink",
    "editChatInviteLink": "ChatInviteLink",
    "revokeChatInviteLink": "ChatInviteLink",
}
"""What a method returns where its name does not say it: the rest that send or edit return a Message, others True."""


def returns(method: str) -> str:
    if method in RETURNS:
        return RETURNS[method]
    sends = method.startswith(("send", "edit", "stopMessage", "forward")) and method not in (
        "sendChatAction",
        "editForumTopic",
        "editGeneralForumTopic",
    )
    return "Message" if sends else "True"


@cache
def kept() -> dict[str, Any]:
    """bot_api.json: parameters of methods, fields of types."""
    whole: dict[str, Any] = json.loads(KEPT.read_text(encoding="utf-8"))
    return whole


def parameters(method: str) -> list[str]:
    named: list[str] = kept()["methods"][method]
    return named


def faults(value: Any, kind: str, where: str = "result") -> list[str]:
    """Everything about a value that the documentation of this type does not allow; nothing if it is in order."""
    if kind.startswith("Array of "):
        if not isinstance(value, list):
            return [f"{where} is no array"]
        inner = kind.removeprefix("Array of ")
        return [fault for number, one in enumerate(value) for fault in faults(one, inner, f"{where}[{number}]")]
    if " or " in kind:
        tried = [faults(value, one, where) for one in kind.split(" or ")]
        return [] if not all(tried) else min(tried, key=len)
    match kind:
        case "Integer":
            return [] if isinstance(value, int) and not isinstance(value, bool) else [f"{where} is no Integer"]
        case "String":
            return [] if isinstance(value, str) else [f"{where} is no String"]
        case "Boolean":
            return [] if isinstance(value, bool) else [f"{where} is no Boolean"]
        case "True":
            return [] if value is True else [f"{where} is not True"]
        case "Float":
            plain = isinstance(value, int | float) and not isinstance(value, bool)
            return [] if plain else [f"{where} is no Float"]
    if not isinstance(value, dict):
        return [f"{where} is no {kind}"]
    shape = kept()["types"][kind]
    if shape.get("one_of"):
        tried = [faults(value, one, where) for one in shape["one_of"]]
        return [] if not all(tried) else min(tried, key=len)
    found = [f"{where}: {kind} knows no {name}" for name in value if name not in shape["fields"]]
    for name, (inner, needed, fixed) in shape["fields"].items():
        if name not in value:
            if needed:
                found.append(f"{where}: {kind} needs {name}")
        elif fixed and value[name] != fixed:
            found.append(f"{where}.{name} is not {fixed!r}")
        else:
            found += faults(value[name], inner, f"{where}.{name}")
    return found


def cut(whole: dict[str, Any]) -> dict[str, Any]:
    """The part of the whole schema that answers of the sandbox can reach."""
    described = {one["name"]: one for group in whole["items"] for one in group["children"]}
    wanted = ["Update", "Message", *(re.sub("Array of ", "", one) for one in RETURNS.values())]
    types: dict[str, Any] = {}
    while wanted:
        name = wanted.pop()
        if name in types or name in ("Integer", "String", "Boolean", "True", "Float") or name not in described:
            continue
        one = described[name]
        fields = {}
        for field in one["annotations"]:
            fixed = re.search(r"(?:always|must be) [“\"'](\w+)[”\"']", field["description"])
            needed = field["required"] if "required" in field else not field["description"].startswith("Optional")
            fields[field["name"]] = [field["type"], needed, fixed.group(1) if fixed else ""]
            wanted += re.split(" or ", field["type"].replace("Array of ", ""))
        listed = re.findall(r"(?m)^ - (\w+)", one["description"]) if not fields else []
        types[name] = {"fields": fields, **({"one_of": listed} if listed else {})}
        wanted += listed
    methods = {name: [field["name"] for field in described[name]["annotations"]] for name, _ in METHODS.values()}
    return {
        "source": "aiogram, MIT licence",
        "version": whole["api"]["version"],
        "methods": dict(sorted(methods.items())),
        "types": dict(sorted(types.items())),
    }
