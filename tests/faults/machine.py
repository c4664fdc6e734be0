"""Random people doing random things, with jumps of the clock and restarts, against a plain model (Hypothesis).

The model knows PRODUCT.md's promises and nothing of how they are kept: who may take a step and from where, that one
helper has a job until it is given back, what a screen must say about a job, that no search is forgotten. It reads the
bot's history of each job and everybody's screen.
"""

from __future__ import annotations

import asyncio
import re
import shutil
from collections.abc import Awaitable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import count
from pathlib import Path
from typing import Any, ClassVar

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule
from sqlalchemy import select

from nlu.local import Local
from sandbox import people
from storage.tables.jobs import History, Job
from storage.unit import table_of
from tests.conversations.town import Player
from tests.faults.story import StormyTown, owes_nothing

JOB, HISTORY = table_of(Job), table_of(History)
CUSTOMERS, HELPERS = ("anna", "eve"), ("luca", "mia", "noah", "urs", "petra")
WORDS = ("ja", "nein", "1", "60", "abbrechen", "/jobs", "/duty", "/me", "wo bisch?", "übermorgen um 10", "/start")
JUMPS = (1, 3, 15, 40, 40, 180, 24 * 60, 49 * 60)
MOST_SEARCH = timedelta(minutes=30)
"""So long somebody wanted now is looked for at most; then the customer is told (three waves take ten minutes)."""
UNDO = timedelta(minutes=2)

WORK = {"accepted", "on_the_way", "in_progress"}
MAY: dict[str, dict[str, set[str]]] = {
    "accept": {"offered": {"helper", "admin"}},
    "undo": {"accepted": {"helper"}},
    "release": {"accepted": {"helper", "admin"}, "on_the_way": {"helper", "admin"}},
    "replace": {"accepted": {"customer", "admin"}, "on_the_way": {"customer", "admin"}},
    "reschedule": {"offered": {"customer", "admin"}, "accepted": {"customer", "admin"}},
    "set_off": {"accepted": {"helper"}},
    "arrive": {"accepted": {"helper"}, "on_the_way": {"helper"}},
    "finish": {"in_progress": {"helper", "admin"}},
    "give_up": {"in_progress": {"helper", "admin"}},
    "agree": {"done": {"customer"}, "not_done": {"customer"}, "disputed": {"customer"}},
    "dispute": {"done": {"customer"}, "not_done": {"customer"}, "settled": {"customer"}},
    "settle": {"done": {"clock", "admin"}, "not_done": {"clock", "admin"}, "disputed": {"admin"}},
    "cancel": {
        "offered": {"customer", "admin"},
        "accepted": {"customer", "admin"},
        "on_the_way": {"customer", "admin"},
        "in_progress": {"admin"},
        "expired": {"customer", "admin", "clock"},
    },
    "expire": {"offered": {"clock"}},
    "retry": {"expired": {"customer", "admin"}},
}
"""Step: from where, and who may; written down from PRODUCT.md a second time, so that the bot's own table is tested."""
GIVES_BACK = {"undo", "release", "replace", "reschedule"}

CUSTOMER_READS = {
    "offered": (),
    "accepted": (" kommt: ",),
    "on_the_way": (" ist unterwegs, Ankunft etwa",),
    "in_progress": (" ist bei Ihnen.",),
    "done": ("Schlusspreis: CHF",),
    "not_done": ("konnte es nicht erledigen",),
    "settled": ("Abgeschlossen: ",),
    "disputed": ("Sie sind mit dem Preis nicht einverstanden.",),
    "expired": ("Leider hat niemand zugesagt.",),
    "cancelled": ("Abgesagt.", "hat sich niemand gefunden"),
}
HELPER_READS = {"accepted": "✅ Du hast zugesagt", "on_the_way": "🚗 Unterwegs", "in_progress": "🔧 Du bist da."}


@dataclass
class Known:
    """What the model knows of one job."""

    status: str = "offered"
    helper: int | None = None
    accepted_at: datetime | None = None
    searched_since: datetime | None = None
    steps: int = 0


