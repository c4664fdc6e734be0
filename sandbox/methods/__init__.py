"""The Bot API's methods, one file per noun; each is a function of the world, the parameters and the files sent along.

METHODS finds one by its name in lower case, for Telegram takes names in any case.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from sandbox.methods import again, chats, edits, links, marks, me, media, members, messages, polls, queue, topics
from sandbox.params import Files
from sandbox.state import Json

if TYPE_CHECKING:
    from sandbox.world import World

Method = Callable[["World", Json, Files], Any]

METHODS: dict[str, tuple[str, Method]] = {
    name.lower(): (name, act)
    for noun in (me, queue, messages, again, marks, media, edits, chats, members, links, polls, topics)
    for name, act in noun.METHODS.items()
}
