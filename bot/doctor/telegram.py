"""What the doctor asks Telegram: the token, who else gets the updates, the chats and what the bot may do there.

Nothing that is asked acknowledges an update or changes anything.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from email.utils import parsedate_to_datetime
from urllib.parse import urlsplit

import aiohttp
from aiogram import Bot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.exceptions import (
    AiogramError,
    TelegramAPIError,
    TelegramMigrateToChat,
    TelegramNotFound,
    TelegramUnauthorizedError,
)
from aiogram.types import ChatFullInfo, ChatMemberAdministrator, User

from bot.clock import SystemClock
from bot.config import Config, require_token
from bot.doctor.finding import Finding
from domain.rules import Rules

PATIENCE = 10
"""Seconds for each question."""
MOST_DRIFT = timedelta(seconds=30)
MANY_PENDING = 100
IN_A_CHAT = {"creator", "administrator", "member", "restricted"}


async def examine(config: Config, rules: Rules, *, running: bool) -> list[Finding]:
    """Token, webhook, chats; and the clock, compared with Telegram's. `running`: a bot of ours fetches updates now."""
    server = TelegramAPIServer.from_base(config.telegram.api_url)
    bot = Bot(require_token(config), session=AiohttpSession(api=server, timeout=PATIENCE))
    try:
        me, found = await _token(bot, config)
        if me is not None:
            found.append(_groups_allowed(me))
            found += await _updates(bot, config, running=running)
            chats = {rules.admin_chat: "the admin chat"} | {
                region.helper_chat: f"the helper chat of {region.title.plain}" for region in rules.regions
            }
            for chat, name in chats.items():
                found += await _chat(bot, chat, name, me, helpers=chat != rules.admin_chat)
            found += await _admins(bot, rules)
            found.append(await _clock(config))
    finally:
        await bot.session.close()
    return found


async def _token(bot: Bot, config: Config) -> tuple[User | None, list[Finding]]:
    try:
        me = await bot.get_me()
    except (TelegramUnauthorizedError, TelegramNotFound):
        return None, [
            Finding(
                topic="token", about="Telegram does not know it", do="ask @BotFather for it again and set NEEDBOT_TOKEN"
            )
        ]
    except (AiogramError, OSError, TimeoutError) as fault:
        host = urlsplit(config.telegram.api_url).netloc
        return None, [
            Finding(
                topic="token",
                about=f"{host} cannot be reached ({type(fault).__name__})",
                do="check the network, a firewall, and telegram.api_url",
            )
        ]
    return me, [Finding(topic="token", about=f"@{me.username} ({me.id})")]


def _groups_allowed(me: User) -> Finding:
    if me.can_join_groups is False:
        return Finding(topic="groups", about="the bot may join none", do="send @BotFather /setjoingroups and Enable")
    mode = "off" if me.can_read_all_group_messages else "on: as an administrator the bot hears its groups all the same"
    return Finding(topic="privacy mode", about=mode)


async def _updates(bot: Bot, config: Config, *, running: bool) -> list[Finding]:
    """Whether updates come the way the configuration says, and come at all."""
    info, wished = await bot.get_webhook_info(), config.telegram.webhook_url
    host = urlsplit(info.url).netloc
    found = []
    if info.url and not wished:
        about = f"updates are sent to {host}, so that nothing can be fetched"
        found.append(Finding(topic="webhook", about=about, do="stop the program behind it; python -m bot run ends it"))
    elif wished and info.url != wished and running:
        about = f"updates are sent to {host or 'nobody'}, not to {urlsplit(wished).netloc}"
        found.append(Finding(topic="webhook", about=about, do="start the bot again; one token, one bot"))
    elif wished and info.last_error_message and info.last_error_date and _recent(info.last_error_date):
        about = f"Telegram could not deliver to {host}: {info.last_error_message}"
        found.append(Finding(topic="webhook", about=about, do="check the proxy and telegram.webhook_port"))
    else:
        found.append(Finding(topic="webhook", about=f"updates are sent to {host}" if info.url else "none is set"))
    if not running and (info.pending_update_count or 0) > MANY_PENDING:
        found.append(Finding(topic="updates", about=f"{info.pending_update_count} wait", do="start the bot"))
    return found


