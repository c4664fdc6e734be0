"""The one place that builds everything and lets it run. Refuses to know what any of it does."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Coroutine
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import structlog
from aiogram import Bot
from aiogram.client.default import DefaultBotProperties
from aiogram.methods.base import Response
from aiogram.types import ChatInviteLink, Message

from actions import alarms, dead, due, jobs, people, speech
from bot import metrics
from bot.cli import CannotRun
from bot.clock import Clock
from bot.delivery import Delivery, toasts_of
from bot.floods import Flooded, Floods
from bot.intake import Intake, person_of
from bot.limits import Limits
from bot.maps import Maps
from bot.mute import MuteBot, MuteSession
from bot.shares import LOOK_SECONDS, Shares
from bot.ticker import Ticker
from bot.urgent import danger_in_edited
from bot.watch import Watch
from bot.webhook import Webhook
from bot.worker import Worker
from domain.rules import Rules
from domain.vocabulary import Language
from handlers.hearing import Hearing
from handlers.routes import dispatcher
from handlers.say import Toast
from handlers.texts import spell_for
from nlu.understanding import Setting, Understander, Understanding
from storage import inbox, timers
from storage.tables import Timer
from storage.unit import Store, Unit

log = structlog.get_logger()

DECODERS = (
    Response[Message],
    Response[bool],
    Response[list[Any]],
    Response[Message | bool],
    Response[ChatInviteLink],
)
"""Pydantic forgets a generic model that nobody holds and builds it again for every answer: 4 ms a call."""

PATIENCE = 3.0
"""Seconds a pressed button waits for its answer before it gets an empty one (Telegram shows a clock meanwhile)."""

FINISH_SECONDS = 15.0
"""How long the last messages may take when the bot is told to stop; service managers kill after 20 or more."""


class App:
    """The bot: intake, worker, delivery and ticker around one store."""

    def __init__(
        self,
        *,
        bot: Bot,
        store: Store,
        clock: Clock,
        rules: Rules,
        understander: Understander,
        keep_limits: bool = True,
        name: str = "needbot",
        at_night: Callable[[datetime], Awaitable[None]] | None = None,
        late_after: timedelta = timedelta(minutes=10),
        heartbeat: str = "",
        maps: Maps | None = None,
        floods: Floods | None = None,
    ) -> None:
        """Build; nothing runs and nothing is sent yet. `at_night` copies the database; CannotRun when it could not."""
        self.floods = floods or Floods(burst=0, per_minute=0)
        self.bot, self.store, self.clock, self.rules, self.understander = bot, store, clock, rules, understander
        spell_for({region.country for region in rules.regions})
        self.mute = MuteBot(token=bot.token, session=MuteSession(), default=DefaultBotProperties())
        self.hearing = Hearing(dispatcher(), self.mute)
        self.at_night, self.maps = at_night, maps
        self.limits = Limits(clock.now(), keep=keep_limits)
        self.worker = Worker(
            store,
            clock,
            understand=self._understand,
            hear=self._hear,
            refuse=self.hearing.refuse,
            after=self._after,
            apologise=self._apologise,
            share=lambda: self.shares.mine,
        )
        self.intake = Intake(bot, store, clock, self._kept)
        self.delivery = Delivery(bot, store, clock, self.limits, self._gave_up, share=lambda: self.shares.mine)
        self._called = False
        self.shares = Shares(store, clock, name=name, changed=self._shared)
        self.shares.in_hand = lambda: self.worker.in_hand() | self.delivery.in_hand()
        self.ticker = Ticker(store, clock, due.act, self._timer_fails)
        self.watch = Watch(
            store,
            clock,
            late_after=late_after,
            fetched=self._fetched_at,
            unkept=lambda: self.intake.unkept_since,
            heartbeat=heartbeat,
        )
        self._waiting_taps: dict[str, asyncio.TimerHandle] = {}
        self._rings: set[asyncio.Task[None]] = set()
        store.committed.append(self._committed)

    # ── between the rooms ────────────────────────────────────────────────────────────────────────────────────────────

    def _kept(self) -> None:
        self.worker.wake()

    def _fetched_at(self) -> datetime:
        """When Telegram last answered our question for updates; by webhook it is Telegram that calls."""
        return self.clock.now() if self._called else self.intake.fetched_at

    def _shared(self, workers: int) -> None:
        self.limits.divide(workers)
        self.worker.wake()
        self.delivery.wake()

    def _committed(self, unit: Unit) -> None:
        if unit.owes:
            self.delivery.wake()
        if unit.planned is not None:
            self.ticker.aim_at(unit.planned)
        for left in unit.after:
            match left:
                case due.NightFell():
                    self._soon(self._night())
                case jobs.Accepted(after=took):
                    metrics.ACCEPTANCE_SECONDS.observe(took.total_seconds())

    def _soon(self, work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.get_running_loop().create_task(work)
        self._rings.add(task)
        task.add_done_callback(self._rung)

    def _rung(self, done: asyncio.Task[None]) -> None:
        self._rings.discard(done)
        if not done.cancelled() and (fault := done.exception()) is not None:
            log.error("a ring broke off", exc_info=fault)

    async def _hear(self, unit: Unit, update: dict[str, Any], heard: Understanding | Flooded | None) -> Language | None:
        if not isinstance(heard, Flooded):
            return await self.hearing.hear(unit, update, heard)
        if heard.first and await people.find(unit, person_of(update)) is not None:
            log.warning("somebody floods us")
            await speech.letter(unit, person_of(update), "calmer-please")
        return None

    async def _understand(self, update: dict[str, Any], language: Language | None) -> Understanding | Flooded | None:
        """What a private message says; before the unit opens, because a backend may be a server."""
        if flooded := self.floods.look(person_of(update), update, self.clock.now()):
            return flooded
        if "callback_query" in update:
            self._promise_answer(update["callback_query"]["id"])
        message = update.get("message") or danger_in_edited(update)
        text = message.get("text") or message.get("caption")
        if isinstance(text, str) and text.startswith("/") and "@" in text and self.mute.known is None:
            self.mute.known = await self.bot.me()  # "/jobs@needbot" is for us, "/jobs@otherbot" is not
        if not isinstance(text, str) or text.startswith("/") or message.get("chat", {}).get("type") != "private":
            return None
        region = self.rules.regions[0]
        heard = await self.understander.understand(
            text,
            Setting(
                now=self.clock.now().astimezone(ZoneInfo(region.zone)),
                zone=region.clock,
                country=region.country,
                language=str(language) if language is not None else None,
            ),
        )
        if self.maps is not None:
            heard = await self.maps.refine(heard)
        metrics.understood(heard.intent, heard.intent_confidence, heard.category_confidence, heard.language)
        return heard

    async def _after(self, unit: Unit, update: dict[str, Any]) -> None:
        for toast in toasts_of(unit.after):
            if (handle := self._waiting_taps.pop(toast.query, None)) is not None:
                handle.cancel()
            self.delivery.toast_soon(toast)

    def _promise_answer(self, query: str) -> None:
        """A button that waits too long gets an empty answer; what it did shows on its card."""
        loop = asyncio.get_running_loop()

        def give() -> None:
            self._waiting_taps.pop(query, None)
            self.delivery.toast_soon(Toast(query=query))

        if query not in self._waiting_taps:
            self._waiting_taps[query] = loop.call_later(PATIENCE, give)

    async def _apologise(self, unit: Unit, update: dict[str, Any]) -> None:
        person = person_of(update)
        if person > 0 and await people.find(unit, person) is not None:
            await speech.letter(unit, person, "apology")
        await dead.tell(unit)

    async def _timer_fails(self, unit: Unit, timer: Timer) -> None:
        await dead.tell(unit)

    async def _gave_up(self, unit: Unit, chat: int, why: str) -> None:
        if chat > 0:
            await dead.tell(unit)
        elif chat != await people.admin_chat(unit):
            await alarms.ring(unit, "undeliverable", f"undeliverable:{chat}", chat=str(chat), why=why[:100])

    async def _night(self) -> None:
        """What the nightly duties leave to be done outside a unit."""
        if self.at_night is None:
            return
        failed = ""
        try:
            await self.at_night(self.clock.now())
        except CannotRun as fault:
            failed = str(fault)
            log.error("no backup", why=failed)
        now = self.clock.now()
        async with self.store.unit(now, f"night@{now:%Y%m%d%H%M%S}") as unit:
            if failed:
                await alarms.ring(unit, "backup", "backup", why=failed[:200])
            else:
                await alarms.close(unit, "backup")

    async def know_members(self, chat: int, standings: dict[int, str]) -> None:
        """Keep what Telegram says about who is in a chat."""
        now = self.clock.now()
        async with self.store.unit(now, f"members@{now:%Y%m%d%H%M%S%f}") as unit:
            for person, status in standings.items():
                await people.left_or_came(unit, chat, person, status)

    # ── running ──────────────────────────────────────────────────────────────────────────────────────────────────────

    async def run(self, *, poll_seconds: int, webhook: Webhook | None = None) -> None:
        """Run until cancelled, or until something that cannot be waited out ends it.

        Updates are fetched, or come by `webhook`; then, on PostgreSQL, several processes may share the load.
        """
        await self.clock.follow()
        self._called = webhook is not None
        sharing = webhook is not None and not self.store.on_sqlite
        if sharing:
            await self.shares.begin()
            self.worker.look_every = self.delivery.look_every = LOOK_SECONDS
        async with self.store.unit(self.clock.now(), "start") as unit:
            await due.plan_nights(unit)
        await self.ticker.start()
        tasks = [
            asyncio.create_task(self.worker.run(), name="worker"),
            asyncio.create_task(self.delivery.run(), name="delivery"),
            asyncio.create_task(
                self.intake.run(poll_seconds) if webhook is None else webhook.run(self.bot), name="intake"
            ),
            asyncio.create_task(self.watch.run(), name="watch"),
        ]
        if sharing:
            tasks.append(asyncio.create_task(self.shares.run(), name="shares"))
        try:
            done, _ = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
            for task in done:
                task.result()
        finally:
            self.ticker.stop()
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)
            await self._finish()
            if sharing:
                await self.shares.leave()

    async def _finish(self) -> None:
        """Finish what is in hand, within what a service manager grants; the rest stands in the database."""
        for task in self._rings:
            task.cancel()
        hands = asyncio.gather(self.worker.stop(), self.delivery.rest(), *self._rings, return_exceptions=True)
        try:
            await asyncio.wait_for(hands, FINISH_SECONDS)
        except TimeoutError:
            log.warning("not everything in hand could be finished")

    async def idle(self) -> dict[str, Any]:
        """What still waits, after bringing the clock in line: {"received", "owed", "timers_due", "next_due"}."""
        await self.clock.follow()
        async with self.store.reading(self.clock.now()) as unit:
            received, timers_due = await inbox.count_waiting(unit), await timers.count_due(unit)
            next_timer = await timers.next_due(unit)
        owed, next_owed = await self.delivery.next_due()
        if timers_due:
            self._soon(self.ticker.ring())
        if owed:
            self.delivery.wake()
        dues: list[datetime] = [when for when in (next_timer, next_owed) if when is not None]
        return {
            "received": received,
            "owed": owed,
            "timers_due": timers_due,
            "next_due": min(dues).isoformat() if dues else None,
        }

    async def settle(self) -> datetime | None:
        """For tests in one process: do everything that can be done now; returns when the next thing is due."""
        while True:
            came = await self.intake.fetch(0)
            worked = await self.worker.drain()
            ticked = await self.ticker.tick()
            later = await self.delivery.deliver()
            await self.delivery.rest()
            if not (came or worked or ticked):
                async with self.store.reading(self.clock.now()) as unit:
                    timer = await timers.next_due(unit)
                dues = [when for when in (timer, later) if when is not None]
                return min(dues) if dues else None

    async def close(self) -> None:
        """Close the database and the session."""
        for handle in self._waiting_taps.values():
            handle.cancel()
        await asyncio.gather(*self._rings, self.watch.stop(), return_exceptions=True)
        await self.delivery.rest()
        if self.maps is not None:
            await self.maps.close()
        await self.understander.close()
        await self.store.close()
        await self.bot.session.close()