@dataclass
class Model:
    """Every job as it must be, from its history alone."""

    jobs: dict[int, Known] = field(default_factory=dict)

    def hears(self, job: Job, history: list[History], actors: set[int]) -> None:
        """Follow what happened to a job since; AssertionError where that cannot be."""
        known = self.jobs.setdefault(job.id or 0, Known(searched_since=job.created_at))
        for step in history[known.steps :]:
            self._follows(job, known, step, actors)
        known.steps = len(history)
        assert job.status == known.status, f"job {job.id} is {job.status}, its history says {known.status}"
        assert job.helper_id == known.helper, f"job {job.id} has {job.helper_id}, its history says {known.helper}"

    def _follows(self, job: Job, known: Known, step: History, actors: set[int]) -> None:
        what, told = str(step.step), f"job {job.id}: {step.step} from {known.status} by {step.role} {step.person_id}"
        assert str(step.role) in MAY[what].get(known.status, set()), told
        if str(step.role) in {"customer", "helper"}:
            assert step.person_id in actors, f"{told}, who did nothing"
        if str(step.role) == "customer":
            assert step.person_id == job.customer_id, f"{told}, who did not book it"
        if str(step.role) == "helper" and what != "accept":
            assert step.person_id == known.helper, f"{told}, while {known.helper} has it"
        if what == "undo":
            assert known.accepted_at is not None, told
            assert step.at < known.accepted_at + UNDO, f"{told}, too late"
        if what == "accept":
            assert step.person_id != job.customer_id, told
            known.helper, known.accepted_at, known.searched_since = step.person_id, step.at, None
        elif what in GIVES_BACK or what == "retry":
            known.helper, known.accepted_at, known.searched_since = None, None, step.at
        elif what in {"expire", "cancel"}:
            known.searched_since = None
        known.status = str(step.leads_to)


