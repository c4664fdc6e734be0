"""Towns in the middle of a story, for walks to begin from: the story is played once, and each walk gets a copy.

A walk that begins with somebody at the door needs no luck to get there. Refuses to judge what it plays.
"""

from __future__ import annotations

import copy
import sqlite3
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from nlu.local import Local
from sandbox.world import World
from tests.faults.story import BOOKING, WORK, StormyTown

Buttons = dict[tuple[int, int, int, str], None]
"""Every button there has been: person, chat, message, data."""

PLACES = {
    "nothing": (),
    "offered": BOOKING,
    "accepted": (*BOOKING, *WORK[:1]),
    "on the way": (*BOOKING, *WORK[:2]),
    "in progress": (*BOOKING, *WORK[:3]),
    "done": (*BOOKING, *WORK[:5]),
    "settled": (*BOOKING, *WORK[:6]),
}
"""Where a story may begin, and what Anna and Luca have done by then."""


@dataclass(frozen=True, kw_only=True)
class Beginning:
    """A town as it was at some instant: its database, everybody's screens, and the buttons seen so far."""

    database: Path
    world: World
    buttons: Buttons


class Beginnings:
    """Plays the story once and keeps a copy of the town at each of PLACES."""

    def __init__(self, understander: Local, empty: Path, folder: Path) -> None:
        """`empty`: a migrated SQLite file; copies are made in `folder`."""
        self.understander, self.empty, self.folder = understander, empty, folder
        self._kept: dict[str, Beginning] = {}

    async def plays(self, seen: Callable[[StormyTown], Iterable[tuple[int, int, int, str]]]) -> None:
        """Play it; `seen` names the buttons on all screens."""
        database = self.folder / "story.sqlite"
        copied(self.empty, database)
        town = StormyTown(f"sqlite+aiosqlite:///{database}", self.understander)
        buttons: Buttons = {}
        played = 0
        try:
            await town.populate()
            for place, acts in PLACES.items():
                for who, does, what in acts[played:]:
                    await getattr(getattr(town, who), does)(what)
                    buttons |= dict.fromkeys(seen(town))
                    await town.waits(minutes=1 / 3)
                played = len(acts)
                kept = self.folder / f"{place}.sqlite"
                copied(database, kept)
                self._kept[place] = Beginning(database=kept, world=copy.deepcopy(town.world), buttons=dict(buttons))
        finally:
            await town.close()

    def town(self, place: str, database: Path) -> tuple[StormyTown, Buttons]:
        """A town of its own that begins there, in `database`; and the buttons there have been."""
        kept = self._kept[place]
        copied(kept.database, database)
        world = copy.deepcopy(kept.world)
        return StormyTown(f"sqlite+aiosqlite:///{database}", self.understander, world=world), dict(kept.buttons)


def copied(one: Path, other: Path) -> None:
    """Copy an SQLite database, whatever is in its log."""
    source, target = sqlite3.connect(one), sqlite3.connect(other)
    try:
        source.backup(target)
    finally:
        source.close()
        target.close()
