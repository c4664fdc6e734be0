"""The real bot process, killed with SIGKILL in the middle of many stories, again and again (tests/faults/killing.py).

Two kills on SQLite by default; NEEDBOT_FAULTS=long kills sixty times, on PostgreSQL too, with one worker and with
three.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from nlu.local import Local
from tests.faults.killing import Run, play, trained
from tests.faults.long import LONG, SEED

KILLS, CUSTOMERS = (60, 6) if LONG else (2, 3)
FLEETS = [("sqlite", 1), ("postgresql", 1), ("postgresql", 3)] if LONG else [("sqlite", 1)]


@pytest.mark.timeout(3600 if LONG else 300)
@pytest.mark.parametrize(("database", "workers"), FLEETS, indirect=["database"])
async def test_killed_again_and_again_the_bot_loses_nothing(
    database: str, workers: int, tmp_path: Path, understander: Local
) -> None:
    assert understander, "trained already"
    trained()
    outcome = await play(Run(database=database, workers=workers, kills=KILLS, seed=SEED, customers=CUSTOMERS), tmp_path)
    print(outcome.line())
    assert outcome.broken == [], outcome.line()
    assert outcome.kills >= KILLS
    assert outcome.stories > KILLS / 4, outcome.line()