class TownMachine(RuleBasedStateMachine):
    """Hypothesis draws what happens next."""

    understander: ClassVar[Local]
    empty: ClassVar[Path]
    folder: ClassVar[Path]
    loop: ClassVar[asyncio.AbstractEventLoop]
    numbers: ClassVar[count[int]] = count()

    def __init__(self) -> None:
        super().__init__()
        path = self.folder / f"machine{next(self.numbers)}.sqlite"
        shutil.copy(self.empty, path)
        self.path, self.model = path, Model()
        self.streets: dict[int, str] = {}
        self.buttons: dict[tuple[int, int, int, str], None] = {}
        self.actors: set[int] = set()
        self.do(self._begins(f"sqlite+aiosqlite:///{path}"))

    async def _begins(self, url: str) -> None:
        self.town = StormyTown(url, self.understander)
        await self.town.populate()

    def do(self, what: Awaitable[Any]) -> Any:
        return self.loop.run_until_complete(what)

    def teardown(self) -> None:
        """Close this town."""
        self.do(self.town.close())
        for part in ("", "-wal", "-shm"):
            self.path.with_name(self.path.name + part).unlink(missing_ok=True)

    def player(self, name: str) -> Player:
        found: Player = getattr(self.town, name)
        self.actors.add(found.id)
        return found

    # ── what people do ───────────────────────────────────────────────────────────────────────────────────────────────

    @rule(who=st.sampled_from(CUSTOMERS))
    def books(self, who: str) -> None:
        """From the first word to the order button, as far as the bot leads there."""
        self.do(self._books(self.player(who)))

    async def _books(self, who: Player) -> None:
        street = f"Hardstrasse {100 + len(self.streets)}"
        await who.says("Der Drucker druckt nicht mehr. 8004 Zürich, so schnell wie möglich")
        for label, answer in (("Ankunft", f"{street}, 079 555 12 34"), ("Verbindlich", None)):
            if not any(label in one for one in who.buttons()):
                return
            await who.taps(label)
            if answer is not None:
                await who.says(answer)
        async with self.town.store.reading(self.town.time.now()) as unit:
            for job in await unit.session.scalars(select(Job).where(JOB.c.street == street)):
                self.streets[job.id or 0] = street

    @rule(who=st.sampled_from(HELPERS), chat=st.sampled_from(("private", "helpers")))
    @precondition(lambda self: self.streets)
    def accepts(self, who: str, chat: str) -> None:
        """A helper who sees an Accept button presses it; whoever is free and in time must have the job then."""
        self.do(self._accepts(self.player(who), chat))

    async def _accepts(self, who: Player, chat: str) -> None:
        if "Annehmen" not in who.buttons(chat):
            return
        message, button = who.button("Annehmen", chat)
        number = int(self._data(who.id, chat, message, button).split(":")[1])
        free = not any(one.helper == who.id and one.status in WORK for one in self.model.jobs.values())
        said = await who.taps("Annehmen", chat)
        job = await self._job(number)
        in_time = self.town.time.now() <= job.slot_start
        if free and in_time and chat == "private":
            assert job.helper_id is not None, f"{who.name} pressed Accept for job {number} and nobody has it: {said}"

    @rule(pair=st.permutations(HELPERS))
    @precondition(lambda self: self.streets)
    def accept_together(self, pair: list[str]) -> None:
        """Three helpers press in the same instant, each press delivered twice."""
        self.do(self._together([self.player(name) for name in pair[:3]]))

    async def _together(self, crowd: list[Player]) -> None:
        for who in crowd * 2:
            if "Annehmen" in who.buttons("helpers"):
                message, button = who.button("Annehmen", "helpers")
                people.taps(self.town.world, who.id, button, "helpers", message=message)
        await self.town.settle()

    @rule(who=st.sampled_from((*CUSTOMERS, *HELPERS)), which=st.integers(0, 7))
    @precondition(lambda self: self.streets)
    def presses_something(self, who: str, which: int) -> None:
        """Any button on somebody's screen, the newest first."""
        self.do(self._presses(self.player(who), which))

    async def _presses(self, who: Player, which: int) -> None:
        there = [
            (message["id"], number)
            for message in reversed(who.messages())
            for number, _ in enumerate(one for row in message["buttons"] for one in row)
        ]
        if there:
            message, button = there[which % len(there)]
            people.taps(self.town.world, who.id, button, message=message)
            await self.town.settle()

    @rule(who=st.sampled_from(HELPERS), label=st.sampled_from(("in 10", "Ich bin da", "Erledigt", "CHF")))
    @precondition(lambda self: any(one.helper for one in self.model.jobs.values()))
    def works(self, who: str, label: str) -> None:
        """The next step of a job in hand."""
        if any(label in one for one in self.player(who).buttons()):
            self.do(self.player(who).taps(label))

    @rule(who=st.sampled_from(HELPERS))
    @precondition(lambda self: any(one.status in {"accepted", "on_the_way"} for one in self.model.jobs.values()))
    def gives_back(self, who: str) -> None:
        """A helper who cannot come after all: at once, or later with a reason."""
        self.do(self._gives_back(self.player(who)))

    async def _gives_back(self, who: Player) -> None:
        for label in ("Rückgängig", "Zurückgeben", "Ich kann nicht"):
            if any(label in one for one in who.buttons()):
                await who.taps(label)

    @rule(which=st.integers(0, 10**6))
    @precondition(lambda self: self.buttons)
    def presses_something_old(self, which: int) -> None:
        """A button that stood on some screen once, pressed from an old phone."""
        person, chat, message, data = list(self.buttons)[which % len(self.buttons)]
        self.actors.add(person)
        world = self.town.world
        people.presses(world, people.person_of(world, person), world.chats[chat], message, data)
        self.do(self.town.settle())

    @rule(who=st.sampled_from((*CUSTOMERS, *HELPERS)), words=st.sampled_from(WORDS))
    def says(self, who: str, words: str) -> None:
        """A few words."""
        self.do(self.player(who).says(words))

    @rule(minutes=st.sampled_from(JUMPS))
    @precondition(lambda self: self.streets)
    def time_passes(self, minutes: int) -> None:
        """The clock jumps, from one due thing to the next."""
        self.do(self.town.waits(minutes=minutes))

    @rule(after=st.sampled_from(("nothing", "keeping", "working")), who=st.sampled_from(CUSTOMERS))
    @precondition(lambda self: self.streets)
    def dies_meanwhile(self, after: str, who: str) -> None:
        """The bot is killed while somebody asks, and begins again."""
        people.says(self.town.world, self.player(who).id, "/jobs")
        self.do(self.town.restarts(after=after))

    # ── what must hold after everything ──────────────────────────────────────────────────────────────────────────────

    @invariant()
    def all_is_as_promised(self) -> None:
        """Histories, screens and what is owed."""
        self.do(self._looks())
        self.actors.clear()

    async def _job(self, number: int) -> Job:
        async with self.town.store.reading(self.town.time.now()) as unit:
            return await unit.session.get_one(Job, number)

    async def _looks(self) -> None:
        await owes_nothing(self.town)
        async with self.town.store.reading(self.town.time.now()) as unit:
            all_jobs = list(await unit.session.scalars(select(Job).order_by(JOB.c.id)))
            for job in all_jobs:
                steps = select(History).where(HISTORY.c.job_id == job.id).order_by(HISTORY.c.id)
                self.model.hears(job, list(await unit.session.scalars(steps)), self.actors)
        now = self.town.time.now()
        for job in all_jobs:
            known = self.model.jobs[job.id or 0]
            if known.status == "offered" and job.immediate and known.searched_since is not None:
                assert now - known.searched_since <= MOST_SEARCH, f"job {job.id} is looked for and forgotten"
            assert job.final is None or job.final <= max(job.high, job.consented or 0), "above what was agreed"
            self._customer_reads(job)
            self._helpers_read(job)
        self._buttons(all_jobs)

    def _customer_reads(self, job: Job) -> None:
        who = next(one for one in map(self._somebody, CUSTOMERS) if one.id == job.customer_id)
        cards = [one["text"] for one in who.messages() if one["text"].startswith(f"Buchung {job.id} ·")]
        assert cards, f"{who.name} has no card of booking {job.id}:\n{who.reads()}"
        wanted = CUSTOMER_READS[str(job.status)]
        others = [one for status, some in CUSTOMER_READS.items() if status != str(job.status) for one in some]
        assert not wanted or any(one in cards[-1] for one in wanted), f"{job.status}, and {who.name} reads {cards[-1]}"
        if not wanted:
            assert not any(one in cards[-1] for one in others), f"{job.status}, and {who.name} reads {cards[-1]}"

    def _helpers_read(self, job: Job) -> None:
        for who in map(self._somebody, HELPERS):
            street = self.streets.get(job.id or 0)
            if who.id != job.helper_id and street is not None:
                assert street not in who.reads(), f"{who.name} reads {street} without having job {job.id}"
            if who.id == job.helper_id and str(job.status) in HELPER_READS:
                cards = [one["text"] for one in who.messages() if re.match(rf"Auftrag {job.id}\n", one["text"])]
                assert cards, f"{who.name} has job {job.id} and no card of it:\n{who.reads()}"
                assert HELPER_READS[str(job.status)] in cards[-1], f"{job.status}, and {who.name} reads {cards[-1]}"
        if job.status in WORK:
            taken = [one["text"] for one in self._somebody("luca").messages("helpers")]
            assert f"🔔 Auftrag {job.id}\n" not in "\n".join(f"{one}\n" for one in taken), "still offered to the crowd"

    def _buttons(self, all_jobs: list[Job]) -> None:
        """Remember every button there is; none may offer a job that is not to be had."""
        open_ones = {job.id: job.offer_version for job in all_jobs if str(job.status) == "offered"}
        for name in (*CUSTOMERS, *HELPERS):
            who = self._somebody(name)
            for chat in ("private", "helpers") if name in HELPERS else ("private",):
                self._buttons_of(who, chat, open_ones)

    def _buttons_of(self, who: Player, chat: str, open_ones: dict[int | None, int]) -> None:
        where = people.chat_of(self.town.world, who.id, chat)
        for message in who.messages(chat):
            for number, label in enumerate(one for row in message["buttons"] for one in row):
                data = self._data(who.id, chat, message["id"], number)
                if label == "Annehmen":
                    job, version = (int(part) for part in data.split(":")[1:3])
                    assert open_ones.get(job) == version, f"{who.name} is offered job {job} in {chat}"
                self.buttons[who.id, where.id, int(message["id"]), data] = None

    def _data(self, person: int, chat: str, message: int, button: int) -> str:
        where = people.chat_of(self.town.world, person, chat)
        rows = where.posts[message].wire.get("reply_markup", {}).get("inline_keyboard", [])
        flat = [one for row in rows for one in row]
        return str(flat[button].get("callback_data", "")) if button < len(flat) else ""

    def _somebody(self, name: str) -> Player:
        found: Player = getattr(self.town, name)
        return found
