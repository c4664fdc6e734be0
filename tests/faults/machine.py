"""Random people doing random things, with jumps of the clock and restarts, against a plain model (Hypothesis).

Each walk begins somewhere in a story (tests/faults/beginnings.py). What must hold after every step stands in
tests/faults/model.py and tests/faults/screens.py.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable
from itertools import count
from typing import Any, ClassVar

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule
from sqlalchemy import select

from sandbox import people
from storage.tables.jobs import History, Job
from storage.unit import table_of
from tests.conversations.town import Player
from tests.faults import screens
from tests.faults.beginnings import PLACES, Beginnings, Buttons
from tests.faults.model import MOST_SEARCH, WORK, Model
from tests.faults.screens import CUSTOMERS, HELPERS
from tests.faults.story import STREET, StormyTown, owes_nothing

JOB, HISTORY = table_of(Job), table_of(History)
WORDS = ("ja", "nein", "1", "60", "abbrechen", "/jobs", "/duty", "/me", "wo bisch?", "übermorgen um 10", "/start")
JUMPS = (1, 3, 3, 15, 40, 180, 24 * 60, 49 * 60)
ENDS = ("/cancel {} Sturm", "/reassign {} Sturm", "/settle {} 45 Sturm")
MOST_JOBS = 3
"""So many bookings in one walk: more say nothing new and take long to look at."""


class TownMachine(RuleBasedStateMachine):
    """Hypothesis draws what happens next."""

    beginnings: ClassVar[Beginnings]
    loop: ClassVar[asyncio.AbstractEventLoop]
    numbers: ClassVar[count[int]] = count()

    def __init__(self) -> None:
        super().__init__()
        self.path = self.beginnings.folder / f"machine{next(self.numbers)}.sqlite"
        self.model = Model()
        self.town: StormyTown
        self.streets: dict[int, str] = {}
        self.buttons: Buttons = {}
        self.actors: set[int] = set()
        self.heard = 0
        """The number of the last call the model has heard of."""

    @initialize(place=st.sampled_from((*PLACES, *["accepted"] * 3, "offered")))
    def begins(self, place: str) -> None:
        """Somewhere in a story."""
        self.town, self.buttons = self.beginnings.town(place, self.path)
        if PLACES[place]:
            self.streets[1] = STREET
        self.actors |= {self.town.anna.id, self.town.luca.id}

    def do(self, what: Awaitable[Any]) -> Any:
        return self.loop.run_until_complete(what)

    def teardown(self) -> None:
        """Close this town."""
        self.do(self.town.close())
        for part in ("", "-wal", "-shm"):
            self.path.with_name(self.path.name + part).unlink(missing_ok=True)

    def player(self, name: str) -> Player:
        found = screens.player(self.town, name)
        self.actors.add(found.id)
        return found

    # ── what people do ───────────────────────────────────────────────────────────────────────────────────────────────

    @rule(who=st.sampled_from(CUSTOMERS))
    @precondition(lambda self: len(self.streets) < MOST_JOBS)
    def books(self, who: str) -> None:
        """From the first word to the order button, as far as the bot leads there."""
        self.do(self._books(self.player(who)))

    async def _books(self, who: Player) -> None:
        street = f"Hardstrasse {200 + len(self.streets)}"
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
    @precondition(lambda self: self._is_any("offered"))
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
        async with self.town.store.reading(self.town.time.now()) as unit:
            job = await unit.session.get_one(Job, number)
        in_time = self.town.time.now() <= job.slot_start
        if free and in_time and chat == "private":
            assert job.helper_id is not None, f"{who.name} pressed Accept for job {number} and nobody has it: {said}"

    @rule(pair=st.permutations(HELPERS))
    @precondition(lambda self: self._is_any("offered"))
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

    @rule(label=st.sampled_from(("in 10", "Ich bin da", "Erledigt", "CHF")))
    @precondition(lambda self: self._is_any(*WORK))
    def works(self, label: str) -> None:
        """The next step of a job in hand."""
        for name in HELPERS:
            if self._has_one(name, *WORK) and any(label in one for one in self.player(name).buttons()):
                self.do(self.player(name).taps(label))

    @rule()
    @precondition(lambda self: self._is_any("accepted", "on_the_way"))
    def gives_back(self) -> None:
        """A helper who cannot come after all: at once, or later with a reason."""
        for name in HELPERS:
            if self._has_one(name, "accepted", "on_the_way"):
                self.do(self._gives_back(self.player(name)))

    async def _gives_back(self, who: Player) -> None:
        for label in ("Rückgängig", "Zurückgeben", "Ich kann nicht"):
            if any(label in one for one in who.buttons()):
                await who.taps(label)

    @rule(who=st.sampled_from(CUSTOMERS), labels=st.sampled_from((("Absagen", "Ja, absagen"), ("Verschieben", "Uhr"))))
    @precondition(lambda self: self._is_any("offered", "accepted", "on_the_way", "expired"))
    def thinks_again(self, who: str, labels: tuple[str, ...]) -> None:
        """A customer does not want anybody any more, or at another time."""
        for label in labels:
            if any(label in one for one in self.player(who).buttons()):
                self.do(self.player(who).taps(label))

    @rule(what=st.sampled_from(ENDS), which=st.integers(0, MOST_JOBS - 1))
    @precondition(lambda self: self.streets)
    def an_admin_decides(self, what: str, which: int) -> None:
        """A command in the admin chat."""
        number = sorted(self.streets)[which % len(self.streets)]
        self.do(self.player("ada").says(what.format(number), chat="admins"))

    @rule(which=st.integers(0, 10**6))
    @precondition(lambda self: self.buttons)
    def presses_something_old(self, which: int) -> None:
        """A button that stood on some screen once, pressed from an old phone."""
        person, chat, message, data = list(self.buttons)[which % len(self.buttons)]
        self._press(person, chat, message, data)

    @rule(what=st.sampled_from(("undo", "accept", "arrive", "release", "finish")), which=st.integers(0, 99))
    @precondition(lambda self: self.buttons)
    def presses_a_step_again(self, what: str, which: int) -> None:
        """The same, of a helper's card."""
        found = [one for one in self.buttons if self._step_of(one[3]) == what]
        if found:
            self._press(*found[which % len(found)])

    @rule(minutes=st.sampled_from((1, 3)))
    @precondition(lambda self: self._is_any("accepted"))
    def thinks_better_of_it(self, minutes: int) -> None:
        """Who has accepted presses the button that undoes it a little later, in time or not, as it stood there then."""
        for name in HELPERS:
            if self._has_one(name, "accepted"):
                me = self.player(name).id
                self.do(self.town.waits(minutes=minutes))
                for one in [one for one in self.buttons if one[0] == me and self._step_of(one[3]) == "undo"][-1:]:
                    self._press(*one)

    @rule(who=st.sampled_from(HELPERS), which=st.integers(0, 99))
    @precondition(lambda self: self._is_any(*WORK))
    def meddles(self, who: str, which: int) -> None:
        """A helper says what another's button says: rights are the database's to decide, whoever made the mark."""
        me = self.player(who)
        others = [data for person, _, _, data in self.buttons if person != me.id and self._step_of(data)]
        if others and me.messages():
            self.do(me.presses(others[which % len(others)].rpartition("~")[0]))

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

    def _press(self, person: int, chat: int, message: int, data: str) -> None:
        self.actors.add(person)
        world = self.town.world
        people.presses(world, people.person_of(world, person), world.chats[chat], message, data)
        self.do(self.town.settle())

    # ── what must hold after everything ──────────────────────────────────────────────────────────────────────────────

    @invariant()
    def all_is_as_promised(self) -> None:
        """Histories, screens and what is owed."""
        self.do(self._looks())
        self.actors.clear()
        self.heard = self.town.world.transcript.last

    async def _looks(self) -> None:
        town = self.town
        await owes_nothing(town)
        async with town.store.reading(town.time.now()) as unit:
            jobs = list(await unit.session.scalars(select(Job).order_by(JOB.c.id)))
            for job in jobs:
                steps = select(History).where(HISTORY.c.job_id == job.id).order_by(HISTORY.c.id)
                self.model.hears(job, list(await unit.session.scalars(steps)), self.actors, self._newly_said)
        now = town.time.now()
        for job in jobs:
            known = self.model.jobs[job.id or 0]
            if known.status == "offered" and job.immediate and known.searched_since is not None:
                assert now - known.searched_since <= MOST_SEARCH, f"job {job.id} is looked for and forgotten"
            assert job.final is None or job.final <= max(job.high, job.consented or 0), "above what was agreed"
            screens.customer_reads(town, job)
            screens.helpers_read(town, job, self.streets.get(job.id or 0))
        screens.none_offers_in_vain(town, jobs)
        await screens.none_is_behind(town)
        self.buttons |= dict.fromkeys(one[:4] for one in screens.buttons(town))

    def _newly_said(self, person: int) -> list[str]:
        """What the bot has sent somebody since the model last heard."""
        return [
            str(call["params"].get("text", ""))
            for call in self.town.world.transcript.since(self.heard)
            if (call["method"], str(call["params"].get("chat_id")), call["status"]) == ("sendMessage", str(person), 200)
        ]

    def _data(self, person: int, chat: str, message: int, button: int) -> str:
        where = people.chat_of(self.town.world, person, chat)
        rows = where.posts[message].wire.get("reply_markup", {}).get("inline_keyboard", [])
        return str([one for row in rows for one in row][button].get("callback_data", ""))

    def _step_of(self, data: str) -> str | None:
        """What a button of a helper's job card does."""
        parts = data.rpartition("~")[0].split(":")
        return parts[3] if parts[0] == "j" else None

    def _is_any(self, *statuses: str) -> bool:
        return any(one.status in statuses for one in self.model.jobs.values())

    def _has_one(self, name: str, *statuses: str) -> bool:
        person = screens.player(self.town, name).id
        return any(one.helper == person and one.status in statuses for one in self.model.jobs.values())