def _recent(moment: datetime) -> bool:
    return SystemClock().now() - moment < timedelta(hours=1)


async def _chat(bot: Bot, chat: int, name: str, me: User, *, helpers: bool) -> list[Finding]:
    try:
        full = await bot.get_chat(chat)
        mine = await bot.get_chat_member(chat, me.id)
    except TelegramMigrateToChat as moved:
        return [_moved(name, chat, moved.migrate_to_chat_id)]
    except TelegramAPIError as refused:
        return [
            Finding(
                topic=name,
                about=f"{chat}: {refused.message.removeprefix('Bad Request: ').removeprefix('Forbidden: ')}",
                do="add the bot to the group as an administrator, and check the id",
            )
        ]
    if not isinstance(mine, ChatMemberAdministrator):
        return [Finding(topic=name, about=f"the bot is {mine.status!s} there", do="make it an administrator")]
    return [*_rights(name, full, mine, helpers=helpers), *_topics(name, full)] or [
        Finding(topic=name, about=f"{full.title!r}, the bot is an administrator")
    ]


def _moved(name: str, old: int, new: int) -> Finding:
    return Finding(topic=name, about=f"{old} is a supergroup now", do=f"write {new} into the configuration")


def _rights(name: str, full: ChatFullInfo, mine: ChatMemberAdministrator, *, helpers: bool) -> list[Finding]:
    needed = {"can_invite_users": "invite users"} if helpers else {}
    if full.type == "channel":
        needed |= {"can_post_messages": "post messages", "can_edit_messages": "edit messages"}
    missing = [words for right, words in needed.items() if not getattr(mine, right, False)]
    if not missing:
        return []
    return [Finding(topic=name, about=f"the bot may not {' or '.join(missing)}", do="give it that right")]


def _topics(name: str, full: ChatFullInfo) -> list[Finding]:
    """In a group with topics everything is posted in General, which must be open."""
    if not full.is_forum:
        return []
    return [
        Finding(topic=name, about=f"{full.title!r}, with topics: cards are posted in General, which must stay open")
    ]


async def _admins(bot: Bot, rules: Rules) -> list[Finding]:
    outside = []
    for person in sorted(rules.admins):
        try:
            member = await bot.get_chat_member(rules.admin_chat, person)
            if member.status not in IN_A_CHAT:
                outside.append(person)
        except TelegramAPIError:
            outside.append(person)
    return [
        Finding(
            topic="admins", about=f"{person} is not in the admin chat", do="invite them, or take them out of admins.ids"
        )
        for person in outside
    ]


async def _clock(config: Config) -> Finding:
    """The machine's clock against the one in Telegram's answers, which is right to the second."""
    if config.clock.url:
        return Finding(topic="clock", about="follows the town's")
    timeout = aiohttp.ClientTimeout(total=PATIENCE)
    try:
        async with aiohttp.ClientSession(timeout=timeout) as session, session.head(config.telegram.api_url) as answer:
            there = parsedate_to_datetime(answer.headers["Date"])
    except (aiohttp.ClientError, TimeoutError, KeyError, ValueError):
        return Finding(
            topic="clock", about="could not be compared with Telegram's", do="see that the machine keeps time"
        )
    return drift(SystemClock().now() - there)


def drift(by: timedelta) -> Finding:
    """What to say of a clock that is ahead by so much."""
    if abs(by) <= MOST_DRIFT:
        return Finding(topic="clock", about="right")
    way = "ahead" if by > timedelta() else "behind"
    return Finding(topic="clock", about=f"{abs(by).total_seconds():.0f} s {way}", do="let the machine follow NTP")
