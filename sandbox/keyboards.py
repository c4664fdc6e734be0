"""Reads reply_markup: inline buttons, reply keyboards, removal, forced reply. Refuses what Telegram refuses."""

from __future__ import annotations

import json
from typing import Any

from sandbox.refusals import Refusal, bad
from sandbox.state import Chat, Json

_ACTIONS = (
    "url",
    "callback_data",
    "web_app",
    "login_url",
    "switch_inline_query",
    "switch_inline_query_current_chat",
    "switch_inline_query_chosen_chat",
    "copy_text",
    "callback_game",
    "pay",
    "disabled",
)
_REQUESTS = (
    "request_contact",
    "request_location",
    "request_poll",
    "request_users",
    "request_chat",
    "request_managed_bot",
    "web_app",
)
_LOOKS = ("icon_custom_emoji_id", "style")
_STYLES = ("danger", "success", "primary")
_ASKS_IN_PRIVATE = {
    "request_contact": "phone number",
    "request_location": "location",
    "request_poll": "poll",
    "request_users": "users",
    "request_chat": "chat",
    "request_managed_bot": "managed bot",
    "web_app": "Web App",
}
MOST_BUTTONS = 100
LONGEST_CALLBACK = 64
_SCHEMES = ("http://", "https://", "tg://", "ton://")


def read_markup(params: Json) -> Json | None:
    """The reply markup of a call, without what is empty; None where there is none. Refusal for a wrong one."""
    value = params.get("reply_markup")
    if value is None or value == "":
        return None
    if isinstance(value, str):
        try:
            value = json.loads(value)
        except (ValueError, RecursionError):
            raise bad("can't parse reply keyboard markup JSON object") from None
    if value is None:
        return None
    if not isinstance(value, dict):
        raise bad("object expected as reply markup")
    if "inline_keyboard" in value:
        rows = _rows(value["inline_keyboard"], "inline_keyboard", _inline_button)
        return {"inline_keyboard": rows}
    if "keyboard" in value:
        markup: Json = {"keyboard": _rows(value["keyboard"], "keyboard", _reply_button)}
        for flag in ("is_persistent", "resize_keyboard", "one_time_keyboard", "selective", "force_reply"):
            if value.get(flag):
                markup[flag] = True
        if value.get("input_field_placeholder"):
            markup["input_field_placeholder"] = str(value["input_field_placeholder"])
        return markup
    if value.get("remove_keyboard") or value.get("force_reply"):
        return dict(value)
    return None


def _rows(rows: Any, name: str, read: Any) -> list[list[Json]]:
    if not isinstance(rows, list):
        raise bad(f'field "{name}" must be of type Array')
    finished = []
    count = 0
    for row in rows:
        if not isinstance(row, list):
            raise bad(f'field "{name}" must be an Array of Arrays')
        buttons = [read(button) for button in row]
        count += len(buttons)
        if buttons:
            finished.append(buttons)
    if count > MOST_BUTTONS:
        raise bad("reply markup is too long")
    return finished


def _cannot(what: str) -> Refusal:
    return bad(f"can't parse inline keyboard button: {what}")


def _inline_button(given: Any) -> Json:
    if not isinstance(given, dict):
        raise _cannot("InlineKeyboardButton must be an Object")
    text = given.get("text")
    if text is None:
        raise _cannot('Can\'t find field "text"')
    if not isinstance(text, str):
        raise _cannot('Field "text" must be of type String')
    if not text.strip():
        raise bad("BUTTON_TEXT_INVALID") if text else _cannot('Field "text" must be non-empty')
    button: Json = {"text": text}
    action = next((one for one in _ACTIONS if given.get(one) is not None), None)
    if action is None:
        raise _cannot("Text buttons are unallowed in the inline keyboard")
    value = given[action]
    if action == "callback_data":
        if not isinstance(value, str):
            raise _cannot('Field "callback_data" must be of type String')
        if not 1 <= len(value.encode()) <= LONGEST_CALLBACK:
            raise bad("BUTTON_DATA_INVALID")
    elif action == "url":
        if not isinstance(value, str):
            raise _cannot('Field "url" must be of type String')
        value = _address(value)
    elif action == "copy_text" and not (isinstance(value, dict) and 1 <= len(str(value.get("text", ""))) <= 256):
        raise bad("BUTTON_COPY_TEXT_INVALID")
    button[action] = value
    return button | _looks(given)


def _looks(given: Json) -> Json:
    looks = {name: given[name] for name in _LOOKS if given.get(name)}
    if "style" in looks and looks["style"] not in _STYLES:
        raise bad("invalid button style specified")
    return looks


def fitting(chat: Chat, markup: Json) -> None:
    """Refusal for buttons that this sort of chat does not have."""
    if "inline_keyboard" not in markup and chat.type == "channel":
        raise bad("inline keyboard expected")
    if chat.type == "private":
        return
    for button in (one for row in markup.get("inline_keyboard", ()) for one in row):
        if "web_app" in button:
            raise bad("BUTTON_TYPE_INVALID")
    for button in (one for row in markup.get("keyboard", ()) for one in row):
        for request, asked in _ASKS_IN_PRIVATE.items():
            if request in button:
                raise bad(f"{asked} can be requested in private chats only")


def _address(url: str) -> str:
    stripped = url.strip()
    if stripped.startswith("tg://user?id="):
        return stripped
    if "://" not in stripped:
        stripped = f"http://{stripped}"
    scheme, rest = stripped.split("://", 1)
    if f"{scheme.lower()}://" not in _SCHEMES:
        raise bad(f"inline keyboard button URL '{url}' is invalid: Unsupported URL protocol")
    host = rest.split("/", 1)[0].split("?", 1)[0]
    if scheme.lower().startswith("http"):
        if not host or " " in host or ("." not in host and not host.startswith("[")):
            raise bad(f"inline keyboard button URL '{url}' is invalid: Wrong HTTP URL")
        if "/" not in rest and "?" not in rest:
            stripped += "/"
    return stripped


def _reply_button(given: Any) -> Json:
    if isinstance(given, str):
        given = {"text": given}
    if not isinstance(given, dict):
        raise bad("can't parse keyboard button: KeyboardButton must be an Object")
    text = given.get("text")
    if not isinstance(text, str) or not text:
        raise bad("can't parse keyboard button: Can't find field \"text\"")
    button: Json = {"text": text}
    for request in _REQUESTS:
        if given.get(request):
            button[request] = given[request]
    return button | _looks(given)
