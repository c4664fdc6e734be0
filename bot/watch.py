"""Watches whether the bot keeps up: tells the admins once when it does not and once when it does again, and lets a
heartbeat be heard elsewhere while it does. Refuses to mend, and to keep anybody waiting.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import urlsplit

import aiohttp
import structlog
from sqlalchemy.exc import SQLAlchemyError

from actions import alarms, speech
from bot import metrics
from bot.clock import Clock
from storage import health
from storage.health import Health
from storage.unit import Store

log = structlog.get_logger()

EVERY = 60.0
"""Seconds between two looks."""
HEARTBEAT_SECONDS = 2.0
MOST_SILENCE = timedelta(minutes=5)
"""Telegram answers at least every 50 seconds when it is asked for updates."""
MOST_UNKEPT = timedelta(minutes=1)
"""So long may a database take nothing in, and it was a hitch; a disk that is full stays so."""
SURE = 2
"""So many looks in a row must agree before anybody is told: a burst is no illness."""


@dataclass(frozen=True, kw_only=True)
class State:
    """How it is: the figures, None when the database does not answer, and what is wrong, in words of ours."""

    figures: Health | None
    wrong: tuple[str, ...]


class Watch:
    """Looks every minute."""

    def __init__(
        self,
        store: Store,
        clock: Clock,
        *,
        late_after: timedelta,
        fetched: Callable[[], datetime | None],
        unkept: Callable[[], datetime | None] = lambda: None,
        heartbeat: str = "",
    ) -> None:
        """Whatever waits longer than `late_after` is wrong; `fetched`: when Telegram last gave updates or none;
        `unkept`: since when what comes cannot be kept.
        """
        self.store, self.clock, self.late_after, self.fetched = store, clock, late_after, fetched
        self.unkept = unkept
        self.heartbeat = heartbeat
        self._same = 0
        self._said: bool | None = None  # nothing yet: an earlier process may have left an alarm that is over
        self._beating: asyncio.Task[None] | None = None

    async def state(self) -> State:
        """How it is now; asks the database, tells nobody."""
        now = self.clock.now()
        try:
            async with self.store.reading(now) as unit:
                figures = await health.read(unit)
        except (SQLAlchemyError, OSError) as fault:
            log.error("the database does not answer", error=type(fault).__name__)
            return State(figures=None, wrong=("database",))
        since = {"inbox": figures.updates_since, "owed": figures.owed_since, "timers": figures.timers_since}
        wrong = [name for name, at in since.items() if at is not None and now - at > self.late_after]
        fetched = self.fetched()
        if fetched is not None and now - fetched > MOST_SILENCE:
            wrong.append("telegram")
        unkept = self.unkept()
        if unkept is not None and now - unkept > MOST_UNKEPT:
            wrong.append("database")
        return State(figures=figures, wrong=tuple(wrong))

    async def run(self) -> None:
        """Look for ever."""
        while True:
            await asyncio.sleep(EVERY)
            await self.look()

    async def look(self) -> None:
        """Look once: tell the admins of a change that lasts, and let the heart beat when all is well."""
        state = await self.state()
        if not state.wrong and self.heartbeat and (self._beating is None or self._beating.done()):
            self._beating = asyncio.create_task(self._beat(), name="heartbeat")
        self._same = self._same + 1 if bool(state.wrong) != self._said else 0
        if self._same >= SURE and state.figures is not None:
            try:
                await self._tell(state.figures, unwell=bool(state.wrong))
            except (SQLAlchemyError, OSError) as fault:
                log.error("nobody could be told", error=type(fault).__name__)
                return
            self._said, self._same = bool(state.wrong), 0

    async def _tell(self, figures: Health, *, unwell: bool) -> None:
        """One alarm, once; its card says that it is over, and a letter does, which is heard."""
        now = self.clock.now()

        def minutes(since: datetime | None) -> int:
            return int((now - since).total_seconds() // 60) if since is not None else 0

        facts: dict[str, Any] = {
            "owed": minutes(figures.owed_since),
            "timers": minutes(figures.timers_since),
            "inbox": minutes(figures.updates_since),
        }
        async with self.store.unit(now, f"watch@{now:%Y%m%d%H%M%S}") as unit:
            if unwell:
                log.error("the bot does not keep up", **facts)
                await alarms.ring(unit, "unwell", "unwell", **facts)
            elif await alarms.close(unit, "unwell"):
                log.info("the bot keeps up again")
                chat = await alarms.chat_of_admins(unit)
                await speech.letter(unit, chat, "well-again", priority=speech.Priority.REMINDER)

    async def _beat(self) -> None:
        """Ask the operator's address, which is none a person gave; its path may be a secret and is not logged."""
        timeout, host = aiohttp.ClientTimeout(total=HEARTBEAT_SECONDS), urlsplit(self.heartbeat).hostname
        try:
            async with aiohttp.ClientSession(timeout=timeout) as session, session.get(self.heartbeat) as answer:
                if answer.status >= 400:
                    log.warning("the heartbeat is not taken", host=host, status=answer.status)
        except (aiohttp.ClientError, OSError, TimeoutError, ValueError) as fault:
            log.warning("the heartbeat is not heard", host=host, error=type(fault).__name__)

    async def stop(self) -> None:
        """No more heartbeats."""
        if self._beating is not None:
            self._beating.cancel()
            await asyncio.gather(self._beating, return_exceptions=True)

    async def page(self) -> bytes:
        """/metrics: the gauges asked now, the rest as counted."""
        state = await self.state()
        now, gauges = self.clock.now(), metrics.GAUGES

        def seconds(since: datetime | None) -> float:
            return max(0.0, (now - since).total_seconds()) if since is not None else 0.0

        gauges["well"].set(not state.wrong)
        gauges["fetched_seconds"].set(seconds(self.fetched()))
        if state.figures is not None:
            figures = state.figures
            gauges["inbox"].set(figures.updates)
            gauges["inbox_oldest_seconds"].set(seconds(figures.updates_since))
            gauges["owed"].set(figures.owed)
            gauges["owed_oldest_seconds"].set(seconds(figures.owed_since))
            gauges["timers_late"].set(figures.timers)
            gauges["timers_late_seconds"].set(seconds(figures.timers_since))
            for kind, count in figures.dead.items():
                gauges["set_aside"].labels(kind).set(count)
            async with self.store.reading(now) as unit:
                for status, count in (await health.jobs_by_status(unit)).items():
                    gauges["jobs"].labels(str(status)).set(count)
                gauges["helpers_on_duty"].set(await health.on_duty(unit))
        return metrics.page()
