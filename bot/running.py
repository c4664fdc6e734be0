"""From a configuration to a running bot, and its orderly end. Refuses to parse a command line."""

from __future__ import annotations

import asyncio
import gc
import os
import signal
from contextlib import AsyncExitStack
from datetime import timedelta
from functools import partial
from socket import gethostname

import structlog
from aiogram import Bot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.exceptions import (
    TelegramAPIError,
    TelegramConflictError,
    TelegramNotFound,
    TelegramUnauthorizedError,
)
from aiogram.types import BotCommand, BotCommandScopeChat

from bot import backups
from bot.app import App
from bot.cli import CannotRun
from bot.clock import Clock, SystemClock, TownClock
from bot.config import BadConfig, Config, require_token
from bot.floods import Floods
from bot.health import Health
from bot.maps import maps_of
from bot.opening import cannot_be_used
from bot.reading import understander_of
from bot.webhook import Webhook
from domain.rules import Rules
from domain.vocabulary import Language
from handlers.texts import speaker
from storage import holding
from storage.unit import Store

log = structlog.get_logger()

CUSTOMER_COMMANDS = ("jobs", "stop", "help", "human", "language", "join", "mydata", "forgetme")
ADMIN_COMMANDS = (
    "jobs",
    "job",
    "applications",
    "helpers",
    "helper",
    "cancel",
    "suspend",
    "ban",
    "unban",
    "stats",
    "audit",
    "nlu",
)


def build(config: Config, rules: Rules) -> App:
    """Everything put together, nothing started."""
    server = TelegramAPIServer.from_base(config.telegram.api_url)
    bot = Bot(token=require_token(config), session=AiohttpSession(api=server))
    clock: Clock = TownClock(config.clock.url) if config.clock.url else SystemClock()
    store = Store(config.database.url, rules)
    return App(
        bot=bot,
        store=store,
        clock=clock,
        rules=rules,
        understander=understander_of(config.nlu),
        keep_limits=config.telegram.keep_limits,
        name=f"{gethostname()}:{config.health.port or os.getpid()}",
        late_after=timedelta(minutes=config.health.alarm_minutes),
        heartbeat=config.health.heartbeat,
        floods=Floods(burst=config.flood.burst, per_minute=config.flood.per_minute),
        at_night=partial(backups.nightly, config),
        maps=maps_of(config.places, store, clock),
    )


async def run(config: Config, rules: Rules) -> None:
    """Run until SIGTERM or SIGINT; what is in hand is finished first. Raises BadConfig, CannotRun."""
    require_token(config)
    async with AsyncExitStack() as stack:
        try:
            stack.enter_context(holding.held(config.database.url))
        except holding.Held as fault:
            raise CannotRun(
                f"another needbot runs on {fault}: an SQLite database has one bot, several share a PostgreSQL"
            ) from fault
        except OSError as fault:
            raise cannot_be_used(fault) from fault
        await _run(config, rules)


async def _run(config: Config, rules: Rules) -> None:
    await backups.migrated(config, SystemClock().now())
    app = build(config, rules)
    await app.clock.follow()
    health = Health(app, config.health.port, config.health.host)
    try:
        await health.start()
    except OSError as fault:
        raise BadConfig(f"health.port: {config.health.port} cannot be used ({fault.strerror})") from fault
    webhook = receiver(config, app)
    if webhook is not None:
        try:
            await webhook.start()
        except OSError as fault:
            raise BadConfig(
                f"telegram.webhook_port: {config.telegram.webhook_port} cannot be used ({fault.strerror})"
            ) from fault
    gc.enable()
    gc.freeze()  # what was imported stays: it need not be looked through for garbage
    running = asyncio.create_task(app.run(poll_seconds=config.telegram.poll_seconds, webhook=webhook))
    introduction = asyncio.create_task(introduce(app))
    for sign in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(sign, running.cancel)
    log.info("needbot runs", regions=len(rules.regions), database=(app.store.on_sqlite and "sqlite") or "postgresql")
    try:
        await running
    except asyncio.CancelledError:
        log.info("needbot stops")
    except TelegramConflictError as fault:
        raise CannotRun(
            "another program fetches this bot's updates: one token, one poller; stop the other one"
        ) from fault
    except (TelegramUnauthorizedError, TelegramNotFound) as fault:
        raise BadConfig(
            f"token: {config.telegram.api_url} does not know it; ask @BotFather for it again and set NEEDBOT_TOKEN"
        ) from fault
    finally:
        introduction.cancel()
        await asyncio.gather(introduction, return_exceptions=True)
        if webhook is not None:
            await webhook.stop()
        await health.stop()
        await app.close()
        if isinstance(app.clock, TownClock):
            await app.clock.close()


def receiver(config: Config, app: App) -> Webhook | None:
    """The server Telegram calls, if there is to be one; else updates are fetched."""
    if not config.telegram.webhook_url:
        return None
    return Webhook(
        app.intake,
        url=config.telegram.webhook_url,
        port=config.telegram.webhook_port,
        host=config.telegram.webhook_host,
    )


async def introduce(app: App) -> None:
    """Tell Telegram the commands, in every language, and ask it who the admins are; not worth stopping for."""
    bot, rules = app.bot, app.rules
    try:
        members = await bot.get_chat_administrators(rules.admin_chat)
        await app.know_members(rules.admin_chat, {m.user.id: str(m.status) for m in members if not m.user.is_bot})
        for language in Language:
            say = speaker(language)
            commands = [
                BotCommand(command=name, description=say.label(f"command-{name}")) for name in CUSTOMER_COMMANDS
            ]
            await bot.set_my_commands(commands, language_code=language)
            if language is Language.EN:
                await bot.set_my_commands(commands)
        say = speaker(rules.admin_language)
        admin = [BotCommand(command=name, description=say.label(f"admin-command-{name}")) for name in ADMIN_COMMANDS]
        await bot.set_my_commands(admin, scope=BotCommandScopeChat(chat_id=rules.admin_chat))
    except (TelegramAPIError, OSError, TimeoutError) as fault:
        log.warning("the introduction failed", error=type(fault).__name__)
